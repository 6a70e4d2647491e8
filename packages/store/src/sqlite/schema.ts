import type { Database } from 'better-sqlite3';
import { hash } from 'node:crypto';
import { StoreFault } from '../faults.ts';
import type { ColumnKind, TableSpec } from '../table.ts';
import { quote, shapeOf, type TableShape } from './table-shape.ts';

/** Marks a file as ours: "Five" in ASCII. */
const applicationId = 0x46697665;

/** A numbered step of the store's own tables. Steps are only ever added; a program refuses a file with steps it does not know. */
export interface Migration {
  readonly sql: string;
}

/** From the first to the newest; the number of a step is its place, from 1. */
export const migrations: readonly Migration[] = [
  {
    sql: `
create table store_stream(
  id integer primary key,
  name text not null unique,
  version integer not null,
  hash blob not null,
  snapshot text not null
) strict;
create table store_event(
  stream integer not null,
  seq integer not null,
  type text not null,
  at text not null,
  "by" text,
  body text not null,
  hash blob not null,
  primary key(stream, seq)
) strict, without rowid;
create table store_answer(
  stream integer not null,
  key text not null,
  version integer not null,
  answer text,
  primary key(stream, key)
) strict, without rowid;
create table store_file(
  id text primary key,
  size integer not null,
  meta text not null
) strict, without rowid;`,
  },
  {
    // What changes at every step is small and lies together: events follow one another at the end of
    // their table, and a snapshot, which grows, stays where it is between two writings of it.
    sql: `
create table store_snapshot(
  stream integer primary key,
  version integer not null,
  text text not null
) strict;
insert into store_snapshot(stream, version, text) select id, version, snapshot from store_stream;
alter table store_stream drop column snapshot;
alter table store_event rename to store_event_1;
create table store_event(
  id integer primary key,
  stream integer not null,
  seq integer not null,
  type text not null,
  at text not null,
  "by" text,
  body text not null,
  hash blob not null
) strict;
insert into store_event(stream, seq, type, at, "by", body, hash)
  select stream, seq, type, at, "by", body, hash from store_event_1 order by stream, seq;
drop table store_event_1;
create unique index store_event_seq on store_event(stream, seq);`,
  },
  {
    // Events that were decided together lie in one row, as the canonical JSON of a list: writing and finding
    // six facts costs what one did. `seq` is that of the first of them.
    sql: `
create table store_change(
  id integer primary key,
  stream integer not null,
  seq integer not null,
  events text not null
) strict;
insert into store_change(stream, seq, events)
  select stream, seq, '[{"at":' || json_quote(at) || ',"body":' || body ||
    case when "by" is null then '' else ',"by":' || json_quote("by") end ||
    ',"hash":"' || lower(hex(hash)) || '","seq":' || seq || ',"type":' || json_quote(type) || '}]'
  from store_event order by id;
drop table store_event;
create unique index store_change_seq on store_change(stream, seq);`,
  },
  {
    // A change tells which one of its stream came before, and the stream which was the last: no index has to be
    // written beside it. The events of a change are chained by one hash; older ones keep their own.
    sql: `
alter table store_change rename to store_change_3;
create table store_change(
  id integer primary key,
  stream integer not null,
  previous integer,
  seq integer not null,
  hash blob,
  events text not null
) strict;
insert into store_change(id, stream, previous, seq, hash, events)
  select id, stream, lag(id) over (partition by stream order by seq), seq, null, events from store_change_3;
alter table store_stream add column last integer;
update store_stream set last=
  (select id from store_change_3 where stream=store_stream.id order by seq desc limit 1);
drop table store_change_3;`,
  },
  {
    // How the tables of rows were found laid, so that they need not be looked through at every opening.
    sql: 'create table store_layout(stamp text not null) strict;',
  },
  {
    // The line of a stream no longer follows each of its changes, see Heads: up to which change they do. And what events
    // of one change share is written once, see `textOf`; those of before stay as they are.
    sql: `
create table store_saved(upto integer not null) strict;
insert into store_saved(upto) select coalesce(max(id), 0) from store_change;`,
  },
];

/** Brings the store's own tables to the newest step. `before` is called first when a file that holds data is changed. */
export function migrate(
  db: Database,
  file: string,
  before: (from: number) => void,
  steps = migrations,
): void {
  const found = Number(db.pragma('user_version', { simple: true }));
  const owner = Number(db.pragma('application_id', { simple: true }));
  if (owner !== applicationId && (owner !== 0 || holdsAnything(db)))
    throw new StoreFault('file.foreign', { file });
  if (found > steps.length) throw new StoreFault('file.newer', { file, found, known: steps.length });
  if (found === steps.length) return;
  if (found > 0) before(found);
  db.transaction(() => {
    for (const step of steps.slice(found)) db.exec(step.sql);
    db.pragma(`application_id=${applicationId}`);
    db.pragma(`user_version=${steps.length}`);
  }).immediate();
}

const holdsAnything = (db: Database): boolean =>
  Number(db.prepare('select count(*) from sqlite_schema').pluck().get()) > 0;

