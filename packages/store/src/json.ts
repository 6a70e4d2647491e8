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
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (value === null || typeof value === 'boolean') return String(value);
  // Array.from gives holes a value, which then faults.
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (isPlainObject(value)) return canonicalObject(value);
  throw new StoreFault('json.not', { found: Object.prototype.toString.call(value) });
}

function canonicalObject(value: Readonly<Record<string, unknown>>): string {
  let members = '';
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined)
      members += `${members === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

/** Quotation mark, backslash, what is below the blank, and surrogates. */
const needsEscape = /["\\]|[^ -\ud7ff\ue000-\uffff]/;

const quoted = (text: string): string => (needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`);

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
  return (prototype === Object.prototype || prototype === null) && !('toJSON' in value);
}
