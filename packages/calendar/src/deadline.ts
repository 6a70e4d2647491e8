import {
  addDays,
  addMonths,
  daysBetween,
  endOfDay,
  inShanghai,
  milliseconds,
  toDate,
  type DateText,
  type Instant,
} from './date.ts';
import { dayOf, isWorkday, rollDay, type Roll } from './workday.ts';
import type { CalendarEdition } from './year.ts';

/** Units of the law: working days with make-up days, calendar days, months, years, hours, minutes. */
export type PeriodUnit = 'workday' | 'day' | 'month' | 'year' | 'hour' | 'minute';

/** How long the law gives: `value` counts units and is not negative. */
export interface Period {
  readonly value: number;
  readonly unit: PeriodUnit;
}

/** The clock rests from the day after it begins to the day it ends ("交齐次日接着算"). Open without `to`. */
export interface Pause {
  readonly from: Instant;
  readonly to?: Instant;
  readonly reason: string;
}

/** From when, how long and on which calendar is counted. */
export interface DeadlineInput {
  readonly calendar: CalendarEdition;
  readonly start: Instant;
  readonly period: Period;
  /** The day of the start does not count (default), or does. */
  readonly from?: 'nextDay' | 'sameDay';
  readonly pauses?: readonly Pause[];
  /** Public notices do not move on. */
  readonly rollToWorkday?: Roll;
  /** An open pause is taken to end now, so that what it has cost so far counts. Without it, an open pause costs nothing yet. */
  readonly now?: Instant;
}

/** One line of the reasoning behind a due date; words are made by `explanationWords`. */
export interface ExplanationLine {
  readonly kind: 'start' | 'period' | 'pause' | 'rest' | 'make-up' | 'roll' | 'provisional' | 'due';
  readonly params: Readonly<Record<string, string | number>>;
}

/** How a deadline was counted; `explanationWords` puts it in words. */
export interface Explanation {
  readonly lines: readonly ExplanationLine[];
}

/** When a period ends, and why then. */
export interface Deadline {
  /** Last moment: 23:59:59 of the last day; with hours and minutes exact. */
  readonly due: Instant;
  /** A pause is open: there is no due date, and `due` is what it would be if the clock went on from `now`. */
  readonly paused: boolean;
  readonly explanation: Explanation;
}

/** When a period ends, and why. `period.value` must not be negative. */
export function deadline(input: DeadlineInput): Deadline {
  const paused = (input.pauses ?? []).some((pause) => pause.to === undefined);
  const minutes = minutesIn[input.period.unit];
  if (minutes === undefined && !input.pauses?.length) return unpaused(input);
  const reckoned = { ...input, pauses: endedBy(input.now, input.pauses) };
  if (minutes !== undefined) return { ...byMinutes(reckoned, minutes), paused };
  return { ...byDays(reckoned), paused };
}

type Reckoned = Omit<Deadline, 'paused'>;

const unpausedBy = new WeakMap<CalendarEdition, Map<string, Deadline>>();
const remembered = 1_000;

/** By days and without pauses: much of a day's work has the same deadline, which is reckoned once. */
function unpaused(input: DeadlineInput): Deadline {
  const { calendar, start, period, from, rollToWorkday } = input;
  let known = unpausedBy.get(calendar);
  if (!known) unpausedBy.set(calendar, (known = new Map<string, Deadline>()));
  const key = `${toDate(start)} ${period.value} ${period.unit} ${from ?? ''} ${rollToWorkday ?? false}`;
  const found = known.get(key);
  if (found) return found;
  const { due, explanation } = byDays(input);
  const made: Deadline = { due, paused: false, explanation };
  if (known.size >= remembered) known.clear();
  known.set(key, made);
  return made;
}

/** The pauses in their order, an open one ended at `now` when that is given. */
export function endedBy(now: Instant | undefined, pauses: readonly Pause[] | undefined): readonly Pause[] {
  const ended = (pauses ?? []).map((pause) =>
    pause.to !== undefined || now === undefined ? pause : { ...pause, to: now },
  );
  return ended.toSorted((a, b) => milliseconds(a.from) - milliseconds(b.from));
}

/** Minutes of the units that run by the clock, day and night; the others run by days. */
export const minutesIn: Readonly<Partial<Record<PeriodUnit, number>>> = { hour: 60, minute: 1 };

function byMinutes(input: DeadlineInput, minutes: number): Reckoned {
  const due = inShanghai(
    lengthened(milliseconds(input.start), input.period.value * minutes * 60_000, input.pauses ?? []),
  );
  const lines = [startLine(input), periodLine(input), ...exactPauseLines(input), dueLine(due)];
  return { due, explanation: { lines } };
}

/** Where a stretch of milliseconds ends when the pauses inside it do not count. Pauses may overlap. */
function lengthened(start: number, length: number, pauses: readonly Pause[]): number {
  let end = start + length;
  let reckoned = start;
  for (const { from, to } of pauses) {
    if (to === undefined || milliseconds(from) >= end) continue;
    const begin = Math.max(milliseconds(from), reckoned);
    const rested = Math.max(0, milliseconds(to) - begin);
    end += rested;
    reckoned = begin + rested;
  }
  return end;
}

