import { atNode, nameOf, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** An event sits on the edge of a step at which there is something to wait for. */
export const boundaryHost: Check = {
  code: 'boundary-host',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const event of nodesOf(chart, 'boundaryEvent')) {
        if (event.attachedTo === undefined) continue;
        const host = chart.nodes.get(event.attachedTo);
        const waits =
          host &&
          (host.kind === 'userTask' ||
            host.kind === 'subProcess' ||
            host.kind === 'callActivity' ||
            (host.kind === 'serviceTask' && host.connector !== undefined));
        if (!waits)
          report(atNode(chart, event, 'attachedTo'), {
            name: event.name,
            host: nameOf(chart, event.attachedTo),
          });
      }
  },
};
