import type { Box, Point } from './layout.ts';
import { buildGrid, type Grid, type Taken } from './route-grid.ts';
import { portsAt, type Port, type Shape } from './route-port.ts';
import { findStub, type Offer } from './route-stub.ts';
import {
  findClearPath,
  findPath,
  met,
  pointsOf,
  priceOf,
  release,
  take,
  type Found,
  type Search,
} from './route-search.ts';

/** A way to draw. Ways that share a trunk leave a parallel split together. */
export interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly trunk: boolean;
}

/** The corner points of a way, from the edge of its source to the edge of its target. */
export type Route = readonly Point[];

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

/** A short piece at a step that ends in a mark. */
export interface Stub {
  readonly id: string;
  readonly shape: Shape;
  readonly enters: boolean;
  readonly avoid: readonly Box[];
  readonly offer: Offer;
}

/** How often all ways that meet others are laid anew; each time no way gets dearer, and most stay. */
const relays = 2;
/** How many states are looked at: charts in which more ways meet have to be arranged better, not laid longer. */
const mostLooks = 1_000_000;
/** How many more, to make room for ways that still meet others then. */
const mostForRoom = 200_000;
/** The side at which marks lead into small steps, and what it costs others to leave there. */
const entrance = 2;
const kept = 300;
/** What is not cheaper by this much stays as it is. */
const noticeable = 0.5;

/** The ways of a chart on the grid: laid one after the other, then laid anew where they meet others. */
export class Net {
  private readonly grid: Grid;
  private readonly ends: readonly Ends[];
  private readonly endsOf: ReadonlyMap<string, Ends>;
  private readonly laid = new Map<string, Found>();
  private readonly stubs: { readonly way: Taken; readonly found: Found }[] = [];
  private readonly lifted = new Set<string>();
  private readonly traffic = new Map<Port, { ins: number; outs: number }>();
  private readonly marked: ReadonlySet<string>;
  /** How each way was laid first, and how many states had been looked at by then. */
  private readonly first: { readonly found: Found | undefined; readonly looked: number }[] = [];
  private like: Net | undefined;

  /**
   * `marked` are the shapes into which a mark will lead: a small one keeps a side free for it, and one that is `open` the
   * room before it, too. `like` is a net of the same shapes with about the same ways and nothing open: what would be
   * laid as there is taken from it. That changes nothing but the time it takes.
   */
  constructor(
    links: readonly Link[],
    shapes: readonly Shape[],
    marked: ReadonlySet<string> = new Set(),
    open: ReadonlySet<string> = new Set(),
    like?: Net,
  ) {
    this.marked = marked;
    this.like = open.size === 0 ? like : undefined;
    this.grid = buildGrid(shapes, open);
    this.ends = inOrder(links, new Map(shapes.map((shape) => [shape.id, shape])));
    this.endsOf = new Map(this.ends.map((ends) => [ends.link.id, ends]));
  }

  routes(): ReadonlyMap<string, Route> {
    return new Map(
      this.ends.flatMap(({ link, from, to }) => {
        const found = this.laid.get(link.id);
        if (this.lifted.has(link.id)) return [];
        return [
          [
            link.id,
            found === undefined
              ? plainRoute(from, to)
              : straightened([found.exit.at, ...pointsOf(this.grid, found), found.entry.at]),
          ],
        ];
      }),
    );
  }

  /** Takes a way out of the net, as if it were not in the chart; those that met it look for a better way. */
  lift(id: string): void {
    const ends = this.endsOf.get(id);
    if (ends === undefined) return;
    const met = this.metBy(ends);
    this.takeUp(ends);
    this.lifted.add(id);
    for (const other of met) {
      const one = this.endsOf.get(other);
      if (one !== undefined && this.metBy(one).length > 0) this.clear(one);
    }
  }

  /** Lays a way anew where it meets no other, if there is such a place. */
  private clear(ends: Ends): void {
    const was = this.takeUp(ends);
    if (was !== undefined) this.put(ends, findClearPath(this.grid, this.searchOf(ends)) ?? was);
  }

  /** Lays a way that was taken out, if there is a place for it where it meets no other. */
  putBack(id: string): boolean {
    const ends = this.endsOf.get(id);
    const found = ends === undefined ? undefined : findClearPath(this.grid, this.searchOf(ends));
    if (ends === undefined || found === undefined) return false;
    this.lifted.delete(id);
    this.put(ends, found);
    return true;
  }

