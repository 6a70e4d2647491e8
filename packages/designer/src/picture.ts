import { MarkerType, type Edge, type Node } from '@xyflow/react';
import type { Chart, Step } from './chart.ts';
import { iconOf, lookOf, shapeOf, type IconName, type ShapeKind, type Tone } from './kinds.ts';
import { labelWidth, placeLabels, shortLabel, type Label } from './labels.ts';
import type { Box, Plan } from './layout.ts';
import type { Pack } from './pack.ts';
import { route, type Link, type Route } from './route.ts';
import type { Shape } from './route-port.ts';
import { words } from './words.ts';

/** What a card shows. */
export interface CardData extends Record<string, unknown> {
  readonly id: string;
  readonly shape: ShapeKind;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly kind: Step['kind'];
  readonly name: string;
  readonly who: string;
  readonly clock: string;
  readonly lock: string | undefined;
  readonly dashed: boolean;
  readonly errors: number;
  readonly hints: number;
  readonly first: string;
}

/** What a way shows. */
export interface WayData extends Record<string, unknown> {
  readonly points: Route;
  readonly label: Label | undefined;
  readonly slash: boolean;
  readonly lit: boolean;
}

export type CardNode = Node<CardData, 'card' | 'frame'>;
export type WayEdge = Edge<WayData, 'way'>;

/** How many errors and hints stand on a step. */
export interface Marks {
  readonly errors: number;
  readonly hints: number;
}

/** What the picture is seen with: the selection and the day on which amounts are read. */
export interface Look {
  readonly selected: ReadonlySet<string>;
  readonly selectedWay: string | undefined;
  readonly today: string;
  readonly editable: boolean;
}

/** A chart drawn: cards and ways for the canvas. */
export interface Picture {
  readonly nodes: readonly CardNode[];
  readonly edges: readonly WayEdge[];
}

/** The shapes that ways of a chart start at, end at and go around. */
export const shapesOf = (chart: Chart, plan: Plan): readonly Shape[] =>
  chart.steps.flatMap((step) => {
    const box = plan.boxes.get(step.id);
    const shape = lookOf(step.kind).shape;
    const host =
      step.attachedTo === undefined ? undefined : chart.steps.find((other) => other.id === step.attachedTo);
    const ports =
      step.attachedTo !== undefined
        ? 'below'
        : shape === 'gateway' || shape === 'end' || shape === 'boundary'
          ? 'point'
          : 'card';
    return box === undefined
      ? []
      : [{ ...box, id: step.id, inside: step.attachedTo === undefined ? step.parent : host?.parent, ports }];
  });

/** The ways of a chart to draw. */
export const linksOf = (chart: Chart): readonly Link[] => {
  const splits = new Set(
    chart.steps.filter((step) => step.kind === 'parallelGateway').map((step) => step.id),
  );
  return chart.flows.map((flow) => ({
    id: flow.id,
    from: flow.from,
    to: flow.to,
    trunk: splits.has(flow.from),
  }));
};

/** Ways and labels of a chart where its steps stand now. */
export interface Drawn {
  readonly routes: ReadonlyMap<string, Route>;
  readonly labels: ReadonlyMap<string, Label>;
}

/** Routes all ways and places their labels. This is the costly part; keep it while nothing moves. */
export const drawWays = (chart: Chart, plan: Plan): Drawn => {
  const shapes = shapesOf(chart, plan);
  const routes = route(linksOf(chart), shapes);
  const frames = new Set(shapes.map((shape) => shape.inside));
  const texts = new Map(
    chart.flows.map((flow) => [flow.id, flow.isDefault && flow.name === '' ? '' : shortLabel(flow.name)]),
  );
  const captions = chart.steps.flatMap((step) => captionOf(step, plan) ?? []);
  return {
    routes,
    labels: placeLabels(texts, routes, [...shapes.filter((shape) => !frames.has(shape.id)), ...captions]),
  };
};

