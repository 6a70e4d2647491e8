import {
  difference,
  differenceWords,
  draftFiles,
  packageHash,
  readDraft,
  parsePackage,
  sameJson,
  type Json,
  type JsonObject,
  type Package,
  type PackageDraft,
  type PackageFiles,
} from '@fiveones/definition';
import { play } from '@fiveones/interpreter';
import { lint } from '@fiveones/lint';
import type { Store } from '@fiveones/store';
import { checkScenario } from './check-forms.ts';
import type { Library } from './library.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { packageDraftTable, versionTable } from './tables.ts';

/** One change to a file of a draft; `before` must be what stands there. `null`: no such file. */
export interface FileEdit {
  readonly file: string;
  readonly before: Json;
  readonly after: Json;
}

/** A draft as the designer edits it. */
export interface Draft {
  readonly files: PackageDraft;
  readonly revision: number;
  readonly base: string | null;
  readonly history: Json;
  readonly savedAt: string;
}

/** A scenario that was run. */
export interface ScenarioResult {
  readonly id: string;
  readonly name: string;
  readonly passed: boolean;
  readonly differences: readonly string[];
}

/** Reads the draft of a package; the version in force when nothing has been changed. */
export async function loadDraft(store: Store, library: Library, id: string): Promise<Draft | undefined> {
  const row = await store.get(packageDraftTable, { package: id });
  if (row)
    return {
      files: row.files as PackageDraft,
      revision: row.revision ?? 0,
      base: row.base,
      history: (row.undo ?? null) as Json,
      savedAt: row.savedAt ?? '',
    };
  const current = library.current(id);
  const version = current
    ? await store.get(versionTable, { package: id, version: current.version })
    : undefined;
  if (!version) return undefined;
  const read = readDraft(version.files as PackageFiles);
  if (!read.ok) throw new Error(`published package ${id}@${version.version} does not read`);
  return {
    files: read.draft,
    revision: 0,
    base: version.version,
    history: null,
    savedAt: version.publishedAt ?? '',
  };
}

/** Keeps edits on top of a revision; refuses when somebody else has saved in between. */
export async function saveDraft(
  store: Store,
  library: Library,
  given: {
    readonly packageId: string;
    readonly revision: number;
    readonly edits: readonly FileEdit[];
    readonly history: Json;
    readonly by: string;
    readonly at: string;
  },
): Promise<Outcome<{ revision: number }>> {
  const draft = await loadDraft(store, library, given.packageId);
  if (!draft) return no(refused('no-such-package'));
  if (draft.revision !== given.revision) return no(refused('draft-stale'));
  let files: PackageDraft = draft.files;
  for (const edit of given.edits) {
    if (!sameJson(files[edit.file] ?? null, edit.before)) return no(refused('draft-stale'));
    const { [edit.file]: _, ...rest } = files;
    files = edit.after === null ? rest : { ...rest, [edit.file]: edit.after };
  }
  const revision = draft.revision + 1;
  const row = {
    package: given.packageId,
    revision,
    base: draft.base,
    files: files as Json,
    undo: given.history,
    redo: null,
    savedAt: given.at,
    savedBy: given.by,
  };
  const saved = await store.change<{ revision: number }, null, 'stale'>(
    `draft/${given.packageId}`,
    ({ snapshot }) => {
      if (snapshot && snapshot.revision >= revision && draft.revision !== 0) return { refused: 'stale' };
      return {
        decided: {
          events: [
            {
              type: 'draftSaved',
              at: given.at,
              by: given.by,
              body: { revision, files: given.edits.map(({ file }) => file) },
            },
          ],
          snapshot: { revision },
          rows: [{ table: packageDraftTable.name, put: row }],
        },
        answer: null,
      };
    },
  );
  return saved.ok ? ok({ revision }) : no(refused('draft-stale'));
}

/** Plays every scenario of a package, with its own forms. */
export function runScenarios(pkg: Package): readonly ScenarioResult[] {
  return Object.values(pkg.scenarios).map((scenario) => {
    const { failures } = play(pkg, scenario, { checkForms: checkScenario });
    return {
      id: scenario.id,
      name: scenario.name,
      passed: failures.length === 0,
      differences: failures.map((failure) => failureWords(failure.action, failure.code, failure.params)),
    };
  });
}

