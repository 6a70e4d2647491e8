import type { Json, JsonObject } from '../basics.ts';
import { indexAt } from '../edit.ts';
import { fileOf, type PackageDraft } from '../files.ts';
import { isObject } from '../json.ts';
import type { PathStep } from '../problem.ts';
import { joinProblem } from './join.ts';
import { build, type Built, freshId, labelOf, type Sheet, theFile } from './sheet.ts';

/** A place on the chart, in pixels. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** Puts a new node on the chart, joined to nothing. */
export function addNode(
  draft: PackageDraft,
  asked: { readonly process: string; readonly node: JsonObject; readonly position?: Position },
): Built {
  return build(draft, 'addNode', asked, (sheet) => {
    const file = theFile(sheet, 'process', asked.process);
    sheet.label = labelOf(asked.node);
    sheet.insert(file, ['nodes'], asked.node);
    place(sheet, asked.process, { [String(asked.node['id'])]: asked.position });
  });
}

/**
 * Takes a node away, with its flows, what is attached to it, and its children. With `heal`, when exactly one way led in
 * and one out, the step before is joined to the step after.
 */
export function removeNode(
  draft: PackageDraft,
  asked: { readonly process: string; readonly node: string; readonly heal?: boolean },
): Built {
  return build(draft, 'removeNode', asked, (sheet) => {
    const file = theFile(sheet, 'process', asked.process);
    sheet.label = labelOf(theNode(sheet, file, asked.node));
    if (asked.heal) heal(sheet, asked.process, asked.node);
    const gone = withDependants(sheet, file, asked.node);
    for (const flow of sheet.objects(file, ['flows']))
      if (gone.has(String(flow['from'])) || gone.has(String(flow['to'])))
        dropFlow(sheet, asked.process, String(flow['id']));
    for (const id of gone) {
      sheet.put(file, ['nodes', { id }], undefined);
      sheet.put(fileOf('layout', asked.process), ['nodes', id], undefined);
    }
  });
}

/** Moves one box. */
export function moveNode(
  draft: PackageDraft,
  asked: { readonly process: string; readonly node: string } & Position,
): Built {
  return build(draft, 'moveNode', asked, (sheet) => {
    const file = theFile(sheet, 'process', asked.process);
    sheet.label = labelOf(theNode(sheet, file, asked.node));
    place(sheet, asked.process, { [asked.node]: { x: asked.x, y: asked.y } });
  });
}

/** Moves several boxes in one gesture, or lays out the whole chart. */
export function moveNodes(
  draft: PackageDraft,
  asked: { readonly process: string; readonly positions: Readonly<Record<string, Position>> },
): Built {
  return build(draft, 'moveNodes', asked, (sheet) => {
    theFile(sheet, 'process', asked.process);
    place(sheet, asked.process, asked.positions);
  });
}

/** Draws just these flows as connectors, all others as lines from node to node. */
export function setConnectors(
  draft: PackageDraft,
  asked: { readonly process: string; readonly connectors: readonly string[] },
): Built {
  return build(draft, 'setConnectors', asked, (sheet) => {
    const file = theFile(sheet, 'process', asked.process);
    const drawn = fileOf('layout', asked.process);
    for (const id of asked.connectors) theFlow(sheet, file, id);
    if (sheet.value(drawn) === undefined) sheet.put(drawn, [], { process: asked.process, nodes: {} });
    const before = sheet.value(drawn, ['flows']);
    if (!isObject(before)) sheet.put(drawn, ['flows'], {});
    for (const id of Object.keys(isObject(before) ? before : {}))
      if (!asked.connectors.includes(id)) sheet.put(drawn, ['flows', id], undefined);
    for (const id of asked.connectors) sheet.put(drawn, ['flows', id], { connector: true });
  });
}

/** Gives a node another name. */
export function renameNode(
  draft: PackageDraft,
  asked: { readonly process: string; readonly node: string; readonly name: string },
): Built {
  return build(draft, 'renameNode', asked, (sheet) => setInNode(sheet, asked, ['name'], asked.name));
}

/** Sets a part of a node; `undefined` takes it away. */
export function setNodeField(
  draft: PackageDraft,
  asked: {
    readonly process: string;
    readonly node: string;
    readonly path: readonly PathStep[];
    readonly value: Json | undefined;
  },
): Built {
  return build(draft, 'setNodeField', asked, (sheet) => setInNode(sheet, asked, asked.path, asked.value));
}

