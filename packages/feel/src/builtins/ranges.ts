import { any, builtin, type Builtin, type Call, refuse, signature, text } from '../builtin.ts';
import { compare } from '../compare.ts';
import { parseNumber } from '../number.ts';
import { FeelRange } from '../range.ts';
import { parseTemporal } from '../temporal-text.ts';
import { kindOf, type Value } from '../value.ts';

/** A point is the range of itself, so that one rule serves points and ranges. */
interface Span {
  readonly start: Value;
  readonly end: Value;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
  readonly isRange: boolean;
}

function spanOf(value: Value): Span {
  if (!(value instanceof FeelRange))
    return { start: value, end: value, startIncluded: true, endIncluded: true, isRange: false };
  const { start, end, startIncluded, endIncluded } = value;
  return { start: start ?? null, end: end ?? null, startIncluded, endIncluded, isRange: true };
}

type Relation = (a: Span, b: Span, order: (left: Value, right: Value) => number) => boolean;

const before: Relation = (a, b, order) => {
  const gap = order(a.end, b.start);
  return gap < 0 || (gap === 0 && (!a.endIncluded || !b.startIncluded));
};

const after: Relation = (a, b, order) => before(b, a, order);

const meetsRange: Relation = (a, b, order) => a.endIncluded && b.startIncluded && order(a.end, b.start) === 0;

const overlaps: Relation = (a, b, order) => !before(a, b, order) && !before(b, a, order);

const startsEarlier: Relation = (a, b, order) => {
  const start = order(a.start, b.start);
  return start < 0 || (start === 0 && a.startIncluded && !b.startIncluded);
};

const endsEarlier: Relation = (a, b, order) => {
  const end = order(a.end, b.end);
  return end < 0 || (end === 0 && !a.endIncluded && b.endIncluded);
};

const includes: Relation = (a, b, order) => !startsEarlier(b, a, order) && !endsEarlier(a, b, order);

const sameStart: Relation = (a, b, order) =>
  order(a.start, b.start) === 0 && a.startIncluded === b.startIncluded;
const sameEnd: Relation = (a, b, order) => order(a.end, b.end) === 0 && a.endIncluded === b.endIncluded;

const finishes: Relation = (a, b, order) => sameEnd(a, b, order) && !startsEarlier(a, b, order);
const starts: Relation = (a, b, order) => sameStart(a, b, order) && !endsEarlier(b, a, order);

/** Which of the two must be ranges: a point cannot meet or overlap anything. */
type Shape = 'any' | 'ranges' | 'first' | 'second';

function fits(shape: Shape, a: Span, b: Span): boolean {
  const needed = {
    any: true,
    ranges: a.isRange && b.isRange,
    first: a.isRange,
    second: b.isRange,
  } satisfies Record<Shape, boolean>;
  return needed[shape];
}

function relate(relation: Relation, shape: Shape): (a: Value, b: Value, call: Call) => Value {
  return (first, second, call) => {
    const [a, b] = [spanOf(first), spanOf(second)];
    const comparable =
      fits(shape, a, b) && [a.end, b.start, b.end].every((end) => compare(a.start, end) !== undefined);
    if (!comparable)
      return refuse(call, 'feel-operands', {
        operator: call.name,
        left: kindOf(first),
        right: kindOf(second),
      });
    return relation(a, b, (left, right) => compare(left, right) ?? 0);
  };
}

function relation(name: string, shape: Shape, body: Relation, params: readonly [string, string]): Builtin {
  const decide = relate(body, shape);
  const [left, right] = params;
  return builtin(
    name,
    signature({ [left]: any, [right]: any }, (taken, call) =>
      decide(taken[left] ?? null, taken[right] ?? null, call),
    ),
  );
}

const ranges = ['range1', 'range2'] as const;

function endpoint(written: string): Value | undefined {
  const trimmed = written.trim();
  if (trimmed === '') return undefined;
  const quoted = /^"((?:[^"\\])*)"$/.exec(trimmed);
  if (quoted) return quoted[1] ?? '';
  const literal = /^@"([^"\\]*)"$|^(?:date|time|date and time|duration)\(\s*"([^"\\]*)"\s*\)$/.exec(trimmed);
  return literal ? parseTemporal(literal[1] ?? literal[2] ?? '') : parseNumber(trimmed);
}

/** Reads a range written out, such as `[1..5)`. */
function rangeFrom(written: string): FeelRange | null {
  const match = /^([[(\]])(.*)\.\.(.*)([\])[])$/s.exec(written.trim());
  if (!match) return null;
  const [start, end] = [endpoint(match[2] ?? ''), endpoint(match[3] ?? '')];
  const [startIncluded, endIncluded] = [match[1] === '[', match[4] === ']'];
  const open = (start === undefined && startIncluded) || (end === undefined && endIncluded);
  if (start === null || end === null || open || (start === undefined && end === undefined)) return null;
  const order = start === undefined || end === undefined ? 0 : compare(start, end);
  return order === undefined || order > 0 ? null : new FeelRange({ start, end, startIncluded, endIncluded });
}

export const rangeBuiltins: readonly Builtin[] = [
  builtin(
    'range',
    signature(
      { from: text },
      ({ from }, call) =>
        rangeFrom(from) ?? refuse(call, 'feel-text', { function: call.name, text: from.slice(0, 60) }),
    ),
  ),
  relation('before', 'any', before, ranges),
  relation('after', 'any', after, ranges),
  relation('meets', 'ranges', meetsRange, ranges),
  relation('met by', 'ranges', (a, b, order) => meetsRange(b, a, order), ranges),
  relation('overlaps', 'ranges', overlaps, ranges),
  relation(
    'overlaps before',
    'ranges',
    (a, b, order) => overlaps(a, b, order) && startsEarlier(a, b, order) && !endsEarlier(b, a, order),
    ranges,
  ),
  relation(
    'overlaps after',
    'ranges',
    (a, b, order) => overlaps(a, b, order) && endsEarlier(b, a, order) && !startsEarlier(a, b, order),
    ranges,
  ),
  relation('finishes', 'second', finishes, ranges),
  relation('finished by', 'first', (a, b, order) => finishes(b, a, order), ranges),
  relation('includes', 'first', includes, ranges),
  relation('during', 'second', (a, b, order) => includes(b, a, order), ranges),
  relation('starts', 'second', starts, ranges),
  relation('started by', 'first', (a, b, order) => starts(b, a, order), ranges),
  relation('coincides', 'any', (a, b, order) => sameStart(a, b, order) && sameEnd(a, b, order), ranges),
];
