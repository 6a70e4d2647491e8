import type { Json, JsonObject } from './basics.ts';
import { isList, isObject, readJson, sameJson } from './json.ts';
import type { Package } from './package.ts';
import { serialisePackage } from './parse.ts';

/** The parts of a package in the order in which a change list tells them. */
export const differenceAreas = ['parameters', 'forms', 'responsibilities', 'processes', 'decisions', 'documents', 'scenarios', 'types', 'template', 'others'] as const;
export type DifferenceArea = (typeof differenceAreas)[number];

/** One thing that differs between two versions, by id. */
export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly area: DifferenceArea;
  readonly file: string;
  /** What is different: a parameter, a field, a node, a flow, a row… */
  readonly subject: { readonly type: SubjectType; readonly id: string; readonly name: string };
  /** The thing it belongs to: the form of a field, the chart of a node. */
  readonly within?: string;
  /** Key that changed; absent when the whole thing was added or removed. */
  readonly key?: string;
  readonly before?: Json;
  readonly after?: Json;
}

export type SubjectType = 'parameter' | 'form' | 'field' | 'row' | 'process' | 'node' | 'flow' | 'decision' | 'rule' | 'document' | 'scenario' | 'type' | 'template' | 'file';

/** What is different in `after`, compared with `before`. Moving boxes and the order of keys do not count. */
export function difference(before: Package, after: Package): readonly Difference[] {
  const a = jsonFiles(before);
  const b = jsonFiles(after);
  const files = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((file) => !file.endsWith('.layout.json'));
  const found = files.flatMap((file) => (sameJson(a[file], b[file]) ? [] : ofFile(file, a[file], b[file])));
  return found.sort((x, y) => differenceAreas.indexOf(x.area) - differenceAreas.indexOf(y.area));
}

function jsonFiles(pkg: Package): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(serialisePackage(pkg)).map(([file, text]): [string, Json] => {
      const read = file.endsWith('.json') ? readJson(text) : undefined;
      return [file, read?.ok ? read.value : text];
    }),
  );
}

interface FileRule {
  readonly area: DifferenceArea;
  readonly type: SubjectType;
  /** Lists of things with an id inside the file. */
  readonly lists?: readonly { readonly key: string; readonly type: SubjectType }[];
  /** The file is a list and nothing else: only its members are told. */
  readonly onlyLists?: boolean;
}

