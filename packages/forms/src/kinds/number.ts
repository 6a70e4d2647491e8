import type { FieldSchema, Json } from '@fiveones/definition';
import { type FieldKind, reading, type Reading, unreadable } from '../kind.ts';
import { common, range } from './columns.ts';

const fullWidth = /[０-９．－，]/g;

/** `１，２３４．５` and `1,234.5` mean the same number. Anything else is no number. */
function numberOf(typed: string): number | undefined {
  const plain = typed
    .replaceAll(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll(/[,\s]/g, '');
  return /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

function readNumber(typed: string, schema: FieldSchema): Reading {
  if (typed.trim() === '') return reading(null);
  const value = numberOf(typed);
  return value === undefined ? unreadable('field-not-number', { example: example(schema) }) : reading(value);
}

/** A number that a message may give as an example. */
export function example(schema: FieldSchema): string {
  return String(inRange(schema, schema.type === 'integer' ? 3 : 68));
}

function inRange(schema: FieldSchema, wanted: number): number {
  const low = schema.minimum ?? -Infinity;
  const high = schema.maximum ?? Infinity;
  return wanted < low ? low : wanted > high ? high : wanted;
}

/** The text with thousands apart. `places` fixes the decimals; without it they stay as they are. */
function grouped(value: Json, places?: number): string {
  if (typeof value !== 'number') return value === null ? '' : String(value);
  const [whole = '', decimals] = (places === undefined ? String(value) : value.toFixed(places)).split('.');
  const spaced = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? spaced : `${spaced}.${decimals}`;
}

export const number: FieldKind = {
  kind: 'number',
  label: '数字',
  asking: 'fill',
  empty: null,
  jsonSchema: { type: 'number', minimum: 0 },
  columns: [...common, ...range],
  read: readNumber,
  show: (value) => grouped(value),
  sample: (schema, seed) => inRange(schema, 60 + (seed % 40)),
};

export const integer: FieldKind = {
  ...number,
  kind: 'integer',
  label: '整数',
  jsonSchema: { type: 'integer', minimum: 0 },
  check: (value) =>
    typeof value === 'number' && !Number.isInteger(value)
      ? { code: 'field-not-integer', params: { example: 3 } }
      : undefined,
  sample: (schema, seed) => Math.ceil(inRange(schema, 1 + (seed % 5))),
};

export const money: FieldKind = {
  ...number,
  kind: 'money',
  label: '金额（元）',
  jsonSchema: { type: 'number', minimum: 0, 'x-kind': 'money', 'x-unit': '元' },
  show: (value) => grouped(value, 2),
  check: (value) =>
    typeof value === 'number' && !isFen(value)
      ? { code: 'field-money', params: { example: '620.50' } }
      : undefined,
  sample: (schema, seed) => inRange(schema, 200 + (seed % 9) * 80.5),
};

/** Whether an amount in yuan is whole fen. Beyond 2⁵³ fen nothing can be told, so nothing is accepted. */
function isFen(yuan: number): boolean {
  const fen = Math.round(yuan * 100);
  return Number.isSafeInteger(fen) && fen / 100 === yuan;
}

export const percent: FieldKind = {
  ...number,
  kind: 'percent',
  label: '百分比',
  jsonSchema: { type: 'number', minimum: 0, maximum: 100, 'x-kind': 'percent', 'x-unit': '%' },
  sample: (schema, seed) => inRange(schema, 10 + (seed % 50)),
};

/** A part of a whole, stored from 0 to 1 as rules reckon with it, typed and read in hundredths: 0.95 is 95%. */
export const share: FieldKind = {
  ...number,
  kind: 'share',
  label: '占比',
  jsonSchema: { type: 'number', minimum: 0, maximum: 1, 'x-kind': 'share' },
  read: (typed) => {
    if (typed.trim() === '') return reading(null);
    const hundredths = numberOf(typed.trim().replace(/[%％]$/, ''));
    return hundredths === undefined
      ? unreadable('field-not-number', { example: '95' })
      : reading(Number((hundredths / 100).toFixed(6)));
  },
  show: (value) => (typeof value === 'number' ? hundredthsOf(value) : value === null ? '' : String(value)),
  bound: hundredthsOf,
  sample: (schema, seed) => inRange(schema, (60 + (seed % 40)) / 100),
};

/** With one decimal where there is something to tell by it. */
function hundredthsOf(part: number): string {
  return `${Number((part * 100).toFixed(1))}%`;
}
