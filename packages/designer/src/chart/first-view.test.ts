import { layout } from '@fiveones/chart';
import { chartOf } from '@fiveones/chart/sample';
import { expect, test } from 'vitest';
import { firstView } from './first-view.ts';

const window = { width: 1366, height: 768 };
const chart = chartOf('village: a\n county: o/start\n start > a');

test('a chart that begins at its upper left corner is shown from there', () => {
  const plan = layout(chart, { a: { x: 236, y: 24 }, start: { x: 36, y: 140 } });
  expect(firstView(chart, plan, window, 1)).toEqual({ x: 8, y: 6, zoom: 1 });
});

test('the start is on the screen wherever it stands, however large things are shown', () => {
  const plan = layout(chart, { a: { x: 2236, y: 24 }, start: { x: 1800, y: 1400 } });
  for (const zoom of [1, 1.2]) {
    const view = firstView(chart, plan, window, zoom);
    const at = plan.boxes.get('start') ?? { x: 0, y: 0, width: 0, height: 0 };
    for (const x of [at.x * zoom + view.x, (at.x + at.width) * zoom + view.x])
      expect(x > 0 && x < window.width / 2).toBe(true);
    for (const y of [at.y * zoom + view.y, (at.y + at.height) * zoom + view.y])
      expect(y > 0 && y < window.height / 2).toBe(true);
  }
});
