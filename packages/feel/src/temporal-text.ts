import {
  daysInMonth,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelMonths,
  FeelTime,
  midnight,
  nanosInDay,
  nanosInSecond,
  type Place,
} from './temporal.ts';
import { isZone } from './zone.ts';

const datePattern = /^(-?(?:\d{4}|[1-9]\d{4,8}))-(\d\d)-(\d\d)$/;
const timePattern =
  /^(\d\d):(\d\d):(\d\d)(?:\.(\d{1,18}))?(Z|z|[+-]\d\d:\d\d(?::\d\d)?|@[A-Za-z][\w+\-/]{0,63})?$/;
const monthsPattern = /^(-)?P(?:(\d{1,12})Y)?(?:(\d{1,12})M)?$/;
const durationPattern =
  /^(-)?P(?:(\d{1,12})D)?(?:T(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12})(?:\.(\d{0,18}))?S)?)?$/;

/** The date with these parts, or null when the calendar has no such day. */
export function makeDate(year: number, month: number, day: number): FeelDate | null {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!whole || Math.abs(year) > 999_999_999 || month < 1 || month > 12) return null;
  return day >= 1 && day <= daysInMonth(year, month) ? new FeelDate(year, month, day) : null;
}

export function parseDate(text: string): FeelDate | null {
  const match = datePattern.exec(text);
  return match && makeDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

function nanosOf(fraction: string | undefined): number {
  return fraction === undefined ? 0 : Number(fraction.slice(0, 9).padEnd(9, '0'));
}

function parsePlace(text: string | undefined): Place | null {
  if (text === undefined) return {};
  if (text === 'Z' || text === 'z') return { offset: 0 };
  if (text.startsWith('@')) return isZone(text.slice(1)) ? { zone: text.slice(1) } : null;
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(1).split(':').map(Number);
  if (hours > 18 || minutes > 59 || seconds > 59) return null;
  return { offset: (hours * 3600 + minutes * 60 + seconds) * (text.startsWith('-') ? -1 : 1) + 0 };
}

export function parseTime(text: string): FeelTime | null {
  const match = timePattern.exec(text);
  if (!match) return null;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const place = parsePlace(match[5]);
  if (place === null || hour > 23 || minute > 59 || second > 59) return null;
  return new FeelTime(hour * 3600 + minute * 60 + second, nanosOf(match[4]), place);
}

/** Reads a date with a time; a date alone means its midnight. */
export function parseDateTime(text: string): FeelDateTime | null {
  const split = text.indexOf('T');
  const date = parseDate(split < 0 ? text : text.slice(0, split));
  if (date === null) return null;
  if (split < 0) return midnight(date);
  const time = parseTime(text.slice(split + 1));
  return time && new FeelDateTime(date, time);
}

function parseMonths(text: string): FeelMonths | null {
  const match = monthsPattern.exec(text);
  if (!match || (match[2] === undefined && match[3] === undefined)) return null;
  const months = Number(match[2] ?? 0) * 12 + Number(match[3] ?? 0);
  return new FeelMonths((match[1] === undefined ? months : -months) + 0);
}

function parseDays(text: string): FeelDuration | null {
  const match = durationPattern.exec(text);
  if (!match || text.endsWith('T') || text.endsWith('P')) return null;
  const [days, hours, minutes, seconds] = [match[2], match[3], match[4], match[5]].map((part) =>
    BigInt(part ?? 0),
  );
  const whole = (days ?? 0n) * 86_400n + (hours ?? 0n) * 3600n + (minutes ?? 0n) * 60n + (seconds ?? 0n);
  const nanos = whole * nanosInSecond + BigInt(nanosOf(match[6]));
  return new FeelDuration(match[1] === undefined ? nanos : -nanos);
}

/** Reads `P1Y2M` or `P3DT4H`; never both in one. */
export function parseDuration(text: string): FeelDuration | FeelMonths | null {
  return parseMonths(text) ?? parseDays(text);
}

/** Reads whatever an at-literal may hold. */
export function parseTemporal(
  text: string,
): FeelDate | FeelTime | FeelDateTime | FeelDuration | FeelMonths | null {
  return (
    parseDate(text) ??
    (text.includes('T') ? parseDateTime(text) : null) ??
    parseTime(text) ??
    parseDuration(text)
  );
}

const two = (value: number): string => String(value).padStart(2, '0');

function fractionText(nanos: number): string {
  return nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`;
}

export function formatDate(date: FeelDate): string {
  const year = String(Math.abs(date.year)).padStart(4, '0');
  return `${date.year < 0 ? '-' : ''}${year}-${two(date.month)}-${two(date.day)}`;
}

function clockText(seconds: number): string {
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function placeText({ offset, zone }: Place): string {
  if (zone !== undefined) return `@${zone}`;
  if (offset === undefined) return '';
  if (offset === 0) return 'Z';
  const text = clockText(Math.abs(offset)).replace(/:00$/, '');
  return `${offset < 0 ? '-' : '+'}${text}`;
}

export function formatTime(time: FeelTime): string {
  return clockText(time.second) + fractionText(time.nano) + placeText(time.place);
}

export function formatDateTime(value: FeelDateTime): string {
  return `${formatDate(value.date)}T${formatTime(value.time)}`;
}

export function formatMonths({ months }: FeelMonths): string {
  const size = Math.abs(months);
  const years = Math.floor(size / 12);
  const rest = size % 12;
  const text = (years > 0 ? `${years}Y` : '') + (rest > 0 ? `${rest}M` : '');
  return `${months < 0 ? '-' : ''}P${text === '' ? '0M' : text}`;
}

export function formatDuration({ nanos }: FeelDuration): string {
  const size = nanos < 0n ? -nanos : nanos;
  if (size === 0n) return 'PT0S';
  const days = size / nanosInDay;
  const seconds = Number((size % nanosInDay) / nanosInSecond);
  const fraction = fractionText(Number(size % nanosInSecond));
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 3600), 'H'],
    [Math.floor(seconds / 60) % 60, 'M'],
  ];
  let clock = parts.map(([count, unit]) => (count > 0 ? `${count}${unit}` : '')).join('');
  if (seconds % 60 > 0 || fraction !== '') clock += `${seconds % 60}${fraction}S`;
  return `${nanos < 0n ? '-' : ''}P${days > 0n ? `${days}D` : ''}${clock === '' ? '' : `T${clock}`}`;
}
