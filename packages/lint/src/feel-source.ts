import type { Decision } from '@fiveones/definition';
import {
  compileDecision,
  compileExpression,
  compileUnaryTests,
  type Compiled,
  type CompiledDecision,
  type CompiledUnaryTests,
  type HostFunction,
} from '@fiveones/feel';

const answersNull = (...params: readonly string[]): HostFunction => ({ params, call: () => null });

/** Functions of this trade, by their parameters only: they are called elsewhere, never here. */
export const tradeFunctions: Readonly<Record<string, HostFunction>> = {
  addWorkdays: answersNull('date', 'n'),
  addDays: answersNull('date', 'n'),
  ageAt: answersNull('birthDate', 'date'),
  maskId: answersNull('id'),
  maskName: answersNull('name'),
  sample: answersNull('rate', 'key'),
  idValid: answersNull('id'),
  idBirthDate: answersNull('id'),
  idGender: answersNull('id'),
  luhnValid: answersNull('account'),
};

/** A text of FEEL, made ready once: designers change one text at a time. */
export function compiled(source: string, tests: boolean): Compiled | CompiledUnaryTests {
  const known = tests ? knownTests : knownExpressions;
  const found = known.get(source);
  if (found) return found;
  const made = tests
    ? compileUnaryTests(source, { functions: tradeFunctions })
    : compileExpression(source, { functions: tradeFunctions });
  if (known.size >= mostKnown) known.clear();
  known.set(source, made);
  return made;
}

const mostKnown = 10_000;
const knownTests = new Map<string, Compiled | CompiledUnaryTests>();
const knownExpressions = new Map<string, Compiled | CompiledUnaryTests>();

const knownTables = new WeakMap<Decision, CompiledDecision>();

/** A decision table, made ready once a value. */
export function compiledTable(decision: Decision): CompiledDecision {
  const made = knownTables.get(decision) ?? compileDecision(decision, { functions: tradeFunctions });
  knownTables.set(decision, made);
  return made;
}

/** The source without what stands in quotes, so that words and numbers in it are names and numbers of the rule. */
export function withoutTexts(source: string): string {
  return source.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}

/** Numbers written into an expression. */
export function numbersIn(source: string): readonly string[] {
  return withoutTexts(source).match(/(?<![\w.@])\d+(?:\.\d+)?(?![\w])/g) ?? [];
}

/** Keys of the objects that an expression makes: `{basis: "person"}`. */
export function keysIn(source: string): readonly string[] {
  return [...withoutTexts(source).matchAll(/[{,]\s*([A-Za-z]\w*)\s*:/g)].map(([, key]) => key ?? '');
}

/** Ids of the parameters that an expression reads. */
export function parametersIn(source: string): readonly string[] {
  return [...withoutTexts(source).matchAll(/(?<![\w.])param\.([A-Za-z]\w*)/g)].map(([, id]) => id ?? '');
}

/** Ids of the lists that an expression reads. */
export function listsIn(source: string): readonly string[] {
  return [...withoutTexts(source).matchAll(/(?<![\w.])list\.([A-Za-z]\w*)/g)].map(([, id]) => id ?? '');
}

/** Comparisons of a path with a text: `a.b = "x"`, `a.b in ("x", "y")`. */
export function comparisonsIn(source: string): readonly { readonly path: string; readonly value: string }[] {
  const equal = [...source.matchAll(/(?<![\w.])([A-Za-z]\w*(?:\.\w+)+)\s*!?=\s*"((?:[^"\\]|\\.)*)"/g)].map(
    ([, path = '', value = '']) => ({ path, value }),
  );
  const lists = [...source.matchAll(/(?<![\w.])([A-Za-z]\w*(?:\.\w+)+)\s+in\s*\(([^()]*)\)/g)].flatMap(
    ([, path = '', list = '']) =>
      [...list.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, value = '']) => ({ path, value })),
  );
  return [...equal, ...lists];
}
