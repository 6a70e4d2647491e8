import { parsePackage, type Json, type Package, type PackageFiles } from '@fiveones/definition';
import type { CompiledField } from '@fiveones/forms';
import { expect, it } from 'vitest';
import { plain, sectionsIn, type Block } from '../block.ts';
import { handbookOf } from '../book.ts';
import { htmlOf } from '../html.ts';
import { answerWords } from './answer.ts';

const json = (value: Json): string => JSON.stringify(value);

const form = (more: Json = {}): Json => ({
  id: 'F01',
  key: 'application',
  name: '申请表',
  schema: {
    type: 'object',
    required: ['name', 'kind'],
    properties: {
      name: { type: 'string', title: '姓名' },
      idNo: { type: 'string', title: '号码', 'x-kind': 'text', 'x-sensitivity': 'M1' },
      kind: {
        type: 'string',
        title: '类别',
        oneOf: [
          { const: 'poor', title: '困难' },
          { const: 'ill', title: '重病' },
        ],
      },
      illness: { type: 'string', title: '病名', 'x-visible': 'kind = "ill"' },
      note: { type: 'string', title: '说明' },
      remark: { type: 'string', title: '备注' },
      people: {
        type: 'array',
        title: '家里人',
        items: {
          type: 'object',
          properties: {
            who: { type: 'string', title: '称呼' },
            income: { type: 'number', title: '收入' },
            phone: { type: 'string', title: '电话', 'x-kind': 'phone' },
          },
        },
      },
      total: { type: 'number', title: '合计', 'x-unit': '元', 'x-computed': 'sum(people.income)' },
      ...(more as object),
    },
  },
});

const person = { who: '儿子', income: 12000, phone: '13900000001' };
const told = {
  name: '周建国',
  idNo: 'AB12345678',
  kind: 'poor',
  note: '周建国（AB12345678）家里困难',
  people: [person, { who: '女儿', income: 600.5 }],
};

const scenario = (id: string, application: Json, more: readonly Json[] = []): PackageFiles => ({
  [`scenarios/${id}.json`]: json({
    id,
    name: `样例 ${id}`,
    process: 'main',
    at: '2026-03-02T09:00:00+08:00',
    script: [{ do: 'start' }, ...more, { do: 'fill', node: 'apply', data: { application } }],
    then: {},
  }),
});

