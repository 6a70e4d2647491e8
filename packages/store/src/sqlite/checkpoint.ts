import type { Database } from 'better-sqlite3';
import type { Written } from './statements.ts';

/** How long the log may grow, in bytes, before it is folded in although the store is busy. */
const busyLimit = 32 * 2 ** 20;
const idleMs = 500;

/**
 * Folds the write-ahead log into the database between commits, never inside one: after half a second
 * without writes, or when the log has grown long.
 */
export class Checkpoints {
  private readonly db: Database;
  private readonly written: Written;
  private seen = 0;
  private folded = 0;
  private soon = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(db: Database, written: Written) {
    this.db = db;
    this.written = written;
  }

  /** To be told after every commit. */
  committed(): void {
    if (!this.soon && this.length() - this.folded > busyLimit) {
      this.soon = true;
      setImmediate(() => this.fold());
    }
    this.timer ??= this.wait();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private wait(): NodeJS.Timeout {
    this.seen = this.length();
    return setTimeout(() => {
      this.timer = undefined;
      if (!this.db.open) return;
      if (this.length() === this.seen) this.fold();
      else this.timer = this.wait();
    }, idleMs).unref();
  }

  private fold(): void {
    this.soon = false;
    if (!this.db.open || this.length() === this.folded) return;
    this.folded = this.length();
    this.db.pragma('wal_checkpoint(PASSIVE)');
  }

  /** About how many bytes of log have ever been written: a page and a bit for each statement, and the letters. */
  private length(): number {
    return this.written.statements * 5_000 + this.written.letters * 2;
  }
}
