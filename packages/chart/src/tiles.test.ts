import { expect, test } from 'vitest';
import { drawing } from './drawing.ts';
import { placingOf } from './placing.ts';
import { chartOf, largeSample } from './sample.ts';
import { svgOf, whole } from './svg.ts';
import { tilesOf } from './tiles.ts';

const sheets = [
  { width: 670, height: 900, landscape: false },
  { width: 1000, height: 610, landscape: true },
];
const drawn = (text: string) =>
  drawing(chartOf(text), placingOf({}), () => ({ who: '窗口', limit: '5 工作日' }));

test('a small chart is printed whole on one sheet', () => {
  const { tiles, scale } = tilesOf(drawn('town: o/apply check ./end\napply > check > end'), sheets);
  expect({ parts: tiles.length, scale }).toEqual({ parts: 1, scale: 1 });
});

test('a large chart is divided so that it stays readable: every step whole on some sheet, nothing left out', () => {
  const large = drawn(largeSample);
  const { tiles, scale, columns, rows } = tilesOf(large, sheets);
  expect(scale).toBeGreaterThanOrEqual(0.66);
  expect(columns * rows).toBe(tiles.length);
  const cutEverywhere = large.boxes.filter(
    (box) =>
      !tiles.some(
        (tile) =>
          tile.x <= box.x &&
          tile.y <= box.y &&
          box.x + box.width <= tile.x + tile.width &&
          box.y + box.height <= tile.y + tile.height,
      ),
  );
  expect(cutEverywhere).toEqual([]);
  expect(Math.max(...tiles.map(({ x, width }) => x + width))).toBe(large.width);
});

test('the drawing says names and numbers of its steps, and escapes what is text', () => {
  const svg = svgOf(drawn('town: o/a<b> check\na<b> > check'), undefined, '甲 & 乙');
  expect(svg).toContain('aria-label="甲 &amp; 乙"');
  expect(svg).toContain('check');
  expect(whole(drawn(largeSample)).width).toBeGreaterThan(500);
});
