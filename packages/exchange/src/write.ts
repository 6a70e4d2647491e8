import { laneOf, readChart, type Chart } from '@fiveones/chart';
import { isObject, type Json, type JsonObject } from '@fiveones/definition';
import { diagramOf } from './diagram.ts';
import type { Roots } from './events.ts';
import { loss, type Loss } from './loss.ts';
import { element, keptIn, moddle, type Element } from './moddle.ts';
import { partsKept, stepLosses } from './told.ts';
import { keptOfStep, stepElement } from './steps.ts';
import { explicitWays, type Explicit } from './ways.ts';

/** A chart as BPMN 2.0, and what other tools will not find in it. */
export interface Written {
  readonly xml: string;
  readonly losses: readonly Loss[];
}

/** FEEL, as the DMN standard names it: the language of every expression in the file. */
export const feelLanguage = 'https://www.omg.org/spec/DMN/20191111/FEEL/';

const objects = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
const textIn = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/**
 * Writes a chart as BPMN 2.0 XML with its picture. What BPMN has no word for goes into extension elements, so that
 * `readBpmn` answers the same chart again. `layout` is the file of positions, which comes back with it.
 */
export async function writeBpmn(process: JsonObject, layout?: JsonObject): Promise<Written> {
  const explicit = explicitWays(process);
  const drawn = readChart({
    ...process,
    nodes: [...explicit.nodes],
    flows: [...explicit.flows],
  });
  const document = definitionsOf(process, layout, explicit, drawn);
  const { xml } = await moddle.toXML(document, { format: true });
  const added = [...explicit.added.values()];
  return {
    xml,
    losses: [
      ...partsKept(process),
      ...(added.length === 0 ? [] : [loss('ways-gateway', added, { count: added.length })]),
      ...stepLosses(process),
    ],
  };
}

function definitionsOf(
  process: JsonObject,
  layout: JsonObject | undefined,
  explicit: Explicit,
  chart: Chart,
): Element {
  const ids = new Ids(explicit.nodes.map(({ id }) => textIn(id)));
  const roots = new RootElements(process, ids);
  const steps = stepElements(explicit, chart, roots);
  const flows = flowElements(explicit, steps, ids);
  nest(explicit.nodes, steps, flows);
  const tops = explicit.nodes.filter((step) => step['parent'] === undefined);
  const { nodes, flows: ways, ...rest } = process;
  const order = (list: Json | undefined): readonly string[] => objects(list).map(({ id }) => textIn(id));
  const lanes = laneElements(process, chart, steps, ids);
  const id = ids.of('Process', textIn(process['id']));
  const whole = element('bpmn:Process', {
    id,
    name: process['name'],
    isExecutable: false,
    documentation:
      textIn(process['description']) === ''
        ? undefined
        : [element('bpmn:Documentation', { text: process['description'] })],
    extensionElements: keptIn({
      ...withoutLanes(rest),
      order: { keys: Object.keys(process), nodes: order(nodes), flows: order(ways) },
      ...(layout === undefined ? {} : { layout }),
    }),
    laneSets: [element('bpmn:LaneSet', { id: ids.of('LaneSet', 'lanes'), lanes: [...lanes.values()] })],
    flowElements: [...tops.map(({ id: top }) => steps.get(textIn(top))), ...flows.tops].filter(Boolean),
    artifacts: flows.associations,
  });
  const pool = element('bpmn:Participant', {
    id: ids.of('Participant', 'pool'),
    name: process['name'],
    processRef: whole,
  });
  const collaboration = element('bpmn:Collaboration', {
    id: ids.of('Collaboration', 'collaboration'),
    participants: [pool],
  });
  return element('bpmn:Definitions', {
    id: ids.of('Definitions', 'definitions'),
    name: process['name'],
    targetNamespace: 'urn:fiveones:bpmn',
    expressionLanguage: feelLanguage,
    exporter: 'Fiveones',
    rootElements: [...roots.all(), collaboration, whole],
    diagrams: [diagramOf(chart, { collaboration, pool, lanes, steps, flows: flows.all, ids })],
  });
}

const withoutLanes = ({ lanes: _lanes, ...rest }: JsonObject): JsonObject => rest;

