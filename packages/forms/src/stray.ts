import type { Json, JsonObject } from '@fiveones/definition';
import type { CompiledField, CompiledForm } from './field.ts';
import { baseRow } from './submission.ts';
import { below, withValueAt } from './pointer.ts';
import { isList, isObject, listOf, objectOf, same } from './value.ts';

/**
 * Pointers of what no field of the form names. What stood in `base` unchanged is no stray: a step of the system may
 * have written it, or an earlier version of the form. Values whose inside is their kind's own affair (signatures,
 * files) are not looked into; an object whose schema says `additionalProperties: true` holds what it likes, and one
 * that says `false` nothing more, whoever wrote it.
 */
export function straysOf(form: CompiledForm, value: JsonObject, base: JsonObject = {}): readonly string[] {
  return straysIn(form.root, '', value, base);
}

/** The value without its strays, for what was typed into an earlier version of the form. */
export function withoutStrays(form: CompiledForm, value: JsonObject, base: JsonObject = {}): JsonObject {
  return objectOf(
    straysOf(form, value, base).reduce<Json>((left, path) => withValueAt(left, path, undefined), value),
  );
}

/** Kinds whose fields are all that they hold. */
const open: ReadonlySet<string> = new Set(['object', 'person', 'rows']);

function straysIn(
  field: CompiledField,
  path: string,
  value: Json | undefined,
  base: Json | undefined,
): readonly string[] {
  const { item, children, schema } = field;
  if (!open.has(field.kind)) return [];
  if (item !== undefined && isList(value))
    return value.flatMap((row, index) =>
      straysIn(item, below(path, index), row, baseRow(row, index, listOf(base))),
    );
  if (children.length === 0 || !isObject(value)) return [];
  const known = new Map(children.map((child) => [child.key, child]));
  const stood = objectOf(base);
  return Object.entries(value).flatMap(([key, entry]): readonly string[] => {
    const child = known.get(key);
    if (child !== undefined) return straysIn(child, below(path, key), entry, stood[key]);
    if (schema['additionalProperties'] === true) return [];
    const kept = schema['additionalProperties'] !== false && Object.hasOwn(stood, key);
    return kept && same(entry, stood[key]) ? [] : [below(path, key)];
  });
}
