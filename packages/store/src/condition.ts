import { StoreFault } from './faults.ts';

/** What a cell of a row holds: text, a number, or nothing. Cells of json columns hold JSON. */
export type Cell = string | number | null;

/**
 * Which rows: pure JSON, the same in SQL (`rows`) and in memory (`matches`). Text compares by code
 * point. `eq` null means "is null"; `ne` is true of null cells unless the value is null; every other
 * comparison with a null cell is false. Empty `and` is true, empty `or` and empty `in` are false.
 */
export type Condition =
  | { readonly and: readonly Condition[] }
  | { readonly or: readonly Condition[] }
  | { readonly eq: readonly [column: string, value: Cell] }
  | { readonly ne: readonly [column: string, value: Cell] }
  | { readonly in: readonly [column: string, values: readonly (string | number)[]] }
  | { readonly prefix: readonly [column: string, text: string] }
  | { readonly contains: readonly [column: string, text: string] }
  | { readonly lt: readonly [column: string, value: string | number] }
  | { readonly le: readonly [column: string, value: string | number] }
  | { readonly gt: readonly [column: string, value: string | number] }
  | { readonly ge: readonly [column: string, value: string | number] }
  | { readonly isNull: string };

/** The kinds of a condition. */
export type ConditionKind = Condition extends infer C ? (C extends unknown ? keyof C : never) : never;

/** Whether a row fulfils a condition, exactly as the database would say. A column that the row lacks counts as null. */
export function matches(condition: Condition, row: object): boolean {
  for (const kind in condition) {
    const check = checks[kind as ConditionKind] as Check<unknown> | undefined;
    if (!check) break;
    return check((condition as Readonly<Record<string, unknown>>)[kind], row as Cells);
  }
  throw new StoreFault('condition.unknown', { found: JSON.stringify(condition) });
}

type Cells = Readonly<Record<string, unknown>>;
type Check<P> = (parameter: P, row: Cells) => boolean;
type ParameterOf<K extends ConditionKind> = Extract<Condition, Readonly<Record<K, unknown>>>[K];

const checks: { readonly [K in ConditionKind]: Check<ParameterOf<K>> } = {
  and: (parts, row) => parts.every((part) => matches(part, row)),
  or: (parts, row) => parts.some((part) => matches(part, row)),
  eq: ([column, value], row) => cell(row, column) === value,
  ne: ([column, value], row) => cell(row, column) !== value,
  in: ([column, values], row) => values.some((value) => cell(row, column) === value),
  prefix: ([column, text], row) => textAnd(row, column, (found) => found.startsWith(text)),
  contains: ([column, text], row) => textAnd(row, column, (found) => found.includes(text)),
  lt: ([column, value], row) => compared(row, column, value, (order) => order < 0),
  le: ([column, value], row) => compared(row, column, value, (order) => order <= 0),
  gt: ([column, value], row) => compared(row, column, value, (order) => order > 0),
  ge: ([column, value], row) => compared(row, column, value, (order) => order >= 0),
  isNull: (column, row) => cell(row, column) === null,
};

const cell = (row: Cells, column: string): unknown => row[column] ?? null;

function textAnd(row: Cells, column: string, check: (found: string) => boolean): boolean {
  const found = cell(row, column);
  return typeof found === 'string' && check(found);
}

function compared(
  row: Cells,
  column: string,
  value: string | number,
  check: (order: number) => boolean,
): boolean {
  const found = cell(row, column);
  if (typeof found === 'string' && typeof value === 'string') return check(compareText(found, value));
  return typeof found === 'number' && typeof value === 'number' && check(found - value);
}

/** Orders texts by code point, as UTF-8 bytes do: negative, zero or positive. `<` differs beyond U+FFFF. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return codePointRank(left) - codePointRank(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above every other unit. */
const codePointRank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
