import type { z } from 'zod';
import type { Json, JsonObject } from './basics.ts';
import { fileKinds, type FileKind, fileOf, type FolderKind, kindOfFile, type PackageDraft } from './files.ts';
import { isList, isObject, jsonText, readJson } from './json.ts';
import { lifted } from './lift.ts';
import { nodeKinds } from './node.ts';
import type { Package, PackageFiles } from './package.ts';
import { problem, type Problem } from './problem.ts';
import { shapeProblems } from './shape.ts';

/** What a package may hold at most; nobody draws more by hand, and everything after can count on it. */
export const bounds = { fileChars: 4_000_000, packageChars: 64_000_000, files: 5_000, nodes: 2_000 } as const;

/** A package that can be trusted, or everything that is wrong with it. */
export type Parsed =
  | { readonly ok: true; readonly package: Package }
  | { readonly ok: false; readonly problems: readonly Problem[] };
/** A draft, or what keeps the files from being read at all. */
export type DraftRead =
  | { readonly ok: true; readonly draft: PackageDraft }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the files of a package: path below its folder → text. Never throws for what a person wrote. */
export function parsePackage(files: PackageFiles): Parsed {
  const excess = boundProblem(files);
  if (excess) return { ok: false, problems: [excess] };
  const { draft, problems } = read(files);
  const unread = new Set(problems.map(({ at }) => at.file));
  const parsed = parseDraft(draft);
  if (parsed.ok && problems.length === 0) return parsed;
  // A template.json that cannot be read is not missing.
  const rest = parsed.ok ? [] : parsed.problems.filter(({ at }) => !unread.has(at.file));
  return { ok: false, problems: [...problems, ...rest] };
}

/** The files of a package as a draft. */
export function readDraft(files: PackageFiles): DraftRead {
  const excess = boundProblem(files);
  if (excess) return { ok: false, problems: [excess] };
  const { draft, problems } = read(files);
  return problems.length === 0 ? { ok: true, draft } : { ok: false, problems };
}

/**
 * The package that a draft says. A file that is the same value as in an earlier call is not read again, and its part
 * of the package is the same value too; drafts are never changed in place.
 */
export function parseDraft(written: PackageDraft): Parsed {
  const draft = lifted(written);
  const problems: Problem[] = [];
  const parts = new Map<FileKind, [id: string, value: unknown][]>();
  const others: [string, string][] = [];
  for (const [file, json] of Object.entries(draft)) {
    const known = kindOfFile(file);
    if (known === undefined) {
      others.push([file, typeof json === 'string' ? json : jsonText(json)]);
      continue;
    }
    const part = readPart(known.kind, file, known.id, json);
    problems.push(...part.problems);
    parts.set(known.kind, [...(parts.get(known.kind) ?? []), [known.id, part.value]]);
  }
  if (!parts.has('template')) problems.push(problem('no-template', 'template.json', []));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, package: assemble(parts, others) };
}

/** The files of a package. Parsing them gives the same package again; keys that we do not know are kept in their place. */
export function serialisePackage(pkg: Package): PackageFiles {
  const files: [string, string][] = [['template.json', text(pkg.template)]];
  if (pkg.parameters.length > 0 || pkg.heads?.parameters)
    files.push(['parameters.json', text({ ...pkg.heads?.parameters, parameters: pkg.parameters })]);
  if (pkg.responsibilities.length > 0 || pkg.heads?.responsibilities)
    files.push([
      'responsibilities.json',
      text({ ...pkg.heads?.responsibilities, rows: pkg.responsibilities }),
    ]);
  if (pkg.dataItems.length > 0 || pkg.heads?.dataItems)
    files.push(['data.json', text({ ...pkg.heads?.dataItems, items: pkg.dataItems })]);
  for (const [kind, part] of Object.entries(parts) as [FolderKind, MapPart][])
    for (const [id, value] of Object.entries(pkg[part])) files.push([fileOf(kind, id), text(value)]);
  return Object.fromEntries([...files, ...Object.entries(pkg.others)]);
}

/** The files of a draft. */
export function draftFiles(draft: PackageDraft): PackageFiles {
  return Object.fromEntries(
    Object.entries(draft).map(([file, json]) => [
      file,
      kindOfFile(file) === undefined && typeof json === 'string' ? json : jsonText(json),
    ]),
  );
}

