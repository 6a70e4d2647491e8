import { parsePackage, type Json, type Package, type PackageFiles } from '@fiveones/definition';
import { expect, it } from 'vitest';
import { sectionsIn, type Block } from './block.ts';
import { handbookOf, type Entry } from './book.ts';
import { feelWords } from './feel-words.ts';
import { htmlOf, textOfSection } from './html.ts';
import { namingOf } from './naming.ts';

const everywhere = { region: '*', day: '2026-11-29' };
const json = (value: Json): string => JSON.stringify(value);

const form: Json = {
  id: 'F01',
  key: 'application',
  name: '申请表',
  schema: {
    type: 'object',
    required: ['kind'],
    properties: {
      kind: {
        type: 'string',
        title: '类别',
        oneOf: [
          { const: 'poor', title: '困难' },
          { const: 'ill', title: '重病' },
        ],
      },
      amount: { type: 'number', title: '金额', 'x-unit': '元', 'x-visible': 'kind = "ill"' },
    },
  },
};

const node = (id: string, more: Json = {}): Json => ({
  id,
  kind: 'userTask',
  name: id,
  lane: 'town',
  ...(more as object),
});

function files(
  steps: readonly string[] = ['accept', 'decide'],
  own: PackageFiles = {},
  version = '1',
): PackageFiles {
  return {
    'template.json': json({
      id: 'aid',
      name: '帮扶',
      version,
      publisher: '县民政局',
      format: 1,
      notes: ['未核实：文号'],
    }),
    'parameters.json': json({
      parameters: [
        {
          id: 'days',
          name: '受理天数',
          type: 'integer',
          unit: '个工作日',
          values: [
            { region: '*', from: '2020-01-01', value: 5 },
            { region: '320999', from: '2026-01-01', value: 3 },
            { region: '*', from: '2027-01-01', value: 4 },
          ],
        },
        { id: 'most', name: '上限', type: 'number', unit: '元', values: [] },
      ],
    }),
    'responsibilities.json': json({ rows: [] }),
    'forms/F01.json': json(form),
    'processes/main.json': json({
      id: 'main',
      name: '帮扶申请',
      lanes: [{ id: 'town', name: '镇', tier: 'town' }],
      nodes: [
        { id: 'start', kind: 'startEvent', name: '申请', lane: 'town' },
        ...steps.map((id) =>
          node(id, { forms: [{ form: 'F01' }], limit: { value: '=param.days', unit: 'workday' } }),
        ),
        { id: 'end', kind: 'endEvent', name: '办结', lane: 'town' },
      ],
      flows: ['start', ...steps].map((from, place) => {
        const to = [...steps, 'end'][place] ?? 'end';
        return { id: `${from}--${to}`, from, to };
      }),
    }),
    ...own,
  };
}

function read(all: PackageFiles): Package {
  const parsed = parsePackage(all);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.package;
}

const book = (entry: Entry, place = everywhere) => handbookOf({ entries: [entry], ...place });
const said = (entry: Entry, anchor: string, place = everywhere): string => {
  const section = sectionsIn(book(entry, place).sections).find(({ id }) => id === `aid/${anchor}`);
  return section === undefined ? '' : textOfSection(section);
};
const ownOf = (entry: Entry): readonly string[] =>
  sectionsIn(book(entry).sections).flatMap(({ id, blocks }) =>
    blocks.flatMap((block: Block) => (block.kind === 'own' ? [`${id} ← ${block.anchor}`] : [])),
  );
const ownWords = { 'handbook/node.main.accept.md': '本镇在一楼 2 号窗口受理。' };

it('a limit that a parameter sets is told with the value in force in the place on the day', () => {
  expect(said({ package: read(files()) }, 'process.main.steps')).toContain('5 个工作日（参数“受理天数”）');
  const county = { ...everywhere, region: '320999' };
  expect(said({ package: read(files()) }, 'process.main.steps', county)).toContain('3 个工作日');
  expect(said({ package: read(files()) }, 'parameters')).toContain('2027-01-01 起 4');
});

