import type { Flow, Node, NodeKind, NodeOf, PathStep, Process } from '@fiveones/definition';
import type { Spot, Tab } from './finding.ts';

/** A process with its graph worked out. */
export interface Chart {
  readonly file: string;
  readonly process: Process;
  readonly nodes: ReadonlyMap<string, Node>;
  /** Flows out of a node and into it, in the order of the file. */
  readonly out: ReadonlyMap<string, readonly Flow[]>;
  readonly into: ReadonlyMap<string, readonly Flow[]>;
  /** Events on the edge of a node; under `''` those of the whole process. */
  readonly edges: ReadonlyMap<string, readonly NodeOf<'boundaryEvent'>[]>;
  /** Nodes of a sub-process; under `''` those of the process itself. */
  readonly inside: ReadonlyMap<string, readonly Node[]>;
  /** Nodes that some start leads to. */
  readonly reached: ReadonlySet<string>;
}

const known = new WeakMap<Process, Chart>();

/** The graph of a process; worked out once a value. */
export function chartOf(process: Process): Chart {
  const chart = known.get(process) ?? build(process);
  known.set(process, chart);
  return chart;
}

/** Nodes of one kind, in the order of the file. */
export function nodesOf<K extends NodeKind>(chart: Chart, kind: K): readonly NodeOf<K>[] {
  return chart.process.nodes.filter((node): node is NodeOf<K> => node.kind === kind);
}

/** Nodes that exist to which a way leads out of a node, by a flow or a link. */
export function nextOf(chart: Chart, id: string): readonly Node[] {
  const node = chart.nodes.get(id);
  const linked = node?.kind === 'intermediateThrowEvent' ? linkedTo(chart, node) : [];
  return [...(chart.out.get(id) ?? []).flatMap(({ to }) => chart.nodes.get(to) ?? []), ...linked];
}

/** Where a throwing link event leads: the catching ones of its name beside it. */
export function linkedTo(
  chart: Chart,
  { throws, parent }: NodeOf<'intermediateThrowEvent'>,
): readonly NodeOf<'intermediateCatchEvent'>[] {
  if (throws?.link === undefined) return [];
  return nodesOf(chart, 'intermediateCatchEvent').filter(
    (node) => node.trigger.link === throws.link && node.parent === parent,
  );
}

/** Everything that can be reached from some nodes by a way of going on, those nodes included. */
export function reach(from: Iterable<string>, next: (id: string) => Iterable<string>): ReadonlySet<string> {
  const seen = new Set(from);
  for (const id of seen) for (const further of next(id)) seen.add(further);
  return seen;
}

/** Kinds whose ways out are alternatives; the others take every way, each way that holds, or wait for one. */
export function takesOneWay(node: Node): boolean {
  return takesByCondition(node) && node.kind !== 'inclusiveGateway';
}

/** Kinds that take a way because its condition holds. */
export function takesByCondition(node: Node): boolean {
  return node.kind !== 'parallelGateway' && node.kind !== 'eventBasedGateway';
}

/** A place at a node; the tab follows from the property. */
export function atNode(chart: Chart, node: Node, ...path: readonly PathStep[]): Spot {
  const [field] = path;
  const spot = { file: chart.file, path: ['nodes', { id: node.id }, ...path], nodeId: node.id };
  return typeof field === 'string'
    ? { ...spot, tab: tabs[field] ?? 'who', field: path.filter((step) => typeof step === 'string').join('.') }
    : spot;
}

/** A place at a flow, which belongs to the node that it leaves. */
export function atFlow(chart: Chart, flow: Flow, ...path: readonly PathStep[]): Spot {
  return {
    file: chart.file,
    path: ['flows', { id: flow.id }, ...path],
    nodeId: flow.from,
    tab: 'next',
    field: String(path[0] ?? 'to'),
  };
}

/** A place in a file that is not on a step. */
export function inFile(file: string, ...path: readonly PathStep[]): Spot {
  return { file, path };
}

/** The name of a node for people. */
export function nameOf(chart: Chart, id: string): string {
  return chart.nodes.get(id)?.name ?? id;
}

const tabs: Readonly<Record<string, Tab>> = {
  forms: 'form',
  decision: 'form',
  opinion: 'form',
  set: 'form',
  calculate: 'form',
  issue: 'form',
  connector: 'form',
  lookup: 'form',
  message: 'form',
  process: 'form',
  input: 'form',
  output: 'form',
  payload: 'form',
  throws: 'form',
  triggeredByEvent: 'form',
  multi: 'who',
  vote: 'form',
  limit: 'time',
  trigger: 'time',
  extendClock: 'time',
};

function build(process: Process): Chart {
  const nodes = new Map(process.nodes.map((node) => [node.id, node]));
  const chart = {
    file: `processes/${process.id}.json`,
    process,
    nodes,
    out: group(process.flows, ({ from }) => from),
    into: group(process.flows, ({ to }) => to),
    edges: group(
      process.nodes.filter((node): node is NodeOf<'boundaryEvent'> => node.kind === 'boundaryEvent'),
      ({ attachedTo }) => attachedTo ?? '',
    ),
    inside: group(process.nodes, ({ parent }) => parent ?? ''),
    reached: new Set<string>(),
  };
  return { ...chart, reached: reachedFromStarts(chart) };
}

function reachedFromStarts(chart: Chart): ReadonlySet<string> {
  const startsIn = (scope: string) =>
    (chart.inside.get(scope) ?? []).filter(({ kind }) => kind === 'startEvent').map(({ id }) => id);
  const listeningIn = (scope: string) =>
    (chart.inside.get(scope) ?? []).flatMap((node) =>
      node.kind === 'subProcess' && node.triggeredByEvent ? [node.id] : [],
    );
  const whole = (chart.edges.get('') ?? []).map(({ id }) => id);
  return reach([...startsIn(''), ...listeningIn(''), ...whole], (id) => [
    ...nextOf(chart, id).map((node) => node.id),
    ...(chart.edges.get(id) ?? []).map((event) => event.id),
    ...startsIn(id),
    ...listeningIn(id),
  ]);
}

function group<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const found = groups.get(key(item));
    if (found) found.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
