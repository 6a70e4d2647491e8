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

/** Orders the given steps (one level of a chart) by their ways; declared order decides wherever the ways do not. */
export const order = (chart: Chart, steps: readonly Step[]): Order => {
  const inside = new Set(steps.map(step => step.id));
  const host = (id: string): string => standsFor(chart, id, inside);
  const edges = chart.flows.map(flow => ({ id: flow.id, from: host(flow.from), to: host(flow.to) })).filter(edge => inside.has(edge.from) && inside.has(edge.to));
  const out = new Map<string, { readonly id: string; readonly to: string }[]>();
  const entered = new Set<string>();
  for (const edge of edges) {
    out.set(edge.from, [...(out.get(edge.from) ?? []), edge]);
    if (edge.from !== edge.to) entered.add(edge.to);
  }
  const { ids, backward } = walk(roots(steps, entered), out);
  const before = new Map<string, readonly string[]>();
  for (const edge of edges) if (!backward.has(edge.id) && edge.from !== edge.to) before.set(edge.to, [...(before.get(edge.to) ?? []), edge.from]);
  const returns = new Set(steps.map(step => step.id).filter(id => (out.get(id) ?? []).length > 0 && (out.get(id) ?? []).every(edge => backward.has(edge.id))));
  return { ids, before, returns, backward };
};

/** The step at this level that a step deeper down, or sitting on an edge, belongs to. */
const standsFor = (chart: Chart, id: string, inside: ReadonlySet<string>): string => {
  let at = id;
  for (let hops = 0; hops < 8 && !inside.has(at); hops++) {
    const step = chart.steps.find(one => one.id === at);
    const above = step?.attachedTo ?? step?.parent;
    if (above === undefined) return at;
    at = above;
  }
  return at;
};

interface Roots {
  readonly first: readonly string[];
  readonly rest: readonly string[];
}

/** Where to begin: starts, then steps nothing leads to, then events of the whole process; the rest only if it lies in a closed loop. */
const roots = (steps: readonly Step[], entered: ReadonlySet<string>): Roots => {
  const rank = (step: Step): number => (step.kind === 'startEvent' ? 0 : step.kind === 'boundaryEvent' ? 2 : entered.has(step.id) ? 3 : 1);
  const ranked = steps.map((step, index) => ({ id: step.id, rank: rank(step), index })).sort((a, b) => a.rank - b.rank || a.index - b.index);
  return { first: ranked.filter(one => one.rank < 3).map(one => one.id), rest: ranked.filter(one => one.rank === 3).map(one => one.id) };
};

const walk = (starts: Roots, out: ReadonlyMap<string, readonly { readonly id: string; readonly to: string }[]>): { readonly ids: readonly string[]; readonly backward: ReadonlySet<string> } => {
  const done = new Set<string>();
  const open = new Set<string>();
  const backward = new Set<string>();
  const mark = (id: string): void => {
    open.add(id);
    done.add(id);
    for (const edge of out.get(id) ?? []) {
      if (open.has(edge.to)) backward.add(edge.id);
      else if (!done.has(edge.to)) mark(edge.to);
    }
    open.delete(id);
  };
  for (const id of [...starts.first, ...starts.rest]) if (!done.has(id)) mark(id);
  const seen = new Set<string>();
  const post: string[] = [];
  const visit = (id: string): void => {
    seen.add(id);
    for (const edge of [...(out.get(id) ?? [])].reverse()) if (!backward.has(edge.id) && !seen.has(edge.to)) visit(edge.to);
    post.push(id);
  };
  for (const id of [...starts.first].reverse()) if (!seen.has(id)) visit(id);
  for (const id of starts.rest) if (!seen.has(id)) visit(id);
  return { ids: post.reverse(), backward };
};
