import { laneRoom, measures } from './layout.ts';
import { Heap } from './route-heap.ts';
import { portsAt, stubLength, type Shape } from './route-port.ts';

/** The lines ways may run on, which pieces of them are blocked, and which are taken. */
export interface Grid {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** The other lines so close to each that a way on one seems to run on the other. */
  readonly closeX: readonly (readonly number[])[];
  readonly closeY: readonly (readonly number[])[];
  /** Level (a frame's id, `''` outside frames, `'*'` both) → pieces to the right of and below each crossing that a card blocks. */
  readonly blocked: ReadonlyMap<string, Blocked>;
  /** Ways that run on the pieces to the right of each crossing, and on those below it. */
  readonly takenRight: Traffic;
  readonly takenDown: Traffic;
  readonly room: Room;
  /** How many states all searches on it have looked at. */
  looked: number;
}

/**
 * Room for one search at a time: cost and predecessor of each state, and what a whole way through it costs at least,
 * valid where `stamp` bears the search's number.
 */
interface Room {
  readonly heap: Heap;
  best: Float64Array;
  whole: Float64Array;
  came: Int32Array;
  stamp: Int32Array;
  search: number;
}

/** All grids search in the same room, for to make it anew costs as much as to search: no search leaves anything to the next. */
const room: Room = {
  heap: new Heap(),
  best: new Float64Array(),
  whole: new Float64Array(),
  came: new Int32Array(),
  stamp: new Int32Array(),
  search: 0,
};

const roomFor = (states: number): Room => {
  if (room.stamp.length < states) {
    room.best = new Float64Array(states);
    room.whole = new Float64Array(states);
    room.came = new Int32Array(states);
    room.stamp = new Int32Array(states);
  }
  return room;
};

/** Which pieces of the grid a card blocks, and the part of the canvas a level lives in. */
export interface Blocked {
  readonly right: Uint8Array;
  readonly down: Uint8Array;
  readonly bounds: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
}

/** The ways that run on pieces of the grid; how many is quicker to ask than which. */
export interface Traffic {
  readonly count: Uint16Array;
  /** How many of them are kin of the way that is looked for. */
  readonly kin: Uint16Array;
  readonly ways: Map<number, readonly Taken[]>;
}

