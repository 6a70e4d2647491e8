import { parsePackage, type Json, type Package, type PackageFiles } from '@fiveones/definition';
import { expect, it } from 'vitest';
import { sectionsIn, type EditionName, type Handbook } from './block.ts';
import { handbookOf } from './book.ts';
import { recheckDue } from './chapter/basis.ts';
import { htmlOf, textOfSection } from './html.ts';
import type { Mark, Metrics } from './typeset/page.ts';
import { typeset } from './typeset/typeset.ts';

const json = (value: Json): string => JSON.stringify(value);

const form = (id: string, key: string, properties: Json): string =>
  json({ id, key, name: `${id} 表`, schema: { type: 'object', properties } });

const files: PackageFiles = {
  'template.json': json({
    id: 'aid',
    name: '帮扶',
    version: '2',
    publisher: '县民政局',
    format: 1,
    posts: [{ id: 'helper', name: '协理员', tier: 'village', unit: 'village' }],
    basis: [
      { code: '[新]', title: '新办法', status: 'current', checkedAt: '2026-09-01' },
      { code: '[旧]', title: '旧办法', status: 'revised', checkedAt: '2026-03-01' },
      { code: '[未]', title: '没看过的办法' },
    ],
  }),
  'parameters.json': json({
    parameters: [
      { id: 'line', name: '线', type: 'number', values: [{ region: '*', from: '2020-01-01', value: 800 }] },
      {
        id: 'lawRecheckMonths',
        name: '多久复核',
        type: 'integer',
        values: [{ region: '*', from: '2020-01-01', value: 6 }],
      },
    ],
  }),
  'responsibilities.json': json({
    rows: [
      ['R-001', 'main/visit', 'village', '村委会', 'S', '带路、见证'],
      ['R-002', 'main/decide', 'town', '镇民政办', 'R', '决定'],
    ].map(([id = '', step = '', tier = '', unitName = '', kind = '', duty = '']) => ({
      id,
      matter: '帮扶',
      tier,
      unit: tier,
      unitName,
      kind,
      duty,
      step,
      basis: ['[新]'],
      evidence: ['log'],
    })),
  }),
  'data.json': json({
    items: [
      { id: 'sum', name: '月额', unit: '元' },
      { id: 'income', name: '收入' },
    ],
  }),
  'decisions/DT1.json': json({
    id: 'DT1',
    name: '资格',
    hitPolicy: 'first',
    inputs: [{ id: 'a', label: '收入' }],
    outputs: [
      { id: 'result', label: '结果' },
      { id: 'code', label: '码' },
    ],
    rules: [
      {
        id: '1',
        when: ['income >= param.line'],
        then: { result: '"no"', code: '"N01"' },
        verdict: 'refused',
        note: '收入不低于线',
      },
      {
        id: '2',
        when: ['income < param.line'],
        then: { result: '"yes"', code: 'null' },
        verdict: 'eligible',
      },
      { id: '3', when: ['-'], then: { result: '"look"', code: 'null' } },
    ],
  }),
  'forms/F1.json': form('F1', 'ask', {
    bill: { type: 'array', title: '票据', 'x-kind': 'files', items: { type: 'object' } },
    hukou: {
      type: 'array',
      title: '户口',
      'x-kind': 'files',
      items: { type: 'object' },
      'x-handbook': 'shared',
    },
    promise: {
      type: 'array',
      title: '承诺',
      'x-kind': 'files',
      items: { type: 'object' },
      'x-handbook': 'later',
    },
  }),
  'forms/F2.json': form('F2', 'visited', { seen: { type: 'string', title: '看到什么' } }),
  'processes/main.json': json({
    id: 'main',
    name: '帮扶申请',
    lanes: [{ id: 'town', name: '镇', tier: 'town' }],
    messages: [
      { id: 'objection', name: '公示异议', fromPublic: true },
      { id: 'receipt', name: '银行回盘' },
    ],
    nodes: [
      { id: 'start', kind: 'startEvent', name: '申请', lane: 'town', forms: [{ form: 'F1' }] },
      {
        id: 'visit',
        kind: 'userTask',
        name: '入户',
        lane: 'town',
        forms: [{ form: 'F2' }],
        limit: { value: 3, unit: 'workday' },
      },
      {
        id: 'work',
        kind: 'businessRuleTask',
        name: '算',
        lane: 'town',
        calculate: [{ into: 'sum', value: 'param.line - income' }],
      },
      { id: 'decide', kind: 'userTask', name: '决定', lane: 'town' },
      {
        id: 'late',
        kind: 'boundaryEvent',
        name: '到期',
        lane: 'town',
        interrupting: false,
        trigger: { clock: 'whole', at: 'due' },
      },
      {
        id: 'heard',
        kind: 'boundaryEvent',
        name: '收到异议',
        lane: 'town',
        attachedTo: 'decide',
        trigger: { message: 'objection' },
      },
      { id: 'end', kind: 'endEvent', name: '办结', lane: 'town' },
    ],
    flows: [
      ['start', 'visit'],
      ['visit', 'work'],
      ['work', 'decide'],
      ['decide', 'end'],
      ['late', 'end'],
      ['heard', 'visit'],
    ].map(([from = '', to = '']) => ({ id: `${from}-${to}`, from, to })),
    clocks: [
      {
        id: 'whole',
        name: '总时限',
        limit: { value: 20, unit: 'day', rollToWorkday: true },
        start: { node: 'start', at: 'left' },
        stop: [{ node: 'end', at: 'entered' }],
        pause: [{ while: 'visit', reason: '等对象回来' }],
      },
    ],
  }),
  ...Object.fromEntries(
    [
      { id: 'poor', description: '一户月收入 500 元。', sum: 300 },
      { id: 'poorer', description: '一户月收入 200 元。', sum: 600 },
    ].map(({ id, description, sum }) => [
      `scenarios/${id}.json`,
      json({
        id,
        name: `例 ${id}`,
        description,
        process: 'main',
        at: '2026-01-05T09:00:00+08:00',
        script: [],
        then: { data: { sum } },
      }),
    ]),
  ),
  'handbook/intro.md': '家里收入低的可以申请帮扶。',
  'handbook/remedy.md': '不服的，60 日内申请复议。',
};

