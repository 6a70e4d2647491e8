import { caseFact, caseRows } from '@fiveones/casework';
import {
  expandForm,
  isList,
  isObject,
  type CaseQuery,
  type FieldSchema,
  type Indicator,
  type Json,
  type Package,
  type Process,
  type StepQuery,
  type Table,
} from '@fiveones/definition';
import { compileExpression } from '@fiveones/feel';
import { compileProcess, type InstanceEvent, type InstanceState, type Played } from '@fiveones/interpreter';

/** What scenarios have shown of the data of cases, and of the figures that tables make of them. */
export class Indicators {
  private readonly packages: ReadonlyMap<string, Package>;
  private readonly tables: readonly { readonly table: Table; readonly yearly: Table }[];
  /** Paths with something in them, by `package/process`. */
  private readonly filled = new Map<string, Set<string>>();

  constructor(packages: readonly Package[]) {
    this.packages = new Map(packages.map((pkg) => [pkg.template.id, pkg]));
    this.tables = packages.flatMap(({ tables }) =>
      Object.values(tables).map((table) => ({ table, yearly: byYear(table) })),
    );
  }

  /** Works every figure out over the cases of a scenario; tells those whose expressions came to nothing that counts. */
  look(played: Played): readonly string[] {
    const uncounted: string[] = [];
    for (const { pins, data } of Object.values(played.states)) {
      const key = `${pins.package}/${pins.process}`;
      const paths = this.filled.get(key) ?? new Set<string>();
      this.filled.set(key, paths);
      for (const path of pathsIn(data)) paths.add(path);
    }
    const cases = casesOf(played);
    const asked = new Set(cases.map(({ state }) => state.pins.package));
    const years = new Set(played.timeline.map(({ event }) => event.at.slice(0, 4)));
    for (const { yearly } of this.tables.filter(({ table }) => asks(table, asked)))
      for (const fact of cases)
        for (const year of years)
          caseRows(yearly, fact, `${year}-12`, (indicator, expression) =>
            uncounted.push(`${indicator}: ${expression}`),
          );
    return uncounted;
  }

  /** What indicators name and the processes they ask do not have: a path of data, an outcome, an option of a field. */
  wrong(): readonly string[] {
    return this.tables.flatMap(({ table }) =>
      table.indicators.flatMap((indicator) =>
        queriesOf(indicator).flatMap((query) =>
          query.of.flatMap((of) => {
            const pkg = this.packages.get(of.package);
            const process = pkg?.processes[of.process];
            if (!pkg || !process) return [];
            return this.missing(query, pkg, process).map((what) => `${indicator.id}: ${what}`);
          }),
        ),
      ),
    );
  }

  private missing(query: CaseQuery | StepQuery, pkg: Package, process: Process): readonly string[] {
    const fields = fieldsOf(pkg, process);
    const filled = this.filled.get(`${pkg.template.id}/${process.id}`) ?? new Set();
    const expressions = [query.where, query.sum].flatMap((source) => source ?? []);
    const outcomes = new Set(
      process.nodes.flatMap((node) => (node.kind === 'endEvent' ? (node.outcome ?? []) : [])),
    );
    const compared = expressions.flatMap(comparisonsIn);
    const ends = [
      ...('outcome' in query ? ((query as CaseQuery).outcome ?? []) : []),
      ...compared.flatMap(({ path, value }) => (path === 'outcome' ? value : [])),
    ];
    return [
      ...ends.filter((outcome) => !outcomes.has(outcome)),
      ...expressions
        .flatMap(namesIn)
        .filter((path) => !ofEvery(path) && !fields.has(path) && !filled.has(path)),
      ...compared.flatMap(({ path, value }) => {
        const options = optionsOf(fields.get(path));
        return options && !options.includes(value) ? `${path} = "${value}"` : [];
      }),
    ];
  }
}

const queriesOf = ({ source: { cases, steps } }: Indicator): readonly (CaseQuery | StepQuery)[] =>
  [cases, steps].flatMap((query) => query ?? []);

const byYear = (table: Table): Table => ({
  ...table,
  indicators: table.indicators.map((indicator) => ({ ...indicator, period: 'year' })),
});