it('a parameter without a value reads 【待定】, and the book is a draft for comment', () => {
  const { report, cover } = book({ package: read(files()) });
  expect(said({ package: read(files()) }, 'parameters')).toContain('【待定：上限】');
  expect(report.missing).toEqual([{ package: 'aid', id: 'most', name: '上限' }]);
  expect(cover.state).toBe('征求意见稿');
});

it('a blank form asks every field, with boxes for choices and the condition under which a field is there', () => {
  const text = said({ package: read(files()) }, 'form.F01');
  for (const part of ['类别*', '□困难　□重病', '金额', '只在这时填：类别 = 重病'])
    expect(text).toContain(part);
});

it('what the office wrote stands at its step, and stays there when the step is renamed and others come', () => {
  const before = { package: read(files(['accept', 'decide'], ownWords)) };
  const renamed = files(['visit', 'accept', 'decide'], ownWords, '2');
  const chart = JSON.parse(renamed['processes/main.json'] ?? '') as { nodes: { id: string; name: string }[] };
  for (const one of chart.nodes) if (one.id === 'accept') one.name = '受理登记';
  const after = { package: read({ ...renamed, 'processes/main.json': json(chart) }) };
  expect(ownOf(before)).toEqual(['aid/process.main.steps ← node.main.accept']);
  expect(ownOf(after)).toEqual(['aid/process.main.steps ← node.main.accept']);
  expect(said(after, 'process.main.steps')).toContain('受理登记\n本镇在一楼 2 号窗口受理。');
});

it('what the office wrote about a step that is gone is listed and told, never lost', () => {
  const entry = { package: read(files(['decide'], ownWords)) };
  expect(book(entry).report.lost).toEqual([
    { package: 'aid', anchor: 'node.main.accept', file: 'handbook/node.main.accept.md' },
  ]);
  expect(said(entry, 'lost')).toContain('本镇在一楼 2 号窗口受理。');
});

it('own words are Markdown with parameters merged in; what Markdown cannot be printed stays as it was written', () => {
  const own = {
    'handbook/faq.md':
      '## 问\n\n几天办完？**{{param.days}} 个工作日**。\n\n- 甲\n- 乙\n\n|岗|电话|\n|-|-|\n|窗口|1|\n\n<script>alert(1)</script>',
  };
  const entry = { package: read(files(undefined, own)) };
  expect(said(entry, 'faq')).toMatch(/问\n几天办完？5 个工作日。\n甲\n乙\n窗口 1\n<script>/);
  expect(htmlOf(book(entry))).not.toContain('<script>');
});

it('the revision note tells what changed since the version before in the words of the designer', () => {
  const entry = { package: read(files(['accept'], {}, '2')), before: read(files()) };
  const note = said(entry, 'revision');
  expect(note).toContain('2 与 1 相比');
  expect(note).toContain('去掉步骤“decide”');
});

it('an expression is told with the names of the form, the words of its choices and the values of parameters', () => {
  const naming = namingOf(read(files()), everywhere);
  const told = {
    'application.kind = "ill" and application.amount <= param.days': '类别 = 重病 且 金额 ≤ “受理天数”（5）',
    'application.amount != null': '金额 已填',
    'if count(rows) > 0 then 1 else 2': '如果 个数(rows) > 0，则 1，否则 2',
    'org.name': '发文机关',
    'date(application.day) + duration("P3M")': '日期(application.day) + 3 个月',
    'today - duration("P" + string(param.days) + "D")': '今天 - “受理天数”（5） 天',
    'string join(application.names, "、")': '连成一句(application.names, “、”)',
    'string(application.amount) + "ill"': '文字(金额) + “ill”',
    'application.amount + "T09:30:00+08:00"': '金额 9 时 30 分',
    'application.amount + "-01T00:00:00+08:00"': '金额 的 1 日 0 时',
    'get value({ill: "重病", poor: "困难"}, application.kind) + "户"': '类别 + “户”',
  };
  expect(Object.fromEntries(Object.keys(told).map((feel) => [feel, feelWords(feel, naming)]))).toEqual(told);
});

