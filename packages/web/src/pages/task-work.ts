import type { Submitted, TaskView } from '@fiveones/casework';
import type { JsonObject } from '@fiveones/definition';
import type { FormServices } from '@fiveones/form-view';
import {
  firstValues,
  isBlank,
  ownForms,
  unconfirmedProblems,
  valueAt,
  type FormState,
  type Problem,
} from '@fiveones/forms';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { api, failureOf, upload } from '../api.ts';
import { useMe } from '../session.tsx';
import { placeOf, unsentAt, type SaveState } from './draft-keeper.ts';
import { formServices, signedChange } from './form-services.ts';
import { maskedIn } from './masked-services.tsx';
import { ballotProblem, type BallotValue } from './ballot.tsx';
import { opinionProblem, type OpinionValue } from './opinion.tsx';
import { notKept, useTaskDraft } from './task-draft.ts';
import { forgetConfirmed, useTaken, type Taken } from './use-taken.ts';
import {
  problemsByForm,
  problemsOfAll,
  progressOfForm,
  readyForm,
  type Problems,
  type ReadyForm,
} from './task-forms.ts';
import { words } from '../words.ts';

/** How much of a form is filled, and the form's state with it. */
export interface FormProgress {
  readonly filled: number;
  readonly total: number;
  readonly state: FormState;
}

/** A task being done: what is typed, what is wrong with it, and the deeds. */
export interface TaskWork {
  readonly view: TaskView;
  /** Forms to fill, the step's own first. */
  readonly filling: readonly ReadyForm[];
  /** How many of `filling` are the step's own; the others were filled in before and may be put right. */
  readonly ownCount: number;
  /** Forms to read that hold something. */
  readonly reading: readonly ReadyForm[];
  readonly values: JsonObject;
  readonly opinion: OpinionValue | undefined;
  readonly ballot: BallotValue | undefined;
  readonly progress: readonly FormProgress[];
  readonly filled: number;
  readonly total: number;
  readonly problems: Problems;
  readonly all: readonly Problem[];
  /** What is wrong and stands in no field. */
  readonly wrong: string;
  readonly busy: boolean;
  readonly saving: SaveState;
  /** Where another window has kept something else: this window's goes over it, or gives way to it. */
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  readonly services: FormServices;
  /** What each of the step's own forms took over from earlier steps. */
  readonly taken: readonly Taken[];
  /** How many signatures the last change voided. */
  readonly voided: number;
  readonly change: (form: ReadyForm, value: JsonObject) => void;
  readonly confirm: (form: ReadyForm, path: string) => void;
  readonly sign: (opinion: OpinionValue) => void;
  readonly cast: (ballot: BallotValue) => void;
  /** Whom the next steps are for, by step, where the person may choose. */
  readonly next: Readonly<Record<string, string>>;
  readonly choose: (next: Readonly<Record<string, string>>) => void;
  readonly submit: () => void;
}

const nothing: readonly Problem[] = [];

/** The problems of one form. */
export const problemsAt = (work: TaskWork, form: ReadyForm): readonly Problem[] =>
  work.problems[form.id] ?? nothing;

/** What a form needs around it, with the values that it took over. */
export function useFormServices(work: TaskWork, form: ReadyForm): FormServices {
  const { services, taken, view } = work;
  const sources = taken.find((one) => one.form === form)?.sources;
  const confirm = useRef(work.confirm);
  useEffect(() => {
    confirm.current = work.confirm;
  });
  return useMemo(
    () => ({
      ...services,
      ...maskedIn(view.header.instance, form, view.context),
      ...(sources ? { sources, onConfirm: (path: string) => confirm.current(form, path) } : {}),
    }),
    [services, sources, form, view],
  );
}

/** Where the opinion of a step can send the case back to, if anywhere. */
export const wayBackOf = ({ opinion, waysBack }: TaskView): string | undefined =>
  opinion && waysBack.find(({ node }) => node === opinion.returnTo)?.name;

/** The step's own forms, and those that earlier steps filled in. */
export const ownOf = ({ filling, ownCount }: TaskWork): readonly ReadyForm[] => filling.slice(0, ownCount);
export const besideOf = ({ filling, ownCount }: TaskWork): readonly ReadyForm[] => filling.slice(ownCount);

/** Whether a step only puts right what earlier steps filled in: what was found wrong is then read first. */
export const correctsOnly = ({ filling }: TaskWork): boolean =>
  filling.length > 0 && filling.every(({ view }) => view.begunHere === false);

