import type { Point } from './layout.ts';
import { lineIndex, type Blocked, type Grid, type Taken } from './route-grid.ts';
import type { Port } from './route-port.ts';

interface PricedPort {
  readonly port: Port;
  readonly cost: number;
}

/** What to look for: a way from any exit to any entry on one level. */
export interface Search {
  readonly level: string;
  readonly from: string;
  readonly to: string;
  readonly exits: readonly PricedPort[];
  readonly entries: readonly PricedPort[];
}

/** A way found: the ports it uses and its corner points between them. */
export interface Found {
  readonly exit: Port;
  readonly entry: Port;
  readonly points: readonly Point[];
}

const prices = { bend: 30, crossing: 14, besideStranger: 6, takenPiece: 40 };
const dx = [1, 0, -1, 0];
const dy = [0, 1, 0, -1];

/** How far from its two ends a way looks first; only when nothing is found there it looks everywhere. */
const reach = 260;

/** The cheapest way, or `undefined` when cards close it off. The pieces it uses are marked as taken. */
export const findPath = (grid: Grid, search: Search): Found | undefined => {
  const level = grid.blocked.get(search.level);
  if (level === undefined) return undefined;
  return (
    searched(grid, { ...level, bounds: near(search, level.bounds) }, search) ?? searched(grid, level, search)
  );
};

const near = (search: Search, within: Blocked['bounds']): Blocked['bounds'] => {
  const stubs = [...search.exits, ...search.entries].map(({ port }) => port.stub);
  return {
    left: Math.max(within.left, Math.min(...stubs.map((stub) => stub.x)) - reach),
    top: Math.max(within.top, Math.min(...stubs.map((stub) => stub.y)) - reach),
    right: Math.min(within.right, Math.max(...stubs.map((stub) => stub.x)) + reach),
    bottom: Math.min(within.bottom, Math.max(...stubs.map((stub) => stub.y)) + reach),
  };
};

const searched = (grid: Grid, level: Blocked, search: Search): Found | undefined => {
  const { best, came, stamp } = grid.room;
  const number = ++grid.room.search;
  const costAt = (state: number): number => (stamp[state] === number ? (best[state] ?? Infinity) : Infinity);
  const heap = makeHeap();
  const rest = remaining(grid, search);
  const put = (state: number, cost: number, from: number): void => {
    best[state] = cost;
    came[state] = from;
    stamp[state] = number;
    heap.push(state, cost + rest(state >> 2));
  };
  const goals = new Map(
    search.entries.map((entry) => [
      stateAt(grid, entry.port.stub) * 4 + ((entry.port.direction + 2) % 4),
      entry,
    ]),
  );
  const exitOf = new Map<number, Port>();
  for (const exit of search.exits) {
    const state = stateAt(grid, exit.port.stub) * 4 + exit.port.direction;
    if (exit.cost >= costAt(state)) continue;
    exitOf.set(state, exit.port);
    put(state, exit.cost, -1);
  }
  let end = -1;
  let endCost = Infinity;
  for (let state = heap.pop(); state >= 0; state = heap.pop()) {
    const cost = costAt(state);
    if (cost + rest(state >> 2) >= endCost) break;
    const goal = goals.get(state);
    if (goal !== undefined && cost + goal.cost < endCost) {
      end = state;
      endCost = cost + goal.cost;
    }
    for (const turn of [0, 1, 3]) {
      const next = move(grid, level, search, state, turn);
      if (next !== undefined && cost + next.price < costAt(next.state))
        put(next.state, cost + next.price, state);
    }
  }
  const goal = goals.get(end);
  return goal === undefined ? undefined : traced(grid, search, { end, came, exitOf, entry: goal.port });
};

const stateAt = (grid: Grid, point: Point): number =>
  lineIndex(grid.ys, point.y) * grid.xs.length + lineIndex(grid.xs, point.x);

const remaining = (grid: Grid, search: Search): ((cell: number) => number) => {
  const stubs = search.entries.map((entry) => entry.port.stub);
  const [left, right] = [Math.min(...stubs.map((stub) => stub.x)), Math.max(...stubs.map((stub) => stub.x))];
  const [top, bottom] = [Math.min(...stubs.map((stub) => stub.y)), Math.max(...stubs.map((stub) => stub.y))];
  return (cell) => {
    const x = grid.xs[cell % grid.xs.length] ?? 0;
    const y = grid.ys[Math.floor(cell / grid.xs.length)] ?? 0;
    return Math.max(0, left - x, x - right) + Math.max(0, top - y, y - bottom);
  };
};

