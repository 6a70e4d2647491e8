import type { Box, Point } from './layout.ts';

/** Something on the canvas that ways start at, end at, or must go around. */
export interface Shape extends Box {
  readonly id: string;
  /** The frame it stands in; ways inside a frame stay inside. */
  readonly inside: string | undefined;
  /** Small shapes have one port a side; a shape on an edge has only its free side. */
  readonly ports: 'card' | 'point' | 'below';
}

/** A place at the rim of a shape, and the point before it where the way may turn. */
export interface Port {
  readonly key: string;
  readonly at: Point;
  readonly stub: Point;
  /** Direction in which a way leaves here: 0 right, 1 down, 2 left, 3 up. */
  readonly direction: number;
  readonly cost: { readonly out: number; readonly in: number };
}

/** Length of the straight piece at each end, which keeps arrows clear of corners. */
export const stubLength = 10;

const vectors: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];
/** Gateways and ends have their name below: ways come and go there only when it saves a detour. */
const captionCost = 6;
const sideCost = [
  { out: 0, in: 16 },
  { out: 4, in: 6 },
  { out: 16, in: 0 },
  { out: 4, in: 4 },
] as const;
const offsets: Readonly<
  Record<
    Shape['ports'],
    {
      readonly across: readonly number[];
      readonly down: readonly number[];
      readonly sides: readonly number[];
    }
  >
> = {
  card: { across: [0, -28, 28], down: [0, -16, 16], sides: [0, 1, 2, 3] },
  point: { across: [0], down: [0], sides: [0, 1, 2, 3] },
  below: { across: [0], down: [0], sides: [1, 0] },
};

const known = new WeakMap<Shape, readonly Port[]>();

/** The ports of a shape are asked for again and again: always the same ones. */
export const portsAt = (shape: Shape): readonly Port[] => {
  const ports = known.get(shape) ?? portsOf(shape);
  known.set(shape, ports);
  return ports;
};

const portsOf = (shape: Shape): readonly Port[] =>
  offsets[shape.ports].sides.flatMap((direction) => {
    const [vx, vy] = vectors[direction] ?? [0, 0];
    const steps = vx === 0 ? offsets[shape.ports].across : offsets[shape.ports].down;
    return steps.map((offset) => {
      const at = {
        x: shape.x + shape.width / 2 + (vx * shape.width) / 2 + (vx === 0 ? offset : 0),
        y: shape.y + shape.height / 2 + (vy * shape.height) / 2 + (vy === 0 ? offset : 0),
      };
      const extra = offset === 0 ? 0 : 7;
      const below = shape.ports === 'point' && direction === 1 ? captionCost : 0;
      const base = sideCost[direction] ?? { out: 0, in: 0 };
      return {
        key: `${shape.id}:${direction}:${offset}`,
        at,
        stub: { x: at.x + vx * stubLength, y: at.y + vy * stubLength },
        direction,
        cost: { out: base.out + extra + below, in: base.in + extra + below },
      };
    });
  });
