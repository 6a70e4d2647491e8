import { addWorkdays } from '@fiveones/calendar';
import { expandForm, type Form, type JsonObject, type Package } from '@fiveones/definition';
import { compileForm, feelFunctions, submissionOf, type CompiledForm } from '@fiveones/forms';
import type { FilledIn, FormsChecked } from '@fiveones/interpreter';

/**
 * What the forms of a step keep of what a script fills in. A form works some values out itself, and a household would
 * go another way without them. Nothing is checked: a trial may be of a form that is still being drawn.
 */
export function keptByForms({ state, world, forms, data, at }: FilledIn): FormsChecked {
  const { package: pkg } = world.chart;
  const used = forms.flatMap((use) => {
    const compiled = compiledForm(pkg, use.form, (date, days) => addWorkdays(world.calendar, date, days));
    return compiled ? [{ compiled, fields: use.fields }] : [];
  });
  const merged = {
    ...state.data,
    ...Object.fromEntries(
      used.map(({ compiled: { key } }) => [key, { ...objectAt(state.data, key), ...objectAt(data, key) }]),
    ),
  };
  const kept = used.map(({ compiled, fields }) => [
    compiled.key,
    submissionOf(compiled, objectAt(merged, compiled.key), {
      data: merged,
      param: world.parameters,
      instance: { id: state.id, number: state.number, region: state.region, startedAt: state.startedAt },
      today: at.slice(0, 10),
      now: at,
      base: objectAt(state.data, compiled.key),
      mode: 'edit',
      ...(fields ? { fieldsOverride: fields } : {}),
    }).value,
  ]);
  return { data: { ...data, ...Object.fromEntries(kept) }, problems: [] };
}

const compiled = new WeakMap<Form, CompiledForm>();

/** A form made ready, once for each state of the draft; nothing while it cannot be read. */
export function compiledForm(
  pkg: Package,
  id: string,
  workdays: (date: string, days: number) => string,
): CompiledForm | undefined {
  const form = pkg.forms[id];
  if (!form) return undefined;
  const known = compiled.get(form);
  if (known) return known;
  const expanded = expandForm(pkg, id);
  if (!expanded.ok) return undefined;
  const made = compileForm(form, expanded.schema, { functions: feelFunctions(workdays) });
  compiled.set(form, made);
  return made;
}

const objectAt = (data: JsonObject, key: string): JsonObject => {
  const value = data[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
};
