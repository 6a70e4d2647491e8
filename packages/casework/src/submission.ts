import { isObject } from '@fiveones/definition';
import type { RowOf, Store } from '@fiveones/store';
import { designs, type Actor } from './access.ts';
import type { Library } from './library.ts';
import { loadDraft, packageStream, type PackageState } from './package-draft.ts';
import { differingIn, prepareVersion, versionKept } from './publish.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { packageDraftTable, submissionTable, versionTable } from './law-tables.ts';
import type { Refused } from './views.ts';

/**
 * Publishing takes two persons. One hands the draft in and names a second; from then on the draft is
 * locked. The second confirms, and it becomes a version; or gives it back with a reason. Until then
 * the first may withdraw. Running instances keep the version they began with.
 */
export interface Submission {
  readonly packageId: string;
  readonly version: string;
  readonly note: string;
  /** The day from which new cases take the version. */
  readonly from: string;
  readonly reviewer: string;
}

/** Who does it, and when. */
interface Doing {
  readonly actor: Actor;
  readonly at: string;
}

type SubmissionRow = RowOf<typeof submissionTable>;

/** What was handed in and not yet published; also when it came back. */
export const submissionOf = (store: Store, packageId: string): Promise<SubmissionRow | undefined> =>
  store.get(submissionTable, { package: packageId });

/** Hands the draft in. `reviewer` is the actor that the chosen person is; undefined: no such person. */
export async function submit(
  store: Store,
  library: Library,
  given: Submission,
  { actor, at, reviewer }: Doing & { readonly reviewer: Actor | undefined },
): Promise<Outcome<null>> {
  if (!/^\d+\.\d+\.\d+$/.test(given.version)) return no(refused('version-malformed'));
  if (given.note.trim() === '') return no(refused('note-missing'));
  const unfit = misfit(actor, reviewer) ?? tooLate(given.from, at);
  if (unfit) return no(unfit);
  const draft = await loadDraft(store, library, given.packageId);
  if (!draft) return no(refused('no-such-package'));
  if (await store.get(versionTable, { package: given.packageId, version: given.version }))
    return no(refused('version-exists', { version: given.version }));
  const prepared = prepareVersion(library, { ...given, draft: draft.files });
  if (!prepared.ok) return prepared;
  const row = {
    package: given.packageId,
    status: 'waiting',
    version: given.version,
    note: given.note.trim(),
    effectiveFrom: given.from,
    reviewer: given.reviewer,
    submittedAt: at,
    submittedBy: actor.id,
    reason: '',
  };
  const kept = await store.change<PackageState, null, Refused>(
    packageStream(given.packageId),
    ({ snapshot }) => {
      if (snapshot?.submitted) return { refused: refused('under-review', { reviewer: snapshot.submitted }) };
      const revision = snapshot?.revision ?? 0;
      if (revision !== draft.revision) return { refused: refused('draft-stale') };
      return {
        decided: {
          events: [
            {
              type: 'submitted',
              at,
              by: actor.id,
              body: {
                revision,
                version: given.version,
                from: given.from,
                reviewer: given.reviewer,
                note: row.note,
              },
            },
          ],
          snapshot: { revision, submitted: reviewer?.name ?? given.reviewer },
          rows: [{ table: submissionTable.name, put: row }],
        },
        answer: null,
      };
    },
  );
  return kept.ok ? ok(null) : no(kept.refused);
}

const misfit = (actor: Actor, reviewer: Actor | undefined): Refused | undefined => {
  if (reviewer?.id === actor.id) return refused('reviewer-oneself');
  return reviewer && designs(reviewer) ? undefined : refused('reviewer-unfit');
};

const tooLate = (from: string, at: string): Refused | undefined => {
  const today = at.slice(0, 10);
  return from < today ? refused('effective-date-past', { from, today }) : undefined;
};

