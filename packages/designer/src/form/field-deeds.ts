import {
  addField,
  isObject,
  moveField,
  removeField,
  setField,
  setFieldRequired,
  type Json,
  type JsonObject,
} from '@fiveones/definition';
import type { FieldKind } from '@fiveones/forms';
import { built, freshId, setValue, together, type PathStep } from '../changes.ts';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import type { Entry } from '../pack.ts';
import type { DesignerStore } from '../store.ts';
import { words } from '../words.ts';
import type { FieldEntry } from './fields.ts';

/** Where a field stands in the layout of a form. */
export interface Spot {
  readonly section: string;
  readonly row: number;
  readonly column: number;
}

/** The rows of a form's sections, as texts. */
export const sectionsOf = (
  form: Entry,
): readonly {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}[] =>
  listOf(form.json['sections'])
    .map(objectOf)
    .map((section) => ({
      id: textOf(section['id']),
      title: textOf(section['title']),
      rows: listOf(section['rows']).map((row) => listOf(row).map(String)),
    }));

/** The cell of a field; a field inside a group stands where its group stands. */
const spotOf = (form: Entry, field: string): Spot | undefined => {
  for (const section of sectionsOf(form))
    for (const [row, names] of section.rows.entries()) {
      const column = names.findIndex((name) => name === field || field.startsWith(`${name}.`));
      if (column >= 0) return { section: section.id, row, column };
    }
  return undefined;
};

const topKeys = (form: Entry): readonly string[] =>
  Object.keys(objectOf(objectOf(form.json['schema'])['properties']));

/** Puts a field on the form after the selected one, or at the end; returns its path. */
export const putField = (
  store: DesignerStore,
  form: Entry,
  asked: {
    readonly schema: JsonObject;
    readonly key: string;
    readonly name: string;
    readonly after: string | undefined;
  },
): string | undefined => {
  const field = freshId(topKeys(form), asked.key).replace(/-/g, '');
  const near = asked.after === undefined ? undefined : spotOf(form, asked.after);
  const last = sectionsOf(form).at(-1);
  const cell =
    near !== undefined
      ? { section: near.section, row: near.row + 1 }
      : last === undefined
        ? undefined
        : { section: last.id };
  const done = store.getState().change(
    words.deed.field(asked.name),
    built((files) =>
      addField(files, {
        file: form.file,
        field,
        schema: asked.schema,
        ...(cell === undefined ? {} : { cell }),
      }),
    ),
  );
  return done ? field : undefined;
};

/** Puts a new field of a kind on the form. */
export const putKind = (
  store: DesignerStore,
  form: Entry,
  kind: FieldKind,
  after: string | undefined,
): string | undefined => {
  const schema: Json = JSON.parse(JSON.stringify({ ...kind.jsonSchema, title: kind.label }));
  return isObject(schema)
    ? putField(store, form, { schema, key: kind.kind, name: kind.label, after })
    : undefined;
};

/** Takes a field away. */
export const dropField = (store: DesignerStore, form: Entry, field: string, name: string): boolean =>
  store.getState().change(
    words.deed.removeField(name),
    built((files) => removeField(files, { file: form.file, field })),
  );

/** What stands in a form at a path. */
const standing = (form: Entry, path: readonly PathStep[]): JsonObject =>
  path.reduce<JsonObject>((at, step) => objectOf(typeof step === 'string' ? at[step] : undefined), form.json);

/**
 * Where the columns of a detail table, or the members of a group, stand in the file of the form; `undefined` where the
 * field has none of its own: it is of another kind, or a shared type says what it is made of.
 */
export const membersAt = (form: Entry, { kind, at }: FieldEntry): readonly PathStep[] | undefined => {
  if (at === undefined || (kind !== 'rows' && kind !== 'object')) return undefined;
  const holder = kind === 'rows' ? [...at, 'items'] : at;
  const shared = [at, holder].some((path) => standing(form, path)['$ref'] !== undefined);
  return shared ? undefined : [...holder, 'properties'];
};

