import type { Run } from './run.ts';
import { Special } from './special.ts';
import type { Value } from './value.ts';

/** A function as a value: defined in an expression, or a built-in one mentioned by its name. */
export class FeelFunction extends Special {
  override readonly kind = 'function';
  readonly name: string;
  /** Parameter names, where they are fixed. */
  readonly params: readonly string[] | undefined;
  readonly invoke: (args: readonly Value[], run: Run) => Value;

  constructor(
    name: string,
    params: readonly string[] | undefined,
    invoke: (args: readonly Value[], run: Run) => Value,
  ) {
    super();
    this.name = name;
    this.params = params;
    this.invoke = invoke;
  }
}
