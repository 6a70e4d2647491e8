import type { Database } from 'better-sqlite3';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Condition } from '../condition.ts';
import type { Damage } from '../damage.ts';
import { StoreFault } from '../faults.ts';
import { fileId, type Files } from '../files.ts';
import type { Json, Storable } from '../json.ts';
import type {
  AlsoDecided,
  Changed,
  ChangeOptions,
  Claim,
  Decided,
  Decision,
  Folds,
  Grouped,
  Grouping,
  News,
  Past,
  Query,
  Reading,
  Refolded,
  Store,
  StoredEvent,
  StoredFile,
  WholeStream,
} from '../port.ts';
import type { KeyOf, RowChange, RowOf, TableSpec } from '../table.ts';
import { Checkpoints } from './checkpoint.ts';
import { Group } from './group.ts';
import { RowTables } from './rows.ts';
import { Statements, type Written } from './statements.ts';
import { Streams } from './streams.ts';

/** What a store is made of. */
export interface SqliteParts {
  readonly db: Database;
  readonly tables: readonly TableSpec[];
  readonly folds: Folds;
  readonly files: Files;
}

interface FileLine {
  readonly id: string;
  readonly size: number;
  readonly meta: string;
}

/** How many streams or files long readings look at in one turn of the event loop. */
const batch = 200;

/** The store on SQLite: one writing connection, group commit. */
export class SqliteStore implements Store {
  private readonly db: Database;
  private readonly files: Files;
  /** The copy that is being made, if any; nothing that it needs may go meanwhile. */
  private copying: Promise<unknown> = Promise.resolve();
  private readonly statements: Statements;
  private readonly log: Streams;
  private readonly tables: RowTables;
  private readonly group: Group;
  private readonly checkpoints: Checkpoints;
  private readonly now: Reading;
  private readonly hearers = new Set<(news: News) => void>();
  private readonly touchedStreams = new Set<string>();
  private readonly touchedTables = new Set<string>();

  constructor({ db, tables, folds, files }: SqliteParts) {
    this.db = db;
    this.files = files;
    this.statements = new Statements(db);
    const written: Written = { statements: 0, letters: 0 };
    this.log = new Streams(db, this.statements, written, folds);
    this.tables = new RowTables(this.statements, written, tables);
    this.group = new Group(db, this.statements, written, {
      undone: () => this.log.forget(this.touchedStreams),
      closing: () => this.log.closing(),
      ended: (kept) => this.ended(kept),
    });
    this.checkpoints = new Checkpoints(db, written);
    this.now = readingOf(this.log, this.tables);
  }

  change<S extends Storable, A, R = never>(
    stream: string,
    decide: (past: Past<S>, reading: Reading) => Decision<S, A, R>,
    options: ChangeOptions = {},
  ): Promise<Changed<A, R>> {
    return this.group.run(() => this.changeNow(stream, decide, options.key));
  }

  private changeNow<S extends Storable, A, R>(
    stream: string,
    decide: (past: Past<S>, reading: Reading) => Decision<S, A, R>,
    key: string | undefined,
  ): Changed<A, R> {
    const before = key === undefined ? undefined : this.log.answered(stream, key);
    // Answers under a key of this stream were kept by changes of the same kind.
    if (before) return { ok: true, answer: before.answer as A, version: before.version, repeated: true };
    const decision = decide(this.log.past<S>(stream), this.now);
    if ('refused' in decision) return { ok: false, refused: decision.refused };
    const others = decision.others ?? [];
    this.demandOthers(stream, others);
    const version = this.append(stream, decision.decided);
    for (const other of others) this.append(other.stream, other.decided);
    if (key !== undefined) this.log.answer(stream, key, version, decision.answer);
    return { ok: true, answer: decision.answer, version, repeated: false };
  }

  private demandOthers(stream: string, others: readonly AlsoDecided[]): void {
    const seen = new Set([stream]);
    for (const other of others) {
      if (seen.has(other.stream)) throw new StoreFault('stream.twice', { stream: other.stream });
      seen.add(other.stream);
      const found = this.log.past(other.stream).version;
      if (found !== other.version) {
        throw new StoreFault('stream.moved', { stream: other.stream, found, expected: other.version });
      }
    }
  }

