import type { Drawing } from '@fiveones/chart';
import { parsePackage } from '@fiveones/definition';
import { expect, it } from 'vitest';
import { sectionsIn, type Handbook, type Section } from '../block.ts';
import { handbookOf } from '../book.ts';
import { roman } from './front.ts';
import { linesOf } from './lines.ts';
import type { Mark, Metrics, Page } from './page.ts';
import { typeset } from './typeset.ts';

/** Chinese is as wide as high, everything else half. */
const metrics: Metrics = { advance: (letter) => (letter > '\u2e80' ? 1 : 0.5) };
const linesIn = (text: string, letters: number): readonly string[] =>
  linesOf(text, letters * 10, { size: 10 }, metrics).map((line) => line.map((piece) => piece.text).join(''));

it('a line never begins with a comma and never ends with an opening bracket; words stay whole', () => {
  expect(linesIn('一二三四，五六', 4)).toEqual(['一二三', '四，五六']);
  expect(linesIn('一二三（四五）', 4)).toEqual(['一二三', '（四五）']);
  expect(linesIn('□一　□二', 3)).toEqual(['□一　', '□二']);
  expect(linesIn('一二 household 三', 5)).toEqual(['一二 ', 'household ', '三']);
  expect(linesIn('甲\n乙', 5)).toEqual(['甲', '乙']);
});

it('a word longer than a line is broken rather than cut off', () => {
  expect(linesIn('abcdefghijklmnop', 4)).toEqual(['abcdefgh', 'ijklmnop']);
});

const section = (id: string, blocks: Section['blocks'], sections: readonly Section[] = []): Section => ({
  id,
  title: id,
  number: '',
  listed: true,
  blocks,
  sections,
});
const bookOf = (...sections: readonly Section[]): Handbook => ({
  cover: { title: '书', subtitle: '手册', state: '', lines: ['县民政局', '2026 年'] },
  sections,
  report: { packages: [], missing: [], lost: [], unverified: 0 },
});
const textsOf = (page: Page | undefined): readonly string[] =>
  (page?.marks ?? []).flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
const rows = (count: number, text: (place: number) => string) =>
  Array.from({ length: count }, (_, place) => ({ cells: [`第 ${place} 行`, text(place)] }));
const columns = [
  { title: '行', width: 1 },
  { title: '内容', width: 3 },
];

it('a table goes on over pages with its head on each, and each of its rows stands whole on one', () => {
  const book = bookOf(section('甲', [{ kind: 'table', columns, rows: rows(90, () => '内'.repeat(70)) }]));
  const pages = typeset(book, metrics).pages.slice(2);
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) expect(textsOf(page).filter((text) => text === '内容')).toHaveLength(1);
  const lines = pages.map((page) => textsOf(page).filter((text) => /^内+$/.test(text) && text !== '内容'));
  const names = pages.map((page) => textsOf(page).filter((text) => text.startsWith('第 ')));
  expect(names.flat()).toHaveLength(90);
  names.forEach((here, place) => expect(lines[place]?.join('').length).toBe(here.length * 70));
});

it('a row that no page can hold is divided, and nothing of it is lost', () => {
  const book = bookOf(section('甲', [{ kind: 'table', columns, rows: rows(1, () => '长'.repeat(6000)) }]));
  const { pages } = typeset(book, metrics);
  const all = pages
    .flatMap(textsOf)
    .filter((text) => text.startsWith('长'))
    .join('');
  expect(all).toHaveLength(6000);
});

it('the table of contents says on which page each section begins, and its bookmarks lead there', () => {
  const text = (count: number): Section['blocks'] => [{ kind: 'text', text: '字'.repeat(count) }];
  const book = bookOf(section('甲', text(5000)), section('乙', text(10)), section('丙', text(10)));
  const { pages, places, bookmarks } = typeset(book, metrics);
  const first = places.get('甲')?.page ?? 0;
  for (const { id } of book.sections) {
    const at = places.get(id)?.page ?? -1;
    expect(textsOf(pages[at])).toContain(id);
    expect(pages[at]?.number).toBe(String(at - first + 1));
    expect(textsOf(pages[1])).toContain(pages[at]?.number);
  }
  expect(bookmarks.map(({ title, page }) => [title, page])).toEqual(
    book.sections.map(({ id }) => [id, places.get(id)?.page]),
  );
  expect(pages[1]?.number).toBe('i');
  expect([4, 9, 14].map(roman)).toEqual(['iv', 'ix', 'xiv']);
});

const json = (value: unknown): string => JSON.stringify(value);

