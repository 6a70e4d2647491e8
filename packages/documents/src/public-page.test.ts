import { Document, noticeMasks, PublicNotice } from '@fiveones/definition';
import { describe, expect, it } from 'vitest';
import { publicPage } from './public-page.ts';

const document = Document.parse({
  id: 'D07',
  name: '初审公示',
  title: '公示',
  style: 'poster',
  issuer: 'town',
  fields: {
    name: { label: '申请人', value: 'name' },
    amount: { label: '金额', value: 'amount', format: 'money' },
    rows: { label: '名单', value: 'rows' },
  },
  blocks: [
    { paragraph: '{{name}}，{{amount}} 元' },
    { table: { each: 'rows', as: 'r', columns: [{ label: '姓名', value: '{{r.name}}' }] } },
  ],
});
const sound = {
  id: 'review',
  name: '初审公示',
  process: 'main',
  document: 'D07',
  fields: [
    { field: 'name', mask: 'surname' },
    { field: 'amount', mask: 'none' },
    { field: 'rows', columns: { name: 'name' } },
  ],
  days: { value: '=param.publicityDays' },
  proof: { step: 'post', at: 'record.postedAt' },
};
const issued = {
  id: 'D07-1',
  at: '2026-03-02T09:00:00+08:00',
  serial: 1,
  issuer: '柳河镇人民政府',
  short: '柳河',
  fields: {
    name: '王建国',
    amount: 1200,
    rows: [{ name: '王小明', idNo: '98010120150101123X', phone: '13800001111' }],
  },
};
const pageOf = (change: object, fields: object = {}) =>
  publicPage(PublicNotice.parse({ ...sound, ...change }), document, {
    ...issued,
    fields: { ...issued.fields, ...fields },
  });
const without = (field: string) => sound.fields.filter((one) => one.field !== field);

describe('the page of a public notice', () => {
  it('shows the fields of its whitelist, each masked, and of rows only the columns named', () => {
    const made = pageOf({});
    const text = JSON.stringify(made);
    expect(made.ok && made.page.blocks).toEqual([
      { kind: 'paragraph', text: '王某，1,200.00 元', indent: true },
      { kind: 'table', head: ['姓名'], rows: [['王**']] },
    ]);
    expect(text).not.toMatch(/建国|小明|98010120150101123X|13800001111/);
  });

  it.each([
    ['a field that is not on the whitelist', { fields: without('amount') }, '“金额”不在准许公开之列'],
    [
      'a field that the document does not have',
      { fields: [...sound.fields, { field: 'age', mask: 'none' }] },
      '“age”在文书里没有',
    ],
    ['a field without a mask', { fields: [{ field: 'name' }, ...without('name')] }, '没有写怎样脱敏'],
    [
      'a mask that is unknown',
      { fields: [{ field: 'name', mask: 'blur' }, ...without('name')] },
      '“blur”不认识',
    ],
    [
      'an unknown mask of a column',
      { fields: [...without('rows'), { field: 'rows', columns: { name: 'blur' } }] },
      '“blur”不认识',
    ],
    [
      'rows whose columns are not named',
      { fields: [...without('rows'), { field: 'rows', mask: 'none' }] },
      '要逐列勾选',
    ],
    ['no period', { days: undefined }, '没有写公示多少天'],
    ['nothing that proves it was posted', { proof: undefined }, '没有指定哪一步张贴'],
  ])('is kept back for %s', (_, change, reason) => {
    const made = pageOf(change);
    expect(made.ok).toBe(false);
    expect(made.ok ? '' : made.reasons.join()).toContain(reason);
  });

  it.each([
    ['an identity number', '98010119500101123X', '没有身份证号、账号'],
    ['an account number', '6222020200112233445', '没有身份证号、账号'],
    ['an illness', '尿毒症透析', '没有病情、残疾情况'],
    ['the kind of a disability', '肢体残疾二级', '没有病情、残疾情况'],
  ])('is kept back when a field holds %s', (_, name, reason) => {
    const made = pageOf({ fields: [{ field: 'name', mask: 'none' }, ...without('name')] }, { name });
    expect(made.ok ? '' : made.reasons.join()).toContain(reason);
  });

  it('may name a benefit for disabled persons', () =>
    expect(
      pageOf(
        { fields: [{ field: 'name', mask: 'none' }, ...without('name')] },
        { name: '困难残疾人生活补贴' },
      ).ok,
    ).toBe(true));

  it('is kept back when its document is gone', () =>
    expect(publicPage(PublicNotice.parse(sound), undefined, issued).ok).toBe(false));

  it('every mask but that of nothing hides what it is given', () => {
    for (const mask of Object.keys(noticeMasks).filter((one) => one !== 'none')) {
      const made = pageOf({ fields: [{ field: 'name', mask }, ...without('name')] }, { name: '13800001111' });
      expect([mask, JSON.stringify(made).includes('13800001111')]).toEqual([mask, false]);
    }
  });
});
