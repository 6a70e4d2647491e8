import path from 'node:path';
import { Casework, checkScenario, folds, tables } from '@fiveones/casework';
import type { Package, PackageFiles, Scenario } from '@fiveones/definition';
import { play, type Played } from '@fiveones/interpreter';
import { openSqlite } from '@fiveones/store';
import { readPackage } from './read-package.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** A package of the repository, read and as its files, by its folder. */
export async function packageAt(
  folder: string,
): Promise<{ readonly package: Package; readonly files: PackageFiles }> {
  const read = await readPackage(path.join(root, folder));
  if (!read.ok) throw new Error(read.message);
  return read;
}

/** A template as it lies in its folder. */
export const template = async (id: string): Promise<Package> => (await packageAt(`templates/${id}`)).package;

/** A scenario played with its forms checked, as `fiveones test` does. */
export const played = (pkg: Package, scenario: Scenario): Played =>
  play(pkg, scenario, { checkForms: checkScenario });

/** The demonstration county with some packages in force, on the morning of 2026-11-23. */
export async function demonstrated(folders: readonly string[]): Promise<Casework> {
  const day = '2026-11-23T09:00:00+08:00';
  let id = 0;
  const casework = new Casework({
    store: openSqlite({ file: ':memory:', tables, folds }),
    clock: () => Date.parse(day),
    newId: () => `id${++id}`,
    demo: true,
  });
  await casework.open();
  const packages = await Promise.all(folders.map(packageAt));
  const loaded = await casework.demonstration.load(
    packages.map(({ files }) => files),
    day,
  );
  if (!loaded.ok) throw new Error(loaded.refused.message);
  return casework;
}
