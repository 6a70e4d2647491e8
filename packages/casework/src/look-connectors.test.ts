import { openSqlite } from '@fiveones/store';
import { expect, it } from 'vitest';
import { folds } from './instances.ts';
import { Library } from './library.ts';
import { lookConnectors } from './look-connectors.ts';
import { tables } from './tables.ts';

const county = '980101';

it('an audit is told who looked how often in the month before, in its own county, and not who did their own work', async () => {
  const store = openSqlite({ file: ':memory:', tables, folds });
  const library = new Library(store, () => '2026-12-01T09:00:00+08:00');
  library.organisation = {
    regions: [{ code: county, name: '县', tier: 'county' }],
    units: [{ id: 'office', name: '县民政局', kind: 'office', region: county }],
    people: [{ id: 'a', name: '甲', holdings: [{ post: 'clerk', unit: 'office' }] }],
  };
  const look = (id: string, rest: object) => ({
    table: 'look',
    put: {
      county,
      id,
      at: '2026-11-05T10:00:00+08:00',
      person: 'a',
      instance: 'i1',
      reason: 'identity',
      ...rest,
    },
  });
  await store.write([
    look('1', {}),
    look('2', { instance: 'i2', at: '2026-11-30T23:59:00+08:00' }),
    look('3', { person: 'gone' }),
    look('4', { reason: 'handling' }),
    look('5', { at: '2026-12-01T00:00:00+08:00' }),
    look('6', { at: '2026-10-31T10:00:00+08:00' }),
    look('7', { county: '980102' }),
  ]);
  // The connector reads no more of the case than where it lies and when it began.
  const instance = { region: county, startedAt: '2026-12-01T09:00:00+08:00' } as never;
  const answer = await lookConnectors(store, library)['accessLog']?.({}, { instance, store });
  expect(answer).toEqual({
    month: '2026-11',
    visits: 3,
    people: [
      { who: '甲', office: '县民政局', times: 2, cases: 2 },
      { who: 'gone', office: '', times: 1, cases: 1 },
    ],
  });
  await store.close();
});
