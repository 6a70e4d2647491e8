import { atFlow, nameOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** The default is taken when no condition holds, so it has none itself. */
export const defaultWithCondition: Check = {
  code: 'default-with-condition',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const flow of chart.process.flows)
        if (flow.default && flow.condition !== undefined)
          report(atFlow(chart, flow, 'default'), {
            name: nameOf(chart, flow.from),
            to: nameOf(chart, flow.to),
          });
  },
};