/** A package whose chart is wide, whose form is long and whose texts have words without end. */
function large(): Handbook {
  const names = Array.from({ length: 40 }, (_, place) => `step-${place}`);
  const read = parsePackage({
    'template.json': json({ id: 'big', name: '大', version: '1', publisher: '县', format: 1 }),
    'parameters.json': json({ parameters: [] }),
    'responsibilities.json': json({ rows: [] }),
    'forms/F01.json': json({
      id: 'F01',
      key: 'f',
      name: '长表',
      schema: {
        type: 'object',
        properties: Object.fromEntries(
          names.map((id, place) => [
            `field${place}`,
            place % 7 === 0
              ? {
                  type: 'array',
                  title: `明细 ${id}`,
                  items: {
                    type: 'object',
                    properties: Object.fromEntries(
                      names.slice(0, 9).map((key) => [key.replace('-', ''), { type: 'string', title: key }]),
                    ),
                  },
                }
              : { type: 'string', title: '名称很长很长的一个字段'.repeat(1 + (place % 3)) },
          ]),
        ),
      },
    }),
    'processes/p.json': json({
      id: 'p',
      name: '长流程',
      lanes: [
        { id: 'town', name: '镇', tier: 'town' },
        { id: 'county', name: '县', tier: 'county' },
      ],
      nodes: [
        { id: 'start', kind: 'startEvent', name: '开始', lane: 'town' },
        ...names.map((id, place) => ({
          id,
          kind: 'userTask',
          name: `第 ${place} 步`,
          lane: place % 3 === 0 ? 'county' : 'town',
          note: 'x'.repeat(place * 9),
          forms: [{ form: 'F01' }],
        })),
      ],
      flows: names.map((to, place) => {
        const from = names[place - 1] ?? 'start';
        return { id: `${from}--${to}`, from, to };
      }),
    }),
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return handbookOf({ entries: [{ package: read.package }], region: '*', day: '2026-11-29' });
}

/** How far a mark reaches, in points. */
function reach(mark: Mark): readonly [left: number, top: number, right: number, bottom: number] {
  if (mark.kind === 'line')
    return [
      Math.min(mark.from[0], mark.to[0]),
      Math.min(mark.from[1], mark.to[1]),
      Math.max(mark.from[0], mark.to[0]),
      Math.max(mark.from[1], mark.to[1]),
    ];
  if (mark.kind === 'text') {
    const wide = [...mark.text].reduce((sum, letter) => sum + metrics.advance(letter, mark.bold), 0);
    return [mark.x, mark.y - mark.size, mark.x + wide * mark.size, mark.y];
  }
  if (mark.kind === 'page-number') return [mark.x, mark.y, mark.x, mark.y];
  const size = mark.kind === 'drawing' ? mark.tile : mark;
  const scale = mark.kind === 'drawing' ? mark.scale : 1;
  return [mark.x, mark.y, mark.x + size.width * scale, mark.y + size.height * scale];
}

it.each([1, 0.93, 0.85])(
  'a heading is not left alone on a page by a chart that could be printed below it a little smaller: %s',
  (part) => {
    // As high as a page that lies down has room for, and too wide for a page that stands.
    const drawing: Drawing = {
      width: 960,
      height: 553 * part,
      bands: [],
      boxes: [{ x: 60, y: 60, width: 800, height: 400 }],
      marks: [],
    };
    const chart: Section['blocks'] = [{ kind: 'chart', title: '图', drawing }];
    const outer = section(
      '办理流程',
      [{ kind: 'text', text: '说明'.repeat(60) }],
      [section('流程图', chart)],
    );
    const { pages } = typeset(bookOf(section('章', [{ kind: 'text', text: '前言' }], [outer])), metrics);
    const headed = pages.slice(2).filter((page) => textsOf(page).includes('流程图'));
    expect(headed.map(({ marks }) => marks.filter(({ kind }) => kind === 'drawing').length)).toEqual([1]);
  },
);

it('nothing reaches beyond its page, however wide the chart, long the form and endless the word', () => {
  const book = large();
  const { pages, places } = typeset(book, metrics);
  const beyond = pages.flatMap((page, place) =>
    page.marks
      .filter((mark) => mark.kind !== 'link')
      .filter((mark) => {
        const [left, top, right, bottom] = reach(mark);
        return left < 40 || top < 20 || right > page.width - 40 || bottom > page.height - 26;
      })
      .map((mark) => `${place}: ${JSON.stringify(mark).slice(0, 120)}`),
  );
  expect(beyond).toEqual([]);
  expect(sectionsIn(book.sections).filter(({ id }) => !places.has(id))).toEqual([]);
  const drawings = pages.flatMap(({ marks }) => marks.filter(({ kind }) => kind === 'drawing'));
  expect(drawings.length).toBeGreaterThan(1);
});
