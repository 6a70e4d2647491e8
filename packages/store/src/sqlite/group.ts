import type { Database, Statement } from 'better-sqlite3';
import { StoreFault } from '../faults.ts';
import { asFault } from './native-errors.ts';
import type { Statements, Written } from './statements.ts';

/** What the transactions of a group do besides their work. */
export interface GroupHooks {
  /** Something since `begin` was undone: what is remembered of it is not to be trusted. */
  readonly undone: () => void;
  /** All works are done, and the transaction is about to be committed. */
  readonly closing: () => void;
  /** The transaction is over, and durable if `kept`. Called before the promises settle. */
  readonly ended: (kept: boolean) => void;
}

interface Job {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

type Outcome = { readonly done: unknown } | { readonly failed: unknown };

/** After so many groups of a single work, one waits for a turn of the event loop. */
const lonely = 8;

/**
 * Group commit: works that are asked for at the same time share one transaction and one sync. A work that throws is
 * undone alone.
 *
 * At the same time is what the present callback of the event loop leads to; and where the last group had company, and
 * after eight that had none, whatever arrives in a whole turn of the loop: many callers are then found together, a single
 * one does not pay for a turn each time, and what else waits for the loop never waits for more than eight groups.
 *
 * The whole group first runs without savepoints, which cost a copy of every page. Only when a work
 * throws after it wrote is the group undone and run again, each work in its own savepoint; works are
 * pure but for their writes, so running twice is harmless.
 */
export class Group {
  private readonly db: Database;
  private readonly written: Written;
  private readonly hooks: GroupHooks;
  private waiting: Job[] = [];
  private closed = false;
  /** How many groups of a single work there were since the last turn that was waited for. */
  private alone = 0;
  private readonly begin: Statement;
  private readonly commit: Statement;
  private readonly rollback: () => Statement;
  private readonly savepoint: () => Statement;
  private readonly release: () => Statement;
  private readonly back: () => Statement;

  constructor(db: Database, statements: Statements, written: Written, hooks: GroupHooks) {
    this.db = db;
    this.written = written;
    this.hooks = hooks;
    this.begin = db.prepare('begin immediate');
    this.commit = db.prepare('commit');
    this.rollback = statements.later(() => 'rollback');
    this.savepoint = statements.later(() => 'savepoint work');
    this.release = statements.later(() => 'release work');
    this.back = statements.later(() => 'rollback to work');
  }

  /** Runs `work` in the next transaction; resolves when it is durable. */
  run<T>(work: () => T): Promise<T> {
    if (this.closed) return Promise.reject(new StoreFault('store.closed'));
    return new Promise<T>((resolve, reject) => {
      // The value that `resolve` is given is the one `work` of the same job answered.
      this.waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      if (this.waiting.length === 1) this.soon();
    });
  }

  private soon(): void {
    if (this.alone < lonely) process.nextTick(() => this.flush());
    else setImmediate(() => this.flush());
  }

  /** Carries out what is waiting and takes no more. */
  close(): void {
    this.flush();
    this.closed = true;
  }

  private flush(): void {
    const jobs = this.waiting;
    if (jobs.length === 0) return;
    this.waiting = [];
    this.alone = jobs.length > 1 ? lonely : (this.alone + 1) % (lonely + 1);
    let outcomes: readonly Outcome[];
    try {
      outcomes = this.together(jobs) ?? this.apart(jobs);
    } catch (error) {
      this.undo();
      this.hooks.ended(false);
      const fault = asFault(error);
      for (const job of jobs) job.reject(fault);
      return;
    }
    this.hooks.ended(outcomes.some((outcome) => 'done' in outcome));
    jobs.forEach((job, index) => {
      const outcome = outcomes[index];
      if (outcome && 'done' in outcome) job.resolve(outcome.done);
      else job.reject(outcome?.failed);
    });
  }

  /** One transaction for all; undefined, and all undone, when a work threw after it wrote. */
  private together(jobs: readonly Job[]): readonly Outcome[] | undefined {
    this.begin.run();
    const outcomes: Outcome[] = [];
    for (const { work } of jobs) {
      const before = this.written.statements;
      try {
        outcomes.push({ done: work() });
      } catch (error) {
        if (jobs.length === 1) {
          this.undo();
          return [{ failed: asFault(error) }];
        }
        this.demandTransaction(error);
        if (this.written.statements !== before) {
          this.undo();
          return undefined;
        }
        outcomes.push({ failed: asFault(error) });
      }
    }
    this.hooks.closing();
    this.commit.run();
    return outcomes;
  }

  private apart(jobs: readonly Job[]): readonly Outcome[] {
    this.begin.run();
    const outcomes = jobs.map(({ work }): Outcome => {
      this.savepoint().run();
      const outcome = this.attempt(work);
      this.release().run();
      return outcome;
    });
    this.hooks.closing();
    this.commit.run();
    return outcomes;
  }

  private attempt(work: () => unknown): Outcome {
    try {
      return { done: work() };
    } catch (error) {
      this.demandTransaction(error);
      this.back().run();
      this.hooks.undone();
      return { failed: asFault(error) };
    }
  }

  /** A full or failing disk makes SQLite end the transaction by itself: then all works have failed. */
  private demandTransaction(error: unknown): void {
    if (!this.db.inTransaction) throw error;
  }

  private undo(): void {
    if (this.db.inTransaction) this.rollback().run();
    this.hooks.undone();
  }
}
