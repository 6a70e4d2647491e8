import {
  lookupText,
  mayTell,
  nearerArea,
  type FoundBy,
  type Json,
  type JsonObject,
  type LookedAmong,
  type Lookup,
  type LookupArea,
  type LookupState,
} from '@fiveones/definition';
import { regionAt } from './organisation.ts';
import { evaluate, isFailure, scopeOf, type ExpressionFailure } from './scope.ts';
import type { InstanceState, Token } from './state.ts';
import type { Run } from './run.ts';
import type { World } from './world.ts';

/** The name under which the question of a step to this system itself is written down. */
export const lookupName = 'lookup';

/** What a lookup asks, worked out: the values as they were given, and the days that bound the period. */
export interface LookupAsked {
  readonly values: readonly (string | number)[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** By what a case can be found. */
export interface FoundUnder {
  readonly by: FoundBy;
  readonly texts: readonly string[];
  readonly day: string;
}

/** More values than the longest roll of voters has; what is beyond them is left out. */
const mostValues = 5_000;

/** Works out what a step asks. */
export function lookupInput(run: Run, lookup: Lookup, token: Token): JsonObject | ExpressionFailure {
  const scope = run.scope(token);
  const at = (feel: string | undefined) =>
    feel === undefined ? { value: null } : evaluate(feel, scope, run.world);
  const [match, from, to] = [at(lookup.match), at(lookup.from), at(lookup.to)];
  if (isFailure(match)) return match;
  if (isFailure(from)) return from;
  if (isFailure(to)) return to;
  return {
    values: listOf(match.value).filter((value) => lookupText(value) !== undefined),
    ...(typeof from.value === 'string' ? { from: from.value.slice(0, 10) } : {}),
    ...(typeof to.value === 'string' ? { to: to.value.slice(0, 10) } : {}),
  };
}

/** The question in the input of a request, as `lookupInput` wrote it. */
export function lookupAsked({ values, from, to }: JsonObject): LookupAsked {
  return {
    values: listOf(values ?? null).filter(
      (value): value is string | number => typeof value === 'string' || typeof value === 'number',
    ),
    ...(typeof from === 'string' ? { from } : {}),
    ...(typeof to === 'string' ? { to } : {}),
  };
}

/** Everything that a case can be found by as it stands; an expression that fails finds nothing. */
export function foundUnder(state: InstanceState, world: World): readonly FoundUnder[] {
  const declared = world.chart.process.foundBy ?? [];
  if (declared.length === 0) return [];
  const scope = toldScope(state, world);
  return declared.flatMap((by): readonly FoundUnder[] => {
    const texts = [
      ...new Set(listOf(valueIn(by.value, scope, world)).flatMap((one) => lookupText(one) ?? [])),
    ];
    if (texts.length === 0) return [];
    const day = by.day === undefined ? null : valueIn(by.day, scope, world);
    return [{ by, texts, day: (typeof day === 'string' ? day : state.startedAt).slice(0, 10) }];
  });
}

/** The things that a lookup asks of a case which it has found, as far as the case tells them. */
export function toldBy(
  state: InstanceState,
  world: World,
  by: string,
  { tell: asked = [], area = 'county' }: Pick<Lookup, 'tell' | 'area'>,
): JsonObject {
  const scope = toldScope(state, world);
  return Object.fromEntries(
    mayTell(world.chart.process, by, asked, area).map(({ id, value }) => [id, valueIn(value, scope, world)]),
  );
}

const toldScope = (state: InstanceState, world: World): JsonObject => ({
  ...scopeOf(state, world, state.startedAt),
  outcome: state.outcome ?? null,
  endedAt: state.endedAt ?? null,
});

function valueIn(feel: string, scope: JsonObject, world: World): Json {
  const found = evaluate(feel, scope, world);
  return isFailure(found) ? null : found.value;
}

const listOf = (value: Json): readonly Json[] =>
  (value === null ? [] : Array.isArray(value) ? (value as readonly Json[]) : [value]).slice(0, mostValues);

/** The area that a lookup covers among the cases of a process: its own, or as far as those let themselves be found. */
export const areaAsked = (lookup: Lookup, within: LookupArea | undefined): LookupArea =>
  nearerArea(lookup.area ?? 'county', within ?? 'county');

/** The code that every place of an area begins with, seen from a place in it. */
export const areaCode = (area: LookupArea, region: string): string =>
  area === 'own' ? region : regionAt(region, area);

/** What was found, however it was looked for: each case once, the latest first. */
export interface LookupFound {
  readonly count: number;
  /** Texts, as `lookupText` makes them, under which at least one case stands. */
  readonly texts: ReadonlySet<string>;
  readonly cases: readonly JsonObject[];
  /** Names of the processes that are not installed here. */
  readonly missing: readonly string[];
}

/** The answer as it is written into the data of the case. */
export function lookupAnswer(lookup: Lookup, asked: LookupAsked, found: LookupFound): JsonObject {
  const nothing = found.missing.length === lookup.of.length;
  return {
    exists: nothing ? null : found.count > 0,
    count: nothing ? null : found.count,
    found: asked.values.filter((value) => found.texts.has(lookupText(value) ?? '')),
    ...(lookup.tell === undefined ? {} : { cases: found.cases.filter(saysSomething) }),
    ...(found.missing.length > 0 ? { missing: found.missing } : {}),
  };
}

/** A case of another county that tells nothing there is counted, and that is all. */
const saysSomething = (told: JsonObject): boolean => Object.keys(told).length > 0;

/** Whether a lookup cannot be answered at all and must stop. */
export const isUnanswerable = (lookup: Lookup, missing: readonly string[]): boolean =>
  missing.length === lookup.of.length && lookup.whenMissing !== 'record';

/** A case among those that are looked through one by one: where there are few, as in an example. */
export interface Searchable {
  readonly instance: string;
  readonly package: string;
  readonly process: string;
  readonly region: string;
  readonly startedAt: string;
  readonly ended: boolean;
  readonly outcome?: string | undefined;
  /** By what it is found, and how far around. */
  readonly under: readonly {
    readonly by: string;
    readonly texts: readonly string[];
    readonly day: string;
    readonly within?: LookupArea | undefined;
  }[];
  tells(by: string, asking: Pick<Lookup, 'tell' | 'area'>): JsonObject;
}

/** Looks through some cases; `here` is the one that asks. The same as the store's own query finds. */
export function lookThrough(
  lookup: Lookup,
  asked: LookupAsked,
  here: { readonly instance: string; readonly package: string; readonly region: string },
  given: { readonly cases: readonly Searchable[]; missing(of: LookedAmong): boolean },
): LookupFound {
  const wanted = new Set(asked.values.map(lookupText));
  const texts = new Set<string>();
  const hits = new Map<string, { readonly one: Searchable; readonly by: string; readonly day: string }>();
  for (const of of lookup.of)
    for (const one of given.cases)
      for (const { by, texts: own, day, within } of one.under) {
        const among =
          one.process === of.process && one.package === (of.package ?? here.package) && by === of.by;
        const matching = own.filter((text) => wanted.has(text));
        if (!among || matching.length === 0 || one.instance === here.instance) continue;
        if (!one.region.startsWith(areaCode(areaAsked(lookup, within), here.region))) continue;
        if (lookup.elsewhere === true && one.region === here.region) continue;
        if (!counts(lookup, one) || !inPeriod(asked, day)) continue;
        for (const text of matching) texts.add(text);
        hits.set(one.instance, { one, by, day });
      }
  const latest = [...hits.values()].sort((a, b) =>
    latestFirst([a.day, a.one.startedAt], [b.day, b.one.startedAt]),
  );
  return {
    count: hits.size,
    texts,
    cases: latest.slice(0, lookup.most ?? 1).map(({ one, by }) => one.tells(by, lookup)),
    missing: lookup.of.filter((of) => given.missing(of)).map(({ process }) => process),
  };
}

const counts = ({ state = 'open', outcome }: Lookup, one: Searchable): boolean =>
  states[state](one.ended) && (outcome?.includes(one.outcome ?? '') ?? true);

/** Whether a case of either kind counts for a state. */
const states: Readonly<Record<LookupState, (ended: boolean) => boolean>> = {
  open: (ended) => !ended,
  ended: (ended) => ended,
  any: () => true,
};

const inPeriod = ({ from, to }: LookupAsked, day: string): boolean =>
  (from === undefined || day >= from) && (to === undefined || day <= to);

const latestFirst = (a: readonly string[], b: readonly string[]): number => {
  const at = a.findIndex((part, place) => part !== b[place]);
  return at < 0 ? 0 : (a[at] ?? '') < (b[at] ?? '') ? 1 : -1;
};
