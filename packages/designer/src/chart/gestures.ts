import type { JsonObject } from '@fiveones/definition';
import {
  addStep,
  connect,
  drawAsConnectors,
  freshId,
  insertOnFlow,
  nameData,
  place,
  placing,
  removeFlow,
  removeSteps,
  setFlow,
  setStep,
  tidy,
  together,
  type Intent,
} from '../changes.ts';
import {
  laneOf,
  layout,
  listOf,
  objectOf,
  textOf,
  untangled,
  type Chart,
  type Drawn,
  type Plan,
  type Point,
  type Step,
} from '@fiveones/chart';
import { put, take, type Taken } from '../copies.ts';
import { firstTabOf, lookOf } from '../kinds.ts';
import { presets, type Preset } from '../presets.ts';
import type { DesignerStore } from '../store.ts';
import { words } from '../words.ts';
import { dropDutiesOf } from '../duties.ts';
import { basisText, readPack } from '../pack.ts';
import { wire } from '../preset-wiring.ts';

/** Where a new step goes: after a step, into a way, or at a place of the canvas. */
export interface Spot {
  readonly after?: string | undefined;
  readonly way?: string | undefined;
  readonly at?: Point | undefined;
}

const clean = (stem: string): string => stem.replace(/[^A-Za-z0-9-]/g, '') || 'step';

/** The lane that a preset is made for, else the first. */
export const laneOfPreset = (chart: Chart, preset: Preset): string =>
  chart.lanes.find((lane) => lane.tier === preset.tier)?.id ?? chart.lanes[0]?.id ?? '';

/** Whether people have placed the steps of a chart; else they stand where the work puts them. */
export const isPlacedByHand = (store: DesignerStore, chart: Chart): boolean =>
  Object.keys(placing(store.getState().files, chart.id).positions).length > 0;

/** The lane at a height. The outermost ones go on for ever, as they are drawn. */
const bandAt = ({ bands }: Plan, y: number): Plan['bands'][number] | undefined =>
  bands.find((one) => y < one.y + one.height) ?? bands.at(-1);

const laneFor = (chart: Chart, preset: Preset, spot: Spot, plan: Plan): string => {
  const near =
    chart.steps.find((step) => step.id === spot.after) ??
    chart.steps.find((step) => step.id === chart.flows.find((flow) => flow.id === spot.way)?.from);
  const band = spot.at === undefined ? undefined : bandAt(plan, spot.at.y);
  if (band !== undefined) return band.lane;
  return near === undefined ? laneOfPreset(chart, preset) : laneOf(chart, near);
};

/** The way a step added after `id` goes into: its only way out, or the main road; gateways get a new branch instead. */
const wayAfter = (chart: Chart, id: string): string | undefined => {
  const outs = chart.flows.filter((flow) => flow.from === id);
  const step = chart.steps.find((one) => one.id === id);
  if (step === undefined || (lookOf(step.kind).shape === 'gateway' && outs.length > 1)) return undefined;
  return mainRoad(chart, outs)?.id;
};

/** A way that only calls at one step before it comes to where another leads straight. */
const isDetour = (chart: Chart, flow: Chart['flows'][number], outs: Chart['flows']): boolean => {
  const [next, ...more] = chart.flows.filter(({ from }) => from === flow.to);
  const kind = chart.steps.find(({ id }) => id === next?.to)?.kind;
  return more.length === 0 && kind !== 'endEvent' && outs.some(({ to }) => to === next?.to);
};

/** Of several ways the one behind which most is still to be done. */
const mainRoad = (chart: Chart, outs: Chart['flows']): Chart['flows'][number] | undefined => {
  const reach = (flow: Chart['flows'][number]): number => {
    const seen = new Set([flow.from]);
    const follow = (id: string): void => {
      if (seen.has(id)) return;
      seen.add(id);
      for (const next of chart.flows) if (next.from === id) follow(next.to);
    };
    follow(flow.to);
    return seen.size;
  };
  const straight = outs.filter((flow) => !isDetour(chart, flow, outs));
  return [...(straight.length > 0 ? straight : outs)].sort((a, b) => reach(b) - reach(a))[0];
};