  /**
   * Lays a short piece out of a step, or into it, to the place that the offer makes cheapest with the way there; it
   * crosses nothing, keeps off what it is to avoid, and may begin together with its kin. It costs as much as way and place.
   */
  layStub(stub: Stub): { readonly route: Route; readonly cost: number } | undefined {
    const { shape, enters, avoid } = stub;
    const ports = portsAt(shape).map((port) => {
      const { ins, outs } = this.busy(port);
      const [own, against] = enters ? [ins, outs] : [outs, ins];
      return {
        port,
        cost:
          (enters ? port.cost.in : port.cost.out + this.keptFree(shape, port)) +
          (against > 0 ? 90 : 0) +
          (own > 0 ? 26 : 0),
      };
    });
    const isKin = (way: Taken): boolean => (enters ? way.to : way.from) === shape.id;
    const kin = [
      ...this.ends.flatMap(({ link }) => (isKin(link) ? (this.laid.get(link.id) ?? []) : [])),
      ...this.stubs.flatMap(({ way, found }) => (isKin(way) ? [found] : [])),
    ];
    const found = findStub(this.grid, { level: shape.inside ?? '', ports, kin, avoid }, stub.offer);
    if (found === undefined) return undefined;
    const way = {
      id: `${enters ? 'in' : 'out'} ${stub.id}`,
      from: enters ? '' : shape.id,
      to: enters ? shape.id : '',
    };
    take(this.grid, way, found);
    this.stubs.push({ way, found });
    this.busy(found.exit)[enters ? 'ins' : 'outs']++;
    const points = straightened([found.exit.at, ...pointsOf(this.grid, found)]);
    return { route: enters ? [...points].reverse() : points, cost: found.cost };
  }

  layAll(): void {
    const known = this.knownFrom(this.like);
    for (const [index, ends] of this.ends.entries()) {
      const as = this.like?.first[index];
      if (index < known && as !== undefined) {
        if (as.found !== undefined) this.put(ends, as.found);
        this.grid.looked = as.looked;
      } else this.lay(ends);
      this.first.push({ found: this.laid.get(ends.link.id), looked: this.grid.looked });
    }
    this.like = undefined;
  }

  /** How many ways, from the first on, another net lays in the same order among the same marks. */
  private knownFrom(like: Net | undefined): number {
    const other = this.ends.findIndex(
      ({ link, from }, index) =>
        like?.ends[index]?.link.id !== link.id ||
        (from.ports === 'point' && this.marked.has(from.id) !== like.marked.has(from.id)),
    );
    return other < 0 ? this.ends.length : other;
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

  /**
   * Where ways still meet, each in turn takes a place where it meets none, and those it met look for another, if only a
   * long way round. What makes no fewer of them meet stays as it was.
   */
  makeRoom(): void {
    const most = Math.min(mostLooks, this.grid.looked + mostForRoom);
    for (let pass = 0; pass < relays; pass++) {
      let better = false;
      for (const ends of this.ends) {
        const others = this.grid.looked < most ? this.metBy(ends) : [];
        if (others.length > 0 && this.pushAside(ends, others)) better = true;
      }
      if (!better) return;
    }
  }

  private pushAside(ends: Ends, others: readonly string[]): boolean {
    const pushed = others.flatMap((id) => this.endsOf.get(id) ?? []);
    const group = [ends, ...pushed];
    const before = this.meetings(group);
    const was = group.map((one) => ({ one, found: this.laid.get(one.link.id) }));
    for (const turn of [group, [...pushed, ends]]) {
      for (const one of group) this.takeUp(one);
      for (const one of turn) this.lay(one, 'patient');
      if (this.meetings(group) < before) return true;
    }
    for (const { one } of was) this.takeUp(one);
    for (const { one, found } of was) if (found !== undefined) this.put(one, found);
    return false;
  }

  /** How many pairs of ways meet, of which one is in the group. */
  private meetings(group: readonly Ends[]): number {
    return new Set(
      group.flatMap((ends) => this.metBy(ends).map((id) => [ends.link.id, id].sort().join('\n'))),
    ).size;
  }

  private mayGoOn(): boolean {
    return this.grid.looked < mostLooks;
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

  private lay(ends: Ends, detour?: 'patient'): void {
    const search = this.searchOf(ends);
    const found = findClearPath(this.grid, search, detour) ?? findPath(this.grid, search);
    if (found !== undefined) this.put(ends, found);
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

  /** What it costs to leave where a mark is to lead in. */
  private keptFree(shape: Shape, port: Port): number {
    return shape.ports === 'point' && port.direction === entrance && this.marked.has(shape.id) ? kept : 0;
  }

  private busy(port: Port): { ins: number; outs: number } {
    const known = this.traffic.get(port);
    if (known !== undefined) return known;
    const none = { ins: 0, outs: 0 };
    this.traffic.set(port, none);
    return none;
  }

  private searchOf({ link, from, to }: Ends): Search {
    const exits = portsAt(from).map((port) => {
      const { ins, outs } = this.busy(port);
      const busy = (ins > 0 ? 90 : 0) + (outs > 0 && !link.trunk ? 26 : 0);
      return { port, cost: port.cost.out + busy + this.keptFree(from, port) };
    });
    const entries = portsAt(to).map((port) => {
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
