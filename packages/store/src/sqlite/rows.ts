import type { Statement } from 'better-sqlite3';
import type { Condition } from '../condition.ts';
import { StoreFault } from '../faults.ts';
import type { Claim, Grouped, Grouping, Query } from '../port.ts';
import type { Key, Row, RowChange, TableSpec } from '../table.ts';
import { conditionSql } from './condition-sql.ts';
import { groupingSql } from './grouping-sql.ts';
import type { Bound, Statements, Written } from './statements.ts';
import { shapeOf, type TableShape } from './table-shape.ts';

/** One table of rows: changes and queries, inside whatever transaction is open. */
class RowTable {
  readonly shape: TableShape;
  private readonly statements: Statements;
  private readonly written: Written;
  private readonly putRow: () => Statement<Bound[]>;
  private readonly removeRow: () => Statement<Bound[]>;
  private readonly getRow: () => Statement<Bound[]>;

  constructor(statements: Statements, written: Written, shape: TableShape) {
    this.shape = shape;
    this.statements = statements;
    this.written = written;
    this.putRow = statements.later(() => shape.sql.put);
    this.removeRow = statements.later(() => shape.sql.remove);
    this.getRow = statements.later(() => shape.sql.get);
  }

  put(row: Row): void {
    this.demandKey(row);
    this.written.statements += 1;
    const cells = this.shape.boundRow(row);
    for (const cell of cells) if (typeof cell === 'string') this.written.letters += cell.length;
    this.putRow().run(...cells);
  }

  update(key: Key, set: Row): void {
    const columns = Object.keys(set);
    if (columns.length === 0) return;
    for (const column of columns) {
      if (this.shape.spec.key.includes(column))
        throw new StoreFault('row.key', { table: this.shape.name, column });
    }
    this.written.statements += 1;
    const cells = columns.map((column) => this.shape.bound(column, set[column]));
    for (const cell of cells) if (typeof cell === 'string') this.written.letters += cell.length;
    this.statements.get(this.shape.sql.update(columns)).run(...cells, ...this.keyOf(key));
  }

  remove(key: Key): void {
    this.written.statements += 1;
    this.removeRow().run(...this.keyOf(key));
  }

  removeAll(where: Condition): void {
    this.written.statements += 1;
    const values: Bound[] = [];
    const condition = conditionSql(where, this.shape, values);
    this.statements.get(`delete from ${this.shape.quoted} where ${condition}`).run(...values);
  }

  clear(): void {
    this.written.statements += 1;
    this.statements.get(`delete from ${this.shape.quoted}`).run();
  }

  get(key: Key): Row | undefined {
    const found = this.getRow().get(...this.keyOf(key));
    return found === undefined ? undefined : this.decoded(found);
  }

  query(query: Query): readonly Row[] {
    const values: Bound[] = [];
    const names = query.columns ?? this.shape.columns;
    const columns =
      query.columns?.map((column) => this.shape.column(column)).join(',') ?? this.shape.sql.columns;
    const where = query.where ? ` where ${conditionSql(query.where, this.shape, values)}` : '';
    const text = `select ${columns} from ${this.shape.quoted}${where} order by ${this.orderSql(query.order)}${pageSql(query, values)}`;
    // Cells come as lists: naming them here costs half of what the driver takes to make an object of a wide row.
    const found = this.statements
      .get(text)
      .raw()
      .all(...values) as readonly (readonly Cell[])[];
    const decode = names.map((name) => this.shape.json.includes(name));
    return found.map((cells) => rowOf(names, cells, decode));
  }

  count(where: Condition | undefined): number {
    const values: Bound[] = [];
    const condition = where ? ` where ${conditionSql(where, this.shape, values)}` : '';
    const text = `select count(*) from ${this.shape.quoted}${condition}`;
    return Number(
      this.statements
        .get(text)
        .pluck()
        .get(...values),
    );
  }

  /** The rows of a claim as they are after it. */
  take(claim: Claim): readonly Row[] {
    return this.query(claim).map((row) => {
      // Key columns hold text or numbers only.
      this.update(row as Key, claim.set);
      return { ...row, ...claim.set };
    });
  }

