import { expect, test } from 'vitest';
import { grown, meets } from './field.ts';
import { piecesOf, placeLabels, wrap } from './labels.ts';
import type { Box } from './layout.ts';

const paper = { x: -300, y: -300, width: 900, height: 900 };
const upper = [
  { x: 0, y: 200 },
  { x: 0, y: 0 },
  { x: 200, y: 0 },
];
const lower = [
  { x: 0, y: 200 },
  { x: 0, y: 100 },
  { x: 200, y: 100 },
];
const placed = (frames: readonly Box[]): Box => {
  const routes = new Map([
    ['upper', upper],
    ['lower', lower],
  ]);
  const found = placeLabels(new Map([['upper', '低保']]), routes, { paper, cards: [], frames }).get('upper');
  if (found === undefined) throw new Error('no place');
  return found;
};

test('a name keeps off the way of another, so that it is not read as the name of that', () => {
  const near = grown(placed([]), 4);
  expect(piecesOf(lower).filter((piece) => meets(piece, near))).toEqual([]);
  expect(piecesOf(upper).some((piece) => meets(piece, near))).toBe(true);
});

test('a name does not lie across the line around a frame', () => {
  const free = placed([]);
  const frame = { x: free.x + free.width / 2, y: -200, width: 400, height: 380 };
  const { x, width } = placed([frame]);
  expect(x + width <= frame.x || x >= frame.x).toBe(true);
});

test('no line of a name begins with a closing mark', () => {
  expect(wrap('失联、住院、迁出', 24, 11, 5)).toEqual(['失联、', '住院、', '迁出']);
  expect(wrap('确认（不公示）', 66, 11, 2)).toEqual(['确认（不公示）']);
  expect(wrap('超出三行的名字', 22, 11, 2)).toEqual(['超出', '三…']);
});
