import { drawWays, layout, onPaper, type Box, type Chart, type Point } from '@fiveones/chart';
import { element, type Element } from './moddle.ts';

/** The elements that a picture shows. */
interface Shown {
  readonly collaboration: Element;
  readonly pool: Element;
  readonly lanes: ReadonlyMap<string, Element>;
  readonly steps: ReadonlyMap<string, Element>;
  readonly flows: ReadonlyMap<string, Element>;
  readonly ids: { of(type: string, id: string): string };
}

/** The strip at the left of a pool that holds its name. */
const poolName = 30;
/** Events are circles, whatever room the chart of this system gives them. */
const eventSize = 36;

/** The picture of a chart: laid out and routed as everywhere in this system, every way drawn as a line. */
export function diagramOf(chart: Chart, shown: Shown): Element {
  const plan = onPaper(layout(chart));
  const { routes } = drawWays(chart, plan, new Set());
  const bounds = new Map(chart.steps.flatMap((step) => boundsOf(step.kind, step.id, plan.boxes)));
  const frames = new Set(chart.steps.map(({ parent }) => parent));
  const shape = (of: Element, id: string, box: Box, more: Readonly<Record<string, unknown>> = {}): Element =>
    element('bpmndi:BPMNShape', {
      id: shown.ids.of('Shape', `${id}_di`),
      bpmnElement: of,
      bounds: element('dc:Bounds', { ...rounded(box) }),
      ...more,
    });
  const shapes = chart.steps.flatMap((step) => {
    const [of, box] = [shown.steps.get(step.id), bounds.get(step.id)];
    const more = step.kind === 'subProcess' ? { isExpanded: frames.has(step.id) } : {};
    return of && box ? [shape(of, step.id, box, more)] : [];
  });
  const pool = { x: -poolName, y: 0, width: plan.width + poolName, height: plan.height };
  const bands = plan.bands.flatMap(({ lane, y, height }) => {
    const of = shown.lanes.get(lane);
    return of ? [shape(of, lane, { x: 0, y, width: plan.width, height }, { isHorizontal: true })] : [];
  });
  const edges = chart.flows.flatMap((flow) => {
    const [of, route] = [shown.flows.get(flow.id), routes.get(flow.id)];
    const [from, to] = [bounds.get(flow.from), bounds.get(flow.to)];
    return of && route && from && to
      ? [edgeOf(of, shown.ids.of('Edge', `${flow.id}_di`), reaching(route, from, to))]
      : [];
  });
  return element('bpmndi:BPMNDiagram', {
    id: shown.ids.of('Diagram', 'diagram'),
    plane: element('bpmndi:BPMNPlane', {
      id: shown.ids.of('Plane', 'plane'),
      bpmnElement: shown.collaboration,
      planeElement: [shape(shown.pool, 'pool', pool, { isHorizontal: true }), ...bands, ...shapes, ...edges],
    }),
  });
}

const rounded = ({ x, y, width, height }: Box): Box => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.round(width),
  height: Math.round(height),
});

const centre = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

function boundsOf(
  kind: string,
  id: string,
  boxes: ReadonlyMap<string, Box>,
): readonly (readonly [string, Box])[] {
  const box = boxes.get(id);
  if (!box) return [];
  if (!kind.endsWith('Event')) return [[id, box]];
  const { x, y } = centre(box);
  const size = Math.min(eventSize, Math.max(box.width, box.height));
  return [[id, { x: x - size / 2, y: y - size / 2, width: size, height: size }]];
}

/** A way from edge to edge, where an event is smaller than the room it was given. */
function reaching(route: readonly Point[], from: Box, to: Box): readonly Point[] {
  const [first, last] = [route[0], route.at(-1)];
  if (!first || !last) return route;
  const points = [...bridge(first, from), ...route, ...bridge(last, to).reverse()];
  return points.filter((point, place) => {
    const before = points[place - 1];
    return !before || before.x !== point.x || before.y !== point.y;
  });
}

/** The points from the edge of a box straight out and then to a point beside it; none when the point is on the edge. */
function bridge(point: Point, box: Box): Point[] {
  const { x, y } = centre(box);
  const [acrossX, acrossY] = [Math.abs(point.x - x) - box.width / 2, Math.abs(point.y - y) - box.height / 2];
  if (acrossX <= 0.5 && acrossY <= 0.5) return [];
  return acrossX >= acrossY
    ? [
        { x: x + Math.sign(point.x - x) * (box.width / 2), y },
        { x: point.x, y },
      ]
    : [
        { x, y: y + Math.sign(point.y - y) * (box.height / 2) },
        { x, y: point.y },
      ];
}

const edgeOf = (of: Element, id: string, points: readonly Point[]): Element =>
  element('bpmndi:BPMNEdge', {
    id,
    bpmnElement: of,
    waypoint: points.map(({ x, y }) => element('dc:Point', { x: Math.round(x), y: Math.round(y) })),
  });
