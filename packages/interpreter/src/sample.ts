import { sha256 } from '@fiveones/definition';

/** What a sample is drawn from, and how. */
export interface SampleAsked<C extends Sampled = Sampled> {
  readonly cases: readonly C[];
  /** Announced before the draw, e.g. the number of the evaluation. The same seed draws the same cases. */
  readonly seed: string;
  /** Whole per cent of the cases of each town, rounded up, 0 to 100. */
  readonly percent: number;
  /** At least so many of each town that has cases, or all it has. */
  readonly floor: number;
  /** So many in all: what the towns' shares leave is spread by what each has left. Never cuts a share. */
  readonly total?: number | undefined;
  /** How many more of each town stand ready, in their order, for cases that cannot be visited. */
  readonly reserves?: number | undefined;
}
/** A case that a sample may draw. */
export interface Sampled {
  readonly id: string;
  readonly town: string;
  /** What else it is told apart by within its town: village, process, category. */
  readonly stratum?: string | undefined;
}

/** What was drawn in a town, in the order of the draw. */
export interface TownSample<C extends Sampled = Sampled> {
  readonly town: string;
  readonly cases: number;
  readonly drawn: readonly C[];
  readonly reserves: readonly C[];
  /** How many each stratum has and gave, in the order of their names; empty without strata. */
  readonly strata: readonly { readonly stratum: string; readonly cases: number; readonly drawn: number }[];
}

/**
 * A sample by towns that anybody can draw again: each town's cases stand in the order of the SHA-256 of seed, town and
 * id, and the first ones are drawn. So neither the order in which cases are given nor those of other towns matter, and
 * a larger share only adds to a smaller one. Towns in the order of their codes. With strata, a town's share is divided
 * among them first, and each stratum stands in an order of its own.
 */
export function sample<C extends Sampled>(asked: SampleAsked<C>): readonly TownSample<C>[] {
  const towns = groupedBy(asked.cases, ({ town }) => town);
  const codes = [...towns.keys()].toSorted();
  const counts = codes.map((town) => towns.get(town)?.length ?? 0);
  const shares = sharesOf(counts, asked);
  return codes.map((town, place) => {
    const own = towns.get(town) ?? [];
    const share = shares[place] ?? 0;
    return own.some(({ stratum }) => stratum !== undefined)
      ? byStrata(town, own, share, asked)
      : {
          ...taken(inDrawnOrder(own, asked.seed), share, asked.reserves),
          town,
          cases: own.length,
          strata: [],
        };
  });
}

/** What a town gives when its cases are told apart by strata; reserves stand behind each stratum's own. */
function byStrata<C extends Sampled>(
  town: string,
  own: readonly C[],
  share: number,
  asked: SampleAsked<C>,
): TownSample<C> {
  const groups = groupedBy(own, ({ stratum }) => stratum ?? '');
  const names = [...groups.keys()].toSorted();
  const counts = names.map((name) => groups.get(name)?.length ?? 0);
  const shares = share === 0 ? counts.map(() => 0) : strataShares(share, counts);
  const parts = names.map((name, place) =>
    taken(inDrawnOrder(groups.get(name) ?? [], asked.seed), shares[place] ?? 0, asked.reserves),
  );
  return {
    town,
    cases: own.length,
    drawn: parts.flatMap(({ drawn }) => drawn),
    reserves: parts.flatMap(({ reserves }) => reserves),
    strata: names.map((stratum, place) => ({
      stratum,
      cases: counts[place] ?? 0,
      drawn: shares[place] ?? 0,
    })),
  };
}

const taken = <C>(order: readonly C[], share: number, reserves = 0) => ({
  drawn: order.slice(0, share),
  reserves: order.slice(share, share + reserves),
});

function inDrawnOrder<C extends Sampled>(cases: readonly C[], seed: string): readonly C[] {
  return cases
    .map((one) => ({
      one,
      rank: sha256(
        one.stratum === undefined
          ? `${seed}\n${one.town}\n${one.id}`
          : `${seed}\n${one.town}\n${one.stratum}\n${one.id}`,
      ),
    }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ one }) => one);
}

/** How many each town gives. */
export function sharesOf(
  counts: readonly number[],
  { percent, floor, total }: Pick<SampleAsked, 'percent' | 'floor' | 'total'>,
): readonly number[] {
  const least = counts.map((count) => Math.min(count, Math.max(floor, Math.ceil((count * percent) / 100))));
  const more = (total ?? 0) - sum(least);
  if (more <= 0) return least;
  const left = counts.map((count, place) => count - (least[place] ?? 0));
  const extra = spread(Math.min(more, sum(left)), left);
  return least.map((share, place) => share + (extra[place] ?? 0));
}

/**
 * How many of a town's share each stratum gives: in proportion to its cases by the largest remainder, and at least one
 * of each stratum that has cases, so that a share smaller than the number of strata is raised to it. In the order of
 * the counts, which are all above 0.
 */
export function strataShares(share: number, counts: readonly number[]): readonly number[] {
  const wanted = Math.min(Math.max(share, counts.length), sum(counts));
  const shares = spread(wanted, counts).map((one) => Math.max(1, one));
  for (let over = sum(shares) - wanted; over > 0; over--) {
    // What the smallest were given more is taken from the one that gives most.
    const largest = shares.indexOf(Math.max(...shares));
    shares[largest] = (shares[largest] ?? 0) - 1;
  }
  return shares;
}

/** `amount` spread in proportion to `weights`, whole, by the largest remainder; the first of equals. `amount` is at most their sum. */
function spread(amount: number, weights: readonly number[]): readonly number[] {
  const all = sum(weights);
  if (all === 0) return weights;
  const whole = weights.map((weight) => Math.floor((amount * weight) / all));
  const byRemainder = weights
    .map((weight, place) => ({ place, remainder: (amount * weight) % all }))
    .toSorted((a, b) => b.remainder - a.remainder || a.place - b.place);
  const raised = new Set(byRemainder.slice(0, amount - sum(whole)).map(({ place }) => place));
  return whole.map((share, place) => share + (raised.has(place) ? 1 : 0));
}

/** Values by what they have in common, in the order in which it first appears. */
export function groupedBy<T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
