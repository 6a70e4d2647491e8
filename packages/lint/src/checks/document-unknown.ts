import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A document that a step issues is in the package. */
export const documentUnknown: Check = {
  code: 'document-unknown',
  severity: 'error',
  check({ pkg, charts }, report) {
    for (const chart of charts)
      for (const node of chart.process.nodes) {
        if (node.kind !== 'serviceTask' && node.kind !== 'sendTask') continue;
        for (const [index, id] of (node.issue ?? []).entries())
          if (!pkg.documents[id])
            report(atNode(chart, node, 'issue', index), { name: node.name, document: id });
      }
  },
};
