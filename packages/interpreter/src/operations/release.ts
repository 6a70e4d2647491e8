import { refuse } from '../refusal.ts';
import { plain, type Operation } from './operation.ts';

/** 放回 */
export const release: Operation<'release'> = {
  name: { zh: '放回', en: 'Put back' },
  effect: { zh: '不归自己了，同岗位的同事也能办。', en: 'Colleagues of the post may take it again.' },
  who: 'holder',
  asks: [],
  table: {
    parallel: '只影响这一支的待办。',
    multi: '只影响自己接的那一份；指名的票放不回。',
    timers: '不影响，时限照走。',
    subProcess: '不影响。',
    call: '不适用。',
  },
  offer: (_run, by, task) =>
    task &&
    task.assignment.person === by &&
    task.assignment.queues.length > 0 &&
    task.passed?.how !== 'delegated' &&
    !task.signs
      ? plain
      : undefined,
  decide(run, command) {
    const task = run.state.tasks[command.task];
    if (!task) return refuse('task-gone');
    const mine = command.by !== undefined && task.assignment.person === command.by;
    if (!mine || task.assignment.queues.length === 0 || task.signs || task.passed?.how === 'delegated')
      return refuse('task-not-yours');
    run.emit('taskReleased', { token: task.id, node: task.node, by: command.by });
    return undefined;
  },
};
