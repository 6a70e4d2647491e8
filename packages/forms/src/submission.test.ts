import type { FieldSchema, JsonObject } from '@fiveones/definition';
import { describe, expect, it } from 'vitest';
import { checkForm } from './check.ts';
import { compileForm } from './compile.ts';
import { application, chosen, formOf, household, visitDay } from './form.example.ts';
import { sampleValue } from './sample.ts';
import { pagesOf, progressOf, sectionsOf, standingOf, stepsIn } from './section.ts';
import { stateOf } from './state.ts';
import { defaultsOf, newRow, readableOf, submissionOf } from './submission.ts';
import { formProblemCodes } from './problem.ts';
import { en, say, zh } from './words.ts';

describe('what is stored', () => {
  it('leaves out what is hidden and what is blank, and works out again what a browser may have forged', () => {
    const sent = { ...household, reason: '藏起来的', total: 1, note: '' };
    const { value } = submissionOf(application, sent, visitDay);
    expect(value).not.toHaveProperty('reason');
    expect(value['total']).toBe(1000.5);
  });

  it('is the same when it is sent once more', () => {
    const once = submissionOf(application, household, visitDay).value;
    expect(submissionOf(application, once, visitDay).value).toEqual(once);
  });

  it.each<readonly [string, JsonObject]>([
    ['whole', household],
    ['empty', {}],
    ['with something in a hidden field', { ...household, reason: '藏起来的' }],
    ['forged', { ...household, total: 1, note: '' }],
  ])('says that it would come out the same only where it does: %s', (_, sent) => {
    const { value, settled } = submissionOf(application, sent, visitDay);
    const again = submissionOf(application, value, visitDay);
    expect(again.settled).toBe(true);
    expect(again.value).toEqual(value);
    const state = stateOf(application, value, visitDay);
    expect(again.state).toEqual(state);
    if (settled) expect(submissionOf(application, sent, visitDay).state).toEqual(state);
  });

  it('works a form out again that never comes to rest', () => {
    const restless = formOf({
      a: { type: 'number', 'x-computed': 'if b = null then 1 else b + 1' },
      b: { type: 'number', 'x-computed': 'if a = null then 1 else a + 1' },
    });
    const { state, settled } = submissionOf(restless, {}, {});
    expect({ state: state.settled, settled }).toEqual({ state: false, settled: false });
  });

  const form = formOf(
    {
      open: { type: 'string' },
      town: { type: 'string', 'x-rights': { edit: 'T' } },
      hidden: { type: 'string', 'x-rights': { edit: 'T', view: 'T' } },
      by: { type: 'string', 'x-readonly': true, 'x-default': 'instance.user' },
      items: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            id: { type: 'string' },
            said: { type: 'number' },
            found: { type: 'number', 'x-rights': { edit: 'T' } },
          },
        },
      },
    },
    { rights: { edit: 'AT', view: '' } },
  );
  const base: JsonObject = {
    open: '旧',
    town: '镇',
    hidden: '密',
    items: [
      { id: 'a', said: 1, found: 10 },
      { id: 'b', said: 2, found: 20 },
    ],
  };
  const context = { role: 'A', base, instance: { user: '周某某' } };

  it('takes from the base what its sender may not fill, whether they see it or not', () => {
    const sent = { open: '新', town: '改', hidden: '改', by: '别人' };
    expect(submissionOf(form, sent, context).value).toEqual({
      open: '新',
      town: '镇',
      hidden: '密',
      by: '周某某',
    });
  });

  it('keeps the columns of others with their rows when rows move', () => {
    const items = [
      { id: 'b', said: 3, found: 0 },
      { id: 'c', said: 4, found: 99 },
    ];
    expect(submissionOf(form, { items }, context).value['items']).toEqual([
      { id: 'b', said: 3, found: 20 },
      { id: 'c', said: 4 },
    ]);
  });
});

describe('what a form opens with', () => {
  it('is what it holds, then its defaults, near and far', () => {
    const form = formOf({
      a: { type: 'string', 'x-default': 'today' },
      b: { type: 'string', default: '乙' },
      c: { type: 'object', properties: { d: { type: 'number', 'x-default': '1 + 2' } } },
      e: { type: 'string' },
    });
    expect(defaultsOf(form, { ...visitDay, base: { b: '自己的' } })).toEqual({
      a: '2026-11-23',
      b: '自己的',
      c: { d: 3 },
    });
  });

  it('goes for new rows too', () => {
    const form = formOf({
      rows: {
        type: 'array',
        items: { type: 'object', properties: { day: { type: 'string', 'x-default': 'today' } } },
      },
    });
    expect(newRow(form, '/rows', {}, visitDay)).toEqual({ day: '2026-11-23' });
  });

  it('gives a row an id that no row has had, where the ids before it were not taken away from the end', () => {
    const properties = { id: { type: 'string' }, name: { type: 'string' } } as const;
    const form = formOf({ rows: { type: 'array', items: { type: 'object', properties } } });
    expect(newRow(form, '/rows', { rows: [{ id: 'r1' }, { id: 'r3' }] }, visitDay)).toEqual({ id: 'r4' });
  });
});

