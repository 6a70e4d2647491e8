import { expect, test } from 'vitest';
import { markText } from './connectors.ts';
import { drawWays } from './draw-ways.ts';
import { layout } from './layout.ts';
import { placingOf } from './placing.ts';
import { chartOf } from './sample.ts';
import { untangled } from './untangle.ts';

const back = chartOf(`
  town: o/start a b c d ./end
  start > a > b > c > d > end
  d > a
  c > a
`);

test('a way drawn as a connector is a mark with the number of the step it leads to, and one that names where it comes from', () => {
  const { marks, routes } = drawWays(back, layout(back), new Set(['f6', 'f7']));
  expect(routes.has('f6') || routes.has('f7')).toBe(false);
  expect(marks.map((mark) => [mark.step, mark.enters, ...markText(mark)])).toEqual([
    ['d', false, '2'],
    ['c', false, '2'],
    ['a', true, '自 5、4'],
  ]);
  const [tip, rim] = [marks[2]?.route.at(-1), marks[2]];
  expect(tip !== undefined && rim !== undefined && tip.x >= rim.x + rim.width).toBe(true);
});

test('where nothing crosses nothing becomes a connector, and what a person has chosen stays', () => {
  const plan = layout(back);
  expect(untangled(back, plan).size).toBe(0);
  expect([...untangled(back, plan, new Set(['f7']))]).toEqual(['f7']);
});

test('a layout file that says nothing leaves it to the chart which ways are connectors', () => {
  expect(placingOf(null).connectors).toBe(undefined);
  expect(placingOf({ nodes: {} }).connectors).toBe(undefined);
  expect(placingOf({ nodes: { a: { x: 1, y: 2 } } }).connectors).toEqual(new Set());
  expect(placingOf({ flows: { f1: { connector: true }, f2: 'x', f3: {} } }).connectors).toEqual(
    new Set(['f1']),
  );
  expect(placingOf({ nodes: { a: { x: '1' }, b: null } }).positions).toEqual({});
});

test('the mark that leads into a gateway has a side of it for itself, though ways lead out all around', () => {
  const chart = chartOf(`
    town: o/start x/many right below above left
    start > many
    many > right
    many > below
    many > above
    many > left
  `);
  const { marks, routes } = drawWays(
    chart,
    layout(chart, {
      start: { x: 36, y: 20 },
      above: { x: 358, y: 20 },
      left: { x: 158, y: 140 },
      many: { x: 400, y: 157 },
      right: { x: 558, y: 140 },
      below: { x: 358, y: 260 },
    }),
    new Set(['f1']),
  );
  const tip = marks.find((mark) => mark.enters)?.route.at(-1);
  expect(tip).toBeDefined();
  for (const id of ['f2', 'f3', 'f4', 'f5']) expect(routes.get(id)?.[0]).not.toEqual(tip);
});
