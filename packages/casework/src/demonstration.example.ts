import path from 'node:path';
import type { PackageFiles } from '@fiveones/definition';
import { openSqlite } from '@fiveones/store';
import { folderFiles } from '@fiveones/testkit';
import type { Actor } from './access.ts';
import { Casework } from './casework.ts';
import { folds } from './instances.ts';
import type { Outcome } from './refused.ts';
import { tables } from './tables.ts';

/** The package that ships as the first example. */
export const firstProcess: PackageFiles = folderFiles(
  path.resolve(import.meta.dirname, '../../../examples/first-process'),
);

/** The demonstration county with some packages in force, on the morning of 2026-11-23 unless a clock says otherwise. */
export async function demonstrated(
  packages: readonly PackageFiles[],
  clock: () => number = () => Date.parse('2026-11-23T01:00:00Z'),
): Promise<Casework> {
  let id = 0;
  const casework = new Casework({
    store: openSqlite({ file: ':memory:', tables, folds }),
    clock,
    newId: () => `id${++id}`,
    demo: true,
  });
  await casework.open();
  done(await casework.demonstration.load(packages, '2026-11-23T09:00:00+08:00'));
  return casework;
}

/** Somebody of the demonstration. */
export function personOf(casework: Casework, id: string): Actor {
  const actor = casework.actor(id);
  if (!actor) throw new Error(`the demonstration has ${id}`);
  return actor;
}

/** What came of something that nobody refuses. */
export function done<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refused.message);
  return outcome.value;
}
