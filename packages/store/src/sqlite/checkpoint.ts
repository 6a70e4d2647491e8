import type { Database } from 'better-sqlite3';
import type { Written } from './statements.ts';

/** How many writes make the log long enough to be folded in while the store is busy: some 32 MB. */
const busyLimit = 6_000;
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
  private timer: NodeJS.Timeout | undefined;

  constructor(db: Database, written: Written) {
    this.db = db;
    this.written = written;
  }

  /** To be told after every commit. */
  committed(): void {
    if (this.written.statements - this.folded > busyLimit) setImmediate(() => this.fold());
    this.timer ??= this.wait();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private wait(): NodeJS.Timeout {
    this.seen = this.written.statements;
    return setTimeout(() => {
      this.timer = undefined;
      if (!this.db.open) return;
      if (this.written.statements === this.seen) this.fold();
      else this.timer = this.wait();
    }, idleMs).unref();
  }

  private fold(): void {
    if (!this.db.open || this.written.statements === this.folded) return;
    this.folded = this.written.statements;
    this.db.pragma('wal_checkpoint(PASSIVE)');
  }
}
