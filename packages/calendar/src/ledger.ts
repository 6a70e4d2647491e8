import { addDays, milliseconds, toDate, type DateText, type Instant } from './date.ts';
import { counts, deadline, endedBy, minutesIn, pausedOn, type DeadlineInput } from './deadline.ts';
import { dayOf } from './workday.ts';

/** One day of a clock: counted, rested, still to come. `n` is its number among the counted days. */
export interface LedgerCell {
  readonly date: DateText;
  readonly state: 'start' | 'counted' | 'paused' | 'rest' | 'today' | 'left' | 'due' | 'over';
  readonly n?: number;
  /** Why it does not count: the holiday, the pause. */
  readonly reason?: string;
}

/**
 * Every day of a clock, and its sum. `used`, `left` and `overdue` are in working days for a period of working days, in hours or
 * minutes begun for those, else in calendar days. `used` and `left` make up the period.
 */
export interface Ledger {
  readonly cells: readonly LedgerCell[];
  readonly used: number;
  readonly left: number;
  readonly overdue: number;
}

/** The days of a clock up to the later of its due day and today. Today is used up. In an open pause nothing is. */
export function ledger(input: DeadlineInput & { readonly now: Instant }): Ledger {
  const minutes = minutesIn[input.period.unit];
  if (minutes !== undefined) return byMinutes(input, minutes * 60_000);
  const start = toDate(input.start);
  const today = toDate(input.now);
  const due = toDate(deadline(input).due);
  const reckoned = { ...input, pauses: endedBy(input.now, input.pauses) };
  const cells: LedgerCell[] = [];
  let n = 0;
  let used = 0;
  let left = 0;
  let overdue = 0;
  for (let date = start; date <= (due > today ? due : today); date = addDays(date, 1)) {
    const counted = (date > start || input.from === 'sameDay') && counts(reckoned, date);
    if (counted && date <= due) n++;
    if (counted && date <= today && date <= due) used++;
    if (counted && date > today) left++;
    if (counted && date > due) overdue++;
    cells.push({ date, ...cellOf({ input: reckoned, date, start, today, due, counted, n }) });
  }
  return { cells, used, left, overdue };
}

/** Hours and minutes have no days to show. What has begun is used up. */
function byMinutes(input: DeadlineInput & { readonly now: Instant }, unit: number): Ledger {
  const rest = milliseconds(deadline(input).due) - milliseconds(input.now);
  const left = Math.min(input.period.value, Math.max(0, Math.floor(rest / unit)));
  return {
    cells: [],
    used: input.period.value - left,
    left,
    overdue: Math.max(0, Math.ceil(-rest / unit)) + 0,
  };
}

interface Place {
  readonly input: DeadlineInput;
  readonly date: DateText;
  readonly start: DateText;
  readonly today: DateText;
  readonly due: DateText;
  readonly counted: boolean;
  readonly n: number;
}

function cellOf({ input, date, start, today, due, counted, n }: Place): Omit<LedgerCell, 'date'> {
  if (!counted && date !== today) return date === start ? { state: 'start' } : restOf(input, date);
  if (date === due) return { state: 'due', n };
  if (date === today) return counted && date < due ? { state: 'today', n } : { state: 'today' };
  if (date > due) return { state: 'over' };
  return { state: date < today ? 'counted' : 'left', n };
}

function restOf(input: DeadlineInput, date: DateText): Omit<LedgerCell, 'date'> {
  const pause = pausedOn(input.pauses, date);
  if (pause && (input.period.unit !== 'workday' || dayOf(input.calendar, date).workday))
    return { state: 'paused', reason: pause.reason };
  return { state: 'rest', reason: dayOf(input.calendar, date).name ?? '周末' };
}
