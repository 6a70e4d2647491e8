import type { Casework } from '@fiveones/casework';
import type { PackageFiles } from '@fiveones/definition';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  admin,
  applied,
  caller,
  clerk,
  code,
  firstProcess,
  handler,
  leader,
  opened,
} from './stage.example.ts';

const yearly: PackageFiles = {
  'template.json': JSON.stringify({
    id: 'year',
    name: '重点工作',
    version: '1.0.0',
    publisher: '测试',
    format: 1,
  }),
  'lists/keyWork.json': JSON.stringify({
    id: 'keyWork',
    name: '年度重点工作清单',
    yearly: true,
    columns: ['item', 'tier', 'unit', 'target', 'deadline'].map((id) => ({ id, label: id })),
    rows: [
      {
        id: 'KW-01',
        item: '入户覆盖率达标',
        tier: 'county',
        unit: '县民政局',
        target: '100%',
        deadline: '12-31',
      },
      { id: 'KW-02', item: '回访率', tier: 'city', unit: '市民政局', target: '90%', deadline: '06-30' },
      { id: 'KW-03', item: '不再做的', tier: 'county', unit: '县民政局', target: '', active: false },
    ],
  }),
};

let casework: Casework;
beforeEach(async () => {
  casework = await opened([firstProcess, yearly]);
});
const as = (who: string) => caller(casework, who).duty;
const nextDoor = (who: string) => {
  const actor = casework.actor(who);
  if (!actor) throw new Error(`the demonstration has ${who}`);
  return { ...actor, holdings: actor.holdings.map((holding) => ({ ...holding, region: '980102' })) };
};

describe('a sample', () => {
  const asked = {
    processes: ['apply-card'],
    strata: ['village', 'process'] as ('village' | 'process')[],
    from: '2026-01-01',
    until: '2026-12-31',
    seed: '评价 2026-01',
    percent: 20,
    floor: 1,
  };

  it('is recorded with its seed and strata, by whom and when, and comes out the same when it is opened', async () => {
    const { id } = await as(leader).draw(asked);
    expect(await as(handler).draws()).toMatchObject([
      { id, seed: asked.seed, asked, at: expect.any(String) },
    ]);
    const drawn = await as(handler).drawn({ id });
    expect([drawn.gone, drawn.come]).toEqual([[], []]);
    expect(drawn.sample).toEqual(await as(leader).sample(asked));
    for (const town of drawn.sample.towns) {
      expect(town.strata.every(({ drawn: some, cases }) => some >= 1 && some <= cases)).toBe(true);
      expect(town.strata.every(({ name }) => name.endsWith(' / 申领优待证'))).toBe(true);
      expect(town.drawn.length).toBeGreaterThanOrEqual(Math.ceil(town.cases / 5));
    }
  });

  it('asked for once more is the draw that was made, not another that suits better', async () => {
    const first = await as(leader).draw(asked);
    expect(await as(handler).draw(asked)).toEqual(first);
    expect(await as(leader).draws()).toHaveLength(1);
  });

  it('says so when cases have come since', async () => {
    const { id } = await as(leader).draw({ ...asked, percent: 100 });
    const come = await applied(casework, 'come-later');
    expect(await as(leader).drawn({ id })).toMatchObject({ gone: [], come: [come] });
  });

  it('of nothing is not recorded, and a process that is not here is refused', async () => {
    expect(await code(as(leader).draw({ ...asked, from: '2020-01-01', until: '2020-01-02' }))).toBe(
      'sample-empty',
    );
    expect(await code(as(leader).draw({ ...asked, processes: ['apply-card', 'nowhere'] }))).toBe('not-found');
    expect(await as(leader).draws()).toEqual([]);
  });

  it('is not seen by the next county, and not by towns', async () => {
    const { id } = await as(leader).draw(asked);
    expect(await casework.draws.list(nextDoor(leader))).toEqual({ ok: true, value: [] });
    expect(await casework.draws.open(nextDoor(leader), id)).toMatchObject({ refused: { code: 'not-found' } });
    expect(await code(as(clerk).drawn({ id }))).toBe('not-allowed');
  });
});

describe('the yearly list of key work', () => {
  const report = { year: 2026, item: 'KW-01', quarter: 1, progress: '覆盖 92%', done: false };

  it('is the list of a package, by tier and unit; quarters that went by without a report are late', async () => {
    const list = await as(clerk).keyWork({});
    expect(list).toMatchObject({ year: 2026, name: '年度重点工作清单', mayReport: false });
    expect(list.items.map(({ id, state, deadline }) => [id, state, deadline])).toEqual([
      ['KW-01', 'late', '2026-12-31'],
      ['KW-02', 'late', '2026-06-30'],
    ]);
    const ofCity = await as(clerk).keyWork({ tier: 'city', unit: '市民政局' });
    expect(ofCity.items.map(({ id }) => id)).toEqual(['KW-02']);
  });

  it('is on time when every quarter that is over is reported, and done when somebody says so', async () => {
    for (const quarter of [1, 2, 3]) await as(handler).reportKeyWork({ ...report, quarter });
    const [item] = (await as(clerk).keyWork({ tier: 'county' })).items;
    expect(item).toMatchObject({ state: 'onTime', quarters: [{ progress: '覆盖 92%' }, {}, {}, {}] });
    await as(handler).reportKeyWork({ ...report, quarter: 4, progress: '覆盖 100%', done: true });
    expect((await as(clerk).keyWork({ tier: 'county' })).items[0]?.state).toBe('done');
  });

  it('takes no report of a quarter that has not begun, nor an empty one, nor one of an item that is not there', async () => {
    expect(await code(as(handler).reportKeyWork({ ...report, year: 2027 }))).toBe('quarter-ahead');
    expect(await code(as(handler).reportKeyWork({ ...report, progress: ' ' }))).toBe('progress-missing');
    expect(await code(as(handler).reportKeyWork({ ...report, item: 'KW-03' }))).toBe('not-found');
  });

  it('keeps what each county says apart', async () => {
    await as(admin).reportKeyWork(report);
    const there = await casework.keyWork.list(nextDoor(admin), {});
    expect(JSON.stringify(there)).not.toContain('覆盖 92%');
  });
});
