import { expect, test } from 'vitest';
import { drawing, laneNames } from './drawing.ts';
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
  expect(scale * 11 * 0.75, 'points of the smallest text').toBeGreaterThanOrEqual(6);
  expect(columns * rows).toBe(tiles.length);
  const cutEverywhere = large.boxes.filter(
    (box) =>
      !tiles.some(
        (tile) =>
          // The names of lanes cover the beginning of a part.
          (tile.column === 1 || tile.x + 28 <= box.x) &&
          tile.y <= box.y &&
          box.x + box.width <= tile.x + tile.width &&
          box.y + box.height <= tile.y + tile.height,
      ),
  );
  expect(cutEverywhere).toEqual([]);
  expect(Math.max(...tiles.map(({ x, width }) => x + width))).toBe(large.width);
});

test('a step put above the first lane or left of all is in the drawing with everything around it', () => {
  const chart = chartOf('town: o/apply check ./end\napply > check > end');
  const positions = { apply: { x: -90, y: 40 }, check: { x: 80, y: -70 }, end: { x: 260, y: 50 } };
  const { boxes, bands, width, height } = drawing(chart, { positions, connectors: new Set() }, () => ({
    who: '',
    limit: '',
  }));
  expect(boxes).toHaveLength(3);
  for (const box of boxes) {
    expect(box.x).toBeGreaterThanOrEqual(28);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(height);
  }
  expect(bands.map(({ y }) => y)).toEqual([0]);
});

test('the name of a lane is written whole: one too long for its lane smaller, in two columns', () => {
  const bands = [{ name: '成员单位、司法所、镇人民政府', y: 0, height: 112 }];
  const letters = laneNames(bands, { x: 0, y: 0, height: 112 }).filter((mark) => mark.kind === 'text');
  expect(letters.map(({ text }) => text).join('')).toBe(bands[0]?.name);
  for (const { y } of letters) expect(y).toBeLessThanOrEqual(112);
});

test('the drawing says names and numbers of its steps, and escapes what is text', () => {
  const svg = svgOf(drawn('town: o/a<b> check\na<b> > check'), undefined, '甲 & 乙');
  expect(svg).toContain('aria-label="甲 &amp; 乙"');
  expect(svg).toContain('check');
  expect(whole(drawn(largeSample)).width).toBeGreaterThan(500);
});

test('what a low card does not hold is left to the table', () => {
  const [chart, at] = [chartOf('town: o/start'), { start: { x: 36, y: 34 } }];
  const named = { ...chart, steps: chart.steps.map((step) => ({ ...step, name: '列入名单或本人提出申请' })) };
  const { marks } = drawing(named, placingOf({ nodes: at }), () => ({ who: '窗口', limit: '5 工作日' }));
  const texts = marks.filter((mark) => mark.kind === 'text');
  expect(texts).toHaveLength(3);
  for (const { y } of texts) expect(y).toBeGreaterThan(44);
  for (const { y } of texts) expect(y).toBeLessThan(78);
});
