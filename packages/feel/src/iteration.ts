import { compareNumbers, add, asInteger } from './number.ts';
import { child, childNamed, type Compiler, type Handler, positionOf } from './compiler.ts';
import type { Position } from './problem.ts';
import { FeelRange } from './range.ts';
import { mostElements, type Run, type Thunk } from './run.ts';
import { filterScope, type Scope, scopeOf } from './scope.ts';
import type { Syntax } from './syntax.ts';
import { dateOfNumber, FeelDate } from './temporal.ts';
import { asList, isList, isNumber, kindOf, type Value } from './value.ts';

interface Bounds {
  readonly start: Value;
  readonly end: Value;
  readonly at: Position;
}

/** Every whole number or day from start to end, downwards when the end is lower; null when that is no sequence. */
function sequence({ start, end, at }: Bounds, run: Run): readonly Value[] | null {
  const dates = start instanceof FeelDate && end instanceof FeelDate;
  const from = start instanceof FeelDate ? start.number : isNumber(start) ? asInteger(start) : undefined;
  const to = end instanceof FeelDate ? end.number : isNumber(end) ? asInteger(end) : undefined;
  if (from === undefined || to === undefined || (!dates && kindOf(start) !== kindOf(end))) {
    return run.warn('feel-operands', { operator: '..', left: kindOf(start), right: kindOf(end) }, at);
  }
  const count = Math.abs(to - from) + 1;
  if (count > mostElements || !run.step(at, count))
    return run.warn('feel-too-large', { most: mostElements }, at);
  const direction = to < from ? -1 : 1;
  return Array.from({ length: count }, (_, index) => {
    const number = from + index * direction;
    return dates ? dateOfNumber(number) : number;
  });
}

/** The first whole number or day inside an end of a range that may not belong to it. */
function inside(bound: Value | undefined, included: boolean, direction: 1 | -1): Value {
  if (included || bound === undefined || bound === null) return bound ?? null;
  if (bound instanceof FeelDate) return dateOfNumber(bound.number + direction);
  return isNumber(bound) ? add(bound, direction) : bound;
}

function isEmpty(start: Value, end: Value): boolean {
  if (start instanceof FeelDate && end instanceof FeelDate) return start.number > end.number;
  return isNumber(start) && isNumber(end) && compareNumbers(start, end) > 0;
}

/** The elements of a range, or null when they cannot be told or its ends are the wrong way round. */
function elementsOfRange(range: FeelRange, run: Run, at: Position): readonly Value[] | null {
  const start = inside(range.start, range.startIncluded, 1);
  const end = inside(range.end, range.endIncluded, -1);
  if (!isEmpty(start, end)) return sequence({ start, end, at }, run);
  return range.startIncluded && range.endIncluded ? null : [];
}

type Domain = (run: Run) => readonly Value[] | null;

interface Iterator {
  readonly slot: number;
  readonly domain: Domain;
}

function compileDomain(node: Syntax, scope: Scope | undefined, compiler: Compiler): Domain {
  const at = positionOf(node);
  const first = compiler.compile(child(node, 0), scope);
  if (childNamed(node, '..')) {
    const last = compiler.compile(child(node, 2), scope);
    return (run) => sequence({ start: first(run), end: last(run), at }, run);
  }
  return (run) => {
    const value = first(run);
    if (value === null) return null;
    return value instanceof FeelRange ? elementsOfRange(value, run, at) : asList(value);
  };
}

interface Loop {
  readonly iterators: readonly Iterator[];
  readonly scope: Scope | undefined;
}

function compileIterators(node: Syntax, outer: Scope | undefined, compiler: Compiler): Loop {
  let scope = outer;
  const iterators = child(node, 1)
    .children.filter(({ name }) => name === 'InExpression')
    .map((part) => {
      const name = compiler.names.spell(compiler.text(child(part, 0)));
      const domain = compileDomain(child(part, 2), scope, compiler);
      const slot = compiler.newSlot();
      scope = scopeOf(scope, [[name, slot]]);
      return { slot, domain };
    });
  return { iterators, scope };
}

