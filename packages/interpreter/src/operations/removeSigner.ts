import { after } from '../commands/complete.ts';
import { refuse } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { TokenId } from '../state.ts';
import { goOnWhenSigned, signersOf } from './addSigner.ts';
import { needsReason, type Choice, type Operation } from './operation.ts';
import { nameOf } from './people.ts';
import { tellAll } from './tell.ts';

/** 减签 */
export const removeSigner: Operation<'removeSigner'> = {
  name: { zh: '减签', en: 'Remove a signer' },
  effect: { zh: '不再请某人加签，他的待办收回。', en: 'Somebody who was asked to sign is no longer asked.' },
  who: 'holder',
  asks: ['one', 'reason'],
  table: {
    parallel: '只影响这一支；后签的减完了，这一支就往下走。',
    multi: '只减自己加的人；指名的票不能减。',
    timers: '不影响，时限照走。',
    subProcess: '不影响。',
    call: '不适用。',
  },
  offer(run, by, task) {
    const choices = task ? removable(run, task.signs?.host ?? task.id, by) : [];
    return choices.length > 0 ? { choices } : undefined;
  },
  decide(run, command) {
    const wrong = needsReason(command.reason);
    if (wrong) return wrong;
    const { by, person, reason } = command;
    const token = run.state.tokens[command.task];
    const host = token?.signs ? (token.scope ?? '') : command.task;
    if (by === undefined || !removable(run, host, by).some(({ id }) => id === person))
      return refuse('no-such-signer');
    const open = signersOf(run, host).find(({ assignment }) => assignment.person === person);
    const { node } = run.token(host);
    run.emit('signerRemoved', { ...(open ? { token: open.id } : {}), host, node, person, by, reason });
    if (open) tellAll(run, [person], { why: 'withdrawn', node, note: reason });
    if (open) goOnWhenSigned(run, host, after);
    return undefined;
  },
};

/** Those whom this person asked, with whether they have been asked already. */
function removable(run: Run, host: TokenId, by: string): readonly Choice[] {
  const asked = signersOf(run, host).filter(({ signs }) => signs?.by === by);
  const planned = (run.state.tokens[host]?.planned ?? []).filter((signer) => signer.by === by);
  return [
    ...asked.map(({ assignment }) => assignment.person ?? ''),
    ...planned.map(({ person }) => person),
  ].map((id) => ({ id, name: nameOf(run, id) }));
}
