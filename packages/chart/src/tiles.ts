import { laneRoom, type Drawing } from './drawing.ts';
import type { Box } from './layout.ts';

/** A page on which a drawing, or a part of it, is printed; sizes in CSS pixels of the paper. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly landscape: boolean;
}

/** How a drawing comes to paper: at one scale, in parts of so many columns and rows. */
export interface Tiling {
  readonly landscape: boolean;
  readonly scale: number;
  readonly columns: number;
  readonly rows: number;
  /** The windows of the parts, row by row. */
  readonly tiles: readonly Box[];
}

/** The smallest scale at which the small print of a card (11 px) is still read on paper: about 5.8 points. */
const smallest = 0.7;
/** How much two parts have in common, so that a way is followed from one to the other. */
const overlap = 40;

/**
 * Divides a drawing over sheets so that it stays readable: the fewest sheets, and among those the largest scale. It is
 * cut beside steps, never through one, as far as a sheet leaves a choice.
 */
export function tilesOf(drawing: Drawing, sheets: readonly Sheet[]): Tiling {
  const [first, ...more] = sheets.map((sheet) => onSheet(drawing, sheet));
  if (first === undefined) throw new RangeError('a drawing needs a sheet to be printed on');
  return more.reduce((best, other) => (better(other, best) ? other : best), first);
}

const better = (a: Tiling, b: Tiling): boolean =>
  a.tiles.length < b.tiles.length || (a.tiles.length === b.tiles.length && a.scale > b.scale * 1.1);

function onSheet(drawing: Drawing, sheet: Sheet): Tiling {
  const fits = Math.min(1, sheet.width / drawing.width, sheet.height / drawing.height);
  const scale = fits >= smallest ? fits : smallest;
  const [wide, high] = [sheet.width / scale, sheet.height / scale];
  const columns = cuts(
    drawing.width,
    wide,
    drawing.boxes.map(({ x, width }) => [x, x + width]),
    laneRoom,
  );
  const rows = cuts(
    drawing.height,
    high,
    drawing.boxes.map(({ y, height }) => [y, y + height + 24]),
    0,
  );
  return {
    landscape: sheet.landscape,
    scale,
    columns: columns.length,
    rows: rows.length,
    tiles: rows.flatMap(([y, height]) => columns.map(([x, width]) => ({ x, y, width, height }))),
  };
}

/** Stretches of a length, each at most so long; `room` is kept at the start of every one but the first. */
function cuts(
  length: number,
  most: number,
  solid: readonly (readonly [number, number])[],
  room: number,
): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let from = 0;
  while (length - from > most) {
    const to = cutBefore(from + most, from + most / 2, solid);
    found.push([from, to - from]);
    from = to - overlap - room;
  }
  return [...found, [from, Math.min(most, length - from)]];
}

/** The last place up to `limit` that no step stands on; `limit` itself when there is none after `least`. */
function cutBefore(limit: number, least: number, solid: readonly (readonly [number, number])[]): number {
  let at = limit;
  for (let moved = true; moved && at > least;) {
    const inside = solid.find(([start, stop]) => start < at && at < stop + 4);
    moved = inside !== undefined;
    if (inside !== undefined) at = inside[0] - 2;
  }
  return at > least ? at : limit;
}