type MapPart = (typeof parts)[FolderKind];

/** Where the files of a kind stand in the package. */
const parts = {
  process: 'processes',
  layout: 'layouts',
  form: 'forms',
  type: 'types',
  decision: 'decisions',
  document: 'documents',
  publicNotice: 'publicNotices',
  list: 'lists',
  ledger: 'ledgers',
  table: 'tables',
  scenario: 'scenarios',
} as const satisfies Record<FolderKind, keyof Package>;

function text(value: unknown): string {
  // Parsed parts come from JSON, so they are JSON.
  return jsonText(value as Json);
}

function boundProblem(files: PackageFiles): Problem | undefined {
  const contents = Object.values(files);
  if (contents.length > bounds.files)
    return problem('too-many-files', '', [], { max: bounds.files, got: contents.length });
  const size = contents.reduce((sum, content) => sum + content.length, 0);
  return size > bounds.packageChars
    ? problem('package-too-large', '', [], { max: bounds.packageChars / 1_000_000 })
    : undefined;
}

function read(files: PackageFiles): { draft: PackageDraft; problems: Problem[] } {
  const problems: Problem[] = [];
  const draft: [string, Json][] = [];
  for (const [file, content] of Object.entries(files)) {
    if (content.length > bounds.fileChars) {
      problems.push(problem('file-too-large', file, [], { max: bounds.fileChars / 1_000_000 }));
      continue;
    }
    if (kindOfFile(file) === undefined) {
      draft.push([file, content]);
      continue;
    }
    const json = readJson(content);
    if (json.ok) draft.push([file, json.value]);
    else problems.push(problem(json.code, file, [], json.params));
  }
  return { draft: Object.fromEntries(draft), problems };
}