/** Keeps what is typed, checks it as the server does, and sends it once. */
export function useTaskWork(view: TaskView, onDone: (done: Submitted) => void): TaskWork {
  const client = useQueryClient();
  const forms = useMemo(() => view.forms.map(readyForm), [view]);
  const { own, beside } = useMemo(() => {
    const editable = forms.filter((form) => form.view.mode === 'edit');
    return ownForms(editable, view.context, firstValues(view, editable, undefined));
  }, [forms, view]);
  const filling = useMemo(() => [...own, ...beside], [own, beside]);
  const reading = useMemo(
    () => forms.filter((form) => form.view.mode === 'read' && Object.keys(form.view.value).length > 0),
    [forms],
  );
  const me = useMe();
  const [unsent] = useState(() => unsentAt(localStorage, placeOf(me.id, view.task)));
  const [values, setValues] = useState<JsonObject>(() =>
    firstValues(view, filling, unsent?.data ?? view.draft?.data),
  );
  const [opinion, setOpinion] = useState<OpinionValue | undefined>(
    () => (unsent?.opinion ?? view.draft?.opinion) as OpinionValue | undefined,
  );
  const [ballot, setBallot] = useState<BallotValue>();
  const [next, setNext] = useState<Readonly<Record<string, string>>>({});
  const [problems, setProblems] = useState<Problems>({});
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const key = useRef(crypto.randomUUID());
  const progress = useMemo(
    () => filling.map((form) => progressOfForm(form, view.context, values)),
    [filling, view, values],
  );
  const filled = sum(progress.map((part) => part.filled));
  const total = sum(progress.map((part) => part.total));
  const draft = useTaskDraft(me.id, view, {
    seen: unsent ? unsent.after : view.draft?.writer,
    filled,
    total,
  });
  const services = useMemo(() => servicesOf(view), [view]);
  const { taken, confirm } = useTaken(own, view, values, me.id);
  const [voided, setVoided] = useState(0);
  const typed = (data: JsonObject, signed: OpinionValue | undefined) => {
    key.current = crypto.randomUUID();
    draft.keep({ data, opinion: signed });
  };
  const submit = async () => {
    const found =
      opinion?.result === 'return'
        ? {}
        : withUnconfirmed(problemsOfAll(filling, view.context, values), taken, view, values);
    const unsigned = view.vote
      ? ballotProblem(view.vote, ballot)
      : view.opinion
        ? opinionProblem(opinion, wayBackOf(view) !== undefined)
        : '';
    setProblems(found);
    setWrong(unsigned);
    if (Object.keys(found).length > 0 || unsigned !== '') return;
    setBusy(true);
    try {
      await draft.hold();
      const done = await api.task.submit.mutate({
        task: view.task,
        version: view.version,
        key: key.current,
        data: values,
        ...confirmedOf(taken),
        ...(view.opinion && opinion?.result ? { opinion: { ...opinion, result: opinion.result } } : {}),
        ...(view.vote && ballot ? { ballot } : {}),
        ...(Object.keys(next).length > 0 ? { next } : {}),
        ...draft.writing(),
      });
      draft.stop();
      forgetConfirmed(me.id, view.task);
      onDone(done);
      await client.invalidateQueries();
    } catch (error) {
      const failure = failureOf(error);
      const elsewhere = notKept(failure);
      setBusy(false);
      if (elsewhere) return draft.tell(elsewhere);
      setProblems(problemsByForm(failure.refused?.problems ?? []));
      setWrong(failure.offline ? words.failure.notSent : failure.message);
      draft.resume();
    }
  };
  return {
    view,
    filling,
    ownCount: own.length,
    reading,
    values,
    opinion,
    ballot,
    progress,
    filled,
    total,
    problems,
    all: filling.flatMap((form) => problems[form.id] ?? nothing),
    wrong,
    busy,
    saving: draft.state,
    keepMine: () => draft.goOver({ data: values, opinion }),
    takeTheirs: () => {
      draft.drop();
      void client.resetQueries({ queryKey: ['task', view.task] });
    },
    services,
    taken,
    voided,
    change: (form, value) => {
      const kept = signedChange(form, view.context, { values, next: value }, (path) =>
        signedHere(view, form, path),
      );
      const changed = { ...values, [form.key]: kept.value };
      if (kept.count > 0) setVoided(kept.count);
      setValues(changed);
      typed(changed, opinion);
    },
    confirm: (form, path) => {
      confirm(form, path);
      setProblems({
        ...problems,
        [form.id]: (problems[form.id] ?? nothing).filter((problem) => problem.path !== path),
      });
    },
    sign: (signed) => {
      setOpinion(signed);
      setWrong('');
      typed(values, signed);
    },
    cast: (given) => {
      key.current = crypto.randomUUID();
      setBallot(given);
      setWrong('');
    },
    next,
    choose: (people) => {
      key.current = crypto.randomUUID();
      setNext(people);
    },
    submit: () => void submit(),
  };
}

const sum = (figures: readonly number[]): number => figures.reduce((a, b) => a + b, 0);

/** The problems of a submit with the values that nobody has confirmed. */
function withUnconfirmed(
  problems: Problems,
  taken: readonly Taken[],
  view: TaskView,
  values: JsonObject,
): Problems {
  const added = taken.flatMap(({ form, values: all, confirmed }) => {
    const open = unconfirmedProblems(form, all, view, { values, confirmed });
    return open.length === 0 ? [] : [[form.id, [...(problems[form.id] ?? nothing), ...open]] as const];
  });
  return { ...problems, ...Object.fromEntries(added) };
}

/** What was confirmed, as a submit tells it: by data key. */
function confirmedOf(taken: readonly Taken[]): { readonly confirmed?: Record<string, string[]> } {
  const told = taken.filter(({ confirmed }) => confirmed.size > 0);
  return told.length === 0
    ? {}
    : { confirmed: Object.fromEntries(told.map(({ form, confirmed }) => [form.key, [...confirmed]])) };
}

const servicesOf = (view: TaskView): FormServices => ({
  ...formServices(view.context, (file) => upload(view.task, file, file.name)),
  signers: view.signers,
  signedForm: view.signers ? signedTitle(view) : undefined,
});

/** The paper that the signatures are for: the form to read beside the pad. */
function signedTitle(view: TaskView): string | undefined {
  const read = view.forms.find(({ mode }) => mode === 'read');
  return read ? readyForm(read).compiled.title : undefined;
}

/**
 * Whether a signature is this step's own. What the household handed in signed at an earlier step stays signed when an
 * office adds to the form; at the household's own step it is signed anew.
 */
const signedHere = ({ context }: TaskView, form: ReadyForm, path: string): boolean =>
  context.role.includes('A') || isBlank(valueAt(form.view.value, path));
