import { useQuery } from '@tanstack/react-query';
import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button, Dialog, Popover } from 'react-aria-components';
import { api, failureOf } from '../api.ts';
import { lookWords as say } from './look-words.ts';

/** Why somebody looks, as it is sent. */
export interface Why {
  readonly reason: string;
  readonly words?: string;
}

/** How long a whole number stands on the screen, in seconds. */
const shownFor = 30;

/** A masked number with its 查看: whole for a short time, once a reason has been given and kept. */
export function Masked({
  label,
  shown,
  look,
}: {
  /** Whose number it is, for who cannot see where it stands. */
  readonly label: string;
  readonly shown: string;
  readonly look: (why: Why) => Promise<{ readonly full: string }>;
}): ReactNode {
  const trigger = useRef<HTMLButtonElement>(null);
  const [asking, setAsking] = useState(false);
  const [full, setFull] = useState<string>();
  useEffect(() => {
    if (full === undefined) return undefined;
    const hide = () => setFull(undefined);
    const hideAway = () => document.hidden && hide();
    const timer = setTimeout(hide, shownFor * 1_000);
    document.addEventListener('visibilitychange', hideAway);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', hideAway);
    };
  }, [full]);
  const whole = full !== undefined;
  return (
    <span className="masked">
      <span className={whole ? 'number revealed' : 'number'} role="status">
        {full ?? shown}
      </span>
      <Button
        ref={trigger}
        className="look"
        aria-label={whole ? say.hide(label) : say.look(label)}
        onPress={() => (whole ? setFull(undefined) : setAsking(true))}
      >
        {whole ? <EyeOff aria-hidden /> : <Eye aria-hidden />} {whole ? say.hideShort : say.lookShort}
      </Button>
      {whole ? <small className="muted">{say.until(shownFor)}</small> : null}
      <Popover
        className="popover look-why"
        triggerRef={trigger}
        isOpen={asking}
        onOpenChange={setAsking}
        placement="bottom start"
      >
        <Dialog aria-label={say.look(label)}>
          <Question
            send={async (why) => {
              setFull((await look(why)).full);
              setAsking(false);
            }}
          />
        </Dialog>
      </Popover>
    </span>
  );
}

/** One line: why, and in own words what the choice does not say. */
function Question({ send }: { readonly send: (why: Why) => Promise<void> }): ReactNode {
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
          autoFocus
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
        {say.show(shownFor)}
      </button>
      <p className="muted">{say.kept}</p>
      {wrong || reasons.isError ? (
        <p className="bad" role="alert">
          {wrong || failureOf(reasons.error).message}
        </p>
      ) : null}
    </form>
  );
}
