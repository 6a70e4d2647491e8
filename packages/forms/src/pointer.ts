import type { Json } from '@fiveones/definition';
import { isList, isObject, listOf, objectOf } from './value.ts';

/** The segments of a JSON pointer. */
export function segmentsOf(pointer: string): readonly string[] {
  if (pointer === '') return [];
  const segments = pointer.slice(1).split('/');
  return pointer.includes('~')
    ? segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    : segments;
}

const special = /[~/]/;

/** The pointer one step below. */
export function below(pointer: string, key: string | number): string {
  if (typeof key === 'number' || !special.test(key)) return `${pointer}/${key}`;
  return `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The value at a pointer, or undefined. */
export function valueAt(value: Json | undefined, pointer: string): Json | undefined {
  let at = value;
  for (const segment of segmentsOf(pointer)) {
    if (isList(at)) at = at[Number(segment)];
    else if (isObject(at) && Object.hasOwn(at, segment)) at = at[segment];
    else return undefined;
  }
  return at;
}

/** A copy with another value at a pointer; `undefined` takes the entry away. Missing objects and lists are made. */
export function withValueAt(value: Json | undefined, pointer: string, entry: Json | undefined): Json {
  return placed(value, segmentsOf(pointer), entry) ?? null;
}

function placed(value: Json | undefined, path: readonly string[], entry: Json | undefined): Json | undefined {
  const [segment, ...rest] = path;
  if (segment === undefined) return entry;
  if (isList(value) || (value === undefined && /^\d+$/.test(segment)))
    return placedInList(listOf(value), Number(segment), rest, entry);
  const object = objectOf(value);
  const next = placed(Object.hasOwn(object, segment) ? object[segment] : undefined, rest, entry);
  if (next !== undefined) return { ...object, [segment]: next };
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== segment));
}

function placedInList(
  list: readonly Json[],
  index: number,
  rest: readonly string[],
  entry: Json | undefined,
): Json {
  const next = placed(list[index], rest, entry);
  return next === undefined
    ? list.filter((_, at) => at !== index)
    : Object.assign([...list], { [index]: next });
}

/** A pointer with `*` in place of row numbers: the path of its compiled field. */
export function patternOf(pointer: string): string {
  return pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');
}
