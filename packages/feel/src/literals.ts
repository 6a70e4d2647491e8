import { child, childNamed, type Handler, positionOf } from './compiler.ts';
import { kindOf, contextOf, type Value } from './value.ts';
import { parseNumber } from './number.ts';
import { FeelRange } from './range.ts';
import type { Thunk } from './run.ts';
import { type Scope, scopeOf } from './scope.ts';
import type { Syntax } from './syntax.ts';
import type { Compiler } from './compiler.ts';

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** The text of a string literal with its quotes. */
export function unquote(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{6})|([nrt"'\\]))/g, (whole, short, long, sign) => {
      if (sign !== undefined) return escapes[String(sign)] ?? whole;
      const code = Number.parseInt(String(short ?? long), 16);
      return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
    });
}

function constant(value: Value): Thunk {
  return () => value;
}

const compileNumber: Handler = (node, _scope, compiler) => {
  const value = parseNumber(compiler.text(node).replace(/\s/g, ''));
  return value === null
    ? compiler.fail('feel-syntax', { near: compiler.text(node).slice(0, 20) }, node)
    : constant(value);
};

const compileList: Handler = (node, scope, compiler) => {
  const elements = node.children.slice(1, -1).map((element) => compiler.compile(element, scope));
  return (run) => elements.map((element) => element(run));
};

/** The name that a context entry is stored under. */
function keyOf(entry: Syntax, compiler: Compiler): string {
  const key = child(child(entry, 0), 0);
  return key.name === 'StringLiteral'
    ? unquote(compiler.text(key))
    : compiler.names.spell(compiler.text(key));
}

const compileContext: Handler = (node, outer, compiler) => {
  let scope: Scope | undefined = outer;
  const entries = node.children
    .filter((part) => part.name === 'ContextEntry')
    .map((entry) => {
      const name = keyOf(entry, compiler);
      const slot = compiler.newSlot();
      const thunk = compiler.compile(child(entry, 1), scope);
      scope = scopeOf(scope, [[name, slot]]);
      return { name, slot, thunk };
    });
  const twice = entries.find(({ name }, index) => entries.findIndex((other) => other.name === name) < index);
  const at = positionOf(node);
  if (twice) return (run) => run.warn('feel-duplicate-key', { name: twice.name }, at);
  return (run) =>
    contextOf(
      entries.map(({ name, slot, thunk }) => {
        const value = thunk(run);
        run.slots[slot] = value;
        return [name, value];
      }),
    );
};

const compileInterval: Handler = (node, scope, compiler) => {
  const [open, close] = [compiler.text(child(node, 0)), compiler.text(child(node, -1))];
  const low = compiler.compile(child(node, 1), scope);
  const high = compiler.compile(child(node, 3), scope);
  const at = positionOf(node);
  return (run) => {
    const [start, end] = [low(run), high(run)];
    const kinds = [kindOf(start), kindOf(end)];
    if (start !== null && end !== null && kinds[0] !== kinds[1]) {
      return run.warn('feel-operands', { operator: '..', left: kindOf(start), right: kindOf(end) }, at);
    }
    return new FeelRange({ start, end, startIncluded: open === '[', endIncluded: close === ']' });
  };
};

/** The range of `< 5` and its like, written where a value is expected. */
function rangeOfComparison(operator: string, bound: Value): FeelRange | null {
  const below = operator === '<' || operator === '<=';
  const included = operator !== '<' && operator !== '>';
  if (operator === '!=') return null;
  if (operator === '=')
    return new FeelRange({ start: bound, end: bound, startIncluded: true, endIncluded: true });
  return new FeelRange({
    start: below ? undefined : bound,
    end: below ? bound : undefined,
    startIncluded: !below && included,
    endIncluded: below && included,
  });
}

const compileTestAsValue: Handler = (node, scope, compiler) => {
  if (childNamed(node, 'CompareOp') === undefined) return compiler.compile(child(node, 0), scope);
  const operator = compiler.text(child(node, 0));
  const bound = compiler.compile(child(node, 1), scope);
  return (run) => rangeOfComparison(operator, bound(run));
};

export const literalHandlers = {
  null: () => constant(null),
  NumericLiteral: compileNumber,
  StringLiteral: (node, _scope, compiler) => constant(unquote(compiler.text(node))),
  BooleanLiteral: (node, _scope, compiler) => constant(compiler.text(node) === 'true'),
  List: compileList,
  Context: compileContext,
  Interval: compileInterval,
  SimplePositiveUnaryTest: compileTestAsValue,
  Expression: (node, scope, compiler) => compiler.compile(child(node, 0), scope),
  ParenthesizedExpression: (node, scope, compiler) => compiler.compile(child(node, 1), scope),
} satisfies Record<string, Handler>;
