import { layout } from '@fiveones/chart';
import { chartOf } from '@fiveones/chart/sample';
import { expect, test } from 'vitest';
import { freeSpot } from './free-spot.ts';

const chart = chartOf('village: a\n county: o/start b\n start > a\n a > b');
const plan = layout(chart, { a: { x: 36, y: 24 }, start: { x: 36, y: 160 }, b: { x: 236, y: 160 } });
const lane = (id: string) => chart.lanes.find(({ tier }) => tier === id)?.id ?? '';
const bandOf = (id: string) => plan.bands.find((band) => band.lane === lane(id)) ?? { y: 0, height: 0 };

test('a new step stands where one looks, in its own lane', () => {
  const looking = { x: 900, y: bandOf('village').y + bandOf('village').height / 2 };
  expect(freeSpot(plan, lane('village'), looking)).toEqual(looking);
  const below = freeSpot(plan, lane('county'), looking);
  expect(below.x).toBe(900);
  expect(below.y > bandOf('county').y && below.y < bandOf('county').y + bandOf('county').height).toBe(true);
});

test('what stands there already is not covered', () => {
  const box = plan.boxes.get('b') ?? { x: 0, y: 0, width: 0, height: 0 };
  const at = freeSpot(plan, lane('county'), { x: box.x + 50, y: box.y + 20 });
  const apart = at.x - 57 >= box.x + box.width || at.x + 57 <= box.x || at.y - 32 >= box.y + box.height;
  expect(apart).toBe(true);
  expect(Math.abs(at.x - box.x)).toBeLessThan(400);
});
