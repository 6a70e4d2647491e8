import { builtinValue } from './builtins.ts';
import { child, type Compiler, type Handler, positionOf } from './compiler.ts';
import type { Position } from './problem.ts';
import { propertyOf } from './properties.ts';
import type { Run, Thunk } from './run.ts';
import { resolve, type Scope } from './scope.ts';
import { hasFullWidth, type Syntax } from './syntax.ts';
import { isContext, isList, kindOf, own, type Value } from './value.ts';

/** Reads a property of a value: of each element when it is a list, null when it has none. */
function readProperty(value: Value, name: string, run: Run, at: Position): Value {
  if (value === null) return null;
  if (isList(value))
    return run.step(at, value.length) ? value.map((element) => readProperty(element, name, run, at)) : null;
  const found = isContext(value) ? own(value, name) : propertyOf(value, name);
  return found === undefined ? run.warn('feel-missing', { name, kind: kindOf(value) }, at) : found;
}

function readGlobal(name: string, at: Position): Thunk {
  return (run) => {
    const context = run.context;
    if (Object.hasOwn(context, name)) return context[name] ?? null;
    return run.warn('feel-missing', { name, kind: 'context' }, at);
  };
}

/** Looks into the elements of the filters around, innermost first, before the name is read elsewhere. */
function throughElements(elements: readonly number[], name: string, otherwise: Thunk): Thunk {
  if (elements.length === 0) return otherwise;
  return (run) => {
    for (const slot of elements) {
      const element = run.slots[slot] ?? null;
      const found = isContext(element) ? own(element, name) : propertyOf(element, name);
      if (found !== undefined) return found;
    }
    return otherwise(run);
  };
}

/** Data of the context, else a built-in function mentioned as a value. */
const dataOr =
  (name: string, builtin: Value): Thunk =>
  (run) =>
    own(run.context, name) ?? builtin;

/** A name of nothing local. */
function compileOutside(name: string, node: Syntax, compiler: Compiler): Thunk {
  const builtin = builtinValue(name);
  if (builtin && !compiler.names.declares(name)) return dataOr(name, builtin);
  const misread = hasFullWidth(name) && !compiler.names.declares(name);
  if (misread || !compiler.names.allows(name)) return compiler.fail('feel-unknown-name', { name }, node);
  return readGlobal(name, positionOf(node));
}

function compileName(
  node: Syntax,
  scope: Scope | undefined,
  compiler: Compiler,
): { thunk: Thunk; path?: string } {
  const name = compiler.names.spell(compiler.text(node));
  const { elements, slot } = resolve(name, scope);
  if (slot !== undefined) return { thunk: throughElements(elements, name, (run) => run.slots[slot] ?? null) };
  const known = compiler.names.declares(name);
  if (elements.length > 0 && !known) {
    const builtin = builtinValue(name);
    return {
      thunk: throughElements(
        elements,
        name,
        builtin ? dataOr(name, builtin) : readGlobal(name, positionOf(node)),
      ),
    };
  }
  const thunk = throughElements(elements, name, compileOutside(name, node, compiler));
  return builtinValue(name) && !known ? { thunk } : { thunk, path: name };
}

const compileVariable: Handler = (node, scope, compiler) => {
  const { thunk, path } = compileName(node, scope, compiler);
  if (path !== undefined) compiler.mention(path);
  return thunk;
};

interface Step {
  readonly name: string;
  readonly at: Position;
}

/** The value at the beginning of a path, and the names that follow. */
function spineOf(node: Syntax, compiler: Compiler): { base: Syntax; steps: readonly Step[] } {
  const steps: Step[] = [];
  let base = node;
  while (base.name === 'PathExpression') {
    steps.unshift({
      name: compiler.names.spell(compiler.text(child(base, 2))),
      at: positionOf(child(base, 2)),
    });
    base = child(base, 0);
  }
  return { base, steps };
}

function follow(start: Thunk, steps: readonly Step[]): Thunk {
  const [only, another] = steps;
  if (only !== undefined && another === undefined) {
    const { name, at } = only;
    return (run) => readProperty(start(run), name, run, at);
  }
  return (run) => {
    let value = start(run);
    for (const { name, at } of steps) value = readProperty(value, name, run, at);
    return value;
  };
}

const compilePath: Handler = (node, scope, compiler) => {
  const { base, steps } = spineOf(node, compiler);
  if (base.name !== 'VariableName') return follow(compiler.compile(base, scope), steps);
  const { thunk, path } = compileName(base, scope, compiler);
  if (path !== undefined) compiler.mention([path, ...steps.map(({ name }) => name)].join('.'));
  return follow(thunk, steps);
};

export const pathHandlers = {
  VariableName: compileVariable,
  PathExpression: compilePath,
  '?': (_node, _scope, compiler) => {
    compiler.mentionInput();
    return (run) => run.input;
  },
} satisfies Record<string, Handler>;
