import { checkScenario, checkScenarioOnce } from '@fiveones/casework';
import { expandForm, isList, isObject, sameJson, type FieldSchema, type Json } from '@fiveones/definition';
import type { FilledIn, FormProblem, FormsChecked } from '@fiveones/interpreter';

/**
 * Checks what a script fills in as the real forms would, and tells besides what would not be kept as it was filled in:
 * no form has a place for it, it is hidden there, worked out, or not this person's to fill. A person cannot fill in
 * such a value, so a scenario that does shows something that cannot happen.
 */
export const checkFilled = (filled: FilledIn): FormsChecked => filledBy(checkScenario, filled);

/** The same, each form read once: for whoever plays many slightly different packages. */
export const checkFilledOnce = (filled: FilledIn): FormsChecked => filledBy(checkScenarioOnce, filled);

function filledBy(check: (filled: FilledIn) => FormsChecked, filled: FilledIn): FormsChecked {
  const checked = check(filled);
  const byPost = filled.world.chart.package.template.scenariosByPost === true;
  const forms = Object.values(filled.world.chart.package.forms);
  const lost = Object.entries(filled.data).flatMap(([key, value]): readonly FormProblem[] => {
    const form = forms.find((candidate) => candidate.key === key);
    if (!form) return [];
    const expanded = expandForm(filled.world.chart.package, form.id);
    const unknown = expanded.ok ? unknownIn(expanded.schema, value, '') : [];
    const lost = byPost ? lostIn(value, checked.data[key], '') : [];
    return [...unknown, ...lost].map((path) => ({
      form: form.id,
      path,
      message: `《${form.name}》“${path.slice(1)}”这一格填不了：没有这一格、不显示、由系统算出，或者不归这个人填`,
    }));
  });
  return { data: checked.data, problems: [...checked.problems, ...lost] };
}

/** Paths of values for which the schema has no field, by their names. */
function unknownIn(schema: FieldSchema, value: Json, path: string): readonly string[] {
  const { items, properties } = schema;
  if (isList(value))
    return items ? value.flatMap((row, place) => unknownIn(items, row, `${path}/${place}`)) : [];
  if (!isObject(value) || !properties) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const field = Object.hasOwn(properties, key) ? properties[key] : undefined;
    return field ? unknownIn(field, inner, `${path}/${key}`) : [`${path}/${key}`];
  });
}

/** Paths of values that were given and are not kept. */
function lostIn(given: Json, kept: Json | undefined, path: string): readonly string[] {
  if (isList(given))
    return given.flatMap((row, place) =>
      lostIn(row, isList(kept) ? kept[place] : undefined, `${path}/${place}`),
    );
  if (isObject(given))
    return Object.entries(given).flatMap(([key, inner]) =>
      lostIn(inner, isObject(kept) ? kept[key] : undefined, `${path}/${key}`),
    );
  const blank = given === null || given === '';
  return blank || (kept !== undefined && sameJson(given, kept)) ? [] : [path];
}
