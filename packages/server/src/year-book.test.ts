import { beforeAll, expect, it } from 'vitest';
import { yearBook, type Casework } from '@fiveones/casework';
import { plain, sectionsIn, type Handbook } from '@fiveones/handbook';
import { daybook } from '@fiveones/testkit';
import {
  caller,
  clerk,
  firstProcess,
  helper,
  opened,
  served,
  village,
  type Requested,
  otherVillage,
  otherTown,
} from './stage.example.ts';

let casework: Casework;
let request: Requested;

beforeAll(async () => {
  casework = await opened([firstProcess, daybook]);
  ({ request } = served(casework, () => Date.parse('2026-11-23T01:00:00Z')));
});

const file = (person: string | undefined, query: string) => request(person, `/exports/yearbook?${query}`);

/** The rows of the tables under headings that begin so. */
const rowsUnder = (book: Handbook, title: string) =>
  sectionsIn(book.sections)
    .filter((section) => section.title.startsWith(title))
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'table' ? block.rows.map(({ cells }) => cells.map(plain)) : []));

it('holds every entry of the year once, what months came to and how they were closed, and what proves entries', async () => {
  const as = caller(casework, helper);
  const at = { region: village, ledger: 'livelihood' };
  await as.village.write({
    ...at,
    type: 'mediation',
    title: '两户宅基地边界',
    occurredOn: '2026-11-20',
    result: 'partial',
    count: 2,
    amount: 1234.5,
    evidence: [],
    pending: '协议等双方签好',
    cells: { household: '东头李家' },
    key: 'year-0001',
  });
  const actor = casework.actor(clerk);
  const made = actor && (await casework.yearBooks.order(actor, { region: village, year: '2026' }));
  if (!made?.ok) throw new Error('the town looks at its village');
  const { book } = made.value;
  const { periods } = await as.village.ledger(at);
  const months = await Promise.all(periods.map((period) => as.village.ledger({ ...at, period })));
  const entries = months.flatMap((month) => month.entries);
  const told = rowsUnder(book, '民生账 2026-').filter(([number]) => number !== '');
  expect(entries.length).toBeGreaterThan(2);
  expect(told.length).toBe(entries.length);
  expect(told.at(-1)).toEqual([
    months[0]?.entries.at(-1)?.entryNo.slice(-4),
    '11-20',
    '矛盾调解（手工）',
    '两户宅基地边界；哪一户：东头李家；部分办成',
    '2',
    '1,234.50',
    expect.any(String),
  ]);
  const year = months[0]?.totals.year;
  expect(book.cover.lines[0]).toMatch(new RegExp(`^民生账　${year?.entries} 笔 · ${year?.people} 人次`));
  expect(book.cover.state).toBe('这一年还没有过完，不作归档');
  expect(rowsUnder(book, '关账').map(([month]) => month)).toHaveLength(12);
  expect(rowsUnder(book, '佐证')).toContainEqual([
    expect.stringContaining(village),
    '待补',
    '协议等双方签好',
  ]);
});

it('is for filing once the year is over and every month with entries is closed', async () => {
  const at = { region: village, ledger: 'livelihood' };
  const leader = casework.actor(clerk);
  const year = leader && (await casework.ledgers.year(leader, { ...at, year: '2026' }));
  if (!year?.ok) throw new Error('the town looks at its village');
  const making = { regionName: '石桥村', year: '2026', day: '2027-01-10' };
  const stateWith = (closedAt: string | undefined) =>
    yearBook({
      ...making,
      ledgers: [
        {
          ...year.value,
          months: year.value.months.map((month) =>
            month.entries.length > 0 ? { ...month, closedAt } : month,
          ),
        },
      ],
    }).cover.state;
  expect([stateWith(undefined), stateWith('2027-01-05T10:00:00+08:00')]).toEqual([
    '还没有全部关账，不作归档',
    '',
  ]);
});

it('is printed as PDF and as Word for whoever looks after the village, and for nobody else', async () => {
  const query = `region=${village}&year=2026`;
  const begins = async (format: string) => {
    const book = await file(clerk, `${query}&format=${format}`);
    return [book.status, Buffer.from(await book.arrayBuffer()).toString('latin1', 0, 4)];
  };
  expect(await begins('pdf')).toEqual([200, '%PDF']);
  expect(await begins('docx')).toEqual([200, 'PK\u0003\u0004']);
  for (const [person, asked, status] of [
    [otherVillage, query, 404],
    [otherTown, query, 404],
    [helper, 'region=980101&year=2026', 404],
    [helper, `region=${village}&year=2027`, 422],
    [helper, `region=${village}&year=26`, 400],
    [undefined, query, 401],
  ] as const)
    expect([person, (await file(person, `${asked}&format=pdf`)).status]).toEqual([person, status]);
});
