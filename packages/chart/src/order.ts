import type { Chart, Step } from './chart.ts';

/** Steps in the order of the work, with loops opened. */
export interface Order {
  /** Every step after the steps that lead to it. */
  readonly ids: readonly string[];
  /** The steps that lead to a step, without loops back. */
  readonly before: ReadonlyMap<string, readonly string[]>;
  /** Steps all of whose ways lead back: they stand below the one they return to. */
  readonly returns: ReadonlySet<string>;
  /** Ids of the ways that lead back. */
  readonly backward: ReadonlySet<string>;
}

type Way = { readonly id: string; readonly to: string };
/** In which order the ways out of a step are followed; what is followed first is told last. */
type Arrange = (id: string, ways: readonly Way[]) => readonly Way[];

/** Orders the given steps (one level of a chart) by their ways: the first way out comes first, declared order decides wherever the ways do not. */
export const order = (chart: Chart, steps: readonly Step[]): Order =>
  ordered(chart, steps, () => (_, ways) => [...ways].reverse());

/**
 * Orders steps for reading: what branches off is told right after the step it branches off from, then the main line goes
 * on. Branches that come together again, or end alike, are equals: they keep the order in which they are declared, however
 * long each is.
 */
export const readingOrder = (chart: Chart, steps: readonly Step[]): Order =>
  ordered(chart, steps, (out) => {
    const reach = reachOf(out);
    const together = new Set(steps.filter((step) => step.kind === 'parallelGateway').map((step) => step.id));
    return (id, ways) => {
      if (together.has(id) || ways.length < 2) return [...ways].reverse();
      const longest = ways.reduce((best, way) => (reach(way.to).size > reach(best.to).size ? way : best));
      const goesOn = (way: Way): boolean =>
        way === longest || areEquals(reach(way.to), reach(longest.to), out);
      return [...ways.filter((way) => !goesOn(way)), ...ways.filter(goesOn)].reverse();
    };
  });

/** Whether two branches have most of what follows in common, or lead to the same ends. */
const areEquals = (
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  out: ReadonlyMap<string, readonly Way[]>,
): boolean => {
  const common = [...one].filter((id) => other.has(id));
  const ends = (steps: Iterable<string>): readonly string[] =>
    [...steps].filter((id) => (out.get(id) ?? []).length === 0);
  const alone = Math.max(one.size, other.size) - common.length;
  return (
    common.length >= alone ||
    (ends(one).length === ends(common).length && ends(other).length === ends(common).length)
  );
};

/** The steps that can come after a step, itself included. */
export const reachOf = (out: ReadonlyMap<string, readonly Way[]>): ((id: string) => ReadonlySet<string>) => {
  const known = new Map<string, ReadonlySet<string>>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const reached = new Set([id]);
    const open = [id];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const way of out.get(at) ?? []) {
        if (reached.has(way.to)) continue;
        reached.add(way.to);
        open.push(way.to);
      }
    known.set(id, reached);
    return reached;
  };
};

const ordered = (
  chart: Chart,
  steps: readonly Step[],
  arrange: (forward: ReadonlyMap<string, readonly Way[]>) => Arrange,
): Order => {
  const inside = new Set(steps.map((step) => step.id));
  const above = new Map(chart.steps.map((step) => [step.id, step.attachedTo ?? step.parent]));
  const host = (id: string): string => standsFor(above, id, inside);
  const edges = chart.flows
    .map((flow) => ({ id: flow.id, from: host(flow.from), to: host(flow.to) }))
    .filter((edge) => inside.has(edge.from) && inside.has(edge.to));
  const out = new Map<string, Way[]>();
  const entered = new Set<string>();
  for (const edge of edges) {
    out.set(edge.from, [...(out.get(edge.from) ?? []), edge]);
    if (edge.from !== edge.to) entered.add(edge.to);
  }
  const starts = roots(steps, entered);
  const backward = backwardOf(starts, out);
  const forward = new Map([...out].map(([id, ways]) => [id, ways.filter((way) => !backward.has(way.id))]));
  const ids = walk(starts, forward, arrange(forward));
  const before = new Map<string, readonly string[]>();
  for (const edge of edges)
    if (!backward.has(edge.id) && edge.from !== edge.to)
      before.set(edge.to, [...(before.get(edge.to) ?? []), edge.from]);
  const returns = new Set(
    steps
      .map((step) => step.id)
      .filter(
        (id) => (out.get(id) ?? []).length > 0 && (out.get(id) ?? []).every((edge) => backward.has(edge.id)),
      ),
  );
  return { ids, before, returns, backward };
};

/** The step at this level that a step deeper down, or sitting on an edge, belongs to. */
const standsFor = (
  above: ReadonlyMap<string, string | undefined>,
  id: string,
  inside: ReadonlySet<string>,
): string => {
  let at = id;
  for (let hops = 0; hops < 8 && !inside.has(at); hops++) {
    const next = above.get(at);
    if (next === undefined) return at;
    at = next;
  }
  return at;
};

interface Roots {
  readonly first: readonly string[];
  readonly rest: readonly string[];
}

/** Where to begin: starts, then steps nothing leads to, then events of the whole process; the rest only if it lies in a closed loop. */
const roots = (steps: readonly Step[], entered: ReadonlySet<string>): Roots => {
  const rank = (step: Step): number =>
    step.kind === 'startEvent' ? 0 : step.kind === 'boundaryEvent' ? 2 : entered.has(step.id) ? 3 : 1;
  const ranked = steps
    .map((step, index) => ({ id: step.id, rank: rank(step), index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  return {
    first: ranked.filter((one) => one.rank < 3).map((one) => one.id),
    rest: ranked.filter((one) => one.rank === 3).map((one) => one.id),
  };
};

/** The ways that lead back to a step still open on the way from a start. */
const backwardOf = (starts: Roots, out: ReadonlyMap<string, readonly Way[]>): ReadonlySet<string> => {
  const done = new Set<string>();
  const open = new Set<string>();
  const backward = new Set<string>();
  const mark = (id: string): void => {
    open.add(id);
    done.add(id);
    for (const way of out.get(id) ?? []) {
      if (open.has(way.to)) backward.add(way.id);
      else if (!done.has(way.to)) mark(way.to);
    }
    open.delete(id);
  };
  for (const id of [...starts.first, ...starts.rest]) if (!done.has(id)) mark(id);
  return backward;
};

const walk = (
  starts: Roots,
  forward: ReadonlyMap<string, readonly Way[]>,
  arrange: Arrange,
): readonly string[] => {
  const seen = new Set<string>();
  const post: string[] = [];
  const visit = (id: string): void => {
    seen.add(id);
    for (const way of arrange(id, forward.get(id) ?? [])) if (!seen.has(way.to)) visit(way.to);
    post.push(id);
  };
  for (const id of [...starts.first].reverse()) if (!seen.has(id)) visit(id);
  for (const id of starts.rest) if (!seen.has(id)) visit(id);
  return post.reverse();
};
