import Database from 'better-sqlite3';
import { StoreFault } from '../faults.ts';

/** A hold on a file that the system lets go of when the process ends, however it ends. */
export interface Lock {
  readonly release: () => void;
}

/**
 * Takes the file for this process alone; faults `file.locked` when another has it. The lock is that of
 * a small database beside the file, so that the file itself stays readable for tools.
 */
export function lockFile(file: string): Lock {
  const db = new Database(`${file}.lock`, { timeout: 0 });
  try {
    // Nothing is ever written here: without the memory journal SQLite would make a file for what it might undo.
    db.exec('pragma journal_mode=memory; begin exclusive');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new StoreFault('file.locked', { file }, { cause: error });
    }
    throw error;
  }
  return {
    release: () => {
      db.exec('rollback');
      db.close();
    },
  };
}
