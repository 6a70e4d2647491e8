import { isObject, type Json, type JsonObject } from '@fiveones/definition';
import { agreed } from './agree.ts';
import { complete, kindName } from './complete.ts';
import { readEvent, type Roots } from './events.ts';
import { loss, type Loss } from './loss.ts';
import { element, elementsIn, foreignIn, keptOf, present, type Element } from './moddle.ts';
import type { FileNames } from './naming.ts';
import { kindOf, plainStep, stepElement } from './steps.ts';

/** The steps of a process as a file says them. */
export interface StepsRead {
  readonly nodes: readonly JsonObject[];
  readonly elements: ReadonlyMap<Element, string>;
  /** Gateways that writing had added: id → the step whose ways they hold. */
  readonly added: ReadonlyMap<string, string>;
  readonly losses: readonly Loss[];
  /** The steps as they were written, before another tool changed them. */
  readonly kept: readonly JsonObject[];
}

interface Placed {
  readonly found: Element;
  readonly parent: string | undefined;
}

/** The steps below an element, those of sub-processes behind them. */
const placedIn = (container: Element, names: FileNames, parent?: string): readonly Placed[] =>
  elementsIn(container, 'flowElements')
    .filter((found) => kindOf(found) !== undefined)
    .flatMap((found) => [{ found, parent }, ...placedIn(found, names, names.idOf(found))]);

/** Root elements for nobody but the comparison of a step with what was written of it. */
const scratch: Roots = { of: (type, id) => element(`bpmn:${type}`, { id }) };

/** Reads the steps of a process. `laneOf` says in which lane an element stands. */
export function readSteps(
  process: Element,
  names: FileNames,
  laneOf: ReadonlyMap<Element, string>,
): StepsRead {
  const losses: Loss[] = [];
  const foreign = new Map<string, string[]>();
  const elements = new Map<Element, string>();
  const added = new Map<string, string>();
  const kept: JsonObject[] = [];
  const nodes = placedIn(process, names).map(({ found, parent }) => {
    const id = names.idOf(found);
    elements.set(found, id);
    const keptHere = keptOf(found);
    if (typeof keptHere?.['added'] === 'string') added.set(id, keptHere['added']);
    else if (keptHere) kept.push(keptHere);
    const others = foreignIn(found).join('、');
    if (others !== '') foreign.set(others, [...(foreign.get(others) ?? []), id]);
    const read = readStep(found, id, names);
    losses.push(...read.losses);
    return placed(read.step, { parent, lane: laneOf.get(found), kept: keptHere });
  });
  for (const [others, at] of foreign) losses.push(loss('foreign-left-out', at, { names: others }));
  return { nodes, elements, added, losses, kept };
}

function readStep(
  found: Element,
  id: string,
  names: FileNames,
): { readonly step: JsonObject; readonly losses: readonly Loss[] } {
  const asFound = kindOf(found) ?? 'userTask';
  const seen = plainStep(found, asFound, names);
  const kept = keptOf(found);
  const step =
    kept === undefined || typeof kept['added'] === 'string' ? seen : withKept(id, seen, kept, names);
  const kind = asFound === seen['kind'] && step['kind'] !== asFound ? step['kind'] : asFound;
  return complete({ id, kind: kind as typeof asFound, step, found, event: readEvent(found, names) });
}

/** What was kept of a step holds, save where another tool has changed what it could read. */
function withKept(id: string, seen: JsonObject, kept: JsonObject, names: FileNames): JsonObject {
  const { name, attachedTo, ...standing } = seen;
  const written = stepElement({ id, kind: seen['kind'] ?? '', ...kept }, scratch, {});
  const kind = kindOf(written);
  const was = kind === undefined ? {} : plainStep(written, kind, names);
  return setOrLeft(agreed(kept, was, standing), { name, attachedTo });
}

/** A step with these values where it has them already, else behind; without those that are `undefined`. */
function setOrLeft(step: JsonObject, values: Readonly<Record<string, Json | undefined>>): JsonObject {
  return present({ ...step, ...values });
}

const pick = (from: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const value = from[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );

/** A step with its lane and its sub-process. Steps that follow another on its edge keep to have no lane of their own. */
function placed(
  step: JsonObject,
  {
    parent,
    lane,
    kept,
  }: {
    readonly parent: string | undefined;
    readonly lane: string | undefined;
    readonly kept: JsonObject | undefined;
  },
): JsonObject {
  const own = kept !== undefined && kept['lane'] === undefined ? undefined : lane;
  return setOrLeft(step, { lane: parent === undefined ? own : step['lane'], parent });
}

/** Puts a gateway behind each step that BPMN leaves by several ways at once; here the ways of a step are alternatives. */
export function withSplits(
  nodes: readonly JsonObject[],
  flows: readonly JsonObject[],
): {
  readonly nodes: readonly JsonObject[];
  readonly flows: readonly JsonObject[];
  readonly losses: readonly Loss[];
} {
  const splits = nodes.filter(
    ({ id, kind }) => !String(kind).endsWith('Gateway') && flows.filter(({ from }) => from === id).length > 1,
  );
  const gateway = new Map(splits.map(({ id }) => [String(id), `${String(id).slice(0, 58)}-split`]));
  return {
    nodes: nodes.flatMap((step) => {
      const id = gateway.get(String(step['id']));
      return id === undefined ? [step] : [step, splitOf(step, id, flows)];
    }),
    flows: [
      ...flows.map((flow) => ({ ...flow, from: gateway.get(String(flow['from'])) ?? flow['from'] ?? '' })),
      ...[...gateway].map(([from, to]) => ({ id: `${to}-in`, from, to })),
    ],
    losses: gateway.size === 0 ? [] : [loss('split-gateway', [...gateway.keys()], { count: gateway.size })],
  };
}

function splitOf(step: JsonObject, id: string, flows: readonly JsonObject[]): JsonObject {
  const chosen = flows.some((flow) => flow['from'] === step['id'] && flow['condition'] !== undefined);
  const kind = chosen ? 'inclusiveGateway' : 'parallelGateway';
  return { id, kind, name: kindName(kind), ...pick(step, ['lane', 'parent']) };
}

/** Whether a value is an object of JSON. */
export const objectIn = (value: unknown): JsonObject => (isObject(value) ? value : {});
