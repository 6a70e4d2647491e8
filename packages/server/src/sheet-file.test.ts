import { describe, expect, it } from 'vitest';
import { cellsOfFile, mostOfSheet } from './sheet-file.ts';
import { workbook } from './workbook.ts';
import { gbk, workbookOf, zipOf } from './zip.example.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const cells = (bytes: Uint8Array) => {
  const read = cellsOfFile(bytes);
  return read.ok ? read.value : read.refused.code;
};
const row = (inner: string) => `<row r="1">${inner}</row>`;

describe('an xlsx file', () => {
  it('that we write is read as it was', async () => {
    const rows = [
      ['编码', '村'],
      ['980101001001', '“东” & <西>村'],
      [null, 0.1, 1234567.5, 3],
    ];
    expect(cells(await workbook([{ name: '表', rows }]))).toEqual(rows);
  });

  it('has texts in pieces, texts within cells, gaps, and cells of formulas with what they came to', () => {
    const shared = '<sst><si><r><t>户</t></r><r><t>籍</t></r><rPh><t>hu</t></rPh></si></sst>';
    const line = row(
      '<c r="B1" t="s"><v>0</v></c><c r="D1" t="inlineStr"><is><t>a&amp;b</t></is></c><c r="E1"><f>1+1</f><v>2</v></c>' +
        '<c r="F1" t="str"><f>T(A1)</f><v>字</v></c><c r="G1"><f>NOW()</f></c><c r="H1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    );
    expect(cells(workbookOf(line, { 'xl/sharedStrings.xml': shared }))).toEqual([
      [null, '户籍', null, 'a&b', 2, '字', { unread: 'formula' }, '#DIV/0!'],
    ]);
  });

  it('tells dates and shares from numbers by how they are shown', () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m"/>' +
      '<numFmt numFmtId="171" formatCode="#,##0&quot;day&quot;"/></numFmts><cellXfs><xf numFmtId="0"/>' +
      '<xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="10"/></cellXfs></styleSheet>';
    const line = row([0, 1, 2, 3, 4].map((style) => `<c s="${style}"><v>0.57</v></c>`).join(''));
    const date = { unread: 'date' };
    expect(cells(workbookOf(line, { 'xl/styles.xml': styles }))).toEqual([[0.57, date, date, 0.57, '57%']]);
  });

  it('with one cell far out, or far more than it says once unpacked, is refused before anything is filled up', () => {
    expect(cells(workbookOf('<row r="9"><c r="XFD9"><v>1</v></c></row>'))).toBe('sheet-large');
    expect(cells(workbookOf('<row r="9"><c r="XFD1048576" s="1"/></row>'))).toEqual([]);
    expect(cells(workbookOf(row('<c r="A1048576"><v>1</v></c>')))).toBe('sheet-large');
    const much = Buffer.alloc(32 * 1024 * 1024, 32);
    expect(cells(workbookOf('', { 'xl/sharedStrings.xml': much }))).toBe('sheet-large');
    expect(cells(new Uint8Array(mostOfSheet.megabytes * 1024 * 1024 + 1))).toBe('sheet-large');
  });

  it.each([
    ['an old one, or one with a password', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1), 'sheet-old'],
    ['a PDF', utf8('%PDF-1.7 …'), 'sheet-kind'],
    ['a zip of something else', zipOf({ 'a.txt': 'a' }), 'sheet-broken'],
    ['a half of one', workbookOf(row('<c><v>1</v></c>')).slice(0, 300), 'sheet-broken'],
    ['one whose XML breaks off', workbookOf('<row><c><v>1</v>'), 'sheet-broken'],
    ['nothing', new Uint8Array(0), 'sheet-kind'],
  ])('%s is refused in words', (_, bytes, code) => expect(cells(bytes)).toBe(code));
});

describe('a csv file', () => {
  const rows = [
    ['编码', '村', '数'],
    ['1', '东,"村"', '1,234'],
  ];
  const text = '编码,村,数\r\n1,"东,""村""","1,234"\r\n';

  it.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a mark', utf8(`\uFEFF${text}`)],
    ['GB18030', gbk(text)],
    ['semicolons', utf8('编码;村;数\n1;"东,""村""";1,234')],
    ['UTF-16', new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
  ])('is read in %s', (_, bytes) => expect(cells(bytes)).toEqual(rows));

  it('in no such encoding, or of bytes that are no text, is refused', () => {
    expect(cells(Uint8Array.of(0x61, 0xff, 0xff, 0x61))).toBe('sheet-encoding');
    expect(cells(utf8('a\0b'))).toBe('sheet-kind');
    expect(cells(utf8('a\n'.repeat(mostOfSheet.lines + 2)))).toBe('sheet-large');
  });
});
