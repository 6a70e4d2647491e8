import Database from 'better-sqlite3';
import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import { StoreFault } from '../faults.ts';
import { FolderFiles, MemoryFiles, type Files } from '../files.ts';
import type { Folds, Store } from '../port.ts';
import type { TableSpec } from '../table.ts';
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
 * Opens the store in a SQLite file for this process alone, until it is closed or the process ends, however it ends.
 * Faults: `folder.notWritable`, `file.locked`, `file.notDatabase`, `file.foreign`, `file.newer`, `file.readOnly`,
 * `file.damaged`, `file.cannotOpen`, `table.rebuild`.
 */
export function openSqlite(options: SqliteOptions): Store {
  if (options.file === ':memory:') return made(new Database(':memory:'), options, new MemoryFiles());
  const file = path.resolve(options.file);
  const folder = path.dirname(file);
  try {
    return made(connect(file), { ...options, file }, new FolderFiles(folder));
  } catch (error) {
    demandFolder(folder);
    throw asFault(error, file);
  }
}

/** The folder is looked at only where the file cannot be opened: nearly always it is there. */
function connect(file: string): Database.Database {
  const open = () => new Database(file, { timeout: 0 });
  try {
    return open();
  } catch {
    demandFolder(path.dirname(file));
    return open();
  }
}

function made(
  db: Database.Database,
  { file, tables, folds = unfolded, synchronous = 'FULL', recreate = [] }: SqliteOptions,
  files: Files,
): Store {
  try {
    own(db);
    migrate(db, file, (from) => db.prepare('vacuum into ?').run(`${file}.before-${from + 1}`));
    setUp(db, synchronous);
    layTables(db, tables, recreate);
    return new SqliteStore({ db, tables, folds, files });
  } catch (error) {
    db.close();
    throw error;
  }
}

const unfolded: Folds = () => undefined;

/**
 * What is read next takes the file for this connection; a second one is told that it is busy. And nobody has to be asked
 * about the log at each commit, for which SQLite would else keep shared memory.
 */
function own(db: Database.Database): void {
  db.exec('pragma locking_mode=EXCLUSIVE');
}

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
