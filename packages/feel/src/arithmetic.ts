import { add, big, divide, type FeelNumber, multiply, power, subtract } from './number.ts';
import {
  addMonths,
  dateTimeOfLocal,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelMonths,
  FeelTime,
  instantOf,
  midnight,
  nanosInSecond,
  offsetOf,
  offsetOfTime,
  timeOfNanos,
} from './temporal.ts';
import { isNumber, kindOf, type Value } from './value.ts';

export type Operator = '+' | '-' | '*' | '/' | '**';

const largestYear = 999_999_999;

/** A date and time moved on the clock of its place; its offset stays, a zone may change it. */
function moveDateTime(value: FeelDateTime, nanos: bigint): FeelDateTime | null {
  const moved = dateTimeOfLocal(value.local + nanos, value.time.place);
  return Math.abs(moved.date.year) > largestYear ? null : moved;
}

function moveMonths(date: FeelDate, months: number): FeelDate | null {
  const moved = addMonths(date, months);
  return Math.abs(moved.year) > largestYear ? null : moved;
}

type Both<A, B> = (a: A, b: B) => Value;

const dateAndDuration: Both<FeelDate, FeelDuration> = (date, { nanos }) =>
  moveDateTime(midnight(date), nanos)?.date ?? null;
const dateAndMonths: Both<FeelDate, FeelMonths> = (date, { months }) => moveMonths(date, months);
const dateTimeAndDuration: Both<FeelDateTime, FeelDuration> = (value, { nanos }) =>
  moveDateTime(value, nanos);
const dateTimeAndMonths: Both<FeelDateTime, FeelMonths> = (value, { months }) => {
  const date = moveMonths(value.date, months);
  return date && new FeelDateTime(date, value.time);
};
const timeAndDuration: Both<FeelTime, FeelDuration> = (time, { nanos }) =>
  timeOfNanos(time.nanos + nanos, time.place);

/** Nanoseconds between two moments; a local one beside one with an offset has no difference. */
function between(a: FeelDateTime, b: FeelDateTime): FeelDuration | null {
  const local = offsetOf(a) === undefined;
  if (local !== (offsetOf(b) === undefined)) return null;
  return new FeelDuration(instantOf(a) - instantOf(b));
}

/** A date beside a date and time with an offset is its midnight in Greenwich, as DMN has it. */
function atMidnight(date: FeelDate, beside: FeelDateTime): FeelDateTime {
  return offsetOf(beside) === undefined
    ? midnight(date)
    : new FeelDateTime(date, new FeelTime(0, 0, { offset: 0 }));
}

function betweenTimes(a: FeelTime, b: FeelTime): FeelDuration | null {
  const left = offsetOfTime(a);
  const right = offsetOfTime(b);
  if ((left === undefined) !== (right === undefined)) return null;
  return new FeelDuration(a.nanos - b.nanos - BigInt((left ?? 0) - (right ?? 0)) * nanosInSecond);
}

function scaleNanos(nanos: bigint, factor: FeelNumber): FeelDuration | null {
  const scaled = big(factor).times(nanos.toString());
  return scaled.isFinite() ? new FeelDuration(BigInt(scaled.trunc().toFixed())) : null;
}

function scaleMonths(months: number, factor: FeelNumber): FeelMonths | null {
  const scaled = big(factor).times(months).trunc().toNumber() + 0;
  return Number.isSafeInteger(scaled) ? new FeelMonths(scaled) : null;
}

function inverse(value: FeelNumber): FeelNumber | null {
  return divide(1, value);
}

/** Lets a rule see its operands only when both are of the classes it is written for. */
function rule<A, B>(
  left: new (...args: never[]) => A,
  right: new (...args: never[]) => B,
  body: Both<A, B>,
): Both<Value, Value> {
  return (a, b) => (a instanceof left && b instanceof right ? body(a, b) : null);
}

function swap(body: Both<Value, Value>): Both<Value, Value> {
  return (a, b) => body(b, a);
}

function backwards(value: Value): Value {
  if (value instanceof FeelDuration) return new FeelDuration(-value.nanos);
  return value instanceof FeelMonths ? new FeelMonths(0 - value.months) : null;
}

function minus(body: Both<Value, Value>): Both<Value, Value> {
  return (a, b) => body(a, backwards(b));
}

const days = 'days and time duration';
const months = 'years and months duration';
const moment = 'date and time';
const addDays = rule(FeelDate, FeelDuration, dateAndDuration);
const addMonthsToDate = rule(FeelDate, FeelMonths, dateAndMonths);
const moveByDuration = rule(FeelDateTime, FeelDuration, dateTimeAndDuration);
const moveByMonths = rule(FeelDateTime, FeelMonths, dateTimeAndMonths);
const moveTime = rule(FeelTime, FeelDuration, timeAndDuration);
const sumOfDurations = rule(FeelDuration, FeelDuration, (a, b) => new FeelDuration(a.nanos + b.nanos));
const sumOfMonths = rule(FeelMonths, FeelMonths, (a, b) => new FeelMonths(a.months + b.months));

