import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** An event of the whole process does not interrupt: it would withdraw everything. An end that stops all does that. */
export const boundaryInterruptsAll: Check = {
  code: 'boundary-interrupts-all',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const event of nodesOf(chart, 'boundaryEvent'))
        if (event.attachedTo === undefined && event.interrupting)
          report(atNode(chart, event, 'interrupting'), { name: event.name });
  },
};
