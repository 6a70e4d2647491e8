import type { Json, JsonObject } from './basics.ts';
import { fieldDifferences, sectionDifferences } from './difference-fields.ts';
import { cameOrWent, changedKeys, nameOf, type Pair, shortText, type Told } from './difference-parts.ts';
import { type FileKind, kindOfFile } from './files.ts';
import { isList, isObject, readJson, sameJson } from './json.ts';
import type { Package } from './package.ts';
import { serialisePackage } from './parse.ts';
import type { Params, PathStep } from './problem.ts';

/** The parts of a package in the order in which a list of changes tells them. */
export const differenceAreas = [
  'parameters',
  'forms',
  'responsibilities',
  'processes',
  'decisions',
  'documents',
  'publicNotices',
  'lists',
  'ledgers',
  'tables',
  'dataItems',
  'scenarios',
  'types',
  'template',
  'others',
] as const;
/** A part of a package. */
export type DifferenceArea = (typeof differenceAreas)[number];

/** What kind of thing differs. */
export type SubjectType =
  | 'parameter'
  | 'row'
  | 'form'
  | 'section'
  | 'field'
  | 'process'
  | 'node'
  | 'flow'
  | 'clock'
  | 'message'
  | 'signal'
  | 'error'
  | 'escalation'
  | 'lane'
  | 'stage'
  | 'decision'
  | 'column'
  | 'rule'
  | 'document'
  | 'public-notice'
  | 'list'
  | 'list-row'
  | 'ledger'
  | 'entry-type'
  | 'table'
  | 'indicator'
  | 'upper-table'
  | 'data-item'
  | 'scenario'
  | 'type'
  | 'post'
  | 'template'
  | 'file';

/** Which sentence tells a difference; `params` are what it names. Words are in `difference-words.ts`. */
export type DifferenceCode =
  | 'added'
  | 'added-after'
  | 'removed'
  | 'renamed'
  | 'changed'
  | 'changed-value'
  | 'moved'
  | 'moved-to'
  | 'required'
  | 'optional'
  | 'parameter-value'
  | 'parameter-value-from'
  | 'parameter-value-dropped';

/** One thing that differs between two versions of a package, found by id. */
export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly area: DifferenceArea;
  readonly file: string;
  readonly subject: { readonly type: SubjectType; readonly id: string; readonly name: string };
  /** Name of the thing it belongs to: the form of a field, the chart of a node. */
  readonly within?: string;
  /** Where it stands, in the version that has it. */
  readonly path: readonly PathStep[];
  /** The property that changed; absent when a whole thing came, went or moved. */
  readonly key?: string;
  readonly before?: Json;
  readonly after?: Json;
  readonly code: DifferenceCode;
  readonly params: Params;
}

/** What is different in `after`, compared with `before`. Moving boxes and the order of keys do not count. */
export function difference(before: Package, after: Package): readonly Difference[] {
  const [a, b] = [filesOf(before), filesOf(after)];
  const names = { ...namesIn(before), ...namesIn(after) };
  const files = [...new Set([...Object.keys(b), ...Object.keys(a)])].filter(
    (file) => kindOfFile(file)?.kind !== 'layout' && !sameJson(a[file], b[file]),
  );
  const found = files.flatMap((file) => ofFile({ file, before: a[file], after: b[file], names }));
  return found.sort((x, y) => differenceAreas.indexOf(x.area) - differenceAreas.indexOf(y.area));
}

interface Shape {
  readonly area: DifferenceArea;
  readonly type: SubjectType;
  /** Lists of things with ids, told thing by thing. */
  readonly lists?: Readonly<Record<string, SubjectType>>;
}

const shapes = {
  template: { area: 'template', type: 'template', lists: { posts: 'post' } },
  process: {
    area: 'processes',
    type: 'process',
    lists: {
      nodes: 'node',
      flows: 'flow',
      clocks: 'clock',
      messages: 'message',
      signals: 'signal',
      errors: 'error',
      escalations: 'escalation',
      lanes: 'lane',
      stages: 'stage',
    },
  },
  layout: { area: 'processes', type: 'process' },
  form: { area: 'forms', type: 'form' },
  type: { area: 'types', type: 'type' },
  decision: {
    area: 'decisions',
    type: 'decision',
    lists: { inputs: 'column', outputs: 'column', rules: 'rule' },
  },
  document: { area: 'documents', type: 'document' },
  publicNotice: { area: 'publicNotices', type: 'public-notice' },
  list: { area: 'lists', type: 'list', lists: { columns: 'column', rows: 'list-row' } },
  ledger: { area: 'ledgers', type: 'ledger', lists: { columns: 'column', entryTypes: 'entry-type' } },
  table: { area: 'tables', type: 'table', lists: { indicators: 'indicator', upper: 'upper-table' } },
  parameters: { area: 'parameters', type: 'file', lists: { parameters: 'parameter' } },
  responsibilities: { area: 'responsibilities', type: 'file', lists: { rows: 'row' } },
  dataItems: { area: 'dataItems', type: 'file', lists: { items: 'data-item' } },
  scenario: { area: 'scenarios', type: 'scenario' },
} as const satisfies Record<FileKind, Shape>;

