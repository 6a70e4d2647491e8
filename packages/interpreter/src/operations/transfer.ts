import { refuse } from '../refusal.ts';
import { decidable, decidedBy, needsReason, type Operation } from './operation.ts';
import { choicesOf, nameOf, peersAt } from './people.ts';
import { isBallot } from './ballot.ts';

/** 转办 */
export const transfer: Operation<'transfer'> = {
  name: { zh: '转办', en: 'Transfer' },
  effect: {
    zh: '交给同岗位的另一个人办到底，自己不再管；时限照走。',
    en: 'Another holder of the post does it; the deadline runs on.',
  },
  who: 'holder',
  asks: ['one', 'reason'],
  table: {
    parallel: '只换这一支待办的人，别的分支不动。',
    multi: '各人各办的一步可以转自己那一份；指名的票不能转。',
    timers: '时限和定时照走，不重新计。',
    subProcess: '不影响子流程。',
    call: '不适用：等着被调用办件时没有待办。',
  },
  offer(run, by, task) {
    const found = decidable(run, task, by, 'transfer');
    const people = found && !isBallot(run, found.task) ? choicesOf(run, peersAt(run, found.task), by) : [];
    return people.length > 0 ? { choices: people } : undefined;
  },
  decide(run, command) {
    const found = decidedBy(run, command.task, command.by, 'transfer');
    if (!('node' in found)) return found;
    const { task } = found;
    const wrong = needsReason(command.reason);
    if (wrong) return wrong;
    if (isBallot(run, task)) return refuse('ballot-personal');
    if (
      command.by === undefined ||
      command.to === command.by ||
      !peersAt(run, task).some(({ id }) => id === command.to)
    )
      return refuse('person-not-permitted', { person: nameOf(run, command.to) });
    const { by, to, reason } = command;
    run.emit('taskTransferred', { token: task.id, node: task.node, to, by, reason });
    return undefined;
  },
};
