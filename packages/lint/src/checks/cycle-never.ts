import { cyclePlaces } from '@fiveones/definition';
import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';

/** The day and the month of a cycle are ones that its round has; else it never comes or is not the day that was meant. */
export const cycleNever: Check = {
  code: 'cycle-never',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const node of chart.process.nodes) {
        const cycle = node.kind === 'startEvent' ? node.trigger?.cycle : undefined;
        if (!cycle) continue;
        const places = cyclePlaces(cycle.every);
        for (const place of ['day', 'month'] as const) {
          const [number, last] = [cycle[place], places[place]];
          if (typeof number === 'number' && last !== undefined && !isOneOf(number, last))
            report(atNode(chart, node, 'trigger', 'cycle', place), { name: node.name, number, last });
        }
      }
  },
};

const isOneOf = (number: number, last: number): boolean =>
  Number.isInteger(number) && number >= 1 && number <= last;
