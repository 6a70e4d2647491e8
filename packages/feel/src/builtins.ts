import type { Builtin, Call } from './builtin.ts';
import { contextBuiltins } from './builtins/contexts.ts';
import { conversionBuiltins } from './builtins/conversions.ts';
import { listBuiltins } from './builtins/lists.ts';
import { aggregateBuiltins } from './builtins/aggregates.ts';
import { numberBuiltins } from './builtins/numbers.ts';
import { rangeBuiltins } from './builtins/ranges.ts';
import { stringBuiltins } from './builtins/strings.ts';
import { temporalBuiltins } from './builtins/temporals.ts';
import { FeelFunction } from './function.ts';
import type { Position } from './problem.ts';
import { mostElements, type Run } from './run.ts';
import type { Value } from './value.ts';

export type { Builtin, Signature } from './builtin.ts';

const all = new Map<string, Builtin>(
  [
    ...conversionBuiltins,
    ...stringBuiltins,
    ...numberBuiltins,
    ...aggregateBuiltins,
    ...listBuiltins,
    ...contextBuiltins,
    ...temporalBuiltins,
    ...rangeBuiltins,
  ].map((builtin) => [builtin.name, builtin]),
);

export function builtinNamed(name: string): Builtin | undefined {
  return all.get(name);
}

/** Calls a built-in in the way that the arguments were found to fit. */
export function callBuiltin(
  { name, signature, at }: { name: string; signature: Builtin['signatures'][number]; at: Position },
  args: readonly Value[],
  run: Run,
): Value {
  const call: Call = { run, name, at };
  const result = signature.invoke(args, call);
  if (!Array.isArray(result)) return result;
  if (result.length > mostElements) return run.warn('feel-too-large', { most: mostElements }, at);
  return run.step(at, result.length) ? result : null;
}

function valueOf(builtin: Builtin): FeelFunction {
  const { name, signatures } = builtin;
  const at = { from: 0, to: 0 };
  return new FeelFunction(name, signatures[0]?.params, (args, run) => {
    const signature = signatures.find(
      ({ params, required, variadic }) =>
        args.length >= required && (variadic || args.length <= params.length),
    );
    if (signature === undefined)
      return run.warn('feel-argument', { function: name, parameter: '', kind: 'null' }, at);
    return callBuiltin({ name, signature, at }, args, run);
  });
}

const values = new Map<string, FeelFunction>(
  [...all.values()].map((builtin) => [builtin.name, valueOf(builtin)]),
);

/** A built-in function as a value, to hand to another function. */
export function builtinValue(name: string): FeelFunction | undefined {
  return name === '@' ? undefined : values.get(name);
}
