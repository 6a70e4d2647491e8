import type { FieldKindName, Json, JsonObject } from '@fiveones/definition';
import type { CompiledField, CompiledForm } from './field.ts';
import { below } from './pointer.ts';
import { listOf, objectOf } from './value.ts';

/** A stored file that a value of a form names, and where. */
export interface NamedFile {
  readonly path: string;
  readonly id: string;
}

const keepsFiles: ReadonlySet<FieldKindName> = new Set<FieldKindName>(['files', 'photos', 'signature']);

/** Every stored file that a value names: attachments, photos, the pictures of signatures. */
export const filesIn = (form: CompiledForm, value: JsonObject): readonly NamedFile[] =>
  filesBelow(form.root, '', value);

/** Whether something can be uploaded, photographed or signed in a form. */
export const takesFiles = ({ fields }: CompiledForm): boolean =>
  fields.some(({ kind }) => keepsFiles.has(kind));

function filesBelow(field: CompiledField, path: string, value: Json | undefined): readonly NamedFile[] {
  if (value === undefined || value === null) return [];
  if (field.kind === 'signature') return named(objectOf(value)['image'] ?? null, path);
  if (keepsFiles.has(field.kind))
    return (Array.isArray(value) ? listOf(value) : [value]).flatMap((file) => named(file, path));
  const { item } = field;
  if (item) return listOf(value).flatMap((row, index) => filesBelow(item, below(path, index), row));
  const parts = objectOf(value);
  return field.children.flatMap((child) => filesBelow(child, below(path, child.key), parts[child.key]));
}

function named(file: Json, path: string): readonly NamedFile[] {
  const id = typeof file === 'string' ? file : objectOf(file)['id'];
  return typeof id === 'string' && id !== '' ? [{ path, id }] : [];
}
