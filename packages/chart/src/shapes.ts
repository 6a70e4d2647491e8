import type { NodeKind } from '@fiveones/definition';
import type { Chart, Step } from './chart.ts';
import { placeCaptions, placeLabels, shortLabel, type Caption, type Label } from './labels.ts';
import type { Box, Plan } from './layout.ts';
import { route, type Link, type Route } from './route.ts';
import type { Shape } from './route-port.ts';

/** The form of a card: kinds differ by shape as well as by colour. */
export type ShapeKind =
  'task' | 'rule' | 'wait' | 'auto' | 'start' | 'gateway' | 'end' | 'boundary' | 'frame';

/** The form in which every kind of step is drawn. */
export const kindShapes = {
  startEvent: 'start',
  userTask: 'task',
  manualTask: 'task',
  serviceTask: 'auto',
  businessRuleTask: 'rule',
  sendTask: 'auto',
  receiveTask: 'wait',
  exclusiveGateway: 'gateway',
  parallelGateway: 'gateway',
  inclusiveGateway: 'gateway',
  eventBasedGateway: 'gateway',
  intermediateCatchEvent: 'wait',
  intermediateThrowEvent: 'auto',
  boundaryEvent: 'boundary',
  subProcess: 'task',
  callActivity: 'auto',
  endEvent: 'end',
} as const satisfies Record<NodeKind, ShapeKind>;

/** 公示 is waiting for the public, whoever posts it: it takes the waiting shape. */
export const shapeOf = (step: Step): ShapeKind =>
  step.preset === 'notice' && step.kind === 'userTask' ? 'wait' : kindShapes[step.kind];

/** The shapes that ways of a chart start at, end at and go around. */
export const shapesOf = (chart: Chart, plan: Plan): readonly Shape[] =>
  chart.steps.flatMap((step) => {
    const box = plan.boxes.get(step.id);
    const shape = kindShapes[step.kind];
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

/** Ways, their labels, and the names of small steps, where its steps stand now. */
export interface Drawn {
  readonly routes: ReadonlyMap<string, Route>;
  readonly labels: ReadonlyMap<string, Label>;
  /** Names of gateways and ends; other steps hold theirs. */
  readonly captions: ReadonlyMap<string, Caption>;
}

/** Routes all ways and places their labels and captions, as `nameOf` names the small steps. This is the costly part; keep it while nothing moves. */
export const drawWays = (
  chart: Chart,
  plan: Plan,
  nameOf: (step: Step) => string = ({ name }) => name,
): Drawn => {
  const shapes = shapesOf(chart, plan);
  const routes = route(linksOf(chart), shapes);
  const frames = new Set(shapes.map((shape) => shape.inside));
  const cards = shapes.filter((shape) => !frames.has(shape.id));
  const texts = new Map(
    chart.flows.map((flow) => [flow.id, flow.isDefault && flow.name === '' ? '' : shortLabel(flow.name)]),
  );
  const captions = placeCaptions(namesBeside(chart, plan, nameOf), routes, cards);
  return { routes, captions, labels: placeLabels(texts, routes, [...cards, ...captions.values()]) };
};

const namesBeside = (
  chart: Chart,
  plan: Plan,
  nameOf: (step: Step) => string,
): ReadonlyMap<string, { readonly text: string; readonly box: Box }> =>
  new Map(
    chart.steps.flatMap((step) => {
      const box = plan.boxes.get(step.id);
      const shape = kindShapes[step.kind];
      return box === undefined || (shape !== 'gateway' && shape !== 'end')
        ? []
        : [[step.id, { text: nameOf(step), box }] as const];
    }),
  );
