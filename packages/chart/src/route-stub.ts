import type { Box, Point } from './layout.ts';
import type { Blocked, Grid } from './route-grid.ts';
import type { Port } from './route-port.ts';
import { amongKin, stateAt, stepper, touched, traced, type Found, type PricedPort } from './route-search.ts';

/** What it costs to end a piece at a point to which it comes in a direction; `Infinity` where it may not end. */
export type Offer = (at: Point, direction: number) => number;

/** What to look for: a short piece from a port that keeps off some boxes. */
export interface StubSearch {
  readonly level: string;
  readonly ports: readonly PricedPort[];
  readonly kin: readonly Found[];
  readonly avoid: readonly Box[];
}

/** A piece from a port right before which a stranger passes would seem to be his. */
const takenPort = 8000;
/** How far from its ports it may lead. */
const reach = 320;

/** The cheapest piece that crosses no way, with the price of the place at its end; `undefined` when there is none. */
export const findStub = (grid: Grid, search: StubSearch, offer: Offer): Found | undefined => {
  const level = grid.blocked.get(search.level);
  return level === undefined
    ? undefined
    : amongKin(grid, search, () =>
        searched(grid, { ...level, bounds: near(search, level.bounds) }, search, offer),
      );
};

const searched = (grid: Grid, level: Blocked, search: StubSearch, offer: Offer): Found | undefined => {
  const { best, came, stamp, heap } = grid.room;
  const number = ++grid.room.search;
  heap.clear();
  const step = stepper(grid, level);
  const width = grid.xs.length;
  const pointAt = (state: number): Point => ({
    x: grid.xs[(state >> 2) % width] ?? 0,
    y: grid.ys[((state >> 2) / width) | 0] ?? 0,
  });
  const put = (state: number, cost: number, from: number): void => {
    if (stamp[state] === number && cost >= (best[state] ?? Infinity)) return;
    best[state] = cost;
    came[state] = from;
    stamp[state] = number;
    heap.push(state, cost);
  };
  const free = (a: Point, b: Point): boolean => !search.avoid.some((box) => onWay(box, a, b));
  const exitOf = new Map<number, Port>();
  for (const { port, cost: own } of search.ports) {
    const state = stateAt(grid, port.stub) * 4 + port.direction;
    const cost = own + (touched(grid, state >> 2) ? takenPort : 0);
    if (!free(port.at, port.stub) || (stamp[state] === number && cost >= (best[state] ?? Infinity))) continue;
    exitOf.set(state, port);
    put(state, cost, -1);
  }
  let end = { state: -1, cost: Infinity };
  for (let state = heap.pop(); state >= 0; state = heap.pop()) {
    const cost = best[state] ?? Infinity;
    if (cost >= end.cost) break;
    if (heap.popped() > cost) continue;
    const at = pointAt(state);
    const whole = cost + offer(at, state & 3);
    if (whole < end.cost) end = { state, cost: whole };
    for (let turn = 0; turn < 4; turn++) {
      if (turn === 2) continue;
      const next = step.to(state, turn);
      if (next >= 0 && !step.meets && free(at, pointAt(next))) put(next, cost + step.price, state);
    }
  }
  const found = end.state < 0 ? undefined : traced(end.state, came, exitOf);
  return found === undefined ? undefined : { ...found, entry: found.exit, cost: end.cost };
};

const near = ({ ports }: StubSearch, within: Blocked['bounds']): Blocked['bounds'] => {
  const stubs = ports.map(({ port }) => port.stub);
  return {
    left: Math.max(within.left, Math.min(...stubs.map((stub) => stub.x)) - reach),
    top: Math.max(within.top, Math.min(...stubs.map((stub) => stub.y)) - reach),
    right: Math.min(within.right, Math.max(...stubs.map((stub) => stub.x)) + reach),
    bottom: Math.min(within.bottom, Math.max(...stubs.map((stub) => stub.y)) + reach),
  };
};

/** Whether a level or upright piece runs through a box, or right beside it. */
const onWay = (box: Box, a: Point, b: Point): boolean =>
  Math.min(a.x, b.x) < box.x + box.width + 1 &&
  Math.max(a.x, b.x) > box.x - 1 &&
  Math.min(a.y, b.y) < box.y + box.height + 1 &&
  Math.max(a.y, b.y) > box.y - 1;
