import type { Kind } from '../kind.ts';
import { setTimer } from '../period.ts';

/** Waits for whichever of the events behind it comes first. */
export const eventBasedGateway: Kind<'eventBasedGateway'> = {
  enter(run, node, token) {
    for (const flow of run.world.chart.outgoing.get(node.id) ?? []) {
      const event = run.world.chart.nodes.get(flow.to);
      if (event?.kind !== 'intermediateCatchEvent' || !event.trigger.timer) continue;
      if (
        !setTimer(run, event.trigger.timer, token, {
          id: `${token.id}:${event.id}`,
          node: event.id,
          purpose: 'gateway',
        })
      )
        return;
    }
  },
};
