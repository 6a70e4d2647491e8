import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A step asks another system or the cases of this one, not both. */
export const lookupAndConnector: Check = {
  code: 'lookup-and-connector',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const node of nodesOf(chart, 'serviceTask'))
        if (node.lookup && node.connector) report(atNode(chart, node, 'lookup'), { name: node.name });
  },
};
