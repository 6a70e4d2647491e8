import { readPath } from '../data.ts';
import type { CommandOf } from '../command.ts';
import { refuse } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { Task } from '../state.ts';
import { isBallot } from './ballot.ts';
import { decidable, decidedBy, needsReason, type Operation } from './operation.ts';
import { choicesOf, colleaguesAt, nameOf } from './people.ts';

/** 委派 */
export const delegate: Operation<'delegate'> = {
  name: { zh: '委派', en: 'Delegate' },
  effect: {
    zh: '请同事先办，办好回到自己手里，由自己签意见、提交。',
    en: 'A colleague prepares it; it comes back to be decided.',
  },
  who: 'holder',
  asks: ['one', 'reason'],
  table: {
    parallel: '只换这一支待办的人，别的分支不动。',
    multi: '各人各办的一步可以委派自己那一份；指名的票不能委派。',
    timers: '时限和定时照走，委派期间也算。',
    subProcess: '不影响子流程。',
    call: '不适用：等着被调用办件时没有待办。',
  },
  offer(run, by, task) {
    const found = decidable(run, task, by, 'delegate');
    const people =
      found && !isBallot(run, found.task) ? choicesOf(run, colleaguesAt(run, found.task), by) : [];
    return people.length > 0 ? { choices: people } : undefined;
  },
  decide(run, command) {
    const found = decidedBy(run, command.task, command.by, 'delegate');
    if (!('node' in found)) return found;
    const { task } = found;
    const wrong = needsReason(command.reason);
    if (wrong) return wrong;
    if (isBallot(run, task)) return refuse('ballot-personal');
    const { by, to, reason } = command;
    if (by === undefined || to === by || !colleaguesAt(run, task).some(({ id }) => id === to))
      return refuse('person-not-permitted', { person: nameOf(run, to) });
    run.emit('taskDelegated', { token: task.id, node: task.node, to, by, reason });
    return undefined;
  },
};

/** A delegate is done: what they filled in is kept, and the task is its owner's again. */
export function handBack(run: Run, task: Task, command: CommandOf<'complete'>): undefined {
  const owner = task.passed?.by;
  if (owner === undefined || command.by === undefined) throw new Error(`task ${task.id} is not delegated`);
  const set = Object.entries(command.data ?? {})
    .filter(([into, value]) => readPath(run.state.data, into) !== value)
    .map(([into, value]) => ({ into, value }));
  run.emit('taskHandedBack', { token: task.id, node: task.node, to: owner, by: command.by, set });
  return undefined;
}
