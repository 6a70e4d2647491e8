import type { Json, JsonObject } from '../basics.ts';
import { applyEdit, type Change, type Edit, indexAt, jsonAt } from '../edit.ts';
import { fileOf, type FolderKind, type PackageDraft } from '../files.ts';
import { isList, isObject, sameJson } from '../json.ts';
import { problem, type Params, type PathStep, type Problem, type ProblemCode } from '../problem.ts';

/** An edit ready to be applied to the draft it was built for, or why it cannot be made. */
export type Built =
  | { readonly ok: true; readonly edit: Edit; readonly after: PackageDraft }
  | { readonly ok: false; readonly problem: Problem };

/** What a builder is asked: ids and values, all JSON; a part that is left out is `undefined`. */
export type Asked = object;

/**
 * Writes an edit by doing it: each change is made on the sheet's own draft, and what stood there is noted, so the
 * edit can be inverted and laid on the draft it began with. After the first thing that cannot be done it does nothing.
 */
export class Sheet {
  draft: PackageDraft;
  label = '';
  problem: Problem | undefined;
  readonly changes: Change[] = [];

  constructor(draft: PackageDraft) {
    this.draft = draft;
  }

  value(file: string, path: readonly PathStep[] = []): Json | undefined {
    return jsonAt(this.draft[file], path);
  }

  /** The objects of a list; whatever else stands there is passed over. */
  objects(file: string, path: readonly PathStep[]): readonly JsonObject[] {
    const list = this.value(file, path);
    return isList(list) ? list.filter(isObject) : [];
  }

  /** Notes why the edit cannot be made; the first reason stays. Answers `undefined`, as whoever asked for a thing does. */
  refuse(code: ProblemCode, file: string, path: readonly PathStep[], params: Params): undefined {
    this.problem ??= problem(code, file, path, params);
  }

  /** Puts a value at a path, in place of what is there; `undefined` takes it away. Containers on the way are made. */
  put(file: string, path: readonly PathStep[], after: Json | undefined, index?: number): void {
    const before = this.value(file, path);
    if (before === after || (before !== undefined && after !== undefined && sameJson(before, after))) return;
    if (before !== undefined || after === undefined)
      return this.#note(file, path, before, after, indexAt(this.#container(file, path), path.at(-1) ?? ''));
    const [shortest, value] = this.#fromExisting(file, path, after);
    this.#note(file, shortest, undefined, value, shortest.length === path.length ? index : undefined);
  }

  /** Inserts into a list before the element at `index` (at the end when there is none). */
  insert(file: string, list: readonly PathStep[], after: Json, index?: number): void {
    const there = this.value(file, list);
    const id = isObject(after) ? after['id'] : undefined;
    if (!isList(there)) return this.put(file, list, [after]);
    const at = Math.min(index ?? there.length, there.length);
    if (typeof id !== 'string') return this.#note(file, [...list, at], undefined, after);
    if (indexAt(there, { id }) >= 0) return this.refuse('already-there', file, list, { name: id });
    this.#note(file, [...list, { id }], undefined, after, at);
  }

  /** Moves a key or an element among its neighbours; `index` counts without it. */
  move(file: string, path: readonly PathStep[], index: number): void {
    const value = this.value(file, path);
    const step = path.at(-1);
    const from = indexAt(this.#container(file, path), step ?? '');
    if (value === undefined || step === undefined || from === index) return;
    this.put(file, path, undefined);
    this.#note(
      file,
      typeof step === 'number' ? [...path.slice(0, -1), index] : path,
      undefined,
      value,
      index,
    );
  }

  #container(file: string, path: readonly PathStep[]): Json | undefined {
    return path.length === 0 ? this.draft : this.value(file, path.slice(0, -1));
  }

  /** The shortest path at which nothing stands yet, and what to put there so that `after` is at the whole path. */
  #fromExisting(file: string, path: readonly PathStep[], after: Json): [readonly PathStep[], Json] {
    const there = path.findIndex((_, length) => this.value(file, path.slice(0, length)) === undefined);
    if (there < 0 || path.length === 0) return [path, after];
    const value = path
      .slice(there)
      .reduceRight<Json>((inner, step) => (typeof step === 'string' ? { [step]: inner } : [inner]), after);
    return [path.slice(0, there), value];
  }

  #note(
    file: string,
    path: readonly PathStep[],
    before: Json | undefined,
    after: Json | undefined,
    index?: number,
  ): void {
    if (this.problem) return;
    const change: Change = {
      file,
      path,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      ...(index !== undefined && index >= 0 && !(before !== undefined && after !== undefined) && { index }),
    };
    const applied = applyEdit(this.draft, { name: '', params: {}, changes: [change] });
    if (!applied.ok) return void (this.problem = applied.problem);
    this.draft = applied.after;
    this.changes.push(change);
  }
}

/** Builds an edit by doing it on a sheet. */
export function build(draft: PackageDraft, name: string, asked: Asked, write: (sheet: Sheet) => void): Built {
  const sheet = new Sheet(draft);
  write(sheet);
  if (sheet.problem) return { ok: false, problem: sheet.problem };
  // What is asked is JSON but for parts left out, and those are dropped here.
  const params = Object.fromEntries(
    Object.entries({ ...asked, label: sheet.label }).filter(([, value]) => value !== undefined),
  ) as JsonObject;
  return { ok: true, edit: { name, params, changes: sheet.changes }, after: sheet.draft };
}

/** Several edits as one: each builder sees what those before it did. */
export function several(
  draft: PackageDraft,
  name: string,
  asked: Asked,
  steps: readonly ((draft: PackageDraft) => Built)[],
): Built {
  const changes: Change[] = [];
  const labels: string[] = [];
  let after = draft;
  for (const step of steps) {
    const built = step(after);
    if (!built.ok) return built;
    changes.push(...built.edit.changes);
    labels.push(String(built.edit.params['label'] ?? ''));
    after = built.after;
  }
  const params = { ...asked, label: labels.filter(Boolean).join('、') } as JsonObject;
  return { ok: true, edit: { name, params, changes }, after };
}

/** An id that is not taken yet: the stem itself, else the stem with the smallest number from 2 on. */
export function freshId(existing: Iterable<string>, stem: string): string {
  const taken = new Set(existing);
  const plain =
    stem
      .replace(/[^A-Za-z0-9_-]/g, '')
      .replace(/^[^A-Za-z]+/, '')
      .slice(0, 60) || 'n';
  if (!taken.has(plain)) return plain;
  let number = 2;
  while (taken.has(`${plain}${number}`)) number += 1;
  return `${plain}${number}`;
}

/** The file of a kind and an id, or a refusal on the sheet when the draft has none. */
export function theFile(sheet: Sheet, kind: FolderKind, id: string): string {
  const file = fileOf(kind, id);
  if (sheet.value(file) === undefined) sheet.refuse('no-such-file', file, [], { file });
  return file;
}

/** The name of an object for people, else its id. */
export function labelOf(value: Json | undefined): string {
  const { name, title, matter, label, id } = isObject(value) ? value : {};
  return String(name ?? title ?? matter ?? label ?? id ?? '');
}
