import { refuse } from '../refusal.ts';
import type { Operation } from './operation.ts';
import { choicesOf, nameOf, readersOf } from './people.ts';
import { tellAll } from './tell.ts';

const nothing = '不影响：只是给人看，不改办件。';

/** 抄送 */
export const copy: Operation<'copy'> = {
  name: { zh: '抄送', en: 'Copy to' },
  effect: {
    zh: '让同事知道这件事，出现在他的“待阅”里，不用他办。',
    en: 'Colleagues are told; nothing waits for them.',
  },
  who: 'reader',
  asks: ['several', 'note'],
  table: { parallel: nothing, multi: nothing, timers: nothing, subProcess: nothing, call: nothing },
  offer(run, by) {
    const choices = choicesOf(run, readersOf(run), by);
    return choices.length > 0 ? { choices } : undefined;
  },
  decide(run, command) {
    const { by, note = '' } = command;
    if (by === undefined || command.to.length === 0) return refuse('nobody-named');
    const readers = new Set(readersOf(run).map(({ id }) => id));
    const barred = command.to.find((person) => !readers.has(person));
    if (barred !== undefined) return refuse('person-not-permitted', { person: nameOf(run, barred) });
    const to = [...new Set(command.to)].filter((person) => person !== by);
    run.emit('copied', { to, by, ...(note === '' ? {} : { note }) });
    tellAll(run, to, { why: 'copied', note });
    return undefined;
  },
};
