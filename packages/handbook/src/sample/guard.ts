import type { Json, JsonObject, Package } from '@fiveones/definition';
import { listOf, objectOf, type CompiledField, type CompiledForm, type FieldKindName } from '@fiveones/forms';
import type { Naming } from '../naming.ts';
import { privateFields, type Stand } from './private.ts';

/** Takes what an example may not tell out of a text. */
export type Guard = (text: string) => string;

/** Kinds that hold what somebody wrote; a choice is a word of the form, and a number stands in many places by chance. */
const written: ReadonlySet<FieldKindName> = new Set([
  'text',
  'textarea',
  'idCard',
  'phone',
  'bankAccount',
  'region',
  'computed',
]);

/** A guard against every private text in the data of some cases, wherever else it stands. */
export function guardOf(naming: Naming, cases: readonly JsonObject[]): Guard {
  const own = spokenBy(naming.package);
  const stands = new Map<string, string>();
  for (const form of naming.forms.values())
    for (const data of cases)
      for (const [text, { inText }] of privateTexts(form, data[form.key]))
        if (!own.includes(text)) stands.set(text, inText);
  const texts = [...stands.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  if (texts.length === 0) return (text) => text;
  const any = new RegExp(texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
  return (text) => text.replace(any, (found) => stands.get(found) ?? found);
}

const spoken = new WeakMap<Package['forms'], string>();

/** All that a package says by itself: what stands there, as 本人 and 登记员 do, is nobody's name. */
function spokenBy({ forms, processes, template, responsibilities, documents }: Package): string {
  const known =
    spoken.get(forms) ?? JSON.stringify([forms, processes, template, responsibilities, documents]);
  spoken.set(forms, known);
  return known;
}

/** The private texts of a filled form. */
export function privateTexts(
  form: CompiledForm,
  value: Json | undefined,
): readonly (readonly [string, Stand])[] {
  const fields = privateFields(form);
  const textsIn = (field: CompiledField, at: Json | undefined): readonly (readonly [string, Stand])[] => {
    const stand = fields.get(field.path);
    if (stand !== undefined)
      return signed(field, at)
        .filter((text) => text.length >= stand.shortest)
        .map((text) => [text, stand] as const);
    return [
      ...field.children.flatMap((child) => textsIn(child, objectOf(at)[child.key])),
      ...(field.item === undefined ? [] : listOf(at).flatMap((row) => textsIn(field.item ?? field, row))),
    ];
  };
  return textsIn(form.root, value);
}

/** What somebody wrote in a field, with the name that stands under a signature. */
function signed(field: CompiledField, value: Json | undefined): readonly string[] {
  const texts =
    field.kind === 'signature'
      ? [objectOf(value)['signerName'], objectOf(value)['witness']]
      : written.has(field.kind)
        ? [value, ...listOf(value)]
        : [];
  return texts.flatMap((text) => (typeof text === 'string' ? [text.trim()] : []));
}
