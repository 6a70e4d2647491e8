import type { BatchAbout, BatchChoice, BatchOffered, BatchPreview } from '@fiveones/casework';
import type { JsonObject } from '@fiveones/definition';
import { FormView } from '@fiveones/form-view';
import { checkForm, type Problem } from '@fiveones/forms';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { api, failureOf, fileUrl } from '../api.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { go } from '../route.ts';
import { BatchTable, FoldedBatchTable } from './batch-cases.tsx';
import { BatchWho, noChoice, type Who } from './batch-who.tsx';
import { batchWords as say } from './batch-words.ts';
import { contextFor, placesOf, readyForm } from './task-forms.ts';
import { Wrong } from '../parts/wrong.tsx';

/** A new sending: which message, to whom, what it says; `draw` is a past sample whose cases it goes to. */
export function NewBatch({ draw }: { readonly draw: string | undefined }): ReactNode {
  const offers = useQuery({
    queryKey: ['batches', 'offers'],
    queryFn: () => api.batch.offers.query(),
    retry: false,
  });
  const drawn = useQuery({
    queryKey: ['duties', 'drawn', draw],
    queryFn: () => api.duty.drawn.query({ id: draw ?? '' }),
    enabled: draw !== undefined,
  });
  if (offers.isError) return <Failed error={offers.error} again={() => void offers.refetch()} />;
  if (offers.isPending || (draw !== undefined && drawn.isPending)) return <Loading rows={4} />;
  const numbers = drawn.data?.sample.towns.flatMap((town) => town.drawn.map(({ number }) => number)) ?? [];
  return (
    <div className="batches">
      <h1>{say.newTitle}</h1>
      <Choosing
        offers={offers.data}
        numbers={numbers}
        seed={drawn.data?.seed}
        processes={drawn.data?.sample.asked.processes ?? []}
      />
    </div>
  );
}

const placeOf = ({ packageName, processName }: BatchOffered): string =>
  packageName === processName ? packageName : `${packageName} · ${processName}`;
const keyOf = ({ packageId, process, message }: BatchOffered): string => `${packageId}/${process}/${message}`;

