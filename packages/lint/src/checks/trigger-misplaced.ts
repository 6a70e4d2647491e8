import { type Node, triggerKind, type TriggerKind } from '@fiveones/definition';
import { atNode, type Chart } from '../chart.ts';
import type { Check } from '../finding.ts';

/** An event waits for something that can come to the place where it stands. */
export const triggerMisplaced: Check = {
  code: 'trigger-misplaced',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const node of chart.process.nodes) {
        const fitting = fittingAt(chart, node);
        const kind =
          'trigger' in node ? triggerKind(node.trigger as Parameters<typeof triggerKind>[0]) : undefined;
        if (fitting && kind && !fitting.includes(kind))
          report(atNode(chart, node, 'trigger', kind), { name: node.name });
      }
  },
};

const startsProcess: readonly TriggerKind[] = ['cycle', 'message', 'signal', 'condition'];
const startsInside: readonly TriggerKind[] = [
  'timer',
  'message',
  'signal',
  'condition',
  'error',
  'escalation',
  'clock',
];
const onWay: readonly TriggerKind[] = ['timer', 'message', 'signal', 'condition', 'link'];
const onEdge: readonly TriggerKind[] = [...startsInside, 'compensate'];
const onWhole: readonly TriggerKind[] = ['message', 'signal', 'condition', 'escalation', 'clock'];

function fittingAt(chart: Chart, node: Node): readonly TriggerKind[] | undefined {
  if (node.kind === 'intermediateCatchEvent') return onWay;
  if (node.kind === 'boundaryEvent') return node.attachedTo === undefined ? onWhole : onEdge;
  if (node.kind !== 'startEvent') return undefined;
  if (node.parent === undefined) return startsProcess;
  const parent = chart.nodes.get(node.parent);
  return parent?.kind === 'subProcess' && parent.triggeredByEvent ? startsInside : [];
}
