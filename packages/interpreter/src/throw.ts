import { throwKind, type JsonObject, type NodeOf, type Throw, type ThrowKind } from '@fiveones/definition';
import { raiseError, raiseEscalation } from './raise.ts';
import type { Run } from './run.ts';
import { isFailure } from './scope.ts';
import { send } from './send.ts';
import { objectOf } from './set.ts';
import type { Token } from './state.ts';
import { undoNext } from './undo.ts';
import { enter } from './walk.ts';
import { linkTarget } from './world.ts';

/** A token has come to an event that makes something known. */
interface Thrown {
  readonly run: Run;
  readonly node: NodeOf<'intermediateThrowEvent'> | NodeOf<'endEvent'>;
  readonly token: Token;
  readonly throws: Throw;
  readonly payload: JsonObject;
}

/** Makes known what an event says; false when the token does not go on from here: it waits, is gone, or stopped. */
export function makeKnown(
  run: Run,
  node: NodeOf<'intermediateThrowEvent'> | NodeOf<'endEvent'>,
  token: Token,
): boolean {
  const kind = throwKind(node.throws);
  if (!kind || !node.throws) return true;
  const payload = objectOf(run, node.throws.payload, token);
  if (isFailure(payload)) {
    run.failed(token, payload);
    return false;
  }
  return throwing[kind]({ run, node, token, throws: node.throws, payload });
}

const throwing = {
  message: ({ run, token, throws: { message = '', to, deliver }, payload }) =>
    send(run, token, { message, payload, to, deliver }),
  signal: ({ run, node, throws, payload }) => {
    run.emit('signalSent', { signal: throws.signal ?? '', node: node.id, payload });
    return true;
  },
  error: ({ run, node, token, throws, payload }) => {
    const error = throws.error ?? '';
    run.emit('errorThrown', { token: token.id, node: node.id, error, payload });
    raiseError(run, token, error, payload);
    return false;
  },
  escalation: ({ run, node, token, throws, payload }) => {
    const escalation = throws.escalation ?? '';
    run.emit('escalationThrown', { token: token.id, node: node.id, escalation, payload });
    raiseEscalation(run, token, escalation, payload);
    return run.state.tokens[token.id] !== undefined && run.state.status === 'running';
  },
  link: ({ run, node, token }) => {
    const target = node.kind === 'endEvent' ? undefined : linkTarget(run.world.chart.process, node);
    if (!target) {
      run.incident(token, 'no-way-out', { node: node.id });
      return false;
    }
    run.emit('left', { token: token.id, node: node.id });
    enter(run, target, { scope: token.scope, aside: token.aside });
    return false;
  },
  compensate: ({ run, token, throws }) => !undoNext(run, token, throws.compensate ?? true),
} as const satisfies Record<ThrowKind, (thrown: Thrown) => boolean>;

/** What was being undone at a token is undone; answers whether nothing is left to undo. */
export const undone = (
  run: Run,
  node: NodeOf<'intermediateThrowEvent'> | NodeOf<'endEvent'>,
  token: Token,
): boolean => !undoNext(run, token, node.throws?.compensate ?? true);
