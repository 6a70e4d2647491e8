import type { Database, Statement } from 'better-sqlite3';
import { chained, chainStart, checkChain, eventsIn, textOf, type ChangeText } from '../chain.ts';
import { StoreFault } from '../faults.ts';
import { isExactJson, type Json, type Storable } from '../json.ts';
import type { Damage } from '../damage.ts';
import type { Decided, Folds, Past, StoredEvent, WholeStream } from '../port.ts';
import { Heads, type Head } from './heads.ts';
import type { Bound, Statements, Written } from './statements.ts';

/** A stream as it stands; its snapshot is made when it is first asked for. */
interface Kept extends Head {
  /** That change, as it was found with the stream; no longer there once the state is made. */
  newest?: ChangeLine | undefined;
  state: State | undefined;
}

/** A snapshot, and the version of the one on disk: events since then are folded on when it is read. */
interface State {
  readonly snapshot: unknown;
  readonly written: number;
}

/** A stream with its last change: nearly every stream is read from its changes, and the last are all that most have. */
interface StreamLine extends Head {
  readonly previous: number | null;
  readonly seq: number | null;
  readonly events: string | null;
}

/** A change, with the id of the one before it in its stream. */
interface ChangeLine extends Omit<ChangeText, 'hash'> {
  readonly previous: number | null;
}

/** The answer of an earlier decision with the same idempotency key. */
export interface KeptAnswer {
  readonly version: number;
  readonly answer: unknown;
}

const remembered = 512;
/** A folded stream's snapshot is written anew after so many events. */
const snapshotEvery = 64;
const nobody: Past<never> = { version: 0, snapshot: undefined };

/**
 * Streams, their events and answers, inside whatever transaction is open. The last 512 streams are
 * remembered: the store alone writes its file, so what it wrote last is what is there.
 */
export class Streams {
  private readonly memory = new Map<string, Kept>();
  private readonly statements: Statements;
  private readonly written: Written;
  private readonly folds: Folds;
  private readonly heads: Heads;
  private readonly find: Statement<Bound[]>;
  private readonly add: () => Statement<Bound[]>;
  private readonly insert: Statement<Bound[]>;
  private readonly findChange: () => Statement<Bound[]>;
  private readonly findChained: () => Statement<Bound[]>;
  private readonly findSnapshot: () => Statement<Bound[]>;
  private readonly keepSnapshot: () => Statement<Bound[]>;
  private readonly findAnswer: () => Statement<Bound[]>;
  private readonly keepAnswer: () => Statement<Bound[]>;

  constructor(db: Database, statements: Statements, written: Written, folds: Folds) {
    this.statements = statements;
    this.written = written;
    this.folds = folds;
    this.heads = new Heads(db, statements, written);
    this.find = db.prepare(`
      select s.id, s.version, lower(hex(s.hash)) as hash, s.last,
        c.previous, c.seq, c.events
      from store_stream s left join store_change c on c.id=s.last where s.name=?`);
    // The id that its first change will get; or nothing, where there is none.
    this.add = statements.later(
      () => `insert into store_stream(name, version, hash, last) values(?,?,unhex(?),
        iif(?, (select coalesce(max(id), 0) + 1 from store_change), null))`,
    );
    this.insert = db.prepare(
      'insert into store_change(stream, previous, seq, hash, events) values(?,?,?,unhex(?),?)',
    );
    this.findChange = statements.later(() => 'select previous, seq, events from store_change where id=?');
    this.findChained = statements.later(
      () => `
        select previous, seq, iif(hash is null, null, lower(hex(hash))) as hash, events
        from store_change where id=?`,
    );
    this.findSnapshot = statements.later(() => 'select version, text from store_snapshot where stream=?');
    this.keepSnapshot = statements.later(
      () => 'insert or replace into store_snapshot(stream, version, text) values(?,?,?)',
    );
    this.findAnswer = statements.later(
      () => 'select version, answer from store_answer where stream=? and key=?',
    );
    this.keepAnswer = statements.later(
      () => 'insert into store_answer(stream, key, version, answer) values(?,?,?,?)',
    );
  }

