import { bounds, isObject, type Json, type JsonObject } from '@fiveones/definition';
import { agreed } from './agree.ts';
import { namedBy } from './complete.ts';
import { readLanes } from './lanes.ts';
import { loss, type Loss } from './loss.ts';
import { elementAt, elementsIn, keptOf, moddle, present, textAt, type Element } from './moddle.ts';
import { FileNames } from './naming.ts';
import { readFlows } from './read-flows.ts';
import { objectIn, readSteps, withSplits } from './read-steps.ts';
import { withoutAdded } from './ways.ts';

/** A chart out of a file; `layout` when the file was written here and had one. */
export interface ChartRead {
  readonly process: JsonObject;
  readonly layout: JsonObject | undefined;
}

/** Why a file says nothing that can be read. */
export type Unreadable =
  | { readonly code: 'too-large'; readonly max: number }
  | { readonly code: 'too-many-steps'; readonly max: number }
  | { readonly code: 'doctype' }
  | { readonly code: 'no-process' }
  | { readonly code: 'no-bpmn'; readonly detail: string }
  | { readonly code: 'no-table' }
  | { readonly code: 'no-dmn'; readonly detail: string };

/** What a BPMN file says, or why it says nothing. */
export type BpmnRead =
  | { readonly ok: true; readonly charts: readonly ChartRead[]; readonly losses: readonly Loss[] }
  | { readonly ok: false; readonly unreadable: Unreadable };

/** Reads every process of a BPMN 2.0 file. Never throws for what a file says. */
export async function readBpmn(xml: string): Promise<BpmnRead> {
  const no = (unreadable: Unreadable): BpmnRead => ({ ok: false, unreadable });
  if (xml.length > bounds.fileChars) return no({ code: 'too-large', max: bounds.fileChars / 1_000_000 });
  if (/<!DOCTYPE/i.test(xml)) return no({ code: 'doctype' });
  const parsed = await moddle.fromXML(xml).catch((fault: unknown) => firstLine(fault));
  if (typeof parsed === 'string') return no({ code: 'no-bpmn', detail: parsed });
  const { rootElement, warnings } = parsed;
  const roots = elementsIn(rootElement, 'rootElements');
  const processes = roots.filter(
    (found) => found.$type === 'bpmn:Process' && elementsIn(found, 'flowElements').length > 0,
  );
  if (processes.length === 0) return no({ code: 'no-process' });
  if (processes.reduce((sum, found) => sum + sizeOf(found), 0) > bounds.nodes * 3)
    return no({ code: 'too-many-steps', max: bounds.nodes });
  const names = new FileNames();
  const losses: Loss[] = warnings
    .filter(({ message }) => !message.startsWith('unresolved reference'))
    .map((warning) => loss('not-readable', [], { detail: firstLine(warning) }));
  const charts = processes.map((found) => {
    const read = readProcess(found, { names, roots });
    losses.push(...read.losses);
    return read.chart;
  });
  losses.push(...outside(roots));
  if (names.changed > 0) losses.push(loss('ids-changed', [], { count: names.changed }));
  const drawn = elementsIn(rootElement, 'diagrams').length > 0;
  if (drawn && charts.some(({ layout }) => layout === undefined) && !processes.every(keptOf))
    losses.push(loss('drawn-anew', []));
  return charts.some(({ process }) => listIn(process['nodes']).length > bounds.nodes)
    ? no({ code: 'too-many-steps', max: bounds.nodes })
    : { ok: true, charts, losses };
}

const firstLine = (fault: unknown): string =>
  (isObject(fault) ? String(fault['message']) : String(fault))
    .replace(/^Error: /, '')
    .split('\n')[0]
    ?.slice(0, 200) ?? '';

const sizeOf = (found: Element): number =>
  elementsIn(found, 'flowElements').reduce((sum, below) => sum + 1 + sizeOf(below), 0);

const listIn = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];

/** What a file says outside of its processes and this system cannot take. */
const outside = (roots: readonly Element[]): readonly Loss[] => [
  ...roots
    .filter(({ $type }) => !rootTypes.has($type))
    .map((found) => loss('element-left-out', [], { type: found.$type, name: found.name ?? found.id ?? '' })),
  ...roots
    .filter(({ $type }) => $type === 'bpmn:Collaboration')
    .flatMap((found) => [
      ...elementsIn(found, 'participants').filter(isEmptyPool),
      ...elementsIn(found, 'messageFlows'),
      ...elementsIn(found, 'artifacts'),
    ])
    .filter(({ $type }) => $type !== 'bpmn:Association')
    .map((found) =>
      loss('element-left-out', [], {
        type: found.$type,
        name: found.name ?? (textAt(found, 'text').slice(0, 100) || (found.id ?? '')),
      }),
    ),
];
const isEmptyPool = (pool: Element): boolean => {
  const process = elementAt(pool, 'processRef');
  return process === undefined || elementsIn(process, 'flowElements').length === 0;
};
const rootTypes: ReadonlySet<string> = new Set([
  'bpmn:Process',
  'bpmn:Collaboration',
  'bpmn:Message',
  'bpmn:Signal',
  'bpmn:Error',
  'bpmn:Escalation',
]);

