import type { NodeKind } from '@fiveones/definition';
import type { Chart, Step } from './chart.ts';
import type { Plan } from './layout.ts';
import type { Link } from './route-net.ts';
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
