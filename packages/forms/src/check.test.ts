import type { FieldSchema, Json, JsonObject } from '@fiveones/definition';
import { describe, expect, it } from 'vitest';
import { checkForm, placeOf, shownAt } from './check.ts';
import type { FormContext } from './context.ts';
import { fieldKinds } from './field-kinds.ts';
import { idCheckDigit } from './id-card.ts';
import { application, chosen, formOf, household, visitDay } from './form.example.ts';
import { fieldProblemCodes } from './problem.ts';
import { withoutStrays } from './stray.ts';

const id = (seventeen: string): string => seventeen + idCheckDigit(seventeen);
const codesOf = (schema: FieldSchema, value: Json): readonly string[] =>
  checkForm(formOf({ it: { title: '此项', ...schema } }), { it: value }, {}).map(({ code }) => code);

const number: FieldSchema = { type: 'number', minimum: 1, maximum: 99 };
const rows: FieldSchema = {
  type: 'array',
  minItems: 1,
  maxItems: 2,
  uniqueItems: true,
  items: { type: 'string' },
};

/** One line a rule: what is typed, and what is said about it. */
const table: readonly (readonly [string, FieldSchema, Json, string | undefined])[] = [
  ['nothing where something is required', { type: 'string', 'x-required': true }, null, 'field-required'],
  ['blanks where something is required', { type: 'string', 'x-required': true }, '  ', 'field-required'],
  ['nothing where nothing is required', { type: 'string' }, null, undefined],
  ['a number for a text', { type: 'string' }, 3, 'field-not-text'],
  ['a word for a number', number, '68平', 'field-not-number'],
  ['a word for a whole number', { type: 'integer' }, '三', 'field-not-number'],
  ['a fraction for a whole number', { type: 'integer' }, 2.5, 'field-not-integer'],
  ['a word for yes or no', { type: 'boolean' }, '也许', 'field-not-chosen'],
  ['no of two', chosen('a', 'b'), 'c', 'field-not-option'],
  ['a list for a list', rows, ['x'], undefined],
  ['a word for a list', rows, 'x', 'field-not-list'],
  [
    'a word for an object',
    { type: 'object', properties: { a: { type: 'string' } } },
    'x',
    'field-not-object',
  ],
  ['no where only yes will do', { type: 'boolean', const: true }, false, 'field-not-constant'],
  ['too small', number, 0, 'field-too-small'],
  ['too large', number, 100, 'field-too-large'],
  ['not above', { type: 'number', exclusiveMinimum: 0 }, 0, 'field-not-above'],
  ['not below', { type: 'number', exclusiveMaximum: 1 }, 1, 'field-not-below'],
  ['no multiple', { type: 'number', multipleOf: 5 }, 7, 'field-not-multiple'],
  ['too short, counting characters', { type: 'string', minLength: 3 }, '𬱖某', 'field-too-short'],
  ['long enough, counting characters', { type: 'string', maxLength: 2 }, '𬱖某', undefined],
  ['too long', { type: 'string', maxLength: 2 }, '张某某', 'field-too-long'],
  ['too few', { ...rows, minItems: 2 }, ['x'], 'field-too-few'],
  ['too many', rows, ['x', 'y', 'z'], 'field-too-many'],
  ['the same twice', rows, ['x', 'x'], 'field-repeated'],
  ['another form', { type: 'string', pattern: '^\\d{4}$' }, '12a4', 'field-pattern'],
  ['a day that does not exist', { type: 'string', format: 'date' }, '2026-02-29', 'field-date'],
  ['a leap day', { type: 'string', format: 'date' }, '2028-02-29', undefined],
  [
    'an instant without an offset',
    { type: 'string', format: 'date-time' },
    '2026-11-23T10:42:00',
    'field-date-time',
  ],
  ['a thirteenth month', { type: 'string', 'x-kind': 'month' }, '2026-13', 'field-month'],
  ['a tenth of a fen', { type: 'number', 'x-unit': '元' }, 1.005, 'field-money'],
  ['whole fen', { type: 'number', 'x-unit': '元' }, 1234567.89, undefined],
  [
    'a wrong check digit',
    { type: 'string', 'x-kind': 'idCard' },
    id('99010119700101123') === '990101197001011231' ? '990101197001011232' : '990101197001011231',
    'field-id-card',
  ],
  ['a number of this country', { type: 'string', 'x-kind': 'idCard' }, id('51052519700101123'), undefined],
  ['a residence permit', { type: 'string', 'x-kind': 'idCard' }, id('81000019850615102'), undefined],
  ['a permanent residence card', { type: 'string', 'x-kind': 'idCard' }, id('91184019850615102'), undefined],
  [
    'a number of no province',
    { type: 'string', 'x-kind': 'idCard' },
    id('16052519700101123'),
    'field-id-card',
  ],
  ['a birth on no day', { type: 'string', 'x-kind': 'idCard' }, id('51052519700230123'), 'field-id-card'],
  [
    'a birth before anybody’s',
    { type: 'string', 'x-kind': 'idCard' },
    id('51052518491231123'),
    'field-id-card',
  ],
  ['ten digits of a telephone', { type: 'string', 'x-kind': 'phone' }, '1380000123', 'field-phone'],
  ['a fixed line with its area code', { type: 'string', 'x-kind': 'phone' }, '0830-1234567', undefined],
  [
    'an account with a slip',
    { type: 'string', 'x-kind': 'bankAccount' },
    '6217001234567890',
    'field-bank-account',
  ],
  ['a county elsewhere', { type: 'string', 'x-kind': 'region' }, '510521000000', undefined],
  ['a place of no province', { type: 'string', 'x-kind': 'region' }, '070101', 'field-region'],
  ['half a place', { type: 'string', 'x-kind': 'region' }, '51052', 'field-region'],
  [
    'a refusal without a witness',
    { type: 'object', 'x-kind': 'signature', properties: {} },
    { refused: true, refuseReason: '不同意' },
    'field-unsigned',
  ],
  [
    'a signature without an image',
    { type: 'object', 'x-kind': 'signature', properties: {} },
    { signerName: '张某某' },
    'field-required',
  ],
  [
    'a signature of which only the voided image is left',
    {
      type: 'object',
      'x-kind': 'signature',
      properties: { image: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] } },
    },
    { signerName: '张某某', image: {} },
    'field-required',
  ],
  [
    'a choice of a list of which nothing is known',
    { type: 'string', 'x-kind': 'choice', 'x-options': 'param.places' },
    'c',
    undefined,
  ],
  [
    'a row that is wrong as a whole, and only once',
    {
      type: 'array',
      items: {
        type: 'object',
        'x-kind': 'signature',
        required: ['signerName'],
        properties: { signerName: { type: 'string' } },
      },
    },
    [{ refused: true, refuseReason: '不同意' }],
    'field-unsigned',
  ],
  [
    'what is no field',
    { type: 'object', additionalProperties: false, properties: { a: { type: 'string' } } },
    { a: 'x', b: 1 },
    'field-unknown',
  ],
  [
    'what a check forbids',
    { type: 'number', 'x-check': [{ that: 'it < 5', message: '要小于五' }] },
    5,
    'field-check',
  ],
  [
    'what a check cannot decide',
    { type: 'number', 'x-check': [{ that: 'it < param.limit', message: '要小于上限' }] },
    5,
    'field-check',
  ],
];

