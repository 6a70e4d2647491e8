import { atNode, type Chart, nextOf, reach } from '../chart.ts';
import type { Check } from '../finding.ts';

/** From every node that can be reached some end can be reached: nobody walks in a circle for ever. */
export const endlessWay: Check = {
  code: 'endless-way',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts) {
      const [first] = chart.process.nodes.filter(({ id }) => chart.reached.has(id) && !comesOut(chart, id));
      if (first) report({ ...atNode(chart, first), tab: 'next', field: 'flows' }, { name: first.name });
    }
  },
};

function comesOut(chart: Chart, from: string): boolean {
  const ways = reach([from], (id) =>
    [...nextOf(chart, id), ...(chart.edges.get(id) ?? [])].map((node) => node.id),
  );
  return [...ways].some((id) => chart.nodes.get(id)?.kind === 'endEvent' || leadsNowhere(chart, id));
}

/** A dead end and a flow to a step that is gone are told by checks of their own. */
function leadsNowhere(chart: Chart, id: string): boolean {
  const ways = chart.out.get(id) ?? [];
  return ways.length === 0 || ways.some(({ to }) => !chart.nodes.has(to));
}
