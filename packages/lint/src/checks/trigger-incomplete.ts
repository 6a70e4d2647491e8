import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';

/** An event waits for exactly one thing: a time, a message or a clock. */
export const triggerIncomplete: Check = {
  code: 'trigger-incomplete',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const node of chart.process.nodes) {
        const needs =
          node.kind === 'boundaryEvent' ||
          node.kind === 'intermediateCatchEvent' ||
          (node.kind === 'startEvent' && node.trigger !== undefined);
        if (!needs) continue;
        const { timer, message, clock } = node.trigger ?? {};
        if ([timer, message, clock].filter((part) => part !== undefined).length !== 1)
          report(atNode(chart, node, 'trigger'), { name: node.name });
      }
  },
};
