import { contains, Field, grown, meets } from './field.ts';
import type { Box, Point } from './layout.ts';
import type { Route } from './route-net.ts';

/** A label beside its way: where its rectangle lies. */
export interface Label extends Box {
  readonly text: string;
}

/** The name of a step too small to hold it: the lines it takes, and where they stand. */
export interface Caption extends Box {
  readonly lines: readonly string[];
}

const height = 16;

/** Width of a text of 11 px, without measuring: a Chinese character is as wide as high, others about half. */
export const labelWidth = (text: string): number =>
  6 + [...text].reduce((sum, char) => sum + (char > '\u2e80' ? 11.2 : 6.4), 0);

/** The label shortened to what fits beside a way. */
export const shortLabel = (text: string, most = 12): string =>
  [...text].length <= most ? text : `${[...text].slice(0, most - 1).join('')}…`;

/** What may not stand at the beginning of a line: it hangs over the end of the one before. */
const closing = '、，。；：？！）》〉】」』”’)';

/** A text in at most so many lines of a width, without measuring: Chinese is as wide as high, the rest about half. */
export function wrap(text: string, width: number, size: number, most: number): readonly string[] {
  const found: string[] = [''];
  let at = 0;
  for (const letter of text.trim()) {
    const wide = (letter > '\u2e80' || letter === '“' || letter === '”' ? 1 : 0.58) * size;
    const over = at + wide > width && !(closing.includes(letter) && at <= width);
    if (over && found.length < most) {
      found.push('');
      at = 0;
    } else if (over) return [...found.slice(0, -1), `${(found.at(-1) ?? '').slice(0, -1)}…`];
    found[found.length - 1] += letter;
    at += wide;
  }
  return found.map((line) => line.trim()).filter(Boolean);
}

/** What two things on one place are worth, in pixels of detour. */
const prices = { card: 4000, text: 3000, piece: 300, shared: 140, beside: 25 };
/** A label nearer than this to a way seems to belong to it. */
const nearby = 5;

/** The widest a line of a caption may be, and how far its lines are apart. */
export const captionWidth = 84;
export const captionLine = 14;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the name of a small step may stand, the best place first: below it, above it, beside a way up or down, at its side. */
const captionPlaces: readonly ((box: Box, size: Size) => Point)[] = [
  (box, { width }) => ({ x: middleOf(box) - width / 2, y: box.y + box.height + 1 }),
  (box, { width, height }) => ({ x: middleOf(box) - width / 2, y: box.y - height - 1 }),
  (box) => ({ x: middleOf(box) + 4, y: box.y + box.height + 1 }),
  (box, { width }) => ({ x: middleOf(box) - 4 - width, y: box.y + box.height + 1 }),
  (box, { height }) => ({ x: middleOf(box) + 4, y: box.y - height - 1 }),
  (box, { width, height }) => ({ x: middleOf(box) - 4 - width, y: box.y - height - 1 }),
  (box, { height }) => ({ x: box.x + box.width + 3, y: box.y + (box.height - height) / 2 }),
  (box, { width, height }) => ({ x: box.x - 3 - width, y: box.y + (box.height - height) / 2 }),
];

/** Farther off, where there is no room close by. */
const farPlaces: typeof captionPlaces = [
  (box, { height }) => ({ x: box.x + box.width + 2, y: box.y - height + 4 }),
  (box) => ({ x: box.x + box.width + 2, y: box.y + box.height - 4 }),
  (box, { width, height }) => ({ x: box.x - width - 2, y: box.y - height + 4 }),
  (box, { width }) => ({ x: box.x - width - 2, y: box.y + box.height - 4 }),
  (box, { width }) => ({ x: middleOf(box) - width / 2, y: box.y + box.height + 13 }),
  (box, { width, height }) => ({ x: middleOf(box) - width / 2, y: box.y - height - 13 }),
  (box) => ({ x: middleOf(box) + 12, y: box.y + box.height + 12 }),
  (box, { width }) => ({ x: middleOf(box) - 12 - width, y: box.y + box.height + 12 }),
  (box, { height }) => ({ x: middleOf(box) + 12, y: box.y - height - 12 }),
  (box, { width, height }) => ({ x: middleOf(box) - 12 - width, y: box.y - height - 12 }),
];
const allPlaces = [...captionPlaces, ...farPlaces];

