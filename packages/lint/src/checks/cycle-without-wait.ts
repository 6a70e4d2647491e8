import { atNode, type Chart, nextOf, reach } from '../chart.ts';
import type { Check } from '../finding.ts';
import { isAutomatic } from '../waiting.ts';

/** Every circle passes a step that waits for a person, an event or another system; else an instance runs in it for ever at once. */
export const cycleWithoutWait: Check = {
  code: 'cycle-without-wait',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts) {
      const told = new Set<string>();
      for (const node of chart.process.nodes) {
        if (told.has(node.id) || !isAutomatic(chart, node)) continue;
        const circle = circleOf(chart, node.id);
        if (circle.length === 0) continue;
        for (const id of circle) told.add(id);
        report(
          { ...atNode(chart, node), tab: 'next', field: 'flows' },
          { name: node.name, way: circle.map((id) => chart.nodes.get(id)?.name ?? id).join('、') },
        );
      }
    }
  },
};

/** The automatic nodes that lie on a circle of automatic nodes with this one. */
function circleOf(chart: Chart, start: string): readonly string[] {
  const next = (id: string) =>
    nextOf(chart, id)
      .filter((node) => isAutomatic(chart, node))
      .map((node) => node.id);
  const ahead = reach(next(start), next);
  return ahead.has(start) ? [...ahead].filter((id) => reach(next(id), next).has(start)) : [];
}
