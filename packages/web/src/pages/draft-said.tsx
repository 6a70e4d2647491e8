import { CheckCircle2, CircleCheck, CloudOff } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { timeOf } from '../parts/time.ts';
import { linkTo } from '../route.ts';
import { words } from '../words.ts';
import type { SaveState } from './draft-keeper.ts';
import type { TaskWork } from './task-work.ts';

interface Draft {
  readonly saving: SaveState;
  /** When the server kept what an earlier visit typed. */
  readonly savedAt: string | undefined;
}

/** Where the draft stands, with the time. */
export function Saved({ saving, savedAt, place }: Draft & { readonly place: string }): ReactNode {
  if (saving.kind === 'local')
    return (
      <span className="saved amber" role="status">
        <CloudOff aria-hidden /> {words.task.notSent(place)}
      </span>
    );
  if (saving.kind === 'elsewhere' || saving.kind === 'gone')
    return (
      <span className="saved amber">
        <CloudOff aria-hidden /> {words.task.notKept}
      </span>
    );
  if (saving.kind === 'saving') return <span className="saved">{words.task.saving}</span>;
  const at = saving.kind === 'saved' ? saving.at : savedAt;
  return at === undefined ? null : (
    <span className="saved" role="status">
      <CheckCircle2 aria-hidden /> {words.task.saved(timeOf(at))}
    </span>
  );
}

/** `10:26 已存`, beside the steps of a phone. */
export function Kept({ saving, savedAt }: Draft): ReactNode {
  const at = saving.kind === 'saved' ? saving.at : savedAt;
  return at === undefined || saving.kind === 'local' ? null : <span>{words.phone.kept(timeOf(at))}</span>;
}

/** Under the bar of a phone: what has not been sent, and, for a moment, that it has arrived after all. */
export function Unsent({ saving }: { readonly saving: SaveState }): ReactNode {
  const delivered = useDelivered(saving);
  return (
    <>
      {saving.kind === 'local' ? (
        <p className="unsent" role="status">
          <CloudOff aria-hidden />
          <span>
            <b>{words.phone.unsent}</b>
            {words.phone.unsentAbout}
          </span>
        </p>
      ) : null}
      {delivered === undefined ? null : (
        <p className="unsent delivered" role="status">
          <CircleCheck aria-hidden /> {words.phone.delivered(timeOf(delivered))}
        </p>
      )}
    </>
  );
}

/** Another window of the same person fills in the same task, or has done it: what that means, and what to do. */
export function Elsewhere({ work }: { readonly work: TaskWork }): ReactNode {
  const { saving, view } = work;
  if (saving.kind === 'elsewhere')
    return (
      <div className="notice amber stays" role="alert">
        <p>{saving.message}</p>
        <p className="row wrap">
          <button type="button" className="button" onClick={work.keepMine}>
            {words.task.keepMine}
          </button>
          <button type="button" className="button" onClick={work.takeTheirs}>
            {words.task.takeTheirs}
          </button>
        </p>
      </div>
    );
  if (saving.kind !== 'gone') return null;
  return (
    <div className="notice amber stays" role="alert">
      <p>{words.task.goneMeanwhile}</p>
      <p className="row wrap">
        <a className="button" {...linkTo(`/case/${view.header.instance}`)}>
          {words.seeCase}
        </a>
        <a className="button" {...linkTo('/')}>
          {words.backToToday}
        </a>
      </p>
    </div>
  );
}

const deliveredShown = 6_000;

/** The time at which what could not be sent has arrived after all; for a moment. */
function useDelivered(saving: SaveState): string | undefined {
  const waited = useRef(false);
  const [at, setAt] = useState<string>();
  useEffect(() => {
    if (saving.kind === 'local') waited.current = true;
    if (saving.kind !== 'saved' || !waited.current) return;
    waited.current = false;
    setAt(saving.at);
  }, [saving]);
  useEffect(() => {
    const timer = setTimeout(() => setAt(undefined), deliveredShown);
    return () => clearTimeout(timer);
  }, [at]);
  return at;
}
