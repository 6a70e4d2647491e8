import type { Json } from './basics.ts';
import { isList, isObject } from './json.ts';
import type { Package } from './package.ts';
import { serialisePackage } from './parse.ts';
import { readJson } from './json.ts';
import { sha256 } from './sha256.ts';

/** JSON with sorted keys and no blanks: the same value, the same text, whoever wrote it. */
export function canonicalJson(value: Json): string {
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`).join(',')}}`;
}

/** The fingerprint of a package, SHA-256 in hex. Layouts are left out: moving a box is no new law. */
export function packageHash(pkg: Package): string {
  const files = serialisePackage(pkg);
  const content = Object.entries(files)
    .filter(([file]) => !file.endsWith('.layout.json'))
    .map(([file, text]): [string, Json] => {
      const read = file.endsWith('.json') ? readJson(text) : undefined;
      return [file, read?.ok ? read.value : text];
    });
  return sha256(canonicalJson(Object.fromEntries(content)));
}
