import type { KnownNames } from './names.ts';
import type { FeelProblem, ProblemCode, Params, Position } from './problem.ts';
import type { Thunk } from './run.ts';
import type { Json } from './value.ts';
import type { Scope } from './scope.ts';
import { fullWidthProblem, type Syntax } from './syntax.ts';

/** Turns one kind of syntax node into a closure. */
export type Handler = (node: Syntax, scope: Scope | undefined, compiler: Compiler) => Thunk;

/** A function that the caller lends to the language. Arguments and result are JSON, dates as ISO text; it never throws. */
export interface HostFunction {
  readonly params: readonly string[];
  call(args: readonly Json[]): Json;
}

/**
 * An `in` that is hardly meant as it is read, and how it would be written: one without brackets that takes in the `and`
 * or `or` behind it (`greedy`), or one behind a `not` that is read as the end of a name (`not`).
 */
export interface MisreadIn {
  readonly kind: 'greedy' | 'not';
  readonly at: Position;
  readonly written: string;
  readonly meant: string;
}

/** One compilation: hands each node to the handler of its kind and gathers what was found on the way. */
export class Compiler {
  readonly source: string;
  readonly names: KnownNames;
  readonly problems: FeelProblem[] = [];
  readonly misread: MisreadIn[] = [];
  /** Functions that the caller lends to the language. */
  readonly functions: Readonly<Record<string, HostFunction>>;
  private readonly handlers: Readonly<Record<string, Handler>>;
  private readonly paths = new Set<string>();
  private slots = 0;
  private inputs = 0;

  constructor(
    source: string,
    names: KnownNames,
    handlers: Readonly<Record<string, Handler>>,
    functions: Readonly<Record<string, HostFunction>> = {},
  ) {
    this.functions = functions;
    this.source = source;
    this.names = names;
    this.handlers = handlers;
  }

  compile(node: Syntax, scope: Scope | undefined): Thunk {
    const handler = Object.hasOwn(this.handlers, node.name) ? this.handlers[node.name] : undefined;
    return handler
      ? handler(node, scope, this)
      : this.fail('feel-syntax', { near: this.text(node).slice(0, 20) }, node);
  }

  text({ from, to }: Position): string {
    return this.source.slice(from, to);
  }

  /** A place for the value of one local name. */
  newSlot(): number {
    return this.slots++;
  }

  /** Notes that a path of the context is read. */
  mention(path: string): void {
    this.paths.add(path);
  }

  /** Every path read, without those that another path begins with. */
  get mentioned(): readonly string[] {
    return [...this.paths].toSorted();
  }

  /** Notes an `in` that is hardly meant so. */
  mentionMisread(misread: MisreadIn): void {
    this.misread.push(misread);
  }

  /** Notes that the value under test is read by its sign `?`. */
  mentionInput(): void {
    this.inputs++;
  }

  /** Compiles a test and tells whether it speaks of the value under test. */
  compileTested(
    node: Syntax,
    scope: Scope | undefined,
  ): { readonly thunk: Thunk; readonly usesInput: boolean } {
    const before = this.inputs;
    const thunk = this.compile(node, scope);
    return { thunk, usesInput: this.inputs > before };
  }

  /** Reports a problem; a full-width sign is named as such, since it is the likelier mistake. */
  fail(code: ProblemCode, params: Params, { from, to }: Position): Thunk {
    const at = { from, to };
    this.problems.push(fullWidthProblem(this.source, at) ?? { code, params, at });
    return () => null;
  }
}

/** The child that the grammar promises. */
export function child(node: Syntax, index: number): Syntax {
  const found = node.children.at(index);
  if (found === undefined) throw new Error(`${node.name} has no child ${index}`);
  return found;
}

/** The child of that name, if there is one. */
export function childNamed(node: Syntax, name: string): Syntax | undefined {
  return node.children.find((part) => part.name === name);
}

export function positionOf({ from, to }: Position): Position {
  return { from, to };
}
