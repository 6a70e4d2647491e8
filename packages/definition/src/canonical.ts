import type { Json } from './basics.ts';
import { isList, isObject, readJson } from './json.ts';
import type { Package } from './package.ts';
import { sha256 } from './sha256.ts';

/**
 * JSON as one text for one value (RFC 8785): keys sorted by UTF-16 units, no spaces, numbers as ECMAScript writes
 * them. Half surrogates, which that standard refuses, are written as escapes.
 */
export function canonicalJson(value: Json): string {
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}

/** SHA-256 (hex) of the canonical text of a JSON value. */
export function jsonHash(value: Json): string {
  return sha256(canonicalJson(value));
}

/**
 * What an instance pins: SHA-256 (hex) over everything a package says, scenarios and other files included. Positions
 * on the chart, the order of keys, spaces and defaults that are written out change nothing.
 */
export function packageHash(pkg: Package): string {
  const { layouts: _, others, ...content } = pkg;
  const texts = Object.fromEntries(
    Object.entries(others).map(([file, text]) => [file, file.endsWith('.json') ? parsedIfJson(text) : text]),
  );
  // A parsed package holds nothing but JSON.
  return jsonHash({ ...(content as unknown as Record<string, Json>), others: texts });
}

function parsedIfJson(text: string): Json {
  const read = readJson(text);
  return read.ok ? read.value : text;
}
