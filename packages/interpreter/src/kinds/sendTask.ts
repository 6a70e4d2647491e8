import { issueDocuments } from '../issue.ts';
import type { Kind } from '../kind.ts';
import { isFailure } from '../scope.ts';
import { objectOf, setData } from '../set.ts';
import { leave } from '../walk.ts';

/** Sends a message to another office or system; delivery is the outbox's business. */
export const sendTask: Kind<'sendTask'> = {
  enter(run, node, token) {
    if (!setData(run, node.set, token, 'send')) return;
    const payload = objectOf(run, node.payload, token);
    if (isFailure(payload)) return run.failed(token, payload);
    run.emit('messageSent', {
      message: node.message,
      node: node.id,
      payload,
      ...(node.to === undefined ? {} : { to: node.to }),
    });
    if (!issueDocuments(run, node.issue, token)) return;
    leave(run, run.token(token.id));
  },
};
