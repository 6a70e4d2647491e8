import { answerInto } from '@fiveones/definition';
import type { CommandOf } from '../command.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import { workOut } from '../set.ts';
import { isFailure } from '../scope.ts';
import { conclude } from '../kinds/serviceTask.ts';
import { raise, raiseError, raiseEscalation } from '../raise.ts';
import { end, leave, nodeOf, withdraw } from '../walk.ts';

/** What a service task asked, of another system or of this one, is answered, or could not be; a failure that an event catches is no incident. */
export function answer(run: Run, command: CommandOf<'answer'>): Refusal | undefined {
  const token = run.state.tokens[command.token];
  const node = token ? nodeOf(run, token) : undefined;
  const into = node?.kind === 'serviceTask' ? answerInto(node) : undefined;
  if (!token?.asked || node?.kind !== 'serviceTask' || into === undefined) return refuse('not-asked');
  if (command.error !== undefined) {
    if (Object.values(run.state.incidents).some((incident) => incident.token === token.id))
      return refuse('not-asked');
    const payload = { reason: command.error };
    if (raise(run, token, { kind: 'error', name: command.code ?? 'connector', payload })) return undefined;
    const code = node.lookup ? 'lookup-failed' : 'connector-failed';
    run.incident(token, code, { reason: command.error, stage: 'act' });
    return undefined;
  }
  run.emit('connectorAnswered', {
    token: token.id,
    node: node.id,
    connector: token.asked,
    set: [{ into, value: command.result ?? null }],
  });
  conclude(run, node, run.token(token.id));
  return undefined;
}

/** An instance that a call waits for has ended, or failed by an error that it did not catch itself. */
export function childEnd(run: Run, command: CommandOf<'childEnd'>): Refusal | undefined {
  const token = run.state.tokens[command.token];
  const node = token ? nodeOf(run, token) : undefined;
  if (!token || token.child !== command.child || node?.kind !== 'callActivity') return refuse('not-asked');
  if (command.error !== undefined) {
    raiseError(run, token, command.error, command.data);
    return undefined;
  }
  const set = workOut(run, node.output ?? [], token, {
    child: command.data,
    outcome: command.outcome ?? null,
  });
  if (isFailure(set)) {
    run.failed(token, set);
    return undefined;
  }
  run.emit('childEnded', { token: token.id, node: node.id, child: command.child, set });
  leave(run, run.token(token.id));
  return undefined;
}

/** A called instance lets its caller know of something and goes on. */
export function childEscalate(run: Run, command: CommandOf<'childEscalate'>): Refusal | undefined {
  const token = run.state.tokens[command.token];
  if (!token || token.child !== command.child) return refuse('not-asked');
  raiseEscalation(run, token, command.escalation, command.payload ?? {});
  return undefined;
}

/** Whoever called this instance has gone on without it. */
export function parentGone(run: Run): Refusal | undefined {
  for (const token of Object.values(run.state.tokens))
    if (token.scope === null) withdraw(run, token, 'caller');
  end(run, true);
  return undefined;
}