  private orderSql(order: Query['order'] = []): string {
    const given = order.map(
      ([column, direction]) => `${this.shape.column(column)} ${direction === 'desc' ? 'desc' : 'asc'}`,
    );
    const named = new Set(order.map(([column]) => column));
    const rest = this.shape.spec.key
      .filter((column) => !named.has(column))
      .map((column) => this.shape.column(column));
    return [...given, ...rest].join(',');
  }

  private keyOf(key: Key): readonly Bound[] {
    this.demandKey(key);
    return this.shape.spec.key.map((column) => this.shape.comparable(column, key[column]));
  }

  private demandKey(row: Row): void {
    for (const column of this.shape.spec.key) {
      if (row[column] === undefined || row[column] === null)
        throw new StoreFault('row.key', { table: this.shape.name, column });
    }
  }

  private decoded(found: unknown): Row {
    // better-sqlite3 makes a fresh object of the selected columns for each row.
    const row = found as Record<string, Row[string]>;
    for (const column of this.shape.json) {
      const text = row[column];
      if (typeof text === 'string') row[column] = JSON.parse(text) as Row[string];
    }
    return row;
  }
}

/** All tables by name; one is set up when it is first used: opening a store is to cost little. */
export class RowTables {
  private readonly tables = new Map<string, RowTable>();
  private readonly specs: readonly TableSpec[];
  private readonly statements: Statements;
  private readonly written: Written;

  constructor(statements: Statements, written: Written, specs: readonly TableSpec[]) {
    this.statements = statements;
    this.written = written;
    this.specs = specs;
  }

  /** The table of a name or spec; an unknown one faults. */
  of(table: TableSpec | string): RowTable {
    const name = typeof table === 'string' ? table : table.name;
    return this.tables.get(name) ?? this.setUp(name);
  }

  private setUp(name: string): RowTable {
    const spec = this.specs.find((one) => one.name === name);
    if (!spec) throw new StoreFault('table.unknown', { table: name });
    const made = new RowTable(this.statements, this.written, shapeOf(spec));
    this.tables.set(name, made);
    return made;
  }

  grouped(table: TableSpec | string, grouping: Grouping): readonly Grouped[] {
    if (grouping.limit !== undefined) demandCount(grouping.limit);
    const { text, values } = groupingSql(grouping, this.of(table).shape, (other) => this.of(other).shape);
    const lines = this.statements
      .get(text)
      .raw()
      .all(...values) as readonly (readonly Cell[])[];
    const by = grouping.by.map((part) => (typeof part === 'string' ? part : part[0]));
    const of = Object.keys(grouping.of ?? {});
    return lines.map((line) => ({
      cells: Object.fromEntries(by.map((column, place) => [column, line[place] ?? null])),
      count: Number(line[by.length]),
      of: Object.fromEntries(of.map((name, place) => [name, Number(line[by.length + 1 + place])])),
    }));
  }

  apply(change: RowChange): void {
    const table = this.of(change.table);
    if ('put' in change) table.put(change.put);
    else if ('update' in change) table.update(change.update, change.set);
    else if ('remove' in change) table.remove(change.remove);
    else table.removeAll(change.removeAll);
  }

  clear(): void {
    for (const { name } of this.specs) this.of(name).clear();
  }
}

type Cell = string | number | null;

function rowOf(names: readonly string[], cells: readonly Cell[], decode: readonly boolean[]): Row {
  const row: Record<string, Row[string]> = {};
  for (let place = 0; place < names.length; place++) {
    const cell = cells[place] ?? null;
    row[names[place] ?? ''] =
      decode[place] === true && typeof cell === 'string' ? (JSON.parse(cell) as Row[string]) : cell;
  }
  return row;
}

function pageSql({ limit, offset }: Query, values: Bound[]): string {
  if (limit === undefined && offset === undefined) return '';
  demandCount(limit ?? 0);
  demandCount(offset ?? 0);
  values.push(limit ?? -1, offset ?? 0);
  return ' limit ? offset ?';
}

function demandCount(number: number): void {
  if (!Number.isSafeInteger(number) || number < 0) throw new StoreFault('query.limit', { found: number });
}
