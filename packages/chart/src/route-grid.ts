import { portsOf, stubLength, type Shape } from './route-port.ts';

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
  /** Room for one search at a time: cost and predecessor of each state, valid where `stamp` bears the search's number. */
  readonly room: {
    readonly best: Float64Array;
    readonly came: Int32Array;
    readonly stamp: Int32Array;
    search: number;
    /** How many states all searches have looked at. */
    looked: number;
  };
}

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
const tracks = [10, 18, 26, 34];

/** How far above the highest shape ways may run: what lies farther up is off the paper. */
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

/** Lays tracks beside every shape and through every port. */
export const buildGrid = (shapes: readonly Shape[]): Grid => {
  const [x, y, besideX, besideY] = [
    new Set<number>(),
    new Set<number>(),
    new Set<number>(),
    new Set<number>(),
  ];
  for (const shape of shapes) {
    for (const port of portsOf(shape)) {
      x.add(port.stub.x);
      y.add(port.stub.y);
    }
    for (const track of tracks) {
      besideX.add(shape.x - track).add(shape.x + shape.width + track);
      besideY.add(shape.y - track).add(shape.y + shape.height + track);
    }
  }
  const xs = lines(x, besideX);
  const top = Math.min(...shapes.map((shape) => shape.y)) - headroom;
  const ys = lines(y, new Set([...besideY].filter((line) => line >= top)));
  const frames = new Set(shapes.flatMap((shape) => shape.inside ?? []));
  const blocked = new Map<string, Blocked>();
  const everywhere = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  blocked.set('', {
    ...block(
      xs,
      ys,
      shapes.filter((shape) => shape.inside === undefined),
    ),
    bounds: everywhere,
  });
  blocked.set('*', {
    ...block(
      xs,
      ys,
      shapes.filter((shape) => !frames.has(shape.id)),
    ),
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
      ...block(
        xs,
        ys,
        shapes.filter((other) => other.inside === shape.id),
      ),
      bounds,
    });
  }
  const states = xs.length * ys.length * 4;
  const room = {
    best: new Float64Array(states),
    came: new Int32Array(states),
    stamp: new Int32Array(states),
    search: 0,
    looked: 0,
  };
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
    room,
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

const block = (
  xs: Float64Array,
  ys: Float64Array,
  shapes: readonly Shape[],
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
