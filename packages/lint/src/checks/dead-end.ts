import type { Node } from '@fiveones/definition';
import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Every node but an end has a way out. What an event starts has none, and a link leads on without a line. */
export const deadEnd: Check = {
  code: 'dead-end',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const node of chart.process.nodes)
        if (!chart.out.has(node.id) && !mayStop(node))
          report({ ...atNode(chart, node), tab: 'next', field: 'flows' }, { name: node.name });
  },
};

function mayStop(node: Node): boolean {
  if (node.kind === 'intermediateThrowEvent') return node.throws?.link !== undefined;
  return node.kind === 'endEvent' || (node.kind === 'subProcess' && node.triggeredByEvent === true);
}
