import type { Condition, ConditionKind } from '../condition.ts';
import { StoreFault } from '../faults.ts';
import type { ColumnKind } from '../table.ts';
import type { Bound } from './statements.ts';

/** The columns that a condition may name. */
export interface Columns {
  /** The quoted name of a column; an unknown one faults. */
  column(column: string): string;
  /** The kind of a column; an unknown one faults. */
  kindOf(column: string): ColumnKind;
  /** A value to compare a column with; one that does not fit it faults. */
  comparable(column: string, value: unknown): Bound;
}

/** The SQL of a condition; its values are appended to `values` in the order of the question marks. */
export function conditionSql(condition: Condition, columns: Columns, values: Bound[]): string {
  for (const kind in condition) {
    const write = writers[kind as ConditionKind] as Writer<unknown> | undefined;
    if (!write) break;
    return write((condition as Readonly<Record<string, unknown>>)[kind], columns, values);
  }
  throw new StoreFault('condition.unknown', { found: JSON.stringify(condition) });
}

type Writer<P> = (parameter: P, columns: Columns, values: Bound[]) => string;
type ParameterOf<K extends ConditionKind> = Extract<Condition, Readonly<Record<K, unknown>>>[K];

const writers: { readonly [K in ConditionKind]: Writer<ParameterOf<K>> } = {
  and: (parts, columns, values) => joined(parts, ' and ', '1', columns, values),
  or: (parts, columns, values) => joined(parts, ' or ', '0', columns, values),
  eq: ([column, value], columns, values) =>
    value === null ? `${columns.column(column)} is null` : compare(column, '=', value, columns, values),
  ne: ([column, value], columns, values) =>
    value === null
      ? `${columns.column(column)} is not null`
      : compare(column, 'is not', value, columns, values),
  in: ([column, wanted], columns, values) => {
    for (const value of wanted) values.push(columns.comparable(column, value));
    return `${columns.column(column)} in (${wanted.map(() => '?').join(',')})`;
  },
  prefix: prefixSql,
  contains: ([column, text], columns, values) => {
    values.push(columns.comparable(column, text));
    return `instr(${columns.column(column)}, ?) > 0`;
  },
  lt: ([column, value], columns, values) => compare(column, '<', value, columns, values),
  le: ([column, value], columns, values) => compare(column, '<=', value, columns, values),
  gt: ([column, value], columns, values) => compare(column, '>', value, columns, values),
  ge: ([column, value], columns, values) => compare(column, '>=', value, columns, values),
  isNull: (column, columns) => `${columns.column(column)} is null`,
};

function joined(
  parts: readonly Condition[],
  word: string,
  none: string,
  columns: Columns,
  values: Bound[],
): string {
  const [first, ...rest] = parts;
  if (!first) return none;
  if (rest.length === 0) return conditionSql(first, columns, values);
  return `(${parts.map((part) => conditionSql(part, columns, values)).join(word)})`;
}

function compare(
  column: string,
  operator: string,
  value: string | number,
  columns: Columns,
  values: Bound[],
): string {
  values.push(columns.comparable(column, value));
  return `${columns.column(column)} ${operator} ?`;
}

/** A range instead of `like`, which ignores case and would not use an index. */
function prefixSql([column, text]: readonly [string, string], columns: Columns, values: Bound[]): string {
  const name = columns.column(column);
  values.push(columns.comparable(column, text));
  const end = afterPrefix(text);
  if (end === undefined) return `${name} >= ?`;
  values.push(end);
  return `(${name} >= ? and ${name} < ?)`;
}

/** The least text above every text that begins with `prefix`; undefined when there is none. */
function afterPrefix(prefix: string): string | undefined {
  const points = Array.from(prefix, (letter) => letter.codePointAt(0) ?? 0);
  while (points.length > 0) {
    const last = points.pop() ?? 0;
    if (last < 0x10ffff) return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1);
  }
  return undefined;
}
