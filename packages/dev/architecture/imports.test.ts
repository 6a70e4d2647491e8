import { expect, test } from 'vitest';
import { packageTable } from './package-table.ts';
import { neighbourOf, packageNames, sources, targetOf, type Source } from './sources.ts';

const shipped = sources.filter((source) => !source.isTest);
const byPath = new Map(sources.map((source) => [source.path, source]));

test('every package has its place in the table', () => {
  expect(packageNames.filter((name) => packageTable[name] === undefined)).toEqual([]);
});

test('a package imports only from those below it', () => {
  const wrong = shipped.flatMap((source) =>
    source.imports.flatMap((found) => {
      const neighbour = neighbourOf(found);
      const { imports = [], types = [] } = packageTable[source.package] ?? {};
      const fine =
        neighbour === undefined ||
        imports.includes(neighbour) ||
        (found.typeOnly && types.includes(neighbour));
      return fine ? [] : [`${source.path} → ${found.specifier}`];
    }),
  );
  expect(wrong).toEqual([]);
});

test('nothing that ships stands on a test', () => {
  const wrong = shipped.flatMap((source) =>
    source.imports
      .filter((found) => byPath.get(targetOf(source, found) ?? '')?.isTest)
      .map((found) => `${source.path} → ${found.specifier}`),
  );
  expect(wrong).toEqual([]);
});

test('a package is imported by its name, never by a path into it', () => {
  const wrong = sources.flatMap((source) =>
    source.imports.flatMap((found) => {
      const target = targetOf(source, found);
      const leaves = target !== undefined && !target.startsWith(`packages/${source.package}/`);
      return leaves && target.startsWith('packages/') ? [`${source.path} → ${found.specifier}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

test('nothing imports the index of its own package', () => {
  const wrong = shipped.flatMap((source) =>
    source.imports
      .filter((found) => targetOf(source, found) === `packages/${source.package}/src/index.ts`)
      .map((found) => `${source.path} → ${found.specifier}`),
  );
  expect(wrong).toEqual([]);
});

test('an index only re-exports, by name', () => {
  const wrong = shipped
    .filter(({ path }) => /^packages\/[^/]+\/src\/index\.ts$/.test(path))
    .flatMap(({ path, syntax }) =>
      Object.values(syntax['body'] ?? [])
        .filter(({ type, declaration }) => type !== 'ExportNamedDeclaration' || declaration)
        .map(({ type }) => `${path}: ${type}`),
    );
  expect(wrong).toEqual([]);
});

test('imports at run time form no knot', () => {
  expect(knots()).toEqual([]);
});

/** The first circle met from each file, as one line. */
function knots(): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const follow = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const next of runtimeTargets(byPath.get(path))) follow(next, [...trail, path]);
    done.add(path);
  };
  for (const { path } of shipped) follow(path, []);
  return found;
}

function runtimeTargets(source: Source | undefined): string[] {
  if (source === undefined) return [];
  return source.imports.flatMap((found) => {
    if (found.typeOnly) return [];
    const neighbour = neighbourOf(found);
    const target = neighbour === undefined ? targetOf(source, found) : `packages/${neighbour}/src/index.ts`;
    return target !== undefined && byPath.has(target) ? [target] : [];
  });
}