/** Adds a step of the palette, joins it, keeps its place when people have placed the others, and selects it. */
export const addPreset = (
  store: DesignerStore,
  chart: Chart,
  plan: Plan,
  preset: Preset,
  spot: Spot,
): string | undefined => {
  const near = chart.steps.find(
    (step) => step.id === (spot.after ?? chart.flows.find((flow) => flow.id === spot.way)?.from),
  );
  const edge = preset.node['kind'] === 'boundaryEvent';
  if (edge && !(near !== undefined && canHost(near))) {
    store.getState().look({ notice: words.palette.needsHost(preset.name) });
    return undefined;
  }
  const id = freshId(
    chart.steps.map((step) => step.id),
    clean(preset.id),
  );
  const parent = near?.parent;
  const lane =
    near !== undefined && (parent !== undefined || edge)
      ? laneOf(chart, near)
      : laneFor(chart, preset, spot, plan);
  const home: JsonObject = parent === undefined ? { lane } : { parent };
  const numbered = (
    nodes: readonly JsonObject[] = [],
    more: JsonObject,
    stem: string,
  ): readonly JsonObject[] =>
    nodes.map((node, index) => ({ ...node, id: `${id}-${stem}${index + 1}`, ...more }));
  const inside = numbered(preset.inside, { parent: id }, '');
  const after = numbered(preset.then, home, 'then-');
  const ways = numbered(preset.ways, home, 'way-');
  const wired = wire(readPack(store.getState().files), preset, {
    chart,
    tier: chart.lanes.find((one) => one.id === lane)?.tier ?? preset.tier,
    nodes: [
      {
        id,
        ...preset.node,
        ...(edge ? { attachedTo: near?.id ?? '', ...(parent === undefined ? {} : { parent }) } : home),
      },
      ...inside,
      ...after,
      ...ways,
    ],
  });
  const node = (wanted: JsonObject): JsonObject =>
    wired.nodes.find((one) => one['id'] === wanted['id']) ?? wanted;
  const done = store.getState().change(
    words.deed.add(preset.name),
    together(
      ...wired.needs,
      joined(chart, preset, spot, node({ id })),
      ...chained(chart, inside.map(node)),
      ...followed(chart, id, after.map(node), edge),
      ...parted(chart, id, ways.map(node)),
      ...wired.nodes.flatMap(namesOf),
      spot.at === undefined
        ? keepPlace(chart, id)
        : keepPlaces(chart, plan, {
            ...everyPlace(plan, chart),
            [id]: { x: spot.at.x - 57, y: spot.at.y - 32 },
          }),
    ),
  );
  if (!done) return undefined;
  const added = readPackChart(store.getState().files, chart.id)?.steps.find((step) => step.id === id);
  store.getState().look({
    selected: [id],
    way: undefined,
    inspector: added === undefined ? 'who' : firstTabOf(added.kind),
  });
  return id;
};

/** Names for what a new step writes, where it has none. */
const namesOf = (node: JsonObject): readonly Intent[] =>
  [...listOf(node['calculate']).map(objectOf), objectOf(node['vote']), objectOf(node['opinion'])]
    .map(({ into }) => textOf(into))
    .filter((into) => into !== '')
    .map(
      (into): Intent =>
        (files) =>
          readPack(files).dataItems.some(({ id }) => id === into)
            ? { ok: true, edits: [] }
            : nameData(into, words.palette.resultOf(textOf(node['name'])))(files),
    );

/** Whether an event may sit on a step. */
const canHost = ({ kind }: Step): boolean => /Task$|^subProcess$|^callActivity$/.test(kind);

/** The new step where it belongs: into a way, behind a step, or by itself. */
const joined = (chart: Chart, preset: Preset, spot: Spot, node: JsonObject): Intent => {
  const near = chart.steps.find(({ id }) => id === spot.after);
  if (preset.node['kind'] === 'startEvent')
    return near === undefined || near.kind === 'startEvent' || near.kind === 'boundaryEvent'
      ? addStep(chart.id, node)
      : together(addStep(chart.id, node), connect(chart.id, textOf(node['id']), near.id));
  const alone = preset.apart === true || preset.node['kind'] === 'boundaryEvent';
  const way = spot.way ?? (spot.after === undefined ? undefined : wayAfter(chart, spot.after));
  if (way !== undefined && !alone && preset.node['kind'] !== 'endEvent')
    return insertOnFlow(chart.id, way, node);
  if (alone || spot.after === undefined || near?.kind === 'endEvent') return addStep(chart.id, node);
  const branch = near !== undefined && lookOf(near.kind).shape === 'gateway';
  const id = textOf(node['id']);
  return together(
    addStep(chart.id, node),
    connect(chart.id, spot.after, id),
    ...(branch && preset.node['kind'] !== 'endEvent' ? onward(chart, near.id, id) : []),
  );
};

