import type { Json, JsonObject } from '@fiveones/definition';
import { checkForm } from './check.ts';
import type { FormContext } from './context.ts';
import type { CompiledField, CompiledForm } from './field.ts';
import { fieldKinds } from './field-kinds.ts';
import { optionsOf } from './kinds/choice.ts';
import { matches } from './pattern.ts';
import { valueAt, withValueAt } from './pointer.ts';
import { stateOf } from './state.ts';
import { submissionOf } from './submission.ts';
import { isList, isObject, objectOf, toJson } from './value.ts';

const tries = 12;

/**
 * A filled form for previews and tests, the same for the same seed. Of several tries the one with the fewest problems
 * is taken; checks over several fields may leave some.
 */
export function sampleValue(form: CompiledForm, seed = 0, context: FormContext = {}): JsonObject {
  let best: { value: JsonObject; count: number } = { value: {}, count: Infinity };
  for (let attempt = 0; attempt < tries && best.count > 0; attempt++) {
    const drawn = offered(
      form,
      sampleObject(form.root, seed + attempt * 7, attempt % 2 === 0),
      seed,
      context,
    );
    const { value } = submissionOf(form, drawn, context);
    const count = checkForm(form, drawn, context).length;
    if (count < best.count) best = { value, count };
  }
  return best.value;
}

/** Choices from lists that only the form's state knows: members of the household, values of parameters. */
function offered(form: CompiledForm, value: JsonObject, seed: number, context: FormContext): JsonObject {
  let chosen: Json = value;
  for (const { path, options = [], computed } of stateOf(form, value, context).fields.values()) {
    const at = valueAt(value, path);
    if (
      computed ||
      options.length === 0 ||
      isObject(at) ||
      isList(at) ||
      options.some((option) => option.value === at)
    )
      continue;
    chosen = withValueAt(chosen, path, options[seed % options.length]?.value);
  }
  return objectOf(chosen);
}

function sampleObject(field: CompiledField, seed: number, agree: boolean): JsonObject {
  return Object.fromEntries(
    field.children.map((child, index) => [child.key, sampleField(child, seed + index, agree)]),
  );
}

function sampleField(field: CompiledField, seed: number, agree: boolean): Json {
  const kind = fieldKinds[field.kind];
  const { schema } = field;
  if (schema.const !== undefined) return toJson(schema.const);
  if (field.kind === 'boolean') return agree;
  if (field.item !== undefined && kind.sample(schema, seed, [])?.toString() === '')
    return sampleRows(field, seed, agree);
  const made = kind.sample(schema, seed, optionsOf(schema) ?? []);
  if (field.children.length > 0)
    return {
      ...sampleObject(field, seed, agree),
      ...(typeof made === 'object' && !Array.isArray(made) ? made : {}),
    };
  return typeof made === 'string' && schema.pattern !== undefined && !matches(schema.pattern, made)
    ? fitting(schema.pattern, made)
    : made;
}

function sampleRows(field: CompiledField, seed: number, agree: boolean): Json {
  const { item } = field;
  if (item === undefined) return [];
  return Array.from({ length: Math.max(1, field.schema.minItems ?? 1) }, (_, index) =>
    named(sampleField(item, seed + index * 3, agree), index),
  );
}

/** Rows that are referred to need ids of their own. */
function named(row: Json, index: number): Json {
  return typeof objectOf(row)['id'] === 'string' ? { ...objectOf(row), id: `m${index + 1}` } : row;
}

// Patterns in forms are numbers, codes and months; a few shapes cover them without inverting regular expressions.
const shapes = [
  '2026-11',
  '20261123',
  '12345678',
  'A12345',
  '川E12345',
  '1',
  '510525',
  '510525001001',
  'https://example.cn',
];

function fitting(pattern: string, made: string): string {
  return shapes.find((shape) => matches(pattern, shape)) ?? made;
}