  private append(stream: string, decided: Decided<unknown>): number {
    this.touchedStreams.add(stream);
    const version = this.log.append(stream, decided);
    this.apply(decided.rows);
    return version;
  }

  private apply(changes: readonly RowChange[]): void {
    for (const change of changes) {
      this.tables.apply(change);
      this.touchedTables.add(change.table);
    }
  }

  read<S extends Storable = Json>(
    stream: string,
  ): Promise<{ readonly version: number; readonly snapshot: S } | undefined> {
    return this.reading(() => {
      const { version, snapshot } = this.log.past<S>(stream);
      return snapshot === undefined ? undefined : { version, snapshot };
    });
  }

  events<B = Json>(stream: string, from = 1, limit = -1): Promise<readonly StoredEvent<B>[]> {
    return this.reading(() => this.log.events<B>(stream, from, limit));
  }

  streams(after = '', limit = 1000): Promise<readonly string[]> {
    return this.reading(() => this.log.names(after, limit));
  }

  rows<const T extends TableSpec | string>(table: T, query: Query = {}): Promise<readonly RowOf<T>[]> {
    return this.reading(() => this.now.rows(table, query));
  }

  get<const T extends TableSpec | string>(table: T, key: KeyOf<T>): Promise<RowOf<T> | undefined> {
    return this.reading(() => this.now.row(table, key));
  }

  count(table: TableSpec | string, where?: Condition): Promise<number> {
    return this.reading(() => this.tables.of(table).count(where));
  }

  grouped(table: TableSpec | string, grouping: Grouping): Promise<readonly Grouped[]> {
    return this.reading(() => this.tables.grouped(table, grouping));
  }

  write(changes: readonly RowChange[]): Promise<void> {
    return this.group.run(() => this.apply(changes));
  }

  due<const T extends TableSpec | string>(
    table: T,
    column: string,
    now: string | number,
    limit: number,
  ): Promise<readonly RowOf<T>[]> {
    return this.rows(table, { where: { le: [column, now] }, order: [[column, 'asc']], limit });
  }

  take<const T extends TableSpec | string>(table: T, claim: Claim): Promise<readonly RowOf<T>[]> {
    return this.group.run(() => {
      const rows = this.tables.of(table);
      this.touchedTables.add(rows.shape.name);
      return rows.take(claim) as readonly RowOf<T>[];
    });
  }

  rebuild(tables: readonly string[], refold: (stream: WholeStream) => Refolded): Promise<number> {
    return this.group.run(() => {
      for (const table of tables) this.tables.of(table).clear();
      let count = 0;
      for (const stream of this.everyStream()) {
        this.refold(stream, tables, refold);
        count += 1;
      }
      return count;
    });
  }

  private refold(stream: string, tables: readonly string[], refold: (stream: WholeStream) => Refolded): void {
    const { rows, snapshot } = refold(this.log.whole(stream));
    for (const { table } of rows)
      if (!tables.includes(table)) throw new StoreFault('rebuild.table', { table });
    this.touchedStreams.add(stream);
    if (snapshot !== undefined) this.log.resnap(stream, snapshot);
    this.apply(rows);
  }

  private *everyStream(): Iterable<string> {
    for (let after = ''; ;) {
      const names = this.log.names(after, batch);
      yield* names;
      const last = names.at(-1);
      if (last === undefined) return;
      after = last;
    }
  }

  async verify(stream?: string): Promise<readonly Damage[]> {
    if (stream !== undefined) return this.reading(() => this.log.check(stream));
    const damages: Damage[] = [];
    for (
      let names = await this.streams('', batch);
      names.length > 0;
      names = await this.streams(names.at(-1), batch)
    ) {
      damages.push(...(await this.reading(() => names.flatMap((name) => this.log.check(name)))));
      await nextTurn();
    }
    for (const id of await this.fileIds()) damages.push(...(await this.checkFile(id)));
    return damages;
  }

