import type { Box, Chart, Drawn, Plan, Route } from '@fiveones/chart';
import { shapesOf } from '@fiveones/chart';

/** What a reader of a chart stumbles over. */
export interface Faults {
  /** Places where ways cross, or where ways that share neither end touch. */
  readonly crossings: number;
  /** Names of ways and of small steps that lie on a card or on each other. */
  readonly covered: number;
  /** Names through which a way, or the line around a frame, runs. */
  readonly struck: number;
  /** Pairs of ways that seem to run on one line although they share neither end: nobody can tell them apart there. */
  readonly merged: number;
  /** Ways drawn as connectors: a chart where many are is no chart. */
  readonly connectors: number;
}

interface Piece {
  readonly id: string;
  readonly a: Route[number];
  readonly b: Route[number];
}

/** Counts them in a chart as it is drawn. */
export const faultsOf = (chart: Chart, plan: Plan, drawn: Drawn): Faults => {
  const { routes, labels, captions, marks } = drawn;
  const lines = [...routes, ...marks.map(({ id, route }) => [id, route] as const)];
  const pieces = lines.flatMap(([id, points]) =>
    points.slice(1).map((b, index): Piece => ({ id, a: points[index] ?? b, b })),
  );
  const level = pieces.filter(({ a, b }) => a.y === b.y);
  const plumb = pieces.filter(({ a, b }) => a.y !== b.y);
  const strangers = strangersIn(chart, drawn);
  const places = level.flatMap((across) =>
    plumb
      .filter((down) => crosses(across, down) || (strangers(across, down) && touches(across, down)))
      .map((down) => `${down.a.x} ${across.a.y}`),
  );
  const shapes = shapesOf(chart, plan);
  const frames = new Set(shapes.map(({ inside }) => inside));
  const cards = shapes.filter(({ id }) => !frames.has(id));
  const names = [...labels.values(), ...captions.values(), ...marks].map(inner);
  const covered = names.filter(
    (name, index) =>
      cards.some((card) => meets(name, card)) || names.slice(index + 1).some((other) => meets(name, other)),
  );
  const rims = shapes.filter(({ id }) => frames.has(id));
  const struck = names.filter(
    (name) =>
      pieces.some((piece) => meets(name, boxOf(piece))) ||
      rims.some((rim) => meets(name, rim) && !contains(rim, name)),
  );
  return {
    crossings: new Set(places).size,
    covered: covered.length,
    struck: struck.length,
    merged: mergedIn(strangers, pieces),
    connectors: new Set(marks.flatMap(({ ways }) => ways.map(({ flow }) => flow))).size,
  };
};

type Strangers = (a: Piece, b: Piece) => boolean;

/** Whether two pieces belong to ways that share neither end. */
const strangersIn = (chart: Chart, { marks }: Drawn): Strangers => {
  const ends = new Map<string, { readonly from?: string; readonly to?: string }>([
    ...chart.flows.map(({ id, from, to }) => [id, { from, to }] as const),
    ...marks.map(
      ({ id, step, enters }) => [id, enters ? { from: id, to: step } : { from: step, to: id }] as const,
    ),
  ]);
  return (a, b) =>
    a.id !== b.id &&
    ends.get(a.id)?.from !== ends.get(b.id)?.from &&
    ends.get(a.id)?.to !== ends.get(b.id)?.to;
};

const mergedIn = (strangers: Strangers, pieces: readonly Piece[]): number => {
  const pairs = pieces.flatMap((one, index) =>
    pieces
      .slice(index + 1)
      .filter((other) => strangers(one, other) && runsAlong(one, other))
      .map((other) => [one.id, other.id].sort().join(' ')),
  );
  return new Set(pairs).size;
};

/** Whether two pieces lie on one line, or so close that it looks so, and have some of it in common. */
const runsAlong = (one: Piece, other: Piece): boolean => {
  const [a, b] = [boxOf(one), boxOf(other)];
  const common = (from: number, long: number, from2: number, long2: number): number =>
    Math.min(from + long, from2 + long2) - Math.max(from, from2);
  const [x, y] = [common(a.x, a.width, b.x, b.width), common(a.y, a.height, b.y, b.height)];
  return (
    (x > 0.5 && y > -3 && a.height === 0 && b.height === 0) ||
    (y > 0.5 && x > -3 && a.width === 0 && b.width === 0)
  );
};

const boxOf = ({ a, b }: Piece): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

const crosses = (across: Piece, down: Piece): boolean =>
  across.id !== down.id && within(down.a.x, across.a.x, across.b.x) && within(across.a.y, down.a.y, down.b.y);

/** Whether a corner of one lies on the other. */
const touches = (across: Piece, down: Piece): boolean => {
  const [a, b] = [boxOf(across), boxOf(down)];
  return b.x >= a.x - 0.5 && b.x <= a.x + a.width + 0.5 && a.y >= b.y - 0.5 && a.y <= b.y + b.height + 0.5;
};

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

const contains = (outer: Box, inside: Box): boolean =>
  inside.x >= outer.x &&
  inside.y >= outer.y &&
  inside.x + inside.width <= outer.x + outer.width &&
  inside.y + inside.height <= outer.y + outer.height;
