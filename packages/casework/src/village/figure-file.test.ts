import { Table } from '@fiveones/definition';
import { daybook } from '@fiveones/testkit';
import { describe, expect, it } from 'vitest';
import { columnName, readFigures, type FileAsked, type FileCell, type FileCells } from './figure-file.ts';

const whole = Table.parse(JSON.parse(daybook['tables/monthly.json'] ?? ''));
const names: Readonly<Record<string, string>> = { 'pop.hukou': '户籍人口', 'pop.resident': '常住人口' };
const table: Table = {
  ...whole,
  indicators: whole.indicators.map((one) => ({ ...one, name: names[one.id] ?? one.name })),
};
const [east, west, twin] = ['980101001001', '980101001002', '980101001003'];

/** Two villages of one town and one that is called like the first; the county gives pop.hukou, nobody here pop.resident. */
const asked: FileAsked = {
  table,
  month: '2026-11',
  places: [
    { code: east, name: '东村' },
    { code: west, name: '西村' },
    { code: twin, name: '东村' },
  ],
  elsewhere: (code) => code === '990101001001',
  gives: ({ id }) => id === 'pop.hukou',
  now: (region) => (region === west ? { value: 7, given: true } : { value: null, given: false }),
  frozen: (region) => region === twin,
};
const head = ['编码', '村（居）', 'pop.hukou'];
const read = (cells: FileCells, more: Partial<FileAsked> = {}) => readFigures(cells, { ...asked, ...more });
const problems = (cells: FileCells, more?: Partial<FileAsked>) => {
  const found = read(cells, more);
  return 'code' in found ? found.code : found.problems.map(({ code, line, column }) => [code, line, column]);
};
const value = (cell: FileCell) => {
  const found = read([head, [east, '', cell]]);
  if ('code' in found) return found.code;
  return found.problems[0]?.code ?? found.rows[0]?.values[0]?.value;
};

describe('a file of figures', () => {
  it('says of each number whether it is new, changed or the same, and leaves what is empty alone', () => {
    expect(
      read([head, [east, '东村', 5], [west, '西村', 7], ['', '', null], [twin, '', null]]),
    ).toMatchObject({
      rows: [
        { line: 2, region: east, values: [{ before: null, value: 5, change: 'new', column: 'C' }] },
        { line: 3, region: west, values: [{ before: 7, value: 7, change: 'same' }] },
        { line: 5, region: twin, values: [] },
      ],
      problems: [],
    });
    expect(read([head, [west, '西村', 8]])).toMatchObject({
      rows: [{ values: [{ before: 7, change: 'changed' }] }],
    });
  });

  it('is understood by names where ids or codes have been lost, and wherever its head stands', () => {
    const cells = [
      ['某县'],
      ['序号', '编码', '村名', '户籍人口（件）', '备注'],
      [1, '9.80101E+11', '西村', '８', '核过'],
    ];
    expect(read(cells)).toMatchObject({
      rows: [{ region: west, values: [{ value: 8, column: 'D' }] }],
      problems: [],
    });
  });

  it.each<[FileCell, number | string]>([
    ['1,234', 1234],
    ['１，２３４．５', 1234.5],
    [' 1234 件 ', 1234],
    ['0', 0],
    [1e-3, 0.001],
    ['1,23', 'not-number'],
    ['约 30', 'not-number'],
    ['—', 'not-number'],
    ['50%', 'not-number'],
    ['#DIV/0!', 'not-number'],
    ['1.2E+05', 'cut'],
    [-1, 'negative'],
    ['-1', 'negative'],
    [1e13, 'too-big'],
    [{ unread: 'date' }, 'date'],
    [{ unread: 'formula' }, 'formula'],
  ])('reads %j as %s', (cell, expected) => expect(value(cell)).toBe(expected));

  it('tells line and column of what is wrong', () => {
    const wrong = (line: readonly FileCell[]) => problems([head, line]);
    expect(wrong(['', '', 5])).toEqual([['place-missing', 2, undefined]]);
    expect(wrong(['1', '南村', 5])).toEqual([['place-unknown', 2, undefined]]);
    expect(wrong(['990101001001', '', 5])).toEqual([['place-elsewhere', 2, undefined]]);
    expect(wrong(['', '东村', 5])).toEqual([['place-ambiguous', 2, undefined]]);
    expect(wrong([east, '西村', 5])).toEqual([['place-differs', 2, undefined]]);
    expect(wrong([twin, '东村', 5])).toEqual([['frozen', 2, 'C']]);
    expect(wrong([east, '东村', 'x'])).toEqual([['not-number', 2, 'C']]);
    expect(problems([head, [east, '', 5], [east, '', 6]])).toEqual([['row-twice', 3, undefined]]);
    expect(problems([head, [east, '', 5], ['合计', '', 5]])).toEqual([]);
    const wider = (id: string, name = '') =>
      problems([
        [...head, id],
        ['', '', '', name],
        [east, '', 5, 6],
      ]);
    expect(wider('pop.cats')).toEqual([['column-unknown', 1, 'D']]);
    expect(wider('pop.hukou')).toEqual([['column-twice', 1, 'D']]);
    expect(wider('card.begun')).toEqual([['column-computed', 1, 'D']]);
    expect(wider('pop.resident')).toEqual([['not-yours', 1, 'D']]);
    const swapped = [head, ['', '', '常住人口'], [east, '', 5]];
    expect(problems(swapped)).toEqual([['column-differs', 2, 'C']]);
    const east2 = { gives: (_: unknown, region: string) => region === east };
    expect(problems([head, [west, '', 5]], east2)).toEqual([['not-yours', 2, 'C']]);
  });

  it('for another month or table, or without a head, is not read at all', () => {
    expect(problems([['月份', '2026年10月'], head])).toBe('figures-other-month');
    expect(problems([['月份', '2026-11', '报表编号', 'other'], head])).toBe('figures-other-table');
    expect(problems([['月份', '2026-11', '报表编号', 'monthly'], head])).toEqual([]);
    expect(problems([[east, '', 5]])).toBe('figures-no-head');
  });

  it('names columns as screens do', () =>
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']));
});
