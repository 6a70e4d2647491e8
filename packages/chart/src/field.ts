import type { Box } from './layout.ts';

const side = 120;

interface Held {
  readonly box: Box;
  /** The last question in which it was counted. */
  asked: number;
}

/** Boxes on the canvas, of which one asks again and again which lie at a place. */
export class Field {
  private readonly cells = new Map<number, Held[]>();
  private asked = 0;

  constructor(boxes: Iterable<Box> = []) {
    for (const box of boxes) this.add(box);
  }

  add(box: Box): void {
    const held = { box, asked: 0 };
    this.each(box, (key) => {
      const cell = this.cells.get(key);
      if (cell === undefined) this.cells.set(key, [held]);
      else cell.push(held);
    });
  }

  remove(box: Box): void {
    this.each(box, (key) => {
      const cell = this.cells.get(key) ?? [];
      const index = cell.findIndex((held) => held.box === box);
      if (index >= 0) cell.splice(index, 1);
    });
  }

  /** How many boxes have some area in common with one. */
  countAt(box: Box): number {
    const asked = ++this.asked;
    let count = 0;
    this.each(box, (key) => {
      for (const held of this.cells.get(key) ?? []) {
        if (held.asked === asked) continue;
        held.asked = asked;
        if (meets(held.box, box)) count++;
      }
    });
    return count;
  }

  private each({ x, y, width, height }: Box, deed: (key: number) => void): void {
    const [left, right] = [Math.floor(x / side), Math.floor((x + width) / side)];
    const [top, bottom] = [Math.floor(y / side), Math.floor((y + height) / side)];
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) deed(row * 4096 + column);
  }
}

export const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export const contains = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

export const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});
