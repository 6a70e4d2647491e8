import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  forkFiles,
  isFork,
  parsePackage,
  problem,
  problemWords,
  readFork,
  usesOf,
  withUsed,
  type Forked,
  type Language,
  type Package,
  type PackageFiles,
  type Problem,
} from '@fiveones/definition';

const ignored: ReadonlySet<string> = new Set(['node_modules', '.git', 'dist']);
const readable = /\.(json|md|txt|csv)$/;
const largestPackage = 64 * 1024 * 1024;

/** The files of a package's folder; a text says why it cannot be read. */
export async function filesOfFolder(
  folder: string,
  language: Language = 'zh',
): Promise<PackageFiles | string> {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory())
    return language === 'zh' ? `没有这个文件夹：${folder}` : `no such folder: ${folder}`;
  const files: Record<string, string> = {};
  let size = 0;
  for (const name of await namesIn(folder, '')) {
    const text = await readFile(path.join(folder, name), 'utf8');
    size += text.length;
    if (size > largestPackage)
      return language === 'zh' ? '模板包超过 64 MB' : 'the package is larger than 64 MB';
    files[name] = text;
  }
  return files;
}

async function namesIn(root: string, below: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(root, below), { withFileTypes: true });
  const nested = await Promise.all(
    entries.map(async (entry): Promise<readonly string[]> => {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return ignored.has(entry.name) ? [] : namesIn(root, name);
      return readable.test(entry.name) ? [name] : [];
    }),
  );
  return nested.flat().sort();
}

/** A package read and parsed, or what is wrong with it; no problems when there is no folder to read. */
export type Read =
  | { readonly ok: true; readonly package: Package; readonly files: PackageFiles }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly message: string };

/** Reads a package from a folder, a fork written out with what it comes from. What is wrong with it is answered in `language`, never thrown. */
export async function readPackage(folder: string, language: Language = 'zh'): Promise<Read> {
  const read = await filesOfFolder(folder, language);
  if (typeof read === 'string') return { ok: false, problems: [], message: read };
  const whole = await writtenOut(folder, read);
  if (!whole.ok) return unread(whole.problems, language);
  const parsed = parsePackage(whole.files);
  return parsed.ok
    ? { ok: true, package: parsed.package, files: whole.files }
    : unread(parsed.problems, language);
}

const unread = (problems: readonly Problem[], language: Language): Read => ({
  ok: false,
  problems,
  message: problems.map((found) => problemLine(found, language)).join('\n'),
});

/** A fork of a fork of a fork… is read only so deep: beyond it, the folders most likely name each other. */
const deepestFork = 8;

/**
 * The files of a folder as a whole package: of a fork, its upstream with the fork's changes; of a package that takes
 * parts from another, with these parts.
 */
export async function writtenOut(folder: string, files: PackageFiles, depth = 0): Promise<Forked> {
  return isFork(files) ? forkWrittenOut(folder, files, depth) : withShared(folder, files);
}

async function withShared(folder: string, files: PackageFiles): Promise<Forked> {
  const uses = usesOf(files);
  if (uses.length === 0) return { ok: true, files };
  const used: PackageFiles[] = [];
  for (const { id, folder: place = '' } of uses) {
    const shared = await filesOfFolder(path.resolve(folder, place));
    if (typeof shared === 'string')
      return {
        ok: false,
        problems: [problem('no-shared-package', 'template.json', ['uses'], { name: id, folder: place })],
      };
    used.push(shared);
  }
  return { ok: true, files: withUsed(files, used) };
}

async function forkWrittenOut(folder: string, files: PackageFiles, depth: number): Promise<Forked> {
  const fork = readFork(files);
  if (!fork.ok) return fork;
  const { folder: place } = fork.value.upstream;
  const upstream = path.resolve(folder, place);
  const below = depth < deepestFork ? await filesOfFolder(upstream) : '';
  if (typeof below === 'string')
    return {
      ok: false,
      problems: [problem('no-upstream', 'fork.json', ['upstream', 'folder'], { folder: place })],
    };
  const whole = await writtenOut(upstream, below, depth + 1);
  return whole.ok ? forkFiles(whole.files, files) : whole;
}

/** A problem with the file and the place in it, in one line. */
export function problemLine(problem: Problem, language: Language): string {
  const { file, path: steps } = problem.at;
  const place = steps.map((step) => (typeof step === 'object' ? step.id : String(step))).join('.');
  return `${file}${place === '' ? '' : ` ${place}`}${language === 'zh' ? '：' : ': '}${problemWords(problem, language)}`;
}