function exactPauseLines({ pauses }: DeadlineInput): readonly ExplanationLine[] {
  return (pauses ?? []).map(({ from, to, reason }) => line('pause', { from, to: to ?? '', days: 0, reason }));
}

function byDays(input: DeadlineInput): Reckoned {
  const last = lastDay(input);
  const rolled = rollDay(input.calendar, last, input.rollToWorkday ?? false);
  const due = endOfDay(rolled);
  const lines = [
    startLine(input),
    periodLine(input),
    ...pauseLines(input, rolled),
    ...restLines(input, rolled),
    ...(rolled === last ? [] : [rollLine(last, rolled, input)]),
    ...provisionalLines(input, rolled),
    dueLine(due),
  ];
  return { due, explanation: { lines } };
}

const rollLine = (from: DateText, to: DateText, { rollToWorkday: by }: DeadlineInput): ExplanationLine =>
  line('roll', by === 'holiday' ? { from, to, by } : { from, to });

/** The last day of the period before any rolling. */
function lastDay(input: DeadlineInput): DateText {
  const { unit, value } = input.period;
  const start = toDate(input.start);
  const before = input.from === 'sameDay' ? addDays(start, -1) : start;
  if (unit === 'month' || unit === 'year')
    return pushed(input, before, addMonths(before, unit === 'year' ? value * 12 : value));
  let day = before;
  for (let left = Math.ceil(value); left > 0;) {
    day = addDays(day, 1);
    if (counts(input, day)) left--;
  }
  return day;
}

/** Months and years are lengthened by the days on which the clock rested. */
function pushed(input: DeadlineInput, before: DateText, end: DateText): DateText {
  let last = end;
  for (let day = addDays(before, 1); day <= last; day = addDays(day, 1))
    if (pausedOn(input.pauses, day)) last = addDays(last, 1);
  return last;
}

/** Whether a day uses up the period. */
export function counts(input: Pick<DeadlineInput, 'calendar' | 'pauses' | 'period'>, day: DateText): boolean {
  if (pausedOn(input.pauses, day)) return false;
  return input.period.unit !== 'workday' || isWorkday(input.calendar, day);
}

/** Whether the clock rests on a day. An open pause has not yet taken a day that is still to come. */
export function pausedOn(pauses: readonly Pause[] | undefined, day: DateText): Pause | undefined {
  return pauses?.find(
    (pause) => pause.to !== undefined && day > toDate(pause.from) && day <= toDate(pause.to),
  );
}

const line = (kind: ExplanationLine['kind'], params: ExplanationLine['params']): ExplanationLine => ({
  kind,
  params,
});
const startLine = (input: DeadlineInput): ExplanationLine =>
  line('start', { date: toDate(input.start), counted: input.from === 'sameDay' ? 1 : 0 });
const periodLine = ({ period }: DeadlineInput): ExplanationLine =>
  line('period', { value: period.value, unit: period.unit });
const dueLine = (due: Instant): ExplanationLine => line('due', { date: toDate(due), at: due });

function pauseLines(input: DeadlineInput, last: DateText): readonly ExplanationLine[] {
  return (input.pauses ?? []).map((pause) => {
    const from = addDays(toDate(pause.from), 1);
    if (pause.to === undefined) return line('pause', { from, to: '', days: 0, reason: pause.reason });
    let days = 0;
    for (let day = from; day <= toDate(pause.to) && day <= last; day = addDays(day, 1)) {
      // A day in two pauses belongs to the first.
      const its = pausedOn(input.pauses, day) === pause;
      if (its && (input.period.unit !== 'workday' || isWorkday(input.calendar, day))) days++;
    }
    return line('pause', { from, to: toDate(pause.to), days, reason: pause.reason });
  });
}

/** Weekends and holidays that were stepped over, and weekend days that were worked. */
function restLines(input: DeadlineInput, last: DateText): readonly ExplanationLine[] {
  if (input.period.unit !== 'workday') return [];
  const start = toDate(input.start);
  const days = Array.from({ length: Math.max(0, daysBetween(start, last)) }, (_, place) =>
    dayOf(input.calendar, addDays(start, place + 1)),
  );
  const weekends = days.filter(({ reason }) => reason === 'weekend').length;
  const holidays = days.filter(({ reason, workday }) => reason !== 'weekend' && !workday).length;
  const made = days.filter(({ reason }) => reason === 'make-up').length;
  return [
    line('rest', { weekends, holidays, days: weekends + holidays }),
    ...(made === 0 ? [] : [line('make-up', { days: made })]),
  ];
}

function provisionalLines(input: DeadlineInput, last: DateText): readonly ExplanationLine[] {
  if (input.period.unit !== 'workday' && !input.rollToWorkday) return [];
  return dayOf(input.calendar, last).provisional
    ? [line('provisional', { year: Number(last.slice(0, 4)) })]
    : [];
}
