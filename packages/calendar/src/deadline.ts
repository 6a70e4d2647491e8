import { addDays, addMinutes, addMonths, daysBetween, endOfDay, milliseconds, toDate, type DateText, type Instant } from './date.ts';
import { dayOf, isWorkday, nextWorkday } from './workday.ts';
import type { CalendarEdition } from './year.ts';

/** Units of the law: working days with make-up days, calendar days, months, years, hours, minutes. */
export type PeriodUnit = 'workday' | 'day' | 'month' | 'year' | 'hour' | 'minute';

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

export interface DeadlineInput {
  readonly calendar: CalendarEdition;
  readonly start: Instant;
  readonly period: Period;
  /** The day of the start does not count (default), or does. */
  readonly from?: 'nextDay' | 'sameDay';
  readonly pauses?: readonly Pause[];
  /** A last day that is a legal rest day moves to the next working day (民法典 203). Public notices do not. */
  readonly rollToWorkday?: boolean;
}

/** One line of the reasoning behind a due date; words are made by `explanationWords`. */
export interface ExplanationLine {
  readonly kind: 'start' | 'period' | 'pause' | 'rest' | 'make-up' | 'roll' | 'provisional' | 'due';
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Explanation {
  readonly lines: readonly ExplanationLine[];
}

export interface Deadline {
  /** Last moment: 23:59:59 of the last day; with hours and minutes exact. */
  readonly due: Instant;
  /** A pause is open: `due` is what it would be if the clock went on today. */
  readonly paused: boolean;
  readonly explanation: Explanation;
}

/** When a period ends, and why. `period.value` must not be negative. */
export function deadline(input: DeadlineInput): Deadline {
  const paused = (input.pauses ?? []).some((pause) => pause.to === undefined);
  const exact = minutesIn[input.period.unit];
  return exact === undefined ? { ...byDays(input), paused } : { ...byMinutes(input, exact), paused };
}

const minutesIn: Readonly<Partial<Record<PeriodUnit, number>>> = { hour: 60, minute: 1 };

function byMinutes(input: DeadlineInput, minutes: number): Omit<Deadline, 'paused'> {
  const rested = (input.pauses ?? []).reduce((sum, { from, to }) => sum + (to === undefined ? 0 : Math.max(0, milliseconds(to) - milliseconds(from)) / 60_000), 0);
  const due = addMinutes(input.start, input.period.value * minutes + rested);
  return { due, explanation: { lines: [startLine(input), periodLine(input), dueLine(due)] } };
}

function byDays(input: DeadlineInput): Omit<Deadline, 'paused'> {
  const last = lastDay(input);
  const rolled = input.rollToWorkday ? nextWorkday(input.calendar, last) : last;
  const due = endOfDay(rolled);
  const lines = [startLine(input), periodLine(input), ...pauseLines(input, rolled), ...restLines(input, rolled), ...(rolled === last ? [] : [line('roll', { from: last, to: rolled })]), ...provisionalLines(input, rolled), dueLine(due)];
  return { due, explanation: { lines } };
}

/** The last day of the period before any rolling. */
function lastDay(input: DeadlineInput): DateText {
  const { unit, value } = input.period;
  const start = toDate(input.start);
  if (unit === 'month' || unit === 'year') return pushed(input, start, addMonths(start, unit === 'year' ? value * 12 : value));
  let day = input.from === 'sameDay' ? addDays(start, -1) : start;
  for (let left = Math.ceil(value); left > 0; ) {
    day = addDays(day, 1);
    if (counts(input, day)) left--;
  }
  return day;
}

/** Months and years are lengthened by the days on which the clock rested. */
function pushed(input: DeadlineInput, start: DateText, end: DateText): DateText {
  let last = end;
  for (let day = addDays(start, 1); day <= last; day = addDays(day, 1)) if (pausedOn(input.pauses, day)) last = addDays(last, 1);
  return last;
}

/** Whether a day uses up the period. */
export function counts(input: Pick<DeadlineInput, 'calendar' | 'pauses' | 'period'>, day: DateText): boolean {
  if (pausedOn(input.pauses, day)) return false;
  return input.period.unit !== 'workday' || isWorkday(input.calendar, day);
}

/** Whether the clock rests on a day. An open pause has not yet taken a day that is still to come. */
export function pausedOn(pauses: readonly Pause[] | undefined, day: DateText): Pause | undefined {
  return pauses?.find((pause) => pause.to !== undefined && day > toDate(pause.from) && day <= toDate(pause.to));
}

const line = (kind: ExplanationLine['kind'], params: ExplanationLine['params']): ExplanationLine => ({ kind, params });
const startLine = (input: DeadlineInput): ExplanationLine => line('start', { date: toDate(input.start), counted: input.from === 'sameDay' ? 1 : 0 });
const periodLine = ({ period }: DeadlineInput): ExplanationLine => line('period', { value: period.value, unit: period.unit });
const dueLine = (due: Instant): ExplanationLine => line('due', { date: toDate(due), at: due });

function pauseLines(input: DeadlineInput, last: DateText): readonly ExplanationLine[] {
  return (input.pauses ?? []).map((pause) => {
    const from = addDays(toDate(pause.from), 1);
    if (pause.to === undefined) return line('pause', { from, to: '', days: 0, reason: pause.reason });
    let days = 0;
    for (let day = from; day <= toDate(pause.to) && day <= last; day = addDays(day, 1)) if (input.period.unit !== 'workday' || isWorkday(input.calendar, day)) days++;
    return line('pause', { from, to: toDate(pause.to), days, reason: pause.reason });
  });
}

/** Weekends and holidays that were stepped over, and weekend days that were worked. */
function restLines(input: DeadlineInput, last: DateText): readonly ExplanationLine[] {
  if (input.period.unit !== 'workday') return [];
  const start = toDate(input.start);
  const days = Array.from({ length: Math.max(0, daysBetween(start, last)) }, (_, place) => dayOf(input.calendar, addDays(start, place + 1)));
  const weekends = days.filter(({ reason }) => reason === 'weekend').length;
  const holidays = days.filter(({ reason, workday }) => reason !== 'weekend' && !workday).length;
  const made = days.filter(({ reason }) => reason === 'make-up').length;
  return [line('rest', { weekends, holidays, days: weekends + holidays }), ...(made === 0 ? [] : [line('make-up', { days: made })])];
}

function provisionalLines(input: DeadlineInput, last: DateText): readonly ExplanationLine[] {
  if (input.period.unit !== 'workday' && !input.rollToWorkday) return [];
  return dayOf(input.calendar, last).provisional ? [line('provisional', { year: Number(last.slice(0, 4)) })] : [];
}
