import type { Casework } from '@fiveones/casework';
import { beforeEach, expect, it } from 'vitest';
import { admin, applied, caller, clerk, code, handler, opened } from './stage.example.ts';

/** The county rests on the Tuesday after the case began. */
const storm = { overlay: [{ date: '2026-11-24', kind: 'rest' as const, reason: '暴雪停工' }] };

let casework: Casework;
let instance = '';
const as = (person: string) => caller(casework, person);
const begin = (key: string): Promise<string> => applied(casework, key);
/** When the review of the case is due, as its clerk reads it. */
const dueOf = async (of: string): Promise<string | null | undefined> =>
  (await as(clerk).work.inbox()).open.find((item) => item.instance === of)?.due?.slice(0, 10);

beforeEach(async () => {
  casework = await opened();
  instance = await begin('key-0001');
});

it('a day on which the county rests moves every open date that counts it, once it is put in force', async () => {
  expect(await dueOf(instance)).toBe('2026-11-26');
  const seen = await as(admin).calendar.preview(storm);
  expect(seen.map((effect) => effect.instance)).toContain(instance);
  expect(await dueOf(instance)).toBe('2026-11-26');

  const moved = await as(admin).calendar.revise({ ...storm, reason: '暴雪红色预警' });
  expect(moved).toEqual(seen);
  expect(await dueOf(instance)).toBe('2026-11-27');
  const history = (await as(clerk).instance.get({ instance })).history;
  expect(history.map(({ note }) => note)).toContain('暴雪红色预警');
});

it('cases that begin afterwards count the new days; who looks sees why', async () => {
  await as(admin).calendar.revise({ ...storm, reason: '暴雪红色预警' });
  expect(await dueOf(await begin('key-0002'))).toBe('2026-11-27');
  const { days, revisions, edition } = await as(handler).calendar.view({ year: 2026 });
  expect(days.find(({ date }) => date === '2026-11-24')).toMatchObject({ workday: false, name: '暴雪停工' });
  expect(revisions).toMatchObject([{ reason: '暴雪红色预警' }]);
  expect((await casework.instances.read(instance))?.state.pins.calendar).toBe(edition);
});

it('a notice replaces its year, and is no longer provisional', async () => {
  const before = await as(admin).calendar.view({ year: 2027 });
  expect(before.year?.provisional).toBe(true);
  const year = {
    year: 2027,
    source: '国务院办公厅关于2027年部分节假日安排的通知（测试）',
    provisional: false,
    rest: [['2027-01-01', '2027-01-03', '元旦']] as [string, string, string][],
    work: [['2027-01-09', '元旦调休']] as [string, string][],
  };
  await as(admin).calendar.revise({ year, overlay: [], reason: '通知已发布' });
  const after = await as(admin).calendar.view({ year: 2027 });
  expect(after.year).toEqual(year);
  expect(after.days.find(({ date }) => date === '2027-01-09')).toMatchObject({
    workday: true,
    provisional: false,
  });
});

it('is still there after the server was opened again', async () => {
  await as(admin).calendar.revise({ ...storm, reason: '暴雪红色预警' });
  await casework.library.refresh();
  expect(await dueOf(await begin('key-0003'))).toBe('2026-11-27');
});

it.each([
  [
    'a year whose holiday lies in another',
    { year: 2027, rest: [['2026-12-31', '2027-01-01', '元旦']] },
    'input-invalid',
  ],
  ['no reason', { reason: ' ' }, 'note-missing'],
])('%s is refused, and no date moves', async (_what, part, expected) => {
  const {
    reason = '改',
    year,
    rest,
  } = part as { reason?: string; year?: number; rest?: [string, string, string][] };
  const table =
    year === undefined
      ? {}
      : { year: { year, source: '测试', provisional: false, rest: rest ?? [], work: [] } };
  expect(await code(as(admin).calendar.revise({ ...storm, ...table, reason }))).toBe(expected);
  expect(await dueOf(instance)).toBe('2026-11-26');
});
