import { mayTake } from '../commands/mayTake.ts';
import { refuse } from '../refusal.ts';
import { plain, type Operation } from './operation.ts';

/** 接办 */
export const claim: Operation<'claim'> = {
  name: { zh: '我来办', en: 'Take' },
  effect: { zh: '归自己办，同岗位同事的待办里就看不到了。', en: 'Colleagues no longer see it as open.' },
  who: 'holder',
  asks: [],
  table: {
    parallel: '只影响这一支的待办。',
    multi: '只影响自己接的那一份。',
    timers: '不影响。',
    subProcess: '不影响。',
    call: '不适用。',
  },
  offer: (run, by, task) =>
    task && task.assignment.person === undefined && !mayTake(run, task, by) ? plain : undefined,
  decide(run, command) {
    const task = run.state.tasks[command.task];
    if (!task || command.by === undefined) return refuse('task-gone');
    const barred = mayTake(run, task, command.by);
    if (barred) return barred;
    if (task.assignment.person === undefined)
      run.emit('taskClaimed', { token: task.id, node: task.node, by: command.by });
    return undefined;
  },
};
