import { addDays, dateOf, dayNumber, weekdayOf, type DateText } from './date.ts';
import type { CalendarEdition } from './year.ts';

/** What kind of day it is, and why. */
export interface DayKind {
  readonly date: DateText;
  readonly workday: boolean;
  readonly reason: 'weekday' | 'weekend' | 'holiday' | 'make-up' | 'overlay';
  /** Name of the holiday, or the reason of the overlay. */
  readonly name?: string;
  /** The year has not been announced yet. */
  readonly provisional: boolean;
}

interface Marks {
  readonly special: ReadonlyMap<
    DateText,
    { readonly workday: boolean; readonly reason: DayKind['reason']; readonly name: string }
  >;
  readonly settled: ReadonlySet<number>;
}

const known = new WeakMap<CalendarEdition, Marks>();

function marksOf(calendar: CalendarEdition): Marks {
  const found = known.get(calendar);
  if (found) return found;
  const special = new Map<DateText, { workday: boolean; reason: DayKind['reason']; name: string }>();
  for (const { rest, work } of calendar.years) {
    for (const [from, to, name] of rest)
      for (let day = dayNumber(from); day <= dayNumber(to); day++)
        special.set(dateOf(day), { workday: false, reason: 'holiday', name });
    for (const [date, name] of work) special.set(date, { workday: true, reason: 'make-up', name });
  }
  for (const { date, kind, reason } of calendar.overlay ?? [])
    special.set(date, { workday: kind === 'work', reason: 'overlay', name: reason });
  const marks: Marks = {
    special,
    settled: new Set(calendar.years.filter(({ provisional }) => !provisional).map(({ year }) => year)),
  };
  known.set(calendar, marks);
  return marks;
}

/** What kind of day a day is. A year that is not in the calendar counts weekends only, and is provisional. */
export function dayOf(calendar: CalendarEdition, date: DateText): DayKind {
  const { special, settled } = marksOf(calendar);
  const provisional = !settled.has(Number(date.slice(0, 4)));
  const mark = special.get(date);
  if (mark) return { date, provisional, ...mark };
  const weekday = weekdayOf(date);
  const weekend = weekday === 0 || weekday === 6;
  return { date, workday: !weekend, reason: weekend ? 'weekend' : 'weekday', provisional };
}

/** Whether offices work on a day. In a year that the calendar does not hold only weekends are free. */
export const isWorkday = (calendar: CalendarEdition, date: DateText): boolean =>
  dayOf(calendar, date).workday;

/** The day `count` working days later (earlier when negative); with 0 the day itself. */
export function addWorkdays(calendar: CalendarEdition, date: DateText, count: number): DateText {
  const step = count < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(Math.trunc(count)); left > 0;) {
    day = addDays(day, step);
    if (isWorkday(calendar, day)) left--;
  }
  return day;
}

/** The day itself when it is a working day, else the next one that is. */
export function nextWorkday(calendar: CalendarEdition, date: DateText): DateText {
  let day = date;
  while (!isWorkday(calendar, day)) day = addDays(day, 1);
  return day;
}

/**
 * Whether a last day moves on: off every legal rest day to the next working day (民法典 203), or off announced
 * holidays alone, so that a plain weekend stays.
 */
export type Roll = boolean | 'holiday';

/** The day that a last day moves on to; the day itself where it need not move. */
export function rollDay(calendar: CalendarEdition, date: DateText, roll: Roll): DateText {
  if (roll !== 'holiday') return roll ? nextWorkday(calendar, date) : date;
  let day = date;
  while (isHoliday(dayOf(calendar, day))) day = addDays(day, 1);
  return day;
}

/** Named by the notice of the year, or by the county. */
const isHoliday = ({ workday, reason }: DayKind): boolean => !workday && reason !== 'weekend';

/** Working days after `from` up to and with `to`; 0 when `to` is not later. */
export function workdaysBetween(calendar: CalendarEdition, from: DateText, to: DateText): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(calendar, day)) count++;
  return count;
}