/** A new branch goes on to where the first one of its gateway leads. */
const onward = (chart: Chart, gateway: string, id: string): readonly Intent[] => {
  const target = chart.flows.find((flow) => flow.from === gateway)?.to;
  const next = chart.flows.find((flow) => flow.from === target)?.to ?? target;
  return next === undefined ? [] : [connect(chart.id, id, next)];
};

/** Steps one after the other. */
const chained = (chart: Chart, nodes: readonly JsonObject[]): readonly Intent[] =>
  nodes.flatMap((node, index) => [
    addStep(chart.id, node),
    ...(index === 0 ? [] : [connect(chart.id, textOf(nodes[index - 1]?.['id']), textOf(node['id']))]),
  ]);

/** Steps behind a new one: what it led to, the last of them leads to. */
const followed = (
  chart: Chart,
  id: string,
  nodes: readonly JsonObject[],
  edge: boolean,
): readonly Intent[] => {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) return [];
  const lead: Intent = (files) => {
    const out = readPackChart(files, chart.id)?.flows.find(({ from }) => from === id);
    return together(
      connect(chart.id, id, textOf(first['id'])),
      ...(out === undefined || edge
        ? []
        : [connect(chart.id, textOf(last['id']), out.to), removeFlow(chart.id, out.id)]),
    )(files);
  };
  return [...chained(chart, nodes), lead];
};

/** Ways out of a new gateway, each with its own first step; all lead on to where the gateway led. */
const parted = (chart: Chart, id: string, nodes: readonly JsonObject[]): readonly Intent[] => {
  if (nodes.length === 0) return [];
  const lead: Intent = (files) => {
    const out = readPackChart(files, chart.id)?.flows.find(({ from }) => from === id);
    const names = nodes.map((node) => textOf(node['id']));
    return together(
      ...names.map((name) => connect(chart.id, id, name)),
      ...(out === undefined
        ? []
        : [...names.map((name) => connect(chart.id, name, out.to)), removeFlow(chart.id, out.id)]),
    )(files);
  };
  return [...nodes.map((node) => addStep(chart.id, node)), lead];
};

/** Where people have placed steps, a new step's place is kept too, so that later steps do not push it away. */
const keepPlace =
  (chart: Chart, id: string): Intent =>
  (files) => {
    const { positions } = placing(files, chart.id);
    if (Object.keys(positions).length === 0) return { ok: true, edits: [] };
    const box = layout(readPackChart(files, chart.id) ?? chart, positions).boxes.get(id);
    return box === undefined ? { ok: true, edits: [] } : place(chart.id, { [id]: box })(files);
  };

/** Places of all top-level steps as they are shown: the first time one is moved by hand, all are kept. */
export const everyPlace = (plan: Plan, chart: Chart): Readonly<Record<string, Point>> =>
  Object.fromEntries(
    chart.steps.flatMap((step) => {
      const box = step.attachedTo === undefined ? plan.boxes.get(step.id) : undefined;
      return box === undefined ? [] : [[step.id, { x: box.x, y: box.y }]];
    }),
  );

/** Keeps the places of steps; a chart that drew itself so far keeps its connectors too. */
const keepPlaces =
  (chart: Chart, plan: Plan, places: Readonly<Record<string, Point>>): Intent =>
  (files) => {
    const drewItself = placing(files, chart.id).connectors === undefined;
    const connectors = drewItself ? untangled(chart, plan) : new Set<string>();
    return together(
      place(chart.id, places),
      ...(connectors.size === 0 ? [] : [drawAsConnectors(chart.id, connectors)]),
    )(files);
  };

