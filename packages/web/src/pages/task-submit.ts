import type { Submitted, TaskView } from '@fiveones/casework';
import type { JsonObject } from '@fiveones/definition';
import { unconfirmedProblems } from '@fiveones/forms';
import { useRef, useState } from 'react';
import { api, failureOf } from '../api.ts';
import { words } from '../words.ts';
import { ballotProblem, type BallotValue } from './ballot.tsx';
import { opinionProblem, type OpinionValue } from './opinion.tsx';
import { notKept, type TaskDraft } from './task-draft.ts';
import { problemsByForm, problemsOfAll, useStillWrong, type Problems, type ReadyForm } from './task-forms.ts';
import type { Taken } from './use-taken.ts';

/** What a submit hands in. */
interface HandedIn {
  readonly values: JsonObject;
  readonly opinion: OpinionValue | undefined;
  readonly ballot: BallotValue | undefined;
  /** Whom the next steps are for, by step. */
  readonly next: Readonly<Record<string, string>>;
}

/** A submit, and what is wrong with what was to be handed in. */
interface TaskSubmit {
  readonly problems: Problems;
  /** What is wrong and stands in no field. */
  readonly wrong: string;
  readonly busy: boolean;
  readonly setWrong: (wrong: string) => void;
  /** The problem at a place is mended. */
  readonly settle: (form: ReadyForm, path: string) => void;
  /** What is handed in next is something else: it counts as a submit of its own, not as the same sent twice. */
  readonly anew: () => void;
  /** Whether it can be handed in; else what is wrong is told. */
  readonly check: (handedIn: HandedIn) => boolean;
  readonly submit: (handedIn: HandedIn) => Promise<void>;
}

/** Checks as the server does, and sends once; nothing goes out while anything is wrong. */
export function useTaskSubmit({
  view,
  filling,
  values,
  taken,
  draft,
  standing,
  onDone,
}: {
  readonly view: TaskView;
  readonly filling: readonly ReadyForm[];
  /** What stands in the forms now. */
  readonly values: JsonObject;
  readonly taken: readonly Taken[];
  readonly draft: TaskDraft;
  /** What is wrong before anything is handed in. */
  readonly standing: () => Problems;
  readonly onDone: (done: Submitted) => Promise<void>;
}): TaskSubmit {
  const [problems, setProblems] = useState<Problems>(standing);
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const key = useRef(crypto.randomUUID());
  useStillWrong(problems, setProblems, filling, values, (now) =>
    withUnconfirmed(problemsOfAll(filling, view.context, now), taken, view, now),
  );
  const fail = (error: unknown): void => {
    const failure = failureOf(error);
    const elsewhere = notKept(failure);
    setBusy(false);
    if (elsewhere) return draft.tell(elsewhere);
    setProblems(problemsByForm(failure.refused?.problems ?? []));
    setWrong(failure.offline ? words.failure.notSent : failure.message);
    draft.resume();
  };
  const check = (handedIn: HandedIn): boolean => {
    const found = problemsIn(view, filling, taken, handedIn);
    const unsigned = unsignedIn(view, handedIn);
    setProblems(found);
    setWrong(unsigned);
    return Object.keys(found).length === 0 && unsigned === '';
  };
  return {
    problems,
    wrong,
    busy,
    setWrong,
    settle: (form, path) =>
      setProblems({
        ...problems,
        [form.id]: (problems[form.id] ?? []).filter((problem) => problem.path !== path),
      }),
    anew: () => {
      key.current = crypto.randomUUID();
    },
    check,
    submit: async (handedIn) => {
      if (!check(handedIn)) return;
      setBusy(true);
      try {
        await draft.hold();
        const done = await api.task.submit.mutate({
          task: view.task,
          version: view.version,
          key: key.current,
          ...confirmedOf(taken),
          ...told(view, handedIn),
          ...draft.writing(),
        });
        draft.stop();
        await onDone(done);
      } catch (error) {
        fail(error);
      }
    },
  };
}

/** What a submit says, with no more than the step asks for. */
const told = (view: TaskView, { values, opinion, ballot, next }: HandedIn) => ({
  data: values,
  ...(view.opinion && opinion?.result ? { opinion: { ...opinion, result: opinion.result } } : {}),
  ...(view.vote && ballot ? { ballot } : {}),
  ...(Object.keys(next).length > 0 ? { next } : {}),
});

/** Where the opinion of a step can send the case back to, if anywhere. */
export const wayBackOf = ({ opinion, waysBack }: TaskView): string | undefined =>
  opinion && waysBack.find(({ node }) => node === opinion.returnTo)?.name;

/** What is wrong with the opinion or the ballot; empty: nothing. */
function unsignedIn(view: TaskView, { opinion, ballot }: HandedIn): string {
  if (view.vote) return ballotProblem(view.vote, ballot);
  return view.opinion ? opinionProblem(opinion, wayBackOf(view) !== undefined) : '';
}

/** What is wrong in the forms; who sends the case back need not have filled them in. */
function problemsIn(
  view: TaskView,
  filling: readonly ReadyForm[],
  taken: readonly Taken[],
  { values, opinion }: HandedIn,
): Problems {
  if (opinion?.result === 'return') return {};
  return withUnconfirmed(problemsOfAll(filling, view.context, values), taken, view, values);
}

/** The problems of a submit with the values that nobody has confirmed. */
function withUnconfirmed(
  problems: Problems,
  taken: readonly Taken[],
  view: TaskView,
  values: JsonObject,
): Problems {
  const added = taken.flatMap(({ form, values: all, confirmed }) => {
    const open = unconfirmedProblems(form, all, view, { values, confirmed });
    return open.length === 0 ? [] : [[form.id, [...(problems[form.id] ?? []), ...open]] as const];
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
