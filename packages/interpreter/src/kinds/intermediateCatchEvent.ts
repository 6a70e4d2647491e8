import type { Kind } from '../kind.ts';
import { setTimer } from '../period.ts';
import { leave } from '../walk.ts';

/** Waits for what its trigger says; where a link leads to, goes straight on. */
export const intermediateCatchEvent: Kind<'intermediateCatchEvent'> = {
  enter(run, node, token) {
    if (node.trigger.link !== undefined) return leave(run, token);
    if (node.trigger.timer)
      setTimer(run, node.trigger.timer, token, { id: token.id, node: node.id, purpose: 'catch' });
  },
};
