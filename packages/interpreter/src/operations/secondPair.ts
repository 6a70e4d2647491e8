import type { Run } from '../run.ts';
import type { Task } from '../state.ts';

/** Somebody who did the step that needs a second pair of eyes lets go of the other, so that a colleague can take it. */
export function freeForSecondPair(run: Run): void {
  for (const task of Object.values(run.state.tasks)) {
    const { person, queues } = task.assignment;
    if (person === undefined || queues.length === 0 || !didEarlierStep(run, task, person)) continue;
    run.emit('taskReleased', { token: task.id, node: task.node, by: person });
  }
}

function didEarlierStep(run: Run, task: Task, person: string): boolean {
  const node = run.world.chart.nodes.get(task.node);
  const others = node?.kind === 'userTask' ? (node.notSameAs ?? []) : [];
  return others.some((other) => run.state.done[other]?.by === person);
}
