import { expect, it } from 'vitest';
import { placeWith, publishedAt } from './in-force.example.ts';

const at = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T09:00:00+08:00`;
const lanes = [{ id: 'county', name: '县', tier: 'county' }];
const step = (id: string, kind: string, more: object = {}) => ({
  id,
  kind,
  name: id,
  lane: 'county',
  ...more,
});
const line = (...ids: readonly string[]) =>
  ids.slice(1).map((to, place) => ({ id: `${ids[place] ?? ''}--${to}`, from: ids[place], to }));

/** Cases that wait until a batch is drawn, and the batch. */
const files = {
  'template.json': JSON.stringify({ id: 'grant', name: '认定', version: '1', publisher: '测试', format: 1 }),
  'processes/case.json': JSON.stringify({
    id: 'case',
    name: '认定',
    tier: 'county',
    lanes,
    foundBy: [
      {
        id: 'waits',
        name: '等抽样的',
        value: 'if told = null then "county" else null',
        tells: [{ id: 'number', name: '编号', value: 'instance.number' }],
      },
    ],
    messages: [{ id: 'drawn', name: '抽样结果', key: 'instance.number' }],
    nodes: [
      step('start', 'startEvent'),
      step('wait', 'receiveTask', { message: 'drawn', set: [{ into: 'told', value: '=message' }] }),
      step('open', 'receiveTask', { message: 'drawn' }),
      step('end', 'endEvent'),
    ],
    flows: line('start', 'wait', 'open', 'end'),
  }),
  'processes/batch.json': JSON.stringify({
    id: 'batch',
    name: '抽样',
    tier: 'county',
    lanes,
    messages: [{ id: 'drawn', name: '抽样结果' }],
    nodes: [
      step('start', 'startEvent'),
      step('find', 'serviceTask', {
        lookup: {
          of: [{ process: 'case', by: 'waits' }],
          match: '"county"',
          tell: ['number'],
          most: 500,
          into: 'waiting',
        },
      }),
      step('draw', 'businessRuleTask', {
        calculate: [
          { into: 'drawn', value: 'draw(waiting.cases.number, waiting.count * 0.3, "2026-1")' },
          { into: 'rest', value: 'waiting.cases.number[not(list contains(drawn, item))]' },
        ],
      }),
      step('tell-drawn', 'sendTask', {
        message: 'drawn',
        deliver: { key: 'drawn' },
        payload: [{ into: 'sampled', value: true }],
      }),
      step('tell-rest', 'sendTask', {
        message: 'drawn',
        deliver: { key: 'rest' },
        payload: [{ into: 'sampled', value: false }],
      }),
      step('end', 'endEvent'),
    ],
    flows: line('start', 'find', 'draw', 'tell-drawn', 'tell-rest', 'end'),
  }),
};

async function county() {
  const published = publishedAt(files, at(1));
  const { store, instances, system } = placeWith([published], at(20));
  const start = async (process: string, id: string) => {
    const region = id.slice(0, 6);
    const done = await instances.start({ published, process, id, region, at: at(2), data: {} });
    if (!done.ok) throw new Error(done.refusal.code);
  };
  const told = async (id: string) => (await instances.read(id))?.state.data['told'] as { sampled: boolean };
  return { store, start, told, work: () => system.workOff() };
}

it('draws a share of all that wait, tells each once whether it is drawn, and leaves a later one for the next batch', async () => {
  const { store, start, told, work } = await county();
  const waiting = ['1', '2', '3', '4', '5', '6', '7'].map((n) => `990101-${n}`);
  for (const id of [...waiting, '990102-1']) await start('case', id);
  await start('batch', '990101-b1');
  await work();
  const answers = await Promise.all(waiting.map(told));
  expect(answers.map(({ sampled }) => sampled).filter(Boolean)).toHaveLength(3);
  expect(answers.filter(({ sampled }) => !sampled)).toHaveLength(4);
  // A neighbouring county's is not in the batch.
  expect(await told('990102-1')).toBeUndefined();

  await start('case', '990101-8');
  await start('batch', '990101-b2');
  await work();
  // One alone is drawn; those of the first batch keep what they were told.
  expect(await told('990101-8')).toEqual({ sampled: true });
  expect(await Promise.all(waiting.map(told))).toEqual(answers);
  await store.close();
});
