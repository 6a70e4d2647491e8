import type { Beginning, StartForm } from '@fiveones/casework';
import type { JsonObject } from '@fiveones/definition';
import { FormView } from '@fiveones/form-view';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronLeft } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { api, failureOf, fileUrl } from '../api.ts';
import { usePhone } from '../parts/phone.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { go, linkTo } from '../route.ts';
import { words } from '../words.ts';
import {
  contextFor,
  objectAt,
  placesOf,
  problemsByForm,
  problemsOfForm,
  readyForm,
  type Problems,
} from './task-forms.ts';

const say = words.startForm;
/** How long after the last stroke a draft is kept, ms. */
const pause = 800;

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
      {form.isError ? (
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
  const phone = usePhone();
  const cache = useQueryClient();
  const forms = useMemo(() => told.forms.map(readyForm), [told]);
  const [values, setValues] = useState<JsonObject>(told.draft?.data ?? {});
  const [problems, setProblems] = useState<Problems>({});
  const [page, setPage] = useState(0);
  const key = useRef(crypto.randomUUID());
  const saved = useKept(about, values, told);
  const begin = useMutation({
    mutationFn: () => api.work.begin.mutate({ ...about, data: values, key: key.current }),
    onSuccess: async ({ instance, task }) => {
      await cache.invalidateQueries();
      go(task ? `/task/${task}` : `/case/${instance}`, true);
    },
    onError: (error) => setProblems(problemsByForm(failureOf(error).refused?.problems ?? [])),
  });
  const giveUp = async (): Promise<void> => {
    await api.work.keepStart.mutate({ ...about, data: {} });
    go('/new', true);
  };
  const send = (): void => {
    const found = Object.fromEntries(
      forms.flatMap((form) => {
        const wrong = problemsOfForm(form, told.context, values);
        return wrong.length > 0 ? [[form.id, wrong] as const] : [];
      }),
    );
    setProblems(found);
    if (Object.keys(found).length === 0) begin.mutate();
  };
  // One form is filled in page by page on a phone; its last page hands it in.
  const byPages = phone && forms.length === 1;
  const wrong = Object.values(problems).flat().length;
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
          services={{ fileUrl, now: () => told.context.now, regions: placesOf(told.context) }}
          prefix={form.key}
          onChange={(next) => setValues((before) => ({ ...before, [form.key]: next }))}
        />
      ))}
      {begin.isError ? (
        <p role="alert" className="bad">
          {failureOf(begin.error).message}
        </p>
      ) : wrong > 0 ? (
        <p role="alert" className="bad">
          {say.wrong(wrong)}
        </p>
      ) : null}
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
          {saved}
        </span>
      </div>
    </div>
  );
}

/** Keeps what is typed, a moment after the last stroke; says so. */
function useKept(about: Beginning, values: JsonObject, told: StartForm): string {
  const [saved, setSaved] = useState(told.draft ? say.taken : '');
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = setTimeout(() => {
      api.work.keepStart.mutate({ ...about, data: values }).then(
        () => setSaved(say.saved),
        (error: unknown) => setSaved(failureOf(error).message),
      );
    }, pause);
    return () => clearTimeout(timer);
  }, [values]); // oxlint-disable-line react-hooks/exhaustive-deps -- what it is about does not change
  return saved;
}
