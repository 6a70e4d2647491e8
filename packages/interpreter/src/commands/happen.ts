import { ringClock, ringTask } from '../alarm.ts';
import type { CommandOf } from '../command.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { Timer } from '../state.ts';
import { sameText } from '../key.ts';
import { evaluate, isFailure } from '../scope.ts';
import { broughtBy, happen, isFor, stands, waits, type Wait } from '../wait.ts';

/** A message has come: it goes to the first that waits for it, the innermost wait before the whole process. */
export function message(run: Run, command: CommandOf<'message'>): Refusal | undefined {
  const payload = command.payload ?? {};
  run.hops = command.from?.hops ?? 0;
  const wait = waits(run).find(
    (candidate) =>
      isFor(candidate, { kind: 'message', name: command.message }) &&
      (command.key === undefined || keyOf(run, candidate) === command.key),
  );
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
    ...(command.from === undefined ? {} : { from: command.from }),
    ...(command.batch === undefined ? {} : { batch: command.batch }),
  });
  happen(run, wait, broughtBy(payload));
  return undefined;
}

/** A signal is in the air: everything here that waits for it goes on. */
export function signal(run: Run, command: CommandOf<'signal'>): Refusal | undefined {
  const payload = command.payload ?? {};
  const heard = waits(run).filter((wait) => isFor(wait, { kind: 'signal', name: command.signal }));
  if (heard.length === 0)
    return refuse('not-awaited', {
      message:
        run.world.chart.process.signals?.find(({ id }) => id === command.signal)?.name ?? command.signal,
    });
  for (const wait of heard) {
    if (!stands(run, wait)) continue;
    run.emit('signalReceived', { signal: command.signal, node: wait.event.id, payload });
    happen(run, wait, broughtBy(payload));
  }
  return undefined;
}

/** Nobody came for a message that this instance sent. */
export function messageUnclaimed(run: Run, { message, key }: CommandOf<'messageUnclaimed'>): undefined {
  run.emit('messageUnclaimed', { message, key });
}

/** What a wait for a message is known by to other cases, if it is. */
function keyOf(run: Run, { trigger, token }: Wait): string | undefined {
  const declared = run.world.chart.process.messages.find(({ id }) => id === trigger.message);
  if (declared?.key === undefined) return undefined;
  const found = evaluate(declared.key, run.scope(token), run.world);
  return isFailure(found) ? undefined : sameText(found.value);
}

/** A message that an instance waits for, with the key by which other cases know it. */
export interface KeyAwaited {
  readonly message: string;
  readonly key: string;
}

/** The messages an instance waits for now from other cases, each key once. */
export const awaitedKeys = (run: Run): readonly KeyAwaited[] => [
  ...new Map(
    waits(run).flatMap((wait): readonly (readonly [string, KeyAwaited])[] => {
      const { message } = wait.trigger;
      const key = message === undefined ? undefined : keyOf(run, wait);
      return message === undefined || key === undefined ? [] : [[`${message} ${key}`, { message, key }]];
    }),
  ).values(),
];

/** The messages an instance waits for now. */
export const awaited = (run: Run): readonly string[] => [
  ...new Set(waits(run).flatMap(({ trigger }) => trigger.message ?? [])),
];

/** The signals an instance waits for now. */
export const awaitedSignals = (run: Run): readonly string[] => [
  ...new Set(waits(run).flatMap(({ trigger }) => trigger.signal ?? [])),
];

/** A timer is due. Firing one that is gone is refused, so that it fires once. */
export function fire(run: Run, command: CommandOf<'fire'>): Refusal | undefined {
  const timer = run.state.timers[command.timer];
  if (!timer || timer.at > command.at) return refuse('timer-gone');
  run.emit('timerFired', { timer: timer.id, node: timer.node });
  // What holds now is found when the command has run its course.
  if (timer.purpose === 'look') return undefined;
  if (timer.purpose === 'alarm') return rung(run, timer);
  if (timer.clock !== undefined) return alarm(run, timer, timer.clock);
  const wait = waits(run).find(
    (candidate) => candidate.event.id === timer.node && (candidate.token?.id ?? null) === timer.token,
  );
  if (!wait) return refuse('timer-gone');
  happen(run, wait, {});
  return undefined;
}

function rung(run: Run, timer: Timer): undefined {
  if (timer.clock === undefined) ringTask(run, timer);
  else ringClock(run, timer, timer.clock);
}

function alarm(run: Run, timer: Timer, clock: string): undefined {
  if (timer.purpose === 'warn') run.emit('clockWarned', { clock });
  else run.emit('clockOverdue', { clock });
  for (const wait of waits(run))
    if (isFor(wait, { kind: 'clock', name: `${clock}:${timer.purpose}` }) && stands(run, wait))
      happen(run, wait, {});
}
