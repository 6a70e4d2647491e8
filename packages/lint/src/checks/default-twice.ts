import { atFlow, nameOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A node has one default at most. */
export const defaultTwice: Check = {
  code: 'default-twice',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const [id, ways] of chart.out) {
        const [, ...more] = ways.filter((flow) => flow.default);
        for (const flow of more)
          report(atFlow(chart, flow, 'default'), { name: nameOf(chart, id), to: nameOf(chart, flow.to) });
      }
  },
};
