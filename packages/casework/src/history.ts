import type { Json, JsonObject } from '@fiveones/definition';
import {
  isBlank,
  patternOf,
  placeOf,
  readableOf,
  shownAt,
  valueAt,
  type CompiledForm,
} from '@fiveones/forms';
import { tell, type EventOf, type InstanceEvent, type World } from '@fiveones/interpreter';
import { formOf } from './task-view.ts';
import type { HistoryLine, ValueChange } from './views.ts';

/** What of a form is no text to compare. */
const pictures: ReadonlySet<string> = new Set(['files', 'photos', 'signature', 'object', 'person', 'rows']);
/** And what is inside these says nothing by itself: the number of a file, the place of a stroke. */
const closed: ReadonlySet<string> = new Set(['files', 'photos', 'signature']);
const mostChanges = 6;

/** What happened to a case, the last first; where a step changed what stood in a form, before and after. */
export function historyOf(
  events: readonly InstanceEvent[],
  world: World,
  data: JsonObject,
  role: string,
): readonly HistoryLine[] {
  const stands = new Map<string, JsonObject>();
  const lines = events.flatMap((event): HistoryLine[] => {
    const changes = event.type === 'taskDone' ? changesOf(event, world, stands, { data, role }) : [];
    const told = tell(event, world);
    return told ? [changes.length === 0 ? told : { ...told, changes }] : [];
  });
  return lines.reverse();
}

interface Reader {
  readonly data: JsonObject;
  readonly role: string;
}

/** Compares what a step wrote with what stood there, as this reader may see it. */
function changesOf(
  { body }: EventOf<'taskDone'>,
  world: World,
  stands: Map<string, JsonObject>,
  reader: Reader,
): readonly ValueChange[] {
  const forms = new Map(Object.values(world.chart.package.forms).map((form) => [form.key, form.id]));
  return body.set.flatMap(({ into, value }) => {
    const id = forms.get(into);
    if (id === undefined || !isObject(value)) return [];
    const form = formOf(world, id);
    const before = stands.get(into);
    stands.set(into, value);
    return before
      ? differences(form, readable(form, before, world, reader), readable(form, value, world, reader))
      : [];
  });
}

const readable = (form: CompiledForm, value: JsonObject, world: World, { data, role }: Reader): JsonObject =>
  readableOf(form, value, { data, param: world.parameters, role }).value;

function differences(form: CompiledForm, before: JsonObject, after: JsonObject): readonly ValueChange[] {
  const kinds = new Map(form.fields.map((field) => [field.path, field.kind]));
  const within = form.fields.filter(({ kind }) => closed.has(kind)).map(({ path }) => `${path}/`);
  return pointersIn(before)
    .filter((path) => {
      const pattern = patternOf(path);
      if (within.some((inside) => pattern.startsWith(inside))) return false;
      const kind = kinds.get(pattern);
      const [old, now] = [valueAt(before, path), valueAt(after, path)];
      return (
        kind !== undefined &&
        !pictures.has(kind) &&
        !isBlank(old) &&
        !isBlank(now) &&
        JSON.stringify(old) !== JSON.stringify(now)
      );
    })
    .slice(0, mostChanges)
    .map((path) => ({
      place: placeOf(form, path),
      before: shownAt(form, before, path),
      after: shownAt(form, after, path),
    }))
    .filter((change) => change.before !== change.after);
}

/** The pointers of everything in a value, lists of plain values as one. */
function pointersIn(value: Json, at = ''): readonly string[] {
  if (Array.isArray(value) && !value.some(isObject)) return [at];
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, part]) => pointersIn(part, `${at}/${key}`));
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
