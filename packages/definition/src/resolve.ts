import type { Json, JsonObject } from './basics.ts';
import type { FieldSchema } from './form.ts';
import type { Package } from './package.ts';
import type { Parameter } from './parameter.ts';
import type { Problem } from './problem.ts';

/** Where and when parameters are asked for. `region` is a code that begins with the codes above it; `at` a day. */
export interface Asked {
  readonly region: string;
  readonly at: string;
}

/** The value of each parameter in force: the most specific region first, then the latest day not after `at`. */
export function parameterValues(pkg: Package, asked: Asked): JsonObject {
  return Object.fromEntries(pkg.parameters.map((parameter) => [parameter.id, valueInForce(parameter, asked)]));
}

function valueInForce(parameter: Parameter, { region, at }: Asked): Json {
  const reach = (code: string): number => (code === '*' ? 0 : code.length);
  const [first] = parameter.values
    .filter((value) => (value.region === '*' || region.startsWith(value.region)) && value.from <= at)
    .sort((a, b) => reach(b.region) - reach(a.region) || (a.from < b.from ? 1 : -1));
  return (first?.value ?? null) as Json; // values come from parsed JSON
}

/** A form's schema with shared types written out in place of `$ref: "../types/<id>.json"`. */
export type Expanded = { readonly ok: true; readonly schema: FieldSchema } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Writes the shared types of a form out. A type that contains itself, or is not there, is a problem. */
export function expandForm(pkg: Package, form: string): Expanded {
  const found = pkg.forms[form];
  const file = `forms/${form}.json`;
  if (!found) return { ok: false, problems: [{ code: 'unknown-form', params: { form }, at: { file, path: [] } }] };
  const problems: Problem[] = [];
  const schema = expanded(pkg, found.schema, { file, problems, above: [] });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, schema };
}

interface Expanding {
  readonly file: string;
  readonly problems: Problem[];
  readonly above: readonly string[];
}

function expanded(pkg: Package, schema: FieldSchema, at: Expanding): FieldSchema {
  const { $ref, ...own } = schema;
  if ($ref === undefined) return inside(pkg, own, at);
  const type = /^\.\.\/types\/([A-Za-z][\w-]*)\.json$/.exec($ref)?.[1] ?? $ref;
  const shared = pkg.types[type];
  if (!shared || at.above.includes(type)) {
    at.problems.push({ code: shared ? 'recursive-type' : 'unknown-type', params: { type }, at: { file: at.file, path: [] } });
    return own;
  }
  const deeper = { ...at, above: [...at.above, type] };
  return { ...expanded(pkg, shared.schema, deeper), ...inside(pkg, own, at) };
}

function inside(pkg: Package, schema: FieldSchema, at: Expanding): FieldSchema {
  const properties = schema.properties ? Object.fromEntries(Object.entries(schema.properties).map(([key, field]) => [key, expanded(pkg, field, at)])) : undefined;
  return { ...schema, ...(properties ? { properties } : {}), ...(schema.items ? { items: expanded(pkg, schema.items, at) } : {}) };
}
