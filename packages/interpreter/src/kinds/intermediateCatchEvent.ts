import type { Kind } from '../kind.ts';
import { setTimer } from '../period.ts';

/** Waits for a time or a message. */
export const intermediateCatchEvent: Kind<'intermediateCatchEvent'> = {
  enter(run, node, token) {
    if (node.trigger.timer)
      setTimer(run, node.trigger.timer, token, { id: token.id, node: node.id, purpose: 'catch' });
  },
};
