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
