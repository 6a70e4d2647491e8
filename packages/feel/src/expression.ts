import { callHandlers } from './calls.ts';
import { Compiler, type Handler, type HostFunction, type MisreadIn } from './compiler.ts';
import { iterationHandlers } from './iteration.ts';
import { toJson } from './json.ts';
import { literalHandlers } from './literals.ts';
import { KnownNames } from './names.ts';
import { operatorHandlers } from './operators.ts';
import { pathHandlers } from './paths.ts';
import type { FeelProblem, Warning } from './problem.ts';
import { Run, type Thunk } from './run.ts';
import { type Dialect, parse } from './syntax.ts';
import { testHandlers } from './tests.ts';
import { typeHandlers } from './type-tests.ts';
import type { Context, Json, JsonObject, Value } from './value.ts';

const handlers: Readonly<Record<string, Handler>> = {
  ...literalHandlers,
  ...pathHandlers,
  ...operatorHandlers,
  ...testHandlers,
  ...iterationHandlers,
  ...callHandlers,
  ...typeHandlers,
};

/** What a source may use beyond the language itself. */
export interface CompileOptions {
  /**
   * The paths that the context will have, such as `application.income`. When given, a path that begins with another name is
   * a problem; names with signs or blanks in them are recognised only when they are given.
   */
  readonly names?: readonly string[];
  /** Functions beyond the built-in ones, which they cannot replace. */
  readonly functions?: Readonly<Record<string, HostFunction>>;
}

/** What an evaluation answers: always a value, and what was noticed on the way. */
export interface Evaluated<T = Json> {
  readonly value: T;
  readonly warnings: readonly Warning[];
}

interface Refused {
  readonly ok: false;
  readonly source: string;
  readonly problems: readonly FeelProblem[];
}

/** An expression ready to be evaluated. Evaluating never throws: what cannot be worked out is null, with a warning. */
export interface CompiledExpression {
  readonly ok: true;
  readonly source: string;
  /** Paths of the context that are read, sorted. Names inside a filter count only when they were declared. */
  readonly names: readonly string[];
  /** Where an `in` takes in what its writer hardly meant it to. */
  readonly misread: readonly MisreadIn[];
  /** Never throws for what the writer or the data did wrong: the value is null then, and a warning says why. */
  evaluate(context: JsonObject): Evaluated;
}

/** Unary tests ready to be held against an input. Testing never throws. */
export interface CompiledTests {
  readonly ok: true;
  readonly source: string;
  readonly names: readonly string[];
  /** Where an `in` takes in what its writer hardly meant it to. */
  readonly misread: readonly MisreadIn[];
  /** Whether the input passes. What cannot be decided does not pass. */
  evaluate(context: JsonObject, input: Json): Evaluated<boolean>;
}

/** A compiled expression, or what is wrong with its source. */
export type Compiled = CompiledExpression | Refused;
/** Compiled tests, or what is wrong with their source. */
export type CompiledUnaryTests = CompiledTests | Refused;

interface Prepared {
  readonly thunk: Thunk;
  readonly names: readonly string[];
  readonly misread: readonly MisreadIn[];
}

function prepare(
  source: string,
  dialect: Dialect,
  { names: paths, functions }: CompileOptions,
): Prepared | readonly FeelProblem[] {
  const names = new KnownNames(paths);
  const parsed = parse(source, dialect, names.tree);
  if ('problems' in parsed) return parsed.problems;
  const compiler = new Compiler(source, names, handlers, functions);
  const thunk = compiler.compile(parsed.tree, undefined);
  return compiler.problems.length > 0
    ? compiler.problems
    : { thunk, names: compiler.mentioned, misread: compiler.misread };
}

function isProblems(prepared: Prepared | readonly FeelProblem[]): prepared is readonly FeelProblem[] {
  return Array.isArray(prepared);
}

/** Compiles an expression once, to be evaluated many times. */
export function compileExpression(source: string, options: CompileOptions = {}): Compiled {
  const prepared = prepare(source, 'Expression', options);
  if (isProblems(prepared)) return { ok: false, source, problems: prepared };
  const { thunk, names, misread } = prepared;
  const at = { from: 0, to: source.length };
  const evaluate = (context: JsonObject): Evaluated => {
    const run = new Run(readable(context), null);
    const value = thunk(run);
    const simple = typeof value === 'boolean' || typeof value === 'string' || value === null;
    return { value: simple ? value : toJson(value, run, at), warnings: run.warnings };
  };
  return { ok: true, source, names, misread, evaluate };
}

/** Compiles unary tests: the language of a decision table's cells, about one input. */
export function compileUnaryTests(source: string, options: CompileOptions = {}): CompiledUnaryTests {
  const prepared = prepare(source, 'UnaryTests', options);
  if (isProblems(prepared)) return { ok: false, source, problems: prepared };
  const { thunk, names, misread } = prepared;
  const evaluate = (context: JsonObject, input: Json): Evaluated<boolean> => {
    const run = new Run(readable(context), input as Value);
    return { value: thunk(run) === true, warnings: run.warnings };
  };
  return { ok: true, source, names, misread, evaluate };
}

/** JSON is part of what expressions compute with; an absent property reads as null wherever one is read. */
function readable(json: JsonObject): Context {
  return json as Context;
}

const known = new Map<string, Compiled>();
const mostKnown = 1000;

/** Compiles, keeping what was compiled before, and evaluates. */
export function evaluate(
  source: string,
  context: JsonObject,
): Evaluated | { readonly problems: readonly FeelProblem[] } {
  let compiled = known.get(source);
  if (compiled === undefined) {
    compiled = compileExpression(source);
    if (known.size >= mostKnown) known.clear();
    known.set(source, compiled);
  }
  return compiled.ok ? compiled.evaluate(context) : { problems: compiled.problems };
}
