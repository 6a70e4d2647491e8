import type { Database, Statement } from 'better-sqlite3';

/** What better-sqlite3 binds. */
export type Bound = string | number | null | Buffer;

/** What a connection has written: statements, and letters of text. A rollback does not count back. */
export interface Written {
  statements: number;
  letters: number;
}

const kept = 256;

/** Prepared statements by their text; the ones used longest ago are dropped. */
export class Statements {
  private readonly db: Database;
  private readonly byText = new Map<string, Statement<Bound[]>>();

  constructor(db: Database) {
    this.db = db;
  }

  get(text: string): Statement<Bound[]> {
    const known = this.byText.get(text);
    if (known) {
      this.byText.delete(text);
      this.byText.set(text, known);
      return known;
    }
    const made = this.db.prepare<Bound[]>(text);
    this.byText.set(text, made);
    if (this.byText.size > kept) for (const oldest of this.byText.keys()) return this.forget(oldest, made);
    return made;
  }

  private forget(text: string, made: Statement<Bound[]>): Statement<Bound[]> {
    this.byText.delete(text);
    return made;
  }
}
