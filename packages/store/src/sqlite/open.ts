import Database from 'better-sqlite3';
import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import { StoreFault } from '../faults.ts';
import { FolderFiles, MemoryFiles } from '../files.ts';
import type { Folds, Store } from '../port.ts';
import type { TableSpec } from '../table.ts';
import { lockFile, type Lock } from './lock.ts';
import { asFault } from './native-errors.ts';
import { layTables, migrate } from './schema.ts';
import { SqliteStore } from './store.ts';

/** How a store on SQLite is opened. */
export interface SqliteOptions {
  /** The database file, made when there is none, or `:memory:`. Attachments go to the folder `files` beside it. */
  readonly file: string;
  readonly tables: readonly TableSpec[];
  /** How streams are folded; the same for a file for ever. */
  readonly folds?: Folds | undefined;
  /** FULL (the default) survives a power cut with every acknowledged change; NORMAL may lose the last ones. */
  readonly synchronous?: 'FULL' | 'NORMAL';
  /** Tables to make anew and empty because their key or kinds changed; `rebuild` fills them. */
  readonly recreate?: readonly string[];
}

/**
 * Opens the store in a SQLite file for this process alone. Faults: `folder.notWritable`, `file.locked`,
 * `file.notDatabase`, `file.foreign`, `file.newer`, `file.readOnly`, `file.damaged`, `file.cannotOpen`,
 * `table.rebuild`.
 */
export function openSqlite(options: SqliteOptions): Store {
  if (options.file === ':memory:') return made(new Database(':memory:'), options, undefined);
  const file = path.resolve(options.file);
  try {
    const lock = lockIn(file);
    try {
      return made(new Database(file), { ...options, file }, lock);
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    demandFolder(path.dirname(file));
    throw asFault(error, file);
  }
}

function made(
  db: Database.Database,
  { file, tables, folds = unfolded, synchronous = 'FULL', recreate = [] }: SqliteOptions,
  lock: Lock | undefined,
): Store {
  try {
    migrate(db, file, (from) => db.prepare('vacuum into ?').run(`${file}.before-${from + 1}`));
    setUp(db, synchronous);
    layTables(db, tables, recreate);
    const files = lock ? new FolderFiles(path.dirname(file)) : new MemoryFiles();
    return new SqliteStore({ db, tables, folds, files, lock });
  } catch (error) {
    db.close();
    throw error;
  }
}

/** The folder is looked at only where the lock cannot be taken: nearly always it is there. */
function lockIn(file: string): Lock {
  try {
    return lockFile(file);
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    demandFolder(path.dirname(file));
    return lockFile(file);
  }
}

const unfolded: Folds = () => undefined;

/** The settings of the connection. */
export function setUp(db: Database.Database, synchronous: 'FULL' | 'NORMAL'): void {
  // At once: each on its own costs a noticeable part of opening. The log is folded in between commits, see Checkpoints.
  db.exec(`
    pragma journal_mode=WAL;
    pragma synchronous=${synchronous};
    pragma foreign_keys=ON;
    pragma cache_size=-65536;
    pragma temp_store=MEMORY;
    pragma wal_autocheckpoint=0`);
}

function demandFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StoreFault('folder.notWritable', { folder }, { cause: error });
  }
}
