import { expect, it } from 'vitest';
import { longestWay } from './longest-way.ts';
import { readChart } from './chart.ts';

const days: Readonly<Record<string, number>> = {
  check: 2,
  visit: 10,
  ask: 5,
  review: 15,
  mend: 10,
  inner: 7,
};
const node = (id: string, kind = 'userTask', more = {}) => ({ id, kind, name: id, lane: 'town', ...more });
const ways = (...pairs: readonly string[]) =>
  pairs.map((pair) => {
    const [from = '', to = ''] = pair.split('>');
    return { id: pair, from, to };
  });

it('is the longer branch of those side by side, with what a sub-process takes and without going back', () => {
  const chart = readChart({
    id: 'chart',
    name: '图',
    lanes: [{ id: 'town', name: '镇', tier: 'town' }],
    nodes: [
      node('start', 'startEvent'),
      node('check'),
      node('mend'),
      node('fork', 'parallelGateway'),
      node('visit'),
      node('ask'),
      node('join', 'parallelGateway'),
      node('inside', 'subProcess'),
      node('inner', 'userTask', { parent: 'inside' }),
      node('review'),
      node('late', 'boundaryEvent', { attachedTo: 'review' }),
      node('end', 'endEvent'),
    ],
    flows: ways(
      'start>check',
      'check>mend',
      'mend>check',
      'check>fork',
      'fork>visit',
      'fork>ask',
      'visit>join',
      'ask>join',
      'join>inside',
      'inside>review',
      'review>end',
      'review>check',
    ),
  });
  expect(longestWay(chart, ({ id }) => days[id] ?? 0)).toBe(2 + 10 + 7 + 15);
  expect(longestWay({ ...chart, steps: [], flows: [] }, () => 1)).toBe(0);
});
