import { beyondCounty } from '@fiveones/definition';
import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Across counties only whether and how many is answered. */
export const lookupTellsBeyond: Check = {
  code: 'lookup-tells-beyond',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const node of nodesOf(chart, 'serviceTask'))
        if (node.lookup?.tell?.length && beyondCounty(node.lookup.area ?? 'county'))
          report(atNode(chart, node, 'lookup', 'tell'), { name: node.name });
  },
};
