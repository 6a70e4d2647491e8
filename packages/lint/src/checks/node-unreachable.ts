import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Some start leads to every node. */
export const nodeUnreachable: Check = {
  code: 'node-unreachable',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const node of chart.process.nodes) {
        const isStart = node.kind === 'startEvent';
        if (!isStart && !chart.reached.has(node.id)) report(atNode(chart, node), { name: node.name });
      }
  },
};
