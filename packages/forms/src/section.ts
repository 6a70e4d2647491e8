import type { Json } from '@fiveones/definition';
import type { CompiledField, CompiledForm } from './field.ts';
import { below, valueAt } from './pointer.ts';
import type { FieldState, FormState } from './state.ts';
import { holdsSignature } from './signing.ts';
import { isBlank, isSigned, listOf } from './value.ts';

/** A part of the form: its fields in rows as they stand on paper. */
export interface CompiledSection {
  readonly id: string;
  readonly title: string;
  readonly side: boolean;
  readonly question: string | undefined;
  readonly rows: readonly (readonly CompiledField[])[];
}

/** How much of a section is filled: fields that are shown and required. What one only reads is never left to fill. */
export interface Progress {
  readonly filled: number;
  readonly total: number;
}

const rest = { id: 'rest', title: '其他', side: false, question: undefined } as const;
const everything = { ...rest, id: 'all', title: '填写内容' } as const;

/** The sections as laid out. Fields that no section names stand at the end, under 其他, one a row. */
export function sectionsOf(form: CompiledForm): readonly CompiledSection[] {
  const byName = new Map(
    form.fields.filter((field) => !field.path.includes('*')).map((field) => [field.dotted, field]),
  );
  const named = form.form.sections.map((section) => ({
    id: section.id,
    title: section.title,
    side: section.side ?? false,
    question: section.question,
    rows: section.rows
      .map((row) => row.flatMap((name) => byName.get(name) ?? []))
      .filter((row) => row.length > 0),
  }));
  const placed = new Set(named.flatMap((section) => section.rows.flat()));
  const left = form.root.children.flatMap((field) => unplaced(field, placed));
  if (left.length === 0) return named;
  const rows = left.map((field) => [field]);
  return named.length === 0 ? [{ ...everything, rows }] : [...named, { ...rest, rows }];
}

/**
 * The sections one after the other, as a phone asks for them: those with signatures last, wherever paper has them. Who
 * signs and answers a question after that would have signed for nothing.
 */
export const pagesOf = (form: CompiledForm): readonly CompiledSection[] =>
  sectionsOf(form).toSorted((a, b) => Number(isSignedIn(a)) - Number(isSignedIn(b)));

/** One page of a phone: the part that is asked for, with the parts around it that are only there to be read. */
export interface FormStep {
  readonly id: string;
  readonly title: string;
  readonly asked: CompiledSection;
  readonly before: readonly CompiledSection[];
  readonly after: readonly CompiledSection[];
}

/** Whether a part has anything to show now, and anything to fill in. */
export type Standing = 'hidden' | 'read' | 'asked';

/** Whether a section has a field to fill in now, only some to read, or none. */
export function standingOf({ rows }: CompiledSection, state: FormState): Standing {
  const fields = rows.flat();
  if (fields.some((field) => isAsked(field, state))) return 'asked';
  return fields.some(({ path }) => state.fields.get(path)?.visible === true) ? 'read' : 'hidden';
}

function isAsked(field: CompiledField, state: FormState): boolean {
  const at = state.fields.get(field.path);
  if (at === undefined || !at.visible || at.readonly || at.computed) return false;
  if (field.item !== undefined || field.children.length === 0 || whole.has(field.kind)) return true;
  return field.children.some((child) => isAsked(child, state));
}

/** The pages of a phone: nobody is sent to one where there is nothing to do, unless there is no other. */
export function stepsIn(
  sections: readonly CompiledSection[],
  standing: (section: CompiledSection) => Standing,
): readonly FormStep[] {
  const shown = sections.filter((section) => standing(section) !== 'hidden');
  const asking = shown.filter((section) => standing(section) === 'asked');
  const [first] = shown;
  const pages = asking.length > 0 || first === undefined ? asking : [first];
  return pages.map((asked, place) => {
    const begins = place === 0 ? 0 : shown.indexOf(pages[place - 1] ?? asked) + 1;
    const at = shown.indexOf(asked);
    const after = place === pages.length - 1 ? shown.slice(at + 1) : [];
    return { id: asked.id, title: asked.title, asked, before: shown.slice(begins, at), after };
  });
}

const isSignedIn = ({ rows }: CompiledSection): boolean => rows.flat().some(holdsSignature);

function unplaced(field: CompiledField, placed: ReadonlySet<CompiledField>): readonly CompiledField[] {
  if (placed.has(field)) return [];
  return holdsPlaced(field, placed) ? field.children.flatMap((child) => unplaced(child, placed)) : [field];
}

function holdsPlaced(field: CompiledField, placed: ReadonlySet<CompiledField>): boolean {
  return field.children.some((child) => placed.has(child) || holdsPlaced(child, placed));
}

/** What counts as one thing to fill, however many parts it has. */
const whole: ReadonlySet<string> = new Set(['files', 'photos', 'signature', 'choices', 'opinions']);

/** Filled and total of a section. A list of rows counts each row, complete or not; an empty required list counts one. */
export function progressOf(section: CompiledSection, state: FormState): Progress {
  return sum(section.rows.flat().map((field) => progressAt(field, field.path, state)));
}

/** Filled and total of a row of a list, by its fields and its path. */
export const rowProgressOf = (fields: readonly CompiledField[], path: string, state: FormState): Progress =>
  sum(fields.map((field) => progressAt(field, below(path, field.key), state)));

function sum(parts: readonly Progress[]): Progress {
  return parts.reduce((a, b) => ({ filled: a.filled + b.filled, total: a.total + b.total }), {
    filled: 0,
    total: 0,
  });
}

const nothing: Progress = { filled: 0, total: 0 };

function progressAt(field: CompiledField, path: string, state: FormState): Progress {
  const at = state.fields.get(path);
  if (at === undefined || !at.visible) return nothing;
  const value = valueAt(state.value, path);
  if (field.item !== undefined && !whole.has(field.kind)) return rowsProgress(field, path, value, at, state);
  if (field.children.length > 0 && !whole.has(field.kind)) {
    return sum(field.children.map((child) => progressAt(child, below(path, child.key), state)));
  }
  const given = field.kind === 'signature' ? isSigned(value) : !isBlank(value);
  if (!at.required || (!given && isOnlyRead(at))) return nothing;
  return { filled: given ? 1 : 0, total: 1 };
}

const isOnlyRead = ({ readonly, computed }: FieldState): boolean => readonly || computed;

function rowsProgress(
  field: CompiledField,
  path: string,
  value: Json | undefined,
  at: FieldState,
  state: FormState,
): Progress {
  const rows = listOf(value);
  const item = field.item;
  if (isOnlyRead(at)) return { filled: rows.length, total: rows.length };
  if (rows.length === 0 || item === undefined)
    return at.required && field.schema.minItems !== 0 ? { filled: 0, total: 1 } : nothing;
  const done = rows.filter((row, index) => {
    const part = rowProgressOf(item.children, below(path, index), state);
    return part.filled === part.total && !isBlank(row);
  });
  return { filled: done.length, total: rows.length };
}
