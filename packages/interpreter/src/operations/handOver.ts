import type { CommandOf } from '../command.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { indexOf, type Person } from '../organisation.ts';
import type { Run } from '../run.ts';
import type { Task } from '../state.ts';
import { isBallot } from './ballot.ts';
import { needsReason } from './operation.ts';
import { colleaguesAt, nameOf, peersAt } from './people.ts';
import { replaceVoter } from './voters.ts';

/**
 * 离职转办: somebody leaves, and what they have in hand goes to one person as far as that person may do it, else back to
 * its post. What was to come back to them comes to that person. No opinion changes, and no deadline.
 */
export function handOver(run: Run, command: CommandOf<'handOver'>): Refusal | undefined {
  const wrong = needsReason(command.reason);
  if (wrong) return wrong;
  const { person, reason, by } = command;
  const to = command.to === undefined ? undefined : indexOf(run.world.organisation).people.get(command.to);
  if (by === undefined || (command.to !== undefined && (!to || command.to === person)))
    return refuse('person-not-permitted', { person: nameOf(run, command.to) });
  const given: Given = { person, to, by, reason };
  for (const task of Object.values(run.state.tasks))
    if (run.state.tasks[task.id] && task.assignment.person === person) passOn(run, task, given);
  if (refersTo(run, person)) run.emit('personReplaced', { person, by, reason, ...(to ? { to: to.id } : {}) });
  return run.events.length === 0 ? refuse('nothing-in-hand', { person: nameOf(run, person) }) : undefined;
}

interface Given {
  readonly person: string;
  readonly to: Person | undefined;
  readonly by: string;
  readonly reason: string;
}

/** One task: to the successor who may do it, else to the post; what neither can have is left and told. */
function passOn(run: Run, task: Task, { person, to, by, reason }: Given): void {
  const { id: token, node } = task;
  if (isBallot(run, task)) {
    if (!to || replaceVoter(run, task, to, { by, reason }))
      run.emit('leftBehind', { token, node, person, by, reason });
    return;
  }
  // Who only prepares or signs need not hold the post.
  const fit = task.signs || task.passed?.how === 'delegated' ? colleaguesAt(run, task) : peersAt(run, task);
  if (to && fit.includes(to)) run.emit('taskTransferred', { token, node, to: to.id, by, reason });
  else if (task.assignment.queues.length > 0) run.emit('taskReleased', { token, node, by });
  else run.emit('leftBehind', { token, node, person, by, reason });
}

/** Whether something of an instance still waits for a person beside their open tasks. */
function refersTo({ state }: Run, person: string): boolean {
  return (
    Object.values(state.tasks).some(({ passed, signs }) => passed?.by === person || signs?.by === person) ||
    Object.values(state.tokens).some(
      ({ to, planned, resume }) =>
        to === person ||
        resume?.person === person ||
        planned?.some((signer) => signer.person === person || signer.by === person) === true,
    ) ||
    Object.values(state.notices ?? {}).some((notice) => notice.to === person)
  );
}