describe('a value is refused for', () => {
  it.each(table)('%s', (_, schema, value, code) => {
    expect(codesOf(schema, value)).toEqual(code === undefined ? [] : [code]);
  });

  it('every reason there is, but for those of a step', () => {
    const ofASubmit = ['field-unconfirmed', 'field-signed-before'];
    expect(
      fieldProblemCodes.filter((code) => ![...table.map(([, , , of]) => of), ...ofASubmit].includes(code)),
    ).toEqual([]);
  });
});

it('refuses what no field names, at any depth, unless it stood there before or the form is open for it', () => {
  const schema: FieldSchema = { type: 'object', properties: { a: { type: 'string' } } };
  const form = formOf({
    name: { type: 'string' },
    rows: { type: 'array', items: { ...schema, properties: { id: { type: 'string' } } } },
    open: { ...schema, additionalProperties: true },
    signed: { type: 'object', 'x-kind': 'signature', properties: {} },
  });
  const value = {
    name: '周',
    kept: 1,
    changed: 2,
    forged: 3,
    rows: [
      { id: 'r2', extra: 1 },
      { id: 'r1', extra: 1 },
    ],
    open: { b: 1 },
    signed: { image: { id: 'f' }, digest: 'x' },
  };
  const base = { kept: 1, changed: 1, rows: [{ id: 'r1', extra: 1 }] };
  const found = checkForm(form, value, { base }).map(({ code, path }) => [code, path]);
  expect(found).toEqual(['/changed', '/forged', '/rows/0/extra'].map((path) => ['field-unknown', path]));
  expect(withoutStrays(form, value, base)).toEqual({
    name: '周',
    kept: 1,
    rows: [{ id: 'r2' }, { id: 'r1', extra: 1 }],
    open: { b: 1 },
    signed: { image: { id: 'f' }, digest: 'x' },
  });
});

it('says nothing about a form that is in order', () => {
  expect(
    checkForm(
      application,
      { ...household, members: [{ name: '张某某', relation: 'self', idNo: id('99010119700101123') }] },
      visitDay,
    ),
  ).toEqual([]);
});

it('speaks Chinese without a key in it, whatever is wrong', () => {
  for (const [, schema, value] of table) {
    for (const { message } of checkForm(formOf({ it: { title: '此项', ...schema } }), { it: value }, {})) {
      expect(message.replaceAll(/pdf|jpg|png/g, '')).not.toMatch(/[a-z{}]/i);
    }
  }
});

