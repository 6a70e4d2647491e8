import type { Box, Point } from './layout.ts';
import { buildGrid, type Grid } from './route-grid.ts';
import { portsOf, type Port, type Shape } from './route-port.ts';
import { findPath, met, pointsOf, priceOf, release, take, type Found, type Search } from './route-search.ts';

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
  const net = new Net(links, shapes);
  net.layAll();
  net.relayAll();
  net.relayPairs();
  return net.routes();
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

/** How often all ways that meet others are laid anew; each time no way gets dearer, and most stay. */
const relays = 2;
/** How many pairs are tried, and how many states looked at: charts in which more ways meet have to be arranged better, not laid longer. */
const mostPairs = 40;
const mostLooks = 1_000_000;
/** What is not cheaper by this much stays as it is. */
const noticeable = 0.5;

/** The ways of a chart on the grid: laid one after the other, then laid anew where they meet others. */
class Net {
  private readonly grid: Grid;
  private readonly ends: readonly Ends[];
  private readonly endsOf: ReadonlyMap<string, Ends>;
  private readonly laid = new Map<string, Found>();
  private readonly ports = new Map<string, { ins: number; outs: number }>();

  constructor(links: readonly Link[], shapes: readonly Shape[]) {
    this.grid = buildGrid(shapes);
    this.ends = inOrder(links, new Map(shapes.map((shape) => [shape.id, shape])));
    this.endsOf = new Map(this.ends.map((ends) => [ends.link.id, ends]));
  }

  routes(): ReadonlyMap<string, Route> {
    return new Map(
      this.ends.map(({ link, from, to }) => {
        const found = this.laid.get(link.id);
        return [
          link.id,
          found === undefined
            ? plainRoute(from, to)
            : straightened([found.exit.at, ...pointsOf(this.grid, found), found.entry.at]),
        ];
      }),
    );
  }

  layAll(): void {
    for (const ends of this.ends) this.lay(ends);
  }

  /** The first ways knew nothing of the later ones: now each that meets others looks for a better way. */
  relayAll(): void {
    for (let pass = 0; pass < relays; pass++) {
      let better = false;
      for (const ends of this.ends)
        if (this.mayGoOn() && this.metBy(ends).length > 0 && this.relay(ends)) better = true;
      if (!better) return;
    }
  }

  /** Two ways that still meet are both taken up and laid in the other order. */
  relayPairs(): void {
    const tried = new Set<string>();
    for (const ends of this.ends)
      for (const id of this.metBy(ends)) {
        const other = this.endsOf.get(id);
        const pair = [ends.link.id, id].sort().join(' ');
        if (other === undefined || tried.has(pair) || tried.size >= mostPairs || !this.mayGoOn()) continue;
        tried.add(pair);
        this.relayPair(ends, other);
      }
  }

  private mayGoOn(): boolean {
    return this.grid.room.looked < mostLooks;
  }

  private metBy({ link }: Ends): readonly string[] {
    const found = this.laid.get(link.id);
    return found === undefined ? [] : [...met(this.grid, link, found)].map(({ id }) => id);
  }

  private relay(ends: Ends): boolean {
    const was = this.takeUp(ends);
    if (was === undefined) return false;
    const before = priceOf(this.grid, this.searchOf(ends), was);
    const is = findPath(this.grid, this.searchOf(ends));
    const better = is !== undefined && is.cost < before - noticeable;
    this.put(ends, better ? is : was);
    return better;
  }

  private relayPair(one: Ends, other: Ends): void {
    const was = [this.takeUp(one), this.takeUp(other)] as const;
    if (was[0] === undefined || was[1] === undefined) return;
    let before = priceOf(this.grid, this.searchOf(one), was[0]);
    this.put(one, was[0]);
    before += priceOf(this.grid, this.searchOf(other), was[1]);
    this.takeUp(one);
    let is = 0;
    for (const ends of [one, other]) is += this.lay(ends)?.cost ?? Infinity;
    if (is < before - noticeable) return;
    this.takeUp(other);
    this.takeUp(one);
    this.put(one, was[0]);
    this.put(other, was[1]);
  }

  private lay(ends: Ends): Found | undefined {
    const found = findPath(this.grid, this.searchOf(ends));
    if (found !== undefined) this.put(ends, found);
    return found;
  }

  private put({ link }: Ends, found: Found): void {
    this.laid.set(link.id, found);
    take(this.grid, link, found);
    this.busy(found.exit).outs++;
    this.busy(found.entry).ins++;
  }

  private takeUp({ link }: Ends): Found | undefined {
    const found = this.laid.get(link.id);
    if (found === undefined) return undefined;
    this.laid.delete(link.id);
    release(this.grid, link, found);
    this.busy(found.exit).outs--;
    this.busy(found.entry).ins--;
    return found;
  }

  private busy({ key }: Port): { ins: number; outs: number } {
    const known = this.ports.get(key) ?? { ins: 0, outs: 0 };
    this.ports.set(key, known);
    return known;
  }

  private searchOf({ link, from, to }: Ends): Search {
    const exits = portsOf(from).map((port) => {
      const { ins, outs } = this.busy(port);
      return { port, cost: port.cost.out + (ins > 0 ? 90 : 0) + (outs > 0 && !link.trunk ? 26 : 0) };
    });
    const entries = portsOf(to).map((port) => {
      const { ins, outs } = this.busy(port);
      return { port, cost: port.cost.in + (outs > 0 ? 90 : 0) + (ins > 0 && to.ports === 'card' ? 2 : 0) };
    });
    const level = from.inside === to.inside ? (from.inside ?? '') : '*';
    const kin = this.ends.flatMap((other) =>
      other.link !== link && (other.link.from === link.from || other.link.to === link.to)
        ? (this.laid.get(other.link.id) ?? [])
        : [],
    );
    return { level, from: link.from, to: link.to, exits, entries, kin };
  }
}

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