const rules: readonly (readonly [RegExp, FileRule])[] = [
  [/^parameters\.json$/, { area: 'parameters', type: 'file', lists: [{ key: 'parameters', type: 'parameter' }], onlyLists: true }],
  [/^responsibilities\.json$/, { area: 'responsibilities', type: 'file', lists: [{ key: 'rows', type: 'row' }], onlyLists: true }],
  [/^processes\//, { area: 'processes', type: 'process', lists: [{ key: 'nodes', type: 'node' }, { key: 'flows', type: 'flow' }] }],
  [/^forms\//, { area: 'forms', type: 'form' }],
  [/^types\//, { area: 'types', type: 'type' }],
  [/^decisions\//, { area: 'decisions', type: 'decision', lists: [{ key: 'rules', type: 'rule' }] }],
  [/^documents\//, { area: 'documents', type: 'document' }],
  [/^scenarios\//, { area: 'scenarios', type: 'scenario' }],
  [/^template\.json$/, { area: 'template', type: 'template' }],
];

const ruleOf = (file: string): FileRule => rules.find(([pattern]) => pattern.test(file))?.[1] ?? { area: 'others', type: 'file' };

function ofFile(file: string, before: Json | undefined, after: Json | undefined): readonly Difference[] {
  const rule = ruleOf(file);
  const at = { area: rule.area, file };
  if (!isObject(before) || !isObject(after)) {
    const there = isObject(after) ? after : isObject(before) ? before : {};
    const subject = subjectOf(rule.type, there, file);
    return [before === undefined ? { kind: 'added', ...at, subject } : after === undefined ? { kind: 'removed', ...at, subject } : { kind: 'changed', ...at, subject, before, after }];
  }
  const within = nameOf(after, file);
  const inLists = (rule.lists ?? []).flatMap(({ key, type }) => ofList({ at, type, within, before: before[key], after: after[key], chart: after }));
  const fields = rule.type === 'form' || rule.type === 'type' ? ofFields({ at, within, before: schemaOf(before), after: schemaOf(after) }) : [];
  const told = new Set([...(rule.lists ?? []).map(({ key }) => key), ...(fields.length > 0 || rule.type === 'form' ? ['schema'] : []), ...(fields.length > 0 ? ['sections'] : [])]);
  const own = rule.onlyLists ? [] : keysOf(before, after).filter((key) => !told.has(key) && !sameJson(before[key], after[key])).map((key) => changed(at, subjectOf(rule.type, after, file), key, before[key], after[key]));
  return [...own, ...fields, ...inLists];
}

type At = Pick<Difference, 'area' | 'file'>;

const changed = (at: At, subject: Difference['subject'], key: string, before: Json | undefined, after: Json | undefined, within?: string): Difference => ({
  kind: 'changed',
  ...at,
  subject,
  key,
  ...(within === undefined ? {} : { within }),
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});

interface Lists {
  readonly at: At;
  readonly type: SubjectType;
  readonly within: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  readonly chart: JsonObject;
}

function ofList({ at, type, within, before, after, chart }: Lists): readonly Difference[] {
  const a = byId(before);
  const b = byId(after);
  const name = (item: JsonObject): Difference['subject'] => (type === 'flow' ? { type, id: String(item['id']), name: flowName(item, chart) } : subjectOf(type, item, String(item['id'])));
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((id): readonly Difference[] => {
    const [was, is] = [a.get(id), b.get(id)];
    if (!was && is) return [{ kind: 'added', ...at, within, subject: name(is), after: is }];
    if (was && !is) return [{ kind: 'removed', ...at, within, subject: name(was), before: was }];
    if (!was || !is) return [];
    return keysOf(was, is).filter((key) => !sameJson(was[key], is[key])).map((key) => changed(at, name(is), key, was[key], is[key], within));
  });
}

const byId = (list: Json | undefined): ReadonlyMap<string, JsonObject> => new Map((isList(list) ? list : []).filter(isObject).map((item) => [String(item['id']), item]));

function flowName(flow: JsonObject, chart: JsonObject): string {
  const nodes = byId(chart['nodes']);
  const named = (id: Json | undefined) => nameOf(nodes.get(String(id)) ?? {}, String(id));
  return `${named(flow['from'])} → ${named(flow['to'])}`;
}

function ofFields({ at, within, before, after, path = '' }: { readonly at: At; readonly within: string; readonly before: JsonObject; readonly after: JsonObject; readonly path?: string }): readonly Difference[] {
  const a = propertiesOf(before);
  const b = propertiesOf(after);
  const listed = new Set(['properties', 'items', 'required']);
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key): readonly Difference[] => {
    const [was, is] = [a[key], b[key]];
    const id = path === '' ? key : `${path}.${key}`;
    if (!isObject(was) && isObject(is)) return [{ kind: 'added', ...at, within, subject: subjectOf('field', is, id), after: is }];
    if (isObject(was) && !isObject(is)) return [{ kind: 'removed', ...at, within, subject: subjectOf('field', was, id), before: was }];
    if (!isObject(was) || !isObject(is) || sameJson(was, is)) return requiredChange({ at, within, before, after, key, id, field: is });
    const own = keysOf(was, is).filter((name) => !listed.has(name) && !sameJson(was[name], is[name])).map((name) => changed(at, subjectOf('field', is, id), name, was[name], is[name], within));
    return [...own, ...requiredChange({ at, within, before, after, key, id, field: is }), ...ofFields({ at, within, before: was, after: is, path: id })];
  });
}

function requiredChange({ at, within, before, after, key, id, field }: { readonly at: At; readonly within: string; readonly before: JsonObject; readonly after: JsonObject; readonly key: string; readonly id: string; readonly field: Json | undefined }): readonly Difference[] {
  const needs = (schema: JsonObject) => isList(schema['required']) && schema['required'].includes(key);
  const [was, is] = [needs(before), needs(after)];
  return was === is || !isObject(field) ? [] : [changed(at, subjectOf('field', field, id), 'required', was, is, within)];
}

/** The fields of an object, or of the rows of a list. */
function propertiesOf(schema: JsonObject): JsonObject {
  const own = schema['properties'];
  if (isObject(own)) return own;
  const items = schema['items'];
  return isObject(items) && isObject(items['properties']) ? items['properties'] : {};
}

const schemaOf = (file: JsonObject): JsonObject => (isObject(file['schema']) ? file['schema'] : {});
const keysOf = (a: JsonObject, b: JsonObject): readonly string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])];

function nameOf(thing: JsonObject, fallback: string): string {
  for (const key of ['name', 'title', 'matter', 'label']) {
    const text = thing[key];
    if (typeof text === 'string' && text !== '') return text;
  }
  return fallback;
}

const subjectOf = (type: SubjectType, thing: JsonObject, fallback: string): Difference['subject'] => ({ type, id: typeof thing['id'] === 'string' ? thing['id'] : fallback, name: nameOf(thing, fallback) });