/** Puts a copy of a node on the chart, with a new id, joined to nothing. */
export function copyNode(
  draft: PackageDraft,
  asked: {
    readonly process: string;
    readonly node: string;
    readonly name?: string;
    readonly position?: Position;
  },
): Built {
  return build(draft, 'copyNode', asked, (sheet) => {
    const file = theFile(sheet, 'process', asked.process);
    const original = theNode(sheet, file, asked.node);
    if (!original) return;
    const id = freshId(ids(sheet, file, 'nodes'), asked.node.replace(/\d+$/, ''));
    sheet.label = labelOf(original);
    sheet.insert(
      file,
      ['nodes'],
      { ...original, id, ...(asked.name !== undefined && { name: asked.name }) },
      indexOf(sheet, file, 'nodes', asked.node) + 1,
    );
    place(sheet, asked.process, { [id]: asked.position });
  });
}

/** Puts a new node between the two ends of a flow; the condition stays on the way in. */
export function insertOnFlow(
  draft: PackageDraft,
  asked: {
    readonly process: string;
    readonly flow: string;
    readonly node: JsonObject;
    readonly position?: Position;
  },
): Built {
  return build(draft, 'insertOnFlow', asked, (sheet) => {
    const file = theFile(sheet, 'process', asked.process);
    const flow = theFlow(sheet, file, asked.flow);
    if (!flow) return;
    const id = String(asked.node['id']);
    const [from, to] = [String(flow['from']), String(flow['to'])];
    const parent = theNode(sheet, file, from)?.['parent'];
    sheet.label = labelOf(asked.node);
    sheet.insert(
      file,
      ['nodes'],
      parent === undefined ? asked.node : { ...asked.node, parent },
      indexOf(sheet, file, 'nodes', from) + 1,
    );
    sheet.put(file, ['flows', { id: asked.flow }, 'to'], id);
    const second = freshId(ids(sheet, file, 'flows'), `${id}-${to}`);
    sheet.insert(
      file,
      ['flows'],
      { id: second, from: id, to },
      indexOf(sheet, file, 'flows', asked.flow) + 1,
    );
    checkEnds(sheet, file, asked.flow);
    checkEnds(sheet, file, second);
    moveDrawn(sheet, asked.process, asked.flow, second);
    place(sheet, asked.process, { [id]: asked.position });
  });
}

/** Joins two nodes. Refuses what may not be joined. */
export function connect(
  draft: PackageDraft,
  asked: {
    readonly process: string;
    readonly from: string;
    readonly to: string;
    readonly id?: string;
    readonly name?: string;
    readonly condition?: string;
  },
): Built {
  return build(draft, 'connect', asked, (sheet) => {
    const file = theFile(sheet, 'process', asked.process);
    const { from, to, name, condition } = asked;
    const id = asked.id ?? freshId(ids(sheet, file, 'flows'), `${from}-${to}`);
    sheet.insert(file, ['flows'], {
      id,
      from,
      to,
      ...(name !== undefined && { name }),
      ...(condition !== undefined && { condition }),
    });
    checkEnds(sheet, file, id);
    labelFlow(sheet, file, from, to);
  });
}

/** Takes a flow away. */
export function disconnect(
  draft: PackageDraft,
  asked: { readonly process: string; readonly flow: string },
): Built {
  return build(draft, 'disconnect', asked, (sheet) => {
    const file = theFile(sheet, 'process', asked.process);
    const flow = theFlow(sheet, file, asked.flow);
    if (!flow) return;
    labelFlow(sheet, file, String(flow['from']), String(flow['to']));
    dropFlow(sheet, asked.process, asked.flow);
  });
}

/** Sets a part of a flow (`name`, `condition`, `default`…); `undefined` takes it away. */
export function setFlowField(
  draft: PackageDraft,
  asked: {
    readonly process: string;
    readonly flow: string;
    readonly path: readonly PathStep[];
    readonly value: Json | undefined;
  },
): Built {
  return build(draft, 'setFlowField', asked, (sheet) => {
    const file = theFile(sheet, 'process', asked.process);
    const flow = theFlow(sheet, file, asked.flow);
    if (!flow) return;
    labelFlow(sheet, file, String(flow['from']), String(flow['to']));
    sheet.put(file, ['flows', { id: asked.flow }, ...asked.path], asked.value);
  });
}

/** Leads one end of a flow to another node. */
export function moveFlowEnd(
  draft: PackageDraft,
  asked: {
    readonly process: string;
    readonly flow: string;
    readonly end: 'from' | 'to';
    readonly node: string;
  },
): Built {
  return build(draft, 'moveFlowEnd', asked, (sheet) => {
    const file = theFile(sheet, 'process', asked.process);
    if (!theFlow(sheet, file, asked.flow)) return;
    sheet.put(file, ['flows', { id: asked.flow }, asked.end], asked.node);
    checkEnds(sheet, file, asked.flow);
    const flow = theFlow(sheet, file, asked.flow);
    labelFlow(sheet, file, String(flow?.['from']), String(flow?.['to']));
  });
}

