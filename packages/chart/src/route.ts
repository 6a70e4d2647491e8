import type { Point } from './layout.ts';
import { Net, type Link, type Route } from './route-net.ts';
import type { Shape } from './route-port.ts';

export type { Link, Route };

/**
 * Draws all ways at right angles, around every card, with few corners and crossings. Ways into the same step
 * may merge, parallel branches share a trunk, other ways keep their own track. The same input gives the same ways.
 */
export const route = (links: readonly Link[], shapes: readonly Shape[]): ReadonlyMap<string, Route> =>
  settled(links, shapes).routes();

/**
 * The net of such ways, in which more can be laid; those in `without` are drawn as connectors, and ways leave the room
 * before small steps that are `open`. A net `like` it, of the same shapes, saves time and changes nothing.
 */
export const laid = (
  links: readonly Link[],
  shapes: readonly Shape[],
  without: ReadonlySet<string> = new Set(),
  open: ReadonlySet<string> = new Set(),
  like?: Net,
): Net => {
  const [lines, connectors] = [
    links.filter(({ id }) => !without.has(id)),
    links.filter(({ id }) => without.has(id)),
  ];
  const net = new Net(lines, shapes, new Set(connectors.map(({ to }) => to)), open, like);
  net.layAll();
  net.relayAll();
  return net;
};

/** The same net, in which ways that would meet others have made room for each other as far as they can. */
export const settled = (...net: Parameters<typeof laid>): Net => {
  const found = laid(...net);
  found.makeRoom();
  return found;
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