  /** The state of a stream; version 0 when there is none. Only for readers that trust its type `S`. */
  past<S>(name: string): Past<S> {
    const kept = this.kept(name);
    if (!kept) return nobody;
    kept.state ??= this.state(name, kept);
    kept.newest = undefined;
    // Whoever writes a stream decides the type of its snapshot; the store keeps it unread.
    return { version: kept.version, snapshot: kept.state.snapshot as S };
  }

  /** The snapshot on disk with the events since folded on. */
  private state(name: string, { id, version, last, newest }: Kept): State {
    const fold = this.folds(name);
    // A folded stream has no snapshot before its first so many events; the few there are give the same.
    const short = fold !== undefined && version < snapshotEvery;
    const line = short
      ? undefined
      : (this.findSnapshot().get(id) as { version: number; text: string } | undefined);
    const written = line?.version ?? 0;
    let snapshot: Storable | undefined = line && (JSON.parse(line.text) as Json);
    if (written === version) return { snapshot, written };
    if (!fold) throw new StoreFault('stream.fold', { stream: name });
    for (const event of this.eventsOf<Json>({ last, newest }, written + 1, -1))
      snapshot = fold(snapshot, event);
    return { snapshot, written };
  }

  /** Appends events and, where it is time, writes the snapshot. Answers the new version. */
  append(name: string, decided: Decided<unknown>): number {
    const kept = this.kept(name);
    const before = kept?.version ?? 0;
    const { text, exact } = textOf(before + 1, decided.events);
    const version = before + decided.events.length;
    const changed = version > before;
    const hash = changed ? chained(kept?.hash ?? chainStart, name, text) : (kept?.hash ?? chainStart);
    this.written.statements += 2;
    this.written.letters += text.length;
    const id = kept?.id ?? Number(this.add().run(name, version, hash, Number(changed)).lastInsertRowid);
    let last = kept?.last ?? null;
    if (changed) {
      last = Number(this.insert.run(id, last, before + 1, hash, text).lastInsertRowid);
      if (kept) this.heads.moved(name, { id, version, hash, last }, last);
      else this.heads.added(last);
    }
    this.remember(name, {
      id,
      version,
      hash,
      last,
      state: this.follow(name, kept, { id, version, exact }, decided),
    });
    return version;
  }

  /** Inside the transaction, when it is about to be committed. */
  closing(): void {
    this.heads.closing();
  }

  /** Inside the last transaction. */
  save(): void {
    this.heads.save();
  }

  /** The state after a change: written at once, or left to the fold of the events since. */
  private follow(
    name: string,
    kept: Kept | undefined,
    now: { readonly id: number; readonly version: number; readonly exact: boolean },
    { snapshot }: Decided<unknown>,
  ): State | undefined {
    const folded = this.folds(name) !== undefined;
    const written = folded ? this.writtenOf(kept) : undefined;
    if (written === undefined || now.version - written >= snapshotEvery)
      return this.snap(now.id, now.version, snapshot);
    // What is exactly JSON need not be folded from its text.
    return now.exact ? { snapshot, written } : undefined;
  }

  private writtenOf(kept: Kept | undefined): number {
    if (!kept) return 0;
    if (kept.state) return kept.state.written;
    return (this.findSnapshot().get(kept.id) as { version: number } | undefined)?.version ?? 0;
  }

  private snap(id: number, version: number, snapshot: unknown): State | undefined {
    const text = JSON.stringify(snapshot);
    this.written.statements += 1;
    this.written.letters += text.length;
    this.keepSnapshot().run(id, version, text);
    return isExactJson(snapshot) ? { snapshot, written: version } : undefined;
  }

  /** Replaces the snapshot alone. */
  resnap(name: string, snapshot: unknown): void {
    const kept = this.kept(name);
    if (kept) this.remember(name, { ...kept, state: this.snap(kept.id, kept.version, snapshot) });
  }

