import type { Condition, ConditionKind } from '../condition.ts';
import { StoreFault } from '../faults.ts';
import type { Bound } from './statements.ts';
import type { TableShape } from './table-shape.ts';

/** The SQL of a condition; its values are appended to `values` in the order of the question marks. */
export function conditionSql(condition: Condition, shape: TableShape, values: Bound[]): string {
  for (const kind in condition) {
    const write = writers[kind as ConditionKind] as Writer<unknown> | undefined;
    if (!write) break;
    return write((condition as Readonly<Record<string, unknown>>)[kind], shape, values);
  }
  throw new StoreFault('condition.unknown', { found: JSON.stringify(condition) });
}

type Writer<P> = (parameter: P, shape: TableShape, values: Bound[]) => string;
type ParameterOf<K extends ConditionKind> = Extract<Condition, Readonly<Record<K, unknown>>>[K];

const writers: { readonly [K in ConditionKind]: Writer<ParameterOf<K>> } = {
  and: (parts, shape, values) => joined(parts, ' and ', '1', shape, values),
  or: (parts, shape, values) => joined(parts, ' or ', '0', shape, values),
  eq: ([column, value], shape, values) =>
    value === null ? `${shape.column(column)} is null` : compare(column, '=', value, shape, values),
  ne: ([column, value], shape, values) =>
    value === null ? `${shape.column(column)} is not null` : compare(column, 'is not', value, shape, values),
  in: ([column, wanted], shape, values) => {
    for (const value of wanted) values.push(shape.comparable(column, value));
    return `${shape.column(column)} in (${wanted.map(() => '?').join(',')})`;
  },
  prefix: prefixSql,
  contains: ([column, text], shape, values) => {
    values.push(shape.comparable(column, text));
    return `instr(${shape.column(column)}, ?) > 0`;
  },
  lt: ([column, value], shape, values) => compare(column, '<', value, shape, values),
  le: ([column, value], shape, values) => compare(column, '<=', value, shape, values),
  gt: ([column, value], shape, values) => compare(column, '>', value, shape, values),
  ge: ([column, value], shape, values) => compare(column, '>=', value, shape, values),
  isNull: (column, shape) => `${shape.column(column)} is null`,
};

function joined(
  parts: readonly Condition[],
  word: string,
  none: string,
  shape: TableShape,
  values: Bound[],
): string {
  const [first, ...rest] = parts;
  if (!first) return none;
  if (rest.length === 0) return conditionSql(first, shape, values);
  return `(${parts.map((part) => conditionSql(part, shape, values)).join(word)})`;
}

function compare(
  column: string,
  operator: string,
  value: string | number,
  shape: TableShape,
  values: Bound[],
): string {
  values.push(shape.comparable(column, value));
  return `${shape.column(column)} ${operator} ?`;
}

/** A range instead of `like`, which ignores case and would not use an index. */
function prefixSql([column, text]: readonly [string, string], shape: TableShape, values: Bound[]): string {
  const name = shape.column(column);
  values.push(shape.comparable(column, text));
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
