import { type Builtin, builtinNamed, callBuiltin, type Signature } from './builtins.ts';
import { child, childNamed, type Compiler, type Handler, positionOf } from './compiler.ts';
import { FeelFunction } from './function.ts';
import { toJson } from './json.ts';
import { unquote } from './literals.ts';
import { resolve, type Scope, scopeOf } from './scope.ts';
import type { Run, Thunk } from './run.ts';
import type { Syntax } from './syntax.ts';
import { compileType } from './type-tests.ts';
import { isContext, kindOf, own, type Value } from './value.ts';

interface Arguments {
  readonly thunks: readonly Thunk[];
  /** Names of the parameters, when the call gives them. */
  readonly names: readonly string[] | undefined;
}

function compileArguments(node: Syntax, scope: Scope | undefined, compiler: Compiler): Arguments {
  const named = childNamed(node, 'NamedParameters');
  if (named === undefined) {
    const given = childNamed(node, 'PositionalParameters')?.children ?? [];
    return { thunks: given.map((argument) => compiler.compile(argument, scope)), names: undefined };
  }
  const given = named.children.filter(({ name }) => name === 'NamedParameter');
  return {
    thunks: given.map((argument) => compiler.compile(child(argument, 1), scope)),
    names: given.map((argument) => compiler.names.spell(compiler.text(child(argument, 0)))),
  };
}

function evaluateAll(thunks: readonly Thunk[], run: Run): Value[] {
  const values: Value[] = [];
  for (const thunk of thunks) values.push(thunk(run));
  return values;
}

function takes(signature: Omit<Signature, 'invoke'>, count: number): boolean {
  return count >= signature.required && (signature.variadic || count <= signature.params.length);
}

/** The arguments in the order of a signature's parameters, or undefined when their names do not fit it. */
function arranged(
  { thunks, names }: Arguments,
  signature: Omit<Signature, 'invoke'>,
): readonly Thunk[] | undefined {
  if (names === undefined) return takes(signature, thunks.length) ? thunks : undefined;
  if (new Set(names).size < names.length || names.some((name) => !signature.params.includes(name)))
    return undefined;
  const places = signature.params.map((param) => names.indexOf(param));
  if (places.slice(0, signature.required).includes(-1)) return undefined;
  return places
    .slice(0, places.findLastIndex((place) => place >= 0) + 1)
    .map((place) => thunks[place] ?? absent);
}

const absent: Thunk = () => null;

/** The parameters of a built-in as its writer would type them. */
function usage({ signatures }: Builtin): string {
  return signatures
    .map(({ params, variadic }) => `(${params.join(', ')}${variadic ? ', …' : ''})`)
    .join(' / ');
}

function compileBuiltin(builtin: Builtin, node: Syntax, given: Arguments, compiler: Compiler): Thunk {
  const at = positionOf(node);
  const { name } = builtin;
  for (const signature of builtin.signatures) {
    const thunks = arranged(given, signature);
    if (thunks) return (run) => callBuiltin({ name, signature, at }, evaluateAll(thunks, run), run);
  }
  if (given.names === undefined) {
    return compiler.fail(
      'feel-argument-count',
      { function: name, given: given.thunks.length, usage: usage(builtin) },
      node,
    );
  }
  return compiler.fail(
    'feel-argument-name',
    { function: name, given: given.names.join(', '), usage: usage(builtin) },
    node,
  );
}

/** A call of a function that the caller lent. Values cross the border as JSON both ways. */
function compileHost(name: string, node: Syntax, given: Arguments, compiler: Compiler): Thunk {
  const host = compiler.functions[name];
  if (host === undefined) return compiler.fail('feel-unknown-function', { name }, node);
  const at = positionOf(node);
  const thunks = arranged(given, { params: host.params, required: host.params.length, variadic: false });
  // JSON is part of what expressions compute with; an absent property reads as null wherever one is read.
  if (thunks)
    return (run) => host.call(evaluateAll(thunks, run).map((value) => toJson(value, run, at))) as Value;
  return compiler.fail(
    'feel-argument-count',
    { function: name, given: given.thunks.length, usage: `(${host.params.join(', ')})` },
    node,
  );
}

