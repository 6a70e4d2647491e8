import { doersBefore } from '../apart.ts';
import { reopen } from './addSigner.ts';
import type { Run } from '../run.ts';
import type { Task } from '../state.ts';

/** Somebody who did the step that needs a second pair of eyes lets go of the other, so that a colleague can take it. */
export function freeForSecondPair(run: Run): void {
  for (const task of Object.values(run.state.tasks)) {
    const { person, queues } = task.assignment;
    if (person === undefined || !run.state.tasks[task.id] || !didEarlierStep(run, task, person)) continue;
    if (task.signs) dropSigner(run, task, task.signs, person);
    else if (queues.length > 0) run.emit('taskReleased', { token: task.id, node: task.node, by: person });
  }
}

/** They cannot sign either; who finished the step chooses somebody else, or does without. */
function dropSigner(run: Run, task: Task, { host, when }: NonNullable<Task['signs']>, person: string): void {
  const reason = '要求换人的一步是他办的';
  run.emit('signerRemoved', { token: task.id, host, node: task.node, person, by: person, reason });
  if (when === 'after') reopen(run, host, person, reason);
}

function didEarlierStep(run: Run, task: Task, person: string): boolean {
  return doersBefore(run.state, run.world.chart.nodes.get(task.node)).some((doer) => doer.person === person);
}
