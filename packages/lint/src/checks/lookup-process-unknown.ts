import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';
import { lookedAmong } from '../lookups.ts';

/** A process in whose cases others are looked up is in its package. */
export const lookupProcessUnknown: Check = {
  code: 'lookup-process-unknown',
  severity: 'error',
  check(context, report) {
    for (const { chart, node, of, place, process } of lookedAmong(context))
      if (!process)
        report(atNode(chart, node, 'lookup', 'of', place, 'process'), {
          name: node.name,
          process: of.process,
          package: of.package ?? context.pkg.template.name,
        });
  },
};
