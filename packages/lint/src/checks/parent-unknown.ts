import { atNode, nameOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** What stands inside something stands inside a sub-process of its chart. */
export const parentUnknown: Check = {
  code: 'parent-unknown',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const node of chart.process.nodes) {
        if (node.parent === undefined || chart.nodes.get(node.parent)?.kind === 'subProcess') continue;
        report(atNode(chart, node, 'parent'), { name: node.name, parent: nameOf(chart, node.parent) });
      }
  },
};
