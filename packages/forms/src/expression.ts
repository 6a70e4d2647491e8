import { compileExpression } from '@fiveones/feel';
import type { Json } from '@fiveones/definition';
import type { FormFunction } from './feel-functions.ts';

/** A compiled FEEL expression. Total: what cannot be worked out is null. */
export interface Expression {
  readonly source: string;
  /** `lookup` answers the value of a name, or undefined where there is none. */
  evaluate(lookup: (name: string) => Json | undefined): Json;
}

export type Compilation = { readonly ok: true; readonly expression: Expression } | { readonly ok: false; readonly message: string };

/** Compiles a source that may use these names; undefined names allow any. */
export function compile(source: string, names: readonly string[] | undefined, functions: Readonly<Record<string, FormFunction>>): Compilation {
  const compiled = compileExpression(source, { names, functions });
  if (!compiled.ok) return { ok: false, message: compiled.problems.map((problem) => problem.code).join(' ') };
  return {
    ok: true,
    expression: {
      source,
      evaluate: (lookup) => {
        const entries = compiled.names.flatMap((path): (readonly [string, Json])[] => {
          const [name = path] = path.split('.');
          const value = lookup(name);
          return value === undefined ? [] : [[name, value]];
        });
        return compiled.evaluate(Object.fromEntries(entries)).value;
      },
    },
  };
}