function read(more: PackageFiles = {}): Package {
  const parsed = parsePackage({ ...files, ...more });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.package;
}
const printed = (edition: EditionName = 'book', more: PackageFiles = {}): Handbook =>
  handbookOf({
    entries: [{ package: read(more), from: '2026-02-01' }],
    region: '*',
    day: '2026-11-29',
    office: '青禾县民政局',
    phone: '12345',
    placeName: '青禾县',
    edition,
  });
const said = (anchor: string, book = printed()): string => {
  const found = sectionsIn(book.sections).find(({ id }) => id === `aid${anchor === '' ? '' : `/${anchor}`}`);
  return found === undefined ? '' : textOfSection(found);
};
const wordsOf = (book: Handbook): string =>
  sectionsIn(book.sections)
    .map((one) => `${one.title}\n${textOfSection(one)}`)
    .join('\n');

/** Chinese is as wide as high, everything else half. */
const metrics: Metrics = { advance: (letter) => (letter > '\u2e80' ? 1 : 0.55) };
const point = 72 / 25.4;
const texts = (marks: readonly Mark[]) => marks.filter((mark) => mark.kind === 'text');

it('the head of a chapter says where it holds, since when, who answers for it and where to ask', () => {
  for (const part of ['正式版', '青禾县', '2026-02-01', '青禾县民政局', '12345'])
    expect(said('')).toContain(part);
});

it('a paper that nobody has looked up for longer than the parameter says is red, one that was looked up is not', () => {
  const book = printed();
  const table = sectionsIn(book.sections)
    .find(({ id }) => id === 'aid/basis')
    ?.blocks.find(({ kind }) => kind === 'table');
  const red = table?.kind !== 'table' ? [] : table.rows.map(({ cells }) => typeof cells.at(-1) !== 'string');
  expect(red).toEqual([false, true, true]);
  expect(said('basis', book)).toContain('红灯：2 条依据超过 6 个月没有复核');
  expect([recheckDue('2026-05-29', '2026-11-29', 6), recheckDue('2026-05-28', '2026-11-29', 6)]).toEqual([
    false,
    true,
  ]);
});

it('who may have it and who may not is told from the rows so marked, with the values in force, codes and remedy', () => {
  expect(said('eligible')).toContain('收入 < “线”（800）');
  expect(said('eligible')).not.toContain('不低于线');
  for (const part of ['收入不低于线', 'N01', '60 日内申请复议']) expect(said('refused')).toContain(part);
});

