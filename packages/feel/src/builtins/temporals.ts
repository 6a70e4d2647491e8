import {
  any,
  builtin,
  type Builtin,
  type Call,
  duration,
  integer,
  numeric,
  optional,
  nullable,
  refuse,
  signature,
  text,
  time,
} from '../builtin.ts';
import { equal } from '../compare.ts';
import { big, type FeelNumber } from '../number.ts';
import { weekday } from '../properties.ts';
import {
  dateOfNumber,
  dayNumber,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelMonths,
  FeelTime,
  midnight,
  nanosInSecond,
} from '../temporal.ts';
import {
  makeDate,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTemporal,
  parseTime,
} from '../temporal-text.ts';
import { kindOf, own, type Value } from '../value.ts';

function badText(call: Call, given: string): null {
  return refuse(call, 'feel-text', { function: call.name, text: given.slice(0, 60) });
}

function badPart(call: Call, parameter: string, kind: string): null {
  return refuse(call, 'feel-argument', { function: call.name, parameter, kind });
}

/** The same value read by one of several functions, by its kind. */
type Reader = (from: Value, call: Call) => Value;

function toDate(from: Value, call: Call): Value {
  if (from instanceof FeelDate) return from;
  if (from instanceof FeelDateTime) return from.date;
  return typeof from === 'string'
    ? (parseDate(from) ?? badText(call, from))
    : badPart(call, 'from', 'string');
}

function toTime(from: Value, call: Call): Value {
  if (from instanceof FeelTime) return from;
  if (from instanceof FeelDateTime) return from.time;
  if (from instanceof FeelDate) return new FeelTime(0, 0, { offset: 0 });
  return typeof from === 'string'
    ? (parseTime(from) ?? badText(call, from))
    : badPart(call, 'from', 'string');
}

function toDateTime(from: Value, call: Call): Value {
  if (from instanceof FeelDateTime) return from;
  if (from instanceof FeelDate) return midnight(from);
  return typeof from === 'string'
    ? (parseDateTime(from) ?? badText(call, from))
    : badPart(call, 'from', 'string');
}

function toDuration(from: Value, call: Call): Value {
  if (from instanceof FeelDuration || from instanceof FeelMonths) return from;
  return typeof from === 'string'
    ? (parseDuration(from) ?? badText(call, from))
    : badPart(call, 'from', 'string');
}

function dateOf(value: FeelDate | FeelDateTime): FeelDate {
  return value instanceof FeelDate ? value : value.date;
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: FeelNumber;
  readonly offset: FeelDuration | null | undefined;
}

function timeOf({ hour, minute, second, offset }: Clock, call: Call): Value {
  const exact = big(second);
  const whole = exact.floor().toNumber();
  const nano = exact.minus(whole).times(1e9).floor().toNumber();
  const seconds = offset ? Number(offset.nanos / nanosInSecond) : undefined;
  const fits = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && whole >= 0 && whole < 60;
  if (!fits || (seconds !== undefined && Math.abs(seconds) > 18 * 3600))
    return badPart(call, 'hour', 'integer');
  return new FeelTime(
    hour * 3600 + minute * 60 + whole,
    nano,
    seconds === undefined ? {} : { offset: seconds },
  );
}

const combined = signature({ date: any, time }, ({ date: day, time: clock }, call) => {
  if (day instanceof FeelDate || day instanceof FeelDateTime) return new FeelDateTime(dateOf(day), clock);
  return badPart(call, 'date', 'date');
});

/** Whole months between two dates, towards zero. */
function monthsBetween(from: FeelDate, to: FeelDate): number {
  const count = (to.year - from.year) * 12 + to.month - from.month;
  if (count > 0 && to.day < from.day) return count - 1;
  return count < 0 && to.day > from.day ? count + 1 : count;
}

const monthsSignature = signature({ from: any, to: any }, ({ from, to }, call) => {
  const fits = (value: Value): value is FeelDate | FeelDateTime =>
    value instanceof FeelDate || value instanceof FeelDateTime;
  if (!fits(from) || !fits(to)) return badPart(call, fits(from) ? 'to' : 'from', 'date');
  return new FeelMonths(monthsBetween(dateOf(from), dateOf(to)));
});

/** The week of the year by ISO 8601: the one with its Thursday. */
function weekOf(day: FeelDate): number {
  const thursday = dateOfNumber(day.number + 4 - weekday(day));
  return Math.floor((thursday.number - dayNumber(thursday.year, 1, 1)) / 7) + 1;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

function ofDay(name: string, body: (day: FeelDate) => Value): Builtin {
  return builtin(
    name,
    signature({ date: any }, ({ date: day }, call) =>
      day instanceof FeelDate || day instanceof FeelDateTime
        ? body(dateOf(day))
        : badPart(call, 'date', 'date'),
    ),
  );
}

/** The clock of the caller: `today` and `now` of the context, for an evaluation reads no other. */
function clock(name: string, read: Reader): Builtin {
  return builtin(
    name,
    signature({}, (_none, call) => {
      const given = own(call.run.context, name);
      return given === undefined || given === null
        ? refuse(call, 'feel-no-clock', { name })
        : read(given, call);
    }),
  );
}

function identical(a: Value, b: Value): boolean {
  if (kindOf(a) !== kindOf(b)) return false;
  if (a instanceof FeelTime && b instanceof FeelTime) return a.nanos === b.nanos && samePlace(a, b);
  if (a instanceof FeelDateTime && b instanceof FeelDateTime)
    return a.local === b.local && samePlace(a.time, b.time);
  return equal(a, b) === true;
}

function samePlace(a: FeelTime, b: FeelTime): boolean {
  return a.place.offset === b.place.offset && a.place.zone === b.place.zone;
}

const today: Reader = (given, call) => {
  const moment = typeof given === 'string' && given.includes('T') ? parseDateTime(given) : given;
  return toDate(moment, call);
};

export const temporalBuiltins: readonly Builtin[] = [
  builtin(
    '@',
    signature({ from: text }, ({ from }, call) => parseTemporal(from) ?? badText(call, from)),
  ),
  builtin(
    'date',
    signature({ from: any }, ({ from }, call) => toDate(from, call)),
    signature(
      { year: integer, month: integer, day: integer },
      ({ year, month, day }, call) => makeDate(year, month, day) ?? badPart(call, 'day', 'date'),
    ),
  ),
  builtin(
    'time',
    signature({ from: any }, ({ from }, call) => toTime(from, call)),
    signature(
      { hour: integer, minute: integer, second: numeric, offset: optional(nullable(duration)) },
      timeOf,
    ),
  ),
  builtin(
    'date and time',
    signature({ from: any }, ({ from }, call) => toDateTime(from, call)),
    combined,
  ),
  builtin(
    'duration',
    signature({ from: any }, ({ from }, call) => toDuration(from, call)),
  ),
  builtin('years and months duration', monthsSignature),
  clock('today', today),
  clock('now', toDateTime),
  ofDay('day of year', (day) => day.number - dayNumber(day.year, 1, 1) + 1),
  ofDay('day of week', (day) => weekdays[weekday(day) - 1] ?? null),
  ofDay('month of year', (day) => monthNames[day.month - 1] ?? null),
  ofDay('week of year', weekOf),
  builtin(
    'is',
    signature({ value1: any, value2: any }, ({ value1, value2 }) => identical(value1, value2)),
  ),
];
