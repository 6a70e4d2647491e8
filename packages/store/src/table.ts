import type { Condition } from './condition.ts';
import type { Json } from './json.ts';

/** What a column holds. `integer` is a safe integer, `json` any JSON value (not usable in conditions but for null). */
export type ColumnKind = 'text' | 'integer' | 'real' | 'json';

/**
 * A table of rows. `key` is the primary key in order; its columns are never null. On a database that is
 * distributed by county, `key` begins with the county. Columns may be added later; a changed key or kind asks for a rebuild.
 */
export interface TableSpec {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnKind>>;
  readonly key: readonly string[];
  readonly indexes?: readonly (readonly string[])[];
  /** Sets of columns whose values occur once (nulls aside); a second faults `row.duplicate`. */
  readonly unique?: readonly (readonly string[])[];
}

/** A row by column. What is left out on writing is null. */
export type Row = Readonly<Record<string, Json>>;

/** A primary key by column. */
export type Key = Readonly<Record<string, string | number>>;

/**
 * One change of a row: `put` writes the whole row anew or over the old one; `set` changes some columns of
 * the row with the key `update` (nothing when there is none); `remove` and `removeAll` take rows away.
 */
export type RowChange =
  | { readonly table: string; readonly put: Row }
  | { readonly table: string; readonly update: Key; readonly set: Row }
  | { readonly table: string; readonly remove: Key }
  | { readonly table: string; readonly removeAll: Condition };

interface CellOf {
  readonly text: string;
  readonly integer: number;
  readonly real: number;
  readonly json: Json;
}

/** The type of a table's rows: known columns when the spec is handed in, any when only its name is. */
export type RowOf<T extends TableSpec | string> = T extends TableSpec
  ? {
      readonly [C in keyof T['columns']]: C extends T['key'][number]
        ? CellOf[T['columns'][C]]
        : CellOf[T['columns'][C]] | null;
    }
  : Row;

/** The type of a table's primary key. */
export type KeyOf<T extends TableSpec | string> = T extends TableSpec
  ? {
      readonly [C in T['key'][number]]: C extends keyof T['columns']
        ? CellOf[T['columns'][C]] & (string | number)
        : never;
    }
  : Key;

/** Keeps the exact types of a spec, so that its rows are typed. */
export function table<const T extends TableSpec>(spec: T): T {
  return spec;
}
