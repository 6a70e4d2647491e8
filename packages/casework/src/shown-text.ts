import { isObject, type FieldSchema, type Json, type JsonObject } from '@fiveones/definition';
import { mask } from '@fiveones/forms';
import type { World } from '@fiveones/interpreter';
import { formOf } from './task-view.ts';

/** A field of a case beside something that tells of the case; empty where it is empty or withheld. */
export interface ShownValue {
  readonly label: string;
  readonly value: string;
}

/** The words of a field, `request.dept`, in data that were cut to what somebody may see. Data that no form has are nobody's to see. */
export function shownText(data: JsonObject, world: World, field: string, marks: Marks = plain): string {
  const [key = '', ...path] = field.split('.');
  const schema = schemaAt(world, key);
  return schema ? textAt(data[key], path, schema, marks) : '';
}

/** How the words of a field are marked before they are shown. */
export type Marks = (text: string, schema: FieldSchema | undefined) => string;
const plain: Marks = (text) => text;
/** Marks whatever is personal, for who may see it whole in the case too. */
export const marked: Marks = (text, schema) => mask(text, schema?.['x-sensitivity']);

/** The words of a field within each row of a list: `plan.rows`, `plan.rows.dept`. */
export function shownInRows(
  data: JsonObject,
  world: World,
  rows: string,
  field: string,
  marks: Marks = plain,
): readonly string[] {
  const [key = '', ...path] = rows.split('.');
  const within = field.slice(rows.length + 1).split('.');
  const inside = path.reduce<FieldSchema | undefined>(
    (schema, step) => schema?.properties?.[step],
    schemaAt(world, key),
  );
  const list = path.reduce<Json | undefined>(
    (value, step) => (isObject(value) ? value[step] : undefined),
    data[key],
  );
  return Array.isArray(list) ? list.map((row) => textAt(row as Json, within, inside?.items, marks)) : [];
}

function schemaAt(world: World, key: string): FieldSchema | undefined {
  const form = Object.values(world.chart.package.forms).find((one) => one.key === key);
  return form && formOf(world, form.id).schema;
}

/** What stands at a path, in words; of rows, what each of them has. */
function textAt(
  value: Json | undefined,
  path: readonly string[],
  schema: FieldSchema | undefined,
  marks: Marks,
): string {
  if (Array.isArray(value))
    return [
      ...new Set(value.map((one) => textAt(one as Json, path, schema?.items, marks)).filter(Boolean)),
    ].join('、');
  const [key, ...rest] = path;
  if (key !== undefined)
    return isObject(value) ? textAt(value[key], rest, schema?.properties?.[key], marks) : '';
  if (value === undefined || value === null || isObject(value)) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  const option = schema?.oneOf?.find((one) => one.const === value);
  const text = marks(option?.title ?? String(value), schema);
  return `${text}${schema?.['x-unit'] ?? ''}`.slice(0, mostLetters);
}

const mostLetters = 100;
