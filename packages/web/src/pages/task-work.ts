import type { Submitted, TaskView } from '@fiveones/casework';
import type { JsonObject } from '@fiveones/definition';
import type { FormServices } from '@fiveones/form-view';
import {
  firstValues,
  isBlank,
  nameIn,
  ownForms,
  valueAt,
  type FormState,
  type Problem,
} from '@fiveones/forms';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { upload } from '../api.ts';
import { useMe } from '../session.tsx';
import { placeOf, unsentAt, type SaveState } from './draft-keeper.ts';
import { formServices, signedChange } from './form-services.ts';
import { maskedIn } from './masked-services.tsx';
import type { BallotValue } from './ballot.tsx';
import type { OpinionValue } from './opinion.tsx';
import { useTaskDraft } from './task-draft.ts';
import { useTaskSubmit, wayBackOf } from './task-submit.ts';
import { forgetConfirmed, useTaken, type Taken } from './use-taken.ts';
import { progressOfForm, readyForm, standingProblems, type Problems, type ReadyForm } from './task-forms.ts';

/** How much of a form is filled, and the form's state with it. */
interface FormProgress {
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
  /** Whether it can be handed in; else what is wrong is told. */
  readonly check: () => boolean;
  readonly submit: () => void;
}

const nothing: readonly Problem[] = [];

/** Whom the work is about: as the case says, or as it is being typed. */
export const subjectNow = ({ view, values }: Pick<TaskWork, 'view' | 'values'>): string =>
  nameIn(values, view.namedAt) || view.header.subject;

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

/** The step's own forms, and those that earlier steps filled in. */
export const ownOf = ({ filling, ownCount }: TaskWork): readonly ReadyForm[] => filling.slice(0, ownCount);
export const besideOf = ({ filling, ownCount }: TaskWork): readonly ReadyForm[] => filling.slice(ownCount);

/** Whether a step only puts right what earlier steps filled in: what was found wrong is then read first. */
export const correctsOnly = ({ filling }: TaskWork): boolean =>
  filling.length > 0 && filling.every(({ view }) => view.begunHere === false);

/** Keeps what is typed, checks it as the server does, and sends it once. */
export function useTaskWork(
  view: TaskView,
  /** `back`: the step that it was sent back to. */
  onDone: (done: Submitted, back: string | undefined) => void,
): TaskWork {
  const client = useQueryClient();
  const me = useMe();
  const { own, filling, reading } = useTaskForms(view);
  const [unsent] = useState(() => unsentAt(localStorage, placeOf(me.id, view.task)));
  const [values, setValues] = useState<JsonObject>(() =>
    firstValues(view, filling, unsent?.data ?? view.draft?.data),
  );
  const [opinion, setOpinion] = useState<OpinionValue | undefined>(
    () => (unsent?.opinion ?? view.draft?.opinion) as OpinionValue | undefined,
  );
  const [ballot, setBallot] = useState<BallotValue>();
  const [next, setNext] = useState<Readonly<Record<string, string>>>({});
  const [voided, setVoided] = useState(0);
  const progress = useMemo(
    () => filling.map((form) => progressOfForm(form, view.context, values)),
    [filling, view, values],
  );
  const filled = sum(progress.map((part) => part.filled));
  const total = sum(progress.map((part) => part.total));
  const seen = unsent ? unsent.after : view.draft?.writer;
  const draft = useTaskDraft(me.id, view, {
    seen,
    filled,
    total,
    onTaken: () => void client.invalidateQueries({ queryKey: ['task', view.task] }),
  });
  const services = useMemo(() => servicesOf(view), [view]);
  const { taken, confirm } = useTaken(own, view, values, me.id);
  const { submit, check, anew, settle, setWrong, ...sending } = useTaskSubmit({
    view,
    filling,
    values,
    taken,
    draft,
    standing: () => standingProblems(own, view.context, values),
    onDone: async (done) => {
      forgetConfirmed(me.id, view.task);
      onDone(done, opinion?.result === 'return' ? wayBackOf(view) : undefined);
      await client.invalidateQueries();
    },
  });
  const typed = (data: JsonObject, signed: OpinionValue | undefined) => {
    anew();
    draft.keep({ data, opinion: signed });
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
    ...sending,
    all: filling.flatMap((form) => sending.problems[form.id] ?? nothing),
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
      settle(form, path);
    },
    sign: (signed) => {
      setOpinion(signed);
      setWrong('');
      typed(values, signed);
    },
    cast: (given) => {
      anew();
      setBallot(given);
      setWrong('');
    },
    next,
    choose: (people) => {
      anew();
      setNext(people);
    },
    check: () => check({ values, opinion, ballot, next }),
    submit: () => void submit({ values, opinion, ballot, next }),
  };
}

/** The forms of a task: to fill in, the step's own first, and to read. */
function useTaskForms(view: TaskView) {
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
  return { own, filling, reading };
}

const sum = (figures: readonly number[]): number => figures.reduce((a, b) => a + b, 0);

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
