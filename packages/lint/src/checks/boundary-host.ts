import { answerInto, type Node } from '@fiveones/definition';
import { atNode, nameOf, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** An event sits on the edge of a step at which there is something to wait for; what undoes a step, on any step that does something. */
export const boundaryHost: Check = {
  code: 'boundary-host',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const event of nodesOf(chart, 'boundaryEvent')) {
        if (event.attachedTo === undefined) continue;
        const host = chart.nodes.get(event.attachedTo);
        if (!host || !canHold(host, event.trigger.compensate === true))
          report(atNode(chart, event, 'attachedTo'), {
            name: event.name,
            host: nameOf(chart, event.attachedTo),
          });
      }
  },
};

const waiting: ReadonlySet<string> = new Set([
  'userTask',
  'manualTask',
  'receiveTask',
  'subProcess',
  'callActivity',
]);
const atOnce: ReadonlySet<string> = new Set(['serviceTask', 'businessRuleTask', 'sendTask']);

function canHold(host: Node, undoes: boolean): boolean {
  if (host.kind === 'subProcess' && host.triggeredByEvent) return false;
  if (waiting.has(host.kind) || (undoes && atOnce.has(host.kind))) return true;
  return host.kind === 'serviceTask' && answerInto(host) !== undefined;
}
