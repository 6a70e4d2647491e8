import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { lookWords as say } from './look-words.ts';

/** Why somebody looks, as it is sent. */
export interface Why {
  readonly reason: string;
  readonly words?: string;
}

/** One line: why, and in own words what the choice does not say. */
export function LookQuestion({
  ask,
  kept,
  focused = false,
  send,
}: {
  /** On the button. */
  readonly ask: string;
  /** What of it is kept. */
  readonly kept: string;
  readonly focused?: boolean;
  readonly send: (why: Why) => Promise<void>;
}): ReactNode {
  const reasons = useQuery({
    queryKey: ['look-reasons'],
    queryFn: () => api.look.reasons.query(),
    staleTime: Infinity,
  });
  const [reason, setReason] = useState('');
  const [words, setWords] = useState('');
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // Drawn through a portal, yet still inside a form of the page for React.
    event.stopPropagation();
    setBusy(true);
    send({ reason, ...(words.trim() === '' ? {} : { words: words.trim() }) }).catch((error: unknown) => {
      setWrong(failureOf(error).message);
      setBusy(false);
    });
  };
  return (
    <form className="look-question" onSubmit={submit}>
      <label>
        {say.why}
        <select
          className="input"
          value={reason}
          autoFocus={focused}
          onChange={(event) => setReason(event.target.value)}
        >
          <option value="">{say.choose}</option>
          {(reasons.data ?? []).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say.words}
        <input
          className="input"
          value={words}
          maxLength={100}
          placeholder={say.wordsHint}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      <button type="submit" className="button primary" disabled={busy}>
        {ask}
      </button>
      <p className="muted">{kept}</p>
      {wrong || reasons.isError ? (
        <p className="bad" role="alert">
          {wrong || failureOf(reasons.error).message}
        </p>
      ) : null}
    </form>
  );
}
