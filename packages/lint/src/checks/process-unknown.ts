import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A process of the same package that is called is in the package. */
export const processUnknown: Check = {
  code: 'process-unknown',
  severity: 'error',
  check({ pkg, charts }, report) {
    for (const chart of charts)
      for (const call of nodesOf(chart, 'callActivity')) {
        const here = call.package === undefined || call.package === pkg.template.id;
        // Where a missing process is only recorded, the author has already said that it may be missing.
        if (here && call.whenMissing === 'incident' && !pkg.processes[call.process])
          report(atNode(chart, call, 'process'), { name: call.name, process: call.process });
      }
  },
};
