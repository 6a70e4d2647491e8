import { publicNoticesOf, standsStill } from '../public-notice.ts';
import { refuse } from '../refusal.ts';
import type { Run } from '../run.ts';
import { needsReason, type Choice, type Operation } from './operation.ts';

const asItIs = '不影响：只撤下公示，办件照走。';

/** 撤下公示 */
export const takeDown: Operation<'takeDown'> = {
  name: { zh: '撤下公示', en: 'Take down a notice' },
  effect: {
    zh: '公示还没有到期就不再给人看，写明理由；公示期的计时不变，要重新公示请退回到张贴的一步。',
    en: 'A public notice is no longer shown before its period is over, with a reason; its period goes on.',
  },
  who: 'publisher',
  asks: ['one', 'reason'],
  table: {
    parallel: asItIs,
    multi: asItIs,
    timers: '公示期的定时照走。',
    subProcess: asItIs,
    call: '只撤这一件的公示，被调用的办件各撤各的。',
  },
  offer(run) {
    const choices = shown(run);
    return choices.length > 0 ? { choices } : undefined;
  },
  decide(run, { notice, reason, by }) {
    const wrong = needsReason(reason);
    if (wrong) return wrong;
    const found = shown(run).find(({ id }) => id === notice);
    if (!found || by === undefined) return refuse('notice-not-shown');
    run.emit('noticeTakenDown', { issued: found.id, name: found.name, by, reason });
    return undefined;
  },
};

const shown = (run: Run): readonly Choice[] =>
  publicNoticesOf(run.state, run.world)
    .filter((notice) => standsStill(notice, run.at))
    .map(({ issued, name }) => ({ id: issued, name }));
