import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import { enter } from '../walk.ts';
import { targets } from './jump.ts';
import { needsReason, type Operation } from './operation.ts';
import { propose } from './propose.ts';
import { tellAll } from './tell.ts';

/** 唤醒 */
export const wake: Operation<'wake'> = {
  name: { zh: '唤醒', en: 'Wake' },
  effect: {
    zh: '已经办结的重新办，从选的一步接着走；要另一个人确认才生效。',
    en: 'An ended case goes on from a step; takes effect once a second person confirms.',
  },
  who: 'admin',
  asks: ['one', 'reason'],
  table: {
    parallel: '从分支之外的一步醒来，到分叉时各支照常再派；不能醒在分支中间。',
    multi: '醒在多人办的一步时，名单重新定。',
    timers: '这一步的时限和定时从唤醒时计；已经停了的总时限不再走，除非流程图上再开始。',
    subProcess: '只能醒在最外层；到子流程时重新进去。',
    call: '醒来再走到调用时重新启动。',
  },
  offer(run) {
    const choices = run.state.status === 'running' ? [] : targets(run, undefined);
    return choices.length > 0 ? { choices } : undefined;
  },
  decide(run, command) {
    const wrong = needsReason(command.reason) ?? barred(run, command.to);
    return wrong ?? propose(run, command, { do: 'wake', to: command.to });
  },
  carryOut(run, proposal, by) {
    const target = run.world.chart.nodes.get(proposal.to);
    const wrong = barred(run, proposal.to);
    if (wrong || !target) return wrong ?? refuse('no-way-there');
    run.emit('caseWoken', { to: target.id, by });
    tellAll(run, [run.state.startedBy], { why: 'woken', node: target.id, note: proposal.reason });
    enter(run, target, { scope: null, to: run.state.done[target.id]?.by });
    return undefined;
  },
};

function barred(run: Run, to: string): Refusal | undefined {
  if (run.state.status === 'running') return refuse('not-ended');
  return targets(run, undefined).some(({ id }) => id === to) ? undefined : refuse('no-way-there');
}
