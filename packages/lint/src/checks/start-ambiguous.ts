import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Of several starts at most one has no trigger, else nobody can say where an instance begins. */
export const startAmbiguous: Check = {
  code: 'start-ambiguous',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const nodes of chart.inside.values()) {
        const [, ...more] = nodes.filter((node) => node.kind === 'startEvent' && node.trigger === undefined);
        for (const node of more) report(atNode(chart, node, 'trigger'), { name: node.name });
      }
  },
};
