import { inFile, nextOf, reach } from '../chart.ts';
import type { Check } from '../finding.ts';

/** From where a clock starts, a node can be reached at which it stops. */
export const clockNeverStops: Check = {
  code: 'clock-never-stops',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const clock of chart.process.clocks) {
        if (!chart.nodes.has(clock.start.node)) continue;
        const inside = (id: string) => (chart.inside.get(id) ?? []).map((node) => node.id);
        const around = (id: string) => chart.nodes.get(id)?.parent ?? [];
        const ahead = reach([clock.start.node], (id) =>
          [...nextOf(chart, id), ...(chart.edges.get(id) ?? [])]
            .map((node) => node.id)
            .concat(inside(id), around(id)),
        );
        if (!clock.stop.some(({ node }) => ahead.has(node)))
          report(inFile(chart.file, 'clocks', { id: clock.id }, 'stop'), { name: clock.name });
      }
  },
};
