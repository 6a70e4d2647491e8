import type { Json } from '@fiveones/definition';

/** A key as it is compared: `7` and `"7"` are one. Nothing, or anything with parts, is no key. */
export function sameText(value: Json): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
