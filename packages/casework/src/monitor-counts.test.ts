import { groupedBy } from '@fiveones/interpreter';
import { openSqlite, type RowOf, type Store } from '@fiveones/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sees, type Actor } from './access.ts';
import { MonitorCounts } from './monitor-counts.ts';
import { folds } from './index.ts';
import { instanceTable, tables, taskTable } from './tables.ts';

type Instance = RowOf<typeof instanceTable>;
type Task = RowOf<typeof taskTable>;

const now = '2026-11-23T09:00:00+08:00';
const county: Actor = {
  id: 'c',
  name: '县里的人',
  holdings: [{ post: 'countyHandler', unit: 'county', region: '980101', tier: 'county' }],
  standsFor: [],
};
const town: Actor = {
  id: 't',
  name: '镇里的人',
  holdings: [{ post: 'townClerk', unit: 'town', region: '980101001', tier: 'town' }],
  standsFor: [],
};
const applied = { packageId: 'p', process: 'apply' };
const processes = [applied, { packageId: 'p', process: 'review' }];
const mondays = ['2026-11-09', '2026-11-16', '2026-11-23'];

let store: Store;
const cases: Instance[] = [];
const tasks: Task[] = [];

/** Cases of two processes in two counties: some have readers, some stand at two steps, some wait for no task, some ended. */
beforeAll(async () => {
  store = openSqlite({ file: ':memory:', tables, folds });
  for (let nth = 0; nth < 400; nth++) lay(nth);
  await store.write([
    ...cases.map((put) => ({ table: 'instance', put })),
    ...tasks.map((put) => ({ table: 'task', put })),
  ]);
});
afterAll(() => store.close());

let seed = 7;
const below = (count: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * count);
};
const instant = (days: number): string =>
  new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);

function lay(nth: number): void {
  const region = ['980101001001', '980101001002', '980101002001', '980102001001'][below(4)] ?? '';
  const steps = [['调查'], ['调查', '公示'], ['公示'], ['调查、核对']][below(4)] ?? [];
  const ended = below(5) === 0;
  const instance = `i${nth}`;
  const process = below(3) === 0 ? 'review' : 'apply';
  const row = { county: region.slice(0, 6), instance, number: instance, region, process };
  const blank = Object.fromEntries(Object.keys(instanceTable.columns).map((column) => [column, null]));
  cases.push({
    ...(blank as unknown as Instance),
    ...row,
    package: 'p',
    status: ended ? 'completed' : 'running',
    startedAt: `${instant(-40 - below(3))}T09:00:00+08:00`,
    endedAt: ended ? `${instant(-below(40))}T09:00:00+08:00` : null,
    waitsFor: ended ? '' : steps.join('、'),
    due: below(3) === 0 ? `${instant(below(50) - 25)}T23:59:59+08:00` : null,
    readers: below(4) === 0 ? '|nobody|' : null,
  });
  if (!ended && below(6) > 0) for (const step of steps) layTasks(row, step);
}

function layTasks(row: Pick<Task, 'instance' | 'county' | 'region' | 'process'>, step: string): void {
  const blank = Object.fromEntries(Object.keys(taskTable.columns).map((column) => [column, null]));
  const days = below(50) - 25;
  for (const queue of ['a', 'b'].slice(below(2)))
    tasks.push({
      ...(blank as unknown as Task),
      ...row,
      task: `${row.instance}/${step}`,
      queue,
      nodeName: step,
      due: days === 0 ? null : `${instant(days)}T23:59:59+08:00`,
      soonAt: days === 0 ? null : `${instant(days - 6)}T00:00:00+08:00`,
    });
}

/** The running cases of a process that an actor sees. */
const running = (actor: Actor, process: string): readonly Instance[] =>
  cases.filter((row) => row.status === 'running' && row.process === process && sees(actor, row));
const limits = ({ instance }: Instance): readonly Task[] =>
  tasks.filter((task) => task.instance === instance);
const due = (row: Instance): string =>
  [row.due, ...limits(row).map((task) => task.due)].flatMap((one) => one ?? []).sort()[0] ?? '9';
const soon = (row: Instance): boolean =>
  due(row) >= now && limits(row).some(({ soonAt }) => soonAt !== null && soonAt <= now);

describe.each([
  ['a county', county, 9],
  ['a town', town, 12],
] as const)('%s', (_, actor, digits) => {
  const counts = () => new MonitorCounts(store, actor, now);

  it('counts of each place the cases it may read, and how many of them were late when', async () => {
    const found = await counts().byPlace(processes, digits, mondays);
    for (const [nth, { process }] of processes.entries()) {
      const there = groupedBy(running(actor, process), ({ region }) => (region ?? '').slice(0, digits));
      expect(there.size).toBeGreaterThan(1);
      expect(found[nth]).toEqual(
        new Map(
          [...there].map(([region, rows]) => [
            region,
            {
              open: rows.length,
              soon: rows.filter(soon).length,
              late: [...mondays, now].map((at) => rows.filter((row) => due(row) < at).length),
            },
          ]),
        ),
      );
    }
  });

  it('counts a case at each of its steps by the limit of its task there', async () => {
    const pressing = await counts().pressingSteps(applied);
    const rows = running(actor, 'apply').flatMap((row) =>
      [...new Set(limits(row).map(({ nodeName }) => nodeName))].map((step) => {
        const here = limits(row).filter(({ nodeName }) => nodeName === step);
        return { step, waitsFor: row.waitsFor, here };
      }),
    );
    const pressed = rows.filter(({ here }) => here.some(({ soonAt }) => soonAt !== null && soonAt <= now));
    const overdue = pressed.filter(({ here }) => here.some((task) => (task.due ?? '9') < now));
    for (const { step, waitsFor } of pressed) {
      const same = (one: { readonly step: string | null; readonly waitsFor: string | null }) =>
        one.step === step && one.waitsFor === waitsFor;
      const late = overdue.filter(same).length;
      expect(pressing.filter(same)).toEqual([
        { step, waitsFor, soon: pressed.filter(same).length - late, overdue: late },
      ]);
    }
    const waits = await counts().waits(applied);
    expect([...waits.values()].reduce((total, one) => total + one, 0)).toBe(running(actor, 'apply').length);
  });

  it('lists the cases whose limits are the earliest, and those without one last', async () => {
    const rows = running(actor, 'apply');
    for (const most of [10, rows.length]) {
      const asked = { place: undefined, waitsFor: undefined, most };
      const found = await counts().longestDue(applied, asked);
      const expected = rows.map(due).sort().slice(0, most);
      expect(found.map((one) => one.due ?? '9')).toEqual(expected);
      for (const { row, state } of found) {
        const known = rows.find(({ instance }) => instance === row.instance);
        expect(known && (due(known) < now ? 'overdue' : soon(known) ? 'soon' : 'open')).toBe(state);
      }
    }
    const one = await counts().longestDue(applied, { place: undefined, waitsFor: ['公示'], most: 500 });
    expect(one.length).toBe(rows.filter(({ waitsFor }) => waitsFor === '公示').length);
  });

  it('counts those that ended since a day by the days they ran', async () => {
    const [spans = []] = await counts().endedSince([applied], '2026-11-01');
    const ended = cases.filter(
      (row) =>
        row.process === 'apply' &&
        row.status !== 'running' &&
        (row.endedAt ?? '') >= '2026-11-01' &&
        sees(actor, row),
    );
    expect(ended.length).toBeGreaterThan(0);
    expect(spans.reduce((total, { count }) => total + count, 0)).toBe(ended.length);
    expect(spans.every(({ from, until }) => from < until && until >= '2026-11-01')).toBe(true);
  });
});
