/** A stretch of the source text, in UTF-16 units; `to` is exclusive. */
export interface Position {
  readonly from: number;
  readonly to: number;
}

/** Why a text is no usable expression. Words for each code are in `words.ts`. */
export const problemCodes = [
  'feel-syntax',
  'feel-full-width',
  'feel-too-long',
  'feel-too-deep',
  'feel-unknown-name',
  'feel-unknown-function',
  'feel-argument-count',
  'feel-argument-name',
  'feel-not-available',
  'decision-output-missing',
  'decision-output-unknown',
  'decision-cell-count',
  'decision-aggregate',
] as const;
/** One of `problemCodes`. */
export type ProblemCode = (typeof problemCodes)[number];

/** Why an evaluation answered null, or answered less than was asked. */
export const warningCodes = [
  'feel-missing',
  'feel-operands',
  'feel-argument',
  'feel-condition',
  'feel-number',
  'feel-text',
  'feel-pattern',
  'feel-index',
  'feel-no-clock',
  'feel-no-function',
  'feel-duplicate-key',
  'feel-too-many-steps',
  'feel-too-large',
  'feel-not-data',
  'decision-no-rule',
  'decision-many-rules',
  'decision-rules-disagree',
] as const;
/** One of `warningCodes`. */
export type WarningCode = (typeof warningCodes)[number];

/** What the words of a code are filled in with. */
export type Params = Readonly<Record<string, string | number>>;

/** A mistake in what a person wrote: found before anything is evaluated. */
export interface FeelProblem {
  readonly code: ProblemCode;
  readonly params: Params;
  readonly at: Position;
}

/** Something met while evaluating; the evaluation went on with null. */
export interface Warning {
  readonly code: WarningCode;
  readonly params: Params;
  readonly at: Position;
}
