import type { NodeOf } from '@fiveones/definition';
import type { Kind } from '../kind.ts';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';
import { makeKnown, undone } from '../throw.ts';
import { emptied, end, finish, withdraw } from '../walk.ts';

/** One way has ended, making known what the end says; with `terminate`, every way of its scope. */
export const endEvent: Kind<'endEvent'> = {
  enter(run, node, token) {
    if (makeKnown(run, node, token)) close(run, node, run.token(token.id));
  },
  emptied(run, node, token) {
    if (undone(run, node, token)) close(run, node, run.token(token.id));
  },
};

function close(run: Run, node: NodeOf<'endEvent'>, token: Token): void {
  run.emit('left', { token: token.id, node: node.id });
  if (!node.terminate) return finish(run, token.scope);
  for (const other of Object.values(run.state.tokens))
    if (other.scope === token.scope) withdraw(run, other, 'terminated');
  if (token.scope === null) return end(run, true);
  emptied(run, run.token(token.scope));
}
