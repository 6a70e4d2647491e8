import {
  expandForm,
  isList,
  isObject,
  sameJson,
  type FieldSchema,
  type Json,
  type JsonObject,
  type Package,
} from '@fiveones/definition';
import type { FormProblem } from '@fiveones/interpreter';

/** What a script fills in (by data key) and no form has a place for, or keeps. Nobody can fill in such a value. */
export function lostFrom(pkg: Package, given: JsonObject, kept: JsonObject): readonly FormProblem[] {
  const forms = Object.values(pkg.forms);
  return Object.entries(given).flatMap(([key, value]): readonly FormProblem[] => {
    const form = forms.find((candidate) => candidate.key === key);
    if (!form) return [];
    const expanded = expandForm(pkg, form.id);
    const unknown = expanded.ok ? unknownIn(expanded.schema, value, '') : [];
    return [...new Set([...unknown, ...lostIn(value, kept[key], '')])].map((path) => ({
      form: form.id,
      path,
      message: `《${form.name}》“${path.slice(1)}”这一格填不了：没有这一格、不显示、由系统算出，或者不归这个人填`,
    }));
  });
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
