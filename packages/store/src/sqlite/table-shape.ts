import { StoreFault } from '../faults.ts';
import type { ColumnKind, Row, TableSpec } from '../table.ts';
import type { Columns } from './condition-sql.ts';
import type { Bound } from './statements.ts';
import { TableSql } from './table-sql.ts';

const usable = /^[A-Za-z][A-Za-z0-9_]*$/;
const reserved = /^(store_|sqlite_)/i;
/** Whatever may be half a character or the zero character; quick to look for, and rare. */
const suspicious = /[^\t\n\r -\ud7ff\ue000-\uffff]/;

/** Half characters cannot be written as UTF-8, and PostgreSQL has no zero character. */
const isWritable = (text: string): boolean =>
  !suspicious.test(text) || !(text.includes('\0') || /\p{Surrogate}/u.test(text));

/** A table's columns, ready for statements: names are checked and cells are put into the form the database takes. */
export class TableShape implements Columns {
  readonly spec: TableSpec;
  readonly name: string;
  readonly quoted: string;
  readonly columns: readonly string[];
  readonly json: readonly string[];
  readonly sql: TableSql;
  private readonly kinds: ReadonlyMap<string, ColumnKind>;

  constructor(spec: TableSpec) {
    this.spec = spec;
    this.name = spec.name;
    this.columns = Object.keys(spec.columns);
    for (const name of [spec.name, ...this.columns]) demandName(name);
    this.kinds = new Map(Object.entries(spec.columns));
    this.quoted = quote(spec.name);
    this.json = this.columns.filter((column) => spec.columns[column] === 'json');
    if (spec.key.length === 0) throw new StoreFault('row.key', { table: spec.name, column: '*' });
    for (const column of [...spec.key, ...(spec.indexes ?? []).flat(), ...(spec.unique ?? []).flat()])
      this.kindOf(column);
    this.sql = new TableSql(this);
  }

  /** The kind of a column; an unknown one faults. */
  kindOf(column: string): ColumnKind {
    const kind = this.kinds.get(column);
    if (kind === undefined) throw new StoreFault('column.unknown', { table: this.name, column });
    return kind;
  }

  /** The quoted name of a column; an unknown one faults. */
  column(column: string): string {
    this.kindOf(column);
    return quote(column);
  }

  /** A whole row as it is bound, in the order of the columns; an unknown column faults. */
  boundRow(row: Row): Bound[] {
    const cells: Bound[] = [];
    let known = 0;
    for (const [column, kind] of this.kinds) {
      const value = row[column];
      if (value === undefined || value === null) cells.push(null);
      else cells.push(this.fit(column, kind, value));
      if (value !== undefined) known += 1;
    }
    if (Object.keys(row).length !== known) for (const column in row) this.kindOf(column);
    return cells;
  }

  /** A cell as it is bound; a value that does not fit its column faults. */
  bound(column: string, value: unknown): Bound {
    return value === undefined || value === null ? null : this.fit(column, this.kindOf(column), value);
  }

  /** A value to compare a column with. */
  comparable(column: string, value: unknown): Bound {
    const kind = this.kindOf(column);
    if (kind === 'json' || value === null || value === undefined) throw this.misfit(column, kind, value);
    return this.fit(column, kind, value);
  }

  private fit(column: string, kind: ColumnKind, value: unknown): Bound {
    if (kind === 'text' && typeof value === 'string' && isWritable(value)) return value;
    if (kind === 'integer' && Number.isSafeInteger(value)) return Number(value);
    if (kind === 'real' && typeof value === 'number' && Number.isFinite(value)) return value;
    if (kind === 'json') return JSON.stringify(value);
    throw this.misfit(column, kind, value);
  }

  private misfit(column: string, kind: ColumnKind, value: unknown): StoreFault {
    const found =
      typeof value === 'object' || typeof value === 'function'
        ? typeof value
        : (JSON.stringify(value) ?? 'undefined');
    return new StoreFault('cell.kind', { table: this.name, column, kind, found: found.slice(0, 80) });
  }
}

const shapes = new WeakMap<TableSpec, TableShape>();

/** The shape of a spec, worked out once: specs are constants of a program, which opens many stores with them. */
export function shapeOf(spec: TableSpec): TableShape {
  const shape = shapes.get(spec) ?? new TableShape(spec);
  shapes.set(spec, shape);
  return shape;
}

/** Faults a name that cannot be one of a table or a column. */
export function demandName(name: string): void {
  if (!usable.test(name) || reserved.test(name)) throw new StoreFault('table.name', { name });
}

/** A name between quotes; it has been checked to hold none. */
export const quote = (name: string): string => `"${name}"`;
