import { beforeAll, expect, it } from 'vitest';
import type { Casework } from '@fiveones/casework';
import { admin, caller, code, helper, leader, opened, served, type Requested } from './stage.example.ts';

let casework: Casework;
let request: Requested;
const packageId = 'first-process';

beforeAll(async () => {
  casework = await opened();
  ({ request } = served(casework));
});

const book = (query: string, person?: string) => request(person, `/exports/handbook?${query}`);
const page = async (query: string, person: string) => (await book(query, person)).text();
const write = (anchor: string, text: string, before: string | null = null, from?: string) =>
  caller(casework, admin).handbook.write({ packageId, anchor, before, text, ...(from && { from }) });

it('everybody who is signed in reads the handbook in force, in each format; nobody else does', async () => {
  const html = await book(`format=html&packages=${packageId}`, helper);
  expect(html.status).toBe(200);
  expect(html.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  expect(await html.text()).toContain('青禾县民政局');
  for (const format of ['pdf', 'docx'])
    expect((await book(`format=${format}`, helper)).headers.get('content-disposition')).toContain(
      'attachment',
    );
  expect((await book('format=html')).status).toBe(401);
});

it('a draft is read by who designs, and marked as one', async () => {
  expect((await book(`format=html&packages=${packageId}&draft=1`, helper)).status).toBe(403);
  expect(await page(`format=html&packages=${packageId}&draft=1`, leader)).toContain('征求意见稿');
});

it('what the policy admin writes stands in the draft at its place, and in force only when it is published', async () => {
  await write('faq', '问：要带什么？\n\n答：身份证。');
  expect(await page(`format=html&packages=${packageId}&draft=1`, admin)).toContain('答：身份证。');
  expect(await page(`format=html&packages=${packageId}`, admin)).not.toContain('答：身份证。');
  const { paragraphs, places } = await caller(casework, admin).handbook.paragraphs({ packageId });
  expect(paragraphs).toEqual([
    { anchor: 'faq', place: '本章：常见问答', text: '问：要带什么？\n\n答：身份证。\n', changed: true },
  ]);
  expect(places.map(({ anchor }) => anchor)).toContain('process.apply-card');
});

it('a paragraph moves to another place in one go, and an empty text takes it away', async () => {
  await write('tips', '答：身份证。', null, 'faq');
  const there = async () =>
    (await caller(casework, admin).handbook.paragraphs({ packageId })).paragraphs.map(({ anchor }) => anchor);
  expect(await there()).toEqual(['tips']);
  await write('tips', '', '答：身份证。\n');
  expect(await there()).toEqual([]);
});

it.each([
  ['a place that is not there', () => write('node.apply-card.nothing', '话'), 'no-such-place'],
  ['a whole identity number', () => write('faq', '张三 110101199003070011'), 'personal-number'],
  ['a text that somebody has changed meanwhile', () => write('faq', '新', '旧'), 'paragraph-stale'],
  ['a place that is no name', () => write('../../template', '话'), 'BAD_REQUEST'],
  ['a text without end', () => write('faq', '字'.repeat(20_001)), 'BAD_REQUEST'],
])('%s is refused in words', async (_, work, refusal) => expect(await code(work())).toBe(refusal));

it('a sheet for the public and a pocket book for villages are printed in each format too', async () => {
  const leaflet = await page(`format=html&packages=${packageId}&edition=leaflet`, helper);
  expect(leaflet).toContain('class="panel panel-6"');
  expect(await page(`format=html&packages=${packageId}&edition=pocket`, helper)).toContain('村级口袋册');
  for (const format of ['pdf', 'docx'])
    for (const edition of ['leaflet', 'pocket'])
      expect((await book(`format=${format}&packages=${packageId}&edition=${edition}`, helper)).status).toBe(
        200,
      );
});

it('a paper that was looked up is noted in the draft with its state and day', async () => {
  const { basis, recheck } = caller(casework, admin).handbook;
  const [paper] = await basis({ packageId });
  expect(paper).toMatchObject({ status: 'unknown', checkedAt: '' });
  const code = paper?.code ?? '';
  await recheck({ packageId, code, status: 'current', checkedAt: '2026-01-05' });
  expect((await basis({ packageId }))[0]).toMatchObject({ code, status: 'current', checkedAt: '2026-01-05' });
});

it.each([
  ['a day that has not come', { code: 'x', status: 'current', checkedAt: '2999-01-01' }, 'checked-later'],
  [
    'a paper that is not there',
    { code: 'nothing', status: 'current', checkedAt: '2026-01-05' },
    'no-such-basis',
  ],
  ['a day that is none', { code: 'x', status: 'current', checkedAt: '2026-13-01' }, 'BAD_REQUEST'],
  ['a code without end', { code: 'x'.repeat(41), status: 'current', checkedAt: '2026-01-05' }, 'BAD_REQUEST'],
] as const)('of a paper, %s is refused', async (_, given, refusal) =>
  expect(await code(caller(casework, admin).handbook.recheck({ packageId, ...given }))).toBe(refusal),
);

it.each([
  ['format=pdf&edition=poster', 400],
  ['format=exe', 400],
  ['format=pdf&packages=none', 404],
  [`format=pdf&packages=${packageId}&version=9.9.9`, 404],
  ['format=pdf&version=1.0.0', 400],
  [`format=pdf&packages=${'a,'.repeat(100)}`, 400],
])('%s is answered with %i', async (query, status) => expect((await book(query, admin)).status).toBe(status));
