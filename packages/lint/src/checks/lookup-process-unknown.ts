import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';
import { lookedAmong } from '../lookups.ts';

/** A process of the same package in whose cases others are looked up is in the package. */
export const lookupProcessUnknown: Check = {
  code: 'lookup-process-unknown',
  severity: 'error',
  check({ pkg, charts }, report) {
    for (const { chart, node, of, place } of lookedAmong(pkg, charts))
      if (!pkg.processes[of.process])
        report(atNode(chart, node, 'lookup', 'of', place, 'process'), {
          name: node.name,
          process: of.process,
        });
  },
};