it('papers stand in three columns, and what is got by sharing is never among what is brought', () => {
  const section = sectionsIn(printed().sections).find(({ id }) => id === 'aid/materials');
  const table = section?.blocks.find(({ kind }) => kind === 'table');
  const columns =
    table?.kind !== 'table'
      ? []
      : table.columns.map((_, at) => table.rows.map(({ cells }) => JSON.stringify(cells[at])).join());
  expect(columns.map((column) => ['票据', '户口', '承诺'].filter((name) => column.includes(name)))).toEqual([
    ['票据'],
    ['户口'],
    ['承诺'],
  ]);
});

it('a period is told with its calendar, where it starts, when it rests and what follows when it is used up', () => {
  for (const part of [
    '自然日，末日逢休顺延',
    '办完“',
    '停表：等对象回来',
    '到期时：办“',
    '不因此自动通过或不通过',
  ])
    expect(said('process.main.clocks')).toContain(part);
});

it('at least two examples are reckoned, with the formula', () => {
  for (const part of ['一户月收入 500 元。', '300 元', '一户月收入 200 元。', '600 元', '“线”（800） - 收入'])
    expect(said('reckoning')).toContain(part);
});

it('what the public may come with is told, what systems send is not; a first version says that it is the first', () => {
  expect(said('remedy')).toContain('公示异议 收到异议 → 入户');
  expect(said('remedy')).not.toContain('银行回盘');
  expect(said('revision')).toContain('没有可以比较的上一版');
});

it('a leaflet is one sheet with everything that the public needs and nothing else, in letters that can be read', () => {
  const book = printed('leaflet');
  const { pages } = typeset(book, metrics);
  expect(pages.map(({ width, height }) => Math.round((width / height) * 1000))).toEqual([1414, 1414]);
  const all = wordsOf(book);
  for (const part of [
    '家里收入低的可以申请帮扶。',
    '收入低于 800',
    '票据',
    '户口',
    '总时限：20 天',
    '60 日内申请复议',
    '公示异议',
    '12345',
  ])
    expect(all).toContain(part);
  for (const part of ['N01', 'R-001', '银行回盘']) expect(all).not.toContain(part);
  expect(
    Math.min(...pages.flatMap(({ marks }) => texts(marks).map(({ size }) => size))),
  ).toBeGreaterThanOrEqual(9);
  expect(htmlOf(book)).toContain('<section class="panel panel-6">');
});

it('a leaflet with too much to say stays one sheet, runs off no panel and tells what it left out', () => {
  const long = Array.from({ length: 80 }, (_, at) => `- 第 ${at} 条：${'很长的一条'.repeat(9)}`).join('\n');
  const book = printed('leaflet', { 'handbook/remedy.md': long });
  const { pages } = typeset(book, metrics);
  expect(pages).toHaveLength(2);
  expect(book.report.shortened?.[0]).toMatchObject({ package: 'aid', part: '变更后怎么办、不服怎么办' });
  expect(wordsOf(book)).toMatch(/还有 \d+ 条，见手册/);
  const edges = [
    [0, 97, 197, 297],
    [0, 100, 200, 297],
  ];
  const beyond = pages.flatMap(({ marks, height }, side) =>
    texts(marks).filter(({ x, y, text, size, bold }) => {
      const right = x + [...text].reduce((sum, letter) => sum + metrics.advance(letter, bold), 0) * size;
      const inside = (edges[side] ?? []).some(
        (edge, at, all) => x >= edge * point + 10 && right <= (all[at + 1] ?? 0) * point - 10,
      );
      return !inside || y > height - 10;
    }),
  );
  expect(beyond).toEqual([]);
});

it('the pocket book has the steps of the village alone, with their forms and periods, on A6', () => {
  const book = printed('pocket');
  const all = wordsOf(book);
  for (const part of [
    '入户',
    '协办：村委会',
    '带路、见证',
    '时限：3 个工作日',
    '总时限',
    'F2 表',
    '看到什么',
  ])
    expect(all).toContain(part);
  for (const part of ['F1 表', '决定\n主办']) expect(all).not.toContain(part);
  const { pages } = typeset(book, metrics);
  expect(pages.every(({ width, height }) => Math.round(width) === 298 && Math.round(height) === 420)).toBe(
    true,
  );
});
