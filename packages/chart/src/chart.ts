import { nodeKinds, tiers, type Json, type JsonObject, type NodeKind, type Tier } from '@fiveones/definition';

/** A lane as the designer shows it. */
export interface LaneView {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier | undefined;
  readonly note: string;
}

/** A step of a draft: what every kind has, and the JSON it was read from. */
export interface Step {
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
  readonly lane: string | undefined;
  readonly parent: string | undefined;
  readonly attachedTo: string | undefined;
  readonly stage: string | undefined;
  readonly preset: string | undefined;
  readonly lock: string | undefined;
  readonly json: JsonObject;
}

/** A way between two steps of a draft. */
export interface FlowView {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly condition: string | undefined;
  readonly isDefault: boolean;
}

/** A chart of a draft, which may be incomplete: what cannot be read is left out of the picture, not out of the file. */
export interface Chart {
  readonly id: string;
  readonly name: string;
  readonly lanes: readonly LaneView[];
  readonly stages: readonly { readonly id: string; readonly name: string }[];
  readonly steps: readonly Step[];
  readonly flows: readonly FlowView[];
  readonly json: JsonObject;
}

/** The object itself, or an empty one when the value is none. */
export const objectOf = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

/** The members of a list, or none when the value is no list. */
export const listOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];

/** The text, or `''` when the value is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const optionalText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const isKind = (value: unknown): value is NodeKind => nodeKinds.some((kind) => kind === value);
const tierOf = (value: unknown): Tier | undefined => tiers.find((tier) => tier === value);

const readLane = (value: Json): LaneView => {
  const json = objectOf(value);
  return {
    id: textOf(json['id']),
    name: textOf(json['name']),
    tier: tierOf(json['tier']),
    note: textOf(json['note']),
  };
};

const readStep = (value: Json): Step | undefined => {
  const json = objectOf(value);
  const kind = json['kind'];
  const id = optionalText(json['id']);
  if (id === undefined || !isKind(kind)) return undefined;
  return {
    id,
    kind,
    name: textOf(json['name']),
    lane: optionalText(json['lane']),
    parent: optionalText(json['parent']),
    attachedTo: optionalText(json['attachedTo']),
    stage: optionalText(json['stage']),
    preset: optionalText(json['preset']),
    lock: optionalText(json['lock']),
    json,
  };
};

const readFlow = (value: Json): FlowView => {
  const json = objectOf(value);
  return {
    id: textOf(json['id']),
    from: textOf(json['from']),
    to: textOf(json['to']),
    name: textOf(json['name']),
    condition: optionalText(json['condition']),
    isDefault: json['default'] === true,
  };
};

/** Reads a chart out of the JSON of its file, leaving out steps without id or kind and ways that lead nowhere. */
export const readChart = (file: Json): Chart => {
  const json = objectOf(file);
  const steps = listOf(json['nodes'])
    .map(readStep)
    .filter((step) => step !== undefined);
  const known = new Set(steps.map((step) => step.id));
  return {
    id: textOf(json['id']),
    name: textOf(json['name']),
    lanes: listOf(json['lanes'])
      .map(readLane)
      .filter((lane) => lane.id !== ''),
    stages: listOf(json['stages'])
      .map(objectOf)
      .map((stage) => ({ id: textOf(stage['id']), name: textOf(stage['name']) })),
    steps,
    flows: listOf(json['flows'])
      .map(readFlow)
      .filter((flow) => known.has(flow.from) && known.has(flow.to)),
    json,
  };
};

/** The lane a step is shown in: its own, else that of the sub-process or step it belongs to, else the first. */
export const laneOf = (chart: Chart, step: Step, hops = 0): string => {
  const above = step.parent ?? step.attachedTo;
  if (step.lane !== undefined && chart.lanes.some((lane) => lane.id === step.lane)) return step.lane;
  const host = above === undefined || hops > 8 ? undefined : chart.steps.find((other) => other.id === above);
  return host === undefined ? (chart.lanes[0]?.id ?? '') : laneOf(chart, host, hops + 1);
};
