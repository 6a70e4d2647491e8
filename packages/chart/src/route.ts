import type { Box, Point } from './layout.ts';
import { buildGrid, type Grid } from './route-grid.ts';
import { portsOf, type Port, type Shape } from './route-port.ts';
import { findPath } from './route-search.ts';

/** A way to draw. Ways that share a trunk leave a parallel split together. */
export interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly trunk: boolean;
}

/** The corner points of a way, from the edge of its source to the edge of its target. */
export type Route = readonly Point[];

/**
 * Draws all ways at right angles, around every card, with few corners and crossings. Ways into the same step
 * may merge, parallel branches share a trunk, other ways keep their own track. The same input gives the same ways.
 */
export const route = (links: readonly Link[], shapes: readonly Shape[]): ReadonlyMap<string, Route> => {
  const byId = new Map(shapes.map((shape) => [shape.id, shape]));
  const grid = buildGrid(shapes);
  const traffic = new Map<string, { ins: number; outs: number }>();
  const routes = new Map<string, Route>();
  for (const { link, from, to } of inOrder(links, byId)) {
    const found = drawn(link, from, to, grid, traffic);
    routes.set(link.id, found ?? plainRoute(from, to));
  }
  return routes;
};

interface Ends {
  readonly link: Link;
  readonly from: Shape;
  readonly to: Shape;
}

const centre = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** Short ways first: they deserve the straight line. */
const inOrder = (links: readonly Link[], byId: ReadonlyMap<string, Shape>): readonly Ends[] => {
  const ends = links.flatMap((link) => {
    const from = byId.get(link.from);
    const to = byId.get(link.to);
    return from === undefined || to === undefined ? [] : [{ link, from, to }];
  });
  const weight = ({ from, to }: Ends): number => {
    const a = centre(from);
    const b = centre(to);
    return Math.abs(a.x - b.x) + Math.abs(a.y - b.y) + (b.x < a.x - 40 ? 400 : 0);
  };
  return ends
    .map((end, index) => ({ end, index, weight: weight(end) }))
    .sort((a, b) => a.weight - b.weight || a.index - b.index)
    .map(({ end }) => end);
};

const drawn = (
  link: Link,
  from: Shape,
  to: Shape,
  grid: Grid,
  traffic: Map<string, { ins: number; outs: number }>,
): Route | undefined => {
  const busy = (port: Port): { ins: number; outs: number } => traffic.get(port.key) ?? { ins: 0, outs: 0 };
  const exits = portsOf(from).map((port) => ({
    port,
    cost: port.cost.out + (busy(port).ins > 0 ? 90 : 0) + (busy(port).outs > 0 && !link.trunk ? 26 : 0),
  }));
  const entries = portsOf(to).map((port) => ({
    port,
    cost: port.cost.in + (busy(port).outs > 0 ? 90 : 0) + (busy(port).ins > 0 && to.ports === 'card' ? 2 : 0),
  }));
  const level = from.inside === to.inside ? (from.inside ?? '') : '*';
  const path = findPath(grid, { level, from: link.from, to: link.to, exits, entries });
  if (path === undefined) return undefined;
  traffic.set(path.exit.key, { ...busy(path.exit), outs: busy(path.exit).outs + 1 });
  traffic.set(path.entry.key, { ...busy(path.entry), ins: busy(path.entry).ins + 1 });
  return straightened([path.exit.at, ...path.points, path.entry.at]);
};

/** Drops points that lie on a straight line between their neighbours. */
const straightened = (points: Route): Route => {
  const kept: Point[] = [];
  for (const [index, point] of points.entries()) {
    const before = kept.at(-1);
    const after = points[index + 1];
    const same = before !== undefined && before.x === point.x && before.y === point.y;
    const straight =
      before !== undefined &&
      after !== undefined &&
      ((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
    if (!same && !straight) kept.push(point);
  }
  return kept;
};

/** The way drawn when cards stand so close that nothing fits between them. */
const plainRoute = (from: Shape, to: Shape): Route => {
  const a = { x: from.x + from.width, y: from.y + from.height / 2 };
  const b = { x: to.x, y: to.y + to.height / 2 };
  const middle = (a.x + b.x) / 2;
  return straightened([a, { x: middle, y: a.y }, { x: middle, y: b.y }, b]);
};

/** The SVG path of a route with rounded corners of the given radius. */
export const pathOf = (points: Route, radius = 7): string => {
  const [first] = points;
  if (first === undefined) return '';
  const parts = [`M${first.x} ${first.y}`];
  for (let i = 1; i < points.length; i++) {
    const before = points[i - 1];
    const at = points[i];
    const after = points[i + 1];
    if (before === undefined || at === undefined) continue;
    if (after === undefined) parts.push(`L${at.x} ${at.y}`);
    else parts.push(corner(before, at, after, radius));
  }
  return parts.join('');
};

const corner = (before: Point, at: Point, after: Point, radius: number): string => {
  const length = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
  const r = Math.min(radius, length(before, at) / 2, length(at, after) / 2);
  const toward = (to: Point): string =>
    `${at.x + Math.sign(to.x - at.x) * r} ${at.y + Math.sign(to.y - at.y) * r}`;
  return `L${toward(before)}Q${at.x} ${at.y} ${toward(after)}`;
};
