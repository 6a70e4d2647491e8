import type { JsonObject } from '@fiveones/definition';
import { objectOf, textOf } from '@fiveones/chart';

/** Names of what every document may merge without declaring it. */
export const givenNames: Readonly<Record<string, string>> = {
  orgShort: '单位简称',
  orgName: '发文机关',
  year: '年份',
  serial: '序号',
  today: '今天',
  number: '文号',
};

const names = (fields: JsonObject): ReadonlyMap<string, string> => {
  const found = new Map(Object.entries(givenNames));
  for (const [key, field] of Object.entries(fields)) found.set(key, textOf(objectOf(field)['label']) || key);
  const counts = new Map<string, number>();
  for (const name of found.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map([...found].filter(([, name]) => counts.get(name) === 1));
};

const slot = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** The name of a merge field, or its key when two share the name. */
export const mergeName = (key: string, fields: JsonObject): string => names(fields).get(key) ?? key;

/** A text with its merge fields by their Chinese names. */
export const namedText = (text: string, fields: JsonObject): string => {
  const known = names(fields);
  return text.replace(slot, (whole, key: string) =>
    known.has(key) ? `{{${known.get(key) ?? key}}}` : whole,
  );
};

/** The text as the document keeps it: names back to keys. What names nothing stays as typed. */
export const keyedText = (text: string, fields: JsonObject): string => {
  const keys = new Map([...names(fields)].map(([key, name]) => [name, key]));
  return text.replace(slot, (whole, name: string) =>
    keys.has(name) ? `{{${keys.get(name) ?? name}}}` : whole,
  );
};