const middleOf = (box: Box): number => box.x + box.width / 2;

/** One line where it fits, else two of about the same length; then the ways to break it that fit a narrower or a lower place. */
const brokenLines = (text: string): readonly (readonly string[])[] => {
  const room = labelWidth(text) - 6;
  const halves = Math.min(captionWidth, room / 2 + 9);
  const widths = [room <= captionWidth ? captionWidth : halves, halves, Math.max(34, room / 3 + 9), room + 1];
  const all = widths.map((width) => wrap(text, width, 11.2, 3)).filter((lines) => lines.length > 0);
  return all.filter(
    (lines, index) => all.findIndex((other) => other.join('\n') === lines.join('\n')) === index,
  );
};

const captionOf = (lines: readonly string[]): Size => ({
  width: Math.max(...lines.map(labelWidth)) - 2,
  height: lines.length * captionLine + 1,
});

/** Puts the name of each small step where no way runs through it and nothing else stands, as far as there is room. */
export const placeCaptions = (
  names: ReadonlyMap<string, { readonly text: string; readonly box: Box }>,
  routes: ReadonlyMap<string, Route>,
  ground: Ground,
): ReadonlyMap<string, Caption> => {
  const around = aroundOf(routes, ground);
  const placed = new Map<string, Caption>();
  for (const [id, { text, box }] of names) {
    let best: { readonly at: Caption; readonly price: number } | undefined;
    for (const [breaks, lines] of brokenLines(text).entries()) {
      const size = captionOf(lines);
      for (const [order, place] of allPlaces.entries()) {
        const at = { ...place(box, size), ...size, lines };
        const price = breaks * 18 + order * 4 + collisions(at, around);
        if (best === undefined || price < best.price) best = { at, price };
      }
      if (best !== undefined && best.price < prices.piece) break;
    }
    if (best === undefined) continue;
    placed.set(id, best.at);
    around.texts.add(best.at);
  }
  return placed;
};

/**
 * Puts each label beside the first piece that its way has for itself, off every card, way and other label as far as
 * there is room.
 */
export const placeLabels = (
  texts: ReadonlyMap<string, string>,
  routes: ReadonlyMap<string, Route>,
  ground: Ground,
): ReadonlyMap<string, Label> => {
  const around = aroundOf(routes, ground);
  const placed = new Map<string, Label>();
  const settle = (id: string, text: string): void => {
    let best: { readonly box: Box; readonly price: number } | undefined;
    const before = placed.get(id);
    if (before !== undefined) around.texts.remove(before);
    const route = routes.get(id) ?? [];
    const own = piecesOf(route);
    const others = (box: Box): number =>
      around.pieces.countAt(box) - own.filter((piece) => meets(piece, box)).length;
    for (const one of candidates(route, labelWidth(text))) {
      if (best !== undefined && one.price >= best.price) continue;
      const shared = around.pieces.countAt(one.beside) > 1 ? prices.shared : 0;
      const alone = one.price + shared + collisions(one.box, around);
      if (best !== undefined && alone >= best.price) continue;
      const price = alone + (others(grown(one.box, nearby)) > 0 ? prices.beside : 0);
      if (best === undefined || price < best.price) best = { box: one.box, price };
    }
    if (best === undefined) return;
    const label = { ...best.box, text };
    placed.set(id, label);
    around.texts.add(label);
  };
  // The first labels knew nothing of the later ones: in a second round each gives way to them.
  for (let round = 0; round < 2; round++) for (const [id, text] of texts) if (text !== '') settle(id, text);
  return placed;
};

