import { answerInto, type Node } from '@fiveones/definition';
import type { Chart } from './chart.ts';

/** Whether an instance passes a node at once, without waiting for a person, an event or another system. */
export function isAutomatic(chart: Chart, node: Node): boolean {
  if (node.kind === 'serviceTask') return answerInto(node) === undefined;
  if (node.kind === 'callActivity') return !node.wait;
  if (node.kind === 'intermediateCatchEvent') return node.trigger.link !== undefined;
  if (node.kind === 'subProcess')
    return (chart.inside.get(node.id) ?? []).every(
      (inner) => inner.kind === 'startEvent' || inner.kind === 'endEvent' || isAutomatic(chart, inner),
    );
  return automatic.has(node.kind);
}

const automatic: ReadonlySet<string> = new Set([
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'intermediateThrowEvent',
  'businessRuleTask',
  'sendTask',
]);
