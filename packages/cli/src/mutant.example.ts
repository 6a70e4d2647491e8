import {
  disconnect,
  isList,
  isObject,
  removeField,
  removeParameter,
  setField,
  setFieldRequired,
  setFlowField,
  setParameterField,
  type Built,
  type FieldSchema,
  type Json,
  type Package,
  type PackageDraft,
  type Parameter,
} from '@fiveones/definition';

/** A package in which one thing is broken, as a person could break it in the designer. */
export interface Mutant {
  /** What is broken, by its ids. */
  readonly name: string;
  readonly draft: PackageDraft;
  /** What a scenario must come by to notice: steps (`process/node`), filled fields (`form/path`), or a part of either. */
  readonly near: readonly string[];
  /** The way that is broken (`process/flow`), and whether a scenario that takes it notices, or one that passes it by. */
  readonly way?: Way;
}

interface Way {
  readonly flow: string;
  readonly noticed: 'taking' | 'passing';
}

function mutant(name: string, built: Built, near: readonly string[], way?: Way): readonly Mutant[] {
  if (!built.ok) throw new Error(`${name}: ${built.problem.code}`);
  return [{ name, draft: built.after, near, ...(way ? { way } : {}) }];
}

/** A flow is gone; a way is taken when it must not be, and not when it must; a way is always open. */
export function flowMutants(draft: PackageDraft, pkg: Package): readonly Mutant[] {
  return Object.values(pkg.processes).flatMap(({ id: process, flows }) =>
    flows.flatMap(({ id: flow, from, condition }) => {
      const near = [`${process}/${from}`];
      const at = { process, flow };
      const taking: Way = { flow: `${process}/${flow}`, noticed: 'taking' };
      const open = (value: string) => setFlowField(draft, { ...at, path: ['condition'], value });
      return [
        ...mutant(`flow ${process}/${flow} removed`, disconnect(draft, at), near, taking),
        ...(condition === undefined
          ? []
          : [
              ...mutant(`flow ${process}/${flow} turned round`, open(`not(${condition})`), near, taking),
              ...mutant(`flow ${process}/${flow} always open`, open('true'), near, {
                ...taking,
                noticed: 'passing',
              }),
            ]),
      ];
    }),
  );
}

/** A field is gone, or, where a person fills it in, is never shown. */
export function fieldMutants(draft: PackageDraft, pkg: Package): readonly Mutant[] {
  return ownFields(pkg).flatMap(({ at, schema, given, near }) => {
    const name = `field ${at.file} ${at.field}`;
    return [
      ...mutant(`${name} removed`, removeField(draft, at), near),
      ...(schema['x-visible'] === undefined || given
        ? []
        : mutant(
            `${name} never shown`,
            setField(draft, { ...at, path: ['x-visible'], value: 'false' }),
            near,
          )),
    ];
  });
}

/** What a form asks of whoever fills it in is asked no more: that a field is filled in, how, and when it is shown. */
export function demandMutants(draft: PackageDraft, pkg: Package): readonly Mutant[] {
  return ownFields(pkg).flatMap(({ at, schema, required, given, near }) => {
    if (given) return [];
    const neverMissing = isNeverMissing(schema, pkg);
    const name = `field ${at.file} ${at.field}`;
    const without = (...path: readonly (string | number)[]) =>
      mutant(`${name} without ${path.join(' ')}`, setField(draft, { ...at, path, value: undefined }), near);
    return [
      ...(required && !neverMissing
        ? mutant(`${name} not required`, setFieldRequired(draft, { ...at, required: false }), near)
        : []),
      ...(schema['x-visible'] === undefined ? [] : without('x-visible')),
      ...(schema['x-required'] === undefined || neverMissing || kindAsks(at.file, pkg)
        ? []
        : without('x-required')),
      ...(schema['x-check'] ?? []).flatMap((_, place) => without('x-check', place)),
    ];
  });
}

/** What nobody fills in by hand: it is worked out, or carried over, or all that is in it is. */
const isGiven = (schema: FieldSchema): boolean =>
  schema['x-readonly'] === true ||
  schema['x-computed'] !== undefined ||
  (schema.properties !== undefined && Object.values(schema.properties).every(isGiven));

/** An empty list is an answer where a list may be empty; what works out one of its own fields is always there. */
function isNeverMissing(schema: FieldSchema, pkg: Package): boolean {
  const type = pkg.types[/([^/]+)\.json$/.exec(schema.$ref ?? '')?.[1] ?? ''];
  const fields = Object.values({ ...type?.schema.properties, ...schema.properties });
  return schema.minItems === 0 || fields.some((field) => field['x-computed'] !== undefined);
}

/** A signature asks by its kind for what a refused one needs; the keyword says it to other validators. */
const kindAsks = (file: string, pkg: Package): boolean =>
  Object.values(pkg.types).some(
    ({ id, schema }) => file === `types/${id}.json` && schema['x-kind'] === 'signature',
  );

interface OwnField {
  readonly at: { readonly file: string; readonly field: string };
  readonly schema: FieldSchema;
  readonly required: boolean;
  readonly given: boolean;
  readonly near: readonly string[];
}

/** The fields of forms and shared types. What neighbouring systems fill in is theirs to test. */
function ownFields(pkg: Package): readonly OwnField[] {
  const owners = [
    ...Object.values(pkg.forms).map((form) => [`forms/${form.id}.json`, form] as const),
    ...Object.values(pkg.types).map((type) => [`types/${type.id}.json`, type] as const),
  ];
  return owners.flatMap(([file, { id, schema }]) =>
    fieldsIn(schema)
      .filter(({ schema: own }) => own['x-source'] === undefined)
      .map(({ field, schema: own, required, given }) => ({
        at: { file, field },
        schema: own,
        required,
        given,
        near: file.startsWith('forms/')
          ? [`${id}/${field.replaceAll('.', '/')}`]
          : [`/${field.split('.').at(-1) ?? ''}`],
      })),
  );
}

