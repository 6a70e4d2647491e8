import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parsePackage, problemWords, type Package, type PackageFiles, type Problem } from '@fiveones/definition';

const ignored: ReadonlySet<string> = new Set(['node_modules', '.git', 'dist']);
const readable = /\.(json|md|txt|csv)$/;
const largestPackage = 64 * 1024 * 1024;

/** The files of a package's folder; a text says why it cannot be read. */
export async function filesOfFolder(folder: string): Promise<PackageFiles | string> {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) return `没有这个文件夹：${folder}`;
  const files: Record<string, string> = {};
  let size = 0;
  for (const name of await namesIn(folder, '')) {
    const text = await readFile(path.join(folder, name), 'utf8');
    size += text.length;
    if (size > largestPackage) return '模板包超过 64 MB';
    files[name] = text;
  }
  return files;
}

async function namesIn(root: string, below: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(root, below), { withFileTypes: true });
  const nested = await Promise.all(
    entries.map((entry): Promise<readonly string[]> | readonly string[] => {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return ignored.has(entry.name) ? [] : namesIn(root, name);
      return readable.test(entry.name) ? [name] : [];
    }),
  );
  return nested.flat().sort();
}

/** A package read and parsed, or what is wrong with it. */
export type Read = { readonly ok: true; readonly package: Package; readonly files: PackageFiles } | { readonly ok: false; readonly problems: readonly Problem[]; readonly message: string };

export async function readPackage(folder: string): Promise<Read> {
  const files = await filesOfFolder(folder);
  if (typeof files === 'string') return { ok: false, problems: [], message: files };
  const parsed = parsePackage(files);
  if (parsed.ok) return { ok: true, package: parsed.package, files };
  return { ok: false, problems: parsed.problems, message: parsed.problems.map((problem) => `${problem.at.file}${problem.at.path.length > 0 ? ` ${problem.at.path.join('.')}` : ''}：${problemWords(problem, 'zh')}`).join('\n') };
}
