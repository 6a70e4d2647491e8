import { opensTask } from '@fiveones/definition';
import type { Run } from '../run.ts';
import type { Task } from '../state.ts';
import { voteAt } from '../vote.ts';

/** One voice of several that belongs to a named person, or a ballot: nobody else can give it. */
export function isBallot(run: Run, task: Task): boolean {
  const token = run.token(task.id);
  const node = run.world.chart.nodes.get(task.node);
  return (
    token.run !== undefined && opensTask(node) && (node.assignee !== undefined || voteAt(node) !== undefined)
  );
}
