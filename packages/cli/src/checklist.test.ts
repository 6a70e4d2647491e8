import { readdirSync, readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import type { Package } from '@fiveones/definition';
import { describe, expect, it } from 'vitest';
import { readPackage } from './read-package.ts';

const root = path.resolve(import.meta.dirname, '../../../templates');
const folders = readdirSync(root).filter(
  (name) => name !== 'common' && existsSync(path.join(root, name, 'README.md')),
);

type Row = Readonly<Record<string, string>>;

/** The rows of every table under a heading of a README, cells by the names of their columns; the first also as `first`. */
function rowsUnder(text: string, heading: string): readonly Row[] {
  const part = text.split(/^## /m).find((section) => section.startsWith(heading)) ?? '';
  const rows: Row[] = [];
  let names: readonly string[] = [];
  for (const line of part.split('\n')) {
    const cells = line.startsWith('|')
      ? line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim())
      : [];
    const first = cells[0];
    if (first === undefined) names = [];
    else if (names.length === 0) names = cells;
    else if (!/^:?-+/.test(first))
      rows.push({ ...Object.fromEntries(cells.map((cell, place) => [names[place] ?? '', cell])), first });
  }
  return rows;
}

/** Ids in a cell; what stands in brackets is a remark. */
const idsIn = (cell = ''): readonly string[] =>
  cell.replace(/（[^）]*）/g, '').match(/[A-Za-z][\w-]*/g) ?? [];
const quotedIn = (cell = ''): readonly string[] =>
  [...cell.matchAll(/`([\w-]+)`/g)].flatMap(([, id]) => id ?? []);

/** What a README names and the package does not have. */
function missing(pkg: Package, text: string): readonly string[] {
  const nodes = new Set(
    Object.values(pkg.processes).flatMap((process) => [process.id, ...process.nodes.map(({ id }) => id)]),
  );
  const parameters = new Set(pkg.parameters.map(({ id }) => id));
  const steps = rowsUnder(text, '步骤对照').filter(({ first }) => /^[a-z]/.test(first ?? ''));
  const wanted: readonly (readonly [ids: readonly string[], has: (id: string) => boolean])[] = [
    [steps.flatMap((row) => [row['first'] ?? '', ...idsIn(row['另设'])]), (id) => nodes.has(id)],
    [steps.flatMap((row) => idsIn(row['填的表'])), (id) => id in pkg.forms],
    [steps.flatMap((row) => idsIn(row['出的文书'])), (id) => id in pkg.documents],
    [rowsUnder(text, '参数对照').flatMap(({ first }) => quotedIn(first)), (id) => parameters.has(id)],
    [rowsUnder(text, '样例').flatMap(({ first }) => quotedIn(first)), (id) => id in pkg.scenarios],
  ];
  return wanted.flatMap(([ids, has]) => ids.filter((id) => !has(id)));
}

describe.each(folders)('the checklist of %s', (folder) => {
  it('names only steps, forms, documents, parameters and scenarios that are there', async () => {
    const read = await readPackage(path.join(root, folder));
    if (!read.ok) throw new Error(read.message);
    expect(missing(read.package, readFileSync(path.join(root, folder, 'README.md'), 'utf8'))).toEqual([]);
  });
});
