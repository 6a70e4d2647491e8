import type { Drawing } from './drawing.ts';
import { laneRoom, type Box } from './layout.ts';

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
  /** The windows of the parts, row by row; one in which nothing stands and through which no way leads is left out. */
  readonly tiles: readonly Tile[];
}

/** A part of a drawing, with its place among the others, from 1. */
export interface Tile extends Box {
  readonly row: number;
  readonly column: number;
}

/** The smallest scale at which a chart is still read on paper: names beside ways, and marks, stand in 6 points. */
export const smallest = 0.73;
/** How much two parts have in common, so that a way is followed from one to the other. */
const overlap = 40;
/** The scales that are tried besides those at which a drawing just fits. */
const scales = [1, 0.95, 0.9, 0.86, 0.82, 0.79, 0.76, smallest];

/**
 * Divides a drawing over sheets so that it stays readable: the fewest sheets, and among those the largest scale. Parts
 * are cut beside steps; a step that a cut goes through is whole on the next sheet.
 */
export function tilesOf(drawing: Drawing, sheets: readonly Sheet[]): Tiling {
  const [first, ...more] = sheets.flatMap((sheet) => divisions(drawing, sheet));
  if (first === undefined) throw new RangeError('a drawing needs a sheet to be printed on');
  const { sheet, scale, beside, below } = more.reduce(
    (best, other) => (better(other, best) ? other : best),
    first,
  );
  return {
    landscape: sheet.landscape,
    scale,
    columns: beside.length,
    rows: below.length,
    tiles: below
      .flatMap(([y, height], row) =>
        beside.map(([x, width], column) => ({ x, y, width, height, row: row + 1, column: column + 1 })),
      )
      .filter((tile) => holdsAnything(drawing, tile)),
  };
}

interface Division {
  readonly sheet: Sheet;
  readonly scale: number;
  readonly beside: readonly Stretch[];
  readonly below: readonly Stretch[];
}

const better = (a: Division, b: Division): boolean => {
  const [fewer, than] = [a.beside.length * a.below.length, b.beside.length * b.below.length];
  return fewer < than || (fewer === than && a.scale > b.scale);
};

/** How a drawing is divided over one kind of sheet at each scale. */
function divisions(drawing: Drawing, sheet: Sheet): readonly Division[] {
  const [across, down] = [sheet.width / drawing.width, sheet.height / drawing.height];
  const fitting = [across, down, Math.min(across, down)].filter((scale) => scale >= smallest && scale < 1);
  return [...scales, ...fitting].map((scale) => ({
    sheet,
    scale,
    beside: evenCuts({
      length: drawing.width,
      longest: sheet.width / scale,
      solid: drawing.boxes.map(({ x, width }) => [x, x + width]),
      common: overlap + laneRoom,
      strip: laneRoom,
    }),
    below: evenCuts({
      length: drawing.height,
      longest: sheet.height / scale,
      solid: drawing.boxes.map(({ y, height }) => [y, y + height + 24]),
      common: overlap,
      strip: 0,
    }),
  }));
}

type Stretch = readonly [from: number, length: number];

/** A length to be cut into stretches none of which is longer than a sheet. */
interface Length {
  readonly length: number;
  readonly longest: number;
  readonly solid: readonly (readonly [number, number])[];
  /** What two stretches have in common at least. */
  readonly common: number;
  /** The beginning of a stretch that the names of lanes cover. */
  readonly strip: number;
}

/** As few stretches as can be, all about equally long. */
function evenCuts(way: Length): readonly Stretch[] {
  let best = cuts(way);
  let [low, high] = [way.longest / 2, way.longest];
  for (let step = 0; step < 8; step++) {
    const longest = (low + high) / 2;
    const tried = cuts({ ...way, longest });
    if (tried.length > best.length) low = longest;
    else [best, high] = [tried, longest];
  }
  return best;
}

function cuts({ length, longest, solid, common, strip }: Length): readonly Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  // Half a pixel: a drawing that just fits is not divided because of rounding.
  while (length - from > longest + 0.5) {
    const to = cutAt(from + longest, from + longest * 0.7, solid);
    const through = solid.flatMap(([start, stop]) => (start < to && to < stop ? [start - strip - 4] : []));
    found.push([from, to - from]);
    from = Math.max(from + longest / 4, Math.min(to - common, ...through));
  }
  return [...found, [from, length - from]];
}

/** The last place up to `limit` that no step stands on; `limit` itself when there is none after `least`. */
function cutAt(limit: number, least: number, solid: readonly (readonly [number, number])[]): number {
  let at = limit;
  for (let moved = true; moved && at > least;) {
    const inside = solid.find(([start, stop]) => start < at && at < stop + 4);
    moved = inside !== undefined;
    if (inside !== undefined) at = inside[0] - 2;
  }
  return at > least ? at : limit;
}

/** Whether a step or a way lies in a window, beyond what it has in common with its neighbours. */
function holdsAnything(drawing: Drawing, { x, y, width, height }: Box): boolean {
  const [left, top, right, bottom] = [x + laneRoom + 4, y + 4, x + width - 4, y + height - 4];
  const inside = (from: readonly [number, number], to: readonly [number, number]): boolean =>
    Math.min(from[0], to[0]) < right &&
    Math.max(from[0], to[0]) > left &&
    Math.min(from[1], to[1]) < bottom &&
    Math.max(from[1], to[1]) > top;
  return (
    drawing.boxes.some((box) => inside([box.x, box.y], [box.x + box.width, box.y + box.height])) ||
    drawing.marks.some((mark) => {
      if (mark.kind !== 'way') return false;
      const points = [...mark.path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(
        ([, px, py]): readonly [number, number] => [Number(px), Number(py)],
      );
      // Ways run level or upright, so the box around a piece of one is the piece.
      return points.slice(1).some((to, place) => inside(points[place] ?? to, to));
    })
  );
}
