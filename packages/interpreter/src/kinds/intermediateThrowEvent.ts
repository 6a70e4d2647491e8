import type { Kind } from '../kind.ts';
import { setData } from '../set.ts';
import { makeKnown, undone } from '../throw.ts';
import { leave } from '../walk.ts';

/** Makes something known and goes on; when it undoes steps, once they are undone. */
export const intermediateThrowEvent: Kind<'intermediateThrowEvent'> = {
  enter(run, node, token) {
    if (setData(run, node.set, token, 'throw') && makeKnown(run, node, run.token(token.id)))
      leave(run, run.token(token.id));
  },
  emptied(run, node, token) {
    if (undone(run, node, token)) leave(run, run.token(token.id));
  },
};
