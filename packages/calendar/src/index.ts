export {
  addDays,
  addMonths,
  dateOf,
  dayNumber,
  daysBetween,
  endOfDay,
  inShanghai,
  isDate,
  milliseconds,
  toDate,
  weekdayOf,
  type DateText,
  type Instant,
} from './date.ts';
export type { CalendarEdition, YearTable } from './year.ts';
export { nationalCalendar } from './national.ts';
export {
  addWorkdays,
  dayOf,
  isWorkday,
  nextWorkday,
  rollDay,
  workdaysBetween,
  type DayKind,
  type Roll,
} from './workday.ts';
export {
  deadline,
  type Deadline,
  type DeadlineInput,
  type Explanation,
  type ExplanationLine,
  type Pause,
  type Period,
  type PeriodUnit,
} from './deadline.ts';
export { ledger, type Ledger, type LedgerCell } from './ledger.ts';
export { explanationWords, unitWords } from './words.ts';
