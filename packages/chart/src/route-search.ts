import type { Point } from './layout.ts';
import { lineIndex, type Blocked, type Grid, type Taken, type Traffic } from './route-grid.ts';
import type { Port } from './route-port.ts';

export interface PricedPort {
  readonly port: Port;
  readonly cost: number;
}

type Ends = Pick<Taken, 'from' | 'to'>;

/** What to look for: a way from any exit to any entry on one level. */
export interface Search extends Ends {
  readonly level: string;
  readonly exits: readonly PricedPort[];
  readonly entries: readonly PricedPort[];
  /** The ways that share an end with it: it may run along with them. */
  readonly kin: readonly Found[];
}

/** A way found: the ports it uses, the states it goes through from port to port, and what it cost. */
export interface Found {
  readonly exit: Port;
  readonly entry: Port;
  readonly states: readonly number[];
  readonly cost: number;
}

const prices = { bend: 30, crossing: 400, besideStranger: 12, takenPiece: 500 };
const dx = [1, 0, -1, 0];
const dy = [0, 1, 0, -1];

/** Of ways that cost about the same, the one that is nearer to its end is followed first. */
const eager = 1.02;

/** How far from its two ends a way looks first; only when nothing is found there it looks everywhere. */
const reach = 260;

/** The cheapest way, or `undefined` when cards close it off. */
export const findPath = (grid: Grid, search: Search): Found | undefined => {
  const level = grid.blocked.get(search.level);
  if (level === undefined) return undefined;
  return amongKin(
    grid,
    search,
    () =>
      searched(grid, { ...level, bounds: near(search, level.bounds) }, search) ??
      searched(grid, level, search),
  );
};

/** How much longer than straight a way that meets no other may be: as a rule, and where all else fails. */
const detours = { plain: { most: prices.crossing, reach }, patient: { most: 900, reach: 600 } } as const;

/** The cheapest way that meets no other, not far from its ends; `undefined` when there is none. */
export const findClearPath = (
  grid: Grid,
  search: Search,
  detour: keyof typeof detours = 'plain',
): Found | undefined => {
  const level = grid.blocked.get(search.level);
  const { most, reach } = detours[detour];
  return level === undefined
    ? undefined
    : amongKin(grid, search, () =>
        searched(grid, { ...level, bounds: near(search, level.bounds, reach) }, search, most),
      );
};

/** Does something while the grid knows which of the ways on it are kin. */
export const amongKin = <T>(grid: Grid, { kin }: Pick<Search, 'kin'>, deed: () => T): T => {
  for (const found of kin)
    pieces(grid, found, (traffic, piece) => (traffic.kin[piece] = (traffic.kin[piece] ?? 0) + 1));
  const done = deed();
  for (const found of kin) pieces(grid, found, (traffic, piece) => (traffic.kin[piece] = 0));
  return done;
};

const near = (search: Search, within: Blocked['bounds'], around = reach): Blocked['bounds'] => {
  const stubs = [...search.exits, ...search.entries].map(({ port }) => port.stub);
  return {
    left: Math.max(within.left, Math.min(...stubs.map((stub) => stub.x)) - around),
    top: Math.max(within.top, Math.min(...stubs.map((stub) => stub.y)) - around),
    right: Math.min(within.right, Math.max(...stubs.map((stub) => stub.x)) + around),
    bottom: Math.min(within.bottom, Math.max(...stubs.map((stub) => stub.y)) + around),
  };
};

