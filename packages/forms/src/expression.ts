import { compileExpression, type FeelProblem } from '@fiveones/feel';
import type { Json } from '@fiveones/definition';
import type { FormFunction } from './feel-functions.ts';
import { toJson } from './value.ts';

/** A compiled FEEL expression. Total: what cannot be worked out is null. */
export interface Expression {
  readonly source: string;
  /** Whether a name may be read in it. */
  reads(name: string): boolean;
  /** `lookup` answers the value of a name, or undefined where there is none. */
  evaluate(lookup: (name: string) => Json | undefined): Json;
}

type Compilation =
  { readonly ok: true; readonly expression: Expression } | { readonly ok: false; readonly message: string };

/** Words that may be names: within a filter it only shows at run time whether one means a field of the element. */
function wordsIn(source: string): readonly string[] {
  return [...new Set(source.match(/[\p{L}_][\p{L}\p{N}_]*/gu))];
}

/** What a source may use. */
interface Vocabulary {
  readonly names: readonly string[];
  /** Whether any other name is taken for data that is not known here. */
  readonly open: boolean;
  readonly functions: Readonly<Record<string, FormFunction>>;
}

/** Sources that were compiled before, by the functions that they may call: forms share most of theirs. */
const known = new WeakMap<Vocabulary['functions'], Map<string, Compilation>>();
const mostKnown = 5_000;

/** Compiles a source that may use these names. */
export function compile(source: string, { names: all, open, functions }: Vocabulary): Compilation {
  const words = wordsIn(source);
  // The parser's work grows with the names it is told, and a form has hundreds of which a source uses a few.
  const names = all.filter((name) => words.includes(name.split('.')[0] ?? name));
  const before = known.get(functions) ?? new Map<string, Compilation>();
  known.set(functions, before);
  const key = JSON.stringify([source, open, names]);
  const compiled = before.get(key) ?? compiledAnew(source, words, { names, open, functions });
  if (before.size >= mostKnown) before.clear();
  before.set(key, compiled);
  return compiled;
}

function compiledAnew(
  source: string,
  words: readonly string[],
  { names, open, functions }: Vocabulary,
): Compilation {
  const strict = compileExpression(source, { names, functions });
  const unknown = strict.ok || !open ? [] : unknownNames(strict.problems);
  const compiled =
    unknown.length === 0 ? strict : compileExpression(source, { names: [...names, ...unknown], functions });
  if (!compiled.ok)
    return { ok: false, message: compiled.problems.map((problem) => problem.code).join('、') };
  const evaluate: Expression['evaluate'] = (lookup) => {
    const context: Record<string, Json> = {};
    for (const word of words) {
      const value = lookup(word);
      if (value !== undefined) context[word] = value;
    }
    return toJson(compiled.evaluate(context).value);
  };
  return { ok: true, expression: { source, reads: (name) => words.includes(name), evaluate } };
}

function unknownNames(problems: readonly FeelProblem[]): readonly string[] {
  return problems.flatMap(({ code, params }) =>
    code === 'feel-unknown-name' && typeof params['name'] === 'string' ? [params['name']] : [],
  );
}
