import { sameJson, type Json, type PackageDraft } from '@fiveones/definition';
import type { Store } from '@fiveones/store';
import type { Library } from './library.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { packageDraftTable } from './law-tables.ts';
import type { Refused } from './views.ts';
import { draftFilesIn } from './json-cells.ts';

/** Where all that happens to a package is kept: saved drafts, what was handed in, what was published. */
export const packageStream = (id: string): string => `package/${id}`;

/** The state of a package's stream. `submitted`: the name of the person whose review the draft waits for. */
export type PackageState = { readonly revision: number; readonly submitted?: string };

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

/** Reads the draft of a package; the version in force when nothing has been changed. */
export async function loadDraft(store: Store, library: Library, id: string): Promise<Draft | undefined> {
  const row = await store.get(packageDraftTable, { package: id });
  if (row)
    return {
      files: draftFilesIn(row.files),
      revision: row.revision ?? 0,
      base: row.base,
      history: (row.undo ?? null) as Json,
      savedAt: row.savedAt ?? '',
    };
  const newest = library.newest(id);
  if (newest === undefined) return undefined;
  const files = await library.filesOf(id, newest.version);
  if (files === undefined) throw new Error(`published package ${id}@${newest.version} does not read`);
  return { files, revision: 0, base: newest.version, history: null, savedAt: newest.publishedAt };
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
  const saved = await store.change<PackageState, null, Refused>(
    packageStream(given.packageId),
    ({ snapshot }) => {
      if (snapshot?.submitted) return { refused: refused('under-review', { reviewer: snapshot.submitted }) };
      if ((snapshot?.revision ?? 0) !== draft.revision) return { refused: refused('draft-stale') };
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
  return saved.ok ? ok({ revision }) : no(saved.refused);
}
