import type { CommandOf } from '../command.ts';
import { mayTake } from '../commands/mayTake.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';

/** Notes that somebody who may do a task has opened it; only the first time leaves a trace. */
export function open(run: Run, command: CommandOf<'open'>): Refusal | undefined {
  const task = run.state.tasks[command.task];
  if (!task || command.by === undefined) return refuse('task-gone');
  const barred = mayTake(run, task, command.by);
  if (barred) return barred;
  if (!task.read) run.emit('taskRead', { token: task.id, node: task.node, by: command.by });
  return undefined;
}