function setInNode(
  sheet: Sheet,
  asked: { readonly process: string; readonly node: string },
  path: readonly PathStep[],
  value: Json | undefined,
): void {
  const file = theFile(sheet, 'process', asked.process);
  sheet.label = labelOf(theNode(sheet, file, asked.node));
  sheet.put(file, ['nodes', { id: asked.node }, ...path], value);
}

function theNode(sheet: Sheet, file: string, id: string): JsonObject | undefined {
  const node = sheet.objects(file, ['nodes']).find((one) => one['id'] === id);
  if (!node) sheet.refuse('no-such-node', file, ['nodes'], { node: id });
  return node;
}

function theFlow(sheet: Sheet, file: string, id: string): JsonObject | undefined {
  const flow = sheet.objects(file, ['flows']).find((one) => one['id'] === id);
  if (!flow) sheet.refuse('no-such-flow', file, ['flows'], { flow: id });
  return flow;
}

/** Refuses on the sheet when the flow joins what may not be joined. */
function checkEnds(sheet: Sheet, file: string, id: string): void {
  const flow = theFlow(sheet, file, id);
  const [from, to] = [
    theNode(sheet, file, String(flow?.['from'])),
    theNode(sheet, file, String(flow?.['to'])),
  ];
  if (!flow || !from || !to) return;
  const twice = sheet
    .objects(file, ['flows'])
    .some((other) => other['id'] !== id && other['from'] === flow['from'] && other['to'] === flow['to']);
  const code = joinProblem(joinEnd(from), joinEnd(to)) ?? (twice ? 'flow-twice' : undefined);
  if (code) sheet.refuse(code, file, ['flows', { id }], { from: labelOf(from), to: labelOf(to) });
}

function joinEnd(node: JsonObject): { id: string; kind: string; parent?: string } {
  const parent = node['parent'];
  return {
    id: String(node['id']),
    kind: String(node['kind']),
    ...(typeof parent === 'string' && { parent }),
  };
}

function heal(sheet: Sheet, process: string, node: string): void {
  const file = fileOf('process', process);
  const flows = sheet.objects(file, ['flows']);
  const [into, ...moreIn] = flows.filter(({ to }) => to === node);
  const [out, ...moreOut] = flows.filter(({ from }) => from === node);
  if (!into || !out || moreIn.length + moreOut.length > 0 || into['from'] === out['to']) return;
  if (flows.some(({ from, to }) => from === into['from'] && to === out['to'])) return;
  moveDrawn(sheet, process, String(out['id']), String(into['id']));
  dropFlow(sheet, process, String(out['id']));
  sheet.put(file, ['flows', { id: String(into['id']) }, 'to'], String(out['to']));
}

function dropFlow(sheet: Sheet, process: string, id: string): void {
  sheet.put(fileOf('process', process), ['flows', { id }], undefined);
  sheet.put(fileOf('layout', process), ['flows', id], undefined);
}

/** The far part of a way is drawn as the whole was. */
function moveDrawn(sheet: Sheet, process: string, from: string, to: string): void {
  const file = fileOf('layout', process);
  const drawn = sheet.value(file, ['flows', from]);
  if (drawn === undefined) return;
  sheet.put(file, ['flows', from], undefined);
  sheet.put(file, ['flows', to], drawn);
}

/** The node with its children at every depth and what is attached to any of them. */
function withDependants(sheet: Sheet, file: string, node: string): ReadonlySet<string> {
  const gone = new Set([node]);
  const nodes = sheet.objects(file, ['nodes']);
  for (let before = 0; before < gone.size;) {
    before = gone.size;
    for (const { id, parent, attachedTo } of nodes)
      if (gone.has(String(parent)) || gone.has(String(attachedTo))) gone.add(String(id));
  }
  return gone;
}

function place(
  sheet: Sheet,
  process: string,
  positions: Readonly<Record<string, Position | undefined>>,
): void {
  const file = fileOf('layout', process);
  for (const [id, position] of Object.entries(positions)) {
    if (!position) continue;
    if (sheet.value(file) === undefined) sheet.put(file, [], { process, nodes: {} });
    sheet.put(file, ['nodes', id], { x: position.x, y: position.y });
  }
}

function ids(sheet: Sheet, file: string, list: 'nodes' | 'flows'): readonly string[] {
  return sheet.objects(file, [list]).map(({ id }) => String(id));
}

function indexOf(sheet: Sheet, file: string, list: 'nodes' | 'flows', id: string): number {
  return indexAt(sheet.value(file, [list]), { id });
}

function labelFlow(sheet: Sheet, file: string, from: string, to: string): void {
  const name = (id: string) =>
    labelOf(sheet.objects(file, ['nodes']).find((node) => node['id'] === id)) || id;
  sheet.label = `${name(from)} → ${name(to)}`;
}