const timesDuration: Both<Value, Value> = (a, b) =>
  a instanceof FeelDuration && isNumber(b) ? scaleNanos(a.nanos, b) : null;
const timesMonths: Both<Value, Value> = (a, b) =>
  a instanceof FeelMonths && isNumber(b) ? scaleMonths(a.months, b) : null;
const partOfDuration: Both<Value, Value> = (a, b) => {
  if (!(a instanceof FeelDuration) || !isNumber(b) || b === 0) return null;
  return new FeelDuration(BigInt(big(1).times(a.nanos.toString()).dividedBy(big(b)).trunc().toFixed()));
};
const partOfMonths: Both<Value, Value> = (a, b) => {
  if (!(a instanceof FeelMonths) || !isNumber(b)) return null;
  const factor = inverse(b);
  return factor === null ? null : new FeelMonths(Math.trunc(a.months / big(b).toNumber()) + 0);
};
const durationRatio = rule(FeelDuration, FeelDuration, (a, b) =>
  b.nanos === 0n ? null : divide(big(1).times(a.nanos.toString()), big(1).times(b.nanos.toString())),
);
const monthsRatio = rule(FeelMonths, FeelMonths, (a, b) => divide(a.months, b.months));

/** What `left operator right` means, by kinds. Numbers and texts are not here: they go the fast way. */
const rules: Readonly<Record<string, Both<Value, Value>>> = {
  [`date + ${days}`]: addDays,
  [`${days} + date`]: swap(addDays),
  [`date + ${months}`]: addMonthsToDate,
  [`${months} + date`]: swap(addMonthsToDate),
  [`${moment} + ${days}`]: moveByDuration,
  [`${days} + ${moment}`]: swap(moveByDuration),
  [`${moment} + ${months}`]: moveByMonths,
  [`${months} + ${moment}`]: swap(moveByMonths),
  [`time + ${days}`]: moveTime,
  [`${days} + time`]: swap(moveTime),
  [`${days} + ${days}`]: sumOfDurations,
  [`${months} + ${months}`]: sumOfMonths,
  [`date - ${days}`]: minus(addDays),
  [`date - ${months}`]: minus(addMonthsToDate),
  [`${moment} - ${days}`]: minus(moveByDuration),
  [`${moment} - ${months}`]: minus(moveByMonths),
  [`time - ${days}`]: minus(moveTime),
  [`${days} - ${days}`]: minus(sumOfDurations),
  [`${months} - ${months}`]: minus(sumOfMonths),
  'date - date': rule(FeelDate, FeelDate, (a, b) => between(midnight(a), midnight(b))),
  [`${moment} - ${moment}`]: rule(FeelDateTime, FeelDateTime, between),
  [`${moment} - date`]: rule(FeelDateTime, FeelDate, (a, b) => between(a, atMidnight(b, a))),
  [`date - ${moment}`]: rule(FeelDate, FeelDateTime, (a, b) => between(atMidnight(a, b), b)),
  'time - time': rule(FeelTime, FeelTime, betweenTimes),
  [`${days} * number`]: timesDuration,
  [`number * ${days}`]: swap(timesDuration),
  [`${months} * number`]: timesMonths,
  [`number * ${months}`]: swap(timesMonths),
  [`${days} / number`]: partOfDuration,
  [`${months} / number`]: partOfMonths,
  [`${days} / ${days}`]: durationRatio,
  [`${months} / ${months}`]: monthsRatio,
};

const numberRules = { '+': add, '-': subtract, '*': multiply, '/': divide, '**': power } satisfies Record<
  Operator,
  (a: FeelNumber, b: FeelNumber) => FeelNumber | null
>;

/** The result of an operation, or why there is none: `undefined` when the kinds do not fit, null when the numbers do not. */
export function operate(operator: Operator, a: Value, b: Value): Value | undefined {
  if (isNumber(a) && isNumber(b)) return numberRules[operator](a, b);
  if (typeof a === 'string' && typeof b === 'string') return operator === '+' ? a + b : undefined;
  const body = rules[`${kindOf(a)} ${operator} ${kindOf(b)}`];
  return body ? body(a, b) : undefined;
}

/** The value with the opposite sign; undefined when it has none. */
export function opposite(value: Value): Value | undefined {
  if (isNumber(value)) return typeof value === 'number' ? 0 - value : value.negated();
  return value instanceof FeelDuration || value instanceof FeelMonths ? backwards(value) : undefined;
}

export function isOperator(text: string): text is Operator {
  return Object.hasOwn(numberRules, text);
}
