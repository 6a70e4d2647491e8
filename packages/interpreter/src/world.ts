import type { CalendarEdition } from '@fiveones/calendar';
import {
  freshActAt,
  isAmongSeveral,
  samePersonRuleAt,
  triggerKind,
  type Flow,
  type Json,
  type JsonObject,
  type Node,
  type NodeOf,
  type Package,
  type Process,
  type Responsibility,
  type Trigger,
  opensTask,
} from '@fiveones/definition';
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
  /** Sub-processes that an event starts, by the scope they listen in. */
  readonly listening: ReadonlyMap<string, readonly Listening[]>;
  /** What a token on a node can come to next: by a flow, a link, or an event on the edge. */
  readonly ahead: ReadonlyMap<string, readonly string[]>;
  /** Inclusive gateways that join, with all nodes from which a token can still come to them. */
  readonly joins: ReadonlyMap<string, ReadonlySet<string>>;
  /** Steps that may pass by themselves when the same person has done a step before, with the rule. */
  readonly passing: ReadonlyMap<string, 'adjacent' | 'any'>;
  /** Steps that some other must be done by somebody who has never done them, in whichever round. */
  readonly remembered: ReadonlySet<string>;
  /** Steps that are done once for each of a list, or lie in something that is. */
  readonly repeated: ReadonlySet<string>;
  /** Whether some limit follows the data while it runs. */
  readonly following: boolean;
  /** Whether some event of the chart waits for a condition. */
  readonly conditional: boolean;
  /** Whether one of these conditions can come true by time alone. */
  readonly timed: boolean;
  /** Rows of the responsibility list by id, and those that assist a node. */
  readonly rows: ReadonlyMap<string, Responsibility>;
  readonly assisting: ReadonlyMap<string, readonly Responsibility[]>;
  /** Rows in force of the package's lists, by list: what expressions read as `list`. */
  readonly lists: JsonObject;
  readonly package: Package;
}

/** A sub-process that an event starts, with the start that waits for it. */
export interface Listening {
  readonly sub: NodeOf<'subProcess'>;
  readonly start: NodeOf<'startEvent'>;
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
  const starts = groupBy(process.nodes.filter(isKind('startEvent')), (node) => node.parent ?? '');
  const ahead = waysAhead(process);
  return {
    process,
    package: pkg,
    nodes: new Map(process.nodes.map((node) => [node.id, node])),
    outgoing: groupBy(process.flows, (flow) => flow.from),
    incoming: groupBy(process.flows, (flow) => flow.to),
    boundaries: groupBy(process.nodes.filter(isKind('boundaryEvent')), (node) => node.attachedTo ?? ''),
    starts,
    listening: groupBy(listeningIn(process, starts), ({ sub }) => sub.parent ?? ''),
    ahead,
    joins: inclusiveJoins(process, ahead),
    passing: passingIn(process),
    remembered: new Set(
      process.nodes.filter(opensTask).flatMap((node) => (node.notSameAsEver ? (node.notSameAs ?? []) : [])),
    ),
    repeated: new Set(process.nodes.filter((node) => isAmongSeveral(process, node)).map(({ id }) => id)),
    following: process.nodes.some(limitFollows),
    conditional: process.nodes.some(waitsForCondition),
    timed: process.nodes.some((node) => readsTime(conditionOf(node))),
    rows: new Map(active.map((row) => [row.id, row])),
    assisting: groupBy(assists, (row) => row.step.slice(process.id.length + 1)),
    lists: Object.fromEntries(
      Object.values(pkg.lists).map(({ id, rows }) => [
        id,
        rows.filter(({ active }) => active) as unknown as Json,
      ]),
    ),
  };
}

const passingIn = (process: Process): CompiledProcess['passing'] =>
  new Map(
    process.nodes.filter(isKind('userTask')).flatMap((node) => {
      const rule = samePersonRuleAt(process, node);
      return rule === 'off' || freshActAt(process, node) ? [] : [[node.id, rule] as const];
    }),
  );

const limitFollows = (node: Node): boolean =>
  (opensTask(node) && node.limit?.follows === true) ||
  (node.kind === 'boundaryEvent' && node.trigger.timer?.follows === true);

