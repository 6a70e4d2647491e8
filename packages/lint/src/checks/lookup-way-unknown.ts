import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';
import { lookedAmong } from '../lookups.ts';

/** Cases are looked up by what their process says that they are found by. */
export const lookupWayUnknown: Check = {
  code: 'lookup-way-unknown',
  severity: 'error',
  check(context, report) {
    for (const { chart, node, of, place, process, by } of lookedAmong(context))
      if (process && !by)
        report(atNode(chart, node, 'lookup', 'of', place, 'by'), {
          name: node.name,
          process: process.name,
          by: of.by,
        });
  },
};
