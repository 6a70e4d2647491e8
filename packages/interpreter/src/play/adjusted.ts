import type { Package, Scenario } from '@fiveones/definition';

/** A scenario may change rows of the responsibility list and of lists, to show what such a change does. */
export function adjusted(pkg: Package, { responsibilities = {}, lists = {} }: Scenario): Package {
  return {
    ...pkg,
    responsibilities: pkg.responsibilities.map((row) => changed(row, responsibilities)),
    lists: Object.fromEntries(
      Object.entries(pkg.lists).map(([id, list]) => {
        const changes = lists[id];
        return [id, changes ? { ...list, rows: list.rows.map((row) => changed(row, changes)) } : list];
      }),
    ),
  };
}

const changed = <R extends { readonly id: string }>(
  row: R,
  changes: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): R => ({ ...row, ...changes[row.id] });
