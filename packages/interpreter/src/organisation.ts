import { tiers, type Tier } from '@fiveones/definition';

/** A place; its code begins with the code of the place above it (6 county, 9 town, 12 village digits). */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly tier: Tier;
}

/** An office: what kind, and which region it answers for. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly region: string;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  /** The office whose name and seal stand on the documents of its region. */
  readonly heads?: boolean | undefined;
}

/** Somebody in a chair. */
export interface Holding {
  readonly post: string;
  readonly unit: string;
}

/** Somebody who works in the offices, with the posts that they hold. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly idNo?: string | undefined;
  readonly holdings: readonly Holding[];
}

/** Somebody who is away, and the colleague who acts for them; both days (`2026-03-02`) count. */
export interface Substitution {
  readonly person: string;
  readonly substitute: string;
  readonly from: string;
  readonly until: string;
}

/** Regions, units and people as a value; the world of an instance resolves responsibilities against it. */
export interface Organisation {
  readonly regions: readonly Region[];
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly substitutions?: readonly Substitution[];
}

const digits: Readonly<Record<Tier, number>> = { province: 2, city: 4, county: 6, town: 9, village: 12 };

/** The region of a tier that a place lies in: `329901001003`, town → `329901001`. */
export const regionAt = (code: string, tier: Tier): string => code.slice(0, digits[tier]);

/** The tier that a code belongs to, by its length; codes between two lengths belong to the upper. */
export const tierOf = (code: string): Tier =>
  [...tiers].reverse().find((tier) => code.length >= digits[tier]) ?? 'province';

/** Whether a text is the code of a county or of a place below one. */
export const isRegion = (code: string): boolean => /^\d{6,12}$/.test(code);

/** `post@region`, the name of a queue. */
export const queueOf = (post: string, region: string): string => `${post}@${region}`;

interface Index {
  readonly units: ReadonlyMap<string, Unit>;
  /** The first unit of a kind in a region, by `kind@region`. */
  readonly places: ReadonlyMap<string, Unit>;
  readonly people: ReadonlyMap<string, Person>;
  readonly regions: ReadonlyMap<string, Region>;
  readonly holders: ReadonlyMap<string, readonly Person[]>;
}

const indexes = new WeakMap<Organisation, Index>();

/** Maps over an organisation, made once for each value. */
export function indexOf(organisation: Organisation): Index {
  const known = indexes.get(organisation);
  if (known) return known;
  const units = new Map(organisation.units.map((unit) => [unit.id, unit]));
  const places = new Map(
    [...organisation.units].reverse().map((unit) => [placeIn(unit.kind, unit.region), unit]),
  );
  const holders = new Map<string, Person[]>();
  for (const person of organisation.people)
    for (const holding of person.holdings) {
      const unit = units.get(holding.unit);
      if (!unit) continue;
      const queue = queueOf(holding.post, unit.region);
      const list = holders.get(queue);
      if (list) list.push(person);
      else holders.set(queue, [person]);
    }
  const index: Index = {
    units,
    places,
    holders,
    people: new Map(organisation.people.map((person) => [person.id, person])),
    regions: new Map(organisation.regions.map((region) => [region.code, region])),
  };
  indexes.set(organisation, index);
  return index;
}

const placeIn = (kind: string, region: string): string => `${kind}@${region}`;

/** The unit of a kind that answers for a region. */
export const unitIn = (organisation: Organisation, kind: string, region: string): Unit | undefined =>
  indexOf(organisation).places.get(placeIn(kind, region));

/** Everyone who holds a post in a region. */
export const holdersOf = (organisation: Organisation, queue: string): readonly Person[] =>
  indexOf(organisation).holders.get(queue) ?? [];

/** The people whom somebody stands in for on a day; nobody stands in for a substitute's own absent people. */
export const stoodInFor = (organisation: Organisation, person: string, day: string): readonly string[] =>
  (organisation.substitutions ?? [])
    .filter((entry) => entry.substitute === person && entry.from <= day && day <= entry.until)
    .map((entry) => entry.person);

/** The queues a person serves. */
export function queuesOf(organisation: Organisation, person: Person): readonly string[] {
  const { units } = indexOf(organisation);
  return person.holdings.flatMap((holding) => {
    const unit = units.get(holding.unit);
    return unit ? [queueOf(holding.post, unit.region)] : [];
  });
}
