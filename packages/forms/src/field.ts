import type { FieldKindName, FieldRights, FieldSchema, Form, Json, JsonObject } from '@fiveones/definition';
import type { Expression } from './expression.ts';
import type { FormProblem } from './problem.ts';
import type { Option } from './value.ts';

/** A check beyond JSON Schema: `that` must be true, else `message` stands at the field. */
export interface CompiledCheck {
  readonly that: Expression;
  readonly message: string;
}

/** The expressions of a field. One that does not compile is absent, and a problem of the form says so. */
export interface Expressions {
  readonly visible?: Expression;
  readonly required?: Expression;
  readonly computed?: Expression;
  readonly initial?: Expression;
  readonly readonly?: Expression;
  readonly options?: Expression;
  readonly checks: readonly CompiledCheck[];
}

/** A field as it was compiled. A form is a tree of them; its root is an object without a key. */
export interface CompiledField {
  /** Key in the object around it; `''` for the root, `*` for the rows of a list. */
  readonly key: string;
  /** JSON pointer with `*` in place of row numbers. */
  readonly path: string;
  /** The same without rows and slashes, as sections and node definitions write it: `live.area`. */
  readonly dotted: string;
  readonly kind: FieldKindName;
  readonly schema: FieldSchema;
  readonly label: string;
  /** Named in `required` of the object around it, or `x-required: true`. */
  readonly required: boolean;
  /** `x-readonly: true`, or worked out. */
  readonly readonly: boolean;
  readonly options: readonly Option[] | undefined;
  readonly expressions: Expressions;
  readonly rights: FieldRights | undefined;
  /** Fields of an object. */
  readonly children: readonly CompiledField[];
  /** The row of a list. */
  readonly item: CompiledField | undefined;
}

/** A form made ready: the same value in browser and server. */
export interface CompiledForm {
  readonly id: string;
  /** Name under which its values live in the instance's data. */
  readonly key: string;
  readonly name: string;
  /** Title on paper. */
  readonly title: string;
  readonly form: Form;
  readonly schema: FieldSchema;
  readonly root: CompiledField;
  /** Every field below the root, parents first. */
  readonly fields: readonly CompiledField[];
  readonly problems: readonly FormProblem[];
}

const namesIn = new WeakMap<CompiledField, ReadonlySet<string>>();

/** What an object holds besides the fields of its compiled field. */
export function othersIn(field: CompiledField, object: JsonObject): readonly (readonly [string, Json])[] {
  let names = namesIn.get(field);
  if (!names) namesIn.set(field, (names = new Set(field.children.map(({ key }) => key))));
  const known = names;
  return Object.keys(object).every((key) => known.has(key))
    ? none
    : Object.entries(object).filter(([key]) => !known.has(key));
}

/** What the fields of an object come to, in their order; those that come to nothing are left out. */
export function entriesOf(
  field: CompiledField,
  valueOf: (child: CompiledField) => Json | undefined,
): readonly (readonly [string, Json])[] {
  const entries: (readonly [string, Json])[] = [];
  for (const child of field.children) {
    const value = valueOf(child);
    if (value !== undefined) entries.push([child.key, value]);
  }
  return entries;
}

const none: readonly (readonly [string, Json])[] = [];
