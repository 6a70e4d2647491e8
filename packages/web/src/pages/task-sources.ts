import type { Origin, TaskView } from '@fiveones/casework';
import type { Json, JsonObject } from '@fiveones/definition';
import { defaultsOf, isBlank, valueAt, type CompiledField, type Problem } from '@fiveones/forms';
import type { Source } from '@fiveones/form-view';
import { words } from '../words.ts';
import { contextFor, objectAt, type ReadyForm } from './task-forms.ts';

/** A value that stands in a form because an earlier step said so. It counts once somebody has confirmed or changed it. */
export interface TakenValue {
  readonly path: string;
  readonly label: string;
  readonly value: Json;
  readonly origin: Origin;
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
export function takenValues(form: ReadyForm, view: TaskView): readonly TakenValue[] {
  const context = contextFor(form, view.context, {});
  const fresh = defaultsOf(form.compiled, context, {});
  return form.compiled.fields.flatMap((field): TakenValue[] => {
    if (field.path.includes('*') || field.readonly || always.has(field.kind)) return [];
    const kept = valueAt(form.view.value, field.path);
    const [value, origin] = isBlank(kept)
      ? [valueAt(fresh, field.path), defaultOrigin(field, form, view)]
      : [kept, visitOrigin(field, form, view)];
    if (isBlank(value) || value === undefined || origin === undefined) return [];
    return [{ path: field.path, label: field.label, value, origin }];
  });
}

/** A default that looks at another form of the case comes from there. */
function defaultOrigin(field: CompiledField, form: ReadyForm, view: TaskView): Origin | undefined {
  const text = field.schema['x-default'] ?? '';
  const key = Object.keys(view.origins).find(
    (other) => other !== form.key && new RegExp(`\\b${other}\\b`).test(text),
  );
  return key === undefined ? undefined : view.origins[key];
}

/** Where a step goes to see for itself, what an earlier visit found is only a beginning. */
function visitOrigin(field: CompiledField, form: ReadyForm, view: TaskView): Origin | undefined {
  const said =
    view.verifies &&
    form.view.begunHere !== true &&
    field.required &&
    field.schema['x-default'] === undefined &&
    !(field.item?.kind === 'signature');
  return said ? view.origins[form.key] : undefined;
}

/** Whether a taken value has been confirmed: somebody said so, or changed it. */
export const isConfirmed = (taken: TakenValue, value: JsonObject, confirmed: ReadonlySet<string>): boolean =>
  confirmed.has(taken.path) ||
  JSON.stringify(valueAt(value, taken.path) ?? null) !== JSON.stringify(taken.value);

/** The taken values as the form shows them. */
export const sourcesOf = (
  taken: readonly TakenValue[],
  value: JsonObject,
  confirmed: ReadonlySet<string>,
): ReadonlyMap<string, Source> =>
  new Map(
    taken.map((one) => [
      one.path,
      {
        label: `${one.origin.at.slice(0, 10)} ${one.origin.nodeName}`,
        confirmed: isConfirmed(one, value, confirmed),
      },
    ]),
  );

/** Values that nobody has confirmed yet, as problems of a submit. */
export const unconfirmedProblems = (
  form: ReadyForm,
  taken: readonly TakenValue[],
  values: JsonObject,
  confirmed: ReadonlySet<string>,
): readonly Problem[] =>
  taken
    .filter((one) => !isConfirmed(one, objectAt(values, form.key), confirmed))
    // Only the application knows these; the form shows them until the value is touched or confirmed.
    .map(({ path }) => ({
      path,
      code: 'field-check',
      message: words.task.confirm,
      params: { foreign: 1 },
    }));
