/** A day, `2026-03-02`. */
export type DateText = string;
/** A moment in Asia/Shanghai, `2026-03-02T09:00:00+08:00`. */
export type Instant = string;

const dayMs = 86_400_000;
const offsetMs = 8 * 3_600_000;

/** Days since 1970-01-01. */
export const dayNumber = (date: DateText): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / dayMs;

/** The day with that number; the inverse of `dayNumber`, by the proleptic Gregorian calendar. */
export function dateOf(number: number): DateText {
  // Days are counted from 0000-03-01, so that the leap day is the last of its year.
  const days = number + 719_468;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** The day `days` later (earlier when negative). */
export const addDays = (date: DateText, days: number): DateText => dateOf(dayNumber(date) + Math.trunc(days));

/** Days from one day to another. */
export const daysBetween = (from: DateText, to: DateText): number => dayNumber(to) - dayNumber(from);

/** The same day of the month `months` later, or the last day of that month (民法典 202). */
export function addMonths(date: DateText, months: number): DateText {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + Math.trunc(months);
  const first = `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1, 2)}-01`;
  const next = index + 1;
  const length = daysBetween(first, `${pad(Math.floor(next / 12), 4)}-${pad((next % 12) + 1, 2)}-01`);
  return `${first.slice(0, 8)}${pad(Math.min(Number(date.slice(8, 10)), length), 2)}`;
}

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (date: DateText): number => (((dayNumber(date) + 4) % 7) + 7) % 7;

/** Whether a text is a day that exists. */
export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOf(dayNumber(text)) === text;

/** The day of a moment, in Shanghai whatever offset it was written with. */
export const toDate = (instant: Instant): DateText =>
  instant.endsWith('+08:00') || instant.length === 10
    ? instant.slice(0, 10)
    : inShanghai(milliseconds(instant)).slice(0, 10);

/** The last second of a day. */
export const endOfDay = (date: DateText): Instant => `${date}T23:59:59+08:00`;

/** Milliseconds since 1970 of a moment; a bare day is its beginning in Shanghai. NaN when it is none. */
export const milliseconds = (instant: Instant): number =>
  Date.parse(instant.length === 10 ? `${instant}T00:00:00+08:00` : instant);

/** A moment written for Shanghai, to the second. */
export function inShanghai(ms: number): Instant {
  const local = Math.floor((ms + offsetMs) / 1_000);
  const seconds = ((local % 86_400) + 86_400) % 86_400;
  const date = dateOf(Math.floor(local / 86_400));
  return `${date}T${pad(Math.floor(seconds / 3_600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}+08:00`;
}