it('masks what a reader may see but has no business with', () => {
  const form = formOf(
    {
      idNo: { type: 'string', 'x-sensitivity': 'M1' },
      account: { type: 'string', 'x-sensitivity': 'M2' },
      phone: { type: 'string', 'x-sensitivity': 'M3' },
      ill: { type: 'string', 'x-sensitivity': 'M4', 'x-rights': { view: 'T' } },
    },
    { rights: { edit: 'T', view: 'R' } },
  );
  const value = {
    idNo: '990101197001011239',
    account: '6217001234567890123',
    phone: '13800001234',
    ill: '肾病',
  };
  expect(readableOf(form, value, { role: 'R' }).value).toEqual({
    idNo: '990101**********39',
    account: '***************0123',
    phone: '138****1234',
  });
  expect(readableOf(form, value, { role: 'T' }).value).toEqual(value);
  const { guarded } = readableOf(form, value, { role: 'R' });
  expect(new Set(guarded.keys())).toEqual(new Set([value.idNo, value.account, value.phone]));
  expect(readableOf(form, { idNo: '12345678' }, { role: 'R' }).value).toEqual({ idNo: '********' });
});

describe('sections', () => {
  const laid = formOf(
    {
      a: { type: 'string', 'x-required': true },
      b: { type: 'object', properties: { c: { type: 'string', 'x-required': true }, d: { type: 'string' } } },
      e: { type: 'string', 'x-required': true, 'x-visible': 'a = "有"' },
    },
    { sections: [{ id: 's', title: '吃', side: true, rows: [['a', 'b.c']] }] },
  );

  it('put fields that stand nowhere at the end', () => {
    const names = sectionsOf(laid).map((section) => [
      section.title,
      section.rows.map((row) => row.map((field) => field.dotted)),
    ]);
    expect(names).toEqual([
      ['吃', [['a', 'b.c']]],
      ['其他', [['b.d'], ['e']]],
    ]);
  });

  it('ask for signatures last, one page after the other', () => {
    const sign: FieldSchema = { type: 'object', 'x-kind': 'signature', properties: {} };
    const signed = formOf(
      {
        a: { type: 'string' },
        people: { type: 'array', 'x-kind': 'rows', items: sign },
        b: { type: 'string' },
      },
      { sections: ['a', 'people', 'b'].map((id) => ({ id, title: id, rows: [[id]] })) },
    );
    expect(sectionsOf(signed).map(({ id }) => id)).toEqual(['a', 'people', 'b']);
    expect(pagesOf(signed).map(({ id }) => id)).toEqual(['a', 'b', 'people']);
  });

  it('send nobody to a page where there is nothing to do: what is only read stands beside the next question, or the last', () => {
    const told = { type: 'string' } as const;
    const form = formOf(
      { a: told, b: { type: 'string' }, c: told, d: { type: 'string' }, e: told, f: told },
      { sections: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, title: id, rows: [[id]] })) },
    );
    const pages = (asked: ReadonlySet<string>) =>
      stepsIn(pagesOf(form), ({ id }) => (asked.has(id) ? 'asked' : id === 'f' ? 'hidden' : 'read')).map(
        ({ before, id, after }) => [before.map((part) => part.id), id, after.map((part) => part.id)],
      );
    expect(pages(new Set(['b', 'd']))).toEqual([
      [['a'], 'b', []],
      [['c'], 'd', ['e']],
    ]);
    expect(pages(new Set())).toEqual([[[], 'a', ['b', 'c', 'd', 'e']]]);
    const fieldsOverride = { a: 'read', c: 'read', e: 'read', f: 'hide' } as const;
    const state = stateOf(form, { a: '说过' }, { fieldsOverride });
    expect(sectionsOf(form).map((section) => standingOf(section, state))).toEqual([
      'read',
      'asked',
      'read',
      'asked',
      'read',
      'hidden',
    ]);
  });

  it('count what is shown and required', () => {
    const progress = (value: JsonObject) =>
      sectionsOf(laid).map((section) => progressOf(section, stateOf(laid, value, {})));
    expect(progress({})).toEqual([
      { filled: 0, total: 1 },
      { filled: 0, total: 0 },
    ]);
    expect(progress({ a: '有', b: { d: '写了' } })).toEqual([
      { filled: 1, total: 2 },
      { filled: 0, total: 1 },
    ]);
  });
});

