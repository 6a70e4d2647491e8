import { addDays, addMonths, weekdayOf } from '@fiveones/calendar';
import type { Cycle, JsonObject } from '@fiveones/definition';
import { isFailure, valueOf } from './scope.ts';
import type { Instant, MissedTimes } from './state.ts';
import type { World } from './world.ts';

/** When a cycle comes round next after an instant; `undefined` when a number of it cannot be worked out. */
export function nextTime(cycle: Cycle, after: Instant, world: World): Instant | undefined {
  const scope: JsonObject = { param: world.parameters };
  const number = (written: number | string | undefined): number | undefined => {
    const result = valueOf(written ?? 1, scope, world);
    return isFailure(result) || typeof result.value !== 'number' ? undefined : result.value;
  };
  const [day, month] = [number(cycle.day), number(cycle.month)];
  if (day === undefined || month === undefined) return undefined;
  const at = `T${cycle.at ?? '09:00'}:00+08:00`;
  // Every cycle comes round within a year; a day more for the hour that has passed today.
  for (let place = 0; place <= 367; place++) {
    const date = addDays(after.slice(0, 10), place);
    if (`${date}${at}` > after && comesOn[cycle.every](date, day, month)) return `${date}${at}`;
  }
  return undefined;
}

const dayOfMonth = (date: string): number => Number(date.slice(8, 10));
const lastDay = (date: string): number => dayOfMonth(addDays(addMonths(`${date.slice(0, 8)}01`, 1), -1));
const isDayOfMonth = (date: string, day: number): boolean =>
  dayOfMonth(date) === Math.min(day, lastDay(date));

/** Whether a cycle comes round on a date. Sunday is the seventh day of the week. */
const comesOn = {
  day: () => true,
  week: (date, day) => (weekdayOf(date) || 7) === day,
  month: isDayOfMonth,
  year: (date, day, month) => Number(date.slice(5, 7)) === month && isDayOfMonth(date, day),
} as const satisfies Record<Cycle['every'], (date: string, day: number, month: number) => boolean>;

/** How many missed times are made up one by one: what is due each month or year is owed for each; of days and weeks the last is enough. */
const madeUp = { day: 1, week: 1, month: 12, year: 3 } as const satisfies Record<Cycle['every'], number>;

/** Times that went by while nobody could begin: those still to be begun, and those that are only noted. */
export interface TimesMissed {
  readonly begin: readonly Instant[];
  readonly missed: MissedTimes | undefined;
}

/** The times of a cycle from one that is due until a moment, parted into what is made up and what is let go. */
export function timesMissed(cycle: Cycle, first: Instant, until: Instant, world: World): TimesMissed {
  const times: Instant[] = [];
  for (let at: Instant | undefined = first; at !== undefined && at <= until; at = nextTime(cycle, at, world))
    times.push(at);
  const gone = times.slice(0, -madeUp[cycle.every]);
  const [from] = gone;
  const to = gone.at(-1);
  return {
    begin: times.slice(-madeUp[cycle.every]),
    missed: from !== undefined && to !== undefined ? { count: gone.length, from, to } : undefined,
  };
}