function read(own: PackageFiles, asked: Json = form()): Package {
  const parsed = parsePackage({
    'template.json': json({
      id: 'aid',
      name: '帮扶',
      version: '1',
      publisher: '县民政局',
      format: 1,
      posts: [{ id: 'clerk', name: '经办', tier: 'town', unit: 'office' }],
    }),
    'parameters.json': json({ parameters: [] }),
    'responsibilities.json': json({
      rows: [
        {
          id: 'R-001',
          matter: '申请',
          step: 'main/apply',
          tier: 'town',
          unit: 'office',
          unitName: '民政办',
          post: 'clerk',
          kind: 'R',
          duty: '填表',
          basis: ['示例'],
        },
      ],
    }),
    'forms/F01.json': json(asked),
    'processes/main.json': json({
      id: 'main',
      name: '帮扶申请',
      lanes: [{ id: 'town', name: '镇', tier: 'town' }],
      nodes: [
        { id: 'start', kind: 'startEvent', name: '申请', lane: 'town' },
        {
          id: 'apply',
          kind: 'userTask',
          name: '填表',
          lane: 'town',
          responsibility: 'R-001',
          forms: [{ form: 'F01' }],
        },
        { id: 'end', kind: 'endEvent', name: '办结', lane: 'town' },
      ],
      flows: [
        { id: 'a', from: 'start', to: 'apply' },
        { id: 'b', from: 'apply', to: 'end' },
      ],
    }),
    ...own,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.package;
}

const bookOf = (pkg: Package) => handbookOf({ entries: [{ package: pkg }], region: '*', day: '2026-11-29' });
const blocksOf = (pkg: Package): readonly Block[] =>
  sectionsIn(bookOf(pkg).sections).find(({ id }) => id === 'aid/form.F01')?.blocks ?? [];

/** The example in words: each row of its table, then what it leaves open. */
function exampleOf(pkg: Package): readonly string[] {
  const blocks = blocksOf(pkg);
  const at = blocks.findIndex((block) => block.kind === 'sheet' && block.sample !== undefined);
  const [sheet, open] = [blocks[at], blocks[at + 1]];
  return [
    ...(sheet?.kind === 'sheet'
      ? sheet.groups.flatMap(({ rows }) =>
          rows.map(({ cells }) => cells.map(({ text }) => plain(text)).join(' | ')),
        )
      : []),
    ...(open?.kind === 'items' ? open.items.map(({ text }) => plain(text)) : []),
  ];
}

it('an example shows what was filled in, what was worked out as such, the lines of lists, and why the rest is left open', () => {
  expect(exampleOf(read(scenario('one', told)))).toEqual([
    '姓名* | 〈姓名〉',
    '号码 | 〈如实填写〉',
    '类别* | √困难',
    '说明 | 〈姓名〉（〈号码〉）家里困难',
    '家里人',
    '称呼 | 收入 | 电话',
    '儿子 | 12,000 | 〈电话号码〉',
    '女儿 | 600.5 | ',
    '合计 | 12,600.5 元（自动算出）',
    '不填：病名——只在这时填：类别 = 重病',
    '不填：备注——可以不填',
  ]);
});

it('what is private is nowhere in the book; without its mark it would be', () => {
  const texts = [told.name, told.idNo, person.phone];
  const shownIn = (pkg: Package) => texts.filter((text) => htmlOf(bookOf(pkg)).includes(text));
  expect(shownIn(read(scenario('one', told)))).toEqual([]);
  const bare = form({ idNo: { type: 'string', title: '号码' }, name: { type: 'string', title: '甲' } });
  expect(shownIn(read(scenario('one', told), bare))).toEqual([told.name, told.idNo]);
});

it('of several scenarios the one that fills in most is shown, and never what was refused', () => {
  const few = { name: '李秀兰', kind: 'poor' };
  const refused = {
    do: 'refused',
    action: {
      do: 'fill',
      node: 'apply',
      data: { application: { ...told, remark: '多写一项', illness: '没有' } },
    },
  };
  const pkg = read({ ...scenario('a', few, [refused]), ...scenario('b', told), ...scenario('c', few) });
  expect(blocksOf(pkg)).toContainEqual(
    expect.objectContaining({ sample: expect.objectContaining({ scenario: 'b' }) as unknown }),
  );
  expect(exampleOf(pkg).join()).not.toContain('多写一项');
  expect(htmlOf(bookOf(pkg))).toBe(htmlOf(bookOf(pkg)));
});

it('a form that no scenario fills in has the example that the office wrote, at its place', () => {
  const own = { 'handbook/sample.F01.md': '类别勾一项；说明写三句话。' };
  expect(exampleOf(read({}))).toEqual([]);
  expect(blocksOf(read(own))).toContainEqual(expect.objectContaining({ kind: 'own', anchor: 'sample.F01' }));
  expect(bookOf(read(own)).report.lost).toEqual([]);
});

it('many lines of a list are not all printed: those that fill in something else are', () => {
  const people = Array.from({ length: 9 }, (_, place) => ({
    who: `第 ${place} 个`,
    ...(place === 7 && { income: 5 }),
  }));
  expect(exampleOf(read(scenario('one', { ...told, people }))).slice(4, 8)).toEqual([
    '家里人（例子里 9 行，这里印 2 行）',
    '称呼 | 收入',
    '第 0 个 | ',
    '第 7 个 | 5',
  ]);
});

it('a year in an example stands as years do, an amount with its thousands', () => {
  const field = (unit: string) => ({ kind: 'integer', schema: { 'x-unit': unit } }) as CompiledField;
  expect(answerWords(field('年'), 2026, undefined)).toBe('2026 年');
  expect(answerWords(field('人'), 2026, undefined)).toBe('2,026 人');
});
