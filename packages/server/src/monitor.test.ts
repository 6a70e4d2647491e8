import type { Casework, MonitorView } from '@fiveones/casework';
import { beforeAll, expect, it } from 'vitest';
import { caller, code, handler, helper, leader, clerk, opened, otherTown } from './stage.example.ts';

const asked = { packageId: 'first-process', process: 'apply-card' };
let casework: Casework;
const viewOf = async (person: string): Promise<MonitorView> => caller(casework, person).monitor.view(asked);
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

beforeAll(async () => {
  casework = await opened();
  await casework.demonstration.advance('2027-03-01T09:00:00+08:00');
});

it('the figures of a place are the sums of those below it, and each is what its own office sees', async () => {
  const { shown } = await viewOf(leader);
  const { open = 0, overdue = 0, places = [], steps = [] } = shown ?? {};
  expect(open).toBeGreaterThan(1);
  expect(overdue).toBeGreaterThan(0);
  expect(sum(places.map((place) => place.open))).toBe(open);
  expect(sum(places.flatMap(({ weeks }) => weeks))).toBe(overdue);
  expect(sum(steps.map((step) => step.open))).toBeGreaterThanOrEqual(open);
  for (const [person, town] of [
    [clerk, '980101001'],
    [otherTown, '980101002'],
  ] as const) {
    const place = places.find(({ region }) => region === town);
    const own = (await viewOf(person)).shown;
    expect([own?.open ?? 0, own?.overdue ?? 0]).toEqual([place?.open ?? 0, place?.overdue ?? 0]);
    expect(own?.places.every(({ region }) => region.startsWith(town)) ?? true).toBe(true);
  }
});

it('behind a figure stand so many cases, the longest overdue first, and nobody is named', async () => {
  const { shown } = await viewOf(handler);
  const step = shown?.steps[0];
  const there = await caller(casework, handler).monitor.cases({ ...asked, step: step?.name });
  expect(there.length).toBe(step?.open);
  expect(there.map(({ due }) => due ?? '9')).toEqual(there.map(({ due }) => due ?? '9').sort());
  const rows = await casework.store.rows('instance');
  for (const { subject } of rows) expect(JSON.stringify(there)).not.toContain(String(subject));
});

it('a village has no such page, and a county counts nothing of the one next door', async () => {
  const own = casework.actor(leader);
  if (!own) throw new Error('the demonstration has a leader');
  const nextDoor = { ...own, holdings: own.holdings.map((chair) => ({ ...chair, region: '990102' })) };
  expect(await casework.monitor.view(nextDoor, asked)).toMatchObject({ ok: true, value: { processes: [] } });
  expect(await casework.monitor.cases(nextDoor, asked)).toEqual({ ok: true, value: [] });
  expect(await code(caller(casework, helper).monitor.view(asked))).toBe('not-allowed');
  expect(await code(caller(casework, helper).monitor.cases(asked))).toBe('not-allowed');
});
