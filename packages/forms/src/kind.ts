import type { FieldKindName, FieldSchema, Json, JsonObject } from '@fiveones/definition';
import type { FieldProblemCode, Finding, Params } from './problem.ts';
import type { Option } from './value.ts';

/** What a typed text means. */
export type Reading = { readonly ok: true; readonly value: Json } | ({ readonly ok: false } & Finding);

/** What showing a value needs to know. */
export interface Showing {
  readonly schema: FieldSchema;
  readonly options?: readonly Option[] | undefined;
}

/** A line of the inspector in the form designer: the keyword it edits, and as what. */
export interface Column {
  readonly keyword: string;
  readonly label: string;
  readonly as: 'text' | 'number' | 'boolean' | 'feel' | 'options' | 'choice';
  readonly choices?: readonly Option[];
}

/** How a person answers a field; chooses the sentence for one left empty: 请填写建筑面积. */
export type Asking = 'fill' | 'choose' | 'decide' | 'upload' | 'photograph' | 'sign' | 'add';

/** All that is known about a kind of field. A widget in `form-view` draws it; nothing else knows it. */
export interface FieldKind {
  readonly kind: FieldKindName;
  /** Name in the designer's palette. */
  readonly label: string;
  readonly asking: Asking;
  /** Value of a field that nobody has filled. */
  readonly empty: Json;
  /** What a new field of this kind begins with. */
  readonly jsonSchema: FieldSchema;
  readonly columns: readonly Column[];
  /** The value of a typed text. What cannot be read stays as typed, with the problem beside it. */
  read(typed: string, schema: FieldSchema): Reading;
  /** The text of a value for reading and printing; `''` for an empty one. */
  show(value: Json, showing: Showing): string;
  /** How a bound of the value reads, where it does not read as the number that it is. */
  bound?(limit: number): string;
  /** What is wrong beyond JSON Schema. Only asked for values that are not blank; `beside` holds the fields around it. */
  check?(value: Json, beside: JsonObject): Finding | undefined;
  /** A valid value; `seed` picks one of several. */
  sample(schema: FieldSchema, seed: number, options: readonly Option[]): Json;
}

export function reading(value: Json): Reading {
  return { ok: true, value };
}

export function unreadable(code: FieldProblemCode, params: Params = {}): Reading {
  return { ok: false, code, params };
}
