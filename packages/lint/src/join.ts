import { type Chart, nextOf, nodesOf, reach } from './chart.ts';

/**
 * The name of a branch by which a parallel join is left waiting, or of the join's first way in when no fork leads to
 * it; `undefined`: nothing can be proved.
 */
export function waitsForEver(chart: Chart, join: string): string | undefined {
  const ways = chart.into.get(join) ?? [];
  if (ways.length < 2) return undefined;
  const forks = nodesOf(chart, 'parallelGateway').filter(
    ({ id }) =>
      id !== join && (chart.out.get(id) ?? []).length > 1 && reach([id], (at) => ahead(chart, at)).has(join),
  );
  if (forks.length === 0)
    return feedsItself(chart, join) ? undefined : chart.nodes.get(ways[0]?.from ?? '')?.name;
  // With several forks on the way it cannot be told which one the join belongs to.
  const [fork, ...others] = forks.filter(({ id }) => branchesTo(chart, id, join).length > 1);
  if (!fork || others.length > 0) return undefined;
  const stray = branchesTo(chart, fork.id, join).find((branch) => endsBefore(chart, branch, join, fork.id));
  return stray === undefined ? undefined : chart.nodes.get(stray)?.name;
}

function branchesTo(chart: Chart, fork: string, join: string): readonly string[] {
  return nextOf(chart, fork)
    .map(({ id }) => id)
    .filter((id) => reach([id], (at) => (at === fork ? [] : ahead(chart, at))).has(join));
}

/** Whether a branch can come to an end that does not end everything, without passing the join. */
function endsBefore(chart: Chart, branch: string, join: string, fork: string): boolean {
  const passed = reach([branch], (id) => (id === join || id === fork ? [] : ahead(chart, id)));
  return [...passed].some((id) => {
    const node = chart.nodes.get(id);
    return node?.kind === 'endEvent' && !node.terminate && node.parent === chart.nodes.get(join)?.parent;
  });
}

/** Events that do not interrupt start a way of their own beside the branch, so a join gets more, never less. */
function feedsItself(chart: Chart, join: string): boolean {
  const aside = [...chart.edges.values()].flat().filter(({ interrupting }) => !interrupting);
  return aside.some(({ id }) => reach([id], (at) => ahead(chart, at)).has(join));
}

function ahead(chart: Chart, id: string): readonly string[] {
  const interrupting = (chart.edges.get(id) ?? []).filter((event) => event.interrupting);
  return [...nextOf(chart, id), ...interrupting].map((node) => node.id);
}
