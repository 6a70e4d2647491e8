import type { PackageFiles } from '@fiveones/definition';
import { beforeAll, expect, it } from 'vitest';
import type { Casework } from '../casework.ts';
import { demonstrated, done, firstProcess, personOf } from '../demonstration.example.ts';

const village = '980101001001';

/** The example: after the review another person looks again, then anybody closes; both are counted. */
function files(): PackageFiles {
  const read = firstProcess;
  const chart = JSON.parse(read['processes/apply-card.json'] ?? '{}') as Record<'nodes' | 'flows', object[]>;
  const duties = JSON.parse(read['responsibilities.json'] ?? '{}') as {
    rows: { id: string; step: string }[];
  };
  const duty = duties.rows.find(({ id }) => id === 'R-002');
  const rows = Object.entries({ second: 'R-901', close: 'R-902' }).map(([step, id]) => ({
    ...duty,
    id,
    step: `apply-card/${step}`,
  }));
  const step = (id: string, name: string, responsibility: string) =>
    ({ id, name, kind: 'userTask', lane: 'town', responsibility, stepClass: 'review' }) as const;
  const of = (...nodes: readonly string[]) =>
    nodes.map((node) => ({ package: 'first-process', process: 'apply-card', node }));
  const figure = (id: string, name: string, steps: object) => ({
    id,
    name,
    unit: '人次',
    group: '分开办',
    period: 'month',
    level: 'auto',
    aggregate: 'sum',
    source: { steps },
  });
  return {
    ...read,
    'processes/apply-card.json': JSON.stringify({
      ...chart,
      nodes: [
        ...chart.nodes,
        { ...step('second', '复看', 'R-901'), notSameAs: ['review'] },
        step('close', '关卷', 'R-902'),
      ],
      flows: [
        ...chart.flows.filter((flow) => !('to' in flow && flow.to === 'issue')),
        { id: 'f-second', from: 'review', to: 'second', condition: 'opinion.result = "agree"' },
        { id: 'f-close', from: 'second', to: 'close' },
        { id: 'f-issue', from: 'close', to: 'issue' },
      ],
    }),
    'responsibilities.json': JSON.stringify({ ...duties, rows: [...duties.rows, ...rows] }),
    'tables/apart.json': JSON.stringify({
      id: 'apart',
      name: '分开办',
      tier: 'village',
      keepers: [],
      indicators: [
        figure('apart.refused', '没有让他办', { of: of('second'), state: 'refused' }),
        figure('apart.both', '一人办了两步', {
          of: of('review', 'second', 'close'),
          where: 'count(distinct values(for p in performers[item.by = step.by] return p.node)) > 1',
        }),
      ],
    }),
  };
}

let casework: Casework;
beforeAll(async () => {
  casework = await demonstrated([files()]);
});

const person = (id: string) => personOf(casework, id);
const one = () => person('townClerk-town-1-1');
const other = () => person('townClerk-town-1-2');
const figures = async () => {
  const at = { region: village, table: 'apart', month: '2026-11' };
  const { groups } = done(await casework.tables.view(one(), at));
  return Object.fromEntries(groups.flatMap(({ rows }) => rows.map(({ id, value }) => [id, value])));
};

it('whom the system kept from a second step is told in the case, and the figures recount what people did and tried', async () => {
  const helper = person('villageHelper-village-1-1-1');
  const before = await figures();
  const { task, instance } = done(
    await casework.start(helper, { packageId: 'first-process', process: 'apply-card', region: village }),
  );
  const data = { application: { name: '周大爷', birthDate: '1950-05-06', deliver: 'self' } };
  done(await casework.tasks.submit(helper, { task: task ?? '', key: 'apply-0001', data }));
  const open = async (node: string) => {
    const found = done(await casework.case(one(), instance)).open.find((item) => item.node === node);
    return found?.task ?? '';
  };
  const agree = { data: {}, opinion: { result: 'agree' } } as const;
  done(await casework.tasks.submit(one(), { task: await open('review'), key: 'review-001', ...agree }));
  const second = await open('second');
  for (const key of ['second-001', 'second-002']) {
    const tried = await casework.tasks.submit(one(), { task: second, key, data: {} });
    expect(tried.ok ? 'done' : tried.refused.code).toBe('same-person');
  }
  done(await casework.tasks.submit(other(), { task: second, key: 'second-003', data: {} }));
  done(await casework.tasks.submit(one(), { task: await open('close'), key: 'close-0001', data: {} }));

  const { history } = done(await casework.case(one(), instance));
  const told = history.filter(({ title }) => title.startsWith('没有让'));
  expect(told.map(({ title, note }) => [title, note])).toEqual([
    [`没有让${one().name}办“复看”`, '“镇审核”是他办的，这一步要换一个人'],
  ]);
  const after = await figures();
  const more = (id: string) => Number(after[id]) - Number(before[id]);
  expect([more('apart.refused'), more('apart.both')]).toEqual([1, 1]);
});
