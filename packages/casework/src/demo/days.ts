import { addDays, addMonths, addWorkdays, workdaysBetween, type CalendarEdition } from '@fiveones/calendar';
import type { Action } from '@fiveones/definition';

/** Moves the days of an example so that its last deed falls on a given day; working days stay working days apart. */
export class MovedDays {
  private readonly calendar: CalendarEdition;
  private readonly last: string;
  private readonly onto: string;
  private readonly today: string;
  private readonly known = new Map<string, string>();
  private readonly span: readonly [from: string, to: string];

  constructor(given: {
    readonly calendar: CalendarEdition;
    readonly begins: string;
    readonly last: string;
    readonly onto: string;
    readonly today: string;
  }) {
    this.calendar = given.calendar;
    this.last = given.last;
    this.onto = given.onto;
    this.today = given.today;
    this.span = [addDays(given.begins, -60), addDays(given.last, 400)];
  }

  day(day: string): string {
    const known = this.known.get(day);
    if (known !== undefined) return known;
    const { calendar, last, onto } = this;
    const moved =
      day <= last
        ? addWorkdays(calendar, onto, -workdaysBetween(calendar, day, last))
        : addWorkdays(calendar, onto, workdaysBetween(calendar, last, day));
    this.known.set(day, moved);
    return moved;
  }

  /** A day, a month or an instant of the example's own time; anything else, a birthday say, stays. What falls on today is early. */
  text(text: string): string {
    if (/^20\d{2}-\d{2}$/.test(text)) return this.month(text);
    const [, day, rest = ''] = /^(20\d{2}-\d{2}-\d{2})(T[\d:+.]+)?$/.exec(text) ?? [];
    if (day === undefined || day < this.span[0] || day > this.span[1]) return text;
    const moved = this.day(day);
    return moved === this.today && rest !== '' ? `${moved}${early(rest)}` : `${moved}${rest}`;
  }

  /** A month to pay for is as far from the month of the last deed as in the example. */
  private month(month: string): string {
    const middle = `${month}-15`;
    if (middle < this.span[0] || middle > this.span[1]) return month;
    const apart = monthsSinceZero(month) - monthsSinceZero(this.last);
    return addMonths(`${this.onto.slice(0, 7)}-01`, apart).slice(0, 7);
  }
}

const monthsSinceZero = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** The time of day, in the hour before the office opens, in the same order. */
function early(time: string): string {
  const [, hours = '0', minutes = '0'] = /^T(\d{2}):(\d{2})/.exec(time) ?? [];
  const minute = Math.floor(((Number(hours) * 60 + Number(minutes)) / 1_440) * 59);
  return `T08:${String(minute).padStart(2, '0')}:00+08:00`;
}

/** The day of the last deed of a script that begins on a day. */
export function lastDay(begins: string, script: readonly Action[], calendar: CalendarEdition): string {
  return script.reduce((day, action) => {
    if (action.do === 'advance') return afterAdvance(day, action, calendar);
    return 'at' in action && typeof action.at === 'string' ? action.at.slice(0, 10) : day;
  }, begins);
}

function afterAdvance(
  from: string,
  { to, months, days, hours, workdays }: Extract<Action, { do: 'advance' }>,
  calendar: CalendarEdition,
): string {
  if (to !== undefined) return to.slice(0, 10);
  const later = addDays(addMonths(from, months ?? 0), (days ?? 0) + Math.ceil((hours ?? 0) / 24));
  return workdays === undefined ? later : addWorkdays(calendar, later, workdays);
}
