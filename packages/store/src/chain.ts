import { hash as digest } from 'node:crypto';
import type { Damage } from './damage.ts';
import { canonical, canonicalJson, quoted } from './json.ts';
import type { NewEvent, StoredEvent } from './port.ts';

/** What the first change of a stream is chained to. */
export const chainStart = '0'.repeat(64);

/** Events that were decided together, as they are kept. */
export interface ChangeText {
  /** The number of the first event. */
  readonly seq: number;
  /** SHA-256 (hex), see `chained`; null where each event carries its own, as the first versions wrote them. */
  readonly hash: string | null;
  /** See `textOf`. */
  readonly events: string;
}

/**
 * The canonical JSON of events that were decided together, the first of them number `seq`: `{at, by?, events: [{body, type}], seq}`,
 * or, where not all are of one moment and one person, the list of `{at, body, by?, seq, type}`, as all were once written.
 * `exact`: reading it gives back what was handed in.
 */
export function textOf(
  seq: number,
  events: readonly NewEvent[],
): { readonly text: string; readonly exact: boolean } {
  const [first] = events;
  if (!first) return { text: '[]', exact: true };
  const { at, by } = first;
  return events.every((event) => event.at === at && event.by === by)
    ? togetherText(seq, first, events)
    : apartText(seq, events);
}

function togetherText(seq: number, { at, by }: NewEvent, events: readonly NewEvent[]) {
  let exact = true;
  let text = '';
  for (const { type, body } of events) {
    const written = canonical(body);
    exact &&= written.exact;
    text += `${text === '' ? '' : ','}{"body":${written.text},"type":${quoted(type)}}`;
  }
  const said = by === undefined ? '' : `,"by":${quoted(by)}`;
  return { text: `{"at":${quoted(at)}${said},"events":[${text}],"seq":${seq}}`, exact };
}

function apartText(seq: number, events: readonly NewEvent[]) {
  const { text, exact } = canonical(
    events.map(({ by, ...event }, place) => ({
      ...event,
      ...(by === undefined ? {} : { by }),
      seq: seq + place,
    })),
  );
  return { text, exact };
}

/** Events as `textOf` wrote them together. */
interface Together extends Omit<StoredEvent, 'body' | 'type'> {
  readonly events: readonly Pick<StoredEvent, 'body' | 'type'>[];
}

/** The events of such a text. Throws where it is no JSON, or none that `textOf` writes. */
export function eventsIn(text: string): readonly StoredEvent[] {
  const read = JSON.parse(text) as readonly StoredEvent[] | Together;
  if ('events' in read) {
    const { at, by, seq } = read;
    // By name, not spread: this is most of what reading a case costs that nobody read for long.
    return read.events.map(({ type, body }, place) =>
      by === undefined ? { seq: seq + place, type, at, body } : { seq: seq + place, type, at, by, body },
    );
  }
  return read;
}

/** The hash (hex) of a change: SHA-256 over the hash before it (hex), the canonical JSON of the stream's name and the events. */
export const chained = (before: string, stream: string, events: string): string =>
  digest('sha256', `${before}${quoted(stream)}${events}`, 'hex');

/** An event of the first versions: chained by itself, its hash among its members. */
interface LinkedEvent extends StoredEvent {
  readonly hash: string;
}

/** The hash (hex) of an event of the first versions: over the hash before it (hex) and the canonical JSON of `{at, body, by?, seq, stream, type}`. */
export const linked = (before: string, stream: string, { hash: _, ...event }: LinkedEvent): string =>
  digest('sha256', `${before}${canonicalJson({ ...event, stream })}`, 'hex');

/** How far a chain has been followed. */
interface Reached {
  readonly seq: number;
  readonly hash: string;
}

/** What is wrong with a stream whose last event should be number `version` with the hash `head`. */
export function checkChain(
  stream: string,
  head: { readonly version: number; readonly hash: string },
  changes: Iterable<ChangeText>,
): readonly Damage[] {
  const damages: Damage[] = [];
  const found = (code: 'chain.gap' | 'chain.hash' | 'chain.head', params: Damage['params']) =>
    damages.push({ code, params, at: stream });
  let reached: Reached = { seq: 0, hash: chainStart };
  for (const change of changes)
    for (const link of linksOf(stream, change)) {
      if (link.seq !== reached.seq + 1) found('chain.gap', { seq: reached.seq + 1, found: link.seq });
      if (link.hash !== link.reckon(reached.hash)) found('chain.hash', { seq: link.seq });
      // From the kept hash on, so that one changed event is reported once.
      reached = { seq: link.last, hash: link.hash };
    }
  if (reached.seq !== head.version || reached.hash !== head.hash)
    found('chain.head', { seq: reached.seq, expected: head.version });
  return damages;
}

/** What is chained by one hash: the events from `seq` to `last`. */
interface Link {
  readonly seq: number;
  readonly last: number;
  readonly hash: string;
  readonly reckon: (before: string) => string;
}

function linksOf(stream: string, { seq, hash, events: text }: ChangeText): readonly Link[] {
  const events = listIn(text);
  if (hash !== null) {
    const inOrder = events.length > 0 && events.every((event, place) => event.seq === seq + place);
    const last = inOrder ? seq + events.length - 1 : seq;
    return [{ seq, last, hash, reckon: (before) => (inOrder ? chained(before, stream, text) : '') }];
  }
  // What is not written to the letter as those versions wrote it is none that was chained.
  if (events[0]?.seq !== seq || canonicalJson(events) !== text)
    return [{ seq, last: seq, hash: '', reckon: () => '-' }];
  return (events as LinkedEvent[]).map((event) => ({
    seq: event.seq,
    last: event.seq,
    hash: event.hash,
    reckon: (before) => linked(before, stream, event),
  }));
}

function listIn(text: string): readonly StoredEvent[] {
  try {
    return [...eventsIn(text)];
  } catch {
    return [];
  }
}
