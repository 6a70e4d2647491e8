import type { Database, Statement } from 'better-sqlite3';
import type { Bound, Statements, Written } from './statements.ts';

/** Where a stream stands after its last change. */
export interface Head {
  readonly id: number;
  readonly version: number;
  /** Of its last change. */
  readonly hash: string;
  /** The id of its last change; null where it has none. */
  readonly last: number | null;
}

interface NamedHead extends Head {
  readonly name: string;
}

/** The ids of the last change whose head is in the streams' lines, and of the last change of all. */
interface Reached {
  readonly saved: number;
  readonly reached: number;
}

/** How many changes may be ahead of the lines. */
const changesAhead = 1_000;

/**
 * Where streams stand that changed since their lines were written. Writing a line at every change would cost a page
 * more in nearly every commit, and the changes tell the same: so the lines follow after a thousand changes and at
 * closing, and what a killed server left is read from the changes at the next opening.
 */
export class Heads {
  private readonly written: Written;
  private readonly ahead = new Map<string, Head>();
  private saved = 0;
  private reached = 0;
  private readonly found: Statement<Bound[]>;
  private readonly changed: () => Statement<Bound[]>;
  private readonly write: () => Statement<Bound[]>;
  private readonly mark: () => Statement<Bound[]>;

  constructor(db: Database, statements: Statements, written: Written) {
    this.written = written;
    this.found = db.prepare(
      'select upto as saved, (select coalesce(max(id), 0) from store_change) as reached from store_saved',
    );
    this.changed = statements.later(
      // With max() the other columns are those of the same line.
      () => `
        select s.name, s.id, max(c.id) as last, lower(hex(c.hash)) as hash, c.seq - 1 + case
          when not json_valid(c.events) then 1
          when json_type(c.events)='array' then json_array_length(c.events)
          else json_array_length(c.events, '$.events') end as version
        from store_change c join store_stream s on s.id=c.stream where c.id>? group by c.stream`,
    );
    this.write = statements.later(
      () => 'update store_stream set version=?, hash=unhex(?), last=? where id=?',
    );
    this.mark = statements.later(() => 'update store_saved set upto=?');
    this.again();
  }

  get(name: string): Head | undefined {
    return this.ahead.get(name);
  }

  /** A stream whose line was written with this change. */
  added(last: number): void {
    this.reached = last;
  }

  /** A stream whose line was not. */
  moved(name: string, head: Head, last: number): void {
    this.ahead.set(name, head);
    this.reached = last;
  }

  /** Inside the transaction, when it is about to be committed. */
  closing(): void {
    if (this.reached - this.saved >= changesAhead) this.save();
  }

  /** Writes the lines; inside a transaction. */
  save(): void {
    if (this.reached === this.saved) return;
    for (const { version, hash, last, id } of this.ahead.values()) this.write().run(version, hash, last, id);
    this.mark().run(this.reached);
    this.written.statements += this.ahead.size + 1;
    this.saved = this.reached;
    this.ahead.clear();
  }

  /** Reads anew what the file holds: it was just opened, or something was undone. */
  again(): void {
    this.ahead.clear();
    const { saved, reached } = this.found.get() as Reached;
    // Fewer changes than were saved: somebody took some away, and their ids are given again.
    if (reached < saved) this.mark().run(reached);
    this.saved = Math.min(saved, reached);
    this.reached = reached;
    if (reached <= saved) return;
    for (const { name, ...head } of this.changed().all(saved) as NamedHead[]) this.ahead.set(name, head);
  }

  clear(): void {
    this.ahead.clear();
    this.saved = 0;
    this.reached = 0;
    this.mark().run(0);
  }
}
