import { expect, test } from 'vitest';
import { chartOf, largeSample } from './sample.ts';
import { layout } from './layout.ts';
import { linksOf, shapesOf } from './shapes.ts';
import { clashesOf } from './clashes.ts';
import { laid, pathOf, route, settled, type Route } from './route.ts';
import type { Shape } from './route-port.ts';

const shape = (id: string, x: number, y: number): Shape => ({
  id,
  x,
  y,
  width: 114,
  height: 64,
  inside: undefined,
  ports: 'card',
});
const link = (from: string, to: string, trunk = false) => ({ id: `${from}-${to}`, from, to, trunk });

const crosses = (points: Route, box: Shape): boolean =>
  points.slice(1).some((b, index) => {
    const a = points[index] ?? b;
    return (
      Math.min(a.x, b.x) < box.x + box.width &&
      Math.max(a.x, b.x) > box.x &&
      Math.min(a.y, b.y) < box.y + box.height &&
      Math.max(a.y, b.y) > box.y
    );
  });

const cases: readonly (readonly [string, readonly Shape[], number])[] = [
  ['neighbours in a row: a straight line', [shape('a', 0, 0), shape('b', 160, 0)], 2],
  ['one above the other: a straight line', [shape('a', 0, 0), shape('b', 0, 106)], 2],
  ['one row down to the right: one corner', [shape('a', 0, 0), shape('b', 320, 106)], 3],
  ['a card between them: around it', [shape('a', 0, 0), shape('c', 160, 0), shape('b', 320, 0)], 5],
  ['back to the left: around', [shape('a', 320, 0), shape('c', 160, 0), shape('b', 0, 0)], 5],
];
test.each(cases)('%s', (_, shapes, corners) => {
  const points = route([link('a', 'b')], shapes).get('a-b') ?? [];
  expect(points.length).toBeLessThanOrEqual(corners);
  expect(points.length).toBeGreaterThan(1);
  for (const other of shapes) expect(crosses(points, other)).toBe(false);
});

test('there and back between two steps are two lines', () => {
  const routes = route([link('a', 'b'), link('b', 'a')], [shape('a', 0, 0), shape('b', 0, 106)]);
  const xs = [...routes.values()].map((points) => points[0]?.x);
  expect(new Set(xs).size).toBe(2);
});

test('parallel branches leave by one trunk', () => {
  const shapes = [
    { ...shape('g', 0, 17), width: 30, height: 30, ports: 'point' as const },
    shape('a', 80, 106),
    shape('b', 80, 212),
  ];
  const routes = route([link('g', 'a', true), link('g', 'b', true)], shapes);
  expect(routes.get('g-a')?.[0]).toEqual(routes.get('g-b')?.[0]);
});

test('no way of a large chart runs through a card, all pieces are level or plumb', () => {
  const chart = chartOf(largeSample);
  const shapes = shapesOf(chart, layout(chart));
  const routes = route(linksOf(chart), shapes);
  expect(routes.size).toBe(chart.flows.length);
  const frames = new Set(shapes.map((one) => one.inside));
  for (const [id, points] of routes) {
    for (const box of shapes)
      if (!frames.has(box.id) && box.ports !== 'below')
        expect(crosses(points, box), `${id} through ${box.id}`).toBe(false);
    for (const [index, b] of points.slice(1).entries())
      expect(points[index]?.x === b.x || points[index]?.y === b.y).toBe(true);
  }
});

test('what one net takes over from another that is like it is laid as it would have been without', () => {
  const chart = chartOf(largeSample);
  const [links, shapes] = [linksOf(chart), shapesOf(chart, layout(chart))];
  const whole = laid(links, shapes);
  for (const { id } of links.filter((_, index) => index % 40 === 0)) {
    const alone = laid(links, shapes, new Set([id]));
    expect(laid(links, shapes, new Set([id]), undefined, whole).routes()).toEqual(alone.routes());
    expect(laid(links, shapes, undefined, undefined, alone).routes()).toEqual(whole.routes());
  }
});

test('ways that would meet make room for each other, if only a long way round; where none meet all stay as they were', () => {
  const shapes = [
    shape('a', 200, 24),
    shape('b', 520, 24),
    shape('c', 520, 236),
    shape('d', 40, 24),
    shape('e', 360, 236),
  ];
  const links = [link('d', 'b'), link('e', 'd'), link('e', 'a'), link('a', 'd'), link('c', 'a')];
  const byId = new Map(links.map((one) => [one.id, one]));
  expect(clashesOf(laid(links, shapes).routes(), byId)).toHaveLength(1);
  expect(clashesOf(settled(links, shapes).routes(), byId)).toEqual([]);
  const alone = new Set(['d-b']);
  expect(clashesOf(laid(links, shapes, alone).routes(), byId)).toEqual([]);
  expect(settled(links, shapes, alone).routes()).toEqual(laid(links, shapes, alone).routes());
});

test('corners are rounded by at most half of the shorter piece', () => {
  expect(
    pathOf([
      { x: 0, y: 0 },
      { x: 20, y: 0 },
      { x: 20, y: 8 },
    ]),
  ).toBe('M0 0L16 0Q20 0 20 4L20 8');
});

test('no way runs left of every step, where the names of the lanes stand', () => {
  const shapes = [shape('a', 36, 24), shape('c', 36, 130), shape('b', 36, 236)];
  const routes = route([link('a', 'b'), link('b', 'a'), link('a', 'c'), link('c', 'b')], shapes);
  expect(routes.size).toBe(4);
  for (const points of routes.values()) for (const { x } of points) expect(x).toBeGreaterThanOrEqual(36 - 10);
});
