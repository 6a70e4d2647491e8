import { beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Casework, ImportPreview, Sheet } from '@fiveones/casework';
import { daybook } from '@fiveones/testkit';
import { cellsOfFile } from './sheet-file.ts';
import {
  caller,
  clerk,
  code,
  firstProcess,
  handler,
  helper,
  leader,
  opened,
  otherTown,
  served,
  village,
  type Requested,
  otherVillage,
} from './stage.example.ts';
import { workbook } from './workbook.ts';
import { gbk } from './zip.example.ts';

const county = '980101';
const month = '2026-11';

let casework: Casework;
let request: Requested;

beforeEach(async () => {
  casework = await opened([firstProcess, daybook]);
  ({ request } = served(casework));
});

const form = (person: string, region: string) =>
  request(person, `/tables/monthly/form?region=${region}&month=${month}`);

async function upload(
  person: string,
  bytes: Uint8Array,
  asked: { readonly region?: string; readonly name?: string } = {},
) {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)]), asked.name ?? '户籍.xlsx');
  const address = `/tables/monthly/figures?region=${asked.region ?? county}&month=${month}`;
  const answer = await request(person, address, { method: 'POST', body });
  const told = (await answer.json()) as ImportPreview & { refused?: { code: string } };
  return { status: answer.status, told, code: told.refused?.code };
}

/** The form as somebody downloads it, cell by cell. */
async function blank(person: string, region: string): Promise<readonly (readonly unknown[])[]> {
  const answer = await form(person, region);
  const read = cellsOfFile(new Uint8Array(await answer.arrayBuffer()));
  if (!read.ok) throw new Error(read.refused.code);
  return read.value;
}

const sheet = (rows: Sheet['rows']) => workbook([{ name: '填报', rows, heads: 4 }]);
const file = (...rows: Sheet['rows']) => sheet([['编码', '村（居）', 'pop.hukou'], ...rows]);
const confirm = (person: string, { id, seen }: ImportPreview, onlyGood = false, region = county) =>
  caller(casework, person).village.importConfirm({ region, table: 'monthly', month, id, seen, onlyGood });
const rowOf = async (id: string, region = village, person = handler) =>
  (await caller(casework, person).village.table({ region, table: 'monthly', month })).groups
    .flatMap(({ rows }) => rows)
    .find((row) => row.id === id);

describe('the form to fill in', () => {
  it('has the places of the region and the numbers that whoever asks gives, as they are now', async () => {
    await caller(casework, handler).village.give({
      region: village,
      table: 'monthly',
      month,
      values: { 'pop.hukou': 950 },
    });
    const ofCounty = await blank(handler, county);
    expect(ofCounty.slice(0, 4).map((line) => line.slice(0, 4))).toEqual([
      ['月份', month, '报表编号', 'monthly'],
      ['数从哪里来', null, '公安人口共享（每月）'],
      ['编码', '村（居）', 'pop.hukou（件）'],
      ['指标编号', null, 'pop.hukou'],
    ]);
    const villages = casework.library.organisation.regions.filter(({ tier }) => tier === 'village');
    expect(ofCounty.slice(4).map(([place]) => place)).toEqual(villages.map(({ code: place }) => place));
    expect(ofCounty.find(([place]) => place === village)?.[2]).toBe(950);
    expect((await blank(helper, village)).slice(3).map((line) => line[2] ?? null)).toEqual([
      'pop.resident',
      null,
    ]);
  });

  it.each([
    [clerk, '980101001', 403],
    [otherVillage, village, 404],
    [otherTown, village, 404],
    [helper, county, 404],
    [leader, '990101', 404],
    [leader, county, 200],
  ])('for %s of %s is answered with %i', async (person, region, status) => {
    expect((await form(person, region)).status).toBe(status);
    expect((await upload(person, await file([village, '', 1]), { region })).status).toBe(status);
  });
});

it('what is filled into the form is what the table has afterwards, from xlsx and from csv', async () => {
  const cells = await blank(handler, county);
  const number = fc.oneof(
    fc.nat(1_000_000),
    fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
    fc.constant(null),
  );
  const lines = cells.slice(4);
  await fc.assert(
    fc.asyncProperty(
      fc.array(number, { minLength: lines.length, maxLength: lines.length }),
      fc.constantFrom('xlsx', 'utf-8', 'gb18030'),
      async (numbers, kind) => {
        const before = await blank(handler, county);
        const filled = [
          ...cells.slice(0, 4),
          ...lines.map(([place, name], at) => [place, name, numbers[at] ?? null]),
        ] as Sheet['rows'];
        const text = filled
          .map((line) => line.map((cell) => (typeof cell === 'number' ? String(cell) : cell)).join(','))
          .join('\r\n');
        const bytes = {
          xlsx: () => sheet(filled),
          'utf-8': () => new TextEncoder().encode(text),
          gb18030: () => gbk(text),
        };
        const told = await upload(handler, await bytes[kind]());
        const expected = before.slice(4).map((line, at) => numbers[at] ?? line[2] ?? null);
        if (told.code === undefined && told.told.counts.goodValues > 0) await confirm(handler, told.told);
        expect((await blank(handler, county)).slice(4).map((line) => line[2] ?? null)).toEqual(expected);
      },
    ),
    { numRuns: 8 },
  );
});