it('what a step works out is told by its name, its rows by theirs, columns of a decision table by their labels', () => {
  const chart = JSON.parse(files()['processes/main.json'] ?? '') as { nodes: Json[]; clocks?: Json };
  chart.nodes.push(
    node('work', {
      kind: 'businessRuleTask',
      calculate: [
        { into: 'sum.members', value: 'rows', each: 'application.rows', as: 'm', merge: true },
        { into: 'sum.grade', decision: 'DT1' },
      ],
    }),
  );
  const naming = namingOf(
    read(
      files(undefined, {
        'processes/main.json': json(chart),
        'decisions/DT1.json': json({
          id: 'DT1',
          name: '定级',
          hitPolicy: 'first',
          inputs: [{ id: 'a', label: '甲' }],
          outputs: [{ id: 'level', label: '等级' }],
          rules: [],
        }),
        'data.json': json({
          items: [
            { id: 'sum.members', name: '成员', type: 'list' },
            { id: 'sum.members.age', name: '年龄' },
            { id: 'sum.result', name: '结论', choices: [{ value: 'yes', name: '同意' }] },
          ],
        }),
      }),
    ),
    everywhere,
  );
  const told = {
    'some m in sum.members satisfies m.age > 18': '有 m 属于 成员 满足 年龄 > 18',
    'count(sum.members[item.age > 18])': '个数(成员[年龄 > 18])',
    'sum.grade.level = "A" and sum.result = "yes"': '定级·等级 = “A” 且 结论 = 同意',
  };
  expect(Object.fromEntries(Object.keys(told).map((feel) => [feel, feelWords(feel, naming)]))).toEqual(told);
  expect(feelWords('m.age', naming, { m: ['application.rows', 'sum.members'] })).toBe('年龄');
});

it('a result is told by the place it is written to, a part of a row by its list, a listed text by what it is compared with', () => {
  const data: Json = {
    items: [
      {
        id: 'sum.grade',
        name: '等级',
        choices: [
          { value: 'high', name: '高' },
          { value: 'low', name: '低' },
        ],
      },
      { id: 'sum.rows', name: '各户', type: 'list' },
      { id: 'sum.rows.score', name: '得分', type: 'number' },
      { id: 'sum.rows.grade', name: '档', choices: [{ value: 'low', name: '低档' }] },
    ],
  };
  const naming = namingOf(read(files(undefined, { 'data.json': json(data) })), everywhere);
  const said = (feel: string, into?: string): string => feelWords(feel, naming, {}, into);
  expect(said('=if sum.rows[1].score > 1 then "high" else "low"', 'sum.grade')).toBe(
    '如果 各户[1]·得分 > 1，则 高，否则 低',
  );
  expect(said('for r in sum.rows[score > 1] return {score: r.score, grade: "low"}', 'sum.rows')).toBe(
    '逐个 r 属于 各户[得分 > 1] 得到 { 得分 : 得分, 档 : 低档 }',
  );
  expect(said('every g in ["high", "low"] satisfies sum.grade != g')).toBe(
    '每个 g 属于[高, 低] 满足 等级 ≠ g',
  );
  expect(said('sort(sum.rows, function(a, b) a.score > b.score)')).toBe(
    '排序(各户, a 排在 b 前：a·得分 > b·得分)',
  );
  expect(said('(date(a) - date(b)).days + sum.grade')).toBe('(日期(a) - 日期(b))·天数 + 等级');
});

it('a stored value that nothing offers is called as the way that asks for it; a vote comes to what people say', () => {
  const chart = JSON.parse(files()['processes/main.json'] ?? '') as { flows: Json[] };
  const [first] = chart.flows as [object];
  chart.flows[0] = { ...first, name: '要举证', condition: 'review.result = "prove"' };
  const data = {
    items: [
      { id: 'review.result', name: '结论' },
      { id: 'count.result', name: '表决' },
    ],
  };
  const naming = namingOf(
    read(files(undefined, { 'processes/main.json': json(chart), 'data.json': json(data) })),
    everywhere,
  );
  expect(feelWords('review.result = "prove" or count.result != "noQuorum"', naming)).toBe(
    '结论 = 要举证 或 表决 ≠ 到会人数不够',
  );
  expect(feelWords('review.result = "other"', naming)).toBe('结论 = “other”');
});

it('the same package gives the same page', () => {
  const entry = { package: read(files(undefined, ownWords)) };
  expect(htmlOf(book(entry))).toBe(htmlOf(book(entry)));
});
