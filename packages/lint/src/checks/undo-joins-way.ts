import { atNode, type Chart, nextOf, nodesOf, reach } from '../chart.ts';
import type { Check } from '../finding.ts';

/** What undoes a step has a way of its own and an end; it does not run into the way that is being undone. */
export const undoJoinsWay: Check = {
  code: 'undo-joins-way',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts) {
      const undoing = nodesOf(chart, 'boundaryEvent').filter(({ trigger }) => trigger.compensate);
      if (undoing.length === 0) continue;
      const way = ordinary(chart);
      for (const event of undoing) {
        const own = reach([event.id], (id) => nextOf(chart, id).map((node) => node.id));
        const shared = [...own].find((id) => way.has(id) && chart.nodes.get(id)?.kind !== 'endEvent');
        if (shared !== undefined)
          report(
            { ...atNode(chart, event), tab: 'next', field: 'flows' },
            { name: event.name, to: chart.nodes.get(shared)?.name ?? shared },
          );
      }
    }
  },
};

/** Nodes that are come to without undoing anything. */
function ordinary(chart: Chart): ReadonlySet<string> {
  const starts = nodesOf(chart, 'startEvent').map(({ id }) => id);
  const whole = (chart.edges.get('') ?? []).map(({ id }) => id);
  return reach([...starts, ...whole], (id) => [
    ...nextOf(chart, id).map((node) => node.id),
    ...(chart.edges.get(id) ?? []).filter(({ trigger }) => !trigger.compensate).map((event) => event.id),
  ]);
}
