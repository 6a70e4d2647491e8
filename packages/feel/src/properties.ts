import { FeelRange } from './range.ts';
import type { Kind } from './special.ts';
import {
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelMonths,
  FeelTime,
  nanosInDay,
  nanosInSecond,
  offsetOf,
  offsetOfTime,
} from './temporal.ts';
import { kindOf, type Value } from './value.ts';

/** 1 is Monday, 7 is Sunday. */
export function weekday(date: FeelDate): number {
  return ((((date.number + 3) % 7) + 7) % 7) + 1;
}

function ofDate(date: FeelDate): Record<string, Value> {
  return { year: date.year, month: date.month, day: date.day, weekday: weekday(date) };
}

function ofTime(time: FeelTime, offset: number | undefined): Record<string, Value> {
  return {
    hour: Math.floor(time.second / 3600),
    minute: Math.floor(time.second / 60) % 60,
    second: time.second % 60,
    'time offset': offset === undefined ? null : new FeelDuration(BigInt(offset) * nanosInSecond),
    timezone: time.place.zone ?? null,
  };
}

function ofDuration({ nanos }: FeelDuration): Record<string, Value> {
  const seconds = Number((nanos % nanosInDay) / nanosInSecond);
  return {
    days: Number(nanos / nanosInDay) + 0,
    hours: Math.trunc(seconds / 3600) + 0,
    minutes: (Math.trunc(seconds / 60) % 60) + 0,
    seconds: (seconds % 60) + 0,
  };
}

function ofMonths({ months }: FeelMonths): Record<string, Value> {
  return { years: Math.trunc(months / 12) + 0, months: (months % 12) + 0 };
}

function ofRange(range: FeelRange): Record<string, Value> {
  return {
    start: range.start ?? null,
    end: range.end ?? null,
    'start included': range.startIncluded,
    'end included': range.endIncluded,
  };
}

type Properties = (value: Value) => Record<string, Value>;
const nothing: Properties = () => ({});

const properties = {
  null: nothing,
  boolean: nothing,
  number: nothing,
  string: nothing,
  list: nothing,
  context: nothing,
  function: nothing,
  date: (value) => (value instanceof FeelDate ? ofDate(value) : {}),
  time: (value) => (value instanceof FeelTime ? ofTime(value, offsetOfTime(value)) : {}),
  'date and time': (value) =>
    value instanceof FeelDateTime ? { ...ofDate(value.date), ...ofTime(value.time, offsetOf(value)) } : {},
  'days and time duration': (value) => (value instanceof FeelDuration ? ofDuration(value) : {}),
  'years and months duration': (value) => (value instanceof FeelMonths ? ofMonths(value) : {}),
  range: (value) => (value instanceof FeelRange ? ofRange(value) : {}),
} satisfies Record<Kind, Properties>;

/** A property of a value that is no context; undefined when its kind has no such property. */
export function propertyOf(value: Value, name: string): Value | undefined {
  const found: Record<string, Value> = properties[kindOf(value)](value);
  return Object.hasOwn(found, name) ? found[name] : undefined;
}
