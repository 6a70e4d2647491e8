import { isObject, type Json, type JsonObject } from '@fiveones/definition';

/** A chart with every choice at a gateway, as BPMN wants it. */
export interface Explicit {
  readonly nodes: readonly JsonObject[];
  readonly flows: readonly JsonObject[];
  /** The gateways that were added: their id → the step whose ways they hold. */
  readonly added: ReadonlyMap<string, string>;
}

const objects = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];

/** Whether the ways out of a step are alternatives that BPMN would take all at once. */
const choosesItself = (step: JsonObject, ways: readonly JsonObject[]): boolean =>
  !String(step['kind']).endsWith('Gateway') &&
  (ways.length > 1 || ways.some((way) => way['condition'] !== undefined || way['default'] === true));

/** Puts an exclusive gateway behind each step that chooses its way itself. */
export function explicitWays(process: JsonObject): Explicit {
  const steps = objects(process['nodes']);
  const flows = objects(process['flows']);
  const taken = new Set(steps.map(({ id }) => String(id)));
  const added = new Map<string, string>();
  const links: JsonObject[] = [];
  const nodes = steps.flatMap((step) => {
    const id = String(step['id']);
    if (
      !choosesItself(
        step,
        flows.filter(({ from }) => from === id),
      )
    )
      return [step];
    const gateway = freeOf(`${id}-ways`, taken);
    added.set(gateway, id);
    links.push({ id: `${gateway}-in`, from: id, to: gateway });
    return [step, gatewayOf(step, gateway, steps)];
  });
  const behind = new Map([...added].map(([gateway, step]) => [step, gateway]));
  return {
    nodes,
    flows: [
      ...flows.map((flow) => {
        const gateway = behind.get(String(flow['from']));
        return gateway === undefined ? flow : { ...flow, from: gateway };
      }),
      ...links,
    ],
    added,
  };
}

function freeOf(wanted: string, taken: Set<string>): string {
  let free = wanted;
  for (let number = 2; taken.has(free); number++) free = `${wanted}${number}`;
  taken.add(free);
  return free;
}

/** It stands where its step stands; behind an event on an edge, where the step below stands. */
function gatewayOf(step: JsonObject, id: string, steps: readonly JsonObject[]): JsonObject {
  const host = steps.find((one) => one['id'] === step['attachedTo']);
  const [lane, parent] = [step['lane'] ?? host?.['lane'], step['parent'] ?? host?.['parent']];
  return {
    id,
    kind: 'exclusiveGateway',
    name: '',
    ...(lane === undefined ? {} : { lane }),
    ...(parent === undefined ? {} : { parent }),
  };
}

/** Takes added gateways back where they still hold the ways of their step and nothing else. */
export function withoutAdded(
  nodes: readonly JsonObject[],
  flows: readonly JsonObject[],
  added: ReadonlyMap<string, string>,
): { readonly nodes: readonly JsonObject[]; readonly flows: readonly JsonObject[] } {
  const gone = new Map<string, string>();
  for (const [gateway, step] of added) {
    const into = flows.filter(({ to }) => to === gateway);
    const out = flows.filter(({ from }) => from === step);
    if (into.length === 1 && out.length === 1 && into[0] === out[0]) gone.set(gateway, step);
  }
  return {
    nodes: nodes.filter(({ id }) => !gone.has(String(id))),
    flows: flows
      .filter(({ to }) => !gone.has(String(to)))
      .map((flow) => ({ ...flow, from: gone.get(String(flow['from'])) ?? flow['from'] ?? '' })),
  };
}
