import type { NodeOf } from '@fiveones/definition';
import { assign } from '../assign.ts';
import type { Kind } from '../kind.ts';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';
import { dueOf } from '../period.ts';
import { isFailure } from '../scope.ts';

/** Work for a person: found by the responsibility list, with its due date, then waits. */
export const userTask: Kind<'userTask'> = { enter: openTask };

/** Opens the task of a node for a token that stands there. */
export function openTask(run: Run, node: NodeOf<'userTask'>, token: Token): void {
  const assignment = assign(run, node, token);
  if (isFailure(assignment)) return run.failed(token, assignment);
  if ('unassigned' in assignment)
    return run.incident(token, assignment.unassigned, { unit: assignment.unit, post: assignment.post });
  const limit = node.limit ? dueOf(run, node.limit, run.scope(token), token.countsFrom) : undefined;
  if (isFailure(limit)) return run.failed(token, limit);
  run.emit('taskOpened', { token: token.id, node: node.id, assignment, ...(limit ? { limit } : {}) });
}
