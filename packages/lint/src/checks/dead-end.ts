import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Every node but an end has a way out. */
export const deadEnd: Check = {
  code: 'dead-end',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const node of chart.process.nodes)
        if (node.kind !== 'endEvent' && !chart.out.has(node.id))
          report({ ...atNode(chart, node), tab: 'next', field: 'flows' }, { name: node.name });
  },
};
