import { addDays, toDate, type DateText, type Instant } from './date.ts';
import { counts, deadline, pausedOn, type DeadlineInput } from './deadline.ts';
import { dayOf } from './workday.ts';

/** One day of a clock: counted, rested, still to come. `n` is its number among the counted days. */
export interface LedgerCell {
  readonly date: DateText;
  readonly state: 'start' | 'counted' | 'paused' | 'rest' | 'today' | 'left' | 'due' | 'over';
  readonly n?: number;
  /** Why it does not count: the holiday, the pause. */
  readonly reason?: string;
}

/** Every day of a clock, and its sum. `used` and `left` are in the period's unit; `overdue` counts days past due. */
export interface Ledger {
  readonly cells: readonly LedgerCell[];
  readonly used: number;
  readonly left: number;
  readonly overdue: number;
}

/** The days of a clock up to the later of its due day and today. Today is used up. */
export function ledger(input: DeadlineInput & { readonly now: Instant }): Ledger {
  const start = toDate(input.start);
  const today = toDate(input.now);
  const due = toDate(deadline(input).due);
  const open = input.pauses?.find((pause) => pause.to === undefined);
  const cells: LedgerCell[] = [];
  let n = 0;
  let used = 0;
  let left = 0;
  let overdue = 0;
  for (let date = start; date <= (due > today ? due : today); date = addDays(date, 1)) {
    const counted = (date > start || input.from === 'sameDay') && counts(input, date) && !(open && date > toDate(open.from) && date <= today);
    if (counted && date <= due) n++;
    if (counted && date <= today && date <= due) used++;
    if (counted && date > today) left++;
    if (counted && date > due) overdue++;
    cells.push({ date, ...cellOf({ input, date, start, today, due, counted, n }) });
  }
  return { cells, used, left, overdue };
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
  if (!counted && date !== today) return date === start ? { state: 'start' } : restOf(input, date, today);
  if (date === due) return { state: 'due', n };
  if (date === today) return counted ? { state: 'today', n } : { state: 'today' };
  if (date > due) return { state: 'over' };
  return { state: date < today ? 'counted' : 'left', n };
}

function restOf(input: DeadlineInput, date: DateText, today: DateText): Omit<LedgerCell, 'date'> {
  const open = input.pauses?.find((pause) => pause.to === undefined);
  const pause = pausedOn(input.pauses, date) ?? (open && date > toDate(open.from) && date <= today ? open : undefined);
  if (pause && (input.period.unit !== 'workday' || dayOf(input.calendar, date).workday)) return { state: 'paused', reason: pause.reason };
  return { state: 'rest', reason: dayOf(input.calendar, date).name ?? '周末' };
}
