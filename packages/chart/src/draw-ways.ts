import type { Chart, Step } from './chart.ts';
import { clashesOf } from './clashes.ts';
import { placeConnectors, type ConnectorMark } from './connectors.ts';
import { meets } from './field.ts';
import { placeCaptions, placeLabels, shortLabel, type Caption, type Label } from './labels.ts';
import { captionRoom, paperOf, type Box, type Plan } from './layout.ts';
import { settled } from './route.ts';
import type { Route } from './route-net.ts';
import { kindShapes, linksOf, shapesOf } from './shapes.ts';
import { stepRows } from './step-numbers.ts';
import { untangled } from './untangle.ts';

/** Ways, their labels, and the names of small steps, where its steps stand now. */
export interface Drawn {
  /** The ways that are drawn from step to step. */
  readonly routes: ReadonlyMap<string, Route>;
  /** The ways that are not: they are drawn as connectors. */
  readonly connectors: ReadonlySet<string>;
  /** The ends of those. */
  readonly marks: readonly ConnectorMark[];
  readonly labels: ReadonlyMap<string, Label>;
  /** Numbers and names of gateways and ends; other steps hold theirs. */
  readonly captions: ReadonlyMap<string, Caption>;
  /** The number of each step. */
  readonly numbers: ReadonlyMap<string, string>;
}

/**
 * Routes all ways and places their labels, captions and connectors. Without `connectors` nobody has said which ways are
 * drawn so: then they are those that would cross others. This is the costly part; keep it while nothing moves.
 */
export const drawWays = (chart: Chart, plan: Plan, connectors?: ReadonlySet<string>): Drawn => {
  const connected = connectors ?? untangled(chart, plan);
  const none: ReadonlySet<string> = new Set();
  const { drawn, crowded } = drawnWays(chart, plan, connected, { names: none, ways: none });
  if (crowded.size === 0) return drawn;
  // Where a mark found no room, names leave it to the mark, else ways do; not where they would cross then.
  const flows = new Map(chart.flows.map((flow) => [flow.id, flow]));
  for (const room of [
    { names: crowded, ways: none },
    { names: crowded, ways: crowded },
  ]) {
    const again = drawnWays(chart, plan, connected, room);
    if (again.crowded.size < crowded.size && clashesOf(again.drawn.routes, flows).length === 0)
      return again.drawn;
  }
  return drawn;
};

/** The steps beside which names, or ways, leave room for marks. */
interface Room {
  readonly names: ReadonlySet<string>;
  readonly ways: ReadonlySet<string>;
}

const drawnWays = (
  chart: Chart,
  plan: Plan,
  connected: ReadonlySet<string>,
  room: Room,
): { readonly drawn: Drawn; readonly crowded: ReadonlySet<string> } => {
  const shapes = shapesOf(chart, plan);
  const net = settled(linksOf(chart), shapes, connected, room.ways);
  const routes = net.routes();
  const numbers = new Map(stepRows(chart).map(({ step, number }) => [step.id, number]));
  const frames = new Set(shapes.map((shape) => shape.inside));
  const paper = paperOf(plan);
  const ground = {
    paper: { ...paper, height: paper.height + captionRoom },
    cards: [
      ...shapes.filter((shape) => !frames.has(shape.id)),
      ...shapes.filter((shape) => room.names.has(shape.id)).flatMap(besidesOf),
    ],
    frames: shapes.filter((shape) => frames.has(shape.id)),
  };
  const captions = placeCaptions(namesBeside(chart, plan, numbers), routes, ground);
  const texts = new Map(
    chart.flows
      .filter(({ id }) => !connected.has(id))
      .map((flow) => [flow.id, flow.isDefault && flow.name === '' ? '' : shortLabel(flow.name)]),
  );
  const stand = [...ground.cards, ...captions.values()];
  const first = placeLabels(texts, routes, { ...ground, cards: stand });
  const ends = placeConnectors(chart, plan, connected, numbers, net, {
    shapes,
    routes,
    texts: [...captions.values(), ...first.values()],
  });
  // A mark that found no room but on a label stays; the label can stand elsewhere along its way.
  const marked = [...ends.marks, ...ends.labels.values()];
  const hidden = [...first.values()].some((label) => marked.some((mark) => meets(mark, label)));
  const labels = hidden ? placeLabels(texts, routes, { ...ground, cards: [...stand, ...marked] }) : first;
  return {
    drawn: {
      routes,
      captions,
      numbers,
      connectors: connected,
      marks: ends.marks,
      labels: new Map([...labels, ...ends.labels]),
    },
    crowded: ends.crowded,
  };
};

/** The places before the left and the upper side of a step. */
const besidesOf = ({ x, y, width, height }: Box): readonly Box[] => [
  { x: x + width / 2 - 3, y: y - markRoom, width: 6, height: markRoom },
  { x: x - markRoom, y: y + height / 2 - 3, width: markRoom, height: 6 },
];
const markRoom = 16;

const namesBeside = (
  chart: Chart,
  plan: Plan,
  numbers: ReadonlyMap<string, string>,
): ReadonlyMap<string, { readonly text: string; readonly box: Box }> =>
  new Map(
    chart.steps.flatMap((step: Step) => {
      const box = plan.boxes.get(step.id);
      const shape = kindShapes[step.kind];
      return box === undefined || (shape !== 'gateway' && shape !== 'end')
        ? []
        : [[step.id, { text: `${numbers.get(step.id) ?? ''} ${step.name}`, box }] as const];
    }),
  );
