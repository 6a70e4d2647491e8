import type { z } from 'zod';
import type { Json } from './basics.ts';
import { isList, isObject } from './json.ts';
import { problem, type Problem } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** What the issues of a schema say, one problem for each. `expected` and `got` are terms of `words.ts`. */
export function shapeProblems(file: string, issues: readonly Issue[], json: Json): Problem[] {
  return issues
    .flatMap((issue) => unfold(issue, []))
    .map(({ path, expected }) => {
      const where = path.filter((step) => typeof step !== 'symbol');
      return problem('wrong-shape', file, where, {
        where: where.join('.'),
        expected,
        got: kindOfValue(valueAt(json, where)),
      });
    });
}

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly expected: string;
}

function unfold(issue: Issue, above: readonly PropertyKey[]): readonly Fault[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    const branch = nearest(issue.errors);
    return branch.length > 0
      ? branch.flatMap((inner) => unfold(inner, path))
      : [{ path, expected: 'variant' }];
  }
  if (issue.code === 'invalid_key') return issue.issues.map(() => ({ path, expected: 'id' }));
  return [{ path, expected: expectations[issue.code]?.(issue) ?? 'other' }];
}

/** The variant that the writer most likely meant: fewest faults, and none in the key that tells variants apart. */
function nearest(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const cost = (issues: readonly Issue[]) =>
    issues.length +
    issues.filter(({ code, path }) => code === 'invalid_value' && path.length === 1).length * 10;
  const [best, next] = [...branches].sort((a, b) => cost(a) - cost(b));
  if (best === undefined) return [];
  return next !== undefined && cost(best) === cost(next) ? [] : best;
}

const expectations: Partial<Record<Issue['code'], (issue: Issue) => string>> = {
  invalid_type: (issue) => ('expected' in issue ? String(issue.expected) : 'other'),
  invalid_value: (issue) =>
    'values' in issue && Array.isArray(issue.values) ? `=${issue.values.map(String).join('|')}` : 'other',
  invalid_format: (issue) =>
    'pattern' in issue && String(issue.pattern).includes('A-Za-z') ? 'id' : 'format',
  too_small: () => 'longer',
  too_big: () => 'shorter',
};

function valueAt(json: Json, path: readonly (string | number)[]): Json | undefined {
  let value: Json | undefined = json;
  for (const step of path)
    value = isList(value) ? value[Number(step)] : isObject(value) ? value[String(step)] : undefined;
  return value;
}

function kindOfValue(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return isList(value) ? 'array' : typeof value;
}
