import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';
import { waitsForEver } from '../join.ts';

/** A parallel join waits for every way in. Told where that is sure to fail: no fork leads to it, or a branch can end before it. */
export const joinMayWait: Check = {
  code: 'join-may-wait',
  severity: 'hint',
  check({ charts }, report) {
    for (const chart of charts)
      for (const join of nodesOf(chart, 'parallelGateway')) {
        const branch = waitsForEver(chart, join.id);
        if (branch !== undefined)
          report({ ...atNode(chart, join), tab: 'next', field: 'flows' }, { name: join.name, branch });
      }
  },
};
