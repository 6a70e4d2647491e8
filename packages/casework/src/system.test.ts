import { expect, it } from 'vitest';
import { ownConnectors } from './system.ts';
import { instanceTable, timerTable } from './tables.ts';
import { placeWith, publishedAt } from './in-force.example.ts';

const village = '990101001001';
const began = '2026-03-02T09:00:00+08:00';
/** Seven days from the day after the start, to the end of the last day. */
const due = '2026-03-09T23:59:59+08:00';

const files = {
  'template.json': JSON.stringify({ id: 'wait', name: '等', version: '1.0.0', publisher: '测试', format: 1 }),
  'processes/wait.json': JSON.stringify({
    id: 'wait',
    name: '公示',
    lanes: [{ id: 'village', name: '村', tier: 'village' }],
    nodes: [
      { id: 'start', kind: 'startEvent', name: '开始', lane: 'village' },
      {
        id: 'publicity',
        kind: 'intermediateCatchEvent',
        name: '公示期',
        lane: 'village',
        trigger: { timer: { value: 7, unit: 'day' } },
      },
      { id: 'end', kind: 'endEvent', name: '期满', lane: 'village' },
    ],
    flows: [
      { id: 'f1', from: 'start', to: 'publicity' },
      { id: 'f2', from: 'publicity', to: 'end' },
    ],
  }),
};

async function waiting(count: number) {
  const published = publishedAt(files, began);
  const { store, instances, system } = placeWith([published], due);
  const start = (number: number) =>
    instances.start({ published, process: 'wait', id: `990101-wait-${number}`, region: village, at: began });
  for (let from = 0; from < count; from += 5_000)
    await Promise.all(
      Array.from({ length: Math.min(5_000, count - from) }, (_, place) => start(from + place)),
    );
  return { store, system, instances };
}

it(
  'fires 100,000 timers due in the same minute once each, at their own moment',
  { timeout: 300_000 },
  async () => {
    const count = 100_000;
    const { store, system, instances } = await waiting(count);
    expect(await system.tick('2026-03-09T23:59:58+08:00')).toBe(0);
    // The clock has jumped: a year has gone by since anybody looked.
    const [first, second] = await Promise.all([system.tick('2027-03-09T09:00:00+08:00'), system.tick(due)]);
    expect((first ?? 0) + (second ?? 0)).toBe(count);
    expect(await store.count(timerTable)).toBe(0);
    expect(await store.count(instanceTable, { eq: ['status', 'completed'] })).toBe(count);
    const told = (await instances.events('990101-wait-77777')).filter(({ type }) => type === 'timerFired');
    expect(told.map(({ at }) => at)).toEqual([due]);
    await store.close();
  },
);

it('finds the same person of the same village in a benefit that excludes the one compared', async () => {
  const { store, instances } = await waiting(1);
  const asking = await instances.read('990101-wait-0');
  if (!asking) throw new Error('no instance');
  const approved = { county: '990101', region: village, status: 'completed', outcome: 'approved' };
  const row = (instance: string, subject: string, process: string, region = village) => ({
    table: instanceTable.name,
    put: { ...approved, instance, subject, process, region, processName: '特困供养', endedAt: due },
  });
  await store.write([
    row('a', '王桂芳', 'tekun-main'),
    row('b', '王桂芳', 'tekun-main', '990101001002'),
    row('c', '李德顺', 'tekun-main'),
    row('d', '王桂芳', 'temporary'),
  ]);
  const clashes = [{ process: 'tekun-main', hitType: 'tekun' }];
  const answer = await ownConnectors['compare']?.(
    { name: '王桂芳', clashes },
    { instance: asking.state, store },
  );
  expect(answer).toEqual({ hits: [{ hitType: 'tekun', hitAt: due, source: '特困供养' }] });
});
