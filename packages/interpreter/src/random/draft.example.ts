import type { JsonObject } from '@fiveones/definition';
import type { NodeSketch } from '../chart.example.ts';
import type { Random } from '../operations/random-case.example.ts';

/** A chart in the making: flows as lines, what nodes are made of, what its events name. */
export interface Draft {
  readonly lines: string[];
  readonly sketches: Record<string, NodeSketch>;
  readonly messages: string[];
  readonly signals: string[];
  /** Nodes off the main road, of which there may be several at once. */
  readonly side: Set<string>;
  /** How many roads aside lie around what is being drawn. */
  aside: number;
  count: number;
}

export const emptyDraft = (): Draft => ({
  lines: [],
  sketches: {},
  messages: [],
  signals: ['alarm', 'bell'],
  side: new Set(),
  aside: 0,
  count: 0,
});

/** A stretch of a chart with one way in and one way out. */
export interface Block {
  readonly first: string;
  readonly last: string;
}

/** Where a block is drawn, and how deep it may still go. */
export interface Place {
  readonly draft: Draft;
  readonly random: Random;
  readonly depth: number;
  readonly parent?: string;
}

export type Build = (place: Place) => Block;

/** A node that has not been there, drawn where the block is. */
export function node({ draft, parent }: Place, prefix: string, sketch: NodeSketch): string {
  const id = `${prefix}${++draft.count}`;
  draft.sketches[id] = { ...sketch, ...(parent === undefined ? {} : { parent }) };
  if (draft.aside > 0) draft.side.add(id);
  return id;
}

export const alone = (id: string): Block => ({ first: id, last: id });
export const join = ({ draft }: Place, ...ids: readonly string[]): void =>
  void draft.lines.push(ids.join(' > '));
export const when = ({ draft }: Place, from: string, condition: string, to: string): void =>
  void draft.lines.push(`${from} >[${condition}] ${to}`);

export const one = <T>(list: readonly T[], random: Random): T => list[random(list.length)] as T; // never of an empty list
export const perhaps = (random: Random, oneIn: number): boolean => random(oneIn) === 0;

/** Draws what there may be several of at once. */
export function beside<T>(draft: Draft, make: () => T): T {
  draft.aside++;
  const made = make();
  draft.aside--;
  return made;
}

/** What an event that stands on a way or an edge can wait for; every message has one listener. */
export function trigger({ draft, random }: Place, kinds: readonly string[]): JsonObject {
  const kind = one(kinds, random);
  if (kind === 'timer') return { timer: { value: 1 + random(3), unit: 'day' } };
  if (kind === 'signal') return { signal: one(draft.signals, random) };
  if (kind === 'condition') return { condition: 'form.ready = true' };
  const message = `m${draft.messages.length}`;
  draft.messages.push(message);
  return { message };
}
