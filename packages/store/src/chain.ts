import { hash as digest } from 'node:crypto';
import type { Damage } from './damage.ts';
import { quoted } from './json.ts';

/** What the first event of a stream is chained to. */
export const chainStart = '0'.repeat(64);

/** An event as it is kept; `body` is canonical JSON. */
export interface EventText {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly by: string | null;
  readonly body: string;
}

/** An event that was chained. */
export interface Linked {
  /** SHA-256 (hex) over the hash before it (hex) followed by the canonical JSON of `{at, body, by?, seq, stream, type}`. */
  readonly hash: string;
  /** The canonical JSON of `{at, body, by?, hash, seq, type}`: how it is kept in its stream. */
  readonly text: string;
}

/** Chains an event to the hash before it. */
export function linked(before: string, stream: string, event: EventText): Linked {
  const by = event.by === null ? '' : `,"by":${quoted(event.by)}`;
  const said = `{"at":${quoted(event.at)},"body":${event.body}${by}`;
  const seq = `,"seq":${event.seq}`;
  const type = `,"type":${quoted(event.type)}}`;
  const hash = digest('sha256', `${before}${said}${seq},"stream":${quoted(stream)}${type}`, 'hex');
  return { hash, text: `${said},"hash":"${hash}"${seq}${type}` };
}

/** The hash (hex) of an event. */
export const link = (before: string, stream: string, event: EventText): string =>
  linked(before, stream, event).hash;

/** What is wrong with a stream whose last event should be number `version` with the hash `head`. */
export function checkChain(
  stream: string,
  head: { readonly version: number; readonly hash: string },
  events: Iterable<EventText & { readonly hash: string }>,
): readonly Damage[] {
  const damages: Damage[] = [];
  let seq = 0;
  let hash = chainStart;
  for (const event of events) {
    seq += 1;
    if (event.seq !== seq) damages.push({ code: 'chain.gap', params: { seq, found: event.seq }, at: stream });
    if (event.hash !== link(hash, stream, event))
      damages.push({ code: 'chain.hash', params: { seq: event.seq }, at: stream });
    seq = event.seq;
    // From the kept hash on, so that one changed event is reported once.
    hash = event.hash;
  }
  if (seq !== head.version || hash !== head.hash) {
    damages.push({ code: 'chain.head', params: { seq, expected: head.version }, at: stream });
  }
  return damages;
}
