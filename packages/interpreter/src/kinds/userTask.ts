import { assign } from '../assign.ts';
import type { Kind } from '../kind.ts';
import { dueOf } from '../period.ts';
import { isFailure } from '../scope.ts';

/** Work for a person: found by the responsibility list, with its due date, then waits. */
export const userTask: Kind<'userTask'> = {
  enter(run, node, token) {
    const assignment = assign(run, node, token);
    if (isFailure(assignment)) return run.failed(token, assignment);
    if ('unassigned' in assignment)
      return run.incident(token, assignment.unassigned, { unit: assignment.unit, post: assignment.post });
    const limit = node.limit ? dueOf(run, node.limit, run.scope(token)) : undefined;
    if (isFailure(limit)) return run.failed(token, limit);
    run.emit('taskOpened', { token: token.id, node: node.id, assignment, ...(limit ? { limit } : {}) });
  },
};
