import type { Database, Statement } from 'better-sqlite3';
import { chainStart, checkChain, link, type EventText } from '../chain.ts';
import { canonicalJson, isExactJson, type Json } from '../json.ts';
import type { Damage, Decided, NewEvent, Past, StoredEvent, WholeStream } from '../port.ts';
import type { Bound, Statements, Written } from './statements.ts';

/** A stream as it stands; `parsed` is filled when the snapshot is first asked for. */
interface Kept {
  readonly id: number;
  readonly version: number;
  readonly hash: string;
  readonly text: string;
  parsed: { readonly snapshot: unknown } | undefined;
}

interface StreamLine {
  readonly id: number;
  readonly name: string;
  readonly version: number;
  readonly hash: Buffer;
  readonly snapshot: string;
}

interface EventLine extends EventText {
  readonly hash: Buffer;
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
    this.find = db.prepare('select id, name, version, hash, snapshot from store_stream where name=?');
    this.add = db.prepare('insert into store_stream(name, version, hash, snapshot) values(?,?,?,?)');
    this.move = db.prepare('update store_stream set version=?, hash=?, snapshot=? where id=?');
    this.findAnswer = db.prepare('select version, answer from store_answer where stream=? and key=?');
    this.keepAnswer = db.prepare('insert into store_answer(stream, key, version, answer) values(?,?,?,?)');
  }

  /** The state of a stream; version 0 when there is none. Only for readers that trust its type `S`. */
  past<S>(name: string): Past<S> {
    const kept = this.kept(name);
    if (!kept) return nobody;
    kept.parsed ??= { snapshot: JSON.parse(kept.text) };
    // Whoever writes a stream decides the type of its snapshot; the store keeps it unread.
    return { version: kept.version, snapshot: kept.parsed.snapshot as S };
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
    const id =
      kept?.id ?? Number(this.add.run(name, version, Buffer.from(hash, 'hex'), text).lastInsertRowid);
    if (kept) this.move.run(version, Buffer.from(hash, 'hex'), text, id);
    this.insert(id, events);
    this.remember(name, { id, version, hash, text, parsed: parsedOf(decided.snapshot) });
    return version;
  }

  /** Replaces the snapshot alone. */
  resnap(name: string, snapshot: unknown): void {
    const kept = this.kept(name);
    if (!kept) return;
    const text = JSON.stringify(snapshot);
    this.written.statements += 1;
    this.move.run(kept.version, Buffer.from(kept.hash, 'hex'), text, kept.id);
    this.remember(name, { ...kept, text, parsed: parsedOf(snapshot) });
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
      hash: hash.toString('hex'),
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
    const events = this.lines(line.id, 0, -1).map((event) => ({
      ...event,
      hash: event.hash.toString('hex'),
    }));
    return checkChain(name, { version: line.version, hash: line.hash.toString('hex') }, events);
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

  private lines(id: number, from: number, limit: number): readonly EventLine[] {
    return this.statements
      .get(
        'select seq, type, at, "by", body, hash from store_event where stream=? and seq>=? order by seq limit ?',
      )
      .all(id, from, limit) as EventLine[];
  }

  private kept(name: string): Kept | undefined {
    const known = this.memory.get(name);
    if (known) {
      this.memory.delete(name);
      this.memory.set(name, known);
      return known;
    }
    const line = this.find.get(name) as StreamLine | undefined;
    if (!line) return undefined;
    return this.remember(name, {
      id: line.id,
      version: line.version,
      hash: line.hash.toString('hex'),
      text: line.snapshot,
      parsed: undefined,
    });
  }

  private remember(name: string, kept: Kept): Kept {
    this.memory.delete(name);
    this.memory.set(name, kept);
    if (this.memory.size > remembered) this.memory.delete(this.memory.keys().next().value ?? '');
    return kept;
  }

  /** Several rows a statement: half the cost of one by one. */
  private insert(id: number, events: readonly ChainedEvent[]): void {
    for (let at = 0; at < events.length; at += atOnce) {
      const part = events.slice(at, at + atOnce);
      const places = part.map(() => '(?,?,?,?,?,?,?)').join(',');
      const values: Bound[] = [];
      for (const event of part) {
        this.written.letters += event.body.length;
        values.push(
          id,
          event.seq,
          event.type,
          event.at,
          event.by,
          event.body,
          Buffer.from(event.hash, 'hex'),
        );
      }
      this.statements
        .get(`insert into store_event(stream, seq, type, at, "by", body, hash) values${places}`)
        .run(...values);
    }
  }
}

const atOnce = 8;

/** What is exactly JSON need not be read back from its text. */
const parsedOf = (snapshot: unknown): Kept['parsed'] => (isExactJson(snapshot) ? { snapshot } : undefined);

interface ChainedEvent extends EventText {
  readonly hash: string;
}

function chained(
  stream: string,
  version: number,
  hash: string,
  events: readonly NewEvent[],
): readonly ChainedEvent[] {
  let before = hash;
  return events.map(({ type, at, by, body }, index) => {
    const event = { seq: version + index + 1, type, at, by: by ?? null, body: canonicalJson(body) };
    before = link(before, stream, event);
    return { ...event, hash: before };
  });
}
