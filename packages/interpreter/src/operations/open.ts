import type { CommandOf } from '../command.ts';
import { mayTake } from '../commands/mayTake.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { Task } from '../state.ts';

/** Notes that somebody who may do a task has opened it; only the first time leaves a trace. */
export function open(run: Run, command: CommandOf<'open'>): Refusal | undefined {
  const task = run.state.tasks[command.task];
  if (!task || command.by === undefined) return refuse('task-gone');
  const barred = mayTake(run, task, command.by);
  if (barred) return barred;
  // Who opened a secret ballot would tell whose it is.
  if (!task.read && !isSecret(run, task))
    run.emit('taskRead', { token: task.id, node: task.node, by: command.by });
  return undefined;
}

function isSecret(run: Run, task: Task): boolean {
  const node = run.world.chart.nodes.get(task.node);
  return node?.kind === 'userTask' && node.vote?.secret === true;
}
