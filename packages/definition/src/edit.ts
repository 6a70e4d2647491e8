import { z } from 'zod';
import { isReserved, type Json, type JsonObject } from './basics.ts';
import type { PackageDraft } from './files.ts';
import { isList, isObject, sameJson } from './json.ts';
import { problem, type PathStep, type Problem, type ProblemCode } from './problem.ts';

/**
 * One change at one place. Without `before` something is put where nothing was; without `after` it is taken away;
 * with both it is replaced. An empty path means the file itself. `index`: where the key or the element stands among
 * its neighbours (absent: at the end). An array index as the last step inserts before that element.
 */
export interface Change {
  readonly file: string;
  readonly path: readonly PathStep[];
  readonly before?: Json;
  readonly after?: Json;
  readonly index?: number;
}

/** What a designer did in one gesture: its name, what it was about, and the changes, in order. All or none is made. */
export interface Edit {
  readonly name: string;
  readonly params: JsonObject;
  readonly changes: readonly Change[];
}

/** The draft after an edit, or why the edit does not fit it. */
export type Applied =
  { readonly ok: true; readonly after: PackageDraft } | { readonly ok: false; readonly problem: Problem };

/** Makes all changes of an edit, or none. Refuses what no longer stands as the edit saw it. Never throws. */
export function applyEdit(draft: PackageDraft, edit: Edit): Applied {
  let after = draft;
  for (const change of edit.changes) {
    const made = changed(after, change);
    if (typeof made === 'string')
      return {
        ok: false,
        problem: problem(made, change.file, change.path, {
          file: change.file,
          name: nameOf(change.path.at(-1)),
        }),
      };
    after = made;
  }
  return { ok: true, after };
}

/** The edit that takes an edit back: after both, everything stands as before, in the same order. */
export function invertEdit(edit: Edit): Edit {
  return { ...edit, changes: edit.changes.map(inverse).reverse() };
}

/** An edit from JSON that somebody sent; `undefined` when it is none. */
export function readEdit(json: unknown): Edit | undefined {
  const parsed = EditShape.safeParse(json);
  // The shape has just been checked; `Json` holds because JSON is all that is sent.
  return parsed.success ? (parsed.data as Edit) : undefined;
}

/** What stands at a path, or `undefined`. */
export function jsonAt(value: Json | undefined, path: readonly PathStep[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, step) => (inner === undefined ? undefined : childAt(inner, step)),
    value,
  );
}

/** Where a key or an element stands among its neighbours; -1: nowhere. */
export function indexAt(container: Json | undefined, step: PathStep): number {
  if (isList(container))
    return typeof step === 'number'
      ? step < container.length
        ? step
        : -1
      : container.findIndex((item) => isObject(item) && typeof step === 'object' && item['id'] === step.id);
  return isObject(container) && typeof step === 'string' ? Object.keys(container).indexOf(step) : -1;
}

const Step = z.union([
  z.string().refine((key) => !isReserved(key)),
  z.number().int().min(0),
  z.strictObject({ id: z.string() }),
]);
/** The shape of a change, for whoever reads one from a file. */
export const Change = z.strictObject({
  file: z.string().min(1),
  path: z.array(Step),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  index: z.number().int().min(0).optional(),
});
const EditShape = z.strictObject({
  name: z.string().max(100),
  params: z.record(z.string(), z.unknown()),
  changes: z.array(Change).max(10_000),
});

function inverse({ before, after, ...place }: Change): Change {
  return {
    ...place,
    ...(after !== undefined && { before: after }),
    ...(before !== undefined && { after: before }),
  };
}

type Container = readonly Json[] | JsonObject;

function changed(draft: PackageDraft, change: Change): PackageDraft | ProblemCode {
  if (change.before === undefined && change.after === undefined) return 'wrong-change';
  if (change.path.length > 0 && !Object.hasOwn(draft, change.file)) return 'no-such-file';
  const after = changedIn(draft, [change.file, ...change.path], change);
  if (typeof after === 'string') return after;
  return isObject(after) ? after : 'no-such-place';
}

/** The container with the change made somewhere in it, or the code of what is in the way. */
function changedIn(
  container: Container,
  [step, ...deeper]: readonly PathStep[],
  change: Change,
): Container | ProblemCode {
  if (step === undefined || !fits(container, step)) return 'no-such-place';
  const child = childAt(container, step);
  if (deeper.length === 0) return put(container, step, child, change);
  if (typeof child !== 'object' || child === null) return 'no-such-place';
  const inner = changedIn(child, deeper, change);
  return typeof inner === 'string' ? inner : replaced(container, step, inner);
}

function put(
  container: Container,
  step: PathStep,
  child: Json | undefined,
  { before, after, index }: Change,
): Container | ProblemCode {
  const inserts = before === undefined;
  if (inserts && child !== undefined && typeof step !== 'number') return 'already-there';
  if (!inserts && child === undefined) return 'no-such-place';
  if (!inserts && !sameJson(child, before)) return 'stale';
  if (after === undefined) return removed(container, step);
  if (typeof step === 'object' && !(isObject(after) && after['id'] === step.id)) return 'wrong-change';
  return inserts ? inserted(container, step, after, index) : replaced(container, step, after);
}

function fits(container: Container, step: PathStep): boolean {
  return isList(container) ? typeof step !== 'string' : typeof step === 'string' && !isReserved(step);
}

function childAt(container: Json, step: PathStep): Json | undefined {
  if (isList(container)) return container[indexAt(container, step)];
  return isObject(container) && typeof step === 'string' && Object.hasOwn(container, step)
    ? container[step]
    : undefined;
}

function replaced(container: Container, step: PathStep, value: Json): Container {
  if (isList(container)) return container.with(indexAt(container, step), value);
  return rebuilt(container, (entries) => entries.map(([key, old]) => [key, key === step ? value : old]));
}

function removed(container: Container, step: PathStep): Container {
  if (isList(container)) return container.toSpliced(indexAt(container, step), 1);
  return rebuilt(container, (entries) => entries.filter(([key]) => key !== step));
}

function inserted(container: Container, step: PathStep, value: Json, index: number | undefined): Container {
  if (isList(container))
    return container.toSpliced(typeof step === 'number' ? step : (index ?? container.length), 0, value);
  return rebuilt(container, (entries) =>
    entries.toSpliced(index ?? entries.length, 0, [String(step), value]),
  );
}

type Entries = readonly (readonly [string, Json])[];

function rebuilt(container: Container, change: (entries: Entries) => Entries): JsonObject {
  return Object.fromEntries(change(isObject(container) ? Object.entries(container) : []));
}

function nameOf(step: PathStep | undefined): string {
  return typeof step === 'object' ? step.id : String(step ?? '');
}