/** A way that runs on a piece of the grid. */
export interface Taken {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** How close a way may pass by a card it does not belong to: not between it and where its own ways may turn. */
const clearance = stubLength;
/** How far before the entrance of a small step no way passes, where the mark there would find no room. */
const entranceRoom = 72;
const tracks = [10, 18, 26, 34];

/** How far above the highest shape ways may run: what lies farther up is off the paper, as is what the names of lanes cover. */
const headroom = 22;

const apart = 5;

/** All lines through ports, and of the tracks those that run at some distance from the others. */
const lines = (ports: ReadonlySet<number>, tracksAround: ReadonlySet<number>): Float64Array => {
  const sorted = Float64Array.from(ports).sort();
  const kept: number[] = [];
  for (const track of Float64Array.from(tracksAround).sort()) {
    const beside = lineIndex(sorted, track);
    const free = [sorted[beside], sorted[beside - 1], kept.at(-1)].every(
      (line) => line === undefined || Math.abs(line - track) >= apart,
    );
    if (free) kept.push(track);
  }
  return Float64Array.from([...sorted, ...kept]).sort();
};

/** Lays tracks beside every shape and through every port; ways keep off the entrance of the small ones in `open`. */
export const buildGrid = (shapes: readonly Shape[], open: ReadonlySet<string> = new Set()): Grid => {
  const [x, y, besideX, besideY] = [
    new Set<number>(),
    new Set<number>(),
    new Set<number>(),
    new Set<number>(),
  ];
  for (const shape of shapes) {
    for (const port of portsAt(shape)) {
      x.add(port.stub.x);
      y.add(port.stub.y);
    }
    for (const track of tracks) {
      besideX.add(shape.x - track).add(shape.x + shape.width + track);
      besideY.add(shape.y - track).add(shape.y + shape.height + track);
    }
  }
  const left = Math.min(0, Math.min(...shapes.map((shape) => shape.x)) - measures.left) + laneRoom;
  const xs = lines(x, new Set([...besideX].filter((line) => line >= left)));
  const top = Math.min(...shapes.map((shape) => shape.y)) - headroom;
  const ys = lines(y, new Set([...besideY].filter((line) => line >= top)));
  const frames = new Set(shapes.flatMap((shape) => shape.inside ?? []));
  const block = (among: readonly Shape[]): Pick<Blocked, 'right' | 'down'> =>
    blockedBy(
      xs,
      ys,
      among,
      among.filter(({ id, ports }) => ports === 'point' && open.has(id)),
    );
  const blocked = new Map<string, Blocked>();
  const everywhere = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  blocked.set('', {
    ...block(shapes.filter((shape) => shape.inside === undefined)),
    bounds: everywhere,
  });
  blocked.set('*', {
    ...block(shapes.filter((shape) => !frames.has(shape.id))),
    bounds: everywhere,
  });
  for (const shape of shapes) {
    if (!frames.has(shape.id)) continue;
    const bounds = {
      left: shape.x + 2,
      top: shape.y + 2,
      right: shape.x + shape.width - 2,
      bottom: shape.y + shape.height - 2,
    };
    blocked.set(shape.id, {
      ...block(shapes.filter((other) => other.inside === shape.id)),
      bounds,
    });
  }
  const counts = (): Uint16Array => new Uint16Array(xs.length * ys.length);
  const traffic = (): Traffic => ({ count: counts(), kin: counts(), ways: new Map() });
  return {
    xs,
    ys,
    closeX: closeTo(xs),
    closeY: closeTo(ys),
    blocked,
    takenRight: traffic(),
    takenDown: traffic(),
    room: roomFor(xs.length * ys.length * 4),
    looked: 0,
  };
};

/** Ways nearer to each other than this seem to run on one line. */
export const tooClose = 3.5;

const closeTo = (lines: Float64Array): readonly (readonly number[])[] =>
  Array.from(lines, (line, index) => {
    const close: number[] = [];
    for (let at = index - 1; at >= 0 && line - (lines[at] ?? 0) < tooClose; at--) close.push(at);
    for (let at = index + 1; at < lines.length && (lines[at] ?? 0) - line < tooClose; at++) close.push(at);
    return close;
  });

const blockedBy = (
  xs: Float64Array,
  ys: Float64Array,
  shapes: readonly Shape[],
  open: readonly Shape[],
): { readonly right: Uint8Array; readonly down: Uint8Array } => {
  const right = new Uint8Array(xs.length * ys.length);
  const down = new Uint8Array(xs.length * ys.length);
  for (const shape of shapes) {
    const [left, end] = [shape.x - clearance, shape.x + shape.width + clearance];
    const [top, bottom] = [shape.y - clearance, shape.y + shape.height + clearance];
    // The piece that begins on the line before a shape may reach into it.
    const firstX = Math.max(0, lineIndex(xs, left) - 1);
    const firstY = Math.max(0, lineIndex(ys, top) - 1);
    for (let iy = firstY; iy < ys.length; iy++) {
      const y = ys[iy] ?? 0;
      if (y >= bottom) break;
      const below = ys[iy + 1] ?? Infinity;
      if (below <= top) continue;
      for (let ix = firstX; ix < xs.length; ix++) {
        const x = xs[ix] ?? 0;
        if (x >= end) break;
        const beside = xs[ix + 1] ?? Infinity;
        if (beside <= left) continue;
        if (y > top && y < bottom) right[iy * xs.length + ix] = 1;
        if (x > left && x < end) down[iy * xs.length + ix] = 1;
      }
    }
  }
  for (const { x, y, height } of open) {
    const beside = shapes.filter(
      (shape) => shape.x + shape.width <= x && shape.y < y + height && shape.y + shape.height > y,
    );
    const from = Math.max(
      x - entranceRoom,
      ...beside.map((shape) => shape.x + shape.width + clearance + apart),
    );
    for (let iy = Math.max(0, lineIndex(ys, y) - 1); iy < ys.length && (ys[iy] ?? 0) < y + height; iy++)
      for (let ix = lineIndex(xs, from); (xs[ix] ?? x) < x; ix++) down[iy * xs.length + ix] = 1;
  }
  return { right, down };
};

/** The index of the first line that is not before a value; the last one when all are. */
export const lineIndex = (values: Float64Array, value: number): number => {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};
