import { isOperator, operate, type Operator, opposite } from './arithmetic.ts';
import { compare, equal } from './compare.ts';
import { child, childNamed, type Compiler, type Handler, positionOf } from './compiler.ts';
import type { Position } from './problem.ts';
import { mostCharacters, type Run, type Thunk } from './run.ts';
import type { Scope } from './scope.ts';
import type { Syntax } from './syntax.ts';
import { compileMembership } from './tests.ts';
import { kindOf, type Value } from './value.ts';

function wrongOperands(
  run: Run,
  operator: string,
  [left, right]: readonly [Value, Value],
  at: Position,
): null {
  if (left === null || right === null) return null;
  return run.warn('feel-operands', { operator, left: kindOf(left), right: kindOf(right) }, at);
}

function calculate(run: Run, operator: Operator, operands: readonly [Value, Value], at: Position): Value {
  const result = operate(operator, operands[0], operands[1]);
  if (result === undefined) return wrongOperands(run, operator, operands, at);
  if (result === null) return run.warn('feel-number', { operation: operator }, at);
  const tooLong = typeof result === 'string' && result.length > mostCharacters;
  return tooLong ? run.warn('feel-too-large', { most: mostCharacters }, at) : result;
}

interface Link {
  readonly operator: Operator;
  readonly operand: Thunk;
  readonly at: Position;
}

/** The left end of a chain of binary operations, and what is done to it, in order. */
function chainOf(node: Syntax, name: string): { first: Syntax; links: readonly Syntax[] } {
  const links: Syntax[] = [];
  let first = node;
  while (first.name === name && first.children.length === 3) {
    links.unshift(first);
    first = child(first, 0);
  }
  return { first, links };
}

function compileSign(node: Syntax, scope: Scope | undefined, compiler: Compiler): Thunk {
  const operand = compiler.compile(child(node, 1), scope);
  const at = positionOf(node);
  return (run) => {
    const value = operand(run);
    const result = opposite(value);
    return result === undefined ? wrongOperands(run, '-', [0, value], at) : result;
  };
}

const compileArithmetic: Handler = (node, scope, compiler) => {
  const { first, links } = chainOf(node, 'ArithmeticExpression');
  if (links.length === 0) return compileSign(node, scope, compiler);
  const start = compiler.compile(first, scope);
  const compiled = links.map((link): Link => {
    const operator = compiler.text(child(link, 1));
    const operand = compiler.compile(child(link, 2), scope);
    return { operator: isOperator(operator) ? operator : '+', operand, at: positionOf(link) };
  });
  return (run) => {
    let value = start(run);
    for (const { operator, operand, at } of compiled)
      value = calculate(run, operator, [value, operand(run)], at);
    return value;
  };
};

/** `and` and `or` know three values: what is neither true nor false leaves the question open. */
function compileLogic(name: 'Conjunction' | 'Disjunction', decisive: boolean): Handler {
  const operator = name === 'Conjunction' ? 'and' : 'or';
  return (node, scope, compiler) => {
    const { first, links } = chainOf(node, name);
    const operands = [first, ...links.map((link) => child(link, 2))];
    const compiled = operands.map((operand) => ({
      thunk: compiler.compile(operand, scope),
      at: positionOf(operand),
    }));
    return (run) => {
      let open = false;
      for (const { thunk, at } of compiled) {
        const value = thunk(run);
        if (value === decisive) return decisive;
        if (value === !decisive) continue;
        open = true;
        if (value !== null) run.warn('feel-condition', { operator, kind: kindOf(value) }, at);
      }
      return open ? null : !decisive;
    };
  };
}

type Verdict = (order: number) => boolean;

const verdicts: Readonly<Record<string, Verdict>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** The comparison of two values by a sign; null with a warning when they cannot be compared. */
function comparison(operator: string, at: Position): (a: Value, b: Value, run: Run) => boolean | null {
  const verdict = verdicts[operator];
  if (verdict === undefined) {
    const wanted = operator === '=';
    return (a, b, run) => {
      const same = equal(a, b);
      return same === null ? wrongOperands(run, operator, [a, b], at) : same === wanted;
    };
  }
  return (a, b, run) => {
    if (typeof a === 'number' && typeof b === 'number') return verdict(a - b);
    const order = compare(a, b);
    return order === undefined ? wrongOperands(run, operator, [a, b], at) : verdict(order);
  };
}

function compileBetween(node: Syntax, scope: Scope | undefined, compiler: Compiler): Thunk {
  const [value, low, high] = [0, 2, 4].map((index) => compiler.compile(child(node, index), scope));
  const atLeast = comparison('>=', positionOf(node));
  const atMost = comparison('<=', positionOf(node));
  return (run) => {
    const middle = value?.(run) ?? null;
    const left = atLeast(middle, low?.(run) ?? null, run);
    const right = atMost(middle, high?.(run) ?? null, run);
    return left === false || right === false ? false : left === null || right === null ? null : true;
  };
}

const compileComparison: Handler = (node, scope, compiler) => {
  if (childNamed(node, 'between')) return compileBetween(node, scope, compiler);
  if (childNamed(node, 'in')) return compileMembership(node, scope, compiler);
  const right = child(node, 2);
  if (right.name === 'SimplePositiveUnaryTest' && childNamed(right, 'CompareOp')) {
    return compiler.fail(
      'feel-syntax',
      { near: compiler.text({ from: child(node, 1).from, to: right.to }).slice(0, 20) },
      right,
    );
  }
  const [a, b] = [compiler.compile(child(node, 0), scope), compiler.compile(right, scope)];
  const decide = comparison(compiler.text(child(node, 1)), positionOf(node));
  return (run) => decide(a(run), b(run), run);
};

const compileIf: Handler = (node, scope, compiler) => {
  const condition = compiler.compile(child(node, 1), scope);
  const yes = compiler.compile(child(node, 3), scope);
  const no = compiler.compile(child(node, 5), scope);
  const at = positionOf(child(node, 1));
  return (run) => {
    const value = condition(run);
    if (value === true) return yes(run);
    if (value !== false && value !== null)
      run.warn('feel-condition', { operator: 'if', kind: kindOf(value) }, at);
    return no(run);
  };
};

export const operatorHandlers = {
  ArithmeticExpression: compileArithmetic,
  Conjunction: compileLogic('Conjunction', false),
  Disjunction: compileLogic('Disjunction', true),
  Comparison: compileComparison,
  IfExpression: compileIf,
} satisfies Record<string, Handler>;
