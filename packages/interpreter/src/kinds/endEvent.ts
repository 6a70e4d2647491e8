import type { Kind } from '../kind.ts';
import { end, finish, leave, withdraw } from '../walk.ts';

/** One way has ended; with `terminate`, every way of its scope. */
export const endEvent: Kind<'endEvent'> = {
  enter(run, node, token) {
    run.emit('left', { token: token.id, node: node.id });
    if (!node.terminate) return finish(run, token.scope);
    for (const other of Object.values(run.state.tokens))
      if (other.scope === token.scope) withdraw(run, other, 'terminated');
    if (token.scope === null) return end(run, true);
    leave(run, run.token(token.scope));
  },
};
