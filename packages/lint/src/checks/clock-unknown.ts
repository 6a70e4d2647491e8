import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A clock that an event follows or a step extends is a clock of the chart. */
export const clockUnknown: Check = {
  code: 'clock-unknown',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts) {
      const clocks = new Set(chart.process.clocks.map(({ id }) => id));
      for (const node of chart.process.nodes) {
        const extended = node.kind === 'serviceTask' ? node.extendClock?.clock : undefined;
        const followed =
          node.kind === 'startEvent' ||
          node.kind === 'boundaryEvent' ||
          node.kind === 'intermediateCatchEvent'
            ? node.trigger?.clock
            : undefined;
        const clock = extended ?? followed;
        if (clock !== undefined && !clocks.has(clock))
          report(
            atNode(
              chart,
              node,
              ...(extended === undefined ? ['trigger', 'clock'] : ['extendClock', 'clock']),
            ),
            { name: node.name, clock },
          );
      }
    }
  },
};
