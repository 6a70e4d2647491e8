import type { Json } from '@fiveones/definition';
import { describe, expect, it } from 'vitest';
import { idCheckDigit } from './id-card.ts';
import { application, chosen, formOf, household, visitDay } from './form.example.ts';
import { valueAt } from './pointer.ts';
import { stateOf } from './state.ts';
import type { FormContext } from './context.ts';

const id = (seventeen: string): string => seventeen + idCheckDigit(seventeen);
const at = (value: typeof household, path: string, context: FormContext = visitDay) =>
  stateOf(application, value, context).fields.get(path);

describe('what is worked out', () => {
  it('reaches through rows and through other results', () => {
    const { value } = stateOf(application, household, visitDay);
    expect([valueAt(value, '/total'), valueAt(value, '/perHead')]).toEqual([1000.5, 500.25]);
  });

  it('uses the identity number of its own row', () => {
    const members = [{ idNo: id('99010119700101123') }, { idNo: id('99010120150101123') }];
    const { value } = stateOf(application, { members }, visitDay);
    expect([valueAt(value, '/members/0/age'), valueAt(value, '/members/1/age')]).toEqual([56, 11]);
  });

  it('is rounded to fen for money and disappears when it cannot be worked out', () => {
    const seven = { ...household, members: [{}, {}, {}, {}, {}, {}, {}] };
    expect(stateOf(application, seven, visitDay).value['perHead']).toBe(142.93);
    expect(stateOf(application, { perHead: 9 }, visitDay).value).not.toHaveProperty('perHead');
  });

  it('from the member it is filled in for, and stays where the form is only looked at', () => {
    const parent = formOf({ whose: { type: 'string', 'x-computed': 'verifyOf.parent' } });
    const verify = { ...parent, form: { ...parent.form, member: 'verifyOf' } };
    const whose = (member: Json | undefined) =>
      stateOf(verify, { whose: 'father' }, { member }).value['whose'];
    expect([whose({ parent: 'mother' }), whose(undefined)]).toEqual(['mother', 'father']);
  });

  it('ends after a few rounds even where two fields chase each other', () => {
    const chase = formOf({
      a: { type: 'number', 'x-computed': 'if b = null then 1 else b + 1' },
      b: { type: 'number', 'x-computed': 'a' },
    });
    expect(stateOf(chase, {}, {}).fields.size).toBe(2);
  });
});

describe('what shows', () => {
  it('follows the condition, and a hidden value counts for nothing but is not forgotten', () => {
    const typed = { ...household, mode: 'household', reason: '户内重残' };
    const state = stateOf(application, typed, visitDay);
    expect(state.fields.get('/reason')?.visible).toBe(false);
    expect([state.value['reason'], state.effective['reason']]).toEqual(['户内重残', undefined]);
  });

  it('is decided for each row on its own', () => {
    const grown = {
      ...household,
      members: [{ idNo: id('99010119700101123') }, { idNo: id('99010120150101123') }],
    };
    expect([at(grown, '/members/0/marital')?.visible, at(grown, '/members/1/marital')?.visible]).toEqual([
      true,
      false,
    ]);
  });

  it.each([
    ['the near field before the far one', { x: 'near' }, {}, true],
    ['the instance’s data', {}, { data: { x: 'near' } }, true],
    ['nothing where there is nothing', {}, {}, false],
  ])('sees %s', (_, value, context, visible) => {
    const form = formOf({
      y: { type: 'string', 'x-visible': 'x = "near"' },
      ...('x' in value ? { x: { type: 'string' } } : {}),
    });
    expect(stateOf(form, value, context).fields.get('/y')?.visible).toBe(visible);
  });
});

describe('rights', () => {
  const form = formOf(
    {
      open: { type: 'string' },
      town: { type: 'string', 'x-rights': { edit: 'T' } },
      secret: { type: 'string', 'x-rights': { edit: 'T', view: 'T' } },
      idNo: { type: 'string', 'x-kind': 'idCard', 'x-sensitivity': 'M1', 'x-rights': { edit: 'A' } },
    },
    { rights: { edit: 'AT', view: 'RS' } },
  );

  it.each([
    ['A', '/open', 'edit'],
    ['R', '/open', 'read'],
    ['V', '/open', 'none'],
    ['A', '/town', 'read'],
    ['T', '/town', 'edit'],
    ['A', '/secret', 'none'],
    ['AT', '/secret', 'edit'],
    ['R', '/idNo', 'masked'],
    ['A', '/idNo', 'edit'],
  ])('role %s has %s for %s', (role, path, expected) => {
    const state = stateOf(form, {}, { role }).fields.get(path);
    const word =
      state?.visible !== true ? 'none' : !state.readonly ? 'edit' : state.masked ? 'masked' : 'read';
    expect(word).toBe(expected);
  });

  it('are only narrowed by a node', () => {
    const fieldsOverride = { open: 'read', town: 'hide', secret: 'edit' } as const;
    const { fields } = stateOf(form, {}, { role: 'A', fieldsOverride });
    expect(
      ['/open', '/town', '/secret'].map((path) => [fields.get(path)?.visible, fields.get(path)?.readonly]),
    ).toEqual([
      [true, true],
      [false, true],
      [false, true],
    ]);
  });
});

it('offers the members of the household to a field that names one', () => {
  const form = formOf({
    members: {
      type: 'array',
      items: { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } },
    },
    who: { type: 'string', 'x-kind': 'memberRef' },
  });
  const { fields } = stateOf(form, { members: [{ id: 'm1', name: '张某某' }] }, {});
  expect(fields.get('/who')?.options).toEqual([{ value: 'm1', label: '张某某' }]);
});

it('keeps the same state objects where nothing changed', () => {
  const form = formOf({
    a: chosen('x', 'y'),
    b: { type: 'string', 'x-visible': 'a = "x"' },
    c: { type: 'string' },
  });
  const before = stateOf(form, { a: 'x' }, {});
  const after = stateOf(form, { a: 'y' }, {}, before);
  expect(after.fields.get('/c')).toBe(before.fields.get('/c'));
  expect(after.fields.get('/b')).not.toBe(before.fields.get('/b'));
});
