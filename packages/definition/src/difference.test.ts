import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from './basics.ts';
import { difference } from './difference.ts';
import { differenceCatalogue, differenceWords } from './difference-words.ts';
import {
  addNode,
  connect,
  disconnect,
  insertOnFlow,
  moveNode,
  removeNode,
  renameNode,
  setNodeField,
} from './edits/chart.ts';
import {
  addField,
  moveField,
  removeField,
  renameFieldTitle,
  setField,
  setFieldRequired,
} from './edits/fields.ts';
import { addFile, removeFile, setValue } from './edits/files.ts';
import {
  addParameter,
  moveRule,
  removeParameter,
  setDecisionCell,
  setParameterField,
  setParameterValue,
  setResponsibility,
} from './edits/lists.ts';
import type { Built } from './edits/sheet.ts';
import type { PackageDraft } from './files.ts';
import { library } from './library.example.ts';
import type { Package } from './package.ts';
import { parseDraft } from './parse.ts';

const process = 'card';
const form = 'forms/application.json';
const told = new Set<string>();

function read(draft: PackageDraft): Package {
  const parsed = parseDraft(draft);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.package;
}

function after(built: Built): PackageDraft {
  if (!built.ok) throw new Error(JSON.stringify(built.problem));
  return built.after;
}

function words(changed: PackageDraft, language: 'zh' | 'en' = 'zh'): readonly string[] {
  const found = difference(read(library), read(changed));
  for (const { code } of found) told.add(code);
  return found.map((one) => differenceWords(one, language));
}

const step: JsonObject = {
  id: 'look',
  kind: 'userTask',
  name: '村里先看一遍',
  lane: 'town',
  responsibility: 'R-001',
};

