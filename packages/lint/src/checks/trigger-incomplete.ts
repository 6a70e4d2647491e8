import { triggerKind } from '@fiveones/definition';
import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';

/** An event waits for exactly one thing: a time, a message, a signal, a condition… */
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
        if (triggerKind(node.trigger) === undefined)
          report(atNode(chart, node, 'trigger'), { name: node.name });
      }
  },
};
