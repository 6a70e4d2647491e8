import type { Chart } from './chart.ts';
import { clashesOf, type Clash } from './clashes.ts';
import type { Plan } from './layout.ts';
import { laid, settled } from './route.ts';
import type { Link, Net } from './route-net.ts';
import { linksOf, shapesOf } from './shapes.ts';

/**
 * The ways to draw as connectors so that no ways cross: as few as can be found quickly, and rather those that run far
 * or back. Ways in `kept` are connectors already and stay so. The same chart gives the same answer.
 */
export const untangled = (
  chart: Chart,
  plan: Plan,
  kept: ReadonlySet<string> = new Set(),
): ReadonlySet<string> => {
  const shapes = shapesOf(chart, plan);
  const all = linksOf(chart);
  const links = new Map(all.map((link) => [link.id, link]));
  const glad = gladness(chart, plan);
  const out = new Set(kept);
  let last: Net | undefined;
  for (let round = 0; round < rounds; round++) {
    // A net laid anew without the connectors has straighter ways, and may have other crossings.
    const net = (round === 0 && kept.size === 0 ? laid : settled)(all, shapes, out, undefined, last);
    last = net;
    const more = lifted(net, links, glad);
    if (more.length === 0) break;
    for (const id of more) out.add(id);
  }
  // What was taken out early may find a place now that others are gone, if all ways are laid with it.
  const again = [...out].filter((id) => !kept.has(id)).sort((a, b) => glad(a) - glad(b) || (a < b ? -1 : 1));
  for (const id of again) {
    const net = settled(all, shapes, new Set([...out].filter((other) => other !== id)), undefined, last);
    if (clashesOf(net.routes(), links).length > 0) continue;
    out.delete(id);
    last = net;
  }
  return out;
};

const rounds = 12;

/** Takes ways out until none cross, then puts back those that cross nothing any more. */
const lifted = (
  net: Net,
  links: ReadonlyMap<string, Link>,
  glad: (id: string) => number,
): readonly string[] => {
  const out: string[] = [];
  for (;;) {
    const clashes = clashesOf(net.routes(), links);
    const worst = worstOf(clashes, glad);
    if (worst === undefined) break;
    net.lift(worst);
    out.push(worst);
  }
  const needed = [...out]
    .sort((a, b) => glad(a) - glad(b) || (a < b ? -1 : 1))
    .filter((id) => {
      if (!net.putBack(id)) return true;
      if (clashesOf(net.routes(), links).length === 0) return false;
      net.lift(id);
      return true;
    });
  // Ways that found another place only because they came later would cross again when all are laid anew.
  return needed.length > 0 ? needed : out.slice(0, 1);
};

const worstOf = (clashes: readonly Clash[], glad: (id: string) => number): string | undefined => {
  const sums = new Map<string, number>();
  for (const { a, b, times } of clashes) for (const id of [a, b]) sums.set(id, (sums.get(id) ?? 0) + times);
  let worst: { readonly id: string; readonly score: number } | undefined;
  for (const [id, times] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const score = times * glad(id);
    if (worst === undefined || score > worst.score) worst = { id, score };
  }
  return worst?.id;
};

/** How gladly a way is drawn as a connector: far and backward ones first, the only way on last. */
const gladness = (chart: Chart, plan: Plan): ((id: string) => number) => {
  const outs = new Map<string, number>();
  for (const { from } of chart.flows) outs.set(from, (outs.get(from) ?? 0) + 1);
  const known = new Map(
    chart.flows.map(({ id, from, to }) => {
      const [a, b] = [plan.boxes.get(from), plan.boxes.get(to)];
      if (a === undefined || b === undefined) return [id, 1] as const;
      const far = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
      const back = b.x + b.width < a.x ? 1.4 : 1;
      const only = outs.get(from) === 1 ? 0.7 : 1;
      return [id, (0.4 + Math.min(1.2, far / 900)) * back * only] as const;
    }),
  );
  return (id) => known.get(id) ?? 1;
};
