import { atFlow, nameOf, takesByCondition } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Ways that are all taken, or that wait for an event, have no conditions. */
export const parallelCondition: Check = {
  code: 'parallel-condition',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const flow of chart.process.flows) {
        const node = chart.nodes.get(flow.from);
        if (node && !takesByCondition(node) && (flow.condition !== undefined || flow.default))
          report(atFlow(chart, flow, 'condition'), { name: node.name, to: nameOf(chart, flow.to) });
      }
  },
};