const examples: readonly [sentence: string, built: Built, ...words: readonly string[]][] = [
  [
    'a new value of a parameter',
    setParameterValue(library, { parameter: 'checkDays', region: '*', from: '2020-01-01', value: 10 }),
    '审核天数：5 → 10 工作日',
  ],
  [
    'a value for a region from a day on',
    setParameterValue(library, { parameter: 'checkDays', region: '330106', from: '2026-07-01', value: 2 }),
    '审核天数（330106）：2026-07-01 起 3 → 2 工作日',
  ],
  [
    'a value that is dropped',
    setParameterValue(library, {
      parameter: 'checkDays',
      region: '330106',
      from: '2024-01-01',
      value: undefined,
    }),
    '审核天数（330106）：去掉 2024-01-01 起的 3 工作日',
  ],
  [
    'a bound',
    setParameterField(library, { parameter: 'checkDays', path: ['ceiling'], value: 30 }),
    '参数“审核天数”的上限：20 → 30',
  ],
  [
    'a parameter that is new',
    addParameter(library, { parameter: { id: 'fee', name: '工本费', type: 'number', values: [] } }),
    '加参数“工本费”',
  ],
  ['a parameter that is gone', removeParameter(library, { parameter: 'checkDays' }), '去掉参数“审核天数”'],
  [
    'a new field',
    addField(library, {
      file: form,
      field: 'drug',
      schema: { type: 'number', title: '常用药自付' },
      cell: { section: 'who' },
    }),
    '办证申请表：加字段“常用药自付”',
  ],
  [
    'a new field in a repeating group',
    addField(library, { file: form, field: 'children.age', schema: { type: 'integer', title: '岁数' } }),
    '办证申请表：加字段“岁数”',
  ],
  ['a field that is gone', removeField(library, { file: form, field: 'age' }), '办证申请表：去掉字段“年龄”'],
  [
    'a field that is renamed',
    renameFieldTitle(library, { file: form, field: 'age', title: '周岁' }),
    '办证申请表：字段“年龄”改名为“周岁”',
  ],
  [
    'a field with another bound',
    setField(library, { file: form, field: 'age', path: ['minimum'], value: 6 }),
    '办证申请表：字段“年龄”的最小值：无 → 6',
  ],
  [
    'a field with a formula, which is not shown',
    setField(library, { file: form, field: 'age', path: ['x-visible'], value: 'reader.name != null' }),
    '办证申请表：字段“年龄”的什么时候出现有改动',
  ],
  [
    'a field that is required now',
    setFieldRequired(library, { file: form, field: 'age', required: true }),
    '办证申请表：字段“年龄”改为必填',
  ],
  [
    'a field that is not required any more',
    setFieldRequired(library, { file: form, field: 'result', required: false }),
    '办证申请表：字段“结论”改为选填',
  ],
  [
    'a field in another section',
    moveField(library, { file: form, field: 'age', cell: { section: 'end' } }),
    '办证申请表：字段“年龄”移到“结论”',
  ],
  [
    'another tier of a responsibility',
    setResponsibility(library, { row: 'R-001', path: ['tier'], value: 'county' }),
    '责任事项“受理办证”的层级：镇（街） → 县',
  ],
  [
    'a step in between',
    insertOnFlow(library, { process, flow: 'f1', node: step }),
    '办借书证：读者申请之后加一步“村里先看一遍”',
    '办借书证：加去路“村里先看一遍 → 受理审查”',
    '办借书证：去路“读者申请 → 村里先看一遍”的到哪里去：受理审查 → 村里先看一遍',
  ],
  [
    'a step that is joined to nothing',
    addNode(library, { process, node: step }),
    '办借书证：加步骤“村里先看一遍”',
  ],
  [
    'a step that is gone',
    removeNode(library, { process, node: 'refused' }),
    '办借书证：去掉步骤“不予办理”',
    '办借书证：去掉去路“受理审查 → 不予办理”',
  ],
  [
    'a step that is renamed',
    renameNode(library, { process, node: 'issue', name: '制证' }),
    '办借书证：步骤“发证”改名为“制证”',
  ],
  [
    'a limit set by a parameter',
    setNodeField(library, {
      process,
      node: 'accept',
      path: ['limit'],
      value: { value: '=param.checkDays', unit: 'workday' },
    }),
    '办借书证：步骤“受理审查”的时限：无 → 审核天数 个工作日',
  ],
  [
    'a way that is new',
    connect(library, { process, from: 'issue', to: 'refused', condition: 'false' }),
    '办借书证：加去路“发证 → 不予办理”',
  ],
  ['a way that is gone', disconnect(library, { process, flow: 'f4' }), '办借书证：去掉去路“发证 → 已发证”'],
  [
    'a rule with other conditions',
    setDecisionCell(library, { decision: 'quota', rule: 'r1', input: 0, value: '< 16' }),
    '可借册数：规则“r1”的条件有改动',
  ],
  [
    'a rule in another place',
    moveRule(library, { decision: 'quota', rule: 'r1', index: 1 }),
    '可借册数：规则“r2”换了位置',
  ],
  [
    'a text of a document',
    setValue(library, { file: 'documents/card.json', path: ['blocks', 0, 'paragraph'], value: '{{name}}' }),
    '文书“借书证”的正文有改动',
  ],
  [
    'a scenario that is new',
    addFile(library, {
      file: 'scenarios/child.json',
      value: { ...(library['scenarios/adult.json'] as JsonObject), id: 'child', name: '儿童办证' },
    }),
    '加样例“儿童办证”',
  ],
  ['a file that is gone', removeFile(library, { file: 'README.md' }), '去掉文件“README.md”'],
  [
    'a shared type',
    setValue(library, {
      file: 'types/person.json',
      path: ['schema', 'properties', 'phone', 'title'],
      value: '手机',
    }),
    '个人：字段“电话”改名为“手机”',
  ],
  [
    'the version',
    setValue(library, { file: 'template.json', path: ['version'], value: '1.1.0' }),
    '模板包“借书证办理”的版本：1.0.0 → 1.1.0',
  ],
  ['a box that was moved: nothing', moveNode(library, { process, node: 'issue', x: 5, y: 5 })],
];

describe('the difference of two versions', () => {
  it.each(examples)('tells %s', (_, built, ...sentences) =>
    expect([...words(after(built))].sort()).toEqual([...sentences].sort()),
  );

  it('is empty for the same, whatever the order of keys', () => {
    const reversed = Object.fromEntries(
      Object.entries(library).map(([file, json]) => [
        file,
        isRecord(json) ? Object.fromEntries(Object.entries(json).reverse()) : json,
      ]),
    );
    expect(words(reversed)).toEqual([]);
  });

  it('is told in English too, with nothing left open', () => {
    for (const [, built] of examples)
      for (const sentence of words(after(built), 'en')) expect(sentence).toMatch(/^[^{}]+$/);
  });

  it('goes back the way it came: what was added is removed', () => {
    for (const [, built] of examples) {
      const [there, back] = [
        difference(read(library), read(after(built))),
        difference(read(after(built)), read(library)),
      ];
      expect(back.length).toBe(there.length);
      expect(back.filter(({ kind }) => kind === 'added').length).toBe(
        there.filter(({ kind }) => kind === 'removed').length,
      );
    }
  });

  it('has an example of every sentence', () =>
    expect([...told].sort()).toEqual(Object.keys(differenceCatalogue).sort()));
});

const isRecord = (json: Json): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
