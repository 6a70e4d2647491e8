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
export interface Sampled {
  readonly id: string;
  readonly town: string;
}

/** What was drawn in a town, in the order of the draw. */
export interface TownSample<C extends Sampled = Sampled> {
  readonly town: string;
  readonly cases: number;
  readonly drawn: readonly C[];
  readonly reserves: readonly C[];
}

/**
 * A sample by towns that anybody can draw again: each town's cases stand in the order of the SHA-256 of seed, town and
 * id, and the first ones are drawn. So neither the order in which cases are given nor those of other towns matter, and
 * a larger share only adds to a smaller one. Towns in the order of their codes.
 */
export function sample<C extends Sampled>(asked: SampleAsked<C>): readonly TownSample<C>[] {
  const towns = groupedBy(asked.cases, ({ town }) => town);
  const codes = [...towns.keys()].toSorted();
  const counts = codes.map((town) => towns.get(town)?.length ?? 0);
  const shares = sharesOf(counts, asked);
  return codes.map((town, place) => {
    const order = inDrawnOrder(towns.get(town) ?? [], asked.seed);
    const share = shares[place] ?? 0;
    return {
      town,
      cases: order.length,
      drawn: order.slice(0, share),
      reserves: order.slice(share, share + (asked.reserves ?? 0)),
    };
  });
}

function inDrawnOrder<C extends Sampled>(cases: readonly C[], seed: string): readonly C[] {
  return cases
    .map((one) => ({ one, rank: sha256(`${seed}\n${one.town}\n${one.id}`) }))
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