  private async checkFile(id: string): Promise<readonly Damage[]> {
    const bytes = await this.files.get(id);
    if (!bytes) return [{ code: 'file.missing', params: {}, at: id }];
    return fileId(bytes) === id ? [] : [{ code: 'file.damaged', params: { size: bytes.length }, at: id }];
  }

  async putFile(bytes: Uint8Array, meta: Storable): Promise<string> {
    const id = fileId(bytes);
    // Bytes first: a row without its file would be a lost attachment, a file without its row is only litter.
    if (!(await this.fileLine(id)) || !(await this.files.get(id))) await this.files.put(id, bytes);
    await this.group.run(() => {
      this.statements
        .get('insert or ignore into store_file(id, size, meta) values(?,?,?)')
        .run(id, bytes.length, JSON.stringify(meta));
    });
    return id;
  }

  async getFile(id: string): Promise<StoredFile | undefined> {
    const line = await this.fileLine(id);
    if (!line) return undefined;
    const bytes = await this.files.get(id);
    if (!bytes || fileId(bytes) !== id) throw new StoreFault('file.damaged', { file: id });
    return { id, size: line.size, meta: JSON.parse(line.meta) as Json, bytes };
  }

  async forgetFile(id: string): Promise<void> {
    // What is being copied must stay whole.
    await this.copying;
    // The row first: bytes without their row are only litter.
    await this.group.run(() => {
      this.statements.get('delete from store_file where id=?').run(id);
    });
    await this.files.remove(id);
  }

  private fileLine(id: string): Promise<FileLine | undefined> {
    return this.reading(
      () =>
        this.statements.get('select id, size, meta from store_file where id=?').get(id) as
          FileLine | undefined,
    );
  }

  private fileIds(): Promise<readonly string[]> {
    return this.reading(
      () => this.statements.get('select id from store_file order by id').pluck().all() as string[],
    );
  }

  follow(hear: (news: News) => void): () => void {
    this.hearers.add(hear);
    return () => this.hearers.delete(hear);
  }

  async backup(file: string): Promise<void> {
    const copied = this.copying.then(() => this.copyTo(file));
    this.copying = copied.catch(() => undefined);
    await copied;
  }

  private async copyTo(file: string): Promise<void> {
    await this.reading(() => undefined);
    const passing = `${file}.part`;
    const folder = path.dirname(path.resolve(file));
    await mkdir(folder, { recursive: true });
    await rm(passing, { force: true });
    await this.db.backup(passing, { progress: () => 500 });
    // After the database: the copy knows no attachment that is not there yet. More of them do no harm.
    await this.files.copyTo(folder, await this.fileIds());
    await rename(passing, file);
  }

  async reset(): Promise<void> {
    await this.group.run(() => {
      this.tables.clear();
      this.log.clear();
      this.statements.get('delete from store_file').run();
    });
    await this.files.clear();
  }

  close(): Promise<void> {
    return this.reading(() => {
      this.group.close();
      this.checkpoints.stop();
      this.db.transaction(() => this.log.save()).immediate();
      this.db.pragma('wal_checkpoint(TRUNCATE)');
      this.db.close();
    });
  }

  private async reading<T>(read: () => T): Promise<T> {
    if (!this.db.open) throw new StoreFault('store.closed');
    return read();
  }

  private ended(kept: boolean): void {
    const heard = kept && this.hearers.size > 0;
    const news = heard ? { streams: [...this.touchedStreams], tables: [...this.touchedTables] } : undefined;
    this.touchedStreams.clear();
    this.touchedTables.clear();
    if (kept) this.checkpoints.committed();
    if (!news) return;
    // One after the other and later: what a hearer throws must not reach those who wait for the commit.
    for (const hear of this.hearers) queueMicrotask(() => hear(news));
  }
}

function readingOf(log: Streams, tables: RowTables): Reading {
  return {
    stream: (stream) => log.past(stream),
    // The columns of the spec are those that are selected.
    row: <const T extends TableSpec | string>(table: T, key: KeyOf<T>) =>
      tables.of(table).get(key) as RowOf<T> | undefined,
    rows: <const T extends TableSpec | string>(table: T, query: Query = {}) =>
      tables.of(table).query(query) as readonly RowOf<T>[],
  };
}
