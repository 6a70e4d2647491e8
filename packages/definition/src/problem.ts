/** A step of a path: a key of an object, an index of an array, or the element of an array that has this `id`. */
export type PathStep = string | number | { readonly id: string };

/** Values that the words of a problem name. */
export type Params = Readonly<Record<string, string | number>>;

/** A place in a package: the file and the path inside it (empty: the file as a whole). */
export interface Place {
  readonly file: string;
  readonly path: readonly PathStep[];
}

/** Something wrong in what a person wrote, or a change that does not fit. Words for each code are in `words.ts`. */
export interface Problem<Code extends string = ProblemCode> {
  readonly code: Code;
  readonly params: Params;
  readonly at: Place;
}

/** Everything that can be wrong with the files of a package. */
export const parseCodes = [
  'no-template',
  'newer-format',
  'not-json',
  'duplicate-key',
  'forbidden-key',
  'too-deep',
  'file-too-large',
  'package-too-large',
  'too-many-files',
  'too-many-nodes',
  'wrong-shape',
  'unknown-node-kind',
  'duplicate-id',
  'id-not-file-name',
] as const;

/** Why an edit cannot be made. */
export const editCodes = [
  'stale',
  'no-such-file',
  'no-such-place',
  'already-there',
  'wrong-change',
  'no-such-node',
  'no-such-flow',
  'no-such-field',
  'no-such-section',
  'no-such-row',
  'no-such-parameter',
  'flow-from-end',
  'flow-to-start',
  'flow-to-boundary',
  'flow-across-border',
  'flow-twice',
] as const;

/** Why a package cannot be put together with the one it comes from or takes parts from. */
export const forkCodes = ['no-upstream', 'other-upstream', 'no-shared-package'] as const;

/** Why a question about a package has no answer. */
export const resolveCodes = ['recursive-type', 'unknown-type', 'unknown-form'] as const;

/** What can be wrong in what a person wrote; `problemCatalogue` has words for each. */
export type ProblemCode =
  | (typeof parseCodes)[number]
  | (typeof editCodes)[number]
  | (typeof forkCodes)[number]
  | (typeof resolveCodes)[number];
/** Why two nodes may not be joined. */
export type FlowProblemCode = Extract<ProblemCode, `flow-${string}`>;

/** A problem at a place. */
export function problem<Code extends string>(
  code: Code,
  file: string,
  path: readonly PathStep[],
  params: Params = {},
): Problem<Code> {
  return { code, params, at: { file, path } };
}
