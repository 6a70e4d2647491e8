import type { Document, Form, JsonObject } from '@fiveones/definition';
import { describe, expect, it } from 'vitest';
import { readFields, type Reader } from './reading.ts';
import { renderDocument } from './render.ts';

const idNo = '320102195005060017';
const masked = '320102**********17';
const text = (title: string, more: object = {}) => ({ type: 'string', title, ...more });
const crisis = {
  id: 'J10',
  key: 'crisis',
  name: '紧急处置记录',
  rights: { edit: 'I', view: 'CR' },
  sections: [],
  schema: {
    type: 'object',
    properties: {
      level: text('危险性'),
      outcome: text('结果', { 'x-rights': { view: 'C' } }),
      idNo: text('证号', { 'x-sensitivity': 'M1' }),
      people: {
        type: 'array',
        title: '在场',
        items: {
          type: 'object',
          properties: { name: text('姓名'), phone: text('电话', { 'x-rights': { edit: 'I', view: 'I' } }) },
        },
      },
    },
  },
} as Form;
const pkg = { forms: { J10: crisis }, types: {} };

/** What somebody reads of a sheet with one field. */
function seen(
  value: string,
  fixed: JsonObject[string],
  reader: Partial<Reader>,
  rest: Partial<Document> = {},
) {
  const sheet: Document = {
    id: 'D08',
    name: '记录单',
    title: '记录单',
    style: 'notice',
    issuer: 'town',
    fields: { it: { label: '内容', value } },
    blocks: [{ paragraph: '{{it}}', indent: false }],
    ...rest,
  };
  const fields = { it: fixed };
  const read = readFields(pkg, sheet, fields, {
    letters: '',
    whole: {},
    seen: {},
    guarded: new Map(),
    ...reader,
  });
  const issued = { id: 'd', at: '2026-11-27T09:00:00+08:00', serial: 1, fields, issuer: '镇', short: '镇' };
  return renderDocument(sheet, issued, undefined, read);
}
const paragraph = (...given: Parameters<typeof seen>): string =>
  seen(...given)
    .blocks.map((block) => ('text' in block ? block.text : JSON.stringify(block)))
    .join('');

describe('a field of a document is for whoever may see what it is made from', () => {
  const hidden = '〔无权查看〕';
  it.each([
    ['crisis.level', 'C', '三级'],
    ['crisis.level', 'D', hidden],
    ['crisis.outcome', 'C', '三级'],
    ['crisis.outcome', 'R', hidden],
    ['if crisis.outcome = null then "没有" else "有"', 'R', hidden],
    ['string join(for one in crisis.people return one.name, "、")', 'C', '三级'],
    ['string join(for one in crisis.people return one.name + one.phone, "、")', 'C', hidden],
    ['string join(for one in crisis.people return string(one), "、")', 'C', hidden],
    ['get value(crisis, "outcome")', 'R', hidden],
    ['{level: crisis.level}.level', 'R', '三级'],
    ['"见 crisis.outcome"', 'R', '三级'],
    ['crisis.outcome +', 'R', hidden],
    ['decision.outcome', '', '三级'],
  ])('%s for %s: %s', (value, letters, expected) => {
    expect(paragraph(value, '三级', { letters })).toBe(expected);
  });

  it('and the columns of its table count, wherever the text names them', () => {
    const table = (column: string): Partial<Document> => ({
      blocks: [{ table: { each: 'it', as: 'one', columns: [{ label: '人', value: `{{one.${column}}}` }] } }],
    });
    const rows = [{ name: '张三', phone: '13800000000' }];
    expect(paragraph('crisis.people', rows, { letters: 'C' }, table('name'))).toContain('张三');
    expect(paragraph('crisis.people', rows, { letters: 'C' }, table('phone'))).toBe(hidden);
  });

  it('and the unit behind it goes with it, the words after it stay', () => {
    const told = (paragraph: string, letters: string) =>
      seen('crisis.outcome', 3, { letters }, { blocks: [{ paragraph, indent: false }] }).blocks;
    const text = '每月 {{it}} 元/月，共 {{it}} 元，{{it}} 人；{{it}} 人民调解员到场';
    expect(told(text, 'R')).toMatchObject([
      { text: `每月 ${hidden}，共 ${hidden}，${hidden}；${hidden} 人民调解员到场` },
    ]);
    expect(told('共 {{it}} 元', 'C')).toMatchObject([{ text: '共 3.00 元' }]);
  });

  it('and what hangs on it is not told either, one way or the other', () => {
    for (const when of ['it = "三级"', 'it != "三级"'])
      expect(
        paragraph('crisis.outcome', '三级', { letters: 'R' }, { blocks: [{ paragraph: '须住院', when }] }),
      ).toBe(hidden);
  });
});

describe('a number of somebody in a document', () => {
  it('carries marks for whoever only sees it marked, also where it has been changed in the form since', () => {
    expect(paragraph('crisis.idNo', idNo, { letters: 'C' })).toBe(masked);
    expect(paragraph('"证号 " + crisis.idNo', `证号 ${idNo}`, { letters: 'C' })).toBe(`证号 ${masked}`);
    expect(paragraph('crisis.idNo', idNo, { letters: 'I' })).toBe(idNo);
  });

  it('that the document has shortened itself stays as it is', () => {
    expect(paragraph('maskId(crisis.idNo)', masked, { letters: 'C' })).toBe(masked);
  });

  it('carries marks where it stands outside the forms too', () => {
    expect(
      paragraph('payment.note', `交给 ${idNo}`, { letters: 'C', guarded: new Map([[idNo, masked]]) }),
    ).toBe(`交给 ${masked}`);
  });
});

it('whoever hands a document over reads it whole, and it is not marked as one with gaps', () => {
  const rights = { view: 'C', whole: 'T' };
  expect(seen('crisis.outcome', '三级', { letters: 'T' }, { rights }).footer).toEqual([]);
  expect(paragraph('crisis.outcome', '三级', { letters: 'T' }, { rights })).toBe('三级');
  expect(seen('crisis.outcome', '三级', { letters: 'R' }, { rights }).footer).toEqual([
    '有内容未显示，不作送达用',
  ]);
});
