import { tradeFunctions, type Decision, type FeelPlace } from '@fiveones/definition';
import {
  compileDecision,
  compileExpression,
  compileUnaryTests,
  type Compiled,
  type CompiledDecision,
  type CompiledUnaryTests,
  type HostFunction,
} from '@fiveones/feel';

/** Functions of this trade at a place, by their parameters only: they are called elsewhere, never here. */
const functionsAt = (place: FeelPlace): Readonly<Record<string, HostFunction>> =>
  Object.fromEntries(
    Object.entries(tradeFunctions)
      .filter(([, { in: places }]) => (places as readonly FeelPlace[]).includes(place))
      .map(([name, { params }]) => [name, { params, call: () => null }]),
  );

const functions = { forms: functionsAt('forms'), charts: functionsAt('charts') } satisfies Record<
  FeelPlace,
  Readonly<Record<string, HostFunction>>
>;

/** A text of FEEL and where it stands. */
export interface Written {
  readonly source: string;
  /** Unary tests, as in the cells of a decision table. */
  readonly tests: boolean;
  readonly file: string;
}

/** A text of FEEL, made ready once: designers change one text at a time. */
export function compiled({ source, tests, file }: Written): Compiled | CompiledUnaryTests {
  const place = /^(forms|types)\//.test(file) ? 'forms' : 'charts';
  const key = `${place} ${tests ? 'tests' : 'one'} ${source}`;
  const found = known.get(key);
  if (found) return found;
  const options = { functions: functions[place] };
  const made = tests ? compileUnaryTests(source, options) : compileExpression(source, options);
  if (known.size >= mostKnown) known.clear();
  known.set(key, made);
  return made;
}

const mostKnown = 20_000;
const known = new Map<string, Compiled | CompiledUnaryTests>();

const knownTables = new WeakMap<Decision, CompiledDecision>();

/** A decision table, made ready once a value. */
export function compiledTable(decision: Decision): CompiledDecision {
  const made = knownTables.get(decision) ?? compileDecision(decision, { functions: functions.charts });
  knownTables.set(decision, made);
  return made;
}

/** The source without what stands in quotes, so that words and numbers in it are names and numbers of the rule. */
export function withoutTexts(source: string): string {
  return source.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}

/** Paths that an expression may answer with: those that it only tests (`if … then`) left out. */
export function namesGivenBy(source: string): readonly string[] {
  const answers = withoutTexts(source).replace(/\bif\b[^]*?\bthen\b/g, ' ');
  return [...new Set(answers.match(/(?<![\w.])[A-Za-z]\w*(?:\.\w+)+/g) ?? [])];
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
