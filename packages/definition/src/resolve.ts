import type { Json, JsonObject } from './basics.ts';
import type { FieldSchema, Form, SharedType } from './form.ts';
import type { Package } from './package.ts';
import type { Parameter } from './parameter.ts';
import { problem, type PathStep, type Problem } from './problem.ts';

/** Where and when parameters are asked for. `region` is a code that begins with the codes above it; `at` a day or an instant. */
export interface ParametersAsked {
  readonly region: string;
  readonly at: string;
}

/**
 * The values of a package's parameters for a region on a day (of an instant only the date that it carries counts).
 * The most specific region wins whose code begins the one asked for (county 6 digits, town 9, village 12; `*`
 * everywhere), and within it the latest value from that day or before; `null`: nobody has set one.
 */
export function parameterValues(pkg: Pick<Package, 'parameters'>, asked: ParametersAsked): JsonObject {
  const day = asked.at.slice(0, 10);
  return Object.fromEntries(
    pkg.parameters.map((parameter) => [parameter.id, inForce(parameter, asked.region, day)]),
  );
}

/** A form's schema, or the problems in it. */
export type Expanded =
  | { readonly ok: true; readonly schema: FieldSchema }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The schema of a form with shared types written out where they are referred to. Keywords beside a `$ref` win over the
 * type's. Refuses types that contain themselves. The same form with the same types gives the same value again.
 */
export function expandForm(pkg: Pick<Package, 'forms' | 'types'>, formId: string): Expanded {
  const form = pkg.forms[formId];
  if (!form)
    return { ok: false, problems: [problem('unknown-form', `forms/${formId}.json`, [], { form: formId })] };
  const known = expandedForms.get(form);
  if (known && [...known.types].every(([id, type]) => pkg.types[id] === type)) return known.expanded;
  const expanded = expandSchema(pkg, form.schema, { file: `forms/${formId}.json`, path: ['schema'] });
  const types = new Map([...typesIn(pkg, form.schema)].map((id) => [id, pkg.types[id]]));
  expandedForms.set(form, { expanded, types });
  return expanded;
}

const expandedForms = new WeakMap<
  Form,
  { readonly expanded: Expanded; readonly types: ReadonlyMap<string, SharedType | undefined> }
>();

/** Ids of the shared types that a schema refers to, itself or through others, there or not. */
function typesIn(
  pkg: Pick<Package, 'types'>,
  schema: FieldSchema,
  found: Set<string> = new Set(),
): ReadonlySet<string> {
  const id = schema.$ref === undefined ? undefined : typeId(schema.$ref);
  if (id !== undefined && !found.has(id)) {
    found.add(id);
    const type = pkg.types[id];
    if (type) typesIn(pkg, type.schema, found);
  }
  for (const inner of Object.values(schema.properties ?? {})) typesIn(pkg, inner, found);
  if (schema.items) typesIn(pkg, schema.items, found);
  return found;
}

/** The same for any schema of the package; `at` is where it stands, for the problems. */
export function expandSchema(
  pkg: Pick<Package, 'types'>,
  schema: FieldSchema,
  at: { readonly file: string; readonly path: readonly PathStep[] },
): Expanded {
  const found: Problem[] = [];
  const expanded = expand(schema, at.path, []);
  return found.length > 0 ? { ok: false, problems: found } : { ok: true, schema: expanded };

  function expand(field: FieldSchema, path: readonly PathStep[], chain: readonly string[]): FieldSchema {
    if (field.$ref === undefined) return inside(field, path, chain);
    const id = typeId(field.$ref);
    const type = id === undefined ? undefined : pkg.types[id];
    if (id === undefined || !type)
      return refuse(problem('unknown-type', at.file, [...path, '$ref'], { type: id ?? field.$ref }));
    if (chain.includes(id))
      return refuse(
        problem('recursive-type', at.file, [...path, '$ref'], { chain: [...chain, id].join(' → ') }),
      );
    const { $ref: _, ...own } = field;
    return inside({ ...expand(type.schema, path, [...chain, id]), ...own }, path, chain, own);
  }

  // What comes from a type is expanded already; only what stands here itself is left to do. Inside a type the path stays
  // where the type was referred to: that is the place in this file.
  function inside(
    field: FieldSchema,
    path: readonly PathStep[],
    chain: readonly string[],
    own: FieldSchema = field,
  ): FieldSchema {
    const below = (...keys: readonly string[]) => (chain.length > 0 ? path : [...path, ...keys]);
    const properties =
      own.properties &&
      Object.fromEntries(
        Object.entries(own.properties).map(([key, inner]) => [
          key,
          expand(inner, below('properties', key), chain),
        ]),
      );
    const items = own.items && expand(own.items, below('items'), chain);
    return { ...field, ...(properties && { properties }), ...(items && { items }) };
  }

  function refuse(what: Problem): FieldSchema {
    found.push(what);
    return {};
  }
}

/** The id of the shared type that a `$ref` names (`../types/person.json`), or `undefined` when it names none. */
export function typeId(ref: string): string | undefined {
  return /^\.\.\/types\/([A-Za-z][A-Za-z0-9_-]*)\.json$/.exec(ref)?.[1];
}

function inForce({ values }: Parameter, region: string, day: string): Json {
  const reach = (code: string) => (code === '*' ? 0 : code.length);
  const [best] = values
    .filter(({ region: code, from }) => from <= day && (code === '*' || region.startsWith(code)))
    .sort((a, b) => reach(b.region) - reach(a.region) || (a.from < b.from ? 1 : -1));
  // Values of a parameter come from JSON.
  return (best?.value ?? null) as Json;
}
