import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referencesAreCurrent } from '../bootstrap/references.mjs';
import { neighbourOf, packageNames, root, sources, textOf } from './sources.ts';

type Versions = Readonly<Record<string, string>>;

interface Manifest {
  readonly name: string;
  readonly type?: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly optionalDependencies?: Versions;
}

const read = (path: string): unknown => JSON.parse(textOf(path));
const manifestOf = (name: string) => read(`packages/${name}/package.json`) as Manifest;
const versionsOf = ({ dependencies, devDependencies, optionalDependencies }: Manifest): [string, string][] =>
  [dependencies, devDependencies, optionalDependencies].flatMap((group) => Object.entries(group ?? {}));

const compiled = packageNames.filter((name) => existsSync(join(root, 'packages', name, 'src', 'index.ts')));

test('every package is a private module with its name, a README, and its sources first', () => {
  const wrong = compiled.flatMap((name) => {
    const { name: called, type, private: closed, exports } = manifestOf(name);
    const first = Object.keys(exports?.['.'] ?? {})[0];
    const readme = existsSync(join(root, 'packages', name, 'README.md'));
    const wants = {
      name: called === `@fiveones/${name}`,
      'type: module': type === 'module',
      'private: true': closed,
      'exports fiveones-source first': first === 'fiveones-source',
      'README.md': readme,
    };
    return Object.entries(wants).flatMap(([want, met]) => (met ? [] : [`${name}: ${want}`]));
  });
  expect(wrong).toEqual([]);
});

test('what is imported is declared by the package that imports it', () => {
  const wrong = sources.flatMap((source) => {
    const declared = versionsOf(manifestOf(source.package)).map(([name]) => name);
    return source.imports
      .map(({ specifier }) => packageOf(specifier))
      .filter((name) => name !== undefined && !declared.includes(name) && !declared.includes(typesOf(name)))
      .map((name) => `${source.path} → ${name}`);
  });
  expect(wrong).toEqual([]);
});

test('tsconfig.json of a package refers to the neighbours that it depends on', () => {
  const wrong = compiled.flatMap((name) => {
    const { references = [] } = read(`packages/${name}/tsconfig.json`) as { references?: { path: string }[] };
    const referred = references.map(({ path }) => path.replace('../', '')).sort();
    const needed = versionsOf(manifestOf(name)).flatMap(
      ([called]) => neighbourOf({ specifier: called, typeOnly: false }) ?? [],
    );
    return referred.join() === needed.sort().join() ? [] : [`${name}: ${referred.join()} ≠ ${needed.join()}`];
  });
  expect(wrong).toEqual([]);
});

test('tsconfig.json of the checkout refers to every package', () => {
  expect(referencesAreCurrent()).toBe(true);
});

test('every dependency has one exact version', () => {
  const versions = packageNames.flatMap((name) =>
    versionsOf(manifestOf(name)).map(([called, version]) => ({ name, called, version })),
  );
  const inexact = versions.filter(
    ({ version }) => !/^(\d+\.\d+\.\d+(-[\w.]+)?|catalog:|workspace:\*)$/.test(version),
  );
  const differing = versions.filter(({ called, version }) =>
    versions.some((other) => other.called === called && other.version !== version),
  );
  expect(
    [...inexact, ...differing].map(({ name, called, version }) => `${name}: ${called} ${version}`),
  ).toEqual([]);
});

test('the checkout itself depends on nothing', () => {
  expect(versionsOf(read('package.json') as Manifest)).toEqual([]);
});

/** The npm package of an import; relative ones and Node's own have none. */
function packageOf(specifier: string): string | undefined {
  if (/^(\.|\/|node:|virtual:)/.test(specifier)) return undefined;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const typesOf = (name: string): string => `@types/${name.replace('@', '').replace('/', '__')}`;
