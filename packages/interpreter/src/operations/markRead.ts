import { refuse } from '../refusal.ts';
import { nameOf } from './people.ts';
import type { Operation } from './operation.ts';

const nothing = '不影响。';

/** 已阅 */
export const markRead: Operation<'markRead'> = {
  name: { zh: '已阅', en: 'Mark as read' },
  effect: {
    zh: '表示看过了，从“待阅”里去掉，留在过程里。',
    en: 'Takes it off the reading list and keeps a trace.',
  },
  who: 'addressee',
  asks: ['one'],
  table: { parallel: nothing, multi: nothing, timers: nothing, subProcess: nothing, call: nothing },
  offer(run, by) {
    const choices = Object.values(run.state.notices ?? {})
      .filter(({ to }) => to === by)
      .map((notice) => ({ id: notice.id, name: nameOf(run, notice.by), note: notice.note ?? '' }));
    return choices.length > 0 ? { choices } : undefined;
  },
  decide(run, command) {
    const notice = run.state.notices?.[command.notice];
    if (!notice || command.by === undefined || notice.to !== command.by) return refuse('no-such-notice');
    run.emit('noticeRead', { notice: notice.id, why: notice.why, by: command.by });
    return undefined;
  },
};