const asks = (table: Table, packages: ReadonlySet<string>): boolean =>
  table.indicators.some((indicator) =>
    queriesOf(indicator).some(({ of }) => of.some((one) => packages.has(one.package))),
  );

/** The cases of a scenario as figures see them. */
function casesOf({ timeline, states, world }: Played) {
  if (!world) return [];
  const worldOf = ({ pins }: InstanceState) => ({
    ...world,
    chart: compileProcess(world.chart.package, pins.process) ?? world.chart,
  });
  return Object.keys(states).flatMap((id) => {
    const events: readonly InstanceEvent[] = timeline.flatMap(({ instance, event }) =>
      instance === id ? event : [],
    );
    return caseFact(events, '9999-12-31', worldOf) ?? [];
  });
}

/** What every condition may name, whatever the process. */
const given: ReadonlySet<string> = new Set(
  ['today', 'now', 'outcome', 'endedAt', 'done', 'performers']
    .concat(['from', 'to'].map((name) => `period.${name}`))
    .concat(['id', 'number', 'region', 'startedAt'].map((name) => `instance.${name}`))
    .concat(['openedAt', 'at', 'by', 'due', 'used', 'hours', 'late'].map((name) => `step.${name}`)),
);
/** Parameters, lists and clocks are looked after by the check of packages. */
const ofEvery = (path: string): boolean => given.has(path) || /^(param|list|clock)\./.test(path);

function namesIn(source: string): readonly string[] {
  const compiled = compileExpression(source, {
    functions: { sample: { params: ['rate', 'key'], call: () => null } },
  });
  return compiled.ok ? compiled.names : [source];
}

/** Paths that expressions compare with texts: `a.b = "x"`, `a.b in ("x", "y")`, `list contains(a.b, "x")`. */
function comparisonsIn(source: string): readonly { readonly path: string; readonly value: string }[] {
  const several = [...source.matchAll(/([A-Za-z][\w.]*)\s+in\s*\(([^()]*)\)/g)].flatMap(
    ([, path = '', list = '']) => [...list.matchAll(/"([^"]*)"/g)].map(([, value = '']) => ({ path, value })),
  );
  const one = [
    ...source.matchAll(/([A-Za-z][\w.]*)\s*!?=\s*"([^"]*)"/g),
    ...source.matchAll(/list contains\(([A-Za-z][\w.]*),\s*"([^"]*)"\)/g),
  ].map(([, path = '', value = '']) => ({ path, value }));
  return [...several, ...one];
}

/** Fields of the forms that a process fills in or reads, by the path that conditions use. */
function fieldsOf(pkg: Package, process: Process): ReadonlyMap<string, FieldSchema> {
  const used = new Set([
    ...process.nodes.flatMap((node) =>
      'forms' in node
        ? ((node.forms as readonly { form: string }[] | undefined) ?? []).map(({ form }) => form)
        : [],
    ),
    ...process.messages.flatMap(({ form }) => form ?? []),
  ]);
  return new Map(
    Object.values(pkg.forms)
      .filter(({ id }) => used.has(id))
      .flatMap(({ id, key }) => {
        const expanded = expandForm(pkg, id);
        return expanded.ok ? fieldsBelow(expanded.schema, key) : [];
      }),
  );
}

function fieldsBelow(schema: FieldSchema, path: string): readonly (readonly [string, FieldSchema])[] {
  const { properties = {} } = schema.items ?? schema;
  return [
    [path, schema],
    ...Object.entries(properties).flatMap(([key, inner]) => fieldsBelow(inner, `${path}.${key}`)),
  ];
}

function optionsOf(schema: FieldSchema | undefined): readonly unknown[] | undefined {
  const { oneOf, enum: values } = schema?.items ?? schema ?? {};
  return oneOf?.map((option) => option.const) ?? values;
}

/** Paths with something in them; the rows of a list count as one step. */
function pathsIn(value: Json, path = ''): readonly string[] {
  const below = isList(value)
    ? value.flatMap((row) => pathsIn(row, path))
    : isObject(value)
      ? Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, path === '' ? key : `${path}.${key}`))
      : [];
  return path === '' ? below : [path, ...below];
}
