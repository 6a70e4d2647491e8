import type { Database } from 'better-sqlite3';
import type { Written } from './statements.ts';

/**
 * How long the log may grow, in bytes, before it is folded in although the store is busy. After that it
 * is written over from its beginning, and a sync of what is written over takes half as long as one of a
 * file that grows.
 */
const busyLimit = 8 * 2 ** 20;
/** And at most so many times that, if the estimate of its length should be wrong. */
const mistaken = 6;
const pageSize = 4_096;
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
  /** How long the log really was at the last folding, for each byte that had been reckoned. */
  private share = 1;
  private soon = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(db: Database, written: Written) {
    this.db = db;
    this.written = written;
  }

  /** To be told after every commit. */
  committed(): void {
    const reckoned = this.length() - this.folded;
    if (!this.soon && (reckoned * this.share > busyLimit || reckoned > busyLimit * mistaken)) {
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
    const reckoned = this.length() - this.folded;
    if (!this.db.open || reckoned === 0) return;
    this.folded = this.length();
    // One line with the length of the log in pages, or -1 where there is no log.
    const [done] = this.db.pragma('wal_checkpoint(PASSIVE)') as readonly { readonly log: number }[];
    if (done && done.log > 0) this.share = Math.min(1, (done.log * pageSize) / reckoned);
  }

  /** At most how many bytes of log have ever been written: a page and a bit for each statement, and the letters. */
  private length(): number {
    return this.written.statements * 5_000 + this.written.letters * 2;
  }
}
