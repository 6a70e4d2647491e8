import { StoreFault } from './faults.ts';

/** A JSON value. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** What may be handed in where JSON is stored: wide enough for interfaces. What is not JSON faults `json.not`. */
export type Storable = Json | object;

/**
 * The one text of a JSON value: keys in order of their UTF-16 units, no blanks, undefined members left out.
 * Equal values have equal texts, on every machine; event hashes rest on it.
 */
export const canonicalJson = (value: unknown): string => canonical(value).text;

/** The one text of a value, and whether reading it gives back an equal value: no undefined member, no minus zero. */
export function canonical(value: unknown): { readonly text: string; readonly exact: boolean } {
  const walk = { exact: true };
  return { text: textOf(value, walk), exact: walk.exact };
}

interface Walk {
  exact: boolean;
}

function textOf(value: unknown, walk: Walk): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' && Number.isFinite(value)) {
    if (Object.is(value, -0)) walk.exact = false;
    return String(value);
  }
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (Array.isArray(value)) return arrayText(value, walk);
  if (isPlainObject(value)) return objectText(value, walk);
  throw new StoreFault('json.not', { found: Object.prototype.toString.call(value) });
}

function arrayText(items: readonly unknown[], walk: Walk): string {
  let text = '[';
  // By place, so that a hole is met as a value, which then faults.
  for (let at = 0; at < items.length; at++) text += (at === 0 ? '' : ',') + textOf(items[at], walk);
  return `${text}]`;
}

function objectText(value: Readonly<Record<string, unknown>>, walk: Walk): string {
  let text = '{';
  for (const key of inOrder(Object.keys(value))) {
    const member = value[key];
    if (member === undefined) walk.exact = false;
    else text += (text === '{' ? '' : ',') + nameText(key) + textOf(member, walk);
  }
  return `${text}}`;
}

/** Sorting in place costs nothing but time; for few names it is quicker than `sort`, which copies them twice. */
const fewKeys = 16;

function inOrder(keys: string[]): readonly string[] {
  if (keys.length > fewKeys) return keys.sort();
  for (let end = 1; end < keys.length; end++) {
    const key = keys[end] ?? '';
    let at = end;
    for (let before = keys[at - 1]; before !== undefined && before > key; before = keys[at - 1])
      keys[at--] = before;
    keys[at] = key;
  }
  return keys;
}

/** Names come again and again: their texts, with the colon, are remembered, some thousands of them. */
const nameTexts = new Map<string, string>();
const namesRemembered = 5_000;

function nameText(name: string): string {
  const known = nameTexts.get(name);
  if (known !== undefined) return known;
  const text = `${quoted(name)}:`;
  if (nameTexts.size < namesRemembered) nameTexts.set(name, text);
  return text;
}

/** Quotation mark, backslash, what is below the blank, and surrogates. */
const needsEscape = /["\\]|[^ -\ud7ff\ue000-\uffff]/;

/** A string as JSON writes it. */
export const quoted = (text: string): string => (needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`);

/** Whether a value is JSON to the letter: writing and reading it gives back an equal one. Members that are undefined are not. */
export function isExactJson(value: unknown): value is Json {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (Array.isArray(value)) return isExactArray(value);
  if (!isPlainObject(value)) return false;
  for (const key in value) if (!isExactJson(value[key])) return false;
  return true;
}

function isExactArray(value: readonly unknown[]): boolean {
  // Not `every`, which leaves out holes.
  for (let at = 0; at < value.length; at++) if (!isExactJson(value[at])) return false;
  return true;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Read and not asked for with `in`, which takes several times as long on objects of many shapes.
  const { toJSON } = value as { readonly toJSON?: unknown };
  return (prototype === Object.prototype || prototype === null) && toJSON === undefined;
}
