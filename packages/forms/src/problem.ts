/** What can be wrong with the form itself, found when it is compiled. */
export const formProblemCodes = [
  'form-feel',
  'form-ref-unresolved',
  'form-recursion',
  'form-too-deep',
  'form-too-many-fields',
  'form-kind-unknown',
  'form-kind-type',
  'form-keyword-unsupported',
  'form-pattern',
  'form-section-field-unknown',
] as const;
/** One of `formProblemCodes`. */
export type FormProblemCode = (typeof formProblemCodes)[number];

/** What can be wrong with what a person filled in. */
export const fieldProblemCodes = [
  'field-required',
  'field-not-text',
  'field-not-number',
  'field-not-integer',
  'field-not-chosen',
  'field-not-option',
  'field-not-list',
  'field-not-object',
  'field-not-constant',
  'field-too-small',
  'field-too-large',
  'field-not-above',
  'field-not-below',
  'field-not-multiple',
  'field-too-short',
  'field-too-long',
  'field-too-few',
  'field-too-many',
  'field-repeated',
  'field-pattern',
  'field-date',
  'field-date-time',
  'field-month',
  'field-money',
  'field-id-card',
  'field-phone',
  'field-bank-account',
  'field-region',
  'field-unsigned',
  'field-unknown',
  'field-check',
  'field-unconfirmed',
  'field-signed-before',
] as const;
/** One of `fieldProblemCodes`. */
export type FieldProblemCode = (typeof fieldProblemCodes)[number];

export type Params = Readonly<Record<string, string | number>>;

/** Something wrong in the form. `at` is the path of the field in the schema, such as `/members/0/name` with `*` for any row; `''` is the form. */
export interface FormProblem {
  readonly code: FormProblemCode;
  readonly params: Params;
  readonly at: string;
}

/**
 * Something wrong in a value. `path` is the JSON pointer of the field in the form's value, `message` the Chinese
 * sentence that stands at the field and in the summary.
 */
export interface Problem {
  readonly code: FieldProblemCode;
  readonly path: string;
  readonly params: Params;
  readonly message: string;
}

/** A problem of one value before it is known where the value stands. */
export interface Finding {
  readonly code: FieldProblemCode;
  readonly params: Params;
}
