import { seatName } from '@fiveones/definition';
import { mayTake } from '../commands/mayTake.ts';
import { refuse } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { Task } from '../state.ts';
import type { Operation } from './operation.ts';
import { nameOf } from './people.ts';

/** 催办 */
export const urge: Operation<'urge'> = {
  name: { zh: '催办', en: 'Urge' },
  effect: { zh: '在对方的待办上标“催办”，一天一次；时限不变。', en: 'Marks the task as urged, once a day.' },
  who: 'reader',
  asks: ['one', 'note'],
  table: {
    parallel: '一次催一支的待办。',
    multi: '一次催一个人的那一份。',
    timers: '时限和定时不变。',
    subProcess: '里面的待办一样能催。',
    call: '等着的办件在它自己的页面上催。',
  },
  offer(run, by) {
    const choices = Object.values(run.state.tasks)
      .filter((task) => mayTake(run, task, by) !== undefined && !urgedToday(run, task))
      .map((task) => ({
        id: task.id,
        name: run.world.chart.nodes.get(task.node)?.name ?? task.node,
        note:
          task.assignment.person === undefined
            ? seatName(task.assignment.unitName, task.assignment.postName)
            : nameOf(run, task.assignment.person),
      }));
    return choices.length > 0 ? { choices } : undefined;
  },
  decide(run, command) {
    const task = run.state.tasks[command.task];
    if (!task || command.by === undefined) return refuse('task-gone');
    if (!mayTake(run, task, command.by)) return refuse('own-task');
    if (urgedToday(run, task)) return refuse('urged-today');
    run.emit('urged', { token: task.id, node: task.node, by: command.by, note: command.note ?? '' });
    return undefined;
  },
};

const urgedToday = (run: Run, task: Task): boolean => task.urged?.at.slice(0, 10) === run.at.slice(0, 10);
