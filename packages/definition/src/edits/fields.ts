import type { Json, JsonObject } from '../basics.ts';
import { indexAt } from '../edit.ts';
import type { PackageDraft } from '../files.ts';
import { isList, isObject } from '../json.ts';
import type { PathStep } from '../problem.ts';
import { build, type Built, labelOf, type Sheet } from './sheet.ts';

/** A form or a shared type by its file (`forms/survey.json`), and a field of it by dotted path (`house.area`). */
export interface FieldAt {
  readonly file: string;
  readonly field: string;
}

/** A place in the layout. Without `column` the field gets a row of its own before row `row` (at the end when absent). */
export interface Cell {
  readonly section: string;
  readonly row?: number;
  readonly column?: number;
}

/** Adds a field: its schema, whether it is required, and its place in a section, together. */
export function addField(
  draft: PackageDraft,
  asked: FieldAt & {
    readonly schema: JsonObject;
    readonly required?: boolean;
    readonly index?: number;
    readonly cell?: Cell;
  },
): Built {
  return build(draft, 'addField', asked, (sheet) => {
    const { file, field, schema, index, cell } = asked;
    const owner = ownerOf(sheet, file, field);
    if (!owner) return;
    sheet.label = labelOf(schema) || owner.key;
    if (sheet.value(file, [...owner.path, 'properties', owner.key]) !== undefined)
      return sheet.refuse('already-there', file, owner.path, { name: owner.key });
    sheet.put(file, [...owner.path, 'properties', owner.key], schema, index);
    if (asked.required) sheet.insert(file, [...owner.path, 'required'], owner.key);
    if (cell) layIn(sheet, file, field, cell);
  });
}

/** Takes a field away, from the schema, the required list and the sections. */
export function removeField(draft: PackageDraft, asked: FieldAt): Built {
  return build(draft, 'removeField', asked, (sheet) => {
    const owner = theField(sheet, asked);
    if (!owner) return;
    sheet.put(asked.file, [...owner.path, 'properties', owner.key], undefined);
    removeRequired(sheet, asked.file, owner);
    takeOut(sheet, asked.file, (name) => name === asked.field || name.startsWith(`${asked.field}.`));
  });
}

/**
 * Moves a field to another place: a cell of a section (the properties follow the order of the layout), or, in a form
 * without sections and in a repeating group, a place among its siblings. `row` and `index` count without the field.
 */
export function moveField(
  draft: PackageDraft,
  asked: FieldAt & ({ readonly cell: Cell } | { readonly index: number }),
): Built {
  return build(draft, 'moveField', asked, (sheet) => {
    const { file, field } = asked;
    const owner = theField(sheet, asked);
    if (!owner) return;
    const path = [...owner.path, 'properties', owner.key];
    if ('index' in asked) return sheet.move(file, path, asked.index);
    takeOut(sheet, file, (name) => name === field);
    layIn(sheet, file, field, asked.cell);
    sheet.move(file, path, indexByLayout(sheet, file, field, owner));
  });
}

/** Sets a keyword of a field (`['maxLength']`, `['x-visible']`…); `undefined` takes it away. */
export function setField(
  draft: PackageDraft,
  asked: FieldAt & { readonly path: readonly PathStep[]; readonly value: Json | undefined },
): Built {
  return build(draft, 'setField', asked, (sheet) => {
    const owner = theField(sheet, asked);
    if (owner) sheet.put(asked.file, [...owner.path, 'properties', owner.key, ...asked.path], asked.value);
  });
}

/** Gives a field another title. */
export function renameFieldTitle(draft: PackageDraft, asked: FieldAt & { readonly title: string }): Built {
  return build(draft, 'renameFieldTitle', asked, (sheet) => {
    const owner = theField(sheet, asked);
    if (owner) sheet.put(asked.file, [...owner.path, 'properties', owner.key, 'title'], asked.title);
  });
}

