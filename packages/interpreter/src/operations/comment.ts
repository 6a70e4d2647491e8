import { refuse } from '../refusal.ts';
import { plain, needsReason, type Operation } from './operation.ts';
import { nameOf, readersOf } from './people.ts';
import { tellAll } from './tell.ts';

const nothing = '不影响：只留一句话，不改办件。';

/** 评论 */
export const comment: Operation<'comment'> = {
  name: { zh: '留言', en: 'Comment' },
  effect: {
    zh: '在办件上留一句话，看得到这件的人都能看到。',
    en: 'A remark that everyone who sees the case can read.',
  },
  who: 'reader',
  asks: ['reason'],
  table: { parallel: nothing, multi: nothing, timers: nothing, subProcess: nothing, call: nothing },
  offer: () => plain,
  decide(run, command) {
    const wrong = needsReason(command.text);
    if (wrong) return wrong;
    const { by, text, to = [] } = command;
    const readers = new Set(readersOf(run).map(({ id }) => id));
    const barred = to.find((person) => !readers.has(person));
    if (barred !== undefined || by === undefined)
      return refuse('person-not-permitted', { person: nameOf(run, barred) });
    run.emit('commented', { by, text });
    tellAll(run, to, { why: 'mentioned', note: text });
    return undefined;
  },
};