/** The part of the package that a file belongs to. */
export function areaOfFile(file: string): DifferenceArea {
  const known = kindOfFile(file);
  return known ? shapes[known.kind].area : 'others';
}

interface FilePair {
  readonly file: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  readonly names: Pair['names'];
}

function ofFile({ file, before, after, names }: FilePair): readonly Difference[] {
  const known = kindOfFile(file);
  const shape: Pick<Shape, 'type' | 'lists'> = known ? shapes[known.kind] : { type: 'file' };
  const place = { area: areaOfFile(file), file };
  if (before === undefined)
    return [{ ...place, ...cameOrWent('added', shape.type, known?.id || file, after ?? null, []) }];
  if (after === undefined)
    return [{ ...place, ...cameOrWent('removed', shape.type, known?.id || file, before, []) }];
  if (!isObject(before) || !isObject(after))
    return [
      {
        ...place,
        kind: 'changed',
        subject: { type: shape.type, id: file, name: file },
        path: [],
        before,
        after,
        code: 'changed',
        params: { name: file },
      },
    ];
  const pair: Pair = { before, after, path: [], names: { ...names, ...namesInChart(before, after) } };
  const inner = [
    ...insideForm(shape.type, pair),
    ...Object.entries(shape.lists ?? {}).flatMap(([key, type]) => ofList(key, type, pair)),
  ];
  const told = [...Object.keys(shape.lists ?? {}), ...(hasFields(shape.type) ? ['schema', 'sections'] : [])];
  const own = changedKeys(shape.type, known?.id || file, pair, told);
  const within = shape.type === 'file' || shape.type === 'template' ? '' : nameOf(after);
  return [
    ...own.map((one) => ({ ...place, ...one })),
    ...inner.map((one) => ({ ...place, ...(within !== '' && { within }), ...one })),
  ];
}

const hasFields = (type: SubjectType): boolean => type === 'form' || type === 'type';

function insideForm(type: SubjectType, { before, after, names }: Pair): readonly Told[] {
  if (!hasFields(type)) return [];
  const schema = (form: JsonObject) => (isObject(form['schema']) ? form['schema'] : {});
  const fields = fieldDifferences({ before: schema(before), after: schema(after), path: ['schema'], names });
  return [...fields, ...sectionDifferences(before, after, names)];
}

function ofList(key: string, type: SubjectType, pair: Pair): readonly Told[] {
  const [a, b] = [byId(pair.before[key]), byId(pair.after[key])];
  const label = (item: JsonObject, whole: JsonObject) =>
    type === 'flow' ? { ...item, name: wayOf(item, whole) } : item;
  const came = [...b].flatMap(([id, item]) =>
    a.has(id)
      ? []
      : [
          cameOrWent(
            'added',
            type,
            id,
            label(item, pair.after),
            [key, { id }],
            type === 'node' ? stepBefore(id, pair.after) : undefined,
          ),
        ],
  );
  const went = [...a].flatMap(([id, item]) =>
    b.has(id) ? [] : [cameOrWent('removed', type, id, label(item, pair.before), [key, { id }])],
  );
  const changed = [...b].flatMap(([id, item]) => {
    const old = a.get(id);
    if (!old || sameJson(old, item)) return [];
    const inner = {
      before: label(old, pair.before),
      after: label(item, pair.after),
      path: [key, { id }],
      names: pair.names,
    };
    return type === 'parameter'
      ? [...changedKeys(type, id, inner, ['values']), ...valueDifferences(id, inner)]
      : changedKeys(type, id, inner, type === 'flow' ? ['name'] : []);
  });
  return [...came, ...changed, ...went, ...(ordered.has(type) ? movedIn(key, type, a, b) : [])];
}

/** Lists in which the place of a thing means something: the first rule that fits wins. */
const ordered: ReadonlySet<SubjectType> = new Set(['rule']);

