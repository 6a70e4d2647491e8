import { jsonHash, type Json, type JsonObject } from '@fiveones/definition';
import type { FormContext } from './context.ts';
import type { CompiledField, CompiledForm } from './field.ts';
import { below, valueAt, withValueAt } from './pointer.ts';
import type { Problem } from './problem.ts';
import type { FormState } from './state.ts';
import { submissionOf, type Submission } from './submission.ts';
import { isBlank, isList, isSigned, listOf, objectOf, same } from './value.ts';
import { say } from './words.ts';

/**
 * What has been signed is void when what was signed is changed. The browser takes such signatures out at once
 * (`voidSignatures`). So that the server need not believe it, a signature carries the digest of what it was put under
 * (`stampSignatures`), and whoever takes a submit compares (`signatureProblems`).
 */
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
  if (same(contentOf(form, before), contentOf(form, after))) return { value: after, count: 0 };
  const gone = signaturesOf(form, after).filter(({ path }) => isOwn(path));
  const value = gone.reduce<Json>((left, { path, parts }) => withValueAt(left, path, unsigned(parts)), after);
  return { value: objectOf(value), count: gone.length };
}

/** Puts the digest of what is signed into the signatures that were made with this change. */
export function stampSignatures(
  form: CompiledForm,
  before: JsonObject,
  after: JsonObject,
  context: FormContext,
): JsonObject {
  const made = signaturesOf(form, after).filter(({ path, parts }) => !same(parts, valueAt(before, path)));
  if (made.length === 0) return after;
  const digest = digestOf(form, submissionOf(form, after, context));
  return objectOf(
    made.reduce<Json>((left, { path }) => withValueAt(left, below(path, 'digest'), digest), after),
  );
}

/**
 * Signatures that are not under what is submitted: made at this step before something was changed; or, where the
 * household hands in once more what it had signed (role `A`), still those of the last time.
 */
export function signatureProblems(
  form: CompiledForm,
  submission: Submission,
  { base = {}, role = '' }: FormContext,
): readonly Problem[] {
  const { value, state } = submission;
  const mine = signaturesOf(form, value).filter(({ path }) => {
    const at = state.fields.get(path);
    return at?.visible === true && !at.readonly;
  });
  if (mine.length === 0) return [];
  const digest = digestOf(form, submission);
  const unchanged = same(contentOf(form, value, state), contentOf(form, base, state));
  const isVoid = ({ path, parts }: Signature): boolean =>
    same(parts, valueAt(base, path)) ? role.includes('A') && !unchanged : parts['digest'] !== digest;
  return mine.filter(isVoid).map(({ path }) => ({
    code: 'field-signed-before',
    path,
    // Only who takes the form in sees this, not the form by itself.
    params: { foreign: 1 },
    message: say('field-signed-before', {}),
  }));
}

/** SHA-256 (hex) of what a signature is put under: what can be filled in here, without signatures and results. */
function digestOf(form: CompiledForm, { value, state }: Submission): string {
  return jsonHash(contentOf(form, value, state));
}

/**
 * What is signed: everything but signatures, lists of signers and what is worked out. With a state, also without what
 * is hidden or not to be filled in here: that may be masked in a browser.
 */
function contentOf(form: CompiledForm, value: JsonObject, state?: FormState): Json {
  return contentIn(form.root, '', value, state);
}

function contentIn(
  field: CompiledField,
  path: string,
  value: Json | undefined,
  state: FormState | undefined,
): Json {
  const { item } = field;
  if (field.kind === 'signature' || field.schema['x-computed'] !== undefined) return null;
  if (item !== undefined && holdsSignature(item)) return null;
  if (state !== undefined && path !== '') {
    const at = state.fields.get(path);
    if (at === undefined || !at.visible || at.readonly) return null;
  }
  if (item !== undefined && item.children.length > 0 && isList(value))
    return value.map((row, index) => contentIn(item, below(path, index), row, state));
  if (field.children.length === 0) return isBlank(value) ? null : (value ?? null);
  const parts = objectOf(value);
  return Object.fromEntries(
    field.children.map((child) => [
      child.key,
      contentIn(child, below(path, child.key), parts[child.key], state),
    ]),
  );
}

/** Whether somebody signs in a field, or in its rows. */
export const holdsSignature = (field: CompiledField): boolean =>
  field.kind === 'signature' ||
  field.children.some(holdsSignature) ||
  (field.item !== undefined && holdsSignature(field.item));

interface Signature {
  readonly path: string;
  readonly parts: JsonObject;
}

/** Every signature that was given or refused, with its place. */
function signaturesOf(form: CompiledForm, value: JsonObject): readonly Signature[] {
  return signaturesIn(form.root, '', value);
}

function signaturesIn(field: CompiledField, path: string, value: Json | undefined): readonly Signature[] {
  if (value === undefined || value === null || !holdsSignature(field)) return [];
  const { item } = field;
  if (field.kind === 'signature') {
    const parts = objectOf(value);
    return isSigned(parts) ? [{ path, parts }] : [];
  }
  if (item !== undefined)
    return listOf(value).flatMap((row, index) => signaturesIn(item, below(path, index), row));
  const parts = objectOf(value);
  return field.children.flatMap((child) => signaturesIn(child, below(path, child.key), parts[child.key]));
}

const given: ReadonlySet<string> = new Set([
  'image',
  'signedAt',
  'geo',
  'refused',
  'refuseReason',
  'witness',
  'digest',
]);

/** A signature taken out; who was to sign stays. */
const unsigned = (parts: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(parts).filter(([key]) => !given.has(key)));
