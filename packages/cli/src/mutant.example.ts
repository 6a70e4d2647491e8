import {
  disconnect,
  isList,
  isObject,
  removeField,
  removeParameter,
  setField,
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

/** The processes that are broken one thing at a time; the others of the template are walked by their scenarios only. */
export const brokenProcesses: readonly string[] = ['dibao-main', 'payment-cycle'];

/** What the processes of a package use: its forms, documents and tables, and no parameter that only `left` reads. */
export function partOf({ pkg, left }: { readonly pkg: Package; readonly left: string }): Package {
  const text = JSON.stringify(pkg.processes);
  const named = <Part>(shelf: Readonly<Record<string, Part>>): Record<string, Part> =>
    Object.fromEntries(Object.entries(shelf).filter(([id]) => text.includes(`"${id}"`)));
  const part = {
    ...pkg,
    forms: named(pkg.forms),
    documents: named(pkg.documents),
    decisions: named(pkg.decisions),
  };
  const read = JSON.stringify([part.processes, part.forms, part.documents, part.decisions, part.types]);
  const whole = JSON.stringify([pkg.forms, pkg.documents, pkg.decisions]) + left;
  return {
    ...part,
    parameters: pkg.parameters.filter(
      ({ id }) => read.includes(`param.${id}`) || !whole.includes(`param.${id}`),
    ),
  };
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

/** A field is gone, or, where a person fills it in, is never shown. What neighbouring systems fill in is theirs to test. */
export function fieldMutants(draft: PackageDraft, pkg: Package): readonly Mutant[] {
  const owners = [
    ...Object.values(pkg.forms).map((form) => [`forms/${form.id}.json`, form] as const),
    ...Object.values(pkg.types).map((type) => [`types/${type.id}.json`, type] as const),
  ];
  return owners.flatMap(([file, { id, schema }]) =>
    fieldsIn(schema).flatMap(({ field, schema: own }) => {
      if (own['x-source'] !== undefined) return [];
      const key = `/${field.split('.').at(-1) ?? ''}`;
      const near = file.startsWith('forms/') ? [`${id}/${field.replaceAll('.', '/')}`] : [key];
      const at = { file, field };
      return [
        ...mutant(`field ${file} ${field} removed`, removeField(draft, at), near),
        ...(own['x-visible'] === undefined || own['x-readonly'] === true || own['x-computed'] !== undefined
          ? []
          : mutant(
              `field ${file} ${field} never shown`,
              setField(draft, { ...at, path: ['x-visible'], value: 'false' }),
              near,
            )),
      ];
    }),
  );
}

function fieldsIn(
  schema: FieldSchema,
  above = '',
): readonly { readonly field: string; readonly schema: FieldSchema }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const field = above === '' ? key : `${above}.${key}`;
    return [{ field, schema: inner }, ...fieldsIn(inner.items ?? inner, field)];
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
  const reads = (part: unknown): boolean => JSON.stringify(part).includes(`param.${id}`);
  const parts = [pkg.forms, pkg.decisions, pkg.documents].flatMap((shelf) =>
    Object.values<{ readonly id: string }>(shelf).filter(
      (part) => reads(part) || typesReading(pkg, id).some((type) => JSON.stringify(part).includes(type)),
    ),
  );
  const names = parts.map((part) => `"${part.id}"`);
  return Object.values(pkg.processes).flatMap(({ id: process, nodes, flows, ...own }) =>
    nodes
      .filter((node) => {
        const around = [node, flows.filter(({ from }) => from === node.id)];
        return reads(own) || reads(around) || names.some((name) => JSON.stringify(node).includes(name));
      })
      .map((node) => `${process}/${node.id}`),
  );
}

const typesReading = (pkg: Package, id: string): readonly string[] =>
  Object.values(pkg.types)
    .filter((type) => JSON.stringify(type).includes(`param.${id}`))
    .map((type) => `/${type.id}.json`);

/** Whether a parameter stands in a text of the handbook only, which prints whatever its value is. */
const onlyPrinted = (pkg: Package, id: string): boolean => {
  const { others: _, scenarios: _scenarios, ...rest } = pkg;
  return !JSON.stringify(rest).includes(`param.${id}`);
};

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