/** Calls whatever the callee turns out to be. */
function compileDynamic(callee: Thunk, node: Syntax, { thunks, names }: Arguments): Thunk {
  const at = positionOf(node);
  return (run) => {
    const target = callee(run);
    const values = evaluateAll(thunks, run);
    if (!(target instanceof FeelFunction)) return run.warn('feel-no-function', { kind: kindOf(target) }, at);
    if (names === undefined) return target.invoke(values, run);
    const params = target.params ?? [];
    if (names.length !== params.length || names.some((name) => !params.includes(name))) {
      return run.warn(
        'feel-argument',
        { function: target.name, parameter: names.join(', '), kind: 'null' },
        at,
      );
    }
    return target.invoke(
      params.map((param) => values[names.indexOf(param)] ?? null),
      run,
    );
  };
}

/** A function that the element of a filter holds under a name. */
function compileInFilter(name: string, node: Syntax, scope: Scope | undefined): Thunk {
  const { elements } = resolve(name, scope);
  const at = positionOf(node);
  return (run) => {
    for (const slot of elements) {
      const element = run.slots[slot] ?? null;
      const found = isContext(element) ? own(element, name) : undefined;
      if (found !== undefined) return found;
    }
    return run.warn('feel-missing', { name, kind: 'function' }, at);
  };
}

const compileInvocation: Handler = (node, scope, compiler) => {
  const callee = child(node, 0);
  const given = compileArguments(node, scope, compiler);
  if (callee.name !== 'VariableName' && callee.name !== 'SpecialFunctionName') {
    return compileDynamic(compiler.compile(callee, scope), node, given);
  }
  const name = compiler.names.spell(compiler.text(callee));
  const { elements, slot } = resolve(name, scope);
  if (slot !== undefined) return compileDynamic((run) => run.slots[slot] ?? null, node, given);
  const builtin = builtinNamed(name);
  if (builtin) return compileBuiltin(builtin, node, given, compiler);
  if (Object.hasOwn(compiler.functions, name)) return compileHost(name, node, given, compiler);
  if (elements.length > 0) return compileDynamic(compileInFilter(name, callee, scope), node, given);
  return compiler.fail('feel-unknown-function', { name }, callee);
};

/** `date(…)` and its like are calls; `@"…"` is whatever its text says. */
const compileDateTime: Handler = (node, scope, compiler) => {
  const head = child(node, 0);
  const name = head.name === 'AtLiteral' ? '@' : compiler.text(head).replace(/\s+/g, ' ');
  const builtin = builtinNamed(name);
  if (builtin === undefined) return compiler.fail('feel-unknown-function', { name }, node);
  if (name !== '@') return compileBuiltin(builtin, node, compileArguments(node, scope, compiler), compiler);
  const text = unquote(compiler.text(child(head, -1)));
  return compileBuiltin(builtin, node, { thunks: [() => text], names: undefined }, compiler);
};

const compileDefinition: Handler = (node, outer, compiler) => {
  if (childNamed(node, 'external')) return compiler.fail('feel-not-available', { name: 'external' }, node);
  const formal =
    childNamed(node, 'FormalParameters')?.children.filter(({ name }) => name === 'FormalParameter') ?? [];
  const params = formal.map((parameter) => compiler.names.spell(compiler.text(child(parameter, 0))));
  const types = formal.map((parameter) => {
    const type = childNamed(parameter, 'Type');
    return type ? compileType(type, compiler) : undefined;
  });
  const slots = params.map(() => compiler.newSlot());
  const body = compiler.compile(
    child(child(node, -1), 0),
    scopeOf(
      outer,
      params.map((name, index) => [name, slots[index] ?? 0]),
    ),
  );
  const at = positionOf(node);
  const wrongArgument = (args: readonly Value[]): number =>
    types.findIndex(
      (type, index) => type !== undefined && args[index] !== null && !type(args[index] ?? null),
    );
  return (run) => {
    const captured = run.slots.slice();
    const invoke = (args: readonly Value[], caller: Run): Value => {
      if (args.length !== params.length)
        return caller.warn(
          'feel-argument',
          { function: 'function', parameter: params.join(', '), kind: 'null' },
          at,
        );
      const wrong = wrongArgument(args);
      if (wrong >= 0)
        return caller.warn(
          'feel-argument',
          { function: 'function', parameter: params[wrong] ?? '', kind: kindOf(args[wrong] ?? null) },
          at,
        );
      const inner = captured.slice();
      slots.forEach((slot, index) => (inner[slot] = args[index] ?? null));
      return caller.within(inner, at, body);
    };
    return new FeelFunction('function', params, invoke);
  };
};

export const callHandlers = {
  FunctionInvocation: compileInvocation,
  DateTimeLiteral: compileDateTime,
  FunctionDefinition: compileDefinition,
} satisfies Record<string, Handler>;
