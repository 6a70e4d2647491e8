import { applyEdit, problemWords, type Json, type PackageDraft } from '@fiveones/definition';
import type { DesignerBackend, LoadedDraft } from '@fiveones/designer';
import { failureOf, type api } from '../api.ts';

/**
 * The designer's questions answered by this server's procedures. The designer tells what was changed inside a file;
 * the server keeps whole files, each with what must stand there before.
 */
export function designerBackend(calls: typeof api): DesignerBackend {
  const kept = new Map<string, PackageDraft>();
  return {
    load: async (packageId) => {
      const { base, ...loaded } = await calls.design.load.query({ packageId }).catch((error: unknown) => {
        throw new Error(failureOf(error).message, { cause: error });
      });
      kept.set(packageId, loaded.draft);
      return {
        // JSON of the shape that the designer asks for; only the names of the types differ.
        ...(loaded as unknown as Omit<LoadedDraft, 'base'>),
        base: base && { version: base.version, hash: base.hash, files: filesOf(loaded.draft, base.changed) },
      };
    },
    save: async (packageId, { revision, edits, history }) => {
      const before = kept.get(packageId) ?? {};
      let after = before;
      for (const edit of edits) {
        const applied = applyEdit(after, edit);
        if (!applied.ok) return { refused: problemWords(applied.problem, 'zh') };
        after = applied.after;
      }
      const answer = await refusedInWords(
        calls.design.save.mutate({
          packageId,
          revision,
          edits: changedFiles(before, after),
          history: jsonOf(history),
        }),
      );
      if (!('refused' in answer)) kept.set(packageId, after);
      return answer;
    },
    submit: (packageId, publication) => done(calls.design.submit.mutate({ packageId, ...publication })),
    withdraw: (packageId) => done(calls.design.withdraw.mutate({ packageId })),
    giveBack: (packageId, reason) => done(calls.design.giveBack.mutate({ packageId, reason })),
    confirm: (packageId) => refusedInWords(calls.design.confirm.mutate({ packageId })),
    versions: (packageId) => calls.design.versions.query({ packageId }),
    version: (packageId, version) => calls.design.version.query({ packageId, version }),
    mergeChoices: (packageId, version) => calls.design.mergeChoices.query({ packageId, version }),
    mergeChoose: (packageId, version, choices) =>
      done(calls.design.mergeChoose.mutate({ packageId, version, choices: [...choices] })),
    runScenarios: (packageId, from) => calls.design.runScenarios.mutate({ packageId, from }),
    pastCases: (packageId, asked) => refusedInWords(calls.design.replay.query({ packageId, ...asked })),
    gates: (packageId) => calls.village.gates.query({ packageId }),
    packages: async () =>
      (await calls.design.packages.query())
        .filter(({ state }) => state !== 'unpublished')
        .map(({ id, name, version }) => ({ id, name, version })),
    figure: (packageId, asked) => refusedInWords(calls.design.figure.query({ packageId, ...asked })),
    entries: (packageId, asked) => refusedInWords(calls.design.entries.query({ packageId, ...asked })),
    caseAddress: (instance) => `/case/${instance}`,
  };
}

/** A draft's files with some of them otherwise; `null`: not there. What is alike stays the same value. */
export const filesOf = (draft: PackageDraft, changed: Readonly<Record<string, Json>>): PackageDraft =>
  Object.fromEntries(Object.entries({ ...draft, ...changed }).filter(([, json]) => json !== null));

/** The files that differ, each with what stood there before; `null` stands for no file. */
export const changedFiles = (
  before: PackageDraft,
  after: PackageDraft,
): { file: string; before: Json; after: Json }[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((file) => before[file] !== after[file])
    .map((file) => ({ file, before: before[file] ?? null, after: after[file] ?? null }));

/** A refusal as a value; a lost network stays an error, so that the designer tries again. */
const refusedInWords = <T extends object>(
  work: Promise<T>,
): Promise<T | { readonly refused: string; readonly stale?: boolean }> =>
  work.catch((error: unknown) => {
    const failure = failureOf(error);
    if (failure.offline) throw error;
    return { refused: failure.message, ...(failure.code === 'draft-stale' ? { stale: true } : {}) };
  });

/** What answers nothing when it is done. */
const done = (work: Promise<null>): Promise<object | { readonly refused: string }> =>
  refusedInWords(work.then(() => ({})));

const jsonOf = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
