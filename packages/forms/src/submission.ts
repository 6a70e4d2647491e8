import type { Json, JsonObject } from '@fiveones/definition';
import { type FormContext, outerScope } from './context.ts';
import { entriesOf, othersIn, type CompiledField, type CompiledForm } from './field.ts';
import { fieldKinds } from './field-kinds.ts';
import { mask } from './mask.ts';
import { below, valueAt, withValueAt } from './pointer.ts';
import { evaluateIn, type FormState, type Scope, stateOf } from './state.ts';
import { isBlank, isList, isObject, listOf, objectOf, same, toJson } from './value.ts';

/**
 * The value a form opens with: what `base` or `value` already holds, then `x-default`, then `default`. Nothing is
 * chosen for a person where the form does not say so.
 */
export function defaultsOf(
  form: CompiledForm,
  context: FormContext,
  value: JsonObject = context.base ?? {},
): JsonObject {
  const scope = { layers: [value], outer: outerScope(form, value, context) };
  return objectOf(filled(form.root, value, scope));
}

/** A new row of the list at a path, with its defaults and, where rows carry one, an `id` of its own. */
export function newRow(form: CompiledForm, listPath: string, value: JsonObject, context: FormContext): Json {
  const pattern = listPath.replaceAll(/\/\d+(?=\/|$)/g, '/*');
  const item = form.fields.find((field) => field.path === pattern)?.item;
  if (item === undefined) return null;
  const scope = { layers: [value], outer: outerScope(form, value, context) };
  const row = filled(item, undefined, scope) ?? (item.children.length > 0 ? {} : fieldKinds[item.kind].empty);
  const named = item.children.some((child) => child.key === 'id') && isBlank(objectOf(row)['id']);
  return named ? { ...objectOf(row), id: freshId(listOf(valueAt(value, listPath))) } : row;
}

/** An id for a row that others refer to: one more than the highest, so that an id is not soon used again. */
function freshId(rows: readonly Json[]): string {
  const numbers = rows.map((row) => Number(/\d+$/.exec(String(objectOf(row)['id'] ?? ''))?.[0] ?? 0));
  return `r${Math.max(0, ...numbers) + 1}`;
}

function filled(field: CompiledField, value: Json | undefined, scope: Scope): Json | undefined {
  if (field.children.length > 0 && (value === undefined || value === null || !Array.isArray(value))) {
    return filledObject(field, objectOf(value), scope);
  }
  if (field.item !== undefined && isList(value)) {
    const { item } = field;
    return value.map((row) => filled(item, row, nearer(scope, { ...objectOf(row), row })) ?? null);
  }
  return isBlank(value) ? (initialOf(field, scope) ?? value) : value;
}

function filledObject(field: CompiledField, object: JsonObject, scope: Scope): Json | undefined {
  const inner = field.key === '' ? scope : nearer(scope, object);
  const own = Object.keys(object).length === 0 ? initialOf(field, scope) : undefined;
  const start = own === undefined ? object : objectOf(own);
  const entries = entriesOf(field, (child) => filled(child, start[child.key], inner));
  return entries.length === 0 && own === undefined && field.key !== ''
    ? undefined
    : { ...start, ...Object.fromEntries(entries) };
}

function nearer(scope: Scope, layer: JsonObject): Scope {
  return { ...scope, layers: [layer, ...scope.layers] };
}

function initialOf(field: CompiledField, scope: Scope): Json | undefined {
  const { initial } = field.expressions;
  const found = initial === undefined ? toJson(field.schema['default']) : evaluateIn(initial, scope);
  return found === null ? undefined : found;
}

/** A value ready to be stored, with the state it was reckoned from. */
export interface Submission {
  readonly value: JsonObject;
  readonly state: FormState;
  /** To reckon the value again would give the same. */
  readonly settled: boolean;
}

/**
 * The value as it may be stored: what this person may not fill comes from `context.base` (or from its default, where
 * the base has nothing), what is hidden and what is blank is left out, what is worked out is worked out again. The
 * server runs this on what a browser sent, so nothing in it is believed that its sender had no right to say. What no
 * field names stays in it: `checkForm` refuses it, unless it stood in the base.
 */
export function submissionOf(form: CompiledForm, value: JsonObject, context: FormContext): Submission {
  const first = stateOf(form, value, context);
  const base = context.base ?? {};
  const allowed = defaultsOf(form, context, base);
  const owned = objectOf(ownOnly(form.root, '', first.value, allowed, first));
  const state = same(owned, value) || stands(owned, first) ? first : stateOf(form, owned, context);
  const compacted = objectOf(compact(form.root, '', state.effective, state));
  return { value: compacted, state, settled: same(compacted, value) || stands(compacted, state) };
}

/** Whether a value is the one that a settled state stands for: it would stand so again. */
const stands = (value: JsonObject, state: FormState): boolean => state.settled && same(value, state.value);

