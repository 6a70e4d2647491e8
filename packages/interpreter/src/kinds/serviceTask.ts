import { extendClock } from '../clock.ts';
import { issueDocuments } from '../issue.ts';
import type { Kind } from '../kind.ts';
import { lookupInput, lookupName } from '../lookup.ts';
import { isFailure, valueOf } from '../scope.ts';
import { objectOf, setData } from '../set.ts';
import { leave } from '../walk.ts';
import type { NodeOf } from '@fiveones/definition';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';

/** Done by the system: asks a connector or the other cases and waits, or writes, extends and issues, in this order. */
export const serviceTask: Kind<'serviceTask'> = {
  enter(run, node, token) {
    const { connector, lookup } = node;
    if (!connector && !lookup) return conclude(run, node, token);
    const input = lookup ? lookupInput(run, lookup, token) : objectOf(run, connector?.input, token);
    if (isFailure(input)) return run.failed(token, input);
    const asked = connector && !lookup ? connector.id : lookupName;
    run.emit('connectorAsked', { token: token.id, node: node.id, connector: asked, input });
  },
};

/** What follows once a connector, if there is one, has answered. */
export function conclude(run: Run, node: NodeOf<'serviceTask'>, token: Token): void {
  if (!setData(run, node.set, token, 'service')) return;
  if (!extend(run, node, token)) return;
  if (!issueDocuments(run, node.issue, token)) return;
  leave(run, run.token(token.id));
}

function extend(run: Run, node: NodeOf<'serviceTask'>, token: Token): boolean {
  if (!node.extendClock) return true;
  const value = valueOf(node.extendClock.value, run.scope(token), run.world);
  const reason = valueOf(node.extendClock.reason, run.scope(token), run.world);
  if (isFailure(value) || isFailure(reason) || typeof value.value !== 'number') {
    run.failed(
      token,
      isFailure(value)
        ? value
        : isFailure(reason)
          ? reason
          : { failed: String(node.extendClock.value), reason: 'not-a-number' },
    );
    return false;
  }
  extendClock(run, node.extendClock.clock, value.value, String(reason.value ?? ''), token);
  return true;
}
