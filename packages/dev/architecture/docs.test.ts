import { expect, test } from 'vitest';
import { packageTable } from './package-table.ts';
import { textOf, trackedFiles } from './sources.ts';

const forDevelopment = new Set(['testkit', 'bench', 'dev']);

test('docs/architecture.md tells who may import whom as the table of this folder does', () => {
  const told = textOf('docs/architecture.md').matchAll(/^\| `([\w-]+)` \|[^|]*\| ([^|]*) \|$/gm);
  const written = [...told].map(([, name = '', words = '']) => [name, neighboursIn(words)] as const);
  const meant = Object.entries(packageTable)
    .filter(([name]) => !forDevelopment.has(name))
    .map(([name, { imports, types = [] }]) => [name, new Set([...imports, ...types])] as const);
  expect(new Map(written)).toEqual(new Map(meant));
});

/** The packages that a cell of the table names. */
function neighboursIn(words: string): ReadonlySet<string> {
  const named = [...words.matchAll(/[a-z][a-z-]*/g)].map(([name]) => name);
  const below = words.includes('和 casework 可以依赖的') ? (packageTable['casework']?.imports ?? []) : [];
  return new Set([...named, ...below]);
}

test('every file that a page names is there', () => {
  const paths = trackedFiles();
  const gone = paths
    .filter((page) => /^(README|docs\/.*|(packages|examples)\/[^/]+\/README)\.md$/.test(page))
    .flatMap((page) =>
      filesNamedIn(textOf(page))
        .filter((name) => !paths.some((path) => `/${path}`.endsWith(`/${name}`)))
        .map((name) => `${page}: ${name}`),
    );
  expect(gone).toEqual([]);
});

const filesNamedIn = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:[\w.-]+\/)*[\w.-]+\.(?:tsx?|mjs|css))`/g)].map(([, name = '']) => name);
