import type { Command, CommandOf, CommandType } from '../command.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import { earlierStepOf } from './mayTake.ts';

/** To look at a task is not to do it. */
const onlyLooks: ReadonlySet<CommandType> = new Set<CommandType>(['open']);

/** The command that keeps what a refused one tried, where that is a fact of the case: a person was kept from a second step. */
export function keptOf(command: Command, { code }: Refusal): CommandOf<'keepApart'> | undefined {
  if (code !== 'same-person' || command.by === undefined || onlyLooks.has(command.do)) return undefined;
  return 'task' in command && command.task !== undefined
    ? { do: 'keepApart', task: command.task, by: command.by, at: command.at }
    : undefined;
}

/** Keeps that somebody was refused a task that another person must do: once a person and task. */
export function keepApart(run: Run, { task: id, by }: CommandOf<'keepApart'>): Refusal | undefined {
  const task = run.state.tasks[id];
  if (!task || by === undefined) return refuse('task-gone');
  const earlier = earlierStepOf(run, task, by);
  if (earlier === undefined) return refuse('task-not-yours');
  if (!task.keptApart?.includes(by)) run.emit('keptApart', { token: task.id, node: task.node, by, earlier });
  return undefined;
}
