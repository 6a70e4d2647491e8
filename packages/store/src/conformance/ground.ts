import { expect } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Condition } from '../condition.ts';
import { StoreFault, type FaultCode } from '../faults.ts';
import type { Json } from '../json.ts';
import type { Changed, Decided, Folds, NewEvent, Store } from '../port.ts';
import { table, type RowChange, type TableSpec } from '../table.ts';

/** What a store is opened with. */
export interface Opening {
  readonly tables: readonly TableSpec[];
  readonly folds?: Folds;
  readonly recreate?: readonly string[];
}

/** Opens a store at a place, an empty folder at first; the same place again is the same data. */
export type OpenStore = (place: string, opening: Opening) => Promise<Store>;

/** The file name under which a store that is a file is found in its place, and a backup is written. */
export const databaseName = 'store.db';

/** One thing that every store must keep to. */
export type Law = (on: Ground) => Promise<void>;

/** A fresh store, and the means to close and open it. */
export class Ground {
  readonly open: OpenStore;
  readonly place: string;
  store: Store;

  constructor(open: OpenStore, place: string, store: Store) {
    this.open = open;
    this.place = place;
    this.store = store;
  }

  /** A ground in a folder of its own. */
  static async lay(open: OpenStore): Promise<Ground> {
    const place = await mkdtemp(path.join(tmpdir(), 'store-'));
    return new Ground(open, place, await open(place, { tables, folds }));
  }

  /** Opens the place after the store was closed. */
  async openAgain(opening: Opening): Promise<void> {
    this.store = await this.open(this.place, opening);
  }

  async reopen(opening: Opening = { tables, folds }): Promise<void> {
    await this.store.close();
    await this.openAgain(opening);
  }

  async clear(): Promise<void> {
    await this.store.close().catch((error: unknown) => {
      if (!(error instanceof StoreFault)) throw error;
    });
    await rm(this.place, { recursive: true, force: true });
  }
}

export const inbox = table({
  name: 'inbox',
  columns: {
    county: 'text',
    task: 'text',
    person: 'text',
    due: 'text',
    size: 'integer',
    score: 'real',
    more: 'json',
  },
  key: ['county', 'task'],
  indexes: [['person', 'due']],
  unique: [['person', 'size']],
});
export const tally = table({ name: 'tally', columns: { name: 'text', value: 'integer' }, key: ['name'] });
export const tables = [inbox, tally];

export const at = '2026-11-24T09:00:00+08:00';

export const event = (type: string, body: Json = {}): NewEvent => ({ type, at, by: 'u1', body });

/** A decision that leaves `value`. */
export const adds = (
  value: number,
  rows: readonly RowChange[] = [],
): { decided: Decided<{ value: number }>; answer: number } => ({
  decided: { events: [event('added', { value })], snapshot: { value }, rows },
  answer: value,
});

/** Streams that begin so are the sum of their events. */
export const sums = 'sum/';
export const folds: Folds = (stream) =>
  stream.startsWith(sums)
    ? (snapshot, { body }) => ({ value: valueIn(snapshot) + valueIn(body) })
    : undefined;
const valueIn = (from: object | Json | undefined): number =>
  (from as { readonly value: number } | undefined)?.value ?? 0;

/** Adds `count` ones to a stream in one change, and rows with them. */
export const addOnes = (
  on: Ground,
  stream: string,
  count: number,
  rows: readonly RowChange[] = [],
): Promise<Changed<number, never>> =>
  on.store.change<{ value: number }, number>(stream, ({ snapshot }) => {
    const value = valueIn(snapshot) + count;
    const events = Array.from({ length: count }, () => event('added', { value: 1 }));
    return { decided: { events, snapshot: { value }, rows }, answer: value };
  });

/** Counts a stream up by one and answers the count. */
export const increment = (on: Ground, stream: string, key?: string): Promise<Changed<number, never>> =>
  on.store.change<{ value: number }, number>(stream, ({ snapshot }) => adds((snapshot?.value ?? 0) + 1), {
    key,
  });

export const putTask = (task: string, cells: Readonly<Record<string, Json>> = {}): RowChange => ({
  table: 'inbox',
  put: { county: '320300', task, ...cells },
});

export const taskNames = async (on: Ground, where?: Condition): Promise<readonly string[]> =>
  (await on.store.rows(inbox, { where })).map(({ task }) => task);

/** Matches a fault of a code. */
export const faults = (code: FaultCode): unknown => expect.objectContaining({ name: 'StoreFault', code });
