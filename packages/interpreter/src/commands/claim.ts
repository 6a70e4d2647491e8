import type { CommandOf } from '../command.ts';
import { indexOf, queuesOf } from '../organisation.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { Task } from '../state.ts';

/** One of several takes a task, so that colleagues see that it is being done. */
export function claim(run: Run, command: CommandOf<'claim'>): Refusal | undefined {
  const task = run.state.tasks[command.task];
  if (!task || command.by === undefined) return refuse('task-gone');
  const barred = mayTake(run, task, command.by);
  if (barred) return barred;
  if (task.assignment.person !== command.by)
    run.emit('taskClaimed', { token: task.id, node: task.node, by: command.by });
  return undefined;
}

/** Puts a task back into the queue it came from. */
export function release(run: Run, command: CommandOf<'release'>): Refusal | undefined {
  const task = run.state.tasks[command.task];
  if (!task) return refuse('task-gone');
  if (
    command.by === undefined ||
    task.assignment.person !== command.by ||
    task.assignment.queues.length === 0
  )
    return refuse('task-not-yours');
  run.emit('taskReleased', { token: task.id, node: task.node, by: command.by });
  return undefined;
}

/** Whether a person may do a task now; the system (no person) may. */
export function mayTake(run: Run, task: Task, person: string | undefined): Refusal | undefined {
  if (person === undefined) return undefined;
  const { assignment } = task;
  const barred = assignment.excluded.find((entry) => entry.person === person);
  if (barred?.why === 'kin') return refuse('kin-recused');
  if (barred) return refuse('same-person', { node: nameOf(run, task.node) });
  if (assignment.person === person) return undefined;
  const { people } = indexOf(run.world.organisation);
  const someone = people.get(person);
  const serves = someone
    ? queuesOf(run.world.organisation, someone).some((queue) => assignment.queues.includes(queue))
    : false;
  if (!serves) return refuse('task-not-yours');
  if (assignment.person !== undefined)
    return refuse('task-taken', { person: people.get(assignment.person)?.name ?? assignment.person });
  return undefined;
}

const nameOf = (run: Run, node: string): string => {
  const others = run.world.chart.nodes.get(node);
  const first = others?.kind === 'userTask' ? others.notSameAs?.find((id) => run.state.done[id]) : undefined;
  return (first === undefined ? undefined : run.world.chart.nodes.get(first)?.name) ?? '';
};
