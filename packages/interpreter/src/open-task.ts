import type { TaskNode } from '@fiveones/definition';
import { setTaskAlarms } from './alarm.ts';
import { assign } from './assign.ts';
import { dueOf } from './period.ts';
import type { Run } from './run.ts';
import { isFailure } from './scope.ts';
import type { Token } from './state.ts';

/** Opens a task: found by the responsibility list, with its due date; then waits. */
export function openTask(run: Run, node: TaskNode, token: Token): void {
  const assignment = assign(run, node, token);
  if (isFailure(assignment)) return run.failed(token, assignment);
  if ('unassigned' in assignment)
    return run.incident(token, assignment.unassigned, { unit: assignment.unit, post: assignment.post });
  const limit = node.limit ? dueOf(run, node.limit, run.scope(token), token.countsFrom) : undefined;
  if (isFailure(limit)) return run.failed(token, limit);
  run.emit('taskOpened', { token: token.id, node: node.id, assignment, ...(limit ? { limit } : {}) });
  const task = run.state.tasks[token.id];
  if (task) setTaskAlarms(run, task);
}
