import { useState } from 'react';
import type { DesignerBackend } from '../backend.ts';
import { useChecked, useDesigner, useFindings, useWorld } from '../context.tsx';
import { reopen, type DesignerStore } from '../store.ts';
import { words } from '../words.ts';
import { changeLines } from './comparison.ts';
import { PublishSteps } from './publish-steps.tsx';

/** The version after one: its last number plus one. */
const nextVersion = (version: string): string => {
  const parts = version.split('.');
  const last = Number(parts.at(-1));
  return Number.isInteger(last) && parts.length > 1
    ? [...parts.slice(0, -1), last + 1].join('.')
    : `${version || '1'}.1`;
};

/** Whether a text is a day of the calendar, `2027-01-01`. */
export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const weekday = (date: string): string =>
  isDate(date) ? (words.publish.week[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '') : '';

/** Does what was asked of the backend, reads the draft again, and says what the backend refused. */
export const useAsking = (): {
  readonly refusal: string;
  readonly busy: boolean;
  readonly ask: (
    what: (backend: DesignerBackend, packageId: string) => Promise<object>,
    done?: string,
  ) => void;
} => {
  const { store, backend } = useWorld();
  const [state, setState] = useState({ refusal: '', busy: false });
  const ask = (what: (backend: DesignerBackend, packageId: string) => Promise<object>, done = ''): void => {
    setState({ refusal: '', busy: true });
    answered(store, backend, what).then(
      (refusal) => {
        setState({ refusal, busy: false });
        if (refusal === '' && done !== '') store.getState().look({ notice: done, publishing: false });
      },
      () => setState({ refusal: words.save.offline, busy: false }),
    );
  };
  return { ...state, ask };
};

const answered = async (
  store: DesignerStore,
  backend: DesignerBackend,
  what: (backend: DesignerBackend, packageId: string) => Promise<object>,
): Promise<string> => {
  const answer = await what(backend, store.getState().packageId);
  if ('refused' in answer && typeof answer.refused === 'string') return answer.refused;
  await reopen(store, backend);
  return '';
};

/** What is sent to the second person. */
export const HandIn = ({
  from,
  onFrom,
}: {
  readonly from: string;
  readonly onFrom: (from: string) => void;
}) => {
  const base = useDesigner((state) => state.base);
  const { openInstances, reviewers, submission } = useDesigner((state) => state.publishing);
  const returned = submission?.status === 'returned' ? submission : undefined;
  const [version, setVersion] = useState(
    returned?.version ?? (base === undefined ? '1.0.0' : nextVersion(base.version)),
  );
  const [reviewer, setReviewer] = useState(returned?.reviewer.id ?? onlyOne(reviewers));
  const [note, setNote] = useState(returned?.note ?? '');
  const { refusal, busy, ask } = useAsking();
  const why = useObstacle({ from, note, reviewer });
  const name = reviewers.find(({ id }) => id === reviewer)?.name ?? '';
  return (
    <>
      <h2>{words.publish.title}</h2>
      {returned === undefined ? null : (
        <p className="d-note" data-severity="warning">
          {words.publish.givenBack(returned.reviewer.name, returned.reason)}
        </p>
      )}
      <label className="d-row">
        <span className="d-label">{words.publish.version}</span>
        <input className="d-input" value={version} onChange={(event) => setVersion(event.target.value)} />
      </label>
      <label className="d-row">
        <span className="d-label">
          {words.publish.from}
          <span className="d-label-more">{weekday(from)}</span>
        </span>
        <input
          className="d-input"
          value={from}
          placeholder="2027-01-01"
          onChange={(event) => onFrom(event.target.value)}
        />
        <span className="d-hint">{words.publish.fromHint(openInstances)}</span>
      </label>
      <label className="d-row">
        <span className="d-label">{words.publish.reviewer}</span>
        <select className="d-input" value={reviewer} onChange={(event) => setReviewer(event.target.value)}>
          <option value="">{words.publish.choose}</option>
          {reviewers.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name} · {one.post}
            </option>
          ))}
        </select>
        <span className="d-hint">
          {reviewers.length === 0 ? words.publish.noReviewer : words.publish.reviewerHint}
        </span>
      </label>
      <label className="d-row">
        <span className="d-label">
          {words.publish.note}
          <span className="d-label-more">{words.publish.noteHint}</span>
        </span>
        <textarea
          className="d-input"
          rows={3}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <PublishSteps at={0} names={[words.publish.you, name, from]} />
      <div role="status">
        {refusal !== '' ? (
          <p className="d-note" data-severity="error">
            {refusal}
          </p>
        ) : (
          <p className="d-hint">{why === '' ? words.publish.locks : why}</p>
        )}
      </div>
      <button
        type="button"
        className="d-button d-primary d-full"
        disabled={why !== '' || busy}
        onClick={() =>
          ask((backend, packageId) =>
            backend.submit(packageId, { version, note: note.trim(), from, reviewer }),
          )
        }
      >
        {words.publish.button(name)}
      </button>
    </>
  );
};

const onlyOne = (people: readonly { readonly id: string }[]): string =>
  people.length === 1 ? (people[0]?.id ?? '') : '';

/** What stands in the way of handing in, the first of it; empty when nothing does. */
const useObstacle = (sheet: {
  readonly from: string;
  readonly note: string;
  readonly reviewer: string;
}): string => {
  const base = useDesigner((state) => state.base);
  const files = useDesigner((state) => state.files);
  const today = useDesigner((state) => state.publishing.today);
  const pending = useDesigner((state) => state.pending.length);
  const errors = useFindings().filter((finding) => finding.severity === 'error').length;
  const checked = useChecked();
  const obstacles: readonly (readonly [boolean, string])[] = [
    [!checked, words.publish.checking],
    [errors > 0, words.publish.blocked(errors)],
    [base !== undefined && changeLines(base.files, files)?.length === 0, words.publish.nothing],
    [!isDate(sheet.from), words.publish.notADate],
    [sheet.from < today, words.publish.past],
    [sheet.reviewer === '', words.publish.needReviewer],
    [sheet.note.trim() === '', words.publish.needNote],
    [pending > 0, words.save.waiting],
  ];
  return obstacles.find(([stands]) => stands)?.[1] ?? '';
};
