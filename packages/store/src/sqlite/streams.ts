import type { Database, Statement } from 'better-sqlite3';
import { chainStart, checkChain, link, type EventText } from '../chain.ts';
import { canonicalJson, isExactJson, type Json } from '../json.ts';
import type { Damage } from '../damage.ts';
import type { Decided, NewEvent, Past, StoredEvent, WholeStream } from '../port.ts';
import type { Bound, Statements, Written } from './statements.ts';

/** A stream as it stands; its snapshot is read from its text when it is first asked for. */
interface Kept {
  readonly id: number;
  readonly version: number;
  readonly hash: string;
  state: { readonly text: string } | { readonly snapshot: unknown };
}

interface StreamLine {
  readonly id: number;
  readonly name: string;
  readonly version: number;
  readonly hash: string;
  readonly snapshot: string;
}

interface HashedEvent extends EventText {
  readonly hash: string;
}

/** The answer of an earlier decision with the same idempotency key. */
export interface KeptAnswer {
  readonly version: number;
  readonly answer: unknown;
}

const remembered = 512;
const nobody: Past<never> = { version: 0, snapshot: undefined };

/**
 * Streams, their events and answers, inside whatever transaction is open. The last 512 streams are
 * remembered: the store alone writes its file, so what it wrote last is what is there.
 */
export class Streams {
  private readonly memory = new Map<string, Kept>();
  private readonly statements: Statements;
  private readonly written: Written;
  private readonly find: Statement<Bound[]>;
  private readonly add: Statement<Bound[]>;
  private readonly move: Statement<Bound[]>;
  private readonly findAnswer: Statement<Bound[]>;
  private readonly keepAnswer: Statement<Bound[]>;

  constructor(db: Database, statements: Statements, written: Written) {
    this.statements = statements;
    this.written = written;
    this.find = db.prepare(`select id, name, version, ${hashHex}, snapshot from store_stream where name=?`);
    this.add = db.prepare('insert into store_stream(name, version, hash, snapshot) values(?,?,unhex(?),?)');
    this.move = db.prepare('update store_stream set version=?, hash=unhex(?), snapshot=? where id=?');
    this.findAnswer = db.prepare('select version, answer from store_answer where stream=? and key=?');
    this.keepAnswer = db.prepare('insert into store_answer(stream, key, version, answer) values(?,?,?,?)');
  }

  /** The state of a stream; version 0 when there is none. Only for readers that trust its type `S`. */
  past<S>(name: string): Past<S> {
    const kept = this.kept(name);
    if (!kept) return nobody;
    if ('text' in kept.state) kept.state = { snapshot: JSON.parse(kept.state.text) };
    // Whoever writes a stream decides the type of its snapshot; the store keeps it unread.
    return { version: kept.version, snapshot: kept.state.snapshot as S };
  }

  /** Whether a stream has ever been written. */
  has(name: string): boolean {
    return this.kept(name) !== undefined;
  }

  /** Appends events and replaces the snapshot. Answers the new version. */
  append(name: string, decided: Decided<unknown>): number {
    const kept = this.kept(name);
    const before = kept?.version ?? 0;
    const events = chained(name, before, kept?.hash ?? chainStart, decided.events);
    const version = before + events.length;
    const hash = events.at(-1)?.hash ?? kept?.hash ?? chainStart;
    const text = JSON.stringify(decided.snapshot);
    this.written.statements += 1 + events.length;
    this.written.letters += text.length;
    const id = kept?.id ?? Number(this.add.run(name, version, hash, text).lastInsertRowid);
    if (kept) this.move.run(version, hash, text, id);
    this.insert(id, events);
    this.remember(name, { id, version, hash, state: stateOf(decided.snapshot, text) });
    return version;
  }

  /** Replaces the snapshot alone. */
  resnap(name: string, snapshot: unknown): void {
    const kept = this.kept(name);
    if (!kept) return;
    const text = JSON.stringify(snapshot);
    this.written.statements += 1;
    this.move.run(kept.version, kept.hash, text, kept.id);
    this.remember(name, { ...kept, state: stateOf(snapshot, text) });
  }

  /** What was answered to a key on this stream before. */
  answered(name: string, key: string): KeptAnswer | undefined {
    const kept = this.kept(name);
    const line =
      kept && (this.findAnswer.get(kept.id, key) as { version: number; answer: string | null } | undefined);
    return (
      line && { version: line.version, answer: line.answer === null ? undefined : JSON.parse(line.answer) }
    );
  }

