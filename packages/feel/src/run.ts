import type { Params, Position, Warning, WarningCode } from './problem.ts';
import type { Context, Value } from './value.ts';

/** Steps that one evaluation may take: rounds of loops, calls of functions, elements of lists made. */
export const mostSteps = 100_000;
/** Elements of a list, characters of a text made by an expression. */
export const mostElements = 100_000;
export const mostCharacters = 1_000_000;
const mostWarnings = 100;
const deepestCalls = 64;

/** One evaluation: what it reads, where its local names live, and what it has to say. */
export class Run {
  readonly context: Context;
  /** The value that unary tests are about. */
  input: Value;
  /** Values of the local names, by the places that the compiler gave them. */
  slots: Value[] = [];
  readonly warnings: Warning[] = [];
  private steps = 0;
  private depth = 0;

  constructor(context: Context, input: Value) {
    this.context = context;
    this.input = input;
  }

  /** Notes a warning and gives the value that goes with it. */
  warn(code: WarningCode, params: Params, at: Position): null {
    if (this.warnings.length < mostWarnings) this.warnings.push({ code, params, at });
    return null;
  }

  /** Takes steps; false, once with a warning, when there have been too many. */
  step(at: Position, count = 1): boolean {
    if (this.steps > mostSteps) return false;
    this.steps += count;
    if (this.steps <= mostSteps) return true;
    this.warn('feel-too-many-steps', { most: mostSteps }, at);
    return false;
  }

  /** Enters a function with its own slots, and leaves it again. */
  within(slots: Value[], at: Position, body: (run: Run) => Value): Value {
    if (this.depth >= deepestCalls) return this.warn('feel-too-many-steps', { most: deepestCalls }, at);
    if (!this.step(at)) return null;
    const outer = this.slots;
    this.slots = slots;
    this.depth++;
    const value = body(this);
    this.depth--;
    this.slots = outer;
    return value;
  }
}

/** A compiled expression. */
export type Thunk = (run: Run) => Value;
