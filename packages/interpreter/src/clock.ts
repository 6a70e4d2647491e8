import { deadline, type Pause } from '@fiveones/calendar';
import type { Clock } from '@fiveones/definition';
import { rolling, startOf, type Rolling } from './period.ts';
import type { Run } from './run.ts';
import { holds, isFailure, valueOf } from './scope.ts';
import { between, countsWhole, ringing, wholeShare } from './share.ts';
import type { ClockState, Instant, Token } from './state.ts';

/** Starts, stops, pauses and resumes the clocks that are marked at a node. */
export function markClocks(run: Run, node: string, at: 'entered' | 'left', token: Token): void {
  for (const clock of run.world.chart.process.clocks) {
    if (clock.start.node === node && clock.start.at === at) startClock(run, clock, token);
    const state = run.state.clocks[clock.id];
    if (!state || state.stoppedAt) continue;
    if (clock.stop.some((mark) => mark.node === node && mark.at === at)) {
      run.emit('clockStopped', { clock: clock.id });
      continue;
    }
    if (at === 'entered') pause(run, clock, node, token);
    else resume(run, clock, state, token);
  }
}

/** A clock that is started again begins afresh. */
function startClock(run: Run, clock: Clock, token: Token): void {
  const scope = run.scope(token);
  const value = valueOf(clock.limit.value, scope, run.world);
  if (isFailure(value) || typeof value.value !== 'number')
    return run.failed(
      token,
      isFailure(value) ? value : { failed: String(clock.limit.value), reason: 'not-a-number' },
    );
  const start = startOf(run, clock.limit, scope, run.at);
  if (isFailure(start)) return run.failed(token, start);
  const rolls = rolling(run, clock.limit, scope);
  if (isFailure(rolls)) return run.failed(token, rolls);
  run.emit('clockStarted', {
    clock: clock.id,
    value: value.value,
    unit: clock.limit.unit,
    ...(start === run.at ? {} : { start }),
  });
  reckon(run, clock, token);
}

function pause(run: Run, clock: Clock, node: string, token: Token): void {
  const rule = clock.pause?.find((candidate) => candidate.while === node);
  if (!rule) return;
  const applies = rule.when === undefined ? true : holds(rule.when, run.scope(token), run.world);
  if (isFailure(applies)) return run.failed(token, applies);
  if (!applies) return;
  run.emit('clockPaused', { clock: clock.id, token: token.id, reason: rule.reason });
  reckon(run, clock, token);
}

function resume(run: Run, clock: Clock, state: ClockState, token: Token): void {
  if (!state.pauses.some((pause) => pause.token === token.id && pause.to === undefined)) return;
  run.emit('clockResumed', { clock: clock.id, token: token.id });
  reckon(run, clock, token);
}

/** Gives a running clock a longer limit; the days already counted stay. */
export function extendClock(run: Run, id: string, value: number, reason: string, token: Token): void {
  const clock = run.world.chart.process.clocks.find((candidate) => candidate.id === id);
  const state = run.state.clocks[id];
  if (!clock || !state || state.stoppedAt) return;
  run.emit('clockExtended', { clock: id, value, unit: clock.limit.unit, reason });
  reckon(run, clock, token);
}

/** After the calendar was revised: the due date of a running clock, where it comes out otherwise. */
export function reckonAgain(run: Run, clock: Clock): void {
  const state = run.state.clocks[clock.id];
  if (!state || state.stoppedAt) return;
  const rolls = rolling(run, clock.limit);
  if (isFailure(rolls)) return;
  const { due, paused } = dueAfter(run, clock, state, state.value, rolls);
  if (paused || due !== state.due) reckon(run, clock);
}

/** Works the due date out again and sets the two alarms of the clock; what fails is an incident at `at`. */
function reckon(run: Run, clock: Clock, at?: Token): void {
  const state = run.state.clocks[clock.id];
  if (!state) return;
  const rolls = rolling(run, clock.limit);
  if (isFailure(rolls)) return at && run.failed(at, rolls);
  const reckoned = dueAfter(run, clock, state, state.value, rolls);
  run.emit('clockReckoned', {
    clock: clock.id,
    explanation: reckoned.explanation,
    ...(reckoned.paused ? {} : { due: reckoned.due }),
  });
  if (reckoned.paused) return;
  const alarm = { token: null, node: null, clock: clock.id } as const;
  if (!state.warnedAt && clock.warnAt !== undefined) {
    const share = valueOf(clock.warnAt, run.scope(), run.world);
    if (!isFailure(share) && typeof share.value === 'number') {
      const warn = dueAfter(run, clock, state, Math.max(1, Math.ceil(state.value * share.value)), rolls);
      run.emit('timerSet', { timer: `${clock.id}:warn`, at: warn.due, purpose: 'warn', ...alarm });
    }
  }
  for (const { alarm: place, at } of ringing(run, clock.alarms, state.rung, (share) =>
    momentOf(run, clock, state, share, rolls),
  ))
    run.emit('timerSet', {
      timer: `${clock.id}:alarm${place}`,
      at,
      purpose: 'alarm',
      ...alarm,
      alarm: place,
    });
  if (!state.overdueAt)
    run.emit('timerSet', { timer: `${clock.id}:due`, at: reckoned.due, purpose: 'due', ...alarm });
}

function momentOf(run: Run, clock: Clock, state: ClockState, share: number, rolls: Rolling): Instant {
  return countsWhole(state.unit)
    ? dueAfter(run, clock, state, wholeShare(state.value, share), rolls).due
    : between(state.startedAt, dueAfter(run, clock, state, state.value, rolls).due, share);
}

function dueAfter(run: Run, clock: Clock, state: ClockState, value: number, rolls: Rolling) {
  const pauses: readonly Pause[] = state.pauses.map(({ from, to, reason }) => ({
    from,
    reason,
    ...(to === undefined ? {} : { to }),
  }));
  return deadline({
    calendar: run.world.calendar,
    start: state.startedAt,
    period: { value, unit: clock.limit.unit },
    from: clock.limit.from ?? 'nextDay',
    pauses,
    ...rolls,
  });
}
