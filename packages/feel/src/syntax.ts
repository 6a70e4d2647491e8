import { normalizeContextKey, parser, trackVariables } from 'lezer-feel';
import type { FeelProblem, Position } from './problem.ts';

/** Longest source, in UTF-16 units. */
const longestSource = 10_000;
/** Deepest nesting of brackets, calls, conditions and loops. */
const deepestNesting = 64;
/** The parser gives up on longer chains of `and`, `or`, `+`. */
const deepestTree = 250;

/** A node of the syntax tree. Its name is the one that the grammar gives it. */
export interface Syntax extends Position {
  readonly name: string;
  readonly children: readonly Syntax[];
}

/** A whole expression, or the tests of a cell of a decision table. */
export type Dialect = 'Expression' | 'UnaryTests';

/** A parsed source, or what is wrong with it. */
export type Parsed = { readonly tree: Syntax } | { readonly problems: readonly FeelProblem[] };

/** Names that the parser may meet, so that it can tell `a-b` from a difference. */
export interface NameTree {
  readonly [name: string]: NameTree;
}

type Cursor = ReturnType<ReturnType<typeof parser.parse>['cursor']>;
type Parser = typeof parser;

const plain: Readonly<Record<Dialect, Parser>> = {
  Expression: parser.configure({ top: 'Expression' }),
  UnaryTests: parser.configure({ top: 'UnaryTests' }),
};

// `instance` is a name of ours, though the grammar keeps the word for `instance of`; a source uses one or the other.
const instanceAsName = /\binstance\b(?!\s+of\b)/;
const withInstance = (source: string, names: NameTree): NameTree =>
  instanceAsName.test(source) && !Object.hasOwn(names, 'instance') ? { ...names, instance: {} } : names;

/** Parses a source. The first mistake is reported; what comes after it is often only its consequence. */
export function parse(source: string, dialect: Dialect, declared: NameTree): Parsed {
  const tooBig = measure(source);
  if (tooBig) return { problems: [tooBig] };
  const names = withInstance(source, declared);
  const isPlain = Object.keys(names).length === 0;
  const configured = isPlain
    ? plain[dialect]
    : parser.configure({ top: dialect, contextTracker: trackVariables(names) });
  const reading: Reading = { broken: undefined, deepest: 0, nesting: 0 };
  const tree = read(configured.parse(source).cursor(), reading, { level: 0, nesting: 0 });
  if (reading.nesting > deepestNesting || (reading.broken && reading.deepest > deepestTree)) {
    return { problems: [problem('feel-too-deep', { most: deepestNesting }, whole(source))] };
  }
  if (reading.broken) return { problems: [syntaxProblem(source, reading.broken)] };
  return { tree };
}

/** The name as it is compared: one blank around each sign inside it. */
export function normalName(text: string): string {
  return normalizeContextKey(text);
}

function problem(code: FeelProblem['code'], params: FeelProblem['params'], at: Position): FeelProblem {
  return { code, params, at };
}

function whole(source: string): Position {
  return { from: 0, to: source.length };
}

/** Refuses what would take the parser long: it is a scan over strings, comments and brackets. */
function measure(source: string): FeelProblem | undefined {
  if (source.length > longestSource)
    return problem('feel-too-long', { most: longestSource, length: source.length }, whole(source));
  let depth = 0;
  for (const { 0: token, index } of source.matchAll(
    /"(?:[^"\\]|\\[^])*"|\/\/[^\n]*|\/\*[^]*?\*\/|[()[\]{}]/g,
  )) {
    if ('([{'.includes(token)) depth++;
    if (')]}'.includes(token)) depth = Math.max(0, depth - 1);
    if (depth > deepestNesting)
      return problem('feel-too-deep', { most: deepestNesting }, { from: index, to: index + 1 });
  }
  return undefined;
}

interface Reading {
  broken: Syntax | undefined;
  deepest: number;
  nesting: number;
}

const nests = new Set([
  'ForExpression',
  'IfExpression',
  'QuantifiedExpression',
  'FunctionDefinition',
  'FunctionInvocation',
  'FilterExpression',
  'List',
  'Context',
  'Interval',
  'ParenthesizedExpression',
  'DateTimeLiteral',
  'Type',
]);
/** Chains are evaluated in a loop, so their length is no nesting. A sign or a second comparison is. */
const chains = new Set(['ArithmeticExpression', 'Disjunction', 'Conjunction', 'PathExpression']);

interface Place {
  readonly level: number;
  readonly nesting: number;
}

function read(cursor: Cursor, reading: Reading, place: Place): Syntax {
  const { name, from, to } = cursor;
  const broken = cursor.type.isError;
  const children: Syntax[] = [];
  const nesting = place.nesting + (nests.has(name) ? 1 : 0);
  reading.deepest = Math.max(reading.deepest, place.level);
  reading.nesting = Math.max(reading.nesting, nesting);
  if (cursor.firstChild()) {
    do {
      if (cursor.name === 'LineComment' || cursor.name === 'BlockComment') continue;
      const first = children.length === 0;
      const deeper = cursor.name === name && (!first || !chains.has(name)) && !nests.has(name) ? 1 : 0;
      children.push(read(cursor, reading, { level: place.level + 1, nesting: nesting + deeper }));
    } while (cursor.nextSibling());
    cursor.parent();
  }
  const node = { name, from, to, children };
  if (broken && (reading.broken === undefined || from < reading.broken.from)) reading.broken = node;
  return node;
}

const fullWidth: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '：': ':',
  '“': '"',
  '”': '"',
  '＜': '<',
  '＞': '>',
  '＝': '=',
  '＋': '+',
  '－': '-',
  '×': '*',
  '÷': '/',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '【': '[',
  '】': ']',
  '、': ',',
  '。': '.',
};

/** The first full-width sign in a stretch of the source that has an ASCII sign of the same meaning. */
export function fullWidthProblem(source: string, { from, to }: Position): FeelProblem | undefined {
  for (let index = from; index < to; index++) {
    const character = source.charAt(index);
    const instead = Object.hasOwn(fullWidth, character) ? fullWidth[character] : undefined;
    if (instead !== undefined)
      return problem('feel-full-width', { character, instead }, { from: index, to: index + 1 });
  }
  return undefined;
}

/** Whether a name holds a full-width sign that was probably meant as an ASCII one. */
export function hasFullWidth(name: string): boolean {
  return Array.from(name).some((character) => Object.hasOwn(fullWidth, character));
}

function syntaxProblem(source: string, broken: Syntax): FeelProblem {
  const rest = { from: broken.from, to: Math.max(broken.to, Math.min(source.length, broken.from + 1)) };
  const near = source.slice(broken.from, broken.from + 20).trim();
  return fullWidthProblem(source, rest) ?? problem('feel-syntax', { near }, rest);
}
