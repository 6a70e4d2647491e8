import { StoreFault } from '../faults.ts';
import type { Beside, GroupedBy, Grouping } from '../port.ts';
import type { ColumnKind } from '../table.ts';
import { conditionSql, type Columns } from './condition-sql.ts';
import type { Bound } from './statements.ts';
import { demandName, quote, type TableShape } from './table-shape.ts';

/** A statement and its values in the order of the question marks. */
export interface GroupingSql {
  readonly text: string;
  readonly values: Bound[];
}

/** The SQL of a grouping. A line of its answer holds the cells of the group, its count, and the counts of `of`. */
export function groupingSql(
  grouping: Grouping,
  shape: TableShape,
  shapeNamed: (table: Beside['table']) => TableShape,
): GroupingSql {
  const values: Bound[] = [];
  const { beside, where, of = {}, limit = -1 } = grouping;
  const joined = beside && new JoinedColumns(shape, shapeNamed(beside.table), beside);
  const columns = joined ?? shape;
  const by = grouping.by.map((part) => partSql(part, columns));
  const counts = Object.values(of).map(
    (condition) => `count(*) filter (where ${conditionSql(condition, columns, values)})`,
  );
  const from = joined?.joinSql(values) ?? shape.quoted;
  const condition = where ? ` where ${conditionSql(where, columns, values)}` : '';
  values.push(limit);
  const places = by.map((_, place) => place + 1).join(',');
  return {
    text: `select ${[...by, 'count(*)', ...counts].join(',')} from ${from}${condition} group by ${places} order by ${places} limit ?`,
    values,
  };
}

function partSql(part: GroupedBy, columns: Columns): string {
  if (typeof part === 'string') return sortedName(columns, part, sortedKinds);
  const [column, letters] = part;
  if (!Number.isSafeInteger(letters) || letters < 0) throw new StoreFault('query.limit', { found: letters });
  return `substr(${sortedName(columns, column, ['text'])},1,${letters})`;
}

const sortedKinds: readonly ColumnKind[] = ['text', 'integer', 'real'];

/** The name of a column whose cells are told apart or compared; a kind that cannot be faults. */
function sortedName(columns: Columns, column: string, kinds: readonly ColumnKind[]): string {
  const kind = columns.kindOf(column);
  if (!kinds.includes(kind)) throw new StoreFault('column.grouped', { column, kind });
  return columns.column(column);
}

/** The columns of a table, and those that the rows beside it add. */
class JoinedColumns implements Columns {
  private readonly own: TableShape;
  private readonly other: TableShape;
  private readonly beside: Beside;
  private readonly added: ReadonlyMap<string, string>;

  constructor(own: TableShape, other: TableShape, beside: Beside) {
    this.own = own;
    this.other = other;
    this.beside = beside;
    this.added = new Map(Object.entries({ ...beside.each, ...beside.least }));
    for (const name of this.added.keys()) {
      demandName(name);
      if (own.columns.includes(name)) throw new StoreFault('column.twice', { table: own.name, column: name });
    }
  }

  column(column: string): string {
    return this.added.has(column) ? quote(column) : this.own.column(column);
  }

  kindOf(column: string): ColumnKind {
    const added = this.added.get(column);
    return added === undefined ? this.own.kindOf(column) : this.other.kindOf(added);
  }

  comparable(column: string, value: unknown): Bound {
    const added = this.added.get(column);
    return added === undefined ? this.own.comparable(column, value) : this.other.comparable(added, value);
  }

  /**
   * What both tables have stands under names that no column can have, so that no name means two. The rows beside are read
   * first, each row is then found by what it shares with them: SQLite keeps to the order of a cross join.
   */
  joinSql(values: Bound[]): string {
    const { on, where, each = {}, least = {} } = this.beside;
    const name = (column: string) => sortedName(this.other, column, sortedKinds);
    const both = on.map((column, place) => [name(column), quote(`store_on${place}`)] as const);
    const apart = Object.entries(each).map(([as, column]) => [name(column), quote(as)] as const);
    const lowest = Object.entries(least).map(([as, column]) => [`min(${name(column)})`, quote(as)] as const);
    const selected = [...both, ...apart, ...lowest].map(([what, as]) => `${what} as ${as}`).join(',');
    const condition = where ? ` where ${conditionSql(where, this.other, values)}` : '';
    const told = [...both, ...apart].map(([what]) => what).join(',');
    const equal = on.map((column, place) => `${this.own.column(column)}=${both[place]?.[1]}`).join(' and ');
    return `(select ${selected} from ${this.other.quoted}${condition} group by ${told}) cross join ${this.own.quoted} on ${equal}`;
  }
}
