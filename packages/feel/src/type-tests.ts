import { child, childNamed, type Compiler, type Handler } from './compiler.ts';
import type { Kind } from './special.ts';
import type { Syntax } from './syntax.ts';
import { isContext, isList, kindOf, own, type Value } from './value.ts';

/** Whether a value is of a type. Null is of no type but `Null`. */
type TypeTest = (value: Value) => boolean;

const plainTypes: readonly Kind[] = [
  'boolean',
  'number',
  'string',
  'list',
  'context',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
  'range',
  'function',
];

function plainType(name: string): TypeTest | undefined {
  if (name === 'Any') return (value) => value !== null;
  if (name === 'Null') return (value) => value === null;
  const kind = plainTypes.find((known) => known === name);
  return kind && ((value) => kindOf(value) === kind);
}

function listType(node: Syntax, compiler: Compiler): TypeTest {
  const inner = compileType(child(node, 2), compiler);
  return (value) => isList(value) && value.every((element) => element === null || inner(element));
}

function contextType(node: Syntax, compiler: Compiler): TypeTest {
  const entries = (childNamed(node, 'ContextEntryTypes')?.children ?? [])
    .filter(({ name }) => name === 'ContextEntryType')
    .map((entry) => ({
      name: compiler.names.spell(compiler.text(child(entry, 0))),
      type: compileType(child(entry, 1), compiler),
    }));
  return (value) =>
    isContext(value) &&
    entries.every(({ name, type }) => {
      const entry = own(value, name);
      return entry !== undefined && (entry === null || type(entry));
    });
}

type TypeHandler = (node: Syntax, compiler: Compiler) => TypeTest;

const structured: Readonly<Record<string, TypeHandler>> = {
  ListType: listType,
  ContextType: contextType,
  FunctionType: () => (value) => kindOf(value) === 'function',
};

/** Compiles the type after `instance of` or behind a parameter. */
export function compileType(node: Syntax, compiler: Compiler): TypeTest {
  const type = node.name === 'Type' ? child(node, 0) : node;
  const handler = structured[type.name];
  if (handler) return handler(type, compiler);
  const name = compiler.text(type).replace(/\s+/g, ' ');
  const test = plainType(name);
  if (test === undefined) compiler.fail('feel-unknown-name', { name }, type);
  return test ?? (() => false);
}

const compileInstanceOf: Handler = (node, scope, compiler) => {
  const value = compiler.compile(child(node, 0), scope);
  const test = compileType(child(node, -1), compiler);
  return (run) => test(value(run));
};

export const typeHandlers = { InstanceOfExpression: compileInstanceOf } satisfies Record<string, Handler>;
