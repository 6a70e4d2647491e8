import type { JsonObject } from '@fiveones/definition';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Casework } from './casework.ts';
import { dutyConnectors } from './duty-connectors.ts';
import { instanceTable } from './tables.ts';
import { demonstrated, firstProcess } from './demonstration.example.ts';

let casework: Casework;

beforeAll(async () => {
  casework = await demonstrated([firstProcess]);
});
afterAll(() => casework.store.close());

const casesHere = () => casework.store.rows(instanceTable, {});

const ask = async (connector: string, input: JsonObject): Promise<JsonObject> => {
  const [row] = await casesHere();
  const read = await casework.instances.read(row?.instance ?? '');
  if (!read) throw new Error('the demonstration has cases');
  const connectors = dutyConnectors(casework.store, casework.library);
  return (await connectors[connector]?.(input, { instance: read.state, store: casework.store })) ?? {};
};

interface Drawn {
  readonly caseNo: string;
  readonly unit: string;
  readonly stratum: string;
}

describe('a sample that a process draws', () => {
  const nameOf = (code: string) =>
    casework.library.organisation.regions.find((region) => region.code === code)?.name ?? code;
  const asked = async (seed: string, percent: number): Promise<JsonObject> => {
    const rows = await casesHere();
    const towns = [...new Set(rows.map(({ region }) => nameOf((region ?? '').slice(0, 9))))];
    const matters = [...new Set(rows.map(({ process }) => process ?? ''))].map((process) => ({
      process,
      name: '优待证',
    }));
    const places = [
      ...towns.map((town) => ({ unit: town, towns: [town], percent })),
      { unit: '没有件的镇', towns: ['没有件的镇'], percent },
    ];
    return { seed, from: '2020-01-01', until: '2026-12-31', matters, places };
  };
  const draw = async (seed: string, percent: number) =>
    (await ask('sampleCases', await asked(seed, percent))) as unknown as {
      readonly counts: readonly { readonly unit: string; readonly cases: number }[];
      readonly rows: readonly Drawn[];
      readonly reserves: readonly Drawn[];
    };

  it('takes its share of every place that has cases, one at least, and nothing of the others', async () => {
    const { counts, rows } = await draw('评价一号', 1);
    expect(counts.length).toBeGreaterThan(0);
    expect(counts.reduce((sum, { cases }) => sum + cases, 0)).toBe((await casesHere()).length);
    for (const { unit, cases } of counts)
      expect(rows.filter((row) => row.unit === unit).length).toBeGreaterThanOrEqual(Math.ceil(cases / 100));
    expect(rows.some(({ unit }) => unit === '没有件的镇')).toBe(false);
  });

  it('draws the same cases by the same seed, others by another, and keeps reserves of the same stratum apart', async () => {
    const [one, again, other] = [
      await draw('评价一号', 30),
      await draw('评价一号', 30),
      await draw('二', 30),
    ];
    expect(again).toEqual(one);
    expect(other.rows).not.toEqual(one.rows);
    const drawn = new Set(one.rows.map(({ caseNo }) => caseNo));
    expect(one.reserves.some(({ caseNo }) => drawn.has(caseNo))).toBe(false);
    expect(one.rows.every(({ stratum }) => /^优待证·(农村|城镇)$/.test(stratum))).toBe(true);
  });

  it('is refused without a seed', async () => {
    await expect(draw('', 10)).rejects.toThrow('抽样要有种子');
  });
});

it('the responsibility list is told by office and post, of one office and of some kinds where that is asked', async () => {
  interface Told {
    readonly count: number;
    readonly rows: readonly { readonly no: string; readonly unit: string; readonly kind: string }[];
  }
  const all = (await ask('dutyList', {})) as unknown as Told;
  const rows = casework.library.current('first-process')?.package.responsibilities ?? [];
  expect(all.rows.map(({ no }) => no).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  expect(all.count).toBe(rows.length);
  const units = all.rows.map(({ unit }) => unit);
  expect(units).toEqual([...new Set(units)].flatMap((unit) => units.filter((one) => one === unit)));
  const some = (await ask('dutyList', { kinds: ['R'] })) as unknown as Told;
  expect(some.rows.every(({ kind }) => kind === 'R')).toBe(true);
  const unit = rows[0]?.unit ?? '';
  const own = (await ask('dutyList', { unit })) as unknown as Told;
  expect(own.count).toBe(rows.filter((row) => row.unit === unit).length);
});
