import type { Json, JsonObject } from '../basics.ts';
import { isList, isObject, sameJson } from '../json.ts';
import type { PathStep } from '../problem.ts';
import { mergedLines } from './lines.ts';
import { mergedOrder, type Orders, ordersClash } from './order.ts';
import { type Plan, whole } from './plan.ts';

/** One of the two sides of a merge. */
export type Side = 'ours' | 'theirs';

/** A value in the three versions; `undefined`: not there. */
export interface Three<T> {
  readonly base: T | undefined;
  readonly ours: T | undefined;
  readonly theirs: T | undefined;
}

/** Where a value stands in its file. `part`: which of a list whose elements have no id. */
export interface Spot {
  readonly path: readonly PathStep[];
  readonly part: string;
}

/** Asked where both sides have changed the same to different things. */
export type Ask = (spot: Spot, three: Three<Json>) => Side;

/** A value merged by a plan: what only one side has changed is that side's; what both have changed is asked. */
export function merged(three: Three<Json>, plan: Plan, spot: Spot, ask: Ask): Json | undefined {
  const settled = agreed(three);
  if (settled) return settled.value;
  const inner = ways[plan.by](three, plan as never, spot, ask);
  if (inner) return inner.value;
  // All that we have changed is the order of keys.
  return sameJson(three.base, three.ours) ? three.theirs : three[ask(spot, three)];
}

/** What needs no merging: at most one side has changed it, or both have made the same of it. */
export function agreed({ base, ours, theirs }: Three<Json>): Inner {
  const [was, our, their] = [base, ours, theirs].map((value) => JSON.stringify(value));
  if (was === our) return { value: theirs };
  if (was === their || our === their) return { value: ours };
  // The order of keys is kept where it can be; it is nothing to decide about.
  return sameJson(ours, theirs) || sameJson(base, theirs) ? { value: ours } : undefined;
}

/** The merged value; `undefined` when it cannot be taken apart here. */
type Inner = { readonly value: Json | undefined } | undefined;
type Way<By extends Plan['by']> = (
  three: Three<Json>,
  plan: Extract<Plan, { by: By }>,
  spot: Spot,
  ask: Ask,
) => Inner;

const ways: { readonly [By in Plan['by']]: Way<By> } = {
  whole: () => undefined,
  ours: ({ ours }) => ({ value: ours }),
  // A cell that one side does not have goes with its column.
  cell: ({ ours, theirs }) =>
    ours === undefined || theirs === undefined ? { value: ours ?? theirs } : undefined,
  words: inWords,
  lines: inLines,
  parts: byPart,
  map: byKey,
  things: byThing,
};

function byPart(three: Three<Json>, plan: Extract<Plan, { by: 'parts' }>, spot: Spot, ask: Ask): Inner {
  const { base, ours, theirs } = three;
  if (!isObject(base) || !isObject(ours) || !isObject(theirs)) return undefined;
  const turned = (side: JsonObject) => plan.oneKind.some((key) => !sameJson(base[key], side[key]));
  if (turned(ours) || turned(theirs)) return undefined;
  const planOf = (key: string): Plan => {
    const own = Object.hasOwn(plan.parts, key) ? plan.parts[key] : whole;
    return typeof own === 'function' ? own() : (own ?? whole);
  };
  return { value: keyByKey({ base, ours, theirs }, planOf, spot, ask) };
}

function byKey(three: Three<Json>, plan: Extract<Plan, { by: 'map' }>, spot: Spot, ask: Ask): Inner {
  const read = orNothing(three, isObject, {});
  if (read === undefined) return undefined;
  const value = keyByKey(read, plan.each, spot, ask);
  return { value: leftOut(three, Object.keys(value).length === 0) ? undefined : value };
}

function keyByKey(
  three: { readonly [S in 'base' | Side]: JsonObject },
  planOf: (key: string) => Plan,
  spot: Spot,
  ask: Ask,
): JsonObject {
  const orders = ordersOf(three, Object.keys);
  const found = new Map<string, Json>();
  for (const key of everyId(orders)) {
    const one = { base: own(three.base, key), ours: own(three.ours, key), theirs: own(three.theirs, key) };
    const value = merged(one, planOf(key), inside(spot, key, key), ask);
    if (value !== undefined) found.set(key, value);
  }
  return Object.fromEntries(
    mergedOrder(orders, new Set(found.keys())).map((key) => [key, found.get(key) ?? null]),
  );
}

