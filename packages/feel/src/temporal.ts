import { Special } from './special.ts';
import { offsetOfZone } from './zone.ts';

export const nanosInSecond = 1_000_000_000n;
const secondsInDay = 86_400;
export const nanosInDay = BigInt(secondsInDay) * nanosInSecond;

/** The offset used where a date and time names none: the whole country keeps one time. */
const homeOffset = 8 * 3600;

/** Days since 1970-01-01 of a civil date. */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A day of the calendar. */
export class FeelDate extends Special {
  override readonly kind = 'date';
  readonly year: number;
  readonly month: number;
  readonly day: number;

  constructor(year: number, month: number, day: number) {
    super();
    this.year = year;
    this.month = month;
    this.day = day;
  }

  /** Days since 1970-01-01. */
  get number(): number {
    return dayNumber(this.year, this.month, this.day);
  }
}

/** The date of a day number. */
export function dateOfNumber(number: number): FeelDate {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return new FeelDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** Adds months; a day past the end of the month becomes its last day. */
export function addMonths(date: FeelDate, months: number): FeelDate {
  const count = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return new FeelDate(year, month, Math.min(date.day, daysInMonth(year, month)));
}

/** Where a time of day is meant: an offset in seconds, a named zone, or nowhere in particular. */
export interface Place {
  readonly offset?: number;
  readonly zone?: string;
}

/** A time of day. */
export class FeelTime extends Special {
  override readonly kind = 'time';
  /** Seconds since midnight. */
  readonly second: number;
  /** The part of a second, in nanoseconds. */
  readonly nano: number;
  readonly place: Place;

  constructor(second: number, nano: number, place: Place) {
    super();
    this.second = second;
    this.nano = nano;
    this.place = place;
  }

  get nanos(): bigint {
    return BigInt(this.second) * nanosInSecond + BigInt(this.nano);
  }
}

/** A date with a time of day. */
export class FeelDateTime extends Special {
  override readonly kind = 'date and time';
  readonly date: FeelDate;
  readonly time: FeelTime;

  constructor(date: FeelDate, time: FeelTime) {
    super();
    this.date = date;
    this.time = time;
  }

  /** Nanoseconds since 1970-01-01T00:00 at the place itself. */
  get local(): bigint {
    return BigInt(this.date.number) * nanosInDay + this.time.nanos;
  }
}

export function midnight(date: FeelDate): FeelDateTime {
  return new FeelDateTime(date, new FeelTime(0, 0, {}));
}

/** Seconds east of Greenwich of a date and time, or undefined when it names no place. */
export function offsetOf(value: FeelDateTime): number | undefined {
  const { offset, zone } = value.time.place;
  if (zone === undefined) return offset;
  return offsetOfZone(zone, value.date.number * secondsInDay + value.time.second);
}

/** The offset of a time of day; a named zone is read at the beginning of 2020, for want of a date. */
export function offsetOfTime(value: FeelTime): number | undefined {
  const { offset, zone } = value.place;
  return zone === undefined
    ? offset
    : offsetOfZone(zone, dayNumber(2020, 1, 1) * secondsInDay + value.second);
}

/** Nanoseconds since 1970-01-01T00:00Z. */
export function instantOf(value: FeelDateTime): bigint {
  return value.local - BigInt(offsetOf(value) ?? homeOffset) * nanosInSecond;
}

/** The date and time at `place` for nanoseconds counted there. */
export function dateTimeOfLocal(local: bigint, place: Place): FeelDateTime {
  const rest = ((local % nanosInDay) + nanosInDay) % nanosInDay;
  return new FeelDateTime(dateOfNumber(Number((local - rest) / nanosInDay)), timeOfNanos(rest, place));
}

/** The time of day for nanoseconds since midnight, which wrap. */
export function timeOfNanos(nanos: bigint, place: Place): FeelTime {
  const rest = ((nanos % nanosInDay) + nanosInDay) % nanosInDay;
  return new FeelTime(Number(rest / nanosInSecond), Number(rest % nanosInSecond), place);
}

/** A length of time in days and smaller units. */
export class FeelDuration extends Special {
  override readonly kind = 'days and time duration';
  readonly nanos: bigint;

  constructor(nanos: bigint) {
    super();
    this.nanos = nanos;
  }
}

/** A length of time in years and months. */
export class FeelMonths extends Special {
  override readonly kind = 'years and months duration';
  readonly months: number;

  constructor(months: number) {
    super();
    this.months = months;
  }
}
