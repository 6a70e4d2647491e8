/** Whether a text is a day that exists, as `yyyy-mm-dd`. */
export function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts !== null && exists(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** Whether a text is an instant with its offset, as RFC 3339 writes it. A leap second is not accepted. */
export function isDateTime(text: string): boolean {
  const parts =
    /^(\d{4}-\d{2}-\d{2})[Tt ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):?[0-5]\d)$/.exec(
      text,
    );
  return parts?.[1] !== undefined && isDate(parts[1]);
}

function exists(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** `20261123`, `2026年11月23日`, `2026.11.3`, `2026/11/23` as `2026-11-23`; undefined for no day. */
export function dateOf(typed: string): string | undefined {
  const text = typed.trim();
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (parts === null) return undefined;
  const date = `${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`;
  return isDate(date) ? date : undefined;
}

/** `202611`, `2026年11月`, `2026-11` as `2026-11`; undefined for no month. */
export function monthOf(typed: string): string | undefined {
  const parts = /^(\d{4})(\d{2})$/.exec(typed.trim()) ?? /^(\d{4})[-/.年](\d{1,2})月?$/.exec(typed.trim());
  if (parts === null || Number(parts[2]) < 1 || Number(parts[2]) > 12) return undefined;
  return `${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}`;
}

/** A day and a time of day, typed, as an instant at +08:00, which is the country's one time. */
export function dateTimeOf(typed: string): string | undefined {
  const parts = /^(.+?)[ T]+(\d{1,2})[:：时](\d{2})(?:分|:\d{2}.*)?$/.exec(typed.trim());
  const date = parts?.[1] === undefined ? undefined : dateOf(parts[1]);
  if (date === undefined || Number(parts?.[2]) > 23 || Number(parts?.[3]) > 59) return undefined;
  return `${date}T${(parts?.[2] ?? '').padStart(2, '0')}:${parts?.[3]}:00+08:00`;
}

/** `2026-11-23 10:42` in the country's time, for an instant of any offset; the text itself when it is none. */
export function localTime(instant: string): string {
  if (!isDateTime(instant)) return instant;
  const parts = /^(\d{4})-(\d{2})-(\d{2}).(\d{2}):(\d{2}).*?(?:[Zz]|([+-])(\d{2}):?(\d{2}))$/.exec(instant);
  if (parts === null) return instant;
  const [, year, month, day, hour, minute, sign, offsetHour, offsetMinute] = parts;
  const offset = (sign === '-' ? -1 : 1) * (Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0));
  const shifted = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute) - offset + 480,
  );
  return new Date(shifted).toISOString().slice(0, 16).replace('T', ' ');
}

/** The date some days later, or earlier when `days` is negative; null for no date. */
export function addDays(date: string, days: number): string | null {
  const day = date.slice(0, 10);
  if (!isDate(day) || !Number.isInteger(days)) return null;
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const moved = new Date(Date.UTC(year, month - 1, dayOfMonth + days));
  return Number.isNaN(moved.getTime()) ? null : moved.toISOString().slice(0, 10);
}

/** Whole years between a birth date and a day; null when either is none or the birth lies later. */
export function ageAt(birthDate: string, date: string): number | null {
  const [born, day] = [birthDate.slice(0, 10), date.slice(0, 10)];
  if (!isDate(born) || !isDate(day) || born > day) return null;
  return Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0);
}
