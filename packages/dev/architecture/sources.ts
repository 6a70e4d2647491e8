import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseSync } from 'vite';

const generated = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);

/** The folder of the checkout. */
export const root = resolve(import.meta.dirname, '..', '..', '..');

/** One import or re-export of a file. */
interface Import {
  readonly specifier: string;
  /** `import type` and `export type`: erased, so that nothing of it is there at run time. */
  readonly typeOnly: boolean;
}

/** A node of the syntax tree; what else it holds depends on its type. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** A TypeScript file that a person wrote. */
export interface Source {
  /** Relative to the checkout, with `/`. */
  readonly path: string;
  readonly package: string;
  /** Tests and what they stand on (`*.example.ts`) may use what the package itself may not. */
  readonly isTest: boolean;
  readonly text: string;
  readonly imports: readonly Import[];
  readonly syntax: SyntaxNode;
}

/** The names of the folders below `packages` that are packages. */
export const packageNames: readonly string[] = readdirSync(join(root, 'packages'))
  .filter((name) => existsSync(join(root, 'packages', name, 'package.json')))
  .sort();

/** All files below `packages`, but for what was generated, relative to the checkout. */
export const files: readonly string[] = packageNames.flatMap((name) =>
  filesBelow(join(root, 'packages', name)),
);

/** All TypeScript files below the `src` and `test` folders of the packages. */
export const sources: readonly Source[] = files
  .filter((path) => /^packages\/[^/]+\/(src|test)\/.*\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map(readSource);

/** What git keeps; without git, the files of the packages. */
export function trackedFiles(): readonly string[] {
  try {
    const names = execFileSync('git', ['ls-files', '-z'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return names.split('\0').filter((name) => name !== '' && existsSync(join(root, name)));
  } catch {
    return files;
  }
}

/** The text of a file of the checkout. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The file that a relative import means, relative to the checkout; other imports have none. */
export function targetOf(source: Source, { specifier }: Import): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return relative(root, resolve(root, dirname(source.path), specifier))
    .split(sep)
    .join('/');
}

/** The neighbour that an import means: `feel` for `@fiveones/feel` and for what lies below it. */
export function neighbourOf({ specifier }: Import): string | undefined {
  return /^@fiveones\/([^/]+)/.exec(specifier)?.[1];
}

/** Calls `visit` for every node of a syntax tree, parents first. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit);
  }
}

/** The line of a place in a text, from 1. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** Whether a value found in a syntax tree is a node of it. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return generated.has(entry.name) ? [] : filesBelow(path);
    return entry.isFile() ? [relative(root, path).split(sep).join('/')] : [];
  });
}

function readSource(path: string): Source {
  const text = textOf(path);
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  if (!isNode(program)) throw new Error(`${path}: no syntax tree`);
  return {
    path,
    package: path.split('/')[1] ?? '',
    isTest: /\.(test|example)\.tsx?$/.test(path) || path.split('/')[2] === 'test',
    text,
    imports: importsOf(program),
    syntax: program,
  };
}

function importsOf(program: SyntaxNode): readonly Import[] {
  const found: Import[] = [];
  walk(program, (node) => {
    const source = node['source'];
    if (!isNode(source) || typeof source['value'] !== 'string') return;
    const typeOnly =
      node['importKind'] === 'type' || node['exportKind'] === 'type' || node.type === 'TSImportType';
    found.push({ specifier: source['value'], typeOnly });
  });
  return found;
}
