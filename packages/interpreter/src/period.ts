import { deadline, type Roll } from '@fiveones/calendar';
import type { JsonObject, Limit } from '@fiveones/definition';
import type { Run } from './run.ts';
import { evaluate, isFailure, valueOf, type ExpressionFailure } from './scope.ts';
import type { DueDate, Instant, Timer, Token } from './state.ts';

/** Works a limit out: how long it is now, from when (`from` unless the limit says), and what day that makes. */
export function dueOf(
  run: Run,
  limit: Limit,
  scope: JsonObject,
  from: Instant = run.at,
): DueDate | ExpressionFailure {
  const value = valueOf(limit.value, scope, run.world);
  if (isFailure(value)) return value;
  if (typeof value.value !== 'number' || !(value.value >= 0))
    return { failed: String(limit.value), reason: 'not-a-number' };
  const start = startOf(run, limit, scope, from);
  if (isFailure(start)) return start;
  const rolls = rolling(run, limit, scope);
  if (isFailure(rolls)) return rolls;
  const { due, explanation } = deadline({
    calendar: run.world.calendar,
    start,
    period: { value: value.value, unit: limit.unit },
    from: limit.from ?? 'nextDay',
    ...rolls,
  });
  return { start, value: value.value, unit: limit.unit, due, explanation };
}

/** Whether a last day that is a rest day moves on, as the calendar is told it. */
export interface Rolling {
  readonly rollToWorkday?: Exclude<Roll, false>;
}

/** The same as a limit says it: what comes out as none of the ways there are is a failure, not a no. */
export function rolling(
  run: Run,
  { rollToWorkday: roll = false }: Pick<Limit, 'rollToWorkday'>,
  scope?: JsonObject,
): Rolling | ExpressionFailure {
  const rolls = typeof roll === 'string' ? valueOf(roll, scope ?? run.scope(), run.world) : { value: roll };
  if (isFailure(rolls)) return rolls;
  if (rolls.value === false) return {};
  return rolls.value === true || rolls.value === 'holiday'
    ? { rollToWorkday: rolls.value }
    : { failed: String(roll), reason: 'not-a-roll' };
}

/** The moment a limit is counted from: what it says, else the one given. */
export function startOf(
  run: Run,
  limit: Limit,
  scope: JsonObject,
  from: Instant,
): Instant | ExpressionFailure {
  if (limit.start === undefined) return from;
  const start = evaluate(limit.start, scope, run.world);
  if (isFailure(start)) return start;
  return typeof start.value === 'string' ? start.value : from;
}

/** Sets a timer for a token or the whole process; false when its limit could not be worked out: an incident at `at`. */
export function setTimer(
  run: Run,
  limit: Limit,
  owner: Token | undefined,
  timer: { readonly id: string; readonly node: string; readonly purpose: Timer['purpose'] },
  at: Token | undefined = owner,
): boolean {
  // A limit of plain numbers looks at nothing.
  const looks =
    typeof limit.value === 'string' || limit.start !== undefined || typeof limit.rollToWorkday === 'string';
  const due = dueOf(run, limit, looks ? run.scope(owner) : {});
  if (isFailure(due)) {
    if (at) run.failed(at, due);
    return false;
  }
  run.emit('timerSet', {
    timer: timer.id,
    token: owner?.id ?? null,
    node: timer.node,
    at: due.due,
    purpose: timer.purpose,
    explanation: due.explanation,
  });
  return true;
}
