import type { CalendarEdition } from '@fiveones/calendar';
import type { JsonObject, Node, NodeOf, Package, Process, Responsibility, Flow } from '@fiveones/definition';
import type { Organisation } from './organisation.ts';

/** A chart made ready for walking; made once for each published package. */
export interface CompiledProcess {
  readonly process: Process;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly outgoing: ReadonlyMap<string, readonly Flow[]>;
  readonly incoming: ReadonlyMap<string, readonly Flow[]>;
  /** Boundary events by the node they sit on; `''` holds those of the whole process. */
  readonly boundaries: ReadonlyMap<string, readonly NodeOf<'boundaryEvent'>[]>;
  /** Start events by the sub-process they belong to; `''` is the process itself. */
  readonly starts: ReadonlyMap<string, readonly NodeOf<'startEvent'>[]>;
  /** Rows of the responsibility list by id, and those that assist a node. */
  readonly rows: ReadonlyMap<string, Responsibility>;
  readonly assisting: ReadonlyMap<string, readonly Responsibility[]>;
  readonly package: Package;
}

/** Everything an instance is decided against, as values. */
export interface World {
  readonly chart: CompiledProcess;
  readonly version: { readonly package: string; readonly version: string; readonly hash: string };
  readonly parameters: JsonObject;
  readonly parametersEdition: string;
  readonly calendar: CalendarEdition;
  readonly organisation: Organisation;
  /** Whether a process can be called: `package/process`. */
  readonly installed?: (packageId: string, process: string) => boolean;
}

const compiled = new WeakMap<Package, Map<string, CompiledProcess>>();

/** The chart of a published package; `undefined` when there is no such process. */
export function compileProcess(pkg: Package, id: string): CompiledProcess | undefined {
  const known = compiled.get(pkg) ?? new Map<string, CompiledProcess>();
  compiled.set(pkg, known);
  const process = pkg.processes[id];
  if (!process) return undefined;
  const found = known.get(id) ?? chartOf(pkg, process);
  known.set(id, found);
  return found;
}

function chartOf(pkg: Package, process: Process): CompiledProcess {
  const active = pkg.responsibilities.filter((row) => !row.disabled);
  const assists = active.filter((row) => row.kind === 'S' && row.step.startsWith(`${process.id}/`));
  return {
    process,
    package: pkg,
    nodes: new Map(process.nodes.map((node) => [node.id, node])),
    outgoing: groupBy(process.flows, (flow) => flow.from),
    incoming: groupBy(process.flows, (flow) => flow.to),
    boundaries: groupBy(process.nodes.filter(isKind('boundaryEvent')), (node) => node.attachedTo ?? ''),
    starts: groupBy(process.nodes.filter(isKind('startEvent')), (node) => node.parent ?? ''),
    rows: new Map(active.map((row) => [row.id, row])),
    assisting: groupBy(assists, (row) => row.step.slice(process.id.length + 1)),
  };
}

/** Type guard for nodes of one kind. */
export const isKind =
  <K extends Node['kind']>(kind: K) =>
  (node: Node): node is NodeOf<K> =>
    node.kind === kind;

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const list = groups.get(key(item));
    if (list) list.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