type FieldIn = Pick<OwnField, 'schema' | 'required' | 'given'> & { readonly field: string };

function fieldsIn(schema: FieldSchema, above = '', allGiven = false): readonly FieldIn[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const field = above === '' ? key : `${above}.${key}`;
    const given = allGiven || isGiven(inner);
    const required = schema.required?.includes(key) === true;
    return [{ field, schema: inner, required, given }, ...fieldsIn(inner.items ?? inner, field, given)];
  });
}

/** A parameter is gone, has another value that the law allows, or one that it does not. */
export function parameterMutants(draft: PackageDraft, pkg: Package): readonly Mutant[] {
  return pkg.parameters.flatMap((parameter) => {
    const at = { parameter: parameter.id };
    const near = readersOf(pkg, parameter.id);
    const valued = (what: string, value: Json) =>
      mutant(
        `parameter ${parameter.id} ${what} ${JSON.stringify(value)}`,
        setParameterField(draft, { ...at, path: ['values', 0, 'value'], value }),
        near,
      );
    return [
      ...mutant(`parameter ${parameter.id} removed`, removeParameter(draft, at), near),
      ...(onlyPrinted(pkg, parameter.id) ? [] : otherValues(parameter, pkg)).flatMap((value) =>
        valued('is', value),
      ),
      ...(parameter.floor === undefined ? [] : valued('is below its floor:', parameter.floor - 1)),
      ...(parameter.ceiling === undefined ? [] : valued('is above its ceiling:', parameter.ceiling + 1)),
    ];
  });
}

/** Steps whose own words, or whose forms, tables or documents, read a parameter; all steps, when the process itself does. */
function readersOf(pkg: Package, id: string): readonly string[] {
  const { parts, steps, types } = textsOf(pkg);
  const reads = (text: string): boolean => text.includes(`param.${id}`);
  const reading = types.filter(({ text }) => reads(text)).map((type) => `/${type.id}.json`);
  const names = parts
    .filter(({ text }) => reads(text) || reading.some((type) => text.includes(type)))
    .map((part) => `"${part.id}"`);
  return steps
    .filter(
      ({ own, around, text }) => reads(own) || reads(around) || names.some((name) => text.includes(name)),
    )
    .map(({ place }) => place);
}

/** The parts of a package as texts, written out once. */
function textsOf(pkg: Package): Texts {
  const known = texts.get(pkg) ?? textsIn(pkg);
  texts.set(pkg, known);
  return known;
}
const texts = new WeakMap<Package, Texts>();

interface Texts {
  readonly parts: readonly { readonly id: string; readonly text: string }[];
  readonly types: readonly { readonly id: string; readonly text: string }[];
  readonly steps: readonly {
    readonly place: string;
    readonly text: string;
    readonly around: string;
    readonly own: string;
  }[];
  /** All but the scenarios and what only stands beside the definitions. */
  readonly whole: string;
}

function textsIn(pkg: Package): Texts {
  const written = (shelf: Readonly<Record<string, { readonly id: string }>>) =>
    Object.values(shelf).map((part) => ({ id: part.id, text: JSON.stringify(part) }));
  const { others: _, scenarios: _scenarios, ...rest } = pkg;
  return {
    parts: [pkg.forms, pkg.decisions, pkg.documents].flatMap(written),
    types: written(pkg.types),
    steps: Object.values(pkg.processes).flatMap(({ id: process, nodes, flows, ...own }) => {
      const ownText = JSON.stringify(own);
      return nodes.map((node) => ({
        place: `${process}/${node.id}`,
        text: JSON.stringify(node),
        around: JSON.stringify([node, flows.filter(({ from }) => from === node.id)]),
        own: ownText,
      }));
    }),
    whole: JSON.stringify(rest),
  };
}

/** Whether a parameter stands in a text of the handbook only, which prints whatever its value is. */
const onlyPrinted = (pkg: Package, id: string): boolean => !textsOf(pkg).whole.includes(`param.${id}`);

/** Values that differ clearly from the one in force and are allowed. */
function otherValues(
  { type, choices, floor = -Infinity, ceiling = Infinity, values, id }: Parameter,
  pkg: Package,
): readonly Json[] {
  const now = (values[0]?.value ?? null) as Json;
  if (choices) return choices.map(({ value }) => value as Json).filter((value) => value !== now);
  if (typeof now === 'boolean') return [!now];
  if (typeof now === 'number') {
    const other = [now === 0 ? 50 : now * 2, now / 2, ceiling, floor]
      .map((value) => (type === 'integer' ? Math.ceil(value) : value))
      .find((value) => value !== now && value >= floor && value <= ceiling);
    return other === undefined ? [] : [other];
  }
  if (typeof now === 'string') return [`${now}（另定）`];
  if (isList(now)) return now.length > 0 ? [[]] : overridesOf(pkg, id);
  if (isObject(now))
    return Object.entries(now).map(([key, value]) => ({
      ...now,
      [key]: typeof value === 'number' ? (value === 0 ? 50 : value * 2) : null,
    }));
  return [];
}

const overridesOf = (pkg: Package, id: string): readonly Json[] =>
  Object.values(pkg.scenarios)
    .flatMap(({ parameters }) => (parameters?.[id] === undefined ? [] : [parameters[id] as Json]))
    .slice(0, 1);