  /** What was answered to a key on this stream before. */
  answered(name: string, key: string): KeptAnswer | undefined {
    const kept = this.kept(name);
    const line =
      kept && (this.findAnswer().get(kept.id, key) as { version: number; answer: string | null } | undefined);
    return (
      line && { version: line.version, answer: line.answer === null ? undefined : JSON.parse(line.answer) }
    );
  }

  /** Keeps the answer to a key on a stream that has been written. */
  answer(name: string, key: string, version: number, answer: unknown): void {
    const kept = this.kept(name);
    if (!kept) return;
    this.written.statements += 1;
    this.keepAnswer().run(kept.id, key, version, JSON.stringify(answer) ?? null);
  }

  /** Lets go of what is remembered of these streams: something of their transaction was rolled back. */
  forget(names: Iterable<string>): void {
    for (const name of names) this.memory.delete(name);
    this.heads.again();
  }

  events<B>(name: string, from: number, limit: number): readonly StoredEvent<B>[] {
    const kept = this.kept(name);
    return kept ? this.eventsOf<B>({ last: kept.last }, from, limit) : [];
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
    const head = this.heads.get(name) ?? (this.find.get(name) as StreamLine | undefined);
    if (!head) return [];
    const chain = back(
      head.last,
      1,
      (id) => this.findChained().get(id) as (ChangeLine & ChangeText) | undefined,
    );
    return checkChain(name, { version: head.version, hash: head.hash }, chain);
  }

  whole(name: string): WholeStream {
    const { version, snapshot } = this.past<Json>(name);
    return { stream: name, version, snapshot: snapshot ?? null, events: this.events(name, 1, -1) };
  }

  clear(): void {
    this.written.statements += 1;
    for (const table of ['store_change', 'store_answer', 'store_snapshot', 'store_stream'])
      this.statements.get(`delete from ${table}`).run();
    this.memory.clear();
    this.heads.clear();
  }

  private eventsOf<B>(
    { last, newest }: Pick<Kept, 'last' | 'newest'>,
    from: number,
    limit: number,
  ): readonly StoredEvent<B>[] {
    const changes = back(last, from, (id) =>
      id === last && newest ? newest : (this.findChange().get(id) as ChangeLine | undefined),
    );
    const events = changes.flatMap(
      // Written only by `append`.
      (line) => eventsIn(line.events) as readonly StoredEvent<B>[],
    );
    const first = events.findIndex(({ seq }) => seq >= from);
    if (first === -1) return [];
    return limit < 0 ? events.slice(first) : events.slice(first, first + limit);
  }

  private kept(name: string): Kept | undefined {
    const known = this.memory.get(name);
    if (known) return known;
    const ahead = this.heads.get(name);
    if (ahead) return this.remember(name, keptOf(ahead, undefined));
    const line = this.find.get(name) as StreamLine | undefined;
    return line && this.remember(name, keptOf(line, changeOf(line)));
  }

  private remember(name: string, kept: Kept): Kept {
    this.memory.delete(name);
    this.memory.set(name, kept);
    if (this.memory.size > remembered) this.memory.delete(this.memory.keys().next().value ?? '');
    return kept;
  }
}

const keptOf = ({ id, version, hash, last }: Head, newest: ChangeLine | undefined): Kept => ({
  id,
  version,
  hash,
  last,
  newest,
  state: undefined,
});

const changeOf = ({ previous, seq, events }: StreamLine): ChangeLine | undefined =>
  seq === null || events === null ? undefined : { previous, seq, events };

/** Back from the last change to the one that holds the event `from`; answered in their order. */
function back<L extends ChangeLine>(
  last: number | null,
  from: number,
  find: (id: number) => L | undefined,
): readonly L[] {
  const found: L[] = [];
  let seq = Infinity;
  for (let id = last; id !== null && seq > from;) {
    const line = find(id);
    // What leads forward was tampered with, and would lead round and round.
    if (!line || line.seq >= seq) break;
    found.push(line);
    seq = line.seq;
    id = line.previous;
  }
  return found.reverse();
}
