import { issueDocuments } from '../issue.ts';
import type { Kind } from '../kind.ts';
import { isFailure } from '../scope.ts';
import { send } from '../send.ts';
import { objectOf, setData } from '../set.ts';
import { leave } from '../walk.ts';

/** Sends a message to another case, office or system. */
export const sendTask: Kind<'sendTask'> = {
  enter(run, node, token) {
    if (!setData(run, node.set, token, 'send')) return;
    const payload = objectOf(run, node.payload, token);
    if (isFailure(payload)) return run.failed(token, payload);
    const { message, to, deliver } = node;
    if (!send(run, token, { message, payload, to, deliver })) return;
    if (!issueDocuments(run, node.issue, token)) return;
    leave(run, run.token(token.id));
  },
};
