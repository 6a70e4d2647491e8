import type { Cell, Condition } from './condition.ts';
import type { Damage } from './damage.ts';
import type { Json, Storable } from './json.ts';
import type { KeyOf, Row, RowChange, RowOf, TableSpec } from './table.ts';

/** A fact as a decision states it. `at` is an instant in ISO 8601; `by` names who caused it. */
export interface NewEvent {
  readonly type: string;
  readonly at: string;
  readonly by?: string | undefined;
  readonly body: Storable;
}

/** A fact as it was kept. `seq` counts from 1 in its stream. */
export interface StoredEvent<B = Json> {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly by?: string;
  readonly body: B;
}

/** What a stream was before a decision: `version` is the number of its events; `snapshot` is undefined before the first. Read only, it is shared. */
export interface Past<S> {
  readonly version: number;
  readonly snapshot: S | undefined;
}

/** The state of a stream after one more event; `snapshot` is undefined before the first. Pure. */
export type Fold = (snapshot: Storable | undefined, event: StoredEvent) => Storable;

/**
 * Which streams are the fold of their events, and how. What their decisions answer as `snapshot` must be
 * that fold; the store then writes it only now and then, and folds the events since when it reads. The
 * snapshot of any other stream is written at every change.
 */
export type Folds = (stream: string) => Fold | undefined;

/** What a decision writes: events to append, the state after them, and the rows that follow from it. */
export interface Decided<S> {
  readonly events: readonly NewEvent[];
  readonly snapshot: S;
  readonly rows: readonly RowChange[];
}

/** A second stream that a decision writes: a child it starts, a parent it tells. `version` is the one the decision saw (0: a new stream). */
export interface AlsoDecided {
  readonly stream: string;
  readonly version: number;
  readonly decided: Decided<Storable>;
}

/** The answer of a decision: write all of it, or refuse and write nothing. */
export type Decision<S, A, R> =
  | { readonly decided: Decided<S>; readonly answer: A; readonly others?: readonly AlsoDecided[] }
  | { readonly refused: R };

/** What a decision may look at besides its own stream: the state inside the same transaction. */
export interface Reading {
  /** Another stream: version 0 and no snapshot when there is none. */
  stream<S extends Storable>(stream: string): Past<S>;
  /** One row by its primary key. */
  row<const T extends TableSpec | string>(table: T, key: KeyOf<T>): RowOf<T> | undefined;
  /** Rows by a query. */
  rows<const T extends TableSpec | string>(table: T, query?: Query): readonly RowOf<T>[];
}

/**
 * What became of a change. `version` is that of the stream after it. `repeated`: the idempotency key
 * was seen before on this stream, nothing was written, and `answer` is the first one.
 */
export type Changed<A, R> =
  | { readonly ok: true; readonly answer: A; readonly version: number; readonly repeated: boolean }
  | { readonly ok: false; readonly refused: R };

/** `key`: an idempotency key, unique in its stream. */
export interface ChangeOptions {
  readonly key?: string | undefined;
}

/** Which rows, in which order. The primary key is always the last order, so that pages never overlap. Null sorts as the smallest. */
export interface Query {
  readonly where?: Condition | undefined;
  readonly order?: readonly (readonly [column: string, direction: 'asc' | 'desc'])[];
  /** At most this many rows. */
  readonly limit?: number | undefined;
  /** Leaves out this many rows first. */
  readonly offset?: number | undefined;
  /** Only these columns; all when absent. */
  readonly columns?: readonly string[] | undefined;
}

/** What groups have in common: a column, or the first letters of a text. */
export type GroupedBy = string | readonly [column: string, letters: number];

/** Which rows are counted together. Where a column is named here it may also be one that `beside` adds. */
export interface Grouping {
  readonly where?: Condition | undefined;
  readonly beside?: Beside | undefined;
  readonly by: readonly [GroupedBy, ...GroupedBy[]];
  /** Beside all: how many of each group fulfil which condition, by names of the caller's own. */
  readonly of?: Readonly<Record<string, Condition>> | undefined;
  /** At most this many groups, the first ones. */
  readonly limit?: number | undefined;
}

/**
 * Rows of another table that belong to those that are counted, made one for each row (and, with `each`, for each
 * different value there). A row to which none belongs is not counted. Both records give names, which the counted table
 * must not have as columns, to columns of the other table.
 */
export interface Beside {
  readonly table: TableSpec | string;
  /** Columns that both tables have, and that are equal in rows that belong together. */
  readonly on: readonly [string, ...string[]];
  readonly where?: Condition | undefined;
  /** What is told apart. */
  readonly each?: Readonly<Record<string, string>> | undefined;
  /** The least cells of the rows made one; null only where all are. */
  readonly least?: Readonly<Record<string, string>> | undefined;
}

/** Rows counted together: what they have in common by column, how many there are, and how many of them fulfil each condition. */
export interface Grouped {
  readonly cells: Readonly<Record<string, Cell>>;
  readonly count: number;
  readonly of: Readonly<Record<string, number>>;
}

