import { atFlow, nameOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A flow joins two nodes of its chart. */
export const flowUnknownNode: Check = {
  code: 'flow-unknown-node',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const flow of chart.process.flows)
        for (const end of ['from', 'to'] as const)
          if (!chart.nodes.has(flow[end]))
            report(atFlow(chart, flow, end), {
              node: flow[end],
              name: nameOf(chart, end === 'to' ? flow.from : flow.to),
            });
  },
};
