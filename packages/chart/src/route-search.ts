import type { Point } from './layout.ts';
import { lineIndex, type Blocked, type Grid, type Taken, type Traffic } from './route-grid.ts';
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

const prices = { bend: 30, crossing: 60, besideStranger: 6, takenPiece: 40 };
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
  const heap = makeHeap();
  const rest = remaining(grid, search);
  const step = stepper(grid, level, search);
  const put = (state: number, cost: number, from: number): void => {
    if (stamp[state] === number && cost >= (best[state] ?? Infinity)) return;
    best[state] = cost;
    came[state] = from;
    stamp[state] = number;
    heap.push(state, cost + rest(state));
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
    if (stamp[state] === number && exit.cost >= (best[state] ?? Infinity)) continue;
    exitOf.set(state, exit.port);
    put(state, exit.cost, -1);
  }
  let end = -1;
  let endCost = Infinity;
  for (let state = heap.pop(); state >= 0; state = heap.pop()) {
    const cost = best[state] ?? Infinity;
    const whole = cost + rest(state);
    if (whole >= endCost) break;
    // Put again since at a lower cost, and looked at then.
    if (heap.popped() > whole) continue;
    const goal = goals.get(state);
    if (goal !== undefined && cost + goal.cost < endCost) {
      end = state;
      endCost = cost + goal.cost;
    }
    for (let turn = 0; turn < 4; turn++) {
      if (turn === 2) continue;
      const next = step.to(state, turn);
      if (next >= 0) put(next, cost + step.price, state);
    }
  }
  const goal = goals.get(end);
  return goal === undefined ? undefined : traced(grid, search, { end, came, exitOf, entry: goal.port });
};

const stateAt = (grid: Grid, point: Point): number =>
  lineIndex(grid.ys, point.y) * grid.xs.length + lineIndex(grid.xs, point.x);

/** What is at least left to pay from a state to any entry: the length, and the bends that no card can spare it. */
const remaining = (grid: Grid, search: Search): ((state: number) => number) => {
  const stubs = search.entries.map((entry) => entry.port.stub);
  const across = off(
    grid.xs,
    stubs.map((stub) => stub.x),
  );
  const down = off(
    grid.ys,
    stubs.map((stub) => stub.y),
  );
  const width = grid.xs.length;
  return (state) => {
    const cell = state >> 2;
    const x = across[cell % width] ?? 0;
    const y = down[(cell / width) | 0] ?? 0;
    const level = (state & 1) === 0;
    // How far there is to go along the direction of the state, against it, and across it.
    const along = (state & 2) === 0 ? (level ? x : y) : -(level ? x : y);
    const aside = level ? y : x;
    const bends = along < 0 ? 2 : aside === 0 ? 0 : 1;
    return Math.abs(x) + Math.abs(y) + bends * prices.bend;
  };
};

/** How far each line is off the span of some values: above 0 when it lies before them, below 0 behind them. */
const off = (lines: Float64Array, values: readonly number[]): Float64Array => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return lines.map((line) => (line < low ? low - line : line > high ? high - line : 0));
};

/** Goes from state to state. This runs hundreds of thousands of times for a large chart, so it makes no objects. */
const stepper = (
  grid: Grid,
  { right, down, bounds }: Blocked,
  search: Search,
): {
  /** The state one piece further after a turn, or -1 when a card or the border is there. */
  readonly to: (state: number, turn: number) => number;
  /** What the last piece costs. */
  price: number;
} => {
  const { xs, ys, takenRight, takenDown } = grid;
  const width = xs.length;
  const height = ys.length;
  const stepper = {
    price: 0,
    to: (state: number, turn: number): number => {
      const direction = ((state & 3) + turn) & 3;
      const cell = state >> 2;
      const ix = cell % width;
      const iy = (cell / width) | 0;
      const nx = ix + (dx[direction] ?? 0);
      const ny = iy + (dy[direction] ?? 0);
      if (nx < 0 || ny < 0 || nx >= width || ny >= height) return -1;
      const x = xs[nx] ?? 0;
      const y = ys[ny] ?? 0;
      if (x < bounds.left || x > bounds.right || y < bounds.top || y > bounds.bottom) return -1;
      const horizontal = (direction & 1) === 0;
      const piece = (ny < iy ? ny : iy) * width + (nx < ix ? nx : ix);
      if ((horizontal ? right : down)[piece] === 1) return -1;
      const length = Math.abs(x - (xs[ix] ?? 0)) + Math.abs(y - (ys[iy] ?? 0));
      const strangers = strangersOn(horizontal ? takenRight : takenDown, piece, search);
      stepper.price =
        length * (strangers ? prices.besideStranger : 1) +
        (strangers ? prices.takenPiece : 0) +
        (turn === 0 ? 0 : prices.bend) +
        (turn === 0 && crossed(grid, search, cell, horizontal) ? prices.crossing : 0);
      return (ny * width + nx) * 4 + direction;
    },
  };
  return stepper;
};

const isStranger = (other: Taken, search: Search): boolean =>
  other.from !== search.from && other.to !== search.to;

const strangersOn = ({ any, ways }: Traffic, piece: number, search: Search): boolean =>
  any[piece] === 1 && ways.get(piece)?.some((other) => isStranger(other, search)) === true;

const crossed = (grid: Grid, search: Search, cell: number, horizontal: boolean): boolean => {
  const across = horizontal ? grid.takenDown : grid.takenRight;
  const before = horizontal ? cell - grid.xs.length : cell - 1;
  return strangersOn(across, cell, search) || strangersOn(across, before, search);
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
    taken.any[piece] = 1;
    taken.ways.set(piece, [...(taken.ways.get(piece) ?? []), { from: search.from, to: search.to }]);
    state = before;
  }
  const exit = found.exitOf.get(state);
  return exit === undefined ? undefined : { exit, entry: found.entry, points: points.reverse() };
};

interface Heap {
  readonly push: (state: number, cost: number) => void;
  /** The cheapest state, or -1 when none is left. */
  readonly pop: () => number;
  /** With which cost the last one had been put in. */
  readonly popped: () => number;
}

const makeHeap = (): Heap => {
  const states: number[] = [];
  const costs: number[] = [];
  let last = 0;
  /** Lets a state sink from the root to where it belongs. */
  const sink = (state: number, cost: number): void => {
    const size = states.length;
    let at = 0;
    for (let below = 1; below < size; below = 2 * at + 1) {
      if (below + 1 < size && (costs[below + 1] ?? 0) < (costs[below] ?? 0)) below++;
      const smaller = costs[below] ?? 0;
      if (smaller >= cost) break;
      states[at] = states[below] ?? -1;
      costs[at] = smaller;
      at = below;
    }
    states[at] = state;
    costs[at] = cost;
  };
  return {
    push: (state, cost) => {
      let at = states.length;
      states.push(state);
      costs.push(cost);
      for (let above = (at - 1) >> 1; at > 0; above = (at - 1) >> 1) {
        const larger = costs[above] ?? 0;
        if (larger <= cost) break;
        states[at] = states[above] ?? -1;
        costs[at] = larger;
        at = above;
      }
      states[at] = state;
      costs[at] = cost;
    },
    pop: () => {
      const first = states[0];
      if (first === undefined) return -1;
      last = costs[0] ?? 0;
      const state = states.pop() ?? -1;
      const cost = costs.pop() ?? 0;
      if (states.length > 0) sink(state, cost);
      return first;
    },
    popped: () => last,
  };
};
