import { opensTask } from '@fiveones/definition';
import type { CommandOf } from '../command.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { Incident, Token } from '../state.ts';
import { act, leave, nodeOf } from '../walk.ts';
import { after } from './complete.ts';

/** Takes up again where an incident stopped: at the node's act, after its task, or at the way out. */
export function retry(run: Run, command: CommandOf<'retry'>): Refusal | undefined {
  const incident = run.state.incidents[command.incident];
  if (!incident) return refuse('no-such-incident');
  const token = run.token(incident.token);
  run.emit('incidentResolved', {
    incident: incident.id,
    token: token.id,
    node: token.node,
    ...(command.by === undefined ? {} : { by: command.by }),
  });
  resume[stageOf(incident)](run, token);
  return undefined;
}

const stageOf = (incident: Incident): keyof typeof resume => {
  const stage = incident.params['stage'];
  return stage === 'set' || stage === 'leave' ? stage : 'act';
};

const resume = {
  act: (run: Run, token: Token) => act(run, nodeOf(run, token), token),
  set: (run: Run, token: Token) => {
    const node = nodeOf(run, token);
    if (opensTask(node)) after(run, node, token);
  },
  leave: (run: Run, token: Token) =>
    leave(run, token, token.finished?.opinion ? { opinion: token.finished.opinion } : {}),
};
