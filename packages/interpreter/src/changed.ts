import type { InstanceState } from './state.ts';

type Draft = { -readonly [K in keyof InstanceState]: InstanceState[K] };

/**
 * The state with other members. Copied member by member, always in the same order: so all states have one shape, and
 * whoever reads them finds their members at once. Spreading them instead takes nine times as long.
 */
export const changed = (state: InstanceState, change: Partial<InstanceState>): InstanceState =>
  Object.assign(copyOf(state), change);

/** A copy of a state, whole. */
export function copyOf(state: InstanceState): Draft {
  const made: Draft = {
    id: state.id,
    number: state.number,
    pins: state.pins,
    status: state.status,
    region: state.region,
    startedAt: state.startedAt,
    data: state.data,
    tokens: state.tokens,
    tasks: state.tasks,
    timers: state.timers,
    clocks: state.clocks,
    incidents: state.incidents,
    done: state.done,
    documents: state.documents,
    next: state.next,
  };
  if (state.placing !== undefined) made.placing = state.placing;
  if (state.startedBy !== undefined) made.startedBy = state.startedBy;
  if (state.parent !== undefined) made.parent = state.parent;
  if (state.hands !== undefined) made.hands = state.hands;
  if (state.acts !== undefined) made.acts = state.acts;
  if (state.doers !== undefined) made.doers = state.doers;
  if (state.notices !== undefined) made.notices = state.notices;
  if (state.posted !== undefined) made.posted = state.posted;
  if (state.takenDown !== undefined) made.takenDown = state.takenDown;
  if (state.proposals !== undefined) made.proposals = state.proposals;
  if (state.undoable !== undefined) made.undoable = state.undoable;
  if (state.met !== undefined) made.met = state.met;
  if (state.end !== undefined) made.end = state.end;
  if (state.outcome !== undefined) made.outcome = state.outcome;
  if (state.error !== undefined) made.error = state.error;
  if (state.endedAt !== undefined) made.endedAt = state.endedAt;
  return made;
}

/** The map with a value at a key. Keys are ids, so none of them means anything to the language. */
export function withKey<V>(
  map: Readonly<Record<string, V>>,
  key: string,
  value: V,
): Readonly<Record<string, V>> {
  const made: Record<string, V> = Object.assign({}, map);
  made[key] = value;
  return made;
}

/** The map without a key; the same one where it has none. */
export function without<V>(map: Readonly<Record<string, V>>, key: string): Readonly<Record<string, V>> {
  if (!Object.hasOwn(map, key)) return map;
  const rest: Record<string, V> = {};
  for (const other in map) if (other !== key) rest[other] = map[other] as V; // own key
  return rest;
}