/** Makes and extends the tables of rows. A table whose key or kinds changed faults, unless it is in `recreate`: then it is made anew, empty. */
export function layTables(db: Database, specs: readonly TableSpec[], recreate: readonly string[]): void {
  const wanted = digestOf(specs);
  if (recreate.length === 0 && stamped(db) === stampOf(db, wanted)) return;
  layChanged(db, specs, recreate);
  db.transaction(() => {
    db.exec('delete from store_layout');
    db.prepare('insert into store_layout(stamp) values(?)').run(stampOf(db, wanted));
  }).immediate();
}

/** What tables are wanted, told shortly; worked out once for each list of them. */
function digestOf(specs: readonly TableSpec[]): string {
  const known = digests.get(specs) ?? hash('sha256', JSON.stringify(specs), 'hex');
  digests.set(specs, known);
  return known;
}

const digests = new WeakMap<readonly TableSpec[], string>();

/** SQLite counts every change to any table or index of a file: with that number, tables that were laid are laid still. */
const stampOf = (db: Database, digest: string): string =>
  `${String(db.pragma('schema_version', { simple: true }))} ${digest}`;

const stamped = (db: Database): unknown => db.prepare('select stamp from store_layout').pluck().get();

function layChanged(db: Database, specs: readonly TableSpec[], recreate: readonly string[]): void {
  const laid = texts(db);
  const counts = new Map<string, number>();
  for (const name of laid.keys()) {
    const [table = name] = name.split('__', 1);
    counts.set(table, (counts.get(table) ?? 0) + 1);
  }
  const shapes = specs.map(shapeOf);
  const changed = shapes.filter(
    (shape) => recreate.includes(shape.name) || !isLaid(laid, counts.get(shape.name), shape),
  );
  if (changed.length === 0) return;
  db.transaction(() => {
    for (const shape of changed) {
      const { spec } = shape;
      if (recreate.includes(spec.name)) db.exec(`drop table if exists ${shape.quoted}`);
      const found = columnsOf(db, spec.name);
      if (found.length === 0) db.exec(tableSql(shape));
      else extend(db, shape, found);
      layIndexes(db, shape);
    }
  }).immediate();
}

/** Tables and indexes as the file has them: by name, the text that made them. */
const texts = (db: Database): ReadonlyMap<string, string> =>
  new Map(
    db
      .prepare<[], { name: string; sql: string }>('select name, sql from sqlite_schema where sql is not null')
      .all()
      .map(({ name, sql }) => [name, sql.toLowerCase()]),
  );

/** Whether a table and its indexes, so many together, are to the letter what the spec says. */
function isLaid(laid: ReadonlyMap<string, string>, count: number | undefined, shape: TableShape): boolean {
  const wanted = [[shape.name, tableSql(shape)] as const, ...indexSqls(shape)];
  return count === wanted.length && wanted.every(([name, sql]) => laid.get(name) === sql.toLowerCase());
}

interface FoundColumn {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
}

const columnsOf = (db: Database, table: string): readonly FoundColumn[] =>
  db.prepare<[string], FoundColumn>('select name, type, pk from pragma_table_info(?)').all(table);

const sqlKinds = { text: 'text', integer: 'integer', real: 'real', json: 'text' } as const satisfies Record<
  ColumnKind,
  string
>;

function tableSql(shape: TableShape): string {
  const columns = shape.columns.map((column) => {
    const required = shape.spec.key.includes(column) ? ' not null' : '';
    return `  ${quote(column)} ${sqlKinds[shape.kindOf(column)]}${required}`;
  });
  return `create table ${shape.quoted}(\n${columns.join(',\n')},\n  primary key(${list(shape.spec.key)})\n) strict, without rowid`;
}

function extend(db: Database, shape: TableShape, found: readonly FoundColumn[]): void {
  const key = found.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  if (key.map(({ name }) => name).join() !== shape.spec.key.join()) {
    throw new StoreFault('table.rebuild', { table: shape.name, what: '主键' });
  }
  for (const column of shape.columns) {
    const wanted = sqlKinds[shape.kindOf(column)];
    const known = found.find(({ name }) => name === column);
    if (!known) db.exec(`alter table ${shape.quoted} add column ${quote(column)} ${wanted}`);
    else if (known.type.toLowerCase() !== wanted) {
      throw new StoreFault('table.rebuild', { table: shape.name, what: `列 ${column} 的类型` });
    }
  }
}

function layIndexes(db: Database, shape: TableShape): void {
  const wanted = indexSqls(shape);
  const found = new Set(
    db
      .prepare<[string], string>(
        `select name from sqlite_schema where type='index' and tbl_name=? and sql is not null`,
      )
      .pluck()
      .all(shape.name),
  );
  for (const name of found) if (!wanted.has(name)) db.exec(`drop index ${quote(name)}`);
  for (const [name, sql] of wanted) if (!found.has(name)) db.exec(sql);
}

/** The indexes of a spec: by name, the text that makes them. */
function indexSqls({ spec, name: table, quoted }: TableShape): ReadonlyMap<string, string> {
  const entry = (columns: readonly string[], unique: '' | 'unique ') => {
    const name = `${table}__${columns.join('_')}${unique ? '_unique' : ''}`;
    return [name, `create ${unique}index ${quote(name)} on ${quoted}(${list(columns)})`] as const;
  };
  return new Map([
    ...(spec.indexes ?? []).map((columns) => entry(columns, '')),
    ...(spec.unique ?? []).map((columns) => entry(columns, 'unique ')),
  ]);
}

const list = (columns: readonly string[]): string => columns.map(quote).join(', ');
