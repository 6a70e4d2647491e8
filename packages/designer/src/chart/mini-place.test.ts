import { expect, test } from 'vitest';
import { barPlace } from './mini-place.ts';

const step = { x: 200, y: 200, width: 114, height: 64 };
const above = { x: 240, y: 170, width: 20, height: 18 };
const below = { x: 240, y: 276, width: 20, height: 18 };

test('the bar of a step stands above it, and elsewhere where it would hide a mark of a connector', () => {
  expect(barPlace(step, [], 1)).toBe('top');
  expect(barPlace(step, [above], 1)).toBe('bottom');
  expect(barPlace(step, [above, below], 1)).toBe('right');
});

test('the farther off the chart is, the more of it the bar hides', () => {
  const farther = { ...above, y: 130 };
  expect(barPlace(step, [farther], 1)).toBe('top');
  expect(barPlace(step, [farther], 0.5)).toBe('bottom');
});

test('the bar of an event on the edge of a step leaves the step free', () => {
  const event = { x: 290, y: 249, width: 24, height: 24 };
  expect(barPlace(event, [step], 1)).toBe('bottom');
});
