import type { Drawing } from './drawing.ts';
import { contains } from './field.ts';
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
const smallest = 0.73;
/** How much two parts have in common, so that a way is followed from one to the other. */
const overlap = 40;
/** At most so many parts beside and below each other are tried. */
const most = { columns: 12, rows: 6 };
/** Part of a sheet that is kept free, so that a cut can be moved beside a step. */
const slack = 0.94;

/**
 * Divides a drawing over sheets so that it stays readable: the fewest sheets on which every step is whole somewhere, and
 * among those the largest scale. All parts are about equally large; they are cut beside steps as far as a sheet leaves a
 * choice.
 */
export function tilesOf(drawing: Drawing, sheets: readonly Sheet[]): Tiling {
  const ways = sheets.flatMap((sheet) => divisions(drawing, sheet));
  const readable = ways.filter(({ scale }) => scale >= smallest).sort(bySheets);
  // A chart beyond all these sheets is printed on most of them, smaller.
  const [first, ...more] = readable.length > 0 ? readable : ways.slice(-1);
  if (first === undefined) throw new RangeError('a drawing needs a sheet to be printed on');
  const best = cutUp(drawing, first);
  if (isWhole(drawing, best)) return best;
  for (const way of more.slice(0, tries)) {
    const tiling = cutUp(drawing, way);
    if (isWhole(drawing, tiling)) return tiling;
  }
  return best;
}

/** How many divisions are tried before a step is cut through. */
const tries = 40;

const isWhole = ({ boxes }: Drawing, { tiles }: Tiling): boolean =>
  boxes.every((box) => tiles.some((tile) => contains(tile, box)));

interface Division {
  readonly sheet: Sheet;
  readonly columns: number;
  readonly rows: number;
  readonly scale: number;
}

const bySheets = (a: Division, b: Division): number =>
  a.columns * a.rows - b.columns * b.rows || b.scale - a.scale;

/** Every number of columns and rows, each with the scale at which the drawing then fits. */
function divisions(drawing: Drawing, sheet: Sheet): readonly Division[] {
  const along = (room: number, parts: number, length: number, common: number): number =>
    (parts * room * (parts > 1 ? slack : 1)) / (length + (parts - 1) * common);
  const counts = (upTo: number): readonly number[] => Array.from({ length: upTo }, (_, place) => place + 1);
  return counts(most.rows).flatMap((rows) =>
    counts(most.columns).map((columns) => ({
      sheet,
      columns,
      rows,
      scale: Math.min(
        1,
        along(sheet.width, columns, drawing.width, overlap + laneRoom),
        along(sheet.height, rows, drawing.height, overlap),
      ),
    })),
  );
}

function cutUp(drawing: Drawing, { sheet, columns, rows, scale }: Division): Tiling {
  const beside = cuts({
    length: drawing.width,
    parts: columns,
    longest: sheet.width / scale,
    solid: drawing.boxes.map(({ x, width }) => [x, x + width]),
    common: overlap + laneRoom,
  });
  const below = cuts({
    length: drawing.height,
    parts: rows,
    longest: sheet.height / scale,
    solid: drawing.boxes.map(({ y, height }) => [y, y + height + 24]),
    common: overlap,
  });
  return {
    landscape: sheet.landscape,
    scale,
    columns,
    rows,
    tiles: below
      .flatMap(([y, height], row) =>
        beside.map(([x, width], column) => ({ x, y, width, height, row: row + 1, column: column + 1 })),
      )
      .filter((tile) => holdsAnything(drawing, tile)),
  };
}

type Stretch = readonly [from: number, length: number];

/** So many stretches of about the same length, with so much in common, none longer than a sheet. */
function cuts(way: {
  readonly length: number;
  readonly parts: number;
  readonly longest: number;
  readonly solid: readonly (readonly [number, number])[];
  readonly common: number;
}): readonly Stretch[] {
  const { length, parts, longest, solid, common } = way;
  const found: Stretch[] = [];
  let from = 0;
  for (let left = parts; left > 1; left--) {
    const even = (length - from + (left - 1) * common) / left;
    const to = cutAt(
      from + Math.min(longest, even + (longest - even) / 2),
      from + even - (longest - even),
      solid,
    );
    found.push([from, to - from]);
    from = to - common;
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
