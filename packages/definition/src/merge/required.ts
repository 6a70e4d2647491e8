import type { Json } from '../basics.ts';
import { isList, isObject } from '../json.ts';

/** The key under which a field says that it must be filled in, while it is merged. */
const starKey = '(required)';

/** A schema whose fields say themselves that they must be filled in, so that a star comes and goes with its field. */
export function starsAtFields(schema: Json | undefined): Json | undefined {
  if (!isObject(schema)) return schema;
  const { properties, required, items } = schema;
  const stars = new Set(isList(required) ? required.map(String) : []);
  const deeper = items === undefined ? schema : { ...schema, items: starsAtFields(items) ?? null };
  if (!isObject(properties)) return deeper;
  const fields = Object.entries(properties).map(([key, field]): [string, Json] => {
    const inner = starsAtFields(field) ?? null;
    return [key, isObject(inner) && stars.has(key) ? { ...inner, [starKey]: true } : inner];
  });
  return {
    ...deeper,
    properties: Object.fromEntries(fields),
    ...(isList(required) && { required: required.filter((key) => !isObject(properties[String(key)])) }),
  };
}

/** The schema as it is written: a list of what must be filled in, in the order that `like` has it. */
export function starsInList(schema: Json | undefined, like: Json | undefined): Json | undefined {
  if (!isObject(schema)) return schema;
  const { properties, items } = schema;
  const other = isObject(like) ? like : {};
  const deeper =
    items === undefined ? schema : { ...schema, items: starsInList(items, other['items']) ?? null };
  if (!isObject(properties)) return deeper;
  const likeFields = isObject(other['properties']) ? other['properties'] : {};
  const fields = Object.entries(properties).map(([key, field]): [string, Json] => [
    key,
    starsInList(withoutStar(field), likeFields[key]) ?? null,
  ]);
  const stars = Object.entries(properties).flatMap(([key, field]) => (hasStar(field) ? [key] : []));
  const order = isList(other['required']) ? other['required'] : [];
  const place = (key: Json): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const rest = isList(schema['required']) ? schema['required'] : [];
  const required = [...rest, ...stars].sort((a, b) => place(a) - place(b));
  return {
    ...deeper,
    properties: Object.fromEntries(fields),
    ...((required.length > 0 || schema['required'] !== undefined) && { required }),
  };
}

const hasStar = (field: Json): boolean => isObject(field) && field[starKey] === true;

const withoutStar = (field: Json): Json =>
  isObject(field) ? Object.fromEntries(Object.entries(field).filter(([key]) => key !== starKey)) : field;
