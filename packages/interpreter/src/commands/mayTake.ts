import { opensTask } from '@fiveones/definition';
import { doersBefore } from '../apart.ts';
import { exclusionOf } from '../assign.ts';
import { indexOf, queuesOf, stoodInFor, type Person } from '../organisation.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { Task } from '../state.ts';
import { nodeOf } from '../walk.ts';

/** Whether a person may do a task now; the system (no person) may. */
export function mayTake(run: Run, task: Task, person: string | undefined): Refusal | undefined {
  if (person === undefined) return undefined;
  const { assignment } = task;
  const barred = assignment.excluded.find((entry) => entry.person === person);
  if (barred?.why === 'kin') return refuse('kin-recused');
  // Who did the other step last is known only now; what was noted when the task opened may be out of date.
  const first = earlierStepOf(run, task, person);
  if (first !== undefined)
    return refuse('same-person', { node: run.world.chart.nodes.get(first)?.name ?? first });
  if (assignment.person === person) return undefined;
  const { people } = indexOf(run.world.organisation);
  const someone = people.get(person);
  if (!someone) return refuse('task-not-yours');
  const absent = absentFor(run, task, someone);
  if (absent !== undefined) return substituteBarred(run, task, someone);
  if (!servesQueue(run, task, someone)) return refuse('task-not-yours');
  if (assignment.person !== undefined)
    return refuse('task-taken', { person: people.get(assignment.person)?.name ?? assignment.person });
  return undefined;
}

/**
 * The absent person whom somebody stands in for at a task; `undefined` when they act in their own
 * right, or not at all. Nobody stands in for somebody who must not do the task themselves.
 */
export function absentFor(run: Run, task: Task, someone: Person): string | undefined {
  const { assignment } = task;
  if (assignment.person === someone.id) return undefined;
  if (assignment.person === undefined && servesQueue(run, task, someone)) return undefined;
  const barred = new Set(assignment.excluded.map(({ person }) => person));
  const { people } = indexOf(run.world.organisation);
  return stoodInFor(run.world.organisation, someone.id, run.at.slice(0, 10)).find((id) => {
    if (barred.has(id)) return false;
    if (assignment.person !== undefined) return assignment.person === id;
    const absent = people.get(id);
    return absent !== undefined && servesQueue(run, task, absent);
  });
}

const servesQueue = (run: Run, { assignment }: Task, someone: Person): boolean =>
  queuesOf(run.world.organisation, someone).some((queue) => assignment.queues.includes(queue));

/** A substitute need not hold the post, so nobody has looked yet whether they must stand aside. */
function substituteBarred(run: Run, task: Task, someone: Person): Refusal | undefined {
  const token = run.token(task.id);
  const node = nodeOf(run, token);
  const why = opensTask(node) ? exclusionOf(run, node, token, someone) : undefined;
  return why === 'kin' ? refuse('kin-recused') : undefined;
}

/** The earlier step that this person did and that another person must follow; looked at when they act. */
export function earlierStepOf(run: Run, task: Task, person: string): string | undefined {
  const before = doersBefore(run.state, run.world.chart.nodes.get(task.node));
  return before.find((doer) => doer.person === person)?.step;
}
