/** One comparison of a condition: a field (dotted path), how it is compared, and a literal as FEEL writes it. */
export interface Clause {
  readonly field: string;
  readonly compare: Comparison;
  /** `"重病"`, `3`, `true`; empty for filled and empty. */
  readonly literal: string;
}

/** How a field can be compared in a sentence. */
export type Comparison = '=' | '!=' | '>' | '>=' | '<' | '<=' | 'filled' | 'empty';
export const comparisons: readonly Comparison[] = ['=', '!=', '>', '>=', '<', '<=', 'filled', 'empty'];

/** A condition simple enough for a sentence: comparisons that must all hold, or of which one must. */
export interface Condition {
  readonly join: 'and' | 'or';
  readonly clauses: readonly Clause[];
}

const clausePattern =
  /^([A-Za-z][\w.]*)\s*(!=|>=|<=|=|>|<)\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null|param\.[A-Za-z]\w*)$/;

/** Reads FEEL as a sentence; `undefined` when it says more than a sentence can, and must stay a formula. */
export const readCondition = (feel: string): Condition | undefined => {
  const ands = split(feel, 'and');
  const ors = split(feel, 'or');
  if (ands.length > 1 && ors.length > 1) return undefined;
  const clauses = (ors.length > 1 ? ors : ands).map(readClause);
  return clauses.every((clause) => clause !== undefined)
    ? { join: ors.length > 1 ? 'or' : 'and', clauses }
    : undefined;
};

const readClause = (text: string): Clause | undefined => {
  const match = clausePattern.exec(text.trim());
  const [, field, compare, literal] = match ?? [];
  if (field === undefined || compare === undefined || literal === undefined)
    return /^[A-Za-z][\w.]*$/.test(text.trim())
      ? { field: text.trim(), compare: '=', literal: 'true' }
      : undefined;
  if (literal === 'null')
    return compare === '='
      ? { field, compare: 'empty', literal: '' }
      : compare === '!='
        ? { field, compare: 'filled', literal: '' }
        : undefined;
  const known = comparisons.find((one) => one === compare);
  return known === undefined ? undefined : { field, compare: known, literal };
};

/** Splits at a word that stands outside of quotes and brackets. */
const split = (text: string, word: 'and' | 'or'): readonly string[] => {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '"' && text[at - 1] !== '\\') quoted = !quoted;
    if (quoted) continue;
    if ('([{'.includes(char)) depth++;
    if (')]}'.includes(char)) depth--;
    if (depth === 0 && text.startsWith(` ${word} `, at)) {
      parts.push(text.slice(from, at));
      from = at + word.length + 2;
      at = from - 1;
    }
  }
  return [...parts, text.slice(from)];
};

/** Writes a sentence as FEEL; `undefined` when it has no comparison. */
export const writeCondition = (condition: Condition): string | undefined => {
  const parts = condition.clauses.map(({ field, compare, literal }) =>
    compare === 'filled'
      ? `${field} != null`
      : compare === 'empty'
        ? `${field} = null`
        : `${field} ${compare} ${literal}`,
  );
  return parts.length === 0 ? undefined : parts.join(` ${condition.join} `);
};

/** What a literal says to a person: quotes gone, escapes undone. */
export const plainLiteral = (literal: string): string =>
  literal.startsWith('"') ? literal.slice(1, -1).replace(/\\(.)/g, '$1') : literal;

/** A literal for a value that a person chose or typed: numbers and truth values bare, everything else quoted. */
export const literalOf = (text: string, kind: 'text' | 'number' | 'boolean'): string =>
  kind === 'number' && text.trim() !== '' && Number.isFinite(Number(text))
    ? String(Number(text))
    : kind === 'boolean'
      ? text === 'true'
        ? 'true'
        : 'false'
      : `"${text.replace(/(["\\])/g, '\\$1')}"`;
