import { measures, type Plan, type Point } from '@fiveones/chart';

const { card, columnGap, rowPitch } = measures;
const gap = 12;
const furthest = 8;

/** Steps outwards from a place, the nearest first: 0, 1, -1, 2, -2… */
const outwards = Array.from({ length: 2 * furthest + 1 }, (_, place) =>
  place % 2 === 1 ? (place + 1) / 2 : -place / 2,
);

/** The middle of where a card fits into a lane, as near as can be to what a person looks at; beside everything where the lane is full. */
export const freeSpot = ({ boxes, bands }: Plan, lane: string, looking: Point): Point => {
  const band = bands.find((one) => one.lane === lane);
  if (band === undefined) return looking;
  const top = band.y + card.height / 2 + gap;
  const bottom = Math.max(top, band.y + band.height - card.height / 2 - gap);
  const left = card.width / 2 + measures.left;
  const inLane = (y: number): number => Math.min(bottom, Math.max(top, y));
  const near = { x: Math.max(left, looking.x), y: inLane(looking.y) };
  const spots = outwards
    .flatMap((column) =>
      outwards.map((row) => ({
        x: Math.max(left, near.x + (column * (card.width + columnGap)) / 2),
        y: inLane(near.y + (row * rowPitch) / 2),
      })),
    )
    .sort((a, b) => Math.hypot(a.x - near.x, a.y - near.y) - Math.hypot(b.x - near.x, b.y - near.y));
  const taken = [...boxes.values()];
  const isFree = ({ x, y }: Point): boolean =>
    taken.every(
      (box) =>
        x + card.width / 2 + gap <= box.x ||
        x - card.width / 2 - gap >= box.x + box.width ||
        y + card.height / 2 + gap <= box.y ||
        y - card.height / 2 - gap >= box.y + box.height,
    );
  return spots.find(isFree) ?? near;
};
