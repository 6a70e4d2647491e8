import {
  expandForm,
  isObject,
  namesPerson,
  type FieldSchema,
  type Json,
  type Package,
} from '@fiveones/definition';
import { deedsOf, givenData } from '@fiveones/interpreter';
import { expect, test } from 'vitest';
import { plain, sectionsIn, type Block, type Handbook } from '../src/block.ts';
import { htmlOf } from '../src/html.ts';
import { bookOf, chapters } from './templates.example.ts';

type Sheet = Extract<Block, { kind: 'sheet' }>;
const sheetsIn = (book: Handbook): readonly Sheet[] =>
  sectionsIn(book.sections).flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'sheet'));

const isNumber = (schema: FieldSchema): boolean =>
  ['idCard', 'phone', 'bankAccount'].includes(schema['x-kind'] ?? '');

/** Whether a form's own marks call a text private, read from the schema as it is written. */
const isMarked = (schema: FieldSchema): boolean =>
  schema.type === 'string' &&
  schema.format === undefined &&
  schema.oneOf === undefined &&
  schema.enum === undefined &&
  (namesPerson(schema) || isNumber(schema) || schema['x-sensitivity'] !== undefined);

/** The marked texts of a value. Two letters make a name; other texts so short stand elsewhere by chance. */
function markedIn(schema: FieldSchema, value: Json | undefined): readonly string[] {
  if (typeof value === 'string')
    return isMarked(schema) && value.length >= (namesPerson(schema) ? 2 : 6) ? [value] : [];
  if (Array.isArray(value))
    return (value as readonly Json[]).flatMap((row) => markedIn(schema.items ?? {}, row));
  if (!isObject(value)) return [];
  if (schema['x-kind'] === 'signature')
    return typeof value['signerName'] === 'string' ? [value['signerName']] : [];
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => markedIn(inner, value[key]));
}

/** Every marked text that a scenario of a package fills in anywhere, but for words that the package uses itself. */
function privateTexts(pkg: Package): readonly string[] {
  const own = JSON.stringify([
    pkg.forms,
    pkg.types,
    pkg.processes,
    pkg.template,
    pkg.responsibilities,
    pkg.documents,
  ]);
  const schemas = Object.values(pkg.forms).flatMap((form) => {
    const expanded = expandForm(pkg, form.id);
    return expanded.ok ? [{ key: form.key, schema: expanded.schema }] : [];
  });
  const found = Object.values(pkg.scenarios).flatMap((scenario) =>
    deedsOf(scenario).flatMap((action) => {
      const data = givenData(
        pkg,
        scenario,
        'data' in action ? (action.data as Record<string, unknown>) : undefined,
      );
      return schemas.flatMap(({ key, schema }) => markedIn(schema, data[key]));
    }),
  );
  return [...new Set(found)].filter((text) => !own.includes(text));
}

test.each(chapters.map((pkg) => [pkg.template.id, pkg] as const))(
  '%s: below each blank form stands an example, and nobody’s name, number or secret stands anywhere in its handbook',
  (_, pkg) => {
    const book = bookOf(pkg);
    const sheets = sheetsIn(book);
    const filled = sheets.filter(({ sample }) => sample !== undefined);
    expect(filled.map(({ sample }) => sample?.form)).toEqual(Object.keys(pkg.forms));
    for (const { sample, groups } of filled) {
      const cells = groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
      const answers = cells.filter(({ role, text }) => role === 'filled' && plain(text) !== '');
      expect({ form: sample?.form, answers: answers.length > 0 }).toEqual({
        form: sample?.form,
        answers: true,
      });
    }
    const html = htmlOf(book);
    expect(privateTexts(pkg).filter((text) => html.includes(text))).toEqual([]);
  },
);

test('a mark that is lost is noticed: the numbers that it hid stand in the handbook', () => {
  const pkg = chapters.find(({ template: { id } }) => id === 'marriage-registration');
  if (!pkg) throw new Error('the template is gone');
  const bare = JSON.parse(
    JSON.stringify(pkg, (key, value: unknown) => {
      if (key === 'x-sensitivity' || key === 'x-kind') return undefined;
      return key === 'title' && typeof value === 'string' ? value.replace(/证件号码?$/, '编码') : value;
    }),
  ) as Package;
  const html = htmlOf(bookOf(bare));
  const numbers = privateTexts(pkg).filter((text) => /^\d{17}[\dX]$/.test(text));
  expect(numbers.filter((number) => html.includes(number)).length).toBeGreaterThan(0);
  expect(numbers.filter((number) => htmlOf(bookOf(pkg)).includes(number))).toEqual([]);
});