interface Candidate {
  readonly box: Box;
  /** The place on the way beside which it stands. */
  readonly beside: Box;
  readonly price: number;
}

/** How far apart the places are that are tried beside a piece, and how many pieces are looked at. */
const stride = 11;
const mostPieces = 6;

/** Right of a way or above it, else on the other side; only where there is no room a little off it, or past the step it comes from. */
const sides = [
  { side: 1, off: 0, price: 0 },
  { side: -1, off: 0, price: 3 },
  { side: 1, off: 6, price: 90 },
  { side: -1, off: 6, price: 93 },
  { side: 1, off: 13, price: 110 },
  { side: -1, off: 13, price: 113 },
  { side: 1, off: 16, price: 120 },
  { side: -1, off: 16, price: 123 },
] as const;

const candidates = (points: Route, width: number): readonly Candidate[] =>
  points.slice(1, mostPieces + 1).flatMap((end, index) => {
    const start = points[index] ?? end;
    const length = Math.abs(end.x - start.x) + Math.abs(end.y - start.y);
    const along: Point = { x: Math.sign(end.x - start.x), y: Math.sign(end.y - start.y) };
    const need = (along.x === 0 ? height : width) / 2 + 3;
    const room = length - need;
    const spots =
      room < need
        ? [length / 2, length, length - need]
        : Array.from({ length: Math.floor((room - need) / stride) + 1 }, (_, place) => need + place * stride);
    const aside = along.x === 0 ? width / 2 + 3 : height / 2 + 1;
    return spots.flatMap((spot) => {
      const middle = { x: start.x + along.x * spot, y: start.y + along.y * spot };
      return sides.map(({ side, off, price }) => {
        const x = middle.x + (along.x === 0 ? side * (aside + off) : 0);
        const y = middle.y - (along.x === 0 ? 0 : side * (aside + off));
        return {
          box: { x: x - width / 2, y: y - height / 2, width, height },
          beside: { x: middle.x - 1, y: middle.y - 1, width: 2, height: 2 },
          price: index * 45 + Math.min(40, spot * 0.1) + price + (spot < need ? 60 : 0),
        };
      });
    });
  });

/** The pieces of a way as boxes of hardly any width. */
export const piecesOf = (points: Route): readonly Box[] =>
  points.slice(1).map((b, index) => {
    const a = points[index] ?? b;
    return {
      x: Math.min(a.x, b.x),
      y: Math.min(a.y, b.y),
      width: Math.abs(a.x - b.x) + 0.1,
      height: Math.abs(a.y - b.y) + 0.1,
    };
  });

/** What a text may not lie on besides ways. */
export interface Ground {
  /** The part of the canvas that is printed. */
  readonly paper: Box;
  readonly cards: readonly Box[];
  readonly frames: readonly Box[];
}

const aroundOf = (routes: ReadonlyMap<string, Route>, { paper, cards, frames }: Ground): Around => ({
  paper,
  cards: new Field(cards),
  texts: new Field(),
  pieces: new Field([...[...routes.values()].flatMap(piecesOf), ...frames.flatMap(rimOf)]),
});

/** The line around a frame, as boxes of hardly any width. */
const rimOf = ({ x, y, width, height }: Box): readonly Box[] => [
  { x, y, width, height: 0.1 },
  { x, y: y + height, width, height: 0.1 },
  { x, y, width: 0.1, height },
  { x: x + width, y, width: 0.1, height },
];

/** What stands where a text may be put. */
interface Around {
  /** The part of the canvas that is printed. */
  readonly paper: Box;
  readonly cards: Field;
  readonly texts: Field;
  readonly pieces: Field;
}

const collisions = (box: Box, { paper, cards, texts, pieces }: Around): number => {
  const core = { x: box.x + 2, y: box.y + 2, width: box.width - 4, height: box.height - 4 };
  return (
    (contains(paper, box) ? 0 : prices.piece) +
    cards.countAt(box) * prices.card +
    texts.countAt(box) * prices.text +
    pieces.countAt(core) * prices.piece
  );
};
