import { addDays, addMonths, inShanghai, milliseconds, weekdayOf } from '@fiveones/calendar';
import { type Cycle, cycleKinds, cyclePlaces, type JsonObject } from '@fiveones/definition';
import { isFailure, valueOf } from './scope.ts';
import type { Instant, MissedTimes } from './state.ts';
import type { World } from './world.ts';

/** When a cycle comes round next after an instant; `undefined` when a number of it cannot be worked out. */
export function nextTime(cycle: Cycle, after: Instant, world: World): Instant | undefined {
  const places = placesOf(cycle, world);
  if (places === undefined) return undefined;
  const at = `T${cycle.at ?? '09:00'}:00+08:00`;
  const here = inShanghai(milliseconds(after));
  // Every cycle comes round within a year; a day more for the hour that has passed today.
  for (let place = 0; place <= 367; place++) {
    const date = addDays(here.slice(0, 10), place);
    if (`${date}${at}` > here && isDayOf(cycle, date, places)) return `${date}${at}`;
  }
  return undefined;
}

/** Whether a cycle comes round on the day of an instant. */
export function comesOn(cycle: Cycle, at: Instant, world: World): boolean {
  const places = placesOf(cycle, world);
  return places !== undefined && isDayOf(cycle, inShanghai(milliseconds(at)).slice(0, 10), places);
}

interface Places {
  readonly day: number;
  readonly month: number;
}

function placesOf(cycle: Cycle, world: World): Places | undefined {
  const scope: JsonObject = { param: world.parameters };
  const number = (written: number | string | undefined): number | undefined => {
    const result = valueOf(written ?? 1, scope, world);
    return isFailure(result) || typeof result.value !== 'number' ? undefined : result.value;
  };
  const [day, month] = [number(cycle.day), number(cycle.month)];
  return day === undefined || month === undefined ? undefined : { day, month };
}

/** Sunday is the seventh day of the week. */
function isDayOf({ every }: Cycle, date: string, { day, month }: Places): boolean {
  if (every === 'day') return true;
  if (every === 'week') return (weekdayOf(date) || 7) === day;
  const { month: months } = cyclePlaces(every);
  const isMonth = months === undefined || ((Number(date.slice(5, 7)) - 1) % months) + 1 === month;
  return isMonth && dayOfMonth(date) === Math.min(day, lastDay(date));
}

const dayOfMonth = (date: string): number => Number(date.slice(8, 10));
const lastDay = (date: string): number => dayOfMonth(addDays(addMonths(`${date.slice(0, 8)}01`, 1), -1));

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
  const { owed } = cycleKinds[cycle.every];
  const gone = times.slice(0, -owed);
  const [from] = gone;
  const to = gone.at(-1);
  return {
    begin: times.slice(-owed),
    missed: from !== undefined && to !== undefined ? { count: gone.length, from, to } : undefined,
  };
}