/** The pool in which a process is drawn. */
const poolOf = (process: Element, roots: readonly Element[]): Element | undefined =>
  roots
    .flatMap((found) => elementsIn(found, 'participants'))
    .find((pool) => elementAt(pool, 'processRef') === process);

function readProcess(
  found: Element,
  file: { readonly names: FileNames; readonly roots: readonly Element[] },
): { readonly chart: ChartRead; readonly losses: readonly Loss[] } {
  const { names, roots } = file;
  const { order, layout, ...kept } = keptOf(found) ?? {};
  const isOurs = keptOf(found) !== undefined;
  const poolName = poolOf(found, roots)?.name;
  const name = isOurs ? found.name : (found.name ?? poolName);
  const lanes = readLanes(found, names, { name: name ?? '本单位' });
  const steps = readSteps(found, names, lanes.laneOf);
  const ways = readFlows(found, names, steps.elements);
  const noted = steps.nodes.map((step) => {
    const note = ways.notes.get(String(step['id']));
    return note === undefined || step['note'] !== undefined ? step : { ...step, note };
  });
  // Ways that leave a step at once are seen as the file has them, before the gateways that writing added are taken back.
  const split = withSplits(noted, ways.flows);
  const { nodes, flows } = withoutAdded(split.nodes, split.flows, steps.added);
  const sorted = objectIn(order);
  const description = textAt(elementsIn(found, 'documentation')[0], 'text');
  const id = names.idOf(found);
  const seen = present({ description: description === '' ? undefined : description });
  const process = keysInOrder(sorted['keys'], {
    id,
    name: (name ?? '').slice(0, 200) || id,
    ...agreed(withoutName(kept), present({ description: kept['description'] }), seen),
    lanes: [...lanes.lanes],
    ...(kept['stages'] === undefined && !isOurs ? { stages: [] } : {}),
    ...occurrences(kept, nodes, steps.kept, roots, names),
    nodes: [...inOrder(nodes, sorted['nodes'])],
    flows: [...inOrder(flows, sorted['flows'])],
  });
  return {
    chart: { process, layout: isObject(layout) ? layout : undefined },
    losses: [...lanes.losses, ...steps.losses, ...ways.losses, ...split.losses],
  };
}

const withoutName = ({ id: _id, name: _name, lanes: _lanes, ...rest }: JsonObject): JsonObject => rest;

/** An object with its keys in the order in which they were written, others behind. */
function keysInOrder(order: Json | undefined, object: JsonObject): JsonObject {
  const keys = (Array.isArray(order) ? (order as readonly Json[]) : []).map(String);
  const known = keys.filter((key) => object[key] !== undefined);
  return present(Object.fromEntries([...known, ...Object.keys(object)].map((key) => [key, object[key]])));
}

/** In the order in which they were written, what is new behind. */
function inOrder(list: readonly JsonObject[], order: Json | undefined): readonly JsonObject[] {
  const places = new Map(
    (Array.isArray(order) ? (order as readonly Json[]) : []).map((id, place) => [String(id), place]),
  );
  const placeOf = ({ id }: JsonObject): number => places.get(String(id)) ?? places.size;
  return [...list].sort((a, b) => placeOf(a) - placeOf(b));
}

/** The lists of messages, signals, errors and escalations, with those that the file's own steps name besides. */
function occurrences(
  kept: JsonObject,
  nodes: readonly JsonObject[],
  before: readonly JsonObject[],
  roots: readonly Element[],
  names: FileNames,
): JsonObject {
  const known = new Set(before.flatMap(namedBy).map(({ list, id }) => `${list} ${id}`));
  const rootNames = new Map(roots.filter(({ id }) => id).map((root) => [names.idOf(root), root.name]));
  const lists = new Map<string, JsonObject[]>();
  for (const step of nodes)
    for (const { list, id } of namedBy(step)) {
      if (known.has(`${list} ${id}`)) continue;
      known.add(`${list} ${id}`);
      const name = rootNames.get(id) ?? String(step['name']);
      const there = lists.get(list) ?? [...listIn(kept[list])];
      if (!there.some((one) => one['id'] === id)) there.push({ id, name: name.slice(0, 200) || id });
      lists.set(list, there);
    }
  return Object.fromEntries([...lists].map(([list, items]) => [list, [...items]]));
}