/** Runs through all combinations; a visit answers false to stop. False as a whole when a domain is no list, or steps ran out. */
function eachRound(iterators: readonly Iterator[], run: Run, at: Position, visit: () => boolean): boolean {
  const [first, ...rest] = iterators;
  if (first === undefined) return visit();
  const domain = first.domain(run);
  if (domain === null) return false;
  for (const value of domain) {
    if (!run.step(at)) return false;
    run.slots[first.slot] = value;
    if (!eachRound(rest, run, at, visit)) return false;
  }
  return true;
}

const compileFor: Handler = (node, outer, compiler) => {
  const { iterators, scope } = compileIterators(node, outer, compiler);
  const partial = compiler.newSlot();
  const body = compiler.compile(child(node, 3), scopeOf(scope, [['partial', partial]]));
  const at = positionOf(node);
  return (run) => {
    const results: Value[] = [];
    run.slots[partial] = results;
    const whole = eachRound(iterators, run, at, () => {
      results.push(body(run));
      return true;
    });
    return whole ? results : null;
  };
};

const compileQuantified: Handler = (node, outer, compiler) => {
  const { iterators, scope } = compileIterators(node, outer, compiler);
  const body = compiler.compile(child(node, 3), scope);
  const decisive = child(node, 0).name === 'some';
  const at = positionOf(node);
  return (run) => {
    let found = false;
    let open = false;
    const whole = eachRound(iterators, run, at, () => {
      const value = body(run);
      found ||= value === decisive;
      open ||= typeof value !== 'boolean';
      return !found;
    });
    if (found) return decisive;
    return whole && !open ? !decisive : null;
  };
};

/** The element at a one-based place; negative counts from the end. */
function elementAt(list: readonly Value[], place: Value): Value | undefined {
  const index = isNumber(place) ? asInteger(place) : undefined;
  if (index === undefined || index === 0) return undefined;
  return list.at(index > 0 ? index - 1 : index);
}

interface Filtering {
  readonly list: readonly Value[];
  readonly condition: Thunk;
  readonly slot: number;
  readonly at: Position;
}

function select({ list, condition, slot, at }: Filtering, run: Run): Value {
  const chosen: Value[] = [];
  for (let index = 0; index < list.length; index++) {
    if (!run.step(at)) return null;
    const element = list[index] ?? null;
    run.slots[slot] = element;
    const value = condition(run);
    if (index === 0 && isNumber(value))
      return (
        elementAt(list, value) ?? run.warn('feel-index', { place: String(value), length: list.length }, at)
      );
    if (value === true) chosen.push(element);
  }
  return chosen;
}

/** What a filter makes of an empty list: nothing, or null when it asked for one element. */
function selectFromNothing({ condition, slot, at }: Filtering, run: Run): Value {
  const before = run.warnings.length;
  run.slots[slot] = null;
  const value = condition(run);
  run.warnings.length = before;
  return isNumber(value) ? run.warn('feel-index', { place: String(value), length: 0 }, at) : [];
}

const compileFilter: Handler = (node, scope, compiler) => {
  const source = compiler.compile(child(node, 0), scope);
  const slot = compiler.newSlot();
  const condition = compiler.compile(child(node, 2), filterScope(scope, slot));
  const at = positionOf(node);
  return (run) => {
    const value = source(run);
    if (value === null) return null;
    const list = isList(value)
      ? value
      : value instanceof FeelRange
        ? elementsOfRange(value, run, at)
        : [value];
    if (list === null) return null;
    const filtering = { list, condition, slot, at };
    return list.length === 0 ? selectFromNothing(filtering, run) : select(filtering, run);
  };
};

export const iterationHandlers = {
  ForExpression: compileFor,
  QuantifiedExpression: compileQuantified,
  FilterExpression: compileFilter,
} satisfies Record<string, Handler>;