/** Moves steps to new places; a step that crosses into another lane belongs there from then on. */
export const moveSteps = (
  store: DesignerStore,
  chart: Chart,
  plan: Plan,
  moved: Readonly<Record<string, Point>>,
  label: string = words.deed.move,
): void => {
  const all: Record<string, Point> = { ...everyPlace(plan, chart) };
  const lanes: Intent[] = [];
  for (const [id, at] of Object.entries(moved)) {
    const step = chart.steps.find((one) => one.id === id);
    const old = plan.boxes.get(id);
    if (step === undefined || old === undefined || step.attachedTo !== undefined) continue;
    all[id] = at;
    for (const child of chart.steps.filter((one) => one.parent === id && one.attachedTo === undefined)) {
      const box = plan.boxes.get(child.id);
      if (box !== undefined) all[child.id] = { x: box.x + at.x - old.x, y: box.y + at.y - old.y };
    }
    const middle = at.y + old.height / 2;
    const band = bandAt(plan, middle);
    if (step.parent === undefined && band !== undefined && band.lane !== laneOf(chart, step))
      lanes.push(setStep(chart.id, id, ['lane'], band.lane));
  }
  store.getState().change(label, together(keepPlaces(chart, plan, all), ...lanes));
};

/** Takes steps away and joins what is left; what the law demands stays, and says why. */
export const deleteSteps = (store: DesignerStore, chart: Chart, ids: readonly string[]): void => {
  const steps = ids.flatMap((id) => chart.steps.find((step) => step.id === id) ?? []);
  const locked = steps.find((step) => step.lock === 'statutory');
  if (locked !== undefined) {
    const basis = basisText(readPack(store.getState().files), locked.json['basis']);
    store.getState().look({ notice: words.change.locked(locked.name, basis) });
    return;
  }
  const [first] = steps;
  if (first === undefined) return;
  const next = chart.flows.find((flow) => flow.from === first.id)?.to;
  const label = steps.length === 1 ? words.deed.remove(first.name) : words.deed.removeMany(steps.length);
  const pack = readPack(store.getState().files);
  const gone = chart.steps
    .filter((step) =>
      [step.id, step.parent, step.attachedTo].some((id) => id !== undefined && ids.includes(id)),
    )
    .map((step) => step.id);
  if (store.getState().change(label, together(removeSteps(chart.id, ids), dropDutiesOf(pack, chart, gone))))
    store.getState().look({ selected: next === undefined ? [] : [next], way: undefined });
};

/** Takes the selected way away. */
export const deleteWay = (store: DesignerStore, chart: Chart, way: string): void => {
  if (store.getState().change(words.deed.removeWay, removeFlow(chart.id, way)))
    store.getState().look({ way: undefined });
};

/** Joins two steps. */
export const joinSteps = (store: DesignerStore, chart: Chart, from: string, to: string): void => {
  store.getState().change(words.deed.connect, connect(chart.id, from, to));
};

/** Puts taken steps into the chart, beside what is there, and selects them. */
export const pasteSteps = (store: DesignerStore, chart: Chart, taken: Taken): void => {
  const pack = readPack(store.getState().files);
  const { intent, ids } = put(pack, chart, taken);
  const [first] = taken.nodes;
  if (first === undefined) return;
  const label =
    taken.nodes.length === 1
      ? words.deed.copy(textOf(first['name']))
      : words.deed.copyMany(taken.nodes.length);
  const placed = Object.keys(placing(store.getState().files, chart.id).positions).length > 0;
  if (
    store.getState().change(label, together(intent, ...(placed ? ids.map((id) => keepPlace(chart, id)) : [])))
  )
    store.getState().look({ selected: ids, way: undefined });
};

/** Copies of steps, with the ways between them and their rows of the list. */
export const copySteps = (store: DesignerStore, chart: Chart, steps: readonly Step[]): void =>
  pasteSteps(store, chart, take(readPack(store.getState().files), chart, steps));

/** Where one way led on whatever the case, it goes on to be the way of all other cases: only the new one needs a condition. */
const otherwise = (chart: Chart, gateway: string, before: Chart['flows']): readonly Intent[] => {
  const kind = chart.steps.find(({ id }) => id === gateway)?.kind;
  const [only, ...more] = before;
  if (only === undefined || more.length > 0 || only.condition !== undefined || only.isDefault) return [];
  return kind === 'exclusiveGateway' || kind === 'inclusiveGateway'
    ? [setFlow(chart.id, only.id, ['default'], true)]
    : [];
};

