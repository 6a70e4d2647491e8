import type { Json, JsonObject } from '@fiveones/definition';
import { below, listOf, objectOf, type CompiledField, type CompiledForm } from '@fiveones/forms';

/** What has been signed is void when what was signed is changed: the form without its old signatures. */
export interface Voided {
  readonly value: JsonObject;
  /** How many signatures were voided. */
  readonly count: number;
}

/**
 * Compares a form before and after a change; signatures stay when only signatures changed. So do those of an earlier
 * step: what an office adds later is not what the household signed. `isOwn` answers for the place of a signature.
 */
export function voidSignatures(
  form: CompiledForm,
  before: JsonObject,
  after: JsonObject,
  isOwn: (path: string) => boolean = () => true,
): Voided {
  if (JSON.stringify(content(form.root, before)) === JSON.stringify(content(form.root, after)))
    return { value: after, count: 0 };
  let count = 0;
  const value = without({ field: form.root, path: '' }, after, (path) => {
    if (!isOwn(path)) return false;
    count++;
    return true;
  });
  return count === 0 ? { value: after, count } : { value: objectOf(value), count };
}

const holdsSignature = (field: CompiledField): boolean =>
  field.kind === 'signature' ||
  field.children.some(holdsSignature) ||
  (field.item !== undefined && holdsSignature(field.item));

/** What is signed: everything but signatures, lists of signers and what is worked out. */
function content(field: CompiledField, value: Json | undefined): Json {
  if (field.kind === 'signature' || field.schema['x-computed'] !== undefined) return null;
  if (field.item !== undefined) return holdsSignature(field.item) ? null : (value ?? null);
  if (field.children.length === 0) return value ?? null;
  const parts = objectOf(value);
  return Object.fromEntries(field.children.map((child) => [child.key, content(child, parts[child.key])]));
}

const signed = ['image', 'signedAt', 'geo', 'refused', 'refuseReason', 'witness'] as const;

interface Place {
  readonly field: CompiledField;
  readonly path: string;
}

/** The value with its signatures taken out, where `takes` says so; who was to sign stays. */
function without(
  { field, path }: Place,
  value: Json | undefined,
  takes: (path: string) => boolean,
): Json | undefined {
  if (value === undefined || value === null) return value;
  if (field.kind === 'signature') {
    const parts = objectOf(value);
    if ((parts['image'] === undefined && parts['refused'] !== true) || !takes(path)) return value;
    return Object.fromEntries(Object.entries(parts).filter(([key]) => !signed.some((one) => one === key)));
  }
  const { item } = field;
  if (item !== undefined)
    return holdsSignature(item)
      ? listOf(value).map(
          (row, place) => without({ field: item, path: below(path, place) }, row, takes) ?? null,
        )
      : value;
  if (field.children.length === 0 || !holdsSignature(field)) return value;
  return Object.fromEntries(
    Object.entries(objectOf(value)).flatMap(([key, part]) => {
      const child = field.children.find((one) => one.key === key);
      const left = child ? without({ field: child, path: below(path, key) }, part, takes) : part;
      return left === undefined ? [] : [[key, left]];
    }),
  );
}
