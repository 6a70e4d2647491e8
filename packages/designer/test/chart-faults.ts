import type { Box, Chart, Drawn, Plan, Route } from '@fiveones/chart';
import { shapesOf } from '@fiveones/chart';

/** What a reader of a chart stumbles over. */
export interface Faults {
  /** Places where ways cross. */
  readonly crossings: number;
  /** Names of ways that lie on a card or on each other. */
  readonly covered: number;
}

interface Piece {
  readonly id: string;
  readonly a: Route[number];
  readonly b: Route[number];
}

/** Counts them in a chart as it is drawn. */
export const faultsOf = (chart: Chart, plan: Plan, { routes, labels }: Drawn): Faults => {
  const pieces = [...routes].flatMap(([id, points]) =>
    points.slice(1).map((b, index): Piece => ({ id, a: points[index] ?? b, b })),
  );
  const level = pieces.filter(({ a, b }) => a.y === b.y);
  const plumb = pieces.filter(({ a, b }) => a.y !== b.y);
  const places = level.flatMap((across) =>
    plumb.filter((down) => crosses(across, down)).map((down) => `${down.a.x} ${across.a.y}`),
  );
  const shapes = shapesOf(chart, plan);
  const frames = new Set(shapes.map(({ inside }) => inside));
  const cards = shapes.filter(({ id }) => !frames.has(id));
  const names = [...labels.values()].map(inner);
  const covered = names.filter(
    (name, index) =>
      cards.some((card) => meets(name, card)) || names.slice(index + 1).some((other) => meets(name, other)),
  );
  return { crossings: new Set(places).size, covered: covered.length };
};

const crosses = (across: Piece, down: Piece): boolean =>
  across.id !== down.id && within(down.a.x, across.a.x, across.b.x) && within(across.a.y, down.a.y, down.b.y);

const within = (value: number, one: number, other: number): boolean =>
  value > Math.min(one, other) + 1 && value < Math.max(one, other) - 1;

/** A name without the air around its characters. */
const inner = ({ x, y, width, height }: Box): Box => ({
  x: x + 2,
  y: y + 2,
  width: width - 4,
  height: height - 4,
});

const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