  /** Keeps the answer to a key on a stream that has been written. */
  answer(name: string, key: string, version: number, answer: unknown): void {
    const kept = this.kept(name);
    if (!kept) return;
    this.written.statements += 1;
    this.keepAnswer.run(kept.id, key, version, JSON.stringify(answer) ?? null);
  }

  /** Lets go of what is remembered of these streams: their transaction was rolled back. */
  forget(names: Iterable<string>): void {
    for (const name of names) this.memory.delete(name);
  }

  events<B>(name: string, from: number, limit: number): readonly StoredEvent<B>[] {
    const kept = this.kept(name);
    if (!kept) return [];
    return this.lines(kept.id, from, limit).map(({ seq, type, at, by, body, hash }) => ({
      seq,
      type,
      at,
      ...(by === null ? {} : { by }),
      body: JSON.parse(body) as B,
      hash,
    }));
  }

  names(after: string, limit: number): readonly string[] {
    // Plucked: each line is its one column.
    return this.statements
      .get('select name from store_stream where name > ? order by name limit ?')
      .pluck()
      .all(after, limit) as string[];
  }

  /** What is wrong with a stream; nothing when there is no such stream. */
  check(name: string): readonly Damage[] {
    const line = this.find.get(name) as StreamLine | undefined;
    if (!line) return [];
    return checkChain(name, { version: line.version, hash: line.hash }, this.lines(line.id, 0, -1));
  }

  whole(name: string): WholeStream {
    const { version, snapshot } = this.past<Json>(name);
    return { stream: name, version, snapshot: snapshot ?? null, events: this.events(name, 1, -1) };
  }

  clear(): void {
    this.written.statements += 1;
    for (const table of ['store_event', 'store_answer', 'store_stream'])
      this.statements.get(`delete from ${table}`).run();
    this.memory.clear();
  }

  private lines(id: number, from: number, limit: number): readonly HashedEvent[] {
    return this.statements
      .get(
        `select seq, type, at, "by", body, ${hashHex} from store_event where stream=? and seq>=? order by seq limit ?`,
      )
      .all(id, from, limit) as HashedEvent[];
  }

  private kept(name: string): Kept | undefined {
    const known = this.memory.get(name);
    if (known) return known;
    const line = this.find.get(name) as StreamLine | undefined;
    if (!line) return undefined;
    const { id, version, hash, snapshot } = line;
    return this.remember(name, { id, version, hash, state: { text: snapshot } });
  }

  private remember(name: string, kept: Kept): Kept {
    this.memory.delete(name);
    this.memory.set(name, kept);
    if (this.memory.size > remembered) this.memory.delete(this.memory.keys().next().value ?? '');
    return kept;
  }

  /** Several rows a statement: half the cost of one by one. */
  private insert(id: number, events: readonly HashedEvent[]): void {
    for (let from = 0; from < events.length; from += atOnce) {
      const part = events.slice(from, from + atOnce);
      const values: Bound[] = [];
      for (const { seq, type, at, by, body, hash } of part) {
        this.written.letters += body.length;
        values.push(id, seq, type, at, by, body, hash);
      }
      this.statements.get(insertTexts[part.length] ?? '').run(...values);
    }
  }
}

const hashHex = 'lower(hex(hash)) as hash';
const atOnce = 8;

/** By the number of rows. */
const insertTexts = Array.from({ length: atOnce + 1 }, (_, count) => {
  const rows = Array.from({ length: count }, () => '(?,?,?,?,?,?,unhex(?))').join(',');
  return `insert into store_event(stream, seq, type, at, "by", body, hash) values${rows}`;
});

/** What is exactly JSON need not be read back from its text. */
const stateOf = (snapshot: unknown, text: string): Kept['state'] =>
  isExactJson(snapshot) ? { snapshot } : { text };

function chained(
  stream: string,
  version: number,
  hash: string,
  events: readonly NewEvent[],
): readonly HashedEvent[] {
  let before = hash;
  return events.map(({ type, at, by, body }, index) => {
    const event = { seq: version + index + 1, type, at, by: by ?? null, body: canonicalJson(body), hash: '' };
    before = link(before, stream, event);
    event.hash = before;
    return event;
  });
}