/** Rows to claim: the first `limit` that match, each changed by `set` (say, who holds it and until when). */
export interface Claim {
  readonly where: Condition;
  readonly order?: Query['order'];
  readonly limit: number;
  readonly set: Row;
}

/** What the fold of one stream gives when rows are made anew; `snapshot` is replaced only when given. */
export interface Refolded {
  readonly rows: readonly RowChange[];
  readonly snapshot?: Storable;
}

/** A stream as it is handed to a rebuild. */
export interface WholeStream {
  readonly stream: string;
  readonly version: number;
  readonly snapshot: Json;
  readonly events: readonly StoredEvent[];
}

/** What one commit touched. */
export interface News {
  readonly streams: readonly string[];
  readonly tables: readonly string[];
}

/** An attachment: `id` is the SHA-256 (hex) of its bytes, `size` counts bytes, `meta` is what its first keeper said of it. */
export interface StoredFile {
  readonly id: string;
  readonly size: number;
  readonly meta: Json;
  readonly bytes: Uint8Array;
}

/**
 * An append-only event log per stream with a snapshot, rows that change in the same transaction, and
 * attachments. It does not know what events mean. Every promise of a write resolves only after the
 * write is durable. Faults are thrown as `StoreFault`.
 */
export interface Store {
  /**
   * Reads the stream's snapshot, asks `decide`, writes its answer: all or nothing. `decide` must be
   * pure; it may run more than once. What it throws rejects this promise alone and writes nothing.
   */
  change<S extends Storable, A, R = never>(
    stream: string,
    decide: (past: Past<S>, reading: Reading) => Decision<S, A, R>,
    options?: ChangeOptions,
  ): Promise<Changed<A, R>>;

  /** The state of a stream; undefined when it has never been written. */
  read<S extends Storable = Json>(
    stream: string,
  ): Promise<{ readonly version: number; readonly snapshot: S } | undefined>;

  /** The events of a stream from `from` (default 1) on, at most `limit`. */
  events<B = Json>(stream: string, from?: number, limit?: number): Promise<readonly StoredEvent<B>[]>;

  /** Names of streams in order, those after `after` first; at most `limit` (default 1000). */
  streams(after?: string, limit?: number): Promise<readonly string[]>;

  /** The rows of a query. */
  rows<const T extends TableSpec | string>(table: T, query?: Query): Promise<readonly RowOf<T>[]>;

  /** How many rows match; all when no condition is given. */
  count(table: TableSpec | string, where?: Condition): Promise<number>;

  /** Counts rows group by group, in the order of what the groups have in common. Null sorts as the smallest. */
  grouped(table: TableSpec | string, grouping: Grouping): Promise<readonly Grouped[]>;

  /** One row by its primary key. */
  get<const T extends TableSpec | string>(table: T, key: KeyOf<T>): Promise<RowOf<T> | undefined>;

  /** Changes rows outside streams (drafts, sessions, organisation), all or nothing. */
  write(changes: readonly RowChange[]): Promise<void>;

  /** Rows whose `column` is set and not after `now`, earliest first: due timers. */
  due<const T extends TableSpec | string>(
    table: T,
    column: string,
    now: string | number,
    limit: number,
  ): Promise<readonly RowOf<T>[]>;

  /** Claims rows for one worker and answers them as they are after the claim: nobody else gets the same ones. */
  take<const T extends TableSpec | string>(table: T, claim: Claim): Promise<readonly RowOf<T>[]>;

  /**
   * Empties `tables` and fills them again from every stream in one transaction. Row changes of other
   * tables fault. Answers the number of streams.
   */
  rebuild(tables: readonly string[], refold: (stream: WholeStream) => Refolded): Promise<number>;

  /** Checks the hash chain of one stream, or of all and every attachment. Empty: nothing is wrong. */
  verify(stream?: string): Promise<readonly Damage[]>;

  /** Keeps an attachment and answers its id. The same bytes are kept once. */
  putFile(bytes: Uint8Array, meta: Storable): Promise<string>;

  /** An attachment, its bytes checked against its id; undefined when there is none. */
  getFile(id: string): Promise<StoredFile | undefined>;

  /** Forgets an attachment, its bytes too. Whoever calls knows that nothing names it, and that nobody is keeping it anew. */
  forgetFile(id: string): Promise<void>;

  /** Calls `hear` after every commit. Answers the function that ends it. */
  follow(hear: (news: News) => void): () => void;

  /** Writes a whole copy that can be opened: the database to `file`, attachments to the folder `files` beside it. */
  backup(file: string): Promise<void>;

  /** Forgets everything that is kept. For demonstrations and tests. */
  reset(): Promise<void>;

  /** Finishes what is waiting and lets go of the files. Later calls fault `store.closed`. */
  close(): Promise<void>;
}
