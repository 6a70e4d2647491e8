import type { Startable } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useMemo, useState, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { go } from '../route.ts';
import { words } from '../words.ts';
import { Wrong } from '../parts/wrong.tsx';
import { BackLink } from '../parts/back-link.tsx';

/** 新受理: what, and for which village. */
export function NewCase({ what }: { readonly what?: string | undefined }): ReactNode {
  const startable = useQuery({ queryKey: ['startable'], queryFn: () => api.work.startable.query() });
  const [chosen, setChosen] = useState(what);
  const [region, setRegion] = useState('');
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  // Sent again after a lost answer, it begins once; another choice is another case.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- made anew with the choice
  const key = useMemo(() => crypto.randomUUID(), [chosen, region]);
  const back = <BackLink />;
  if (startable.isPending)
    return (
      <Shell back={back}>
        <Loading rows={4} />
      </Shell>
    );
  if (startable.isLoadingError)
    return <Failed error={startable.error} again={() => void startable.refetch()} />;
  const process =
    startable.data.find((one) => idOf(one) === chosen) ??
    (startable.data.length === 1 ? startable.data[0] : undefined);
  const village = region || (process?.regions.length === 1 ? (process.regions[0]?.code ?? '') : '');
  const begin = async () => {
    if (!process || village === '')
      return setWrong(process ? words.newCase.chooseWhere : words.newCase.chooseWhat);
    if (process.form) return go(`/new/${process.packageId}/${process.process}/${village}`);
    setBusy(true);
    try {
      const started = await api.work.start.mutate({
        packageId: process.packageId,
        process: process.process,
        region: village,
        key,
      });
      go(started.task ? `/task/${started.task}` : `/case/${started.instance}`, true);
    } catch (error) {
      setWrong(failureOf(error).message);
      setBusy(false);
    }
  };
  return (
    <Shell back={back}>
      <div className={startable.data.length > few ? 'broad' : 'narrow'}>
        <h1>{words.newCase.title}</h1>
        {startable.data.length === 0 ? (
          <p>{words.newCase.notYours}</p>
        ) : (
          <>
            <ProcessChoice all={startable.data} chosen={process} choose={setChosen} />
            {process ? <PlaceChoice process={process} chosen={village} choose={setRegion} /> : null}
            <Wrong text={wrong} />
            <button type="button" className="button primary big" disabled={busy} onClick={() => void begin()}>
              {words.newCase.begin}
            </button>
          </>
        )}
      </div>
    </Shell>
  );
}

const idOf = ({ packageId, process }: Startable): string => `${packageId}/${process}`;

/** What is to be begun. */
const ProcessChoice = ({
  all,
  chosen,
  choose,
}: {
  readonly all: readonly Startable[];
  readonly chosen: Startable | undefined;
  readonly choose: (id: string) => void;
}): ReactNode => (
  <fieldset className="choices">
    <legend>{words.newCase.what}</legend>
    <Kinds all={all} chosen={chosen}>
      {(one) => (
        <label key={idOf(one)} className="choice">
          <input type="radio" name="process" checked={one === chosen} onChange={() => choose(idOf(one))} />
          <span>
            <b>{one.name}</b>
            {one.description ? <small>{one.description}</small> : null}
          </span>
        </label>
      )}
    </Kinds>
  </fieldset>
);

/** For which place. */
const PlaceChoice = ({
  process,
  chosen,
  choose,
}: {
  readonly process: Startable;
  readonly chosen: string;
  readonly choose: (region: string) => void;
}): ReactNode => (
  <fieldset className="choices columns">
    <legend>{words.newCase.where}</legend>
    {process.regions.map(({ code, name }) => (
      <label key={code} className="choice">
        <input type="radio" name="region" checked={code === chosen} onChange={() => choose(code)} />
        <b>{name}</b>
      </label>
    ))}
  </fieldset>
);

/** Up to so many things to do stand one below the other; more are grouped and can be searched. */
const few = 8;

function Kinds({
  all,
  chosen,
  children,
}: {
  readonly all: readonly Startable[];
  readonly chosen: Startable | undefined;
  readonly children: (one: Startable) => ReactNode;
}): ReactNode {
  const [text, setText] = useState('');
  const wanted = text.trim();
  if (all.length <= few) return all.map((one) => <Fragment key={idOf(one)}>{children(one)}</Fragment>);
  const shown = all.filter(
    (one) => one === chosen || one.name.includes(wanted) || (one.description ?? '').includes(wanted),
  );
  const groups = [...new Set(shown.map(({ category }) => category))];
  return (
    <>
      <input
        type="search"
        className="input"
        value={text}
        placeholder={words.newCase.find}
        aria-label={words.newCase.find}
        onChange={(event) => setText(event.target.value)}
      />
      {shown.length === 0 ? <p role="status">{words.newCase.nothingFound(wanted)}</p> : null}
      {groups.map((group) => (
        <section key={group} className="kinds" aria-label={group || words.newCase.other}>
          <h2>{group || words.newCase.other}</h2>
          {shown
            .filter(({ category }) => category === group)
            .map((one) => (
              <Fragment key={`${one.packageId}/${one.process}`}>{children(one)}</Fragment>
            ))}
        </section>
      ))}
    </>
  );
}
