import type { CommandOf } from '../command.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import { leave, nodeOf } from '../walk.ts';
import { mayTake } from './claim.ts';

/** Passes over a step that the chart marks as optional, with a reason. */
export function skip(run: Run, command: CommandOf<'skip'>): Refusal | undefined {
  const task = run.state.tasks[command.task];
  if (!task) return refuse('task-gone');
  const barred = mayTake(run, task, command.by);
  if (barred) return barred;
  const node = nodeOf(run, run.token(task.id));
  if (node.kind !== 'userTask' || !node.optional) return refuse('not-optional');
  if (command.reason.trim() === '') return refuse('reason-missing', { min: 1 });
  run.emit('taskSkipped', {
    token: task.id,
    node: task.node,
    reason: command.reason,
    ...(command.by === undefined ? {} : { by: command.by }),
  });
  leave(run, run.token(task.id));
  return undefined;
}
