import type { Block, Document } from '@fiveones/definition';

/** One `{{name}}` in a text of a document. */
export interface Merge {
  readonly name: string;
  /** Names that stand for a member of a list at this place. */
  readonly local: ReadonlySet<string>;
  readonly path: readonly (string | number)[];
}

/** Every merge in the texts of a document, in reading order. */
export function mergesOf(document: Document): readonly Merge[] {
  const heads = (['title', 'subtitle', 'number', 'body', 'footer'] as const).flatMap((key) =>
    textsIn(document[key], [key], none),
  );
  return [
    ...heads,
    ...document.blocks.flatMap((block, index) => textsIn(block, ['blocks', index], localsOf(block))),
  ];
}

/** Ids of the parameters that a text of the handbook merges: `{{param.evalCycleYears}}`. */
export function parametersMergedIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*param\.([A-Za-z]\w*)\s*\}\}/g)].map(([, id = '']) => id);
}

const none: ReadonlySet<string> = new Set();

function localsOf(block: Block): ReadonlySet<string> {
  const names = [block['table'], block['list']].flatMap((part) =>
    typeof part === 'object' && part !== null && 'as' in part ? String(part.as) : [],
  );
  return new Set(names);
}

function textsIn(
  value: unknown,
  path: readonly (string | number)[],
  local: ReadonlySet<string>,
): readonly Merge[] {
  if (typeof value === 'string')
    return [...value.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map(([, name = '']) => ({ name, local, path }));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner, [...path, Array.isArray(value) ? Number(key) : key], local),
  );
}
