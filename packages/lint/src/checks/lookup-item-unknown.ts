import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';
import { lookedAmong } from '../lookups.ts';

/** What a lookup brings back is told by the cases that it finds. */
export const lookupItemUnknown: Check = {
  code: 'lookup-item-unknown',
  severity: 'error',
  check(context, report) {
    for (const { chart, node, process, by } of lookedAmong(context))
      for (const [index, item] of (node.lookup?.tell ?? []).entries())
        if (process && by && !by.tells?.some(({ id }) => id === item))
          report(atNode(chart, node, 'lookup', 'tell', index), {
            name: node.name,
            process: process.name,
            item,
          });
  },
};
