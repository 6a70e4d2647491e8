import { opensTask } from '@fiveones/definition';
import type { CommandOf } from '../command.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { Incident, Token } from '../state.ts';
import { act, leave, leaveBy, nodeOf } from '../walk.ts';
import { after } from './complete.ts';

/** Fewest characters of a reason for the record. */
const shortestReason = 2;

/** Takes up again where an incident stopped: at the node's act, after its task, or at the way out. */
export function retry(run: Run, command: CommandOf<'retry'>): Refusal | undefined {
  const incident = run.state.incidents[command.incident];
  if (!incident) return refuse('no-such-incident');
  resume[stageOf(incident)](run, resolved(run, incident));
  return undefined;
}

/** Puts data right, for the record with a reason, and takes up again. */
export function repair(run: Run, command: CommandOf<'repair'>): Refusal | undefined {
  const incident = run.state.incidents[command.incident];
  if (!incident) return refuse('no-such-incident');
  const reason = command.reason.trim();
  if (reason.length < shortestReason) return refuse('reason-missing', { min: shortestReason });
  const set = Object.entries(command.data).map(([into, value]) => ({ into, value }));
  run.emit('dataSet', { node: incident.node, cause: 'repair', set, reason });
  resume[stageOf(incident)](run, resolved(run, incident));
  return undefined;
}

/**
 * Leaves a step undone at which the engine cannot go on. A statutory step is never left undone; nor is one run of
 * several. Where several ways lead on, the way is named: no condition is asked.
 */
export function passOver(run: Run, command: CommandOf<'passOver'>): Refusal | undefined {
  const incident = run.state.incidents[command.incident];
  if (!incident) return refuse('no-such-incident');
  const reason = command.reason.trim();
  if (reason.length < shortestReason) return refuse('reason-missing', { min: shortestReason });
  const token = run.token(incident.token);
  const node = nodeOf(run, token);
  if (node.lock === 'statutory' || token.run !== undefined) return refuse('not-optional');
  const ways = run.world.chart.outgoing.get(node.id) ?? [];
  const way =
    command.flow === undefined && ways.length === 1 ? ways[0] : ways.find(({ id }) => id === command.flow);
  if (!way) return refuse('no-such-way');
  run.emit('stepPassedOver', { token: token.id, node: node.id, reason });
  leaveBy(run, resolved(run, incident), way);
  return undefined;
}

/** The token of an incident, once somebody has looked after it. */
function resolved(run: Run, incident: Incident): Token {
  run.emit('incidentResolved', {
    incident: incident.id,
    token: incident.token,
    node: incident.node,
    ...(run.by === undefined ? {} : { by: run.by }),
  });
  return run.token(incident.token);
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