/** The cheapest way; with a `detour`, one that meets no other and costs at most so much more than the straight way would. */
const searched = (grid: Grid, level: Blocked, search: Search, detour?: number): Found | undefined => {
  const { best, whole, came, stamp, heap } = grid.room;
  const number = ++grid.room.search;
  heap.clear();
  const rest = remaining(grid, search);
  const step = stepper(grid, level);
  const put = (state: number, cost: number, from: number): void => {
    if (stamp[state] === number && cost >= (best[state] ?? Infinity)) return;
    const atLeast = cost + rest(state);
    best[state] = cost;
    whole[state] = atLeast;
    came[state] = from;
    stamp[state] = number;
    heap.push(state, atLeast);
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
  let endCost = detour === undefined ? Infinity : lowest(search, rest, grid) + detour;
  for (let state = heap.pop(); state >= 0; state = heap.pop()) {
    grid.looked++;
    const cost = best[state] ?? Infinity;
    const atLeast = whole[state] ?? Infinity;
    if (atLeast >= endCost) break;
    // Put again since at a lower cost, and looked at then.
    if (heap.popped() > atLeast) continue;
    const goal = goals.get(state);
    if (goal !== undefined && cost + goal.cost < endCost) {
      const last = cost + goal.cost + arrival(grid, state);
      if (last < endCost) [end, endCost] = [state, last];
    }
    for (let turn = 0; turn < 4; turn++) {
      if (turn === 2) continue;
      const next = step.to(state, turn);
      if (next >= 0 && (detour === undefined || !step.meets)) put(next, cost + step.price, state);
    }
  }
  const goal = goals.get(end);
  const found = goal === undefined ? undefined : traced(end, came, exitOf);
  return goal === undefined || found === undefined
    ? undefined
    : { ...found, entry: goal.port, cost: endCost };
};

const lowest = (search: Search, rest: (state: number) => number, grid: Grid): number =>
  Math.min(
    ...search.exits.map(({ port, cost }) => cost + rest(stateAt(grid, port.stub) * 4 + port.direction)),
  );

export const stateAt = (grid: Grid, point: Point): number =>
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
    return (Math.abs(x) + Math.abs(y) + bends * prices.bend) * eager;
  };
};

/** How far each line is off the span of some values: above 0 when it lies before them, below 0 behind them. */
const off = (lines: Float64Array, values: readonly number[]): Float64Array => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return lines.map((line) => (line < low ? low - line : line > high ? high - line : 0));
};

/** Goes from state to state. This runs hundreds of thousands of times for a large chart, so it makes no objects. */
export const stepper = (
  grid: Grid,
  { right, down, bounds }: Blocked,
): {
  /** The state one piece further after a turn, or -1 when a card or the border is there. */
  readonly to: (state: number, turn: number) => number;
  /** What the last piece costs. */
  price: number;
  /** Whether it runs along with a stranger, or across another way. */
  meets: boolean;
} => {
  const { xs, ys, takenRight, takenDown } = grid;
  const width = xs.length;
  const height = ys.length;
  const stepper = {
    price: 0,
    meets: false,
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
      const strangers = strangersOn(horizontal ? takenRight : takenDown, piece);
      const across = turn === 0 ? crossed(grid, cell, horizontal) : touched(grid, cell);
      stepper.meets = strangers || across;
      stepper.price = length + (turn === 0 ? 0 : prices.bend) + meetingPrice(length, strangers, across);
      return (ny * width + nx) * 4 + direction;
    },
  };
  return stepper;
};

const meetingPrice = (length: number, strangers: boolean, across: boolean): number =>
  (strangers ? length * (prices.besideStranger - 1) + prices.takenPiece : 0) + (across ? prices.crossing : 0);

const isStranger = (other: Taken, search: Ends): boolean =>
  other.from !== search.from && other.to !== search.to;

const strangersOn = ({ count, kin }: Traffic, piece: number): boolean => count[piece] !== kin[piece];

/** Whether a way that turns comes to where a stranger runs: nobody could tell which of them goes where. */
export const touched = ({ takenRight, takenDown, xs }: Grid, cell: number): boolean =>
  strangersOn(takenRight, cell) ||
  strangersOn(takenDown, cell) ||
  strangersOn(takenRight, cell - 1) ||
  strangersOn(takenDown, cell - xs.length);

/** Whether a way going straight on meets another: a stranger that comes or goes here, or anyone who goes right across. */
const crossed = (grid: Grid, cell: number, horizontal: boolean): boolean => {
  const across = horizontal ? grid.takenDown : grid.takenRight;
  const before = horizontal ? cell - grid.xs.length : cell - 1;
  if (strangersOn(across, cell) || strangersOn(across, before)) return true;
  if (across.count[cell] === 0 || across.count[before] === 0) return false;
  const behind = across.ways.get(before);
  return across.ways.get(cell)?.some((other) => behind?.includes(other)) === true;
};

