import type { Flow } from '@fiveones/definition';
import type { Context } from './context.ts';
import { comparisonsIn } from './feel-source.ts';
import { optionsOf } from './fields.ts';

/**
 * Titles of the options that no way handles, where all ways ask for the options of one field and nothing else;
 * `undefined` where the conditions are of another sort and nothing can be told.
 */
export function unhandledOptions(
  { fields }: Pick<Context, 'fields'>,
  ways: readonly Flow[],
): readonly string[] | undefined {
  const asked = ways.map(({ condition }) =>
    isPlainChoice(condition ?? '') ? comparisonsIn(condition ?? '') : [],
  );
  const paths = new Set(asked.flat().map(({ path }) => path));
  const [path] = paths;
  if (path === undefined || paths.size > 1 || asked.some((list) => list.length === 0)) return undefined;
  const field = fields.get(path);
  const values = new Set<unknown>(asked.flat().map(({ value }) => value));
  const options = field && optionsOf(field.schema);
  return options?.filter(({ value }) => !values.has(value)).map(({ title }) => title);
}

/** `a = "x"`, several of them joined by `or`, or `a in ("x", "y")`: the condition holds for exactly these values. */
function isPlainChoice(condition: string): boolean {
  return /^\s*(?:[\w.]+\s*=\s*"[^"]*"(?:\s+or\s+[\w.]+\s*=\s*"[^"]*")*|[\w.]+\s+in\s*\(\s*"[^"]*"(?:\s*,\s*"[^"]*")*\s*\))\s*$/.test(
    condition,
  );
}
