import { isObject, sameJson, type Json, type JsonObject } from '@fiveones/definition';

/**
 * A thing as it was kept, with what has since been changed in the file by another tool: where the file says what it
 * was given to say (`was`), the kept value holds, which knows more; elsewhere the file (`seen`) does.
 */
export function agreed(kept: JsonObject, was: JsonObject, seen: JsonObject): JsonObject {
  const keys = new Set([...Object.keys(kept), ...Object.keys(seen)]);
  const entries = [...keys].flatMap((key): readonly (readonly [string, Json])[] => {
    const value = agreedValue(kept[key], was[key], seen[key]);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(entries);
}

function agreedValue(
  kept: Json | undefined,
  was: Json | undefined,
  seen: Json | undefined,
): Json | undefined {
  if (seen === undefined ? was === undefined : was !== undefined && sameJson(was, seen)) return kept;
  return [kept, was, seen].every((value) => value !== undefined && isObject(value))
    ? agreed(kept as JsonObject, was as JsonObject, seen as JsonObject)
    : seen;
}