it('what one only reads is never left to fill, a list of it neither', () => {
  const text = { type: 'string' };
  const lines = { type: 'array', items: { type: 'object', properties: { who: text }, required: ['who'] } };
  const form = formOf(
    { no: { ...text, 'x-readonly': true }, month: text, lines: { ...lines, 'x-readonly': true } },
    { required: ['no', 'month', 'lines'] },
  );
  const progress = (value: JsonObject) =>
    sectionsOf(form).map((section) => progressOf(section, stateOf(form, value, {})));
  expect(progress({})).toEqual([{ filled: 0, total: 1 }]);
  expect(progress({ no: '一', lines: [{}, {}] })).toEqual([{ filled: 3, total: 4 }]);
});

it('a signature counts when it is given, not when it is known who is to sign', () => {
  const parts = {
    signerName: { type: 'string' },
    image: { type: 'object', properties: { id: { type: 'string' } } },
  };
  const asked = formOf({
    sign: { type: 'object', 'x-kind': 'signature', 'x-required': true, properties: parts },
  });
  const filled = (sign: JsonObject) =>
    sectionsOf(asked).map((section) => progressOf(section, stateOf(asked, { sign }, {})).filled);
  expect(filled({ signerName: '周大爷' })).toEqual([0]);
  expect(filled({ signerName: '周大爷', image: { id: 'f1' } })).toEqual([1]);
});

describe('a form that is wrong itself', () => {
  const deep = (levels: number): FieldSchema =>
    levels === 0 ? { type: 'string' } : { type: 'object', properties: { a: deep(levels - 1) } };
  const many = Object.fromEntries(
    Array.from({ length: 1001 }, (_, index) => [`f${index}`, { type: 'string' }]),
  );
  const round: { type: string; properties: Record<string, FieldSchema> } = { type: 'object', properties: {} };
  round.properties['a'] = round;
  const wrong: readonly (readonly [string, () => ReturnType<typeof formOf>])[] = [
    ['form-feel', () => formOf({ a: { type: 'string', 'x-visible': 'a = = b' } })],
    ['form-feel', () => formOf({ a: { type: 'string', 'x-visible': 'nobody = 1' } }, {}, { dataNames: [] })],
    ['form-ref-unresolved', () => formOf({ a: { $ref: '../types/person.json' } })],
    ['form-recursion', () => compileForm(formOf({}).form, round)],
    ['form-too-deep', () => formOf({ a: deep(18) })],
    ['form-too-many-fields', () => formOf(many)],
    ['form-kind-unknown', () => formOf({ a: { type: 'string', 'x-kind': 'hologram' } })],
    ['form-kind-type', () => formOf({ a: { type: 'array', 'x-kind': 'text' } })],
    ['form-keyword-unsupported', () => formOf({ a: { type: 'string', anyOf: [] } })],
    ['form-pattern', () => formOf({ a: { type: 'string', pattern: '(?=x)' } })],
    [
      'form-section-field-unknown',
      () => formOf({}, { sections: [{ id: 's', title: '段', rows: [['nowhere']] }] }),
    ],
  ];

  it.each(wrong)('is told %s', (code, form) => {
    expect(form().problems.map((problem) => problem.code)).toContain(code);
  });

  it('is told every reason there is, in both languages', () => {
    expect(formProblemCodes.filter((code) => !wrong.some(([told]) => told === code))).toEqual([]);
    for (const code of formProblemCodes)
      expect([say(code, {}, zh), say(code, {}, en)].every((words) => words.length > 3)).toBe(true);
  });
});

it('makes a sample that is in order, the same for the same seed', () => {
  const form = formOf({
    m: chosen('a', 'b'),
    id: { type: 'string', 'x-kind': 'idCard', 'x-required': true },
    s: {
      type: 'object',
      'x-kind': 'signature',
      properties: { image: { type: 'object', properties: { id: { type: 'string' } } } },
    },
    n: { type: 'integer', minimum: 3, maximum: 9 },
    ok: { type: 'boolean', const: true },
    y: { type: 'string', pattern: '^\\d{4}-\\d{2}$' },
    t: { type: 'string', minLength: 20 },
  });
  for (const seed of [0, 1, 2, 3]) {
    expect(checkForm(form, sampleValue(form, seed), {})).toEqual([]);
    expect(sampleValue(form, seed)).toEqual(sampleValue(form, seed));
  }
});