/** The value with everything the person may not fill taken from `base`. */
function ownOnly(
  field: CompiledField,
  path: string,
  value: Json | undefined,
  base: Json | undefined,
  state: FormState,
): Json | undefined {
  const at = state.fields.get(path);
  if (path !== '' && (at === undefined || (!at.visible && !at.withheld))) return value;
  if (at?.withheld === true) return base;
  const parts = field.item !== undefined || field.children.length > 0;
  if (at?.readonly === true && (!parts || base === undefined || !at.computed))
    return at.computed ? value : base;
  if (field.item !== undefined && field.item.children.length > 0)
    return ownRows(field.item, path, value, base, state);
  if (field.children.length === 0 || (!isBlank(value) && !isObject(value))) return value;
  const object = objectOf(value);
  const before = objectOf(base);
  const entries = entriesOf(field, (child) =>
    ownOnly(child, below(path, child.key), object[child.key], before[child.key], state),
  );
  const others = othersIn(field, object);
  return value === undefined && entries.length === 0
    ? undefined
    : Object.fromEntries([...others, ...entries]);
}

function ownRows(
  item: CompiledField,
  path: string,
  value: Json | undefined,
  base: Json | undefined,
  state: FormState,
): Json | undefined {
  if (!isList(value)) return value;
  return value.map(
    (row, index) =>
      ownOnly({ ...item, key: 'row' }, below(path, index), row, baseRow(row, index, listOf(base)), state) ??
      row,
  );
}

/** The row as it was: the one with the same `id`, else the one at the same place. */
export function baseRow(row: Json, index: number, base: readonly Json[]): Json | undefined {
  const id = objectOf(row)['id'];
  return id === undefined ? base[index] : base.find((candidate) => objectOf(candidate)['id'] === id);
}

/**
 * Without blanks: absent, null, empty texts. Lists stay, since an empty list may be an answer. What is required and
 * may be empty stands there empty, so that any validator of JSON Schema agrees.
 */
function compact(
  field: CompiledField,
  path: string,
  value: Json | undefined,
  state: FormState,
): Json | undefined {
  if (isList(value)) return compactRows(field, path, value, state);
  const at = state.fields.get(path);
  const stays = path === '' || (at?.visible === true && at.required);
  if (value === undefined && stays && field.schema.type === 'array' && field.schema.minItems === 0) return [];
  if (field.children.length === 0) return isBlank(value) ? undefined : value;
  if (value !== undefined && value !== null && !isObject(value)) return value;
  const object = compactObject(field, path, objectOf(value), state);
  return stays || Object.keys(object).length > 0 ? object : undefined;
}

function compactRows(field: CompiledField, path: string, rows: readonly Json[], state: FormState): Json {
  const { item } = field;
  if (item === undefined) return rows;
  return rows.map((row, index) =>
    isObject(row) ? compactObject(item, below(path, index), row, state) : row,
  );
}

function compactObject(field: CompiledField, path: string, object: JsonObject, state: FormState): JsonObject {
  const others = othersIn(field, object);
  const entries = entriesOf(field, (child) =>
    compact(child, below(path, child.key), object[child.key], state),
  );
  return Object.fromEntries([...others, ...entries]);
}

/** A form's value as a reader may have it. */
export interface Readable {
  readonly value: JsonObject;
  /** Pointers of what is shown with marks, and of what is there and not shown at all. */
  readonly masked: readonly string[];
  readonly withheld: readonly string[];
  /** Texts that this reader may not have whole, wherever else they stand, each with what may be shown of it. */
  readonly guarded: ReadonlyMap<string, string>;
}

/** Shorter texts are no numbers of anybody; they stand in other places by chance. */
const shortestGuarded = 6;

/** The value as this reader may have it: withheld fields are gone, masked ones carry marks. Done once, before it leaves the server. */
export function readableOf(form: CompiledForm, value: JsonObject, context: FormContext): Readable {
  const state = stateOf(form, value, context);
  const masked: string[] = [];
  const gone: string[] = [];
  const guarded = new Map<string, string>();
  let readable: Json = value;
  for (const { path, withheld, masked: isMasked } of [...state.fields.values()].reverse()) {
    if (!withheld && !isMasked) continue;
    const text = valueAt(readable, path);
    const sensitivity = sensitivityAt(form, path);
    const marked = typeof text === 'string' ? mask(text, sensitivity) : '';
    if (typeof text === 'string' && text.length >= shortestGuarded && marked !== text)
      guarded.set(text, marked);
    if (withheld) {
      if (!isBlank(text)) gone.push(path);
      readable = withValueAt(readable, path, undefined);
    } else if (typeof text === 'string') {
      readable = withValueAt(readable, path, marked);
      masked.push(path);
    }
  }
  return { value: objectOf(readable), masked, withheld: gone, guarded };
}

function sensitivityAt(form: CompiledForm, path: string): string | undefined {
  const pattern = path.replaceAll(/\/\d+(?=\/|$)/g, '/*');
  return form.fields.find((field) => field.path === pattern)?.schema['x-sensitivity'];
}
