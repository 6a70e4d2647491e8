import type { Json, JsonObject } from '@fiveones/definition';

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a dotted path, rows of a list by their place; `undefined` when there is none. Own properties only. */
export function readPath(data: Json, path: string): Json | undefined {
  let at: Json | undefined = data;
  for (const key of path.split('.')) {
    if (Array.isArray(at)) at = (at as readonly Json[])[/^\d+$/.test(key) ? Number(key) : -1];
    else if (!isObject(at) || !Object.hasOwn(at, key)) return undefined;
    else at = at[key];
  }
  return at;
}

/** A copy with `value` at a dotted path; objects on the way are made. */
export function writePath(data: JsonObject, path: string, value: Json): JsonObject {
  const dot = path.indexOf('.');
  if (dot === -1) return { ...data, [path]: value };
  const key = path.slice(0, dot);
  const inner = Object.hasOwn(data, key) ? data[key] : undefined;
  return { ...data, [key]: writePath(isObject(inner) ? inner : {}, path.slice(dot + 1), value) };
}