it.each<[string, JsonObject, string, string]>([
  [
    'a missing row entry',
    { ...household, members: [{ relation: 'self' }] },
    '/members/0/name',
    '家庭成员 · 第 1 行 · 姓名',
  ],
  [
    'a check over all rows',
    { ...household, members: [{ name: '张某某', relation: 'child' }] },
    '/members',
    '家庭成员',
  ],
  ['what only shows now', { ...household, mode: 'single' }, '/reason', '单人户理由'],
])('names the place of %s', (_, value, path, place) => {
  const problem = checkForm(application, value, visitDay)[0];
  expect([problem?.path, placeOf(application, problem?.path ?? '')]).toEqual([path, place]);
});

it('asks for what is missing by the way it is answered', () => {
  const form = formOf({
    area: { type: 'number', title: '建筑面积', 'x-required': true },
    alive: { type: 'boolean', title: '确认在世', 'x-required': true },
    sign: { type: 'object', title: '本人签字', 'x-kind': 'signature', 'x-required': true, properties: {} },
  });
  expect(checkForm(form, {}, {}).map(({ message }) => message)).toEqual([
    '请填写建筑面积',
    '请选“是”或“否”',
    '请完成本人签字',
  ]);
});

it('a part of a whole is typed, read and bounded in hundredths, and stored as rules reckon with it', () => {
  const schema: FieldSchema = {
    type: 'number',
    title: '规范率',
    minimum: 0.8,
    maximum: 1,
    'x-kind': 'share',
  };
  const form = formOf({ rate: schema });
  const { read, show } = fieldKinds.share;
  expect(['95', '95%', '９５％', '83.3'].map((typed) => read(typed, schema))).toEqual(
    [0.95, 0.95, 0.95, 0.833].map((value) => ({ ok: true, value })),
  );
  expect([0.95, 5 / 6, 0.3 * 3].map((value) => show(value, { schema }))).toEqual(['95%', '83.3%', '90%']);
  expect([0.5, 95].map((rate) => checkForm(form, { rate }, {})[0]?.message)).toEqual([
    '不能小于 80%',
    '不能大于 100%',
  ]);
});

it('takes an empty list for an answer only where the form says so', () => {
  const { members: _, ...nobody } = household;
  expect(checkForm(application, { ...nobody, incomes: [] }, visitDay).map(({ path }) => path)).toEqual([
    '/members',
  ]);
});

it('leaves other papers than identity cards alone', () => {
  const form = formOf({ idType: { type: 'string' }, idNo: { type: 'string', 'x-kind': 'idCard' } });
  const codes = (idType: string) =>
    checkForm(form, { idType, idNo: 'E12345678' }, {}).map(({ code }) => code);
  expect([codes('PASSPORT'), codes('ID_CARD')]).toEqual([[], ['field-id-card']]);
});

it('tells of a field that is worked out when it breaks its own check: others can be mended', () => {
  const twice: FieldSchema = {
    type: 'number',
    'x-computed': 'once * 2',
    'x-check': [{ that: 'twice < 10', message: '要小于十' }],
  };
  const form = formOf({ once: { type: 'number' }, twice });
  expect(checkForm(form, { once: 6 }, {}).map(({ code, path }) => [code, path])).toEqual([
    ['field-check', '/twice'],
  ]);
});

it('asks of a person only what they may fill', () => {
  const rights = { rights: { edit: 'AT', view: '' } };
  const form = formOf(
    {
      mine: { type: 'string', 'x-required': true },
      theirs: { type: 'string', 'x-required': true, 'x-rights': { edit: 'T' } },
    },
    rights,
  );
  const asked = (context: FormContext) => checkForm(form, {}, context).map(({ path }) => path);
  expect([asked({ role: 'A' }), asked({ role: 'T' }), asked({ role: 'A', mode: 'read' })]).toEqual([
    ['/mine'],
    ['/mine', '/theirs'],
    [],
  ]);
});

it('does not ask for the parts of an optional object that nobody began', () => {
  const agent: FieldSchema = {
    type: 'object',
    required: ['name', 'phone'],
    properties: { name: { type: 'string' }, phone: { type: 'string' } },
  };
  const form = formOf({ agent });
  expect([checkForm(form, {}, {}).length, checkForm(form, { agent: { name: '李某' } }, {}).length]).toEqual([
    0, 1,
  ]);
  expect(checkForm(formOf({ agent }, { required: ['agent'] }), {}, {}).map(({ path }) => path)).toEqual([
    '/agent/name',
    '/agent/phone',
  ]);
});

it('runs a hostile pattern in linear time', () => {
  const start = performance.now();
  codesOf({ type: 'string', pattern: '^(a+)+$' }, `${'a'.repeat(5000)}!`);
  expect(performance.now() - start).toBeLessThan(500);
});

it('shows a value as a person reads it', () => {
  expect([
    shownAt(application, household, '/mode'),
    shownAt(application, household, '/incomes/1/amount'),
  ]).toEqual(['household项', '300.50 元']);
});
