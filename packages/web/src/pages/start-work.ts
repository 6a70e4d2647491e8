import type { Beginning, StartForm } from '@fiveones/casework';
import type { JsonObject } from '@fiveones/definition';
import type { FormServices } from '@fiveones/form-view';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { api, failureOf, uploadToStart } from '../api.ts';
import { go } from '../route.ts';
import { useMe } from '../session.tsx';
import { words } from '../words.ts';
import { useAutosave } from './autosave.ts';
import { placeOf, unsentAt, type SaveState } from './draft-keeper.ts';
import { formServices, signedChange } from './form-services.ts';
import {
  objectAt,
  problemsByForm,
  problemsOfAll,
  progressOfForm,
  readyForm,
  useStillWrong,
  type Problems,
  type ReadyForm,
} from './task-forms.ts';

/** The forms with which a case begins, being filled in: what is typed, what is wrong with it, and the deeds. */
export interface StartWork {
  readonly told: StartForm;
  readonly forms: readonly ReadyForm[];
  readonly values: JsonObject;
  readonly progress: readonly ReturnType<typeof progressOfForm>[];
  readonly problems: Problems;
  /** What is wrong and stands in no field. */
  readonly wrong: string;
  /** How many signatures the last change voided. */
  readonly voided: number;
  readonly busy: boolean;
  readonly saving: SaveState;
  readonly services: FormServices;
  /** Whether there is anything that giving up would lose. */
  readonly typed: boolean;
  readonly change: (form: ReadyForm, value: JsonObject) => void;
  readonly send: () => void;
  readonly giveUp: () => Promise<void>;
}

/** Keeps what is typed, checks it as the server does, and begins the case once. */
export function useStartWork(about: Beginning, told: StartForm): StartWork {
  const me = useMe();
  const cache = useQueryClient();
  const forms = useMemo(() => told.forms.map(readyForm), [told]);
  const place = `start/${about.packageId}/${about.process}/${about.region}`;
  // What the server never heard of is newer than what it has.
  const [unsent] = useState(() => unsentAt(localStorage, placeOf(me.id, place)));
  const [values, setValues] = useState<JsonObject>(unsent?.data ?? told.draft?.data ?? {});
  const [problems, setProblems] = useState<Problems>({});
  const [wrong, setWrong] = useState('');
  const [voided, setVoided] = useState(0);
  const key = useRef(crypto.randomUUID());
  const autosave = useAutosave(me.id, place, ({ data }) => api.work.keepStart.mutate({ ...about, data }));
  const services = useMemo(
    () => formServices(told.context, (file) => uploadToStart(about, file)),
    [told, about],
  );
  const progress = useMemo(
    () => forms.map((form) => progressOfForm(form, told.context, values)),
    [forms, told, values],
  );
  useStillWrong(problems, setProblems, forms, values, (now) => problemsOfAll(forms, told.context, now));
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
  return {
    told,
    forms,
    values,
    progress,
    problems,
    wrong,
    voided,
    busy: begin.isPending,
    saving: autosave.state,
    services,
    typed: forms.some(({ key: form }) => Object.keys(objectAt(values, form)).length > 0),
    change: (form, next) => {
      const kept = signedChange(form, told.context, { values, next });
      const changed = { ...values, [form.key]: kept.value };
      if (kept.count > 0) setVoided(kept.count);
      setValues(changed);
      autosave.keep({ data: changed });
    },
    send: () => {
      const found = problemsOfAll(forms, told.context, values);
      setProblems(found);
      setWrong('');
      if (Object.keys(found).length === 0) begin.mutate();
    },
    giveUp: async () => {
      setWrong('');
      await autosave.hold();
      try {
        await api.work.keepStart.mutate({ ...about, data: {} });
      } catch (error) {
        return fail(error, words.startForm.notGivenUp);
      }
      autosave.stop();
      go('/new', true);
    },
  };
}
