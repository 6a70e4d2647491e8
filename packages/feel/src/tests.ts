import { compare, equal, rangeHolds } from './compare.ts';
import { child, childNamed, type Compiler, type Handler, positionOf } from './compiler.ts';
import type { Position } from './problem.ts';
import { FeelRange } from './range.ts';
import type { Run, Thunk } from './run.ts';
import type { Scope } from './scope.ts';
import type { Syntax } from './syntax.ts';
import { isList, kindOf, type Value } from './value.ts';

/** Whether the value under test meets a test that is a value: equals it, lies in it, is one of its elements. */
export function meets(input: Value, test: Value): boolean | null {
  if (test instanceof FeelRange && !(input instanceof FeelRange)) return rangeHolds(test, input);
  if (!isList(test)) return equal(input, test);
  return (
    test.some((element) => (isList(element) ? equal(input, element) : meets(input, element)) === true) ||
    equal(input, test) === true
  );
}

type Check = (input: Value, bound: Value) => boolean | null;

function ordered(verdict: (order: number) => boolean): Check {
  return (input, bound) => {
    const order = compare(input, bound);
    return order === undefined ? null : verdict(order);
  };
}

const checks: Readonly<Record<string, Check>> = {
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
  '=': equal,
  '!=': (input, bound) => {
    const same = equal(input, bound);
    return same === null ? null : !same;
  },
};

function noted(
  verdict: boolean | null,
  pair: readonly [Value, Value],
  run: Run,
  where: { operator: string; at: Position },
): boolean | null {
  if (verdict === null && pair[0] !== null && pair[1] !== null) {
    run.warn(
      'feel-operands',
      { operator: where.operator, left: kindOf(pair[0]), right: kindOf(pair[1]) },
      where.at,
    );
  }
  return verdict;
}

function compileSimple(node: Syntax, scope: Scope | undefined, compiler: Compiler): Thunk {
  const operator = compiler.text(child(node, 0));
  const bound = compiler.compile(child(node, 1), scope);
  const where = { operator, at: positionOf(node) };
  const check = checks[operator] ?? equal;
  return (run) => {
    const limit = bound(run);
    return noted(check(run.input, limit), [run.input, limit], run, where);
  };
}

function unwrap(node: Syntax): Syntax {
  const wrapped = node.name === 'PositiveUnaryTest' || node.name === 'ParenthesizedExpression';
  return wrapped ? unwrap(child(node, node.name === 'PositiveUnaryTest' ? 0 : 1)) : node;
}

/** One test: a comparison, a whole condition about `?`, or a value to be met. */
function compileTest(wrapped: Syntax, scope: Scope | undefined, compiler: Compiler): Thunk {
  const node = unwrap(wrapped);
  if (node.name === 'SimplePositiveUnaryTest' && childNamed(node, 'CompareOp'))
    return compileSimple(node, scope, compiler);
  const { thunk, usesInput } = compiler.compileTested(node, scope);
  const where = { operator: 'in', at: positionOf(node) };
  if (usesInput) return thunk;
  return (run) => {
    const value = thunk(run);
    if (typeof value === 'boolean' && typeof run.input !== 'boolean') return value;
    return noted(meets(run.input, value), [run.input, value], run, where);
  };
}

/** True when one test holds; open when none does and one could not be decided. */
function compileAny(tests: readonly Syntax[], scope: Scope | undefined, compiler: Compiler): Thunk {
  const compiled = tests.map((test) => compileTest(test, scope, compiler));
  return (run) => {
    let open = false;
    for (const test of compiled) {
      const value = test(run);
      if (value === true) return true;
      if (value !== false) open = true;
    }
    return open ? null : false;
  };
}

const logic: ReadonlySet<string> = new Set(['Conjunction', 'Disjunction']);

/** `x in [1..2] and y` is read as `x in ([1..2] and y)`: hardly anybody means that. */
function noteGreedy(node: Syntax, compiler: Compiler): void {
  let test = child(node, 2);
  while (test.name === 'PositiveUnaryTest' || test.name === 'SimplePositiveUnaryTest')
    test = child(test, childNamed(test, 'CompareOp') ? 1 : 0);
  if (!logic.has(test.name) || compiler.text(test).includes('?')) return;
  let first = test;
  while (logic.has(first.name)) first = child(first, 0);
  const { from, to } = node;
  compiler.mentionMisread({
    kind: 'greedy',
    at: { from, to },
    written: compiler.text(node),
    meant: `(${compiler.text({ from, to: first.to })})${compiler.text({ from: first.to, to })}`,
  });
}

/** `x not in [1, 2]` asks whether a thing called “x not” is in it; there is none, and it never holds. */
function noteNot(node: Syntax, compiler: Compiler): void {
  const { from, to } = node;
  const left = child(node, 0);
  const asked = /^(.*\S)\s+not$/s.exec(compiler.text(left))?.[1];
  if (asked === undefined) return;
  const rest = compiler.text({ from: left.to, to });
  compiler.mentionMisread({
    kind: 'not',
    at: { from, to },
    written: compiler.text(node),
    meant: `not(${asked}${rest})`,
  });
}

/** `value in tests`: inside them, `?` is the value. */
export const compileMembership: Handler = (node, scope, compiler) => {
  const value = compiler.compile(child(node, 0), scope);
  const several = childNamed(node, 'PositiveUnaryTests');
  const tests = several ? several.children : [child(node, 2)];
  const any = compileAny(tests, scope, compiler);
  if (!several) noteGreedy(node, compiler);
  noteNot(node, compiler);
  return (run) => {
    const outer = run.input;
    run.input = value(run);
    const result = any(run);
    run.input = outer;
    return result;
  };
};

/** A cell of tests: `-` holds always, `not(…)` holds when none of its tests does. */
const compileUnaryTests: Handler = (node, scope, compiler) => {
  const tests = childNamed(node, 'PositiveUnaryTests');
  if (tests === undefined) return () => true;
  const any = compileAny(tests.children, scope, compiler);
  if (!childNamed(node, 'not')) return any;
  return (run) => {
    const value = any(run);
    return value === null ? null : value === false;
  };
};

export const testHandlers = { UnaryTests: compileUnaryTests } satisfies Record<string, Handler>;
