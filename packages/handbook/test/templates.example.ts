import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parsePackage, usesOf, withUsed, type Package, type PackageFiles } from '@fiveones/definition';
import type { Handbook } from '../src/block.ts';
import { handbookOf } from '../src/book.ts';

const root = fileURLToPath(new URL('../../../templates', import.meta.url));

function filesBelow(folder: string, below = ''): PackageFiles {
  return Object.fromEntries(
    readdirSync(path.join(folder, below)).flatMap((name): [string, string][] => {
      const file = below === '' ? name : `${below}/${name}`;
      const full = path.join(folder, file);
      return statSync(full).isDirectory()
        ? Object.entries(filesBelow(folder, file))
        : [[file, readFileSync(full, 'utf8')]];
    }),
  );
}

function template(id: string): Package {
  const own = filesBelow(path.join(root, id));
  const used = usesOf(own).map(({ folder = '' }) => filesBelow(path.join(root, id, folder)));
  const parsed = parsePackage(used.length > 0 ? withUsed(own, used) : own);
  if (!parsed.ok) throw new Error(`${id}: ${JSON.stringify(parsed.problems[0])}`);
  return parsed.package;
}

/** Every template of the project, as a server reads it. */
export const templates = readdirSync(root)
  .filter((id) => existsSync(path.join(root, id, 'template.json')))
  .map(template);

/** Those that have a chapter of their own. */
export const chapters = templates.filter(({ template: { shared } }) => shared !== true);

/** Where and when the books of the tests hold. */
export const everywhere = { region: '*', day: '2026-11-29' };

const books = new WeakMap<Package, Handbook>();

/** The book of one package, made once for all that look into it. */
export function bookOf(pkg: Package): Handbook {
  const book = books.get(pkg) ?? handbookOf({ entries: [{ package: pkg }], ...everywhere });
  books.set(pkg, book);
  return book;
}