const move = (
  grid: Grid,
  level: Blocked,
  search: Search,
  state: number,
  turn: number,
): { readonly state: number; readonly price: number } | undefined => {
  const width = grid.xs.length;
  const direction = ((state & 3) + turn) % 4;
  const cell = state >> 2;
  const [ix, iy] = [cell % width, Math.floor(cell / width)];
  const [nx, ny] = [ix + (dx[direction] ?? 0), iy + (dy[direction] ?? 0)];
  if (nx < 0 || ny < 0 || nx >= width || ny >= grid.ys.length) return undefined;
  const [x, y] = [grid.xs[nx] ?? 0, grid.ys[ny] ?? 0];
  const { bounds } = level;
  if (x < bounds.left || x > bounds.right || y < bounds.top || y > bounds.bottom) return undefined;
  const horizontal = direction % 2 === 0;
  const piece = Math.min(ny, iy) * width + Math.min(nx, ix);
  if ((horizontal ? level.right : level.down)[piece] === 1) return undefined;
  const length = Math.abs(x - (grid.xs[ix] ?? 0)) + Math.abs(y - (grid.ys[iy] ?? 0));
  const taken = (horizontal ? grid.takenRight : grid.takenDown).get(piece);
  const strangers = taken !== undefined && taken.some((other) => isStranger(other, search));
  const crossing = turn === 0 && crossed(grid, search, cell, horizontal);
  return {
    state: (ny * width + nx) * 4 + direction,
    price:
      length * (strangers ? prices.besideStranger : 1) +
      (strangers ? prices.takenPiece : 0) +
      (turn === 0 ? 0 : prices.bend) +
      (crossing ? prices.crossing : 0),
  };
};

const isStranger = (other: Taken, search: Search): boolean =>
  other.from !== search.from && other.to !== search.to;

const crossed = (grid: Grid, search: Search, cell: number, horizontal: boolean): boolean => {
  const across = horizontal ? grid.takenDown : grid.takenRight;
  const before = horizontal ? cell - grid.xs.length : cell - 1;
  return [across.get(cell), across.get(before)].some(
    (taken) => taken?.some((other) => isStranger(other, search)) === true,
  );
};

const traced = (
  grid: Grid,
  search: Search,
  found: {
    readonly end: number;
    readonly came: Int32Array;
    readonly exitOf: ReadonlyMap<number, Port>;
    readonly entry: Port;
  },
): Found | undefined => {
  const points: Point[] = [];
  const width = grid.xs.length;
  let state = found.end;
  for (;;) {
    const cell = state >> 2;
    points.push({ x: grid.xs[cell % width] ?? 0, y: grid.ys[Math.floor(cell / width)] ?? 0 });
    const before = found.came[state] ?? -1;
    if (before < 0) break;
    const other = before >> 2;
    const taken = Math.abs(cell - other) === 1 ? grid.takenRight : grid.takenDown;
    const piece = Math.min(cell, other);
    taken.set(piece, [...(taken.get(piece) ?? []), { from: search.from, to: search.to }]);
    state = before;
  }
  const exit = found.exitOf.get(state);
  return exit === undefined ? undefined : { exit, entry: found.entry, points: points.reverse() };
};

interface Heap {
  readonly push: (state: number, cost: number) => void;
  /** The cheapest state, or -1 when none is left. */
  readonly pop: () => number;
}

const makeHeap = (): Heap => {
  const states: number[] = [];
  const costs: number[] = [];
  const swap = (a: number, b: number): void => {
    [states[a], states[b]] = [states[b] ?? -1, states[a] ?? -1];
    [costs[a], costs[b]] = [costs[b] ?? 0, costs[a] ?? 0];
  };
  const less = (a: number, b: number): boolean => (costs[a] ?? Infinity) < (costs[b] ?? Infinity);
  return {
    push: (state, cost) => {
      states.push(state);
      costs.push(cost);
      for (let at = states.length - 1; at > 0;) {
        const above = (at - 1) >> 1;
        if (!less(at, above)) return;
        swap(at, above);
        at = above;
      }
    },
    pop: () => {
      const first = states[0];
      if (first === undefined) return -1;
      swap(0, states.length - 1);
      states.pop();
      costs.pop();
      for (let at = 0; ;) {
        const left = 2 * at + 1;
        const small = left + 1 < states.length && less(left + 1, left) ? left + 1 : left;
        if (left >= states.length || !less(small, at)) return first;
        swap(at, small);
        at = small;
      }
    },
  };
};
