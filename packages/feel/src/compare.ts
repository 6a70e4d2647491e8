import { compareNumbers } from './number.ts';
import { FeelRange } from './range.ts';
import {
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelMonths,
  FeelTime,
  instantOf,
  nanosInSecond,
  offsetOf,
  offsetOfTime,
} from './temporal.ts';
import { type Context, isContext, isList, isNumber, kindOf, own, type Value } from './value.ts';

function sign(a: number | bigint | string, b: number | bigint | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareTimes(a: FeelTime, b: FeelTime): number | undefined {
  const left = offsetOfTime(a);
  const right = offsetOfTime(b);
  if ((left === undefined) !== (right === undefined)) return undefined;
  return sign(a.nanos - BigInt(left ?? 0) * nanosInSecond, b.nanos - BigInt(right ?? 0) * nanosInSecond);
}

/** Negative, zero or positive; undefined when the two have no order. */
export function compare(a: Value, b: Value): number | undefined {
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) : undefined;
  if (typeof a === 'string') return typeof b === 'string' ? sign(a, b) : undefined;
  if (a instanceof FeelDate) return b instanceof FeelDate ? sign(a.number, b.number) : undefined;
  if (a instanceof FeelDateTime)
    return b instanceof FeelDateTime ? sign(instantOf(a), instantOf(b)) : undefined;
  if (a instanceof FeelTime) return b instanceof FeelTime ? compareTimes(a, b) : undefined;
  if (a instanceof FeelDuration) return b instanceof FeelDuration ? sign(a.nanos, b.nanos) : undefined;
  if (a instanceof FeelMonths) return b instanceof FeelMonths ? sign(a.months, b.months) : undefined;
  return undefined;
}

/** Comparisons left to one question: a list may hold the same list many times over. */
interface Patience {
  left: number;
}
const mostComparisons = 100_000;

function equalLists(a: readonly Value[], b: readonly Value[], patience: Patience): boolean {
  if (a.length !== b.length) return false;
  return a.every((element, index) => equalWithin(element, b[index] ?? null, patience) === true);
}

function equalContexts(a: Context, b: Value, patience: Patience): boolean | null {
  if (!isContext(b)) return null;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const other = own(b, name);
    return other !== undefined && equalWithin(a[name] ?? null, other, patience) === true;
  });
}

/** No end at all is something else than an end that is null. */
function equalEnds(a: Value | undefined, b: Value | undefined, patience: Patience): boolean {
  return a === undefined || b === undefined ? a === b : equalWithin(a, b, patience) === true;
}

function equalRanges(a: FeelRange, b: FeelRange, patience: Patience): boolean {
  return (
    a.startIncluded === b.startIncluded &&
    a.endIncluded === b.endIncluded &&
    equalEnds(a.start, b.start, patience) &&
    equalEnds(a.end, b.end, patience)
  );
}

/** A local date and time equals only another local one; in an order it is taken for the time at home. */
function sameSort(a: Value, b: Value): boolean {
  if (!(a instanceof FeelDateTime) || !(b instanceof FeelDateTime)) return true;
  return (offsetOf(a) === undefined) === (offsetOf(b) === undefined);
}

function equalWithin(a: Value, b: Value, patience: Patience): boolean | null {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (--patience.left < 0 || kindOf(a) !== kindOf(b)) return null;
  if (isList(a) && isList(b)) return equalLists(a, b, patience);
  if (a instanceof FeelRange && b instanceof FeelRange) return equalRanges(a, b, patience);
  if (isContext(a)) return equalContexts(a, b, patience);
  return sameSort(a, b) && compare(a, b) === 0;
}

/** Whether two values are equal; null when they are of different kinds, so that the question makes no sense. */
export function equal(a: Value, b: Value): boolean | null {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (typeof a === 'number' && typeof b === 'number') return false;
  if (typeof a === 'string' && typeof b === 'string') return false;
  return equalWithin(a, b, { left: mostComparisons });
}

function startsBefore(range: FeelRange, value: Value): boolean | null {
  if (range.start === undefined) return true;
  const order = compare(range.start, value);
  return order === undefined ? null : range.startIncluded ? order <= 0 : order < 0;
}

function endsAfter(range: FeelRange, value: Value): boolean | null {
  if (range.end === undefined) return true;
  const order = compare(range.end, value);
  return order === undefined ? null : range.endIncluded ? order >= 0 : order > 0;
}

/** Whether a range holds a value; null when they have no common order. */
export function rangeHolds(range: FeelRange, value: Value): boolean | null {
  const left = startsBefore(range, value);
  const right = endsAfter(range, value);
  if (left === false || right === false) return false;
  return left === null || right === null ? null : true;
}

/** Whether the list has an element equal to the value. */
export function listHolds(list: readonly Value[], value: Value): boolean {
  return list.some((element) => equal(element, value) === true);
}
