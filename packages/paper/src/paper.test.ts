import { parsePackage, type Json, type Package } from '@fiveones/definition';
import { handbookOf, type Handbook, type Inline, type Making } from '@fiveones/handbook';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { docxOf } from './docx.ts';
import { FontMetrics, missingSign, shippedFonts } from './fonts.ts';
import { pdfOf } from './pdf.ts';
import { printBook } from './printing.ts';

const at = new Date('2026-11-29T00:00:00Z');
const json = (value: Json): string => JSON.stringify(value);

function aid(note = ''): Package {
  const read = parsePackage({
    'template.json': json({
      id: 'aid',
      name: '帮扶',
      version: '1',
      publisher: '县民政局',
      format: 1,
      notes: [note],
    }),
    'parameters.json': json({ parameters: [] }),
    'responsibilities.json': json({ rows: [] }),
    'forms/F01.json': json({
      id: 'F01',
      key: 'f',
      name: '申请表',
      schema: { type: 'object', properties: { who: { type: 'string', title: '申请人姓名' } } },
      sections: [{ id: 's', title: '衣食', side: true, rows: [['who']] }],
    }),
    'processes/p.json': json({
      id: 'p',
      name: '帮扶申请',
      lanes: [{ id: 'town', name: '镇', tier: 'town' }],
      nodes: [
        { id: 'start', kind: 'startEvent', name: '开始', lane: 'town' },
        ...Array.from({ length: 14 }, (_, place) => ({
          id: `n${place}`,
          kind: 'userTask',
          name: `第 ${place} 步`,
          lane: 'town',
        })),
      ],
      flows: Array.from({ length: 14 }, (_, place) => ({
        id: `f${place}`,
        from: place === 0 ? 'start' : `n${place - 1}`,
        to: `n${place}`,
      })),
    }),
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.package;
}
const making = (note?: string): Making => ({
  entries: [{ package: aid(note) }],
  region: '*',
  day: '2026-11-29',
});

it('the PDF carries its font, its bookmarks and its pages, and is the same for the same book', async () => {
  const book = handbookOf(making());
  const [one, other] = [await pdfOf(book, { at }), await pdfOf(book, { at })];
  const text = Buffer.from(one.bytes).toString('latin1');
  expect(text.startsWith('%PDF-1.7')).toBe(true);
  expect(text).toContain('NotoSansHans-Regular');
  expect(text).toContain('/Outlines');
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(one.pages ?? 0);
  expect(one.missingLetters).toEqual([]);
  expect(Buffer.compare(Buffer.from(one.bytes), Buffer.from(other.bytes))).toBe(0);
});

it('a letter that the font lacks is told and stands as a sign, never silently missing', async () => {
  const { missingLetters } = await pdfOf(handbookOf(making('𠮷姓人家')), { at });
  expect(missingLetters).toEqual(['𠮷']);
  const metrics = new FontMetrics(shippedFonts());
  metrics.advance('𠮷', false);
  expect(metrics.printable('𠮷姓')).toBe(`${missingSign}姓`);
  expect(['䶮', '㛃', '□', '—', 'A'].filter((letter) => metrics.advance(letter, true) <= 0)).toEqual([]);
});

it('the Word document has headings, a table of contents, heads that repeat, pages that lie, and charts as drawing and picture', async () => {
  const { bytes } = await docxOf(handbookOf(making()), { at });
  const files = unzipSync(bytes);
  const xml = new TextDecoder().decode(files['word/document.xml']);
  for (const part of [
    '申请人姓名',
    'Heading1',
    'TOC \\h \\o',
    'w:tblHeader',
    'w:orient="landscape"',
    '第 13 步',
  ])
    expect(xml).toContain(part);
  expect(
    Object.keys(files).filter((name) => /^word\/media\/.*\.(svg|png)$/.test(name)).length,
  ).toBeGreaterThan(1);
});

it('an example is set apart in Word: what is filled in looks written by hand, signs for what is private do not', async () => {
  const cell = (text: Inline, role: 'label' | 'filled') => ({ text, span: 12, role });
  const book: Handbook = {
    cover: { title: '书', subtitle: '手册', state: '', lines: ['县民政局', '2026 年'] },
    sections: [
      {
        id: 'forms',
        title: '表格样张',
        number: '',
        listed: true,
        sections: [],
        blocks: [
          {
            kind: 'sheet',
            title: '填写示例',
            number: '',
            sample: { form: 'F01', scenario: 'one', name: '一家四口', bySystem: false },
            groups: [
              {
                title: '申请人',
                side: false,
                rows: [
                  { height: 6, cells: [cell('类别', 'label'), cell('√困难', 'filled')] },
                  {
                    height: 6,
                    cells: [cell('姓名', 'label'), cell([{ text: '〈姓名〉', tone: 'soft' }], 'filled')],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
    report: { packages: [], missing: [], lost: [], unverified: 0 },
  };
  const files = unzipSync((await docxOf(book, { at })).bytes);
  const xml = new TextDecoder().decode(files['word/document.xml']);
  expect(xml).toContain('取自样例“一家四口”');
  const cells = xml.split('<w:tc>').filter((part) => part.includes('BookHand'));
  expect(cells.map((part) => part.includes('BookSign'))).toEqual([false, true]);
  const { missingLetters } = await pdfOf(book, { at });
  expect(missingLetters).toEqual([]);
});

it('one order gives the book in every format, with what is to be known of it', async () => {
  for (const format of ['html', 'pdf', 'docx'] as const) {
    const { bytes, report } = await printBook({ making: making(), format, at });
    expect(bytes.length).toBeGreaterThan(5_000);
    expect(report.packages).toEqual([{ id: 'aid', name: '帮扶', version: '1' }]);
  }
});
