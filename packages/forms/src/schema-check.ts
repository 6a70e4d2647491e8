import type { FieldSchema, Json } from '@fiveones/definition';
import { isDate, isDateTime } from './civil-date.ts';
import { optionsOf } from './kinds/choice.ts';
import { example } from './kinds/number.ts';
import { matches } from './pattern.ts';
import type { Finding } from './problem.ts';
import { isList, isObject, same, toJson } from './value.ts';

/** One keyword of JSON Schema 2020-12: what it finds wrong with a value, if anything. */
type Keyword = (value: Json, schema: FieldSchema) => Finding | undefined;

const typeTests: Readonly<Record<string, (value: Json) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => typeof value === 'number' && Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  array: isList,
  object: isObject,
  null: (value) => value === null,
};

const typeFindings: Readonly<Record<string, (schema: FieldSchema) => Finding>> = {
  string: () => ({ code: 'field-not-text', params: {} }),
  number: (schema) => ({ code: 'field-not-number', params: { example: example(schema) } }),
  integer: (schema) => ({ code: 'field-not-integer', params: { example: example(schema) } }),
  boolean: () => ({ code: 'field-not-chosen', params: {} }),
  array: () => ({ code: 'field-not-list', params: {} }),
  object: () => ({ code: 'field-not-object', params: {} }),
};

function numeric(schema: FieldSchema, keyword: string): number | undefined {
  const limit = schema[keyword];
  return typeof limit === 'number' ? limit : undefined;
}

/** Compares a number with a limit, where there are both. */
function bound(
  keyword: string,
  code: Finding['code'],
  broken: (value: number, limit: number) => boolean,
): Keyword {
  return (value, schema) => {
    const limit = numeric(schema, keyword);
    return typeof value === 'number' && limit !== undefined && broken(value, limit)
      ? { code, params: { limit } }
      : undefined;
  };
}

/** Compares a size with a limit; JSON Schema counts characters, not UTF-16 units. */
function size(
  keyword: string,
  code: Finding['code'],
  of: (value: Json) => number | undefined,
  most: boolean,
): Keyword {
  return (value, schema) => {
    const limit = numeric(schema, keyword);
    const count = of(value);
    if (limit === undefined || count === undefined || (most ? count <= limit : count >= limit))
      return undefined;
    return { code, params: { limit, count } };
  };
}

const letters = (value: Json): number | undefined =>
  typeof value === 'string' ? [...value].length : undefined;
const entries = (value: Json): number | undefined => (isList(value) ? value.length : undefined);

function isMultiple(value: number, step: number): boolean {
  const times = value / step;
  return Number.isInteger(times);
}

const formats: Readonly<
  Record<string, { readonly test: (text: string) => boolean; readonly code: Finding['code'] }>
> = {
  date: { test: isDate, code: 'field-date' },
  'date-time': { test: isDateTime, code: 'field-date-time' },
};

/** The keywords in the order in which a person should hear of them. */
const keywords: readonly Keyword[] = [
  (value, schema) => {
    const options =
      schema.oneOf !== undefined || schema.enum !== undefined
        ? optionsOf({ ...schema, items: undefined })
        : undefined;
    return options === undefined || options.some((option) => option.value === value)
      ? undefined
      : { code: 'field-not-option', params: {} };
  },
  (value, schema) => {
    if (schema.const === undefined || same(value, toJson(schema.const))) return undefined;
    return {
      code: 'field-not-constant',
      params: {
        expected: schema.const === true ? '是' : schema.const === false ? '否' : String(schema.const),
      },
    };
  },
  bound('minimum', 'field-too-small', (value, limit) => value < limit),
  bound('maximum', 'field-too-large', (value, limit) => value > limit),
  bound('exclusiveMinimum', 'field-not-above', (value, limit) => value <= limit),
  bound('exclusiveMaximum', 'field-not-below', (value, limit) => value >= limit),
  (value, schema) => {
    const step = numeric(schema, 'multipleOf');
    return typeof value === 'number' && step !== undefined && !isMultiple(value, step)
      ? { code: 'field-not-multiple', params: { step } }
      : undefined;
  },
  size('minLength', 'field-too-short', letters, false),
  size('maxLength', 'field-too-long', letters, true),
  (value, { format }) => {
    const known = format === undefined ? undefined : formats[format];
    return typeof value === 'string' && known !== undefined && !known.test(value)
      ? { code: known.code, params: {} }
      : undefined;
  },
  (value, { pattern }) =>
    typeof value === 'string' && pattern !== undefined && !matches(pattern, value)
      ? { code: 'field-pattern', params: {} }
      : undefined,
  size('minItems', 'field-too-few', entries, false),
  size('maxItems', 'field-too-many', entries, true),
  (value, { uniqueItems }) =>
    isList(value) &&
    uniqueItems === true &&
    value.some((entry, index) => value.slice(0, index).some((other) => same(entry, other)))
      ? { code: 'field-repeated', params: {} }
      : undefined,
];

/**
 * The first thing that JSON Schema has against this value at this level; fields and rows inside are not looked at.
 * An interpreter of the subset that forms use: the browser's content-security policy forbids compiled code.
 */
export function schemaFinding(value: Json, schema: FieldSchema): Finding | undefined {
  const { type } = schema;
  const test = type === undefined ? undefined : typeTests[type];
  if (test !== undefined && !test(value))
    return typeFindings[
      typeof value === 'number' && type === 'integer' ? 'integer' : wantedType(value, type)
    ]?.(schema);
  for (const keyword of keywords) {
    const finding = keyword(value, schema);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

/** A word where a whole number is wanted is first of all no number. */
function wantedType(value: Json, type: string | undefined): string {
  return type === 'integer' && typeof value !== 'number' ? 'number' : (type ?? '');
}