/** Takes back what waits for review; the draft can be changed again. */
export async function withdraw(
  store: Store,
  packageId: string,
  { actor, at }: Doing,
): Promise<Outcome<null>> {
  return unlock(store, packageId, {
    event: { type: 'withdrawn', at, by: actor.id, body: {} },
    row: { table: submissionTable.name, remove: { package: packageId } },
  });
}

/** The second person gives the draft back; the reason stays beside it until it is handed in again. */
export async function giveBack(
  store: Store,
  packageId: string,
  { actor, at, reason }: Doing & { readonly reason: string },
): Promise<Outcome<null>> {
  if (reason.trim() === '') return no(refused('note-missing'));
  const waiting = await waitingFor(store, packageId, actor);
  if (!waiting.ok) return waiting;
  return unlock(store, packageId, {
    event: { type: 'givenBack', at, by: actor.id, body: { reason: reason.trim() } },
    row: {
      table: submissionTable.name,
      put: { ...waiting.value, status: 'returned', reason: reason.trim() },
    },
  });
}

/** The submission that waits for this actor; refused when it waits for another or there is none. */
async function waitingFor(store: Store, packageId: string, actor: Actor): Promise<Outcome<SubmissionRow>> {
  const row = await submissionOf(store, packageId);
  if (!row || row.status !== 'waiting') return no(refused('not-under-review'));
  if (row.submittedBy === actor.id) return no(refused('reviewer-oneself'));
  if (row.reviewer !== actor.id) {
    const kept = await store.read<PackageState>(packageStream(packageId));
    return no(refused('review-not-yours', { reviewer: kept?.snapshot.submitted ?? '' }));
  }
  return ok(row);
}

async function unlock(
  store: Store,
  packageId: string,
  { event, row }: Pick<ReturnType<typeof versionKept>, 'event' | 'row'>,
): Promise<Outcome<null>> {
  const kept = await store.change<PackageState, null, Refused>(packageStream(packageId), ({ snapshot }) =>
    snapshot?.submitted
      ? {
          decided: { events: [event], snapshot: { revision: snapshot.revision }, rows: [row] },
          answer: null,
        }
      : { refused: refused('not-under-review') },
  );
  return kept.ok ? ok(null) : no(kept.refused);
}

/** The second person confirms: the draft becomes a version that can never change. */
export async function confirm(
  store: Store,
  library: Library,
  packageId: string,
  { actor, at }: Doing,
): Promise<Outcome<{ version: string }>> {
  const waiting = await waitingFor(store, packageId, actor);
  if (!waiting.ok) return waiting;
  const { version, note, effectiveFrom } = waiting.value;
  const given = { packageId, version: version ?? '', note: note ?? '', from: effectiveFrom ?? '' };
  const late = tooLate(given.from, at);
  if (late) return no(late);
  const draft = await loadDraft(store, library, packageId);
  if (!draft) return no(refused('no-such-package'));
  const prepared = prepareVersion(library, { ...given, draft: draft.files });
  if (!prepared.ok) return prepared;
  const { row, event } = versionKept(prepared.value, {
    by: waiting.value.submittedBy ?? '',
    at,
    differing: await differingIn(prepared.value.pkg),
  });
  const confirmed = {
    ...event,
    body: { ...(isObject(event.body) ? event.body : {}), confirmedBy: actor.id },
  };
  const kept = await store.change<PackageState, null, Refused>(packageStream(packageId), ({ snapshot }) =>
    snapshot?.submitted && snapshot.revision === draft.revision
      ? {
          decided: {
            events: [confirmed],
            snapshot: { revision: 0 },
            rows: [
              row,
              { table: packageDraftTable.name, remove: { package: packageId } },
              { table: submissionTable.name, remove: { package: packageId } },
            ],
          },
          answer: null,
        }
      : { refused: refused('not-under-review') },
  );
  if (!kept.ok) return no(kept.refused);
  await library.refresh();
  return ok({ version: given.version });
}
