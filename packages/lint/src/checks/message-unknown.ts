import type { Node } from '@fiveones/definition';
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
        const sent = node.kind === 'sendTask' || node.kind === 'receiveTask' ? node.message : thrown(node);
        const awaited =
          node.kind === 'startEvent' ||
          node.kind === 'boundaryEvent' ||
          node.kind === 'intermediateCatchEvent'
            ? node.trigger?.message
            : undefined;
        const message = sent ?? awaited;
        if (message !== undefined && !messages.has(message))
          report(atNode(chart, node, ...placeOf(node)), { name: node.name, message });
      }
    }
  },
};

const thrown = (node: Node): string | undefined =>
  node.kind === 'intermediateThrowEvent' || node.kind === 'endEvent' ? node.throws?.message : undefined;

function placeOf(node: Node): readonly string[] {
  if ('trigger' in node) return ['trigger', 'message'];
  return 'throws' in node ? ['throws', 'message'] : ['message'];
}
