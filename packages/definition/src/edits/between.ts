import type { Json, JsonObject } from '../basics.ts';
import type { Change, Edit } from '../edit.ts';
import type { PackageDraft } from '../files.ts';
import { isList, isObject } from '../json.ts';
import type { PathStep } from '../problem.ts';

/**
 * The edit that makes one draft of another, change by change where things have ids, so that it can be read and undone.
 * Files have no order; inside them everything has.
 */
export function editBetween(
  before: PackageDraft,
  after: PackageDraft,
  told: Pick<Edit, 'name' | 'params'>,
): Edit {
  const files = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changes = files.flatMap((file) => {
    const [was, is] = [before[file], after[file]];
    const note: Note = (path, what) => ({ file, path, ...what });
    if (was === undefined) return [note([], { after: is ?? null })];
    if (is === undefined) return [note([], { before: was, index: Object.keys(before).indexOf(file) })];
    return between(was, is, note);
  });
  return { ...told, changes };
}

type Container = readonly Json[] | JsonObject;
type What = Omit<Change, 'file' | 'path'>;
type Note = (steps: readonly PathStep[], what: What) => Change;

/** The changes within an object or a list of things with ids; `undefined` when it must be replaced as a whole. */
function inside(before: Container, after: Container, note: Note): readonly Change[] | undefined {
  const [was, is] = [membersOf(before), membersOf(after)];
  if (was === undefined || is === undefined || isList(before) !== isList(after)) return undefined;
  const stay = [...was.keys()].filter((id) => is.has(id));
  if (stay.join('\n') !== [...is.keys()].filter((id) => was.has(id)).join('\n')) return undefined;
  const left = [...was.keys()];
  const stepTo = (id: string): PathStep => (isList(before) ? { id } : id);
  const went = [...was].flatMap(([id, value]) => {
    if (is.has(id)) return [];
    const index = left.indexOf(id);
    left.splice(index, 1);
    return [note([stepTo(id)], { before: value, index })];
  });
  const came = [...is].flatMap(([id, value], index) =>
    was.has(id) ? [] : [note([stepTo(id)], { after: value, index })],
  );
  const changed = stay.flatMap((id) =>
    between(was.get(id) ?? null, is.get(id) ?? null, (steps, what) => note([stepTo(id), ...steps], what)),
  );
  return [...changed, ...went, ...came];
}

function between(before: Json, after: Json, note: Note): readonly Change[] {
  if (before === after || JSON.stringify(before) === JSON.stringify(after)) return [];
  const both = isContainer(before) && isContainer(after);
  return (both ? inside(before, after, note) : undefined) ?? [note([], { before, after })];
}

const isContainer = (value: Json): value is Container => isObject(value) || isList(value);

/** What an object or a list holds by key or id; `undefined` for a list whose elements are not told apart by ids. */
function membersOf(container: Container): ReadonlyMap<string, Json> | undefined {
  if (!isList(container)) return new Map(Object.entries(container));
  const members = new Map<string, Json>();
  for (const item of container) {
    const id = isObject(item) ? item['id'] : undefined;
    if (typeof id !== 'string' || members.has(id)) return undefined;
    members.set(id, item);
  }
  return members;
}
