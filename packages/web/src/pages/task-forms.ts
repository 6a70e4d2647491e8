import type { FormContext as ServerContext, Refused, FormView as ViewedForm } from '@fiveones/casework';
import { addWorkdays, nationalCalendar } from '@fiveones/calendar';
import { sameJson, type JsonObject } from '@fiveones/definition';
import { useEffect, useRef } from 'react';
import {
  checkForm,
  compileForm,
  contextAt,
  feelFunctions,
  isBlank,
  progressOf,
  pagesOf,
  sectionsOf,
  signatureProblems,
  standingOf,
  stateOf,
  stepsIn,
  submissionOf,
  valueAt,
  type CompiledForm,
  type FormContext,
  type FormState,
  type FormStep,
  type Problem,
} from '@fiveones/forms';

/** A form of the task, ready to be drawn and checked. */
export interface ReadyForm {
  readonly view: ViewedForm;
  readonly compiled: CompiledForm;
  readonly id: string;
  readonly key: string;
}

const functions = feelFunctions((date, days) => addWorkdays(nationalCalendar, date, days));

/** Compiles a form as the server does; the schema has come expanded. */
export function readyForm(view: ViewedForm): ReadyForm {
  const form = { ...view.form, schema: view.schema } as Parameters<typeof compileForm>[0];
  return { view, compiled: compileForm(form, view.schema, { functions }), id: form.id, key: form.key };
}

/** What a form is worked out against, on both sides the same. */
export const contextFor = (form: ReadyForm, context: ServerContext, values: JsonObject): FormContext =>
  contextAt(form, context, values);

export const objectAt = (data: JsonObject | undefined, key: string): JsonObject => {
  const value = data?.[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
};

/** Problems of one form, with the words beside each field. */
export const problemsOfForm = (
  form: ReadyForm,
  context: ServerContext,
  values: JsonObject,
): readonly Problem[] => {
  const against = contextFor(form, context, values);
  return checkForm(
    form.compiled,
    submissionOf(form.compiled, objectAt(values, form.key), against).value,
    against,
  );
};

/** The same for a form that is handed in: also signatures that are not under what stands there now. */
const problemsOfSubmit = (
  form: ReadyForm,
  context: ServerContext,
  values: JsonObject,
): readonly Problem[] => {
  const against = contextFor(form, context, values);
  const submission = submissionOf(form.compiled, objectAt(values, form.key), against);
  return [
    ...checkForm(form.compiled, submission.value, against),
    ...signatureProblems(form.compiled, submission, against),
  ];
};

/** How much of a form is filled. */
export function progressOfForm(
  form: ReadyForm,
  context: ServerContext,
  values: JsonObject,
): { readonly filled: number; readonly total: number; readonly state: FormState } {
  const state = stateOf(form.compiled, objectAt(values, form.key), contextFor(form, context, values));
  const parts = sectionsOf(form.compiled).map((section) => progressOf(section, state));
  return {
    filled: parts.reduce((sum, { filled }) => sum + filled, 0),
    total: parts.reduce((sum, { total }) => sum + total, 0),
    state,
  };
}

/** Places as pickers want them: each with the one it lies in. */
export const placesOf = ({ regions }: ServerContext) =>
  regions.map(({ code, name }) => ({ code, name, parent: parentOf(code) }));

const parentOf = (code: string): string | undefined => {
  const length = [9, 6, 4, 2].find((end) => end < code.length);
  return length === undefined ? undefined : code.slice(0, length);
};

/** Problems by form. */
export type Problems = Readonly<Record<string, readonly Problem[]>>;

/** Problems of several forms; forms without any are left out. */
export const problemsOfAll = (
  forms: readonly ReadyForm[],
  context: ServerContext,
  values: JsonObject,
): Problems =>
  Object.fromEntries(
    forms.flatMap((form) => {
      const problems = problemsOfSubmit(form, context, values);
      return problems.length === 0 ? [] : [[form.id, problems] as const];
    }),
  );

/**
 * What is wrong with forms that stand filled in when a step is opened, because it came back: the check of a number that
 * another case has, say. Nothing of a form that is not filled in yet: whoever opens it has not had their turn.
 */
export const standingProblems = (
  forms: readonly ReadyForm[],
  context: ServerContext,
  values: JsonObject,
): Problems =>
  Object.fromEntries(
    Object.entries(problemsOfAll(forms, context, values)).filter(([id, problems]) => {
      const stood = forms.find((form) => form.id === id)?.view.value;
      return problems.every(
        ({ code, path }) => code === 'field-check' && stood !== undefined && !isBlank(valueAt(stood, path)),
      );
    }),
  );

/** Whether a problem is the server's own word, which the check here would not find. */
const isForeign = ({ params }: Problem): boolean => params['foreign'] === 1;

/**
 * What is still wrong of what was told, each as it was told: a problem goes when it is mended, and only a submit tells
 * of others. A server's own word stands until its place changes; `touched` says whether it has.
 */
export function stillWrong(
  told: Problems,
  found: Problems,
  touched: (form: string, path: string) => boolean,
): Problems {
  let mended = false;
  const left = Object.entries(told).flatMap(([form, problems]) => {
    const still = problems.filter(
      (problem) =>
        (found[form] ?? []).some((now) => isSame(now, problem)) ||
        (isForeign(problem) && !touched(form, problem.path)),
    );
    mended ||= still.length < problems.length;
    return still.length === 0 ? [] : [[form, still] as const];
  });
  return mended ? Object.fromEntries(left) : told;
}

/** One place has several checks of its own, which only their words tell apart. */
const isSame = (a: Problem, b: Problem): boolean =>
  a.path === b.path && a.code === b.code && (a.code !== 'field-check' || a.message === b.message);

/** The same for values that change while it is told; `check` finds what is wrong with them. */
export function useStillWrong(
  problems: Problems,
  setProblems: (change: (told: Problems) => Problems) => void,
  forms: readonly ReadyForm[],
  values: JsonObject,
  check: (values: JsonObject) => Problems,
): void {
  const before = useRef({ problems, values });
  useEffect(() => {
    const { current } = before;
    before.current = { problems, values };
    if (current.values === values || Object.keys(problems).length === 0) return;
    const touched = (id: string, path: string): boolean => {
      const key = forms.find((form) => form.id === id)?.key ?? '';
      return !sameJson(
        valueAt(objectAt(current.values, key), path) ?? null,
        valueAt(objectAt(values, key), path) ?? null,
      );
    };
    setProblems((told) => stillWrong(told, check(values), touched));
  });
}

/** The server's problems, by form. */
export function problemsByForm(told: NonNullable<Refused['problems']>): Problems {
  const found: Record<string, Problem[]> = {};
  // The server's problems come from the same check; their parameters stay on its side, the words have them already.
  // What the form by itself would not find stands until the field is edited.
  for (const { form, path, code, message } of told)
    (found[form] ??= []).push({ path, code, message, params: { foreign: 1 } } as Problem);
  return found;
}

/** The pages that a phone shows of a form now. */
export const stepsOf = (form: ReadyForm, state: FormState): readonly FormStep[] =>
  stepsIn(pagesOf(form.compiled), (section) => standingOf(section, state));

/** The page on which a section stands. */
export const pageOf = (steps: readonly FormStep[], section: string | undefined): number =>
  Math.max(
    0,
    steps.findIndex(({ asked, before, after }) =>
      [asked, ...before, ...after].some(({ id }) => id === section),
    ),
  );
