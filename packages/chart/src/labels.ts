import type { Box, Point } from './layout.ts';
import type { Route } from './route.ts';

/** A label beside its way: where its rectangle lies. */
export interface Label extends Box {
  readonly text: string;
}

const height = 16;

/** Width of a text of 11 px, without measuring: a Chinese character is as wide as high, others about half. */
export const labelWidth = (text: string): number =>
  6 + [...text].reduce((sum, char) => sum + (char > '\u2e80' ? 11.2 : 6.4), 0);

/** The label shortened to what fits beside a way. */
export const shortLabel = (text: string, most = 12): string =>
  [...text].length <= most ? text : `${[...text].slice(0, most - 1).join('')}…`;

/** Puts each label beside the first piece of its way, off every card, way and other label as far as there is room. */
export const placeLabels = (
  texts: ReadonlyMap<string, string>,
  routes: ReadonlyMap<string, Route>,
  cards: readonly Box[],
): ReadonlyMap<string, Label> => {
  const placed = new Map<string, Label>();
  const pieces = [...routes.values()].flatMap(piecesOf);
  for (const [id, text] of texts) {
    const points = routes.get(id);
    if (points === undefined || text === '') continue;
    const tries = candidates(points, labelWidth(text));
    let best: { readonly box: Box; readonly price: number } | undefined;
    for (const one of tries) {
      const price = one.price + collisions(one.box, cards, placed, pieces);
      if (best === undefined || price < best.price) best = { box: one.box, price };
    }
    if (best !== undefined) placed.set(id, { ...best.box, text });
  }
  return placed;
};

const candidates = (points: Route, width: number): readonly { readonly box: Box; readonly price: number }[] =>
  points.slice(1, 5).flatMap((end, index) => {
    const start = points[index] ?? end;
    const length = Math.abs(end.x - start.x) + Math.abs(end.y - start.y);
    const along: Point = { x: Math.sign(end.x - start.x), y: Math.sign(end.y - start.y) };
    const need = (along.x === 0 ? height : width) / 2 + 3;
    const spots = [need, length / 3, length / 2, (2 * length) / 3].filter(
      (spot) => spot >= Math.min(need, length / 2) && spot <= length,
    );
    return spots.flatMap((spot, order) => {
      const middle = { x: start.x + along.x * spot, y: start.y + along.y * spot };
      const aside = along.x === 0 ? width / 2 + 3 : height / 2 + 1;
      return [1, -1].map((side, choice) => {
        const x = middle.x + (along.x === 0 ? side * aside : 0);
        const y = middle.y - (along.x === 0 ? 0 : side * aside);
        return {
          box: { x: x - width / 2, y: y - height / 2, width, height },
          price: index * 45 + order * 4 + choice * 3 + (spot < need ? 60 : 0),
        };
      });
    });
  });

const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The pieces of a way as boxes of hardly any width. */
const piecesOf = (points: Route): readonly Box[] =>
  points.slice(1).map((b, index) => {
    const a = points[index] ?? b;
    return {
      x: Math.min(a.x, b.x),
      y: Math.min(a.y, b.y),
      width: Math.abs(a.x - b.x) + 0.1,
      height: Math.abs(a.y - b.y) + 0.1,
    };
  });

const collisions = (
  box: Box,
  cards: readonly Box[],
  placed: ReadonlyMap<string, Label>,
  pieces: readonly Box[],
): number => {
  let price = 0;
  for (const card of cards) if (meets(box, card)) price += 900;
  for (const label of placed.values()) if (meets(box, label)) price += 700;
  const core = { x: box.x + 2, y: box.y + 2, width: box.width - 4, height: box.height - 4 };
  for (const piece of pieces) if (meets(core, piece)) price += 160;
  return price;
};