/** A second branch after a step: a condition split is put behind it, unless it already is one. */
export const addBranch = (store: DesignerStore, chart: Chart, plan: Plan, step: Step): void => {
  const task = presets.find((preset) => preset.id === 'task');
  const split = presets.find((preset) => preset.id === 'branch');
  if (task === undefined || split === undefined) return;
  const isSplit = lookOf(step.kind).shape === 'gateway';
  const gateway = isSplit ? step.id : addPreset(store, chart, plan, split, { after: step.id });
  if (gateway === undefined) return;
  const now = readPackChart(store.getState().files, chart.id) ?? chart;
  const id = freshId(
    now.steps.map((one) => one.id),
    'task',
  );
  const before = now.flows.filter((flow) => flow.from === gateway);
  const lane = laneOf(chart, step);
  const plain: JsonObject = {
    id,
    ...task.node,
    ...(step.parent === undefined ? { lane } : { parent: step.parent }),
  };
  const wired = wire(readPack(store.getState().files), task, {
    chart,
    tier: chart.lanes.find((one) => one.id === lane)?.tier ?? task.tier,
    nodes: [plain],
  });
  const [node = plain] = wired.nodes;
  if (
    store
      .getState()
      .change(
        words.deed.branch,
        together(
          ...wired.needs,
          addStep(chart.id, node),
          connect(chart.id, gateway, id),
          ...onward(now, gateway, id),
          ...otherwise(now, gateway, before),
        ),
      )
  )
    store.getState().look({ selected: [id], inspector: 'who' });
};

/**
 * Moves a step before the one it follows, or after the one that follows it. Only where the line is
 * plain: with branches there is no one place to move to, and that is said.
 */
export const shiftStep = (store: DesignerStore, chart: Chart, id: string, way: 'up' | 'down'): void => {
  const outs = chart.flows.filter((flow) => flow.from === id);
  const ins = chart.flows.filter((flow) => flow.to === id);
  const [before] = ins;
  const [after] = outs;
  const pair = way === 'up' ? [before?.from, id] : [id, after?.to];
  const made = swap(chart, pair[0], pair[1]);
  if (made === undefined) store.getState().look({ notice: words.change.branched });
  else store.getState().change(words.deed.shift, made);
};

/** Swaps two steps of a plain line: what led to the first leads to the second, then the first, then on. */
const swap = (chart: Chart, first: string | undefined, second: string | undefined): Intent | undefined => {
  const [one, two] = [first, second].map((id) => chart.steps.find((step) => step.id === id));
  const fixed = [one, two].some(
    (step) => step === undefined || step.kind === 'startEvent' || step.kind === 'endEvent',
  );
  const between = chart.flows.filter((flow) => flow.from === first);
  const onward = chart.flows.filter((flow) => flow.from === second);
  const into = chart.flows.filter((flow) => flow.to === second);
  const [link] = between;
  const [out] = onward;
  if (fixed || between.length !== 1 || onward.length !== 1 || into.length !== 1) return undefined;
  if (one === undefined || two === undefined || link === undefined || out === undefined) return undefined;
  if (link.to !== second || out.to === first) return undefined;
  return together(
    ...chart.flows
      .filter((flow) => flow.to === first)
      .map((flow) => setFlow(chart.id, flow.id, ['to'], two.id)),
    setFlow(chart.id, out.id, ['from'], one.id),
    setFlow(chart.id, link.id, ['from'], two.id),
    setFlow(chart.id, link.id, ['to'], one.id),
  );
};

/** Draws a way as a connector, or from step to step again. */
export const drawConnector = (
  store: DesignerStore,
  chart: Chart,
  { connectors }: Drawn,
  way: string,
  on: boolean,
): void => {
  const next = new Set(connectors);
  if (on) next.add(way);
  else next.delete(way);
  store.getState().change(on ? words.deed.connector : words.deed.line, drawAsConnectors(chart.id, next));
};

/** Draws as connectors the ways that cross others, as few as will do, and says how many. */
export const untangleChart = (store: DesignerStore, chart: Chart, plan: Plan, drawn: Drawn): void => {
  const next = untangled(chart, plan, drawn.connectors);
  const more = next.size - drawn.connectors.size;
  if (more > 0) store.getState().change(words.deed.untangle, drawAsConnectors(chart.id, next));
  store.getState().look({ notice: words.connector.untangled(more) });
};

/** Lays the chart out anew, forgetting hand-made places. */
export const tidyChart = (store: DesignerStore, chart: Chart): void => {
  store.getState().change(words.deed.tidy, tidy(chart.id));
};

const readPackChart = (files: Parameters<Intent>[0], id: string): Chart | undefined =>
  readPack(files).charts.find((one) => one.id === id)?.chart;
