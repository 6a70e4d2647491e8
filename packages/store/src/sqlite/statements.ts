import type { Database, Statement } from 'better-sqlite3';

/** What better-sqlite3 binds. */
export type Bound = string | number | null | Buffer;

/** What a connection has written: statements, and letters of text. A rollback does not count back. */
export interface Written {
  statements: number;
  letters: number;
}

const kept = 256;

/** Prepared statements by their text; the oldest are dropped. */
export class Statements {
  private readonly db: Database;
  private readonly byText = new Map<string, Statement<Bound[]>>();

  constructor(db: Database) {
    this.db = db;
  }

  get(text: string): Statement<Bound[]> {
    return this.byText.get(text) ?? this.keep(text, this.db.prepare<Bound[]>(text));
  }

  /** A statement for ever, prepared when it is first used: opening a store is to cost little. */
  later(text: () => string): () => Statement<Bound[]> {
    let made: Statement<Bound[]> | undefined;
    return () => (made ??= this.db.prepare<Bound[]>(text()));
  }

  private keep(text: string, made: Statement<Bound[]>): Statement<Bound[]> {
    if (this.byText.size >= kept) this.byText.delete(this.byText.keys().next().value ?? '');
    this.byText.set(text, made);
    return made;
  }
}
