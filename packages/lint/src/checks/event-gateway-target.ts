import { atFlow, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** What waits for the first of several events is followed by events only. */
export const eventGatewayTarget: Check = {
  code: 'event-gateway-target',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const gateway of nodesOf(chart, 'eventBasedGateway'))
        for (const flow of chart.out.get(gateway.id) ?? []) {
          const to = chart.nodes.get(flow.to);
          const waits =
            to?.kind === 'receiveTask' || (to?.kind === 'intermediateCatchEvent' && !to.trigger.link);
          if (to && !waits) report(atFlow(chart, flow, 'to'), { name: gateway.name, to: to.name });
        }
  },
};
