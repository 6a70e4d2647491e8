import { type Expanded, expandForm, type FieldSchema, type Form, type Package } from '@fiveones/definition';

/** A field of a form with its dotted path and the path of its schema inside the file. */
export interface Field {
  readonly path: string;
  readonly at: readonly string[];
  readonly schema: FieldSchema;
}

const expandedForms = new WeakMap<Form, { readonly types: Package['types']; readonly expanded: Expanded }>();

/** A form with shared types written out; worked out once for the same form and types. */
export function expandedForm(pkg: Package, form: Form): Expanded {
  const known = expandedForms.get(form);
  if (known && sameValues(known.types, pkg.types)) return known.expanded;
  const expanded = expandForm({ forms: { [form.id]: form }, types: pkg.types }, form.id);
  expandedForms.set(form, { types: pkg.types, expanded });
  return expanded;
}

/** The fields below a schema, parents before children; lists count as one step (`members.name`). */
export function fieldsBelow(
  schema: FieldSchema,
  path = '',
  at: readonly string[] = ['schema'],
): readonly Field[] {
  const [owner, ownerAt] =
    schema.properties || !schema.items ? [schema, at] : [schema.items, [...at, 'items']];
  return Object.entries(owner.properties ?? {}).flatMap(([key, inner]) => {
    const field = {
      path: path === '' ? key : `${path}.${key}`,
      at: [...ownerAt, 'properties', key],
      schema: inner,
    };
    return [field, ...fieldsBelow(inner, field.path, field.at)];
  });
}

/** A schema of a form or a shared type as it is written, with where it stands and what a person calls it. */
interface SchemaPlace {
  readonly file: string;
  readonly path: readonly string[];
  readonly schema: FieldSchema;
  readonly name: string;
}

/** Every schema of every form and every shared type, outer before inner. */
export function everySchema(pkg: Package): readonly SchemaPlace[] {
  const inside = (place: SchemaPlace): readonly SchemaPlace[] => {
    const { path, schema, name } = place;
    const within = (inner: FieldSchema, ...steps: readonly string[]): readonly SchemaPlace[] =>
      inside({ ...place, path: [...path, ...steps], schema: inner, name: inner.title ?? name });
    return [
      place,
      ...Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => within(inner, 'properties', key)),
      ...(schema.items ? within(schema.items, 'items') : []),
    ];
  };
  return [
    ...Object.values(pkg.forms).map((form) => ({ ...form, file: `forms/${form.id}.json` })),
    ...Object.values(pkg.types).map((type) => ({ ...type, file: `types/${type.id}.json` })),
  ].flatMap(({ file, schema, name }) => inside({ file, path: ['schema'], schema, name }));
}

/** Whether a form of the package asks for a field, `request.dept`; of a form that cannot be read nothing is known. */
export function hasField(pkg: Package, path: string): boolean {
  const [key, ...rest] = path.split('.');
  return Object.values(pkg.forms).some((form) => {
    if (form.key !== key) return false;
    const expanded = expandedForm(pkg, form);
    return !expanded.ok || fieldsBelow(expanded.schema).some((field) => field.path === rest.join('.'));
  });
}

/** The values that a field offers to choose from; `undefined`: it offers none. */
export function optionsOf(
  schema: FieldSchema,
): readonly { readonly value: unknown; readonly title: string }[] | undefined {
  if (schema.oneOf)
    return schema.oneOf
      .filter((option) => 'const' in option)
      .map((option) => ({ value: option.const, title: option.title ?? String(option.const) }));
  return schema.enum?.map((value) => ({ value, title: String(value) }));
}

function sameValues(a: object, b: object): boolean {
  if (a === b) return true;
  const [left, right] = [Object.values(a), Object.values(b)];
  return left.length === right.length && left.every((value, index) => value === right[index]);
}