/** What it costs to go on from the last state to the step, when another way passes right before it. */
const arrival = (grid: Grid, state: number): number =>
  crossed(grid, state >> 2, (state & 1) === 0) ? prices.crossing : 0;

export const traced = (
  end: number,
  came: Int32Array,
  exitOf: ReadonlyMap<number, Port>,
): Pick<Found, 'exit' | 'states'> | undefined => {
  const states: number[] = [];
  let state = end;
  for (; state >= 0; state = came[state] ?? -1) states.push(state);
  const exit = exitOf.get(states.at(-1) ?? -1);
  return exit === undefined ? undefined : { exit, states: states.reverse() };
};

/** The corner points of a way, and those on its straight pieces where other lines of the grid cross. */
export const pointsOf = (grid: Grid, { states }: Found): readonly Point[] =>
  states.map((state) => {
    const cell = state >> 2;
    return { x: grid.xs[cell % grid.xs.length] ?? 0, y: grid.ys[(cell / grid.xs.length) | 0] ?? 0 };
  });

/** Marks the pieces of a way as taken by it. */
export const take = (grid: Grid, way: Taken, found: Found): void =>
  pieces(grid, found, ({ count, ways }, piece) => {
    count[piece] = (count[piece] ?? 0) + 1;
    ways.set(piece, [...(ways.get(piece) ?? []), way]);
  });

/** Frees the pieces that a way has taken. */
export const release = (grid: Grid, way: Taken, found: Found): void =>
  pieces(grid, found, ({ count, ways }, piece) => {
    count[piece] = (count[piece] ?? 0) - 1;
    ways.set(
      piece,
      (ways.get(piece) ?? []).filter((other) => other !== way),
    );
  });

const pieces = (grid: Grid, { states }: Found, each: (traffic: Traffic, piece: number) => void): void => {
  for (let index = 1; index < states.length; index++) {
    const [a, b] = [(states[index - 1] ?? 0) >> 2, (states[index] ?? 0) >> 2];
    const piece = Math.min(a, b);
    const level = Math.abs(a - b) === 1;
    const traffic = level ? grid.takenRight : grid.takenDown;
    each(traffic, piece);
    const [line, width] = [level ? (piece / grid.xs.length) | 0 : piece % grid.xs.length, grid.xs.length];
    for (const other of (level ? grid.closeY : grid.closeX)[line] ?? [])
      each(traffic, piece + (other - line) * (level ? width : 1));
  }
};

/** The other ways that a way crosses or runs along with, other than those that it shares an end with. */
export const met = (grid: Grid, way: Taken, found: Found): ReadonlySet<Taken> => {
  const others = new Set<Taken>();
  const add = (traffic: Traffic, piece: number): void => {
    if (traffic.count[piece] !== 0)
      for (const other of traffic.ways.get(piece) ?? []) if (isStranger(other, way)) others.add(other);
  };
  pieces(grid, found, add);
  for (let index = 1; index < found.states.length; index++) {
    const state = found.states[index] ?? 0;
    const next = found.states[index + 1] ?? state;
    if ((state & 3) !== (next & 3)) continue;
    const cell = state >> 2;
    const level = (state & 1) === 0;
    const across = level ? grid.takenDown : grid.takenRight;
    add(across, cell);
    add(across, level ? cell - grid.xs.length : cell - 1);
  }
  return others;
};

/** What a way would cost if it were found now. Its own pieces must be free. */
export const priceOf = (grid: Grid, search: Search, found: Found): number => {
  const level = grid.blocked.get(search.level);
  if (level === undefined) return Infinity;
  const step = stepper(grid, level);
  const portCost = (ports: readonly PricedPort[], port: Port): number =>
    ports.find((one) => one.port.key === port.key)?.cost ?? Infinity;
  return amongKin(grid, search, () => {
    let sum = portCost(search.exits, found.exit) + portCost(search.entries, found.entry);
    for (let index = 1; index < found.states.length; index++) {
      const [from, to] = [found.states[index - 1] ?? 0, found.states[index] ?? 0];
      if (step.to(from, (to - from) & 3) < 0) return Infinity;
      sum += step.price;
    }
    return sum + arrival(grid, found.states.at(-1) ?? 0);
  });
};
