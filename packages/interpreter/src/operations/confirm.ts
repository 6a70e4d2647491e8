import { refuse } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { Proposal } from '../state.ts';
import { jump } from './jump.ts';
import { needsReason, type Operation, type Choice } from './operation.ts';
import { nameOf } from './people.ts';
import { wake } from './wake.ts';

const asked = { jump, wake } satisfies Record<Proposal['do'], unknown>;
const asProposed = '同所申请的操作。';
const nothing = '不影响：申请不生效。';

/** 确认 */
export const confirm: Operation<'confirm'> = {
  name: { zh: '确认申请', en: 'Confirm' },
  effect: {
    zh: '同事申请的跳转或唤醒，由另一个人确认后生效。',
    en: 'A jump or waking that a colleague asked for takes effect.',
  },
  who: 'office',
  asks: ['one'],
  table: {
    parallel: asProposed,
    multi: asProposed,
    timers: asProposed,
    subProcess: asProposed,
    call: asProposed,
  },
  offer(run, by) {
    const choices = proposalsFor(run).filter(({ id }) => run.state.proposals?.[id]?.by !== by);
    return choices.length > 0 ? { choices } : undefined;
  },
  decide(run, command) {
    const proposal = run.state.proposals?.[command.proposal];
    if (!proposal) return refuse('no-such-proposal');
    if (command.by === undefined || command.by === proposal.by) return refuse('second-person');
    run.emit('changeConfirmed', { proposal: proposal.id, by: command.by });
    return asked[proposal.do].carryOut?.(run, proposal, command.by);
  },
};

/** 不同意申请 */
export const decline: Operation<'decline'> = {
  name: { zh: '不同意申请', en: 'Decline' },
  effect: {
    zh: '同事申请的跳转或唤醒不做，写明理由。',
    en: 'A jump or waking that a colleague asked for is not done.',
  },
  who: 'office',
  asks: ['one', 'reason'],
  table: { parallel: nothing, multi: nothing, timers: nothing, subProcess: nothing, call: nothing },
  offer(run) {
    const choices = proposalsFor(run);
    return choices.length > 0 ? { choices } : undefined;
  },
  decide(run, command) {
    const proposal = run.state.proposals?.[command.proposal];
    if (!proposal || command.by === undefined) return refuse('no-such-proposal');
    const wrong = needsReason(command.reason);
    if (wrong) return wrong;
    run.emit('changeDeclined', { proposal: proposal.id, by: command.by, reason: command.reason });
    return undefined;
  },
};

const proposalsFor = (run: Run): readonly Choice[] =>
  Object.values(run.state.proposals ?? {}).map((proposal) => ({
    id: proposal.id,
    name: `${asked[proposal.do].name.zh}到“${run.world.chart.nodes.get(proposal.to)?.name ?? proposal.to}”`,
    note: `${nameOf(run, proposal.by)}：${proposal.reason}`,
  }));