const waitsForCondition = (node: Node): boolean => conditionOf(node) !== undefined;

function conditionOf(node: Node): string | undefined {
  // Every property of this name is of this type in the schema of its kind.
  const trigger = 'trigger' in node ? (node.trigger as Trigger | undefined) : undefined;
  return triggerKind(trigger) === 'condition' ? trigger?.condition : undefined;
}

/** Whether an expression reads the day or the hour; a text or key of that name only costs a look more. */
export const readsTime = (expression: string | undefined): boolean =>
  expression !== undefined && /\b(today|now)\b/.test(expression);

function listeningIn(process: Process, starts: CompiledProcess['starts']): readonly Listening[] {
  return process.nodes.filter(isKind('subProcess')).flatMap((sub): readonly Listening[] => {
    const start = sub.triggeredByEvent ? starts.get(sub.id)?.find(({ trigger }) => trigger) : undefined;
    return start ? [{ sub, start }] : [];
  });
}

/** A compensation event is not ahead: it leads away from a step that is done, when that is undone. */
function waysAhead(process: Process): CompiledProcess['ahead'] {
  const ways = [
    ...process.flows.map(({ from, to }) => ({ from, to })),
    ...process.nodes
      .filter(isKind('boundaryEvent'))
      .flatMap(({ id, attachedTo, trigger }) =>
        attachedTo === undefined || trigger.compensate ? [] : [{ from: attachedTo, to: id }],
      ),
    ...process.nodes.filter(isKind('intermediateThrowEvent')).flatMap((from) => {
      const to = linkTarget(process, from);
      return to ? [{ from: from.id, to: to.id }] : [];
    }),
  ];
  return new Map(
    [...groupBy(ways, ({ from }) => from)].map(([from, list]) => [from, list.map(({ to }) => to)]),
  );
}

/** Where a throwing link event leads to: the catching one of the same name beside it. */
export function linkTarget(
  process: Process,
  from: NodeOf<'intermediateThrowEvent'>,
): NodeOf<'intermediateCatchEvent'> | undefined {
  const link = from.throws?.link;
  return process.nodes
    .filter(isKind('intermediateCatchEvent'))
    .find((node) => link !== undefined && node.trigger.link === link && node.parent === from.parent);
}

/** Whether a token on one node can come to another, or stands there; not past the node `until`. */
export function leadsTo(
  { ahead }: Pick<CompiledProcess, 'ahead'>,
  from: string,
  to: string,
  until?: string,
): boolean {
  const seen = new Set([from]);
  for (const at of seen) {
    if (at === to) return true;
    for (const next of at === until ? [] : (ahead.get(at) ?? [])) seen.add(next);
  }
  return false;
}

/** Whether a flow, or several, lead from a step to another on the same level; the events on edges are other roads. */
export function flowsLeadTo(
  { ahead, nodes }: Pick<CompiledProcess, 'ahead' | 'nodes'>,
  from: string,
  to: string,
): boolean {
  const seen = new Set([from]);
  for (const at of seen)
    for (const next of ahead.get(at) ?? []) {
      if (next === to) return true;
      if (nodes.get(next)?.kind !== 'boundaryEvent') seen.add(next);
    }
  return false;
}

function inclusiveJoins(process: Process, ahead: CompiledProcess['ahead']): CompiledProcess['joins'] {
  const behind = groupBy(
    [...ahead].flatMap(([from, list]) => list.map((to) => ({ from, to }))),
    ({ to }) => to,
  );
  const joins = process.nodes
    .filter(isKind('inclusiveGateway'))
    .filter(({ id }) => process.flows.filter(({ to }) => to === id).length > 1);
  return new Map(joins.map(({ id }) => [id, upstream(id, behind)]));
}

function upstream(
  join: string,
  behind: ReadonlyMap<string, readonly { readonly from: string }[]>,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [join];
  for (let node = open.pop(); node !== undefined; node = open.pop())
    for (const { from } of behind.get(node) ?? [])
      if (from !== join && !seen.has(from)) {
        seen.add(from);
        open.push(from);
      }
  return seen;
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