function byThing(three: Three<Json>, plan: Extract<Plan, { by: 'things' }>, spot: Spot, ask: Ask): Inner {
  const read = orNothing(three, isList, []);
  const named = read && eachOf(read, (list) => thingsOf(list, plan.name));
  if (named === undefined) return undefined;
  const orders = ordersOf(named, (things) => [...things.keys()]);
  const found = new Map<string, Json>();
  for (const id of everyId(orders)) {
    const one = { base: named.base.get(id), ours: named.ours.get(id), theirs: named.theirs.get(id) };
    const hasId = (one.ours ?? one.theirs ?? one.base)?.['id'] === id;
    const value = merged(one, plan.each, inside(spot, hasId ? { id } : undefined, id), ask);
    if (value !== undefined) found.set(id, value);
  }
  const kept = new Set(found.keys());
  const lead = plan.ordered && ordersClash(orders) ? ask({ ...spot, part: 'order' }, three) : undefined;
  const order = mergedOrder(orders, kept, lead);
  return {
    value: leftOut(three, order.length === 0) ? undefined : order.map((id) => found.get(id) ?? null),
  };
}

function inWords(three: Three<Json>): Inner {
  const read = orNothing(three, isList, []);
  const texts = read && eachOf(read, textsOf);
  if (texts === undefined) return undefined;
  const [base, ours, theirs] = [new Set(texts.base), new Set(texts.ours), new Set(texts.theirs)];
  const kept = new Set(
    [...ours, ...theirs].filter((text) => (base.has(text) ? ours.has(text) && theirs.has(text) : true)),
  );
  const order = mergedOrder(texts, kept);
  return { value: leftOut(three, order.length === 0) ? undefined : order };
}

function inLines({ base, ours, theirs }: Three<Json>): Inner {
  const all = [base, ours, theirs];
  if (all.every((one) => typeof one === 'string')) {
    const [a = [], b = [], c = []] = all.map((text) => String(text).split('\n'));
    const value = mergedLines(a, b, c);
    return value && { value: value.join('\n') };
  }
  if (!isList(base) || !isList(ours) || !isList(theirs)) return undefined;
  const value = mergedLines(base, ours, theirs);
  return value && { value };
}

/** The three versions where each is of a kind or not there; what is not there counts as empty. */
function orNothing<T extends Json>(
  three: Three<Json>,
  is: (value: Json | undefined) => value is T,
  empty: T,
): { readonly [S in 'base' | Side]: T } | undefined {
  return eachOf(
    { base: three.base ?? empty, ours: three.ours ?? empty, theirs: three.theirs ?? empty },
    (value) => (is(value) ? value : undefined),
  );
}

function eachOf<T, U>(
  three: { readonly [S in 'base' | Side]: T },
  read: (value: T) => U | undefined,
): { readonly [S in 'base' | Side]: U } | undefined {
  const [base, ours, theirs] = [read(three.base), read(three.ours), read(three.theirs)];
  return base === undefined || ours === undefined || theirs === undefined
    ? undefined
    : { base, ours, theirs };
}

const ordersOf = <T>(
  { base, ours, theirs }: { readonly [S in 'base' | Side]: T },
  ids: (value: T) => readonly string[],
): Orders => ({ base: ids(base), ours: ids(ours), theirs: ids(theirs) });

const everyId = ({ base, ours, theirs }: Orders): readonly string[] => [
  ...new Set([...ours, ...theirs, ...base]),
];

/** Whether nothing is left of what one side does not have at all. */
const leftOut = ({ ours, theirs }: Three<Json>, empty: boolean): boolean =>
  empty && (ours === undefined || theirs === undefined);

const own = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** One step in: along the path while its steps have names there, else as a part of the list. */
const inside = ({ path, part }: Spot, step: PathStep | undefined, name: string): Spot =>
  part === '' && step !== undefined
    ? { path: [...path, step], part }
    : { path, part: part === '' ? name : `${part} ${name}` };

/** The things of a list by their names; `undefined` when one has none or two have the same. */
function thingsOf(
  list: readonly Json[],
  name: (thing: JsonObject) => string | undefined,
): ReadonlyMap<string, JsonObject> | undefined {
  const found = new Map<string, JsonObject>();
  for (const thing of list) {
    const id = isObject(thing) ? name(thing) : undefined;
    if (!isObject(thing) || id === undefined || found.has(id)) return undefined;
    found.set(id, thing);
  }
  return found;
}

const textsOf = (list: readonly Json[]): readonly string[] | undefined => {
  const texts = list.filter((one) => typeof one === 'string');
  return texts.length === list.length && new Set(texts).size === list.length ? texts : undefined;
};
