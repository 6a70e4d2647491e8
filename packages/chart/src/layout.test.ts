import { expect, test } from 'vitest';
import { chartOf, largeSample } from './sample.ts';
import { layout, type Box, type Plan } from './layout.ts';
import { drawWays } from './draw-ways.ts';

const box = (plan: Plan, id: string): Box => {
  const found = plan.boxes.get(id);
  if (found === undefined) throw new Error(`no place for ${id}`);
  return found;
};

const small = `
  village: o/apply
  town: accept correct survey
  county: confirm
  town: ./end
  apply > accept > survey > confirm > end
  accept > correct > accept
`;

test('every step of a large chart has a place in its lane and no two cards touch', () => {
  const chart = chartOf(largeSample);
  const plan = layout(chart);
  expect(plan.boxes.size).toBe(chart.steps.length);
  const cards = chart.steps.filter((step) => step.attachedTo === undefined && step.parent === undefined);
  for (const one of cards) {
    const a = box(plan, one.id);
    const band = plan.bands.find((other) => other.lane === one.lane);
    expect(a.y >= (band?.y ?? 0) && a.y + a.height <= (band?.y ?? 0) + (band?.height ?? 0), one.id).toBe(
      true,
    );
    for (const other of cards) {
      const b = box(plan, other.id);
      const apart =
        one.id === other.id ||
        a.x + a.width + 20 <= b.x ||
        b.x + b.width + 20 <= a.x ||
        a.y + a.height + 20 <= b.y ||
        b.y + b.height + 20 <= a.y;
      expect(apart, `${one.id} and ${other.id}`).toBe(true);
    }
  }
});

test('work goes from left to right, a step that returns stands below the one it returns to', () => {
  const plan = layout(chartOf(small));
  expect(box(plan, 'survey').x).toBeGreaterThan(box(plan, 'accept').x + 114);
  expect(box(plan, 'correct')).toMatchObject({ x: box(plan, 'accept').x, y: box(plan, 'accept').y + 106 });
  expect(box(plan, 'apply').y).toBeLessThan(box(plan, 'accept').y);
});

test('the same chart always gets the same plan', () => {
  expect(layout(chartOf(largeSample))).toEqual(layout(chartOf(largeSample)));
});

test('what people placed never moves, and a new step finds a free place beside its neighbour', () => {
  const before = layout(chartOf(small));
  const positions = Object.fromEntries([...before.boxes].map(([id, at]) => [id, { x: at.x, y: at.y }]));
  const after = layout(chartOf(`${small}\n town: visit\n accept > visit > confirm`), positions);
  for (const [id, at] of before.boxes) expect(box(after, id)).toEqual(at);
  const visit = box(after, 'visit');
  for (const [id, at] of before.boxes)
    expect(
      visit.x + 114 <= at.x ||
        at.x + at.width <= visit.x ||
        visit.y + 64 <= at.y ||
        at.y + at.height <= visit.y,
      id,
    ).toBe(true);
});

test('siblings keep their order when a step is added beside them', () => {
  const branches = 'town: o/start +/fork a b +/join\n start > fork > a > join\n fork > b > join';
  const rows = (text: string): readonly string[] => {
    const plan = layout(chartOf(text));
    return ['a', 'b', 'c']
      .filter((id) => plan.boxes.has(id))
      .sort((one, two) => box(plan, one).y - box(plan, two).y);
  };
  expect(rows(branches)).toEqual(['a', 'b']);
  expect(rows(`${branches}\n town: c\n fork > c > join`)).toEqual(['a', 'b', 'c']);
});

test('children of a sub-process stand inside its frame, boundary events on the edge of their step', () => {
  const plan = layout(
    chartOf(
      'village: o/s p/publicity ./e w/days<publicity post<publicity b/objection@publicity\n s > publicity > e\n post > days',
    ),
  );
  const frame = box(plan, 'publicity');
  for (const id of ['post', 'days']) {
    const child = box(plan, id);
    expect(
      child.x > frame.x &&
        child.y > frame.y &&
        child.x + child.width < frame.x + frame.width &&
        child.y + child.height < frame.y + frame.height,
    ).toBe(true);
  }
  expect(box(plan, 'objection').y + 12).toBe(frame.y + frame.height);
});

/** Fifteen steps in four lanes as people draw them: a loop back, three branches at once, two ends. */
const fourLanes = `
  village: o/apply visit
  town: accept x/enough correct check ./gone
  county: +/fork audit confirm +/join x/ok ./end ./no
  city: record notice
  apply > accept > enough > fork
  enough > correct > accept
  correct > gone
  fork > audit > join
  fork > check > join
  fork > visit > join > confirm > ok
  ok > record > end
  ok > notice > no
`;

test('a chart of fifteen steps in four lanes crosses no more than twice', () => {
  const chart = chartOf(fourLanes);
  const { routes } = drawWays(chart, layout(chart), new Set());
  const pieces = [...routes].flatMap(([id, points]) =>
    points.slice(1).map((b, index) => ({ id, a: points[index] ?? b, b })),
  );
  type Piece = (typeof pieces)[number];
  const level = ({ a, b }: Piece): boolean => a.y === b.y;
  const inside = (value: number, one: number, other: number): boolean =>
    value > Math.min(one, other) + 1 && value < Math.max(one, other) - 1;
  const crosses = (across: Piece, down: Piece): boolean =>
    across.id !== down.id &&
    inside(down.a.x, across.a.x, across.b.x) &&
    inside(across.a.y, down.a.y, down.b.y);
  const found = pieces
    .filter(level)
    .flatMap((across) => pieces.filter((down) => !level(down) && crosses(across, down)));
  expect(found.length).toBeLessThanOrEqual(2);
});

test('the name of a way that leads straight on has room between the cards', () => {
  const chart = chartOf('town: o/start a b ./end\n start > a > b > end');
  const named = {
    ...chart,
    flows: chart.flows.map((flow) => (flow.from === 'a' ? { ...flow, name: '一致同意以后' } : flow)),
  };
  const plan = layout(named);
  const [label] = drawWays(named, plan).labels.values();
  expect((label?.x ?? 0) > box(plan, 'a').x + 114).toBe(true);
  expect((label?.x ?? 0) + (label?.width ?? 0) < box(plan, 'b').x).toBe(true);
});

test('events on the edge of a step stand in the order in which their ways do not cross', () => {
  const chart = chartOf(`
    town: o/start a ./end left right b/one@a b/other@a
    start > a > end
    one > left
    other > right
  `);
  const at = { start: { x: 36, y: 34 }, a: { x: 236, y: 24 }, end: { x: 436, y: 46 } };
  const xs = (left: number, right: number): readonly number[] => {
    const plan = layout(chart, { ...at, left: { x: left, y: 180 }, right: { x: right, y: 180 } });
    return ['one', 'other'].map((id) => box(plan, id).x);
  };
  const [[one = 0, other = 0], swapped] = [xs(136, 336), xs(336, 136)];
  expect(one).toBeLessThan(other);
  expect(swapped).toEqual([other, one]);
});

test('inside a frame, too, the name of a way that leads straight on has room between the cards', () => {
  const chart = chartOf('town: p/frame a<frame b<frame\n a > b');
  const named = { ...chart, flows: chart.flows.map((flow) => ({ ...flow, name: '一致同意以后' })) };
  const plan = layout(named);
  const [label] = drawWays(named, plan).labels.values();
  expect((label?.x ?? 0) >= box(plan, 'a').x + 114).toBe(true);
  expect((label?.x ?? Infinity) + (label?.width ?? 0) <= box(plan, 'b').x).toBe(true);
});
