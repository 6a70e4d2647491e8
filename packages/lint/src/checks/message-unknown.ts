import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A message that is sent or waited for is named in the chart. */
export const messageUnknown: Check = {
  code: 'message-unknown',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts) {
      const messages = new Set(chart.process.messages.map(({ id }) => id));
      for (const node of chart.process.nodes) {
        const sent = node.kind === 'sendTask' ? node.message : undefined;
        const awaited =
          node.kind === 'startEvent' ||
          node.kind === 'boundaryEvent' ||
          node.kind === 'intermediateCatchEvent'
            ? node.trigger?.message
            : undefined;
        const message = sent ?? awaited;
        if (message !== undefined && !messages.has(message))
          report(atNode(chart, node, ...(sent === undefined ? ['trigger', 'message'] : ['message'])), {
            name: node.name,
            message,
          });
      }
    }
  },
};