/** Where the name of a gateway or an end stands: below it. */
const captionOf = (step: Step, plan: Plan): Box | undefined => {
  const box = plan.boxes.get(step.id);
  const shape = lookOf(step.kind).shape;
  if (box === undefined || (shape !== 'gateway' && shape !== 'end')) return undefined;
  const width = Math.min(84, labelWidth(step.name));
  return { x: box.x + box.width / 2 - width / 2, y: box.y + box.height + 1, width, height: 15 };
};

/** The chart as cards and ways of the canvas. */
export const picture = (
  chart: Chart,
  plan: Plan,
  drawn: Drawn,
  seen: { readonly pack: Pack; readonly marks: ReadonlyMap<string, Marks>; readonly look: Look },
): Picture => {
  const frames = new Set(
    chart.steps.flatMap((step) => (step.attachedTo === undefined ? (step.parent ?? []) : [])),
  );
  const ordered = [...chart.steps].sort((a, b) => Number(frames.has(b.id)) - Number(frames.has(a.id)));
  return {
    nodes: ordered.flatMap(
      (step) => cardOf(step, { chart, plan, frame: frames.has(step.id), ...seen }) ?? [],
    ),
    edges: chart.flows.flatMap((flow) => {
      const points = drawn.routes.get(flow.id);
      if (points === undefined) return [];
      const lit =
        seen.look.selectedWay === flow.id ||
        seen.look.selected.has(flow.from) ||
        seen.look.selected.has(flow.to);
      const from = chart.steps.find((step) => step.id === flow.from);
      const to = chart.steps.find((step) => step.id === flow.to);
      return {
        id: flow.id,
        type: 'way' as const,
        source: flow.from,
        target: flow.to,
        zIndex: lit ? 2 : 1,
        selected: seen.look.selectedWay === flow.id,
        ariaLabel: words.aria.way(from?.name ?? '', to?.name ?? '', flow.name),
        markerEnd: {
          type: MarkerType.ArrowClosed,
          width: lit ? 9.5 : 13,
          height: lit ? 9.5 : 13,
          color: lit ? 'var(--primary)' : 'var(--way)',
        },
        data: { points, label: drawn.labels.get(flow.id), slash: flow.isDefault, lit },
      };
    }),
  };
};

interface Around {
  readonly chart: Chart;
  readonly plan: Plan;
  readonly frame: boolean;
  readonly pack: Pack;
  readonly marks: ReadonlyMap<string, Marks>;
  readonly look: Look;
}

const cardOf = (step: Step, around: Around): CardNode | undefined => {
  const { plan, pack, look, frame } = around;
  const box = plan.boxes.get(step.id);
  if (box === undefined) return undefined;
  const kind = lookOf(step.kind);
  const marks = around.marks.get(step.id);
  const parent = step.parent === undefined ? undefined : plan.boxes.get(step.parent);
  const data: CardData = {
    id: step.id,
    kind: step.kind,
    shape: frame ? 'frame' : shapeOf(step),
    tone: step.preset === 'notice' ? 'wait' : kind.tone,
    icon: iconOf(step),
    name: step.name,
    who: kind.who(step, pack, look.today),
    clock: kind.clock(step, pack, look.today),
    lock: step.lock,
    dashed: step.json['interrupting'] === false,
    errors: marks?.errors ?? 0,
    hints: marks?.hints ?? 0,
    first: '',
  };
  return {
    id: step.id,
    type: frame ? 'frame' : 'card',
    position: parent === undefined ? { x: box.x, y: box.y } : { x: box.x - parent.x, y: box.y - parent.y },
    ...(parent === undefined || step.parent === undefined ? {} : { parentId: step.parent }),
    width: box.width,
    height: box.height,
    data,
    selected: look.selected.has(step.id),
    draggable: look.editable && step.attachedTo === undefined,
    zIndex: frame ? 0 : step.kind === 'boundaryEvent' ? 4 : 3,
    ariaLabel: [step.name, data.who, data.clock].filter(Boolean).join('，'),
  };
};
