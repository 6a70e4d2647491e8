import type {
  FormContext as ServerContext,
  Refused,
  FormView as ViewedForm,
  TaskView,
} from '@fiveones/casework';
import { addWorkdays, nationalCalendar } from '@fiveones/calendar';
import type { JsonObject } from '@fiveones/definition';
import {
  checkForm,
  compileForm,
  defaultsOf,
  feelFunctions,
  progressOf,
  sectionsOf,
  stateOf,
  submissionOf,
  withoutStrays,
  type CompiledForm,
  type FormContext,
  type FormState,
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
export function contextFor(form: ReadyForm, context: ServerContext, values: JsonObject): FormContext {
  return {
    data: { ...context.data, ...values },
    param: context.param,
    instance: context.instance,
    today: context.today,
    now: context.now,
    role: context.role,
    mode: form.view.mode,
    fieldsOverride: form.view.fields,
    base: form.view.value,
  };
}

/** The values a task begins with: what is kept, the draft over it, defaults where nothing stands. */
export function firstValues(
  task: TaskView,
  forms: readonly ReadyForm[],
  draft: JsonObject | undefined,
): JsonObject {
  return forms.reduce<JsonObject>((values, form) => {
    // A draft may be of an earlier version of the form: what it no longer has would only stand in the way.
    const typed = { ...form.view.value, ...objectAt(draft, form.key) };
    const kept = withoutStrays(form.compiled, typed, form.view.value);
    return { ...values, [form.key]: defaultsOf(form.compiled, contextFor(form, task.context, values), kept) };
  }, {});
}

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

/** The forms of a task in the order of the work: its own, and those that are there to be looked up and put right. */
export interface TaskForms {
  readonly own: readonly ReadyForm[];
  /** Filled in at an earlier step; some of it may still be changed here. */
  readonly beside: readonly ReadyForm[];
}

/**
 * A step's own forms are those that it is the first to fill in. Where an earlier step has filled in all of them, they
 * are those of which more than half can be changed here; where there are none, all.
 */
export function ownForms(forms: readonly ReadyForm[], context: ServerContext, values: JsonObject): TaskForms {
  const split = (isOwn: (form: ReadyForm) => boolean): TaskForms => ({
    own: forms.filter(isOwn),
    beside: forms.filter((form) => !isOwn(form)),
  });
  const begun = split((form) => form.view.begunHere === true);
  if (begun.own.length > 0) return begun;
  const open = split((form) => openShare(form, context, values) > 0.5);
  return open.own.length > 0 ? open : { own: forms, beside: [] };
}

/** How much of what a form shows can be changed, from 0 to 1. */
function openShare(form: ReadyForm, context: ServerContext, values: JsonObject): number {
  const state = stateOf(form.compiled, objectAt(values, form.key), contextFor(form, context, values));
  const shown = form.compiled.root.children.flatMap(({ path }) => {
    const field = state.fields.get(path);
    return field?.visible ? [field] : [];
  });
  return shown.length === 0 ? 0 : shown.filter(({ readonly }) => !readonly).length / shown.length;
}

/** Places as pickers want them: each with the one it lies in. */
export const placesOf = ({ regions }: ServerContext) =>
  regions.map(({ code, name }) => ({ code, name, parent: parentOf(code) }));

const parentOf = (code: string): string | undefined =>
  code.length > 9 ? code.slice(0, 9) : code.length > 6 ? code.slice(0, 6) : undefined;

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
      const problems = problemsOfForm(form, context, values);
      return problems.length === 0 ? [] : [[form.id, problems] as const];
    }),
  );

/** The server's problems, by form. */
export function problemsByForm(told: NonNullable<Refused['problems']>): Problems {
  const found: Record<string, Problem[]> = {};
  // The server's problems come from the same check; their parameters stay on its side, the words have them already.
  for (const { form, path, code, message } of told)
    (found[form] ??= []).push({ path, code, message, params: {} } as Problem);
  return found;
}

/** The sections that show something now: the steps of a phone. */
export const stepsOf = (
  form: ReadyForm,
  state: FormState,
): readonly { readonly id: string; readonly title: string }[] =>
  sectionsOf(form.compiled).filter((section) =>
    section.rows.flat().some((field) => state.fields.get(field.path)?.visible === true),
  );
