import type { Casework, CasesAsked } from '@fiveones/casework';
import { beforeAll, expect, it } from 'vitest';
import {
  applied,
  caller,
  clerk,
  code,
  colleague,
  helper,
  leader,
  opened,
  otherTown,
  otherVillage,
  village,
} from './stage.example.ts';

let casework: Casework;
let instance = '';
const as = (person: string | undefined) => caller(casework, person);
const numbers = async (person: string, asked: CasesAsked): Promise<readonly string[]> =>
  (await as(person).find.cases(asked)).rows.map(({ number }) => number);

beforeAll(async () => {
  casework = await opened();
  instance = await applied(casework, 'key-0001');
});

it('a case is found by its place, process, day, step and name, each alone and all together', async () => {
  const { header } = await as(clerk).instance.get({ instance });
  const day = casework.now().slice(0, 10);
  const asked = { package: 'first-process', process: 'apply-card', place: village, from: day, until: day };
  for (const one of [
    asked,
    { ...asked, text: '周大爷' },
    { ...asked, text: header.number.slice(-4) },
    { ...asked, state: 'running' as const },
  ])
    expect(await numbers(clerk, one)).toContain(header.number);
  const step = (await as(clerk).find.cases({ text: header.number })).rows[0]?.waitsFor ?? '';
  expect(step).not.toBe('');
  expect(await numbers(clerk, { ...asked, text: step })).toContain(header.number);
  for (const one of [
    { package: 'another' },
    { process: 'another' },
    { place: '980101001002' },
    { until: '2026-11-22' },
    { from: '2026-11-24' },
    { state: 'completed' as const },
    { text: '没有这个人' },
  ])
    expect(await numbers(clerk, { ...asked, ...one })).not.toContain(header.number);
});

it('everybody finds what lies in their own place and nothing of the ones next door', async () => {
  const all = await as(leader).find.cases({});
  const towns = [await as(clerk).find.cases({}), await as(otherTown).find.cases({})];
  expect(all.total).toBeGreaterThan(towns[0]?.total ?? 0);
  expect(await numbers(otherVillage, { place: village })).toEqual([]);
  expect((await as(helper).find.cases({})).places.map((place) => place.code)).toEqual([village]);
  const own = casework.actor(leader);
  if (!own) throw new Error('the demonstration has a leader');
  const nextDoor = { ...own, holdings: own.holdings.map((chair) => ({ ...chair, region: '990102' })) };
  expect((await casework.finds.find(nextDoor, {})).total).toBe(0);
  expect((await casework.finds.sheet(nextDoor, {})).sheets[0]?.rows).toHaveLength(2);
});

it('pages hold every case once, and the same as the total says', async () => {
  const first = await as(leader).find.cases({});
  const pages = await Promise.all(
    Array.from({ length: first.pages }, (_, page) => as(leader).find.cases({ page })),
  );
  const ids = pages.flatMap(({ rows }) => rows.map((row) => row.instance));
  expect([ids.length, new Set(ids).size]).toEqual([first.total, first.total]);
  expect((await as(leader).find.cases({ page: 2_000 })).rows).toEqual([]);
});

it('what is overdue is running, late, and the longest overdue comes first', async () => {
  const later = await opened();
  await later.demonstration.advance('2027-03-01T09:00:00+08:00');
  const { rows, total } = await caller(later, leader).find.cases({ state: 'overdue' });
  expect(total).toBeGreaterThan(0);
  for (const row of rows) expect(row).toMatchObject({ overdue: true, status: 'running' });
  const dues = rows.map(({ due = '' }) => due);
  expect(dues).toEqual(dues.toSorted((a, b) => (a < b ? -1 : 1)));
});

it('a workbook of cases names people by their first letter alone', async () => {
  const actor = casework.actor(clerk);
  if (!actor) throw new Error('the demonstration has a clerk');
  const { sheets } = await casework.finds.sheet(actor, { text: '周大爷' });
  const text = JSON.stringify(sheets);
  expect(text).toContain('周');
  expect(text).not.toContain('周大爷');
});

it('a question is kept by its name, for whoever asked it alone, and at most twenty of them', async () => {
  const asked = { state: 'overdue', place: village } as const;
  expect(await as(clerk).find.save({ name: '超期的', asked })).toEqual([{ name: '超期的', asked }]);
  const changed = { text: '周', from: '2026-01-01' };
  expect(await as(clerk).find.save({ name: ' 超期的 ', asked: changed })).toEqual([
    { name: '超期的', asked: changed },
  ]);
  expect(await as(colleague).find.saved()).toEqual([]);
  for (let number = 2; number <= 20; number++) await as(clerk).find.save({ name: `第 ${number}`, asked });
  expect(await code(as(clerk).find.save({ name: '再来一个', asked }))).toBe('saved-searches-full');
  expect(await as(clerk).find.save({ name: '第 2', asked: {} })).toHaveLength(20);
  expect(await as(colleague).find.forget({ name: '超期的' })).toEqual([]);
  expect((await as(clerk).find.forget({ name: '超期的' })).map(({ name }) => name)).not.toContain('超期的');
  for (const call of [
    as(undefined).find.cases({}),
    as(undefined).find.saved(),
    as(undefined).find.save({ name: '我', asked: {} }),
    as(undefined).find.forget({ name: '我' }),
  ])
    expect(await code(call)).toBe('not-signed-in');
});
