import type { Json, JsonObject } from './basics.ts';
import { fileOf, kindOfFile, type FileKind } from './files.ts';
import { isList, isObject, jsonText, readJson } from './json.ts';
import type { Package, PackageFiles } from './package.ts';
import { typeId } from './resolve.ts';

/** A package that another one takes shared parts from, as `template.json` names it. */
export interface Use {
  readonly id: string;
  /** Its folder, from the folder of the package that uses it; absent once its parts have been taken over. */
  readonly folder?: string;
}

/** The packages from which this one still has to take parts. */
export function usesOf(files: PackageFiles): readonly Use[] {
  const uses = objectAt(files, 'template.json')['uses'];
  return (isList(uses) ? uses : []).flatMap((use) =>
    isObject(use) && typeof use['id'] === 'string' && typeof use['folder'] === 'string'
      ? [{ id: use['id'], folder: use['folder'] }]
      : [],
  );
}

/**
 * A package with the shared parts that it refers to and does not have: types, forms, documents and posts. What it has
 * itself is left alone, and what nothing refers to stays away, so the whole that is published holds no more than it
 * needs and never changes with the shared package.
 */
export function withUsed(own: PackageFiles, used: readonly PackageFiles[]): PackageFiles {
  const shared: PackageFiles = Object.assign({}, ...used.toReversed());
  const files: Record<string, string> = { ...own };
  const waiting = Object.keys(own);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop())
    for (const wanted of referredTo(file, files[file] ?? '')) {
      const text = shared[wanted];
      if (Object.hasOwn(files, wanted) || text === undefined) continue;
      files[wanted] = text;
      waiting.push(wanted);
    }
  return { ...files, 'template.json': headWithPosts(files, used) };
}

/** Files that a file refers to: types by `$ref`, forms and documents by their ids. */
function referredTo(file: string, text: string): readonly string[] {
  if (!file.endsWith('.json')) return [];
  const read = readJson(text);
  if (!read.ok) return [];
  const found: string[] = [];
  const look = (value: Json, key: string): void => {
    if (isList(value)) return value.forEach((item) => look(item, key));
    if (isObject(value)) return Object.entries(value).forEach(([name, inner]) => look(inner, name));
    if (typeof value === 'string') found.push(...(references[key]?.(value) ?? []));
  };
  look(read.value, '');
  return found;
}

const references: Readonly<Record<string, (value: string) => readonly string[]>> = {
  $ref: (value) => {
    const id = typeId(value);
    return id === undefined ? [] : [fileOf('type', id)];
  },
  form: (value) => [fileOf('form', value)],
  issue: (value) => [fileOf('document', value)],
};

/** `template.json` with the posts that are named somewhere, and without the folders that were read. */
function headWithPosts(files: PackageFiles, used: readonly PackageFiles[]): string {
  const head = objectAt(files, 'template.json');
  const posts = listAt(head, 'posts');
  const here = new Set(posts.map(({ id }) => id));
  const named = new Set<Json | undefined>([
    ...postsOfDuties(files),
    ...postsOfAlarms(files),
    ...postsOfBooks(files),
    ...postsOfReaders(files),
  ]);
  const taken = used
    .flatMap((shared) => listAt(objectAt(shared, 'template.json'), 'posts'))
    .filter(({ id }) => named.has(id) && !here.has(id) && here.add(id));
  const uses = listAt(head, 'uses').map(({ folder: _, ...use }) => use);
  return jsonText({ ...head, uses, posts: [...posts, ...taken] });
}

/** Posts that the responsibility list names: who does the work, and to whom it goes when nobody does. */
const postsOfDuties = (files: PackageFiles): readonly (Json | undefined)[] =>
  listAt(objectAt(files, 'responsibilities.json'), 'rows').flatMap(({ post, escalateTo }) => [
    post,
    escalateTo,
  ]);

/** Posts that the alarms of clocks and steps tell, or hand the work to. */
const postsOfAlarms = (files: PackageFiles): readonly (Json | undefined)[] =>
  objectsOf(files, 'process')
    .flatMap((chart) => [...listAt(chart, 'clocks'), ...listAt(chart, 'nodes')])
    .flatMap((alarmed) => listAt(alarmed, 'alarms'))
    .flatMap(({ tell, handTo }) => [...(isList(tell) ? tell : []), handTo]);

/** Posts that keep or sign ledgers and tables. */
const postsOfBooks = (files: PackageFiles): readonly (Json | undefined)[] =>
  [...objectsOf(files, 'ledger'), ...objectsOf(files, 'table')]
    .flatMap(({ keepers, signers }) => [keepers, signers])
    .flatMap((named) => (isList(named) ? named : []));

/** Posts that read the cases of a process which not everybody reads. */
const postsOfReaders = (files: PackageFiles): readonly (Json | undefined)[] =>
  objectsOf(files, 'process')
    .flatMap(({ readers }) => (isObject(readers) ? [readers['posts'], readers['withReason']] : []))
    .flatMap((named) => (isList(named) ? named : []));

const objectsOf = (files: PackageFiles, kind: FileKind): readonly JsonObject[] =>
  Object.keys(files)
    .filter((file) => kindOfFile(file)?.kind === kind)
    .map((file) => objectAt(files, file));

function objectAt(files: PackageFiles, file: string): JsonObject {
  const read = readJson(files[file] ?? '');
  return read.ok && isObject(read.value) ? read.value : {};
}

const listAt = (object: JsonObject, key: string): readonly JsonObject[] => {
  const list = object[key];
  return isList(list) ? list.filter(isObject) : [];
};

/** The other packages of which this one speaks: whose processes it calls, whose steps its ledgers and tables count. */
export function packagesNamedBy(pkg: Package): readonly string[] {
  const called = Object.values(pkg.processes).flatMap(({ nodes }) =>
    nodes.flatMap((node) =>
      node.kind === 'callActivity' && node.package !== undefined ? [node.package] : [],
    ),
  );
  const entered = Object.values(pkg.ledgers).flatMap(({ entryTypes }) =>
    entryTypes.flatMap(({ from }) => from.map((one) => one.package)),
  );
  const counted = Object.values(pkg.tables).flatMap(({ indicators }) =>
    indicators.flatMap(({ source }) =>
      [...(source.cases?.of ?? []), ...(source.steps?.of ?? [])].map((one) => one.package),
    ),
  );
  return [...new Set([...called, ...entered, ...counted])].filter((id) => id !== pkg.template.id).sort();
}