describe('a file that is handed in', () => {
  it('writes nothing until it is confirmed, then once, and the table tells where the number came from', async () => {
    const { told } = await upload(handler, await file([village, '', '1,234']));
    expect(told).toMatchObject({ counts: { fresh: 1, changed: 0, same: 0, goodRows: 1 }, problems: [] });
    expect((await rowOf('pop.hukou'))?.value).toBeNull();
    const both = await Promise.all([confirm(handler, told), confirm(handler, told)]);
    expect([...both, await confirm(handler, told)]).toEqual(
      Array(3).fill({ written: 1, same: 0, leftOut: 0 }),
    );
    expect(await rowOf('pop.hukou')).toMatchObject({
      value: 1234,
      origin: 'outside',
      imported: { file: '户籍.xlsx', by: '吴玉梅', at: '2026-11-23T09:00:00+08:00' },
    });
    const [record, ...more] = await caller(casework, helper).village.imports({
      region: village,
      table: 'monthly',
      month,
    });
    expect([record, more]).toMatchObject([{ file: '户籍.xlsx', written: 1, leftOut: 0 }, []]);
    expect(record?.hash).toMatch(/^[0-9a-f]{64}$/);
    const events = await casework.store.events(`tableImport/${told.id}`);
    expect(events).toMatchObject([
      { type: 'figuresImported', by: handler, body: { values: [{ value: 1234, before: null }] } },
    ]);
    expect((await upload(handler, await file([village, '', 1234]))).told.counts).toMatchObject({
      same: 1,
      goodValues: 0,
    });
  });

  it('with anything wrong writes nothing, unless only the good lines are asked for', async () => {
    const other = '980101001002';
    const { told } = await upload(handler, await file([village, '', 5], [other, '', '无'], ['南村', '', 6]));
    expect(told.problems.map(({ line, column, code: what }) => [what, line, column])).toEqual([
      ['not-number', 3, 'C'],
      ['place-unknown', 4, undefined],
    ]);
    expect(await code(confirm(handler, told))).toBe('import-has-problems');
    expect((await rowOf('pop.hukou'))?.value).toBeNull();
    expect(await confirm(handler, told, true)).toEqual({ written: 1, same: 0, leftOut: 2 });
    expect([(await rowOf('pop.hukou'))?.value, (await rowOf('pop.hukou', other))?.value]).toEqual([5, null]);
  });

  it('is confirmed only as it was seen, by who handed it in, and not once the month is frozen', async () => {
    const { told } = await upload(handler, await file([village, '', 5]));
    expect(await code(confirm(leader, told))).toBe('not-found');
    await caller(casework, leader).village.give({
      region: village,
      table: 'monthly',
      month,
      values: { 'pop.hukou': 4 },
    });
    expect(await code(confirm(handler, told))).toBe('import-changed');
    const asked = { region: county, table: 'monthly', month, id: told.id };
    const again = await caller(casework, handler).village.importPreview(asked);
    expect(again.rows[0]?.values[0]).toMatchObject({ before: 4, value: 5, change: 'changed' });
    const table = casework.library.part('tables', 'monthly')?.part;
    if (table) await casework.book.freeze(table, village, month, '2026-12-06T02:00:00+08:00');
    expect(await code(confirm(handler, again))).toBe('import-changed');
    expect((await caller(casework, handler).village.importPreview(asked)).problems).toMatchObject([
      { code: 'frozen' },
    ]);
    expect((await rowOf('pop.hukou'))?.value).toBe(4);
  });

  it('by a village fills in only its own numbers', async () => {
    const rows = [
      ['编码', '村', 'pop.resident', 'pop.hukou'],
      [village, '', 800, 900],
    ] as const;
    const { told } = await upload(helper, await sheet(rows), { region: village });
    expect(told.problems).toMatchObject([{ code: 'not-yours', column: 'D' }]);
    expect(await confirm(helper, told, true, village)).toEqual({ written: 1, same: 0, leftOut: 0 });
    expect(await rowOf('pop.resident')).toMatchObject({ value: 800, origin: 'typed' });
    expect((await rowOf('pop.hukou'))?.value).toBeNull();
  });

  it('that is none is refused in words, and so is what nobody signed in sends', async () => {
    expect((await upload(handler, new TextEncoder().encode('%PDF-1'))).code).toBe('sheet-kind');
    expect((await upload(handler, await file([village, '', null]))).code).toBe('figures-nothing');
    expect((await upload(handler, new Uint8Array(4 * 1024 * 1024))).status).toBe(413);
    const bare = await request(undefined, `/tables/monthly/figures?region=${county}&month=${month}`, {
      method: 'POST',
    });
    expect(bare.status).toBe(403);
  });
});