function Choosing({
  offers,
  numbers,
  seed,
  processes,
}: {
  readonly offers: readonly BatchOffered[];
  readonly numbers: readonly string[];
  readonly seed: string | undefined;
  /** Those that a sample was drawn from: a message to one of them is offered first. */
  readonly processes: readonly string[];
}): ReactNode {
  const [chosen, setChosen] = useState(() => {
    const fitting = offers.find(({ process }) => processes.includes(process));
    const first = fitting ?? offers[0];
    return first ? keyOf(first) : '';
  });
  const offer = offers.find((one) => keyOf(one) === chosen);
  const groups = [...new Set(offers.map(placeOf))];
  return (
    <>
      <section className="card" aria-labelledby="batch-what">
        <h2 id="batch-what">{say.what}</h2>
        <label className="field">
          {say.message}
          <select className="input" value={chosen} onChange={(event) => setChosen(event.target.value)}>
            {groups.map((group) => (
              <optgroup key={group} label={group}>
                {offers
                  .filter((one) => placeOf(one) === group)
                  .map((one) => (
                    <option key={keyOf(one)} value={keyOf(one)}>
                      {one.name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
          {offer ? <small className="muted">{placeOf(offer)}</small> : null}
        </label>
      </section>
      {offer ? <About key={chosen} offer={offer} numbers={numbers} seed={seed} /> : null}
    </>
  );
}

function About({
  offer,
  numbers,
  seed,
}: {
  readonly offer: BatchOffered;
  readonly numbers: readonly string[];
  readonly seed: string | undefined;
}): ReactNode {
  const { packageId, process, message } = offer;
  const about = useQuery({
    queryKey: ['batches', 'about', packageId, process, message],
    queryFn: () => api.batch.about.query({ packageId, process, message }),
    gcTime: 0,
  });
  if (about.isError) return <Failed error={about.error} again={() => void about.refetch()} />;
  return about.isPending ? <Loading rows={3} /> : <Asking about={about.data} numbers={numbers} seed={seed} />;
}

function Asking({
  about,
  numbers,
  seed,
}: {
  readonly about: BatchAbout;
  readonly numbers: readonly string[];
  readonly seed: string | undefined;
}): ReactNode {
  const [who, setWho] = useState<Who>({ ...noChoice, numbers: numbers.join('\n') });
  const [seen, setSeen] = useState<{ readonly choice: BatchChoice; readonly preview: BatchPreview }>();
  const looking = useMutation({
    mutationFn: async (choice: BatchChoice) => ({ choice, preview: await api.batch.preview.mutate(choice) }),
    onSuccess: setSeen,
  });
  return (
    <>
      <BatchWho
        about={about}
        who={who}
        seed={seed}
        busy={looking.isPending}
        isSeen={seen !== undefined}
        onChange={(next) => {
          setWho(next);
          setSeen(undefined);
          looking.reset();
        }}
        onLook={(choice) => looking.mutate(choice)}
      />
      {looking.isError ? (
        <p role="alert" className="bad">
          {failureOf(looking.error).message}
        </p>
      ) : null}
      {seen ? <Seen preview={seen.preview} /> : null}
      {seen && seen.preview.total > 0 ? (
        <Filling
          about={about}
          choice={seen.choice}
          preview={seen.preview}
          lookAgain={() => looking.mutate(seen.choice)}
        />
      ) : null}
    </>
  );
}

function Seen({ preview }: { readonly preview: BatchPreview }): ReactNode {
  const { total, able, cases, unable, unknown, unknownCount } = preview;
  return (
    <div aria-live="polite" className="batch-seen">
      {unknownCount > 0 ? (
        <p className="notice amber">
          {say.unknown(unknownCount, unknown.slice(0, 10).join('、'))}
          <br />
          {say.unknownAbout}
        </p>
      ) : null}
      {total === 0 ? <div className="empty">{say.nobody}</div> : null}
      {cases.length > 0 ? <BatchTable title={say.chosen(total, able)} cases={cases} all={able} /> : null}
      {unable.length > 0 ? (
        <FoldedBatchTable
          title={say.unable(total - able)}
          about={say.unableAbout}
          cases={unable}
          all={total - able}
        />
      ) : null}
    </div>
  );
}

function Filling({
  about,
  choice,
  preview,
  lookAgain,
}: {
  readonly about: BatchAbout;
  readonly choice: BatchChoice;
  readonly preview: BatchPreview;
  readonly lookAgain: () => void;
}): ReactNode {
  const client = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const form = useMemo(() => (about.form ? readyForm(about.form) : undefined), [about]);
  const [payload, setPayload] = useState<JsonObject>({});
  const [reason, setReason] = useState('');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [wrong, setWrong] = useState('');
  const sending = useMutation({
    mutationFn: () =>
      api.batch.send.mutate({ choice, payload, reason, seen: preview.seen, key: key.current }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['batches'] });
      go(`/batches/${id}`);
    },
    onError: (error) => {
      const { message, code } = failureOf(error);
      setWrong(message);
      if (code === 'batch-changed') lookAgain();
    },
  });
  const send = () => {
    const found = form ? checkForm(form.compiled, payload, contextFor(form, about.context, {})) : [];
    setProblems(found);
    setWrong(found.length > 0 ? say.toMend(found.length) : '');
    if (found.length === 0) sending.mutate();
  };
  return (
    <section className="card batch-fill" aria-labelledby="batch-fill">
      <h2 id="batch-fill">{say.fill}</h2>
      {form ? (
        <FormView
          form={form.compiled}
          value={payload}
          context={contextFor(form, about.context, {})}
          problems={problems}
          mode="edit"
          services={{ fileUrl, now: () => about.context.now, regions: placesOf(about.context) }}
          prefix="batch"
          onChange={(next: JsonObject) => setPayload(next)}
        />
      ) : (
        <p>{say.noForm}</p>
      )}
      <label className="field">
        {say.reason}
        <textarea
          className="input"
          rows={2}
          maxLength={2_000}
          placeholder={say.reasonHint}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <p className="muted">{say.onceSent}</p>
      <Wrong text={wrong} />
      <div className="row end">
        <button type="button" className="button primary" disabled={sending.isPending} onClick={send}>
          {sending.isPending ? say.sending : say.send(preview.total)}
        </button>
      </div>
    </section>
  );
}