/** A failure of a scenario in one sentence. */
export const failureWords = (action: number, code: string, params: JsonObject): string => {
  const where = action === 0 ? '结果' : `第 ${action} 个动作`;
  const told = Object.entries(params)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('，');
  return `${where}：${code}${told === '' ? '' : `（${told}）`}`;
};

/** What a package must be before it may be published; the parsed package when it is. */
export function publishable(files: PackageFiles): Outcome<Package> {
  const parsed = parsePackage(files);
  if (!parsed.ok) {
    const [first] = parsed.problems;
    return no(refused('definition-broken', { message: first ? `${first.at.file}：${first.code}` : '' }));
  }
  const errors = lint(parsed.package).filter(({ severity }) => severity === 'error');
  return errors.length > 0
    ? no(refused('definition-has-errors', { count: errors.length }))
    : ok(parsed.package);
}

/** Publishes the draft as a new version that can never change; running instances keep theirs. */
export async function publish(
  store: Store,
  library: Library,
  given: {
    readonly packageId: string;
    readonly version: string;
    readonly note: string;
    readonly from: string;
    readonly by: string;
    readonly at: string;
  },
): Promise<Outcome<{ version: string; changes: readonly string[] }>> {
  if (!/^\d+\.\d+\.\d+$/.test(given.version)) return no(refused('version-malformed'));
  if (await store.get(versionTable, { package: given.packageId, version: given.version }))
    return no(refused('version-exists', { version: given.version }));
  const draft = await loadDraft(store, library, given.packageId);
  if (!draft) return no(refused('no-such-package'));
  const template = draft.files['template.json'];
  const named =
    typeof template === 'object' && template !== null && !Array.isArray(template)
      ? { ...draft.files, 'template.json': { ...template, version: given.version } }
      : draft.files;
  const files = draftFiles(named);
  const checked = publishable(files);
  if (!checked.ok) return checked;
  // Examples that differ do not stand in the way: the law may have changed. They are shown before, and kept with the version.
  const differing = runScenarios(checked.value)
    .filter(({ passed }) => !passed)
    .map(({ id }) => id);
  const before = library.current(given.packageId);
  const changes = before
    ? difference(before.package, checked.value).map((change) => differenceWords(change, 'zh'))
    : [];
  await keepVersion(store, {
    files,
    pkg: checked.value,
    note: given.note,
    by: given.by,
    at: given.at,
    from: given.from,
    changes,
    differing,
    serial: (before?.serial ?? 0) + 1,
    dropDraft: true,
  });
  await library.refresh();
  return ok({ version: given.version, changes });
}

/** Writes a version and, with it, lets the draft go. */
export async function keepVersion(
  store: Store,
  given: {
    readonly files: PackageFiles;
    readonly pkg: Package;
    readonly note: string;
    readonly by: string;
    readonly at: string;
    readonly from: string;
    readonly changes: readonly string[];
    readonly differing?: readonly string[];
    readonly serial: number;
    readonly dropDraft: boolean;
  },
): Promise<void> {
  const { id, version, name } = given.pkg.template;
  const hash = packageHash(given.pkg);
  const row = {
    package: id,
    version,
    hash,
    name,
    publishedAt: given.at,
    publishedBy: given.by,
    effectiveFrom: given.from,
    note: given.note,
    changes: given.changes,
    files: given.files,
    serial: given.serial,
  };
  await store.change(`package/${id}`, () => ({
    decided: {
      events: [
        {
          type: 'published',
          at: given.at,
          by: given.by,
          body: { version, hash, note: given.note, from: given.from, differing: given.differing ?? [] },
        },
      ],
      snapshot: { version, hash },
      rows: [
        { table: versionTable.name, put: row },
        ...(given.dropDraft ? [{ table: packageDraftTable.name, remove: { package: id } }] : []),
      ],
    },
    answer: null,
  }));
}
