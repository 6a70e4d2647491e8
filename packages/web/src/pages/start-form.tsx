import type { Beginning, StartForm } from '@fiveones/casework';
import type { JsonObject } from '@fiveones/definition';
import { FormView } from '@fiveones/form-view';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronLeft } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { api, failureOf, uploadToStart } from '../api.ts';
import { usePhone } from '../parts/phone.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { go, linkTo } from '../route.ts';
import { useMe } from '../session.tsx';
import { words } from '../words.ts';
import { useAutosave } from './autosave.ts';
import { placeOf, unsentAt, type SaveState } from './draft-keeper.ts';
import { formServices, signedChange } from './form-services.ts';
import {
  contextFor,
  objectAt,
  problemsByForm,
  problemsOfForm,
  readyForm,
  type Problems,
  type ReadyForm,
} from './task-forms.ts';

const say = words.startForm;

/** The forms with which a case begins. Until they are handed in there is no case; what is given up leaves nothing. */
export function StartFormPage({ about }: { readonly about: Beginning }): ReactNode {
  const form = useQuery({
    queryKey: ['start-form', about.packageId, about.process, about.region],
    queryFn: () => api.work.startForm.query(about),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const back = (
    <a className="back" {...linkTo('/new')}>
      <ChevronLeft aria-hidden /> {words.newCase.title}
    </a>
  );
  return (
    <Shell back={back}>
      {form.isLoadingError ? (
        <Failed error={form.error} again={() => void form.refetch()} />
      ) : form.isPending ? (
        <Loading rows={8} />
      ) : (
        <Filling about={about} told={form.data} />
      )}
    </Shell>
  );
}

function Filling({ about, told }: { readonly about: Beginning; readonly told: StartForm }): ReactNode {
  const me = useMe();
  const phone = usePhone();
  const cache = useQueryClient();
  const forms = useMemo(() => told.forms.map(readyForm), [told]);
  const place = `start/${about.packageId}/${about.process}/${about.region}`;
  // What the server never heard of is newer than what it has.
  const [unsent] = useState(() => unsentAt(localStorage, placeOf(me.id, place)));
  const [values, setValues] = useState<JsonObject>(unsent?.data ?? told.draft?.data ?? {});
  const [problems, setProblems] = useState<Problems>({});
  const [wrong, setWrong] = useState('');
  const [voided, setVoided] = useState(0);
  const [page, setPage] = useState(0);
  const key = useRef(crypto.randomUUID());
  const autosave = useAutosave(me.id, place, ({ data }) => api.work.keepStart.mutate({ ...about, data }));
  const services = useMemo(
    () => formServices(told.context, (file) => uploadToStart(about, file)),
    [told, about],
  );
  const fail = (error: unknown, offline: string): void => {
    const failure = failureOf(error);
    setProblems(problemsByForm(failure.refused?.problems ?? []));
    setWrong(failure.offline ? offline : failure.message);
    autosave.resume();
  };
  const begin = useMutation({
    mutationFn: async () => {
      setWrong('');
      await autosave.hold();
      return api.work.begin.mutate({ ...about, data: values, key: key.current });
    },
    networkMode: 'always',
    onSuccess: async ({ instance, task }) => {
      autosave.stop();
      await cache.invalidateQueries();
      go(task ? `/task/${task}` : `/case/${instance}`, true);
    },
    onError: (error) => fail(error, words.failure.notSent),
  });
  const giveUp = async (): Promise<void> => {
    setWrong('');
    await autosave.hold();
    try {
      await api.work.keepStart.mutate({ ...about, data: {} });
    } catch (error) {
      return fail(error, say.notGivenUp);
    }
    autosave.stop();
    go('/new', true);
  };
  const change = (form: ReadyForm, next: JsonObject): void => {
    const kept = signedChange(form, told.context, { values, next });
    const changed = { ...values, [form.key]: kept.value };
    if (kept.count > 0) setVoided(kept.count);
    setValues(changed);
    autosave.keep({ data: changed });
  };
  const send = (): void => {
    const found = Object.fromEntries(
      forms.flatMap((form) => {
        const wrong = problemsOfForm(form, told.context, values);
        return wrong.length > 0 ? [[form.id, wrong] as const] : [];
      }),
    );
    const count = Object.values(found).flat().length;
    setProblems(found);
    setWrong(count > 0 ? say.wrong(count) : '');
    if (count === 0) begin.mutate();
  };
  // One form is filled in page by page on a phone; its last page hands it in.
  const byPages = phone && forms.length === 1;
  return (
    <div className="start-form">
      <h1>
        {told.processName} <small>{told.regionName}</small>
      </h1>
      <p className="muted">{say.about}</p>
      {forms.map((form) => (
        <FormView
          key={form.key}
          form={form.compiled}
          value={objectAt(values, form.key)}
          context={contextFor(form, told.context, values)}
          problems={problems[form.id] ?? []}
          layout={byPages ? 'page' : 'paper'}
          page={page}
          onPage={setPage}
          onSubmit={send}
          mode="edit"
          services={services}
          prefix={form.key}
          onChange={(next) => change(form, next)}
        />
      ))}
      {voided > 0 ? (
        <p className="notice amber" role="status">
          {say.voided(voided)}
        </p>
      ) : null}
      {wrong === '' ? null : (
        <p role="alert" className="bad">
          {wrong}
        </p>
      )}
      <div className="row">
        {byPages ? null : (
          <button type="button" className="button primary big" disabled={begin.isPending} onClick={send}>
            {begin.isPending ? say.sending : say.send}
          </button>
        )}
        <button type="button" className="button" onClick={() => void giveUp()}>
          {say.giveUp}
        </button>
        <span className="muted" role="status">
          {savedWords(autosave.state, told.draft !== undefined || unsent !== undefined)}
        </span>
      </div>
    </div>
  );
}

/** Where the draft stands, in words. */
const savedWords = (state: SaveState, taken: boolean): string =>
  ({ none: taken ? say.taken : '', saving: say.saving, saved: say.saved, local: say.local })[state.kind];