function movedIn(key: string, type: SubjectType, a: Things, b: Things): readonly Told[] {
  const [was, is] = [[...a.keys()].filter((id) => b.has(id)), [...b.keys()].filter((id) => a.has(id))];
  const first = is.find((id, index) => was[index] !== id);
  if (first === undefined) return [];
  const name = nameOf(b.get(first)) || first;
  return [
    {
      kind: 'moved',
      subject: { type, id: first, name },
      path: [key, { id: first }],
      code: 'moved',
      params: { name },
    },
  ];
}

/** Values of a parameter by region and day. */
function valueDifferences(id: string, { before, after, path, names }: Pair): readonly Told[] {
  const key = (value: JsonObject) => `${String(value['region'])} ${String(value['from'])}`;
  const rows = (parameter: JsonObject) =>
    new Map(
      (isList(parameter['values']) ? parameter['values'] : [])
        .filter(isObject)
        .map((value) => [key(value), value]),
    );
  const [a, b] = [rows(before), rows(after)];
  const told = (
    kind: Told['kind'],
    code: DifferenceCode,
    row: JsonObject,
    values: { readonly before?: Json; readonly after?: Json },
  ): Told => {
    const was = values.before ?? inForceBefore(a, row);
    const params = {
      name: nameOf(after),
      region: String(row['region']),
      from: String(row['from']),
      unit: String(after['unit'] ?? ''),
      before: shortText(was, names),
      after: shortText(values.after, names),
    };
    return {
      kind,
      subject: { type: 'parameter', id, name: nameOf(after) },
      path: [...path, 'values'],
      key: 'values',
      ...values,
      code,
      params,
    };
  };
  return [
    ...[...b].flatMap(([at, row]) => {
      const old = a.get(at);
      if (!old) return [told('added', 'parameter-value-from', row, { after: row['value'] ?? null })];
      return sameJson(old['value'], row['value'])
        ? []
        : [
            told('changed', 'parameter-value', row, {
              before: old['value'] ?? null,
              after: row['value'] ?? null,
            }),
          ];
    }),
    ...[...a].flatMap(([at, row]) =>
      b.has(at) ? [] : [told('removed', 'parameter-value-dropped', row, { before: row['value'] ?? null })],
    ),
  ];
}

function inForceBefore(rows: Things, { region, from }: JsonObject): Json | undefined {
  const earlier = [...rows.values()].filter(
    (row) => (row['region'] === region || row['region'] === '*') && String(row['from']) < String(from),
  );
  return earlier.sort((x, y) =>
    x['region'] === y['region']
      ? String(x['from']) < String(y['from'])
        ? 1
        : -1
      : x['region'] === '*'
        ? 1
        : -1,
  )[0]?.['value'];
}

type Things = ReadonlyMap<string, JsonObject>;

function byId(list: Json | undefined): Things {
  return new Map((isList(list) ? list : []).filter(isObject).map((item) => [String(item['id']), item]));
}

function wayOf(flow: JsonObject, chart: JsonObject): string {
  const nodes = byId(chart['nodes']);
  return [flow['from'], flow['to']].map((id) => nameOf(nodes.get(String(id))) || String(id)).join(' → ');
}

function stepBefore(id: string, chart: JsonObject): string | undefined {
  const flow = [...byId(chart['flows']).values()].find(({ to }) => to === id);
  return flow && (nameOf(byId(chart['nodes']).get(String(flow['from']))) || undefined);
}

function filesOf(pkg: Package): Readonly<Record<string, Json>> {
  const entries = Object.entries(serialisePackage(pkg)).map(([file, text]): [string, Json] => {
    const read = file.endsWith('.json') ? readJson(text) : undefined;
    return [file, read?.ok ? read.value : text];
  });
  return Object.fromEntries(entries);
}

function namesIn(pkg: Package): Record<string, string> {
  const named = (kind: string, things: readonly { readonly id: string; readonly name: string }[]) =>
    things.map(({ id, name }) => [`${kind}:${id}`, name]);
  return Object.fromEntries([
    ...named('param', pkg.parameters),
    ...named('post', pkg.template.posts),
    ...pkg.responsibilities.map(({ id, matter, postName, unitName }) => [
      `row:${id}`,
      `${matter}（${postName ?? unitName}）`,
    ]),
  ]);
}

/** Ids of nodes, lanes and stages mean something within their chart only. */
function namesInChart(...charts: readonly JsonObject[]): Record<string, string> {
  const lists = { nodes: 'node', lanes: 'lane', stages: 'stage' };
  return Object.fromEntries(
    charts.flatMap((chart) =>
      Object.entries(lists).flatMap(([key, kind]) =>
        [...byId(chart[key])].map(([id, thing]) => [`${kind}:${id}`, nameOf(thing)]),
      ),
    ),
  );
}
