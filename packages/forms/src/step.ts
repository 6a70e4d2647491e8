import type { Json, JsonObject } from '@fiveones/definition';
import type { FieldsOverride, FormContext } from './context.ts';
import type { CompiledField, CompiledForm } from './field.ts';
import { valueAt } from './pointer.ts';
import type { Problem } from './problem.ts';
import { stateOf } from './state.ts';
import { withoutStrays } from './stray.ts';
import { defaultsOf } from './submission.ts';
import { isBlank, objectOf, same } from './value.ts';
import { say } from './words.ts';

/** A form at a step, as whoever does the step finds it. The same in browser and server. */
export interface StepForm {
  readonly compiled: CompiledForm;
  readonly view: {
    readonly mode: 'edit' | 'read';
    readonly fields: FieldsOverride;
    /** What is kept, cut and masked for this person. */
    readonly value: JsonObject;
    /** No step before this one has filled it in. */
    readonly begunHere?: boolean | undefined;
  };
}

/** What a step knows about where its values come from; `O` says where, in whatever words. */
export interface Step<O = unknown> {
  readonly context: FormContext;
  /** The step that last filled in a form of the case, by data key. */
  readonly origins: Readonly<Record<string, O>>;
  /** The step goes to see for itself: what earlier steps found is to be confirmed, value by value. */
  readonly verifies: boolean;
}

/** What a form at a step is worked out against, while these values stand in the forms beside it. */
export function contextAt(form: StepForm, context: FormContext, values: JsonObject): FormContext {
  return {
    data: { ...context.data, ...values },
    param: context.param,
    member: context.member,
    instance: context.instance,
    today: context.today,
    now: context.now,
    role: context.role,
    mode: form.view.mode,
    fieldsOverride: form.view.fields,
    base: form.view.value,
  };
}

/** The values a step begins with: what is kept, the draft over it, defaults where nothing stands. */
export function firstValues(
  { context }: Pick<Step, 'context'>,
  forms: readonly StepForm[],
  draft: JsonObject = {},
): JsonObject {
  return forms.reduce<JsonObject>((values, form) => {
    const { key } = form.compiled;
    // A draft may be of an earlier version of the form: what it no longer has would only stand in the way.
    const typed = { ...form.view.value, ...objectOf(draft[key]) };
    const kept = withoutStrays(form.compiled, typed, form.view.value);
    return { ...values, [key]: defaultsOf(form.compiled, contextAt(form, context, values), kept) };
  }, {});
}

/** The forms of a step in the order of the work: its own, and those that are there to be looked up and put right. */
export interface StepForms<F extends StepForm> {
  readonly own: readonly F[];
  /** Filled in at an earlier step; some of it may still be changed here. */
  readonly beside: readonly F[];
}

/**
 * A step's own forms are those that it is the first to fill in. Where an earlier step has filled in all of them, they
 * are those of which more than half can be changed here; where there are none, all.
 */
export function ownForms<F extends StepForm>(
  forms: readonly F[],
  context: FormContext,
  values: JsonObject,
): StepForms<F> {
  const split = (isOwn: (form: F) => boolean): StepForms<F> => ({
    own: forms.filter(isOwn),
    beside: forms.filter((form) => !isOwn(form)),
  });
  const begun = split((form) => form.view.begunHere === true);
  if (begun.own.length > 0) return begun;
  const open = split((form) => openShare(form, context, values) > 0.5);
  return open.own.length > 0 ? open : { own: forms, beside: [] };
}

/** How much of what a form shows can be changed, from 0 to 1. */
function openShare(form: StepForm, context: FormContext, values: JsonObject): number {
  const state = stateOf(form.compiled, objectOf(values[form.compiled.key]), contextAt(form, context, values));
  const shown = form.compiled.root.children.flatMap(({ path }) => {
    const field = state.fields.get(path);
    return field?.visible ? [field] : [];
  });
  return shown.length === 0 ? 0 : shown.filter(({ readonly }) => !readonly).length / shown.length;
}

/** A value that stands in a form because an earlier step said so. It counts once somebody has confirmed or changed it. */
export interface TakenValue<O = unknown> {
  readonly path: string;
  readonly label: string;
  readonly value: Json;
  readonly origin: O;
}

/** What cannot be taken over from an earlier visit: it is said anew each time. */
const always: ReadonlySet<string> = new Set([
  'signature',
  'photos',
  'files',
  'opinions',
  'computed',
  'object',
  'person',
]);

/** The values of a form that come from elsewhere, in the order of the form. */
export function takenValues<O>(form: StepForm, step: Step<O>): readonly TakenValue<O>[] {
  const fresh = defaultsOf(form.compiled, contextAt(form, step.context, {}), {});
  return form.compiled.fields.flatMap((field): TakenValue<O>[] => {
    if (field.path.includes('*') || field.readonly || always.has(field.kind)) return [];
    const kept = valueAt(form.view.value, field.path);
    const [value, origin] = isBlank(kept)
      ? [valueAt(fresh, field.path), defaultOrigin(field, form, step)]
      : [kept, visitOrigin(field, form, step)];
    if (isBlank(value) || value === undefined || origin === undefined) return [];
    return [{ path: field.path, label: field.label, value, origin }];
  });
}

/** A default that looks at another form of the case comes from there. */
function defaultOrigin<O>(field: CompiledField, form: StepForm, { origins }: Step<O>): O | undefined {
  const names = namesIn(field.schema['x-default'] ?? '');
  const key = Object.keys(origins).find((other) => other !== form.compiled.key && names.has(other));
  return key === undefined ? undefined : origins[key];
}

const namesIn = (feel: string): ReadonlySet<string> => new Set(feel.match(/[A-Za-z_]\w*/g));

/** Where a step goes to see for itself, what an earlier visit found is only a beginning. */
function visitOrigin<O>(field: CompiledField, form: StepForm, step: Step<O>): O | undefined {
  const said =
    step.verifies &&
    form.view.begunHere !== true &&
    field.required &&
    field.schema['x-default'] === undefined &&
    !(field.item?.kind === 'signature');
  return said ? step.origins[form.compiled.key] : undefined;
}

/** Whether a taken value has been confirmed: somebody said so, or changed it. */
export const isConfirmed = (taken: TakenValue, value: JsonObject, confirmed: ReadonlySet<string>): boolean =>
  confirmed.has(taken.path) || !same(valueAt(value, taken.path) ?? null, taken.value);

/**
 * Taken values that nobody has confirmed, as problems of a submit. What the form does not show now cannot be
 * confirmed, and is not sent. `confirmed` holds JSON pointers.
 */
export function unconfirmedProblems(
  form: StepForm,
  taken: readonly TakenValue[],
  step: Pick<Step, 'context'>,
  { values, confirmed }: { readonly values: JsonObject; readonly confirmed: ReadonlySet<string> },
): readonly Problem[] {
  const value = objectOf(values[form.compiled.key]);
  const open = taken.filter((one) => !isConfirmed(one, value, confirmed));
  if (open.length === 0) return [];
  const { fields } = stateOf(form.compiled, value, contextAt(form, step.context, values));
  return open
    .filter(({ path }) => fields.get(path)?.visible === true)
    .map(({ path }) => ({
      path,
      code: 'field-unconfirmed',
      message: say('field-unconfirmed', {}),
      // Only the step knows these, not the form by itself: it shows them until the value is touched or confirmed.
      params: { foreign: 1 },
    }));
}