/** Makes a field required, or no longer. */
export function setFieldRequired(
  draft: PackageDraft,
  asked: FieldAt & { readonly required: boolean },
): Built {
  return build(draft, 'setFieldRequired', asked, (sheet) => {
    const owner = theField(sheet, asked);
    if (!owner) return;
    if (!asked.required) return removeRequired(sheet, asked.file, owner);
    const required = sheet.value(asked.file, [...owner.path, 'required']);
    if (!isList(required) || !required.includes(owner.key))
      sheet.insert(asked.file, [...owner.path, 'required'], owner.key);
  });
}

interface Owner {
  /** Path of the object schema that has the field. */
  readonly path: readonly string[];
  readonly key: string;
}

/** The object schema in which a field stands or would stand; refuses when a step on the way is no object. */
function ownerOf(sheet: Sheet, file: string, field: string): Owner | undefined {
  if (sheet.value(file) === undefined) return sheet.refuse('no-such-file', file, [], { file });
  const steps = field.split('.');
  const key = steps.pop() ?? '';
  let path: readonly string[] = ['schema'];
  for (const step of steps) {
    const inner = [...path, 'properties', step];
    const schema = sheet.value(file, inner);
    if (!isObject(schema)) return sheet.refuse('no-such-field', file, inner, { field });
    // A repeating group has its fields one level deeper.
    path = isObject(schema['items']) ? [...inner, 'items'] : inner;
  }
  return { path, key };
}

function theField(sheet: Sheet, { file, field }: FieldAt): Owner | undefined {
  const owner = ownerOf(sheet, file, field);
  if (!owner) return undefined;
  const path = [...owner.path, 'properties', owner.key];
  const schema = sheet.value(file, path);
  if (schema === undefined) return sheet.refuse('no-such-field', file, path, { field });
  sheet.label = labelOf(schema) || owner.key;
  return owner;
}

function removeRequired(sheet: Sheet, file: string, { path, key }: Owner): void {
  const required = sheet.value(file, [...path, 'required']);
  const index = isList(required) ? required.indexOf(key) : -1;
  if (index >= 0) sheet.put(file, [...path, 'required', index], undefined);
}

function rowsOf(section: JsonObject): readonly (readonly Json[])[] {
  const rows = section['rows'];
  return isList(rows) ? rows.filter(isList) : [];
}

/** Takes fields out of all sections; a row that is left empty goes too. */
function takeOut(sheet: Sheet, file: string, goes: (name: string) => boolean): void {
  for (const section of sheet.objects(file, ['sections'])) {
    const rows = rowsOf(section);
    if (!rows.flat().some((name) => goes(String(name)))) continue;
    const left = rows
      .map((row) => row.filter((name) => !goes(String(name))))
      .filter((row, index) => row.length > 0 || rows[index]?.length === 0);
    sheet.put(file, ['sections', { id: String(section['id']) }, 'rows'], left);
  }
}

function layIn(sheet: Sheet, file: string, field: string, { section, row, column }: Cell): void {
  const place = ['sections', { id: section }] as const;
  const target = sheet.objects(file, ['sections']).find(({ id }) => id === section);
  if (!target) return sheet.refuse('no-such-section', file, ['sections'], { section });
  const rows = rowsOf(target);
  const beside = row === undefined || column === undefined ? undefined : rows[row];
  if (beside === undefined || row === undefined) return sheet.insert(file, [...place, 'rows'], [field], row);
  sheet.insert(file, [...place, 'rows', row], field, column);
}

/** Where among its siblings the layout puts a field: right behind the sibling that stands before it. */
function indexByLayout(sheet: Sheet, file: string, field: string, owner: Owner): number {
  const laid = sheet.objects(file, ['sections']).flatMap((section) => rowsOf(section).flat().map(String));
  const prefix = field.slice(0, field.length - owner.key.length);
  const siblings = sheet.value(file, [...owner.path, 'properties']);
  const here = indexAt(siblings, owner.key);
  const before = laid
    .slice(0, laid.indexOf(field))
    .filter((name) => name.startsWith(prefix))
    .map((name) => indexAt(siblings, name.slice(prefix.length)))
    .filter((index) => index >= 0)
    .at(-1);
  if (before === undefined) return 0;
  return before < here ? before + 1 : before;
}