/** Ids of the file: steps keep theirs, everything else makes room for them. */
export class Ids {
  readonly #taken: Set<string>;
  constructor(steps: readonly string[]) {
    this.#taken = new Set(steps);
  }
  /** The id itself, or one that tells the type where it is taken. */
  of(type: string, id: string): string {
    let free = id;
    for (let number = 1; this.#taken.has(free) || free === ''; number++)
      free = `${type}_${id}${number === 1 ? '' : `_${number}`}`;
    this.#taken.add(free);
    return free;
  }
}

/** The root elements that steps name, made when they are first named. */
class RootElements implements Roots {
  readonly #made = new Map<string, Element>();
  readonly #process: JsonObject;
  readonly #ids: Ids;
  constructor(process: JsonObject, ids: Ids) {
    this.#process = process;
    this.#ids = ids;
  }
  of(type: string, id: string): Element {
    const known = this.#made.get(`${type} ${id}`);
    if (known) return known;
    const list = rootLists[type] ?? '';
    const name = objects(this.#process[list]).find((one) => one['id'] === id)?.['name'];
    const xmlId = this.#ids.of(type, id);
    const made = element(`bpmn:${type}`, {
      id: xmlId,
      name: name ?? id,
      errorCode: type === 'Error' ? id : undefined,
      escalationCode: type === 'Escalation' ? id : undefined,
      extensionElements: xmlId === id ? undefined : keptIn({ id }),
    });
    this.#made.set(`${type} ${id}`, made);
    return made;
  }
  all(): readonly Element[] {
    return [...this.#made.values()];
  }
}

/** Where a process lists what its events name. */
export const rootLists: Readonly<Record<string, string>> = {
  Message: 'messages',
  Signal: 'signals',
  Error: 'errors',
  Escalation: 'escalations',
};

function stepElements(explicit: Explicit, chart: Chart, roots: Roots): ReadonlyMap<string, Element> {
  const undone = new Set(undoing(explicit).map(({ to }) => textIn(to)));
  const made = new Map<string, Element>();
  // A step before what sits on its edge, which names it.
  const inOrder = [...explicit.nodes].sort((a, b) => Number('attachedTo' in a) - Number('attachedTo' in b));
  for (const step of inOrder) {
    const id = textIn(step['id']);
    const added = explicit.added.get(id);
    const more = {
      extensionElements: added === undefined ? keptOfStep(step) : keptIn({ added }),
      attachedToRef: made.get(textIn(step['attachedTo'])),
      isForCompensation: undone.has(id) ? true : undefined,
    };
    made.set(id, stepElement(step, roots, present(more)));
  }
  return made;
}

const present = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** The ways from an event that undoes a step: associations in BPMN. */
const undoing = ({ nodes, flows }: Explicit): readonly JsonObject[] => {
  const edges = new Set(
    nodes.filter((step) => isObject(step['trigger']) && 'compensate' in step['trigger']).map(({ id }) => id),
  );
  return flows.filter(({ from }) => edges.has(from ?? null));
};

interface FlowElements {
  readonly all: ReadonlyMap<string, Element>;
  readonly tops: readonly Element[];
  readonly associations: readonly Element[];
  /** Inside which sub-process a way is, for those that are in one. */
  readonly inside: ReadonlyMap<string, readonly Element[]>;
}

function flowElements(explicit: Explicit, steps: ReadonlyMap<string, Element>, ids: Ids): FlowElements {
  const undone = new Set(undoing(explicit));
  const parents = new Map(explicit.nodes.map(({ id, parent }) => [textIn(id), textIn(parent)]));
  const all = new Map<string, Element>();
  const tops: Element[] = [];
  const associations: Element[] = [];
  const inside = new Map<string, Element[]>();
  for (const flow of explicit.flows) {
    const [from, to] = [steps.get(textIn(flow['from'])), steps.get(textIn(flow['to']))];
    if (!from || !to) continue;
    const made = undone.has(flow)
      ? associationElement(flow, from, to, ids)
      : flowElement(flow, from, to, ids);
    all.set(textIn(flow['id']), made);
    const parent = parents.get(textIn(flow['from'])) ?? '';
    if (undone.has(flow)) associations.push(made);
    else if (parent === '') tops.push(made);
    else inside.set(parent, [...(inside.get(parent) ?? []), made]);
    if (flow['default'] === true && defaults.has(from.$type)) Object.assign(from, { default: made });
  }
  return { all, tops, associations, inside };
}
const defaults: ReadonlySet<string> = new Set(['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']);

function flowElement(flow: JsonObject, from: Element, to: Element, ids: Ids): Element {
  const { id, from: _from, to: _to, name, ...rest } = flow;
  const xmlId = ids.of('Flow', textIn(id));
  const made = element('bpmn:SequenceFlow', {
    id: xmlId,
    name: name === '' ? undefined : name,
    sourceRef: from,
    targetRef: to,
    conditionExpression:
      typeof flow['condition'] === 'string'
        ? element('bpmn:FormalExpression', { body: flow['condition'] })
        : undefined,
    extensionElements: keptIn(xmlId === id ? rest : { ...rest, id: textIn(id) }),
  });
  join(from, 'outgoing', made);
  join(to, 'incoming', made);
  return made;
}

function associationElement(flow: JsonObject, from: Element, to: Element, ids: Ids): Element {
  const { id, from: _from, to: _to, ...rest } = flow;
  const xmlId = ids.of('Flow', textIn(id));
  return element('bpmn:Association', {
    id: xmlId,
    associationDirection: 'One',
    sourceRef: from,
    targetRef: to,
    extensionElements: keptIn({ ...rest, undoes: true, ...(xmlId === id ? {} : { id: textIn(id) }) }),
  });
}

function join(step: Element, side: 'incoming' | 'outgoing', flow: Element): void {
  const ways = step[side];
  Object.assign(step, { [side]: [...(Array.isArray(ways) ? (ways as Element[]) : []), flow] });
}

/** Puts steps and ways into their sub-processes. */
function nest(nodes: readonly JsonObject[], steps: ReadonlyMap<string, Element>, flows: FlowElements): void {
  for (const [id, frame] of steps) {
    const children = nodes
      .filter(({ parent }) => parent === id)
      .flatMap((child) => steps.get(textIn(child['id'])) ?? []);
    const ways = flows.inside.get(id) ?? [];
    if (children.length + ways.length > 0) Object.assign(frame, { flowElements: [...children, ...ways] });
  }
}

function laneElements(
  process: JsonObject,
  chart: Chart,
  steps: ReadonlyMap<string, Element>,
  ids: Ids,
): ReadonlyMap<string, Element> {
  const lanes = objects(process['lanes']);
  return new Map(
    lanes.map((lane) => {
      const id = textIn(lane['id']);
      const xmlId = ids.of('Lane', id);
      const { id: _id, name: _name, ...rest } = lane;
      const standing = chart.steps.filter((step) => step.parent === undefined && laneOf(chart, step) === id);
      return [
        id,
        element('bpmn:Lane', {
          id: xmlId,
          name: lane['name'],
          flowNodeRef: standing.flatMap((step) => steps.get(step.id) ?? []),
          extensionElements: keptIn(xmlId === id ? rest : { ...rest, id }),
        }),
      ] as const;
    }),
  );
}