/** Adds a column to a detail table, or a member to a group; answers its path. */
export const addMember = (
  store: DesignerStore,
  form: Entry,
  field: FieldEntry,
  kind: FieldKind,
): string | undefined => {
  const at = membersAt(form, field);
  if (at === undefined) return undefined;
  const key = freshId(Object.keys(standing(form, at)), kind.kind).replace(/-/g, '');
  const schema: JsonObject = JSON.parse(JSON.stringify({ ...kind.jsonSchema, title: kind.label }));
  const done = store
    .getState()
    .change(words.deed.field(kind.label), setValue(form.file, [...at, key], schema));
  return done ? `${field.path}.${key}` : undefined;
};

/** Takes a column or a member away, with its being required. */
export const dropMember = (store: DesignerStore, form: Entry, { path, title, at }: FieldEntry): boolean =>
  at !== undefined &&
  store.getState().change(
    words.deed.removeField(title),
    together(
      built((files) => setFieldRequired(files, { file: form.file, field: path, required: false })),
      setValue(form.file, at, undefined),
    ),
  );

/** Moves a field one row up or down; past the edge of a section it goes into the next. */
export const shiftField = (store: DesignerStore, form: Entry, field: string, by: 1 | -1): void => {
  const spot = spotOf(form, field);
  const sections = sectionsOf(form);
  const index = sections.findIndex((section) => section.id === spot?.section);
  const section = sections[index];
  if (spot === undefined || section === undefined) return;
  const alone = section.rows[spot.row]?.length === 1;
  const row = spot.row + (by === 1 ? 1 : alone ? -1 : 0);
  const beyond = by === 1 ? alone && spot.row >= section.rows.length - 1 : alone && spot.row === 0;
  const next = sections[index + by];
  if (beyond && next === undefined) return;
  const cell =
    beyond && next !== undefined
      ? { section: next.id, row: by === 1 ? 0 : next.rows.length }
      : { section: section.id, row };
  store.getState().change(
    words.deed.moveField,
    built((files) => moveField(files, { file: form.file, field, cell })),
  );
};

/** Moves a field to the row before another. */
export const moveBefore = (store: DesignerStore, form: Entry, field: string, target: string): void => {
  const to = spotOf(form, target);
  const from = spotOf(form, field);
  if (to === undefined || field === target) return;
  const alone =
    from !== undefined &&
    from.section === to.section &&
    from.row < to.row &&
    sectionsOf(form).find((section) => section.id === from.section)?.rows[from.row]?.length === 1;
  store.getState().change(
    words.deed.moveField,
    built((files) =>
      moveField(files, {
        file: form.file,
        field,
        cell: { section: to.section, row: to.row - (alone ? 1 : 0) },
      }),
    ),
  );
};

/** A copy of a field below it. */
export const copyField = (
  store: DesignerStore,
  form: Entry,
  field: string,
  schema: JsonObject,
): string | undefined =>
  putField(store, form, {
    schema,
    key: field.split('.').at(-1) ?? 'field',
    name: textOf(schema['title']),
    after: field,
  });

/** Sets a keyword of a field. */
export const setKeyword = (
  store: DesignerStore,
  form: Entry,
  field: string,
  what: string,
  path: readonly PathStep[],
  value: Json | undefined,
): boolean =>
  store.getState().change(
    words.deed.set(what),
    built((files) => setField(files, { file: form.file, field, path, value })),
  );

/** Makes a field required, or no longer; a condition of being required goes with it. */
export const setRequired = (store: DesignerStore, form: Entry, field: string, required: boolean): boolean =>
  store.getState().change(
    words.deed.set(words.form.required),
    together(
      built((files) => setField(files, { file: form.file, field, path: ['x-required'], value: undefined })),
      built((files) => setFieldRequired(files, { file: form.file, field, required })),
    ),
  );
