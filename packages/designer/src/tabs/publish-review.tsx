import { useState } from 'react';
import type { SubmissionInfo } from '../backend.ts';
import { useDesigner } from '../context.tsx';
import { words } from '../words.ts';
import { useAsking } from './publish-hand-in.tsx';
import { PublishSteps } from './publish-steps.tsx';

/** What waits for the second person: they confirm or give it back; who handed it in may withdraw it. */
export const Review = () => {
  const { submission, person, openInstances } = useDesigner((state) => state.publishing);
  if (submission === undefined) return null;
  const mine = submission.reviewer.id === person.id;
  return (
    <>
      <h2>{mine ? words.publish.reviewTitle : words.publish.waitingTitle}</h2>
      <p className="d-hint">
        {words.publish.handedIn(submission.by.name, submission.at.slice(0, 16).replace('T', ' '))}
      </p>
      <dl className="d-review">
        <dt>{words.publish.version}</dt>
        <dd>{submission.version}</dd>
        <dt>{words.publish.from}</dt>
        <dd>
          {submission.from}
          <p className="d-hint">{words.publish.fromHint(openInstances)}</p>
        </dd>
        <dt>{words.publish.note}</dt>
        <dd>{submission.note}</dd>
      </dl>
      <PublishSteps at={1} names={[submission.by.name, submission.reviewer.name, submission.from]} />
      {mine ? <Decide submission={submission} /> : <Waiting submission={submission} draws={person.draws} />}
    </>
  );
};

const Refusal = ({ words: sentence }: { readonly words: string }) => (
  <div role="status">
    {sentence === '' ? null : (
      <p className="d-note" data-severity="error">
        {sentence}
      </p>
    )}
  </div>
);

const Waiting = ({ submission, draws }: { readonly submission: SubmissionInfo; readonly draws: boolean }) => {
  const { refusal, busy, ask } = useAsking();
  return (
    <>
      <p className="d-hint">{words.publish.waitingFor(submission.reviewer.name)}</p>
      <Refusal words={refusal} />
      {draws ? (
        <button
          type="button"
          className="d-button d-full"
          disabled={busy}
          onClick={() => ask((backend, packageId) => backend.withdraw(packageId), words.publish.withdrawn)}
        >
          {words.publish.withdraw}
        </button>
      ) : null}
    </>
  );
};

const Decide = ({ submission }: { readonly submission: SubmissionInfo }) => {
  const { refusal, busy, ask } = useAsking();
  const [reason, setReason] = useState<string>();
  return (
    <>
      <Refusal words={refusal} />
      <button
        type="button"
        className="d-button d-primary d-full"
        disabled={busy}
        onClick={() =>
          ask(
            (backend, packageId) => backend.confirm(packageId),
            words.publish.done(submission.version, submission.from),
          )
        }
      >
        {words.publish.confirm(submission.version)}
      </button>
      {reason === undefined ? (
        <button type="button" className="d-button d-full" onClick={() => setReason('')}>
          {words.publish.giveBack}
        </button>
      ) : (
        <>
          <label className="d-row">
            <span className="d-label">{words.publish.giveBackReason}</span>
            <textarea
              className="d-input"
              rows={3}
              autoFocus
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          <button
            type="button"
            className="d-button d-full"
            disabled={busy || reason.trim() === ''}
            onClick={() =>
              ask((backend, packageId) => backend.giveBack(packageId, reason.trim()), words.publish.doneBack)
            }
          >
            {words.publish.giveBackSend}
          </button>
        </>
      )}
    </>
  );
};
