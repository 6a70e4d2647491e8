import { z } from 'zod';
import { Id, type Json, type JsonObject, Name } from './basics.ts';
import { packageHash } from './canonical.ts';
import { applyEdit, Change, type Edit, jsonAt } from './edit.ts';
import type { PackageDraft } from './files.ts';
import { isList, isObject, readJson } from './json.ts';
import type { PackageFiles } from './package.ts';
import { draftFiles, parseDraft, readDraft } from './parse.ts';
import { problem, type Problem } from './problem.ts';
import { shapeProblems } from './shape.ts';

/** `fork.json`: which package a fork is made from, and what it is called. */
export const Fork = z.looseObject({
  $schema: z.string().optional(),
  upstream: z.looseObject({
    id: Id,
    version: z.string(),
    hash: z.string().optional().describe('定版时的指纹；写了就只认这一份'),
    folder: z.string().describe('上级模板所在的文件夹，从这里算起'),
  }),
  template: z.looseObject({
    id: Id,
    name: Name,
    version: z.string(),
    publisher: z.string(),
    description: z.string().optional(),
  }),
});
export type Fork = z.infer<typeof Fork>;

/** `values.json`: the values that a place sets, from a day on. */
const ForkValues = z.looseObject({
  $schema: z.string().optional(),
  region: z.string(),
  from: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  values: z
    .array(z.looseObject({ id: Id, value: z.unknown(), source: z.string().describe('依据、文号') }))
    .max(1_000),
});

/** `edits/<name>.json`: changes of the structure that belong together, and why they are made. */
const ForkEdit = z.looseObject({
  $schema: z.string().optional(),
  reason: z.string().min(1).describe('为什么改；要交给上级看的'),
  changes: z.array(Change).min(1).max(10_000),
});

/** Every kind of file that only a fork has. */
export const forkFileKinds = { fork: Fork, values: ForkValues, edit: ForkEdit } as const;
/** A kind of file that only a fork has. */
export type ForkFileKind = keyof typeof forkFileKinds;

/** A fork written out as a whole package, or what keeps it from being one. */
export type Forked =
  | { readonly ok: true; readonly files: PackageFiles }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Whether a folder with these files is a fork: it says only what it changes. */
export const isFork = (files: PackageFiles): boolean => files['fork.json'] !== undefined;

/** What `fork.json` says, so that its upstream can be found. */
export const readFork = (files: PackageFiles): Said<Fork> => readOwn(files, 'fork.json', Fork);

/**
 * A fork on top of its upstream: first the values of the place, then the edits in the order of their file names, then
 * the files of its own in place of those of the same name. An edit that no longer fits what it saw is a problem at
 * the edit; nothing is guessed.
 */
export function forkFiles(upstream: PackageFiles, own: PackageFiles): Forked {
  const problems: Problem[] = [];
  const must = <T>(said: Said<T>): T | undefined => {
    if (!said.ok) problems.push(...said.problems);
    return said.ok ? said.value : undefined;
  };
  const fork = must(readFork(own));
  const values = own['values.json'] === undefined ? undefined : must(readOwn(own, 'values.json', ForkValues));
  const edits = namesOfEdits(own).map((file) => ({ file, edit: must(readOwn(own, file, ForkEdit)) }));
  if (!fork || problems.length > 0) return { ok: false, problems };
  const begun = upstreamDraft(upstream, fork);
  if (!begun.ok) return begun;
  let draft = named(begun.value.draft, fork, begun.value.hash);
  const make = (file: string, list: string, edit: Edit): void => {
    const applied = applyEdit(draft, edit);
    if (applied.ok) draft = applied.after;
    else problems.push(misfit({ file, list }, edit, applied.problem));
  };
  if (values) make('values.json', 'values', editOfValues(draft, values));
  for (const { file, edit } of edits) if (edit) make(file, 'changes', editOf(edit));
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, files: { ...draftFiles(draft), ...ownFiles(own) } };
}

type Said<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

function readOwn<T>(files: PackageFiles, file: string, schema: z.ZodType<T>): Said<T> {
  const json = readJson(files[file] ?? '');
  if (!json.ok) return { ok: false, problems: [problem(json.code, file, [], json.params)] };
  const parsed = schema.safeParse(json.value);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problems: shapeProblems(file, parsed.error.issues, json.value) };
}

const inEdits = /^edits\/[^/]+\.json$/;
const namesOfEdits = (files: PackageFiles): readonly string[] =>
  Object.keys(files)
    .filter((file) => inEdits.test(file))
    .sort();

const ownFiles = (files: PackageFiles): PackageFiles =>
  Object.fromEntries(
    Object.entries(files).filter(
      ([file]) => file !== 'fork.json' && file !== 'values.json' && !inEdits.test(file),
    ),
  );

function upstreamDraft(
  files: PackageFiles,
  { upstream }: Fork,
): Said<{ readonly draft: PackageDraft; readonly hash: string }> {
  const read = readDraft(files);
  if (!read.ok) return read;
  const parsed = parseDraft(read.draft);
  if (!parsed.ok) return parsed;
  const { id, version } = parsed.package.template;
  const hash = packageHash(parsed.package);
  const refuse = (found: string, wanted: string): Said<never> => ({
    ok: false,
    problems: [problem('other-upstream', 'fork.json', ['upstream'], { found, wanted })],
  });
  if (id !== upstream.id || version !== upstream.version)
    return refuse(`${id} ${version}`, `${upstream.id} ${upstream.version}`);
  if (upstream.hash !== undefined && upstream.hash !== hash) return refuse(hash, upstream.hash);
  return { ok: true, value: { draft: read.draft, hash } };
}

/** The upstream under the fork's own name, saying where it comes from. */
function named(draft: PackageDraft, { upstream, template }: Fork, hash: string): PackageDraft {
  const before = draft['template.json'];
  const { id, version } = upstream;
  return {
    ...draft,
    'template.json': {
      ...(isObject(before) ? before : {}),
      // Parsed from JSON a moment ago, so it is JSON.
      ...(template as JsonObject),
      upstream: { id, version, hash },
    },
  };
}

/** The changes come from a file that was read as JSON, so they are JSON. */
const editOf = ({ reason, changes }: z.infer<typeof ForkEdit>): Edit => ({
  name: 'fork',
  params: { label: reason },
  changes: changes as Edit['changes'],
});

/** The values of a place as an edit of `parameters.json`. */
function editOfValues(draft: PackageDraft, { region, from, values }: z.infer<typeof ForkValues>): Edit {
  const file = 'parameters.json';
  return {
    name: 'setParameterValue',
    params: { label: region },
    changes: values.map(({ id, value, source }) => {
      const path = ['parameters', { id }, 'values'] as const;
      const there = jsonAt(draft[file], path);
      return {
        file,
        path: [...path, isList(there) ? there.length : 0],
        after: { region, from, value: value as Json, source },
      };
    }),
  };
}

/** The problem of an edit told at the entry that asks for it: the list of a file of the fork. */
function misfit(
  { file, list }: { readonly file: string; readonly list: string },
  { changes }: Edit,
  { code, params, at }: Problem,
): Problem {
  const number = changes.findIndex(
    (change) => change.file === at.file && JSON.stringify(change.path) === JSON.stringify(at.path),
  );
  return problem(code, file, [list, Math.max(0, number)], params);
}
