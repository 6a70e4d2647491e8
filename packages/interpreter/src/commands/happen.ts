import type { JsonObject, NodeOf } from '@fiveones/definition';
import type { CommandOf } from '../command.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import { setData } from '../set.ts';
import type { Timer, Token } from '../state.ts';
import { arrive, leave, nodeOf, withdraw } from '../walk.ts';

type Event = NodeOf<'intermediateCatchEvent'> | NodeOf<'boundaryEvent'>;

/** A message has come: it goes to the first that waits for it, the innermost wait before the whole process. */
export function message(run: Run, command: CommandOf<'message'>): Refusal | undefined {
  const payload = command.payload ?? {};
  const wait = waits(run).find((candidate) => candidate.event.trigger.message === command.message);
  if (!wait)
    return refuse('not-awaited', {
      message:
        run.world.chart.process.messages.find(({ id }) => id === command.message)?.name ?? command.message,
    });
  run.emit('messageReceived', {
    message: command.message,
    node: wait.event.id,
    payload,
    ...(command.by === undefined ? {} : { by: command.by }),
  });
  happened(run, wait, { message: payload });
  return undefined;
}

/** The messages an instance waits for now. */
export const awaited = (run: Run): readonly string[] => [
  ...new Set(waits(run).flatMap(({ event }) => event.trigger.message ?? [])),
];

/** A timer is due. Firing one that is gone is refused, so that it fires once. */
export function fire(run: Run, command: CommandOf<'fire'>): Refusal | undefined {
  const timer = run.state.timers[command.timer];
  if (!timer || timer.at > command.at) return refuse('timer-gone');
  run.emit('timerFired', { timer: timer.id, node: timer.node });
  if (timer.clock !== undefined) return alarm(run, timer, timer.clock);
  const wait = waits(run).find(
    (candidate) => candidate.event.id === timer.node && candidate.token?.id === timer.token,
  );
  if (!wait) return refuse('timer-gone');
  happened(run, wait, {});
  return undefined;
}

interface Wait {
  readonly event: Event;
  /** The token that waits, or on which the boundary event sits; absent: the whole process. */
  readonly token?: Token;
  readonly how: 'catch' | 'gateway' | 'boundary' | 'process';
}

function waits(run: Run): readonly Wait[] {
  const { chart } = run.world;
  const tokens = Object.values(run.state.tokens).reverse();
  const own = tokens.flatMap((token): Wait[] => {
    const node = nodeOf(run, token);
    if (node.kind === 'intermediateCatchEvent') return [{ event: node, token, how: 'catch' }];
    if (node.kind !== 'eventBasedGateway') return [];
    return (chart.outgoing.get(node.id) ?? []).flatMap((flow): Wait[] => {
      const event = chart.nodes.get(flow.to);
      return event?.kind === 'intermediateCatchEvent' ? [{ event, token, how: 'gateway' }] : [];
    });
  });
  const edges = tokens.flatMap((token) =>
    token.run === undefined && token.signs === undefined
      ? (chart.boundaries.get(token.node) ?? []).map((event): Wait => ({ event, token, how: 'boundary' }))
      : [],
  );
  const whole = (chart.boundaries.get('') ?? []).map((event): Wait => ({ event, how: 'process' }));
  return [...own, ...edges, ...whole];
}

const reach = {
  catch: (run: Run, wait: Wait) => run.token(wait.token?.id ?? ''),
  gateway: (run: Run, wait: Wait) => {
    const at = run.token(wait.token?.id ?? '');
    run.emit('left', { token: at.id, node: at.node });
    return arrive(run, wait.event, { scope: at.scope, aside: at.aside });
  },
  boundary: (run: Run, wait: Wait) => {
    const host = run.token(wait.token?.id ?? '');
    if (wait.event.kind === 'boundaryEvent' && wait.event.interrupting) withdraw(run, host, 'interrupted');
    return arrive(run, wait.event, { scope: host.scope, aside: host.aside });
  },
  process: (run: Run, wait: Wait) => arrive(run, wait.event, { scope: null, aside: true }),
} satisfies Record<Wait['how'], (run: Run, wait: Wait) => Token>;

function happened(run: Run, wait: Wait, extras: { readonly message?: JsonObject }): void {
  const token = reach[wait.how](run, wait);
  if (setData(run, wait.event.set, token, wait.event.trigger.message ? 'message' : 'timer', extras))
    leave(run, run.token(token.id), extras);
}

function alarm(run: Run, timer: Timer, clock: string): undefined {
  if (timer.purpose === 'warn') run.emit('clockWarned', { clock });
  else run.emit('clockOverdue', { clock });
  for (const event of run.world.chart.boundaries.get('') ?? [])
    if (event.trigger.clock === clock && (event.trigger.at ?? 'due') === timer.purpose)
      happened(run, { event, how: 'process' }, {});
}
