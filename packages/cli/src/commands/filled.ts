import { checkScenario } from '@fiveones/casework';
import { expandForm, isList, isObject, type FieldSchema, type Json } from '@fiveones/definition';
import type { FormProblem, PlayOptions } from '@fiveones/interpreter';

type CheckForms = NonNullable<PlayOptions['checkForms']>;

/**
 * Checks what a script fills in as the real forms would, and tells besides what no form has a place for. A person
 * cannot fill in such a value, so a scenario that does shows something that cannot happen.
 */
export const checkFilled: CheckForms = (state, task, data, world, at) => {
  const forms = Object.values(world.chart.package.forms);
  const homeless = Object.entries(data).flatMap(([key, value]): readonly FormProblem[] => {
    const form = forms.find((candidate) => candidate.key === key);
    const expanded = form && expandForm(world.chart.package, form.id);
    if (!form || !expanded?.ok) return [];
    return unknownIn(expanded.schema, value, '').map((path) => ({
      form: form.id,
      path,
      message: `《${form.name}》没有“${path.slice(1)}”这一格`,
    }));
  });
  return [...checkScenario(state, task, data, world, at), ...homeless];
};

/** Paths of values below `value` for which the schema has no field. */
function unknownIn(schema: FieldSchema, value: Json | undefined, path: string): readonly string[] {
  const { items, properties } = schema;
  if (isList(value))
    return items ? value.flatMap((row, place) => unknownIn(items, row, `${path}/${place}`)) : [];
  if (!isObject(value) || !properties) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const field = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const place = `${path}/${key}`;
    return field ? unknownIn(field, inner, place) : [place];
  });
}
