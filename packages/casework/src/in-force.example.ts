import { packageHash, parsePackage, type PackageFiles } from '@fiveones/definition';
import { openSqlite, type Store } from '@fiveones/store';
import { folds, Instances } from './instances.ts';
import { Library, type Published } from './library.ts';
import { System } from './system.ts';
import { tables } from './tables.ts';

/** A package as it was published at a moment, and in force from that day on. */
export function publishedAt(files: PackageFiles, at: string): Published {
  const parsed = parsePackage(files);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return {
    package: parsed.package,
    version: '1.0.0',
    hash: packageHash(parsed.package),
    publishedAt: at,
    from: at.slice(0, 10),
    serial: 1,
  };
}

/** A place where packages are in force and it is `now`, without people unless its library is told of some. */
export function placeWith(
  packages: readonly Published[],
  now: string,
  store: Store = openSqlite({ file: ':memory:', tables, folds }),
) {
  const library = new Library(store, () => now.slice(0, 10));
  for (const published of packages) library.install(published);
  const instances = new Instances(store, library, () => undefined);
  const system = new System({ store, library, instances: () => instances, now: () => now });
  return { store, library, instances, system };
}