interface Part {
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

const known = new WeakMap<object, Map<string, Part>>();

function readPart(kind: FileKind, file: string, id: string, json: Json): Part {
  if (typeof json !== 'object' || json === null) return readPartAnew(kind, file, id, json);
  const byFile = known.get(json) ?? new Map<string, Part>();
  known.set(json, byFile);
  const part = byFile.get(file) ?? readPartAnew(kind, file, id, json);
  byFile.set(file, part);
  return part;
}

function readPartAnew(kind: FileKind, file: string, id: string, json: Json): Part {
  const early =
    kind === 'template' ? formatProblems(file, json) : kind === 'process' ? nodeProblems(file, json) : [];
  const schema: z.ZodType = fileKinds[kind].schema;
  const parsed = schema.safeParse(json);
  const explained = new Set(early.map(({ at }) => JSON.stringify(at.path)));
  const shape = parsed.success
    ? []
    : shapeProblems(file, parsed.error.issues, json).filter(
        ({ at }) => !explained.has(JSON.stringify(at.path)),
      );
  const problems = [...early, ...shape];
  if (!parsed.success || problems.length > 0) return { value: undefined, problems };
  return {
    value: inOrderOf(json, parsed.data),
    problems: [...nameProblems(kind, file, id, json), ...duplicates(kind, file, json)],
  };
}

function formatProblems(file: string, json: Json): Problem[] {
  const format = isObject(json) ? json['format'] : undefined;
  return typeof format === 'number' && format > 1
    ? [problem('newer-format', file, ['format'], { format })]
    : [];
}

function nodeProblems(file: string, json: Json): Problem[] {
  const nodes = isObject(json) ? json['nodes'] : undefined;
  if (!isList(nodes)) return [];
  if (nodes.length > bounds.nodes)
    return [problem('too-many-nodes', file, ['nodes'], { max: bounds.nodes, got: nodes.length })];
  const kinds = new Set<string>(nodeKinds);
  return nodes.flatMap((node, index) => {
    const kind = isObject(node) ? node['kind'] : undefined;
    if (!isObject(node) || typeof kind !== 'string' || kinds.has(kind)) return [];
    return [
      problem('unknown-node-kind', file, ['nodes', index, 'kind'], {
        kind,
        node: String(node['id'] ?? index),
      }),
    ];
  });
}

function nameProblems(kind: FileKind, file: string, name: string, json: Json): Problem[] {
  const key = kind === 'layout' ? 'process' : 'id';
  const id = isObject(json) ? json[key] : undefined;
  return name === '' || id === name
    ? []
    : [problem('id-not-file-name', file, [key], { id: String(id), name })];
}

/** Lists whose elements are told apart by their `id`. */
const idLists = {
  template: ['posts'],
  process: ['nodes', 'flows', 'lanes', 'stages', 'clocks', 'messages', 'signals', 'errors', 'escalations'],
  layout: [],
  form: ['sections'],
  type: [],
  decision: ['inputs', 'outputs', 'rules'],
  document: [],
  publicNotice: [],
  list: ['columns', 'rows'],
  ledger: ['entryTypes'],
  table: ['indicators', 'upper'],
  parameters: ['parameters'],
  responsibilities: ['rows'],
  dataItems: ['items'],
  scenario: [],
} as const satisfies Record<FileKind, readonly string[]>;

function duplicates(kind: FileKind, file: string, json: Json): Problem[] {
  return idLists[kind].flatMap((key) => {
    const list = isObject(json) ? json[key] : undefined;
    const seen = new Set<Json | undefined>();
    return (isList(list) ? list : []).flatMap((item, index) => {
      const id = isObject(item) ? item['id'] : undefined;
      const twice = seen.has(id);
      seen.add(id);
      return twice ? [problem('duplicate-id', file, [key, index, 'id'], { id: String(id) })] : [];
    });
  });
}

/** The parsed value with its keys as they were written; defaults that were filled in stand behind them. */
function inOrderOf(source: Json, parsed: unknown): unknown {
  if (Array.isArray(parsed))
    return parsed.map((item: unknown, index) =>
      inOrderOf(isList(source) ? (source[index] ?? null) : null, item),
    );
  if (!isObject(parsed) || !isObject(source)) return parsed;
  const keys = [...Object.keys(source), ...Object.keys(parsed).filter((key) => !Object.hasOwn(source, key))];
  return Object.fromEntries(keys.map((key) => [key, inOrderOf(source[key] ?? null, parsed[key])]));
}

function assemble(
  read: ReadonlyMap<FileKind, readonly [string, unknown][]>,
  others: readonly [string, string][],
): Package {
  const map = (kind: FolderKind) => bare(read.get(kind) ?? []);
  const one = (kind: FileKind) => read.get(kind)?.[0]?.[1];
  const parameters = one('parameters') as
    (z.infer<typeof fileKinds.parameters.schema> & JsonObject) | undefined;
  const responsibilities = one('responsibilities') as
    (z.infer<typeof fileKinds.responsibilities.schema> & JsonObject) | undefined;
  const dataItems = one('dataItems') as (z.infer<typeof fileKinds.dataItems.schema> & JsonObject) | undefined;
  // Every value has just been parsed with the schema of its kind, and `parts` names the kind of each map.
  return {
    template: one('template') as Package['template'],
    processes: map('process') as Package['processes'],
    layouts: map('layout') as Package['layouts'],
    forms: map('form') as Package['forms'],
    types: map('type') as Package['types'],
    decisions: map('decision') as Package['decisions'],
    documents: map('document') as Package['documents'],
    publicNotices: map('publicNotice') as Package['publicNotices'],
    lists: map('list') as Package['lists'],
    ledgers: map('ledger') as Package['ledgers'],
    tables: map('table') as Package['tables'],
    scenarios: map('scenario') as Package['scenarios'],
    parameters: parameters?.parameters ?? [],
    responsibilities: responsibilities?.rows ?? [],
    dataItems: dataItems?.items ?? [],
    others: bare(others),
    ...(parameters || responsibilities || dataItems
      ? {
          heads: {
            ...(parameters && { parameters: { ...parameters, parameters: [] } }),
            ...(responsibilities && { responsibilities: { ...responsibilities, rows: [] } }),
            ...(dataItems && { dataItems: { ...dataItems, items: [] } }),
          },
        }
      : {}),
  };
}

/** A map without a prototype: an id such as `constructor` finds nothing that is not there. */
function bare<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  const map: Record<string, T> = Object.create(null);
  for (const [key, value] of entries) map[key] = value;
  return map;
}
