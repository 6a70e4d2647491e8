import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';
import { lookedAmong } from '../lookups.ts';

/** Cases are looked up by what their process says that they are found by. */
export const lookupWayUnknown: Check = {
  code: 'lookup-way-unknown',
  severity: 'error',
  check({ pkg, charts }, report) {
    for (const { chart, node, of, place, process, by } of lookedAmong(pkg, charts))
      if (process && !by)
        report(atNode(chart, node, 'lookup', 'of', place, 'by'), {
          name: node.name,
          process: process.name,
          by: of.by,
        });
  },
};
