import type { Document, JsonObject, Package } from '@fiveones/definition';
import { expect, it } from 'vitest';
import { checkNumberOf, renderDocument } from './render.ts';
import { wordingOf } from './wording.ts';

const poster: Document = {
  id: 'D07',
  name: '初审公示',
  title: '公示',
  style: 'poster',
  issuer: 'town',
  fields: {
    applicantName: { label: '申请人', value: 'name' },
    mainReason: { label: '主要原因', value: 'why' },
  },
  whitelist: ['applicantName', 'mainReason'],
  blocks: [{ paragraph: '{{applicantName}}：{{mainReason}}' }],
};
const issued = (fields: JsonObject) => ({
  id: 'doc1',
  at: '2026-11-27T09:00:00+08:00',
  serial: 7,
  fields,
  issuer: '柳溪镇人民政府',
  short: '柳溪镇',
});
const failed = (document: Document, fields: JsonObject) => {
  const { checks, blocks } = renderDocument(document, issued(fields));
  return { failed: checks.filter(({ ok }) => !ok).length, blocks: blocks.length };
};

it('a poster says what the whitelist allows', () => {
  expect(failed(poster, { applicantName: '王某某', mainReason: '支出大' })).toEqual({ failed: 0, blocks: 1 });
});

it('a poster with a number, a word of illness or a field beyond the whitelist is refused as a whole', () => {
  expect(failed(poster, { applicantName: '王某某', mainReason: '320101198105120015' })).toEqual({
    failed: 1,
    blocks: 0,
  });
  expect(failed(poster, { applicantName: '王某某', mainReason: '肢体残疾' })).toEqual({
    failed: 1,
    blocks: 0,
  });
  expect(
    failed({ ...poster, whitelist: ['applicantName'] }, { applicantName: '王某某', mainReason: '支出大' }),
  ).toEqual({ failed: 1, blocks: 0 });
});

it('a poster may name the benefit that it is about, not what somebody has', () => {
  const about = (mainReason: string) => failed(poster, { applicantName: '王某某', mainReason }).failed;
  expect(about('困难残疾人生活补贴、重度残疾人护理补贴')).toBe(0);
  expect(about('重度残疾人护理补贴，肢体二级残疾')).toBe(1);
});

it('choices are told by their titles and bases by their names, in labels too and in the rows of a list', () => {
  const schema = {
    type: 'object' as const,
    properties: {
      end: { type: 'string' as const, oneOf: [{ const: 'cured', title: '已平复' }] },
      rows: {
        type: 'array' as const,
        items: {
          type: 'object' as const,
          properties: { kind: { type: 'string' as const, oneOf: [{ const: 'home', title: '居家' }] } },
        },
      },
    },
  };
  const notice: Document = {
    ...poster,
    style: 'notice',
    fields: {
      end: { label: '结果', value: 'record.end' },
      rows: { label: '明细', value: 'record.rows' },
    },
    blocks: [
      { pairs: [{ label: '结果（{{end}}）', value: '{{end}}，[村]35、36' }] },
      { list: { each: 'rows', as: 'row', text: '{{row.kind}}' } },
    ],
  };
  const pkg = {
    template: { basis: [{ code: '[村]', title: '村民委员会组织法' }] },
    forms: { record: { id: 'record', key: 'record', schema } },
    types: {},
  } as unknown as Package;
  const fields = { end: 'cured', rows: [{ kind: 'home' }, { kind: 'elsewhere' }] };
  expect(renderDocument(notice, issued(fields), wordingOf(pkg, notice)).blocks).toEqual([
    {
      kind: 'pairs',
      rows: [[{ label: '结果（已平复）', value: '已平复，《村民委员会组织法》第35、36条' }]],
    },
    { kind: 'list', items: ['居家', 'elsewhere'] },
  ]);
});

it('days, months, times and money read as on official paper, wherever a template merges them', () => {
  const notice: Document = {
    ...poster,
    style: 'notice',
    fields: {
      at: { label: '时间', value: 'a', format: 'dateTime' },
      month: { label: '所属月', value: 'b' },
      days: { label: '回访', value: 'c' },
      rows: { label: '明细', value: 'd' },
    },
    blocks: [
      { paragraph: '定于{{at}}开会，{{month}} 的 {{total}} 元，自{{month}} 起，{{days}}回访。' },
      {
        table: {
          each: 'rows',
          as: 'row',
          columns: [
            { label: '月份', value: '{{row.month}}' },
            { label: '金额（元）', value: '{{row.amount}}' },
            { label: '编号', value: '{{row.code}}' },
          ],
        },
      },
    ],
  };
  const fields = {
    at: '2026-04-16T14:00:00+08:00',
    month: '2026-09',
    days: ['2026-12-11', '2027-03-11'],
    total: 60,
    rows: [{ month: '2026-08', amount: 1600, code: '2026-2103' }],
  };
  expect(renderDocument(notice, issued(fields)).blocks).toEqual([
    {
      kind: 'paragraph',
      text: '定于 2026 年 4 月 16 日 14:00 开会，2026 年 9 月的 60.00 元，自 2026 年 9 月起，2026 年 12 月 11 日、2027 年 3 月 11 日回访。',
      indent: true,
    },
    {
      kind: 'table',
      head: ['月份', '金额（元）', '编号'],
      rows: [['2026 年 8 月', '1,600.00', '2026-2103']],
    },
  ]);
});

it('below stand the name and seal of the office that decided, where the document says who that was', () => {
  const notice = {
    ...poster,
    style: 'notice' as const,
    fields: { orgName: { label: '发文机关', value: 'by' } },
  };
  const by = (fields: JsonObject) => {
    const { issuer, seal } = renderDocument(notice, issued(fields));
    return [issuer, seal];
  };
  expect(by({ orgName: '青禾县民政局' })).toEqual(['青禾县民政局', '青禾县民政局']);
  expect(by({ orgName: null })).toEqual(['柳溪镇人民政府', '柳溪镇人民政府']);
});

it('a body that is no office signs with its own name and seal', () => {
  const notice = { ...poster, style: 'notice' as const, body: '{{village}}村民选举委员会' };
  const { issuer, seal } = renderDocument(notice, issued({ village: '石桥村' }));
  expect([issuer, seal]).toEqual(['石桥村村民选举委员会', '石桥村村民选举委员会']);
});

it('the check number stands for what was issued: the same for the same, another for a changed word', () => {
  const one = checkNumberOf(issued({ applicantName: '王某某' }));
  expect(one).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  expect(checkNumberOf(issued({ applicantName: '王某某' }))).toBe(one);
  expect(checkNumberOf(issued({ applicantName: '王某' }))).not.toBe(one);
});
