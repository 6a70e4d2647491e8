import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../basics.ts';
import { packageHash } from '../canonical.ts';
import { jsonAt } from '../edit.ts';
import { addNode, connect, moveNode, removeNode, renameNode, setNodeField } from '../edits/chart.ts';
import { addField, moveField, removeField, renameFieldTitle, setFieldRequired } from '../edits/fields.ts';
import { removeFile, setValue } from '../edits/files.ts';
import {
  addDecisionInput,
  addRule,
  moveRule,
  removeDecisionInput,
  setDecisionCell,
  setParameterField,
  setParameterValue,
} from '../edits/lists.ts';
import type { Built } from '../edits/sheet.ts';
import type { PackageDraft } from '../files.ts';
import { library } from '../library.example.ts';
import { parseDraft } from '../parse.ts';
import type { PathStep } from '../problem.ts';
import { basedOn, type Choices, merge } from './merge.ts';
import { mergeReport } from './words.ts';

type Gesture = (draft: PackageDraft) => Built;
const process = 'card';
const form = 'forms/application.json';
const decision = 'quota';

function after(...gestures: readonly Gesture[]): PackageDraft {
  return gestures.reduce<PackageDraft>((draft, gesture) => {
    const built = gesture(draft);
    if (!built.ok) throw new Error(JSON.stringify(built.problem));
    return built.after;
  }, library);
}

/** The county has made `ours` of the library, the province `theirs`. */
const between = (ours: readonly Gesture[], theirs: readonly Gesture[]) => ({
  base: library,
  ours: after(...ours),
  theirs: after(...theirs),
});
const at = (draft: PackageDraft, file: string, ...path: readonly PathStep[]): Json | undefined =>
  jsonAt(draft[file], path);
const node = (draft: PackageDraft, id: string, ...path: readonly PathStep[]) =>
  at(draft, 'processes/card.json', 'nodes', { id }, ...path);
const idsOf = (list: Json | undefined): readonly Json[] =>
  (list as readonly JsonObject[]).map(({ id }) => id ?? null);

const rename =
  (id: string, name: string): Gesture =>
  (draft) =>
    renameNode(draft, { process, node: id, name });
const limit =
  (value: number): Gesture =>
  (draft) =>
    setNodeField(draft, { process, node: 'accept', path: ['limit'], value: { value, unit: 'workday' } });
const step =
  (id: string): Gesture =>
  (draft) =>
    addNode(draft, { process, node: { id, kind: 'userTask', name: id }, position: { x: 0, y: 0 } });
const field =
  (name: string, section = 'who'): Gesture =>
  (draft) =>
    addField(draft, {
      file: form,
      field: name,
      schema: { type: 'string', title: name },
      cell: { section, row: 1 },
    });

/** Every conflict in one line: what it is about, the three versions, and which is recommended. */
function told(versions: Parameters<typeof merge>[0]): readonly string[] {
  const report = mergeReport(versions, merge(versions));
  if (!report) throw new Error('cannot be read');
  return report.conflicts.map(({ where, thing, what, base, ours, theirs, conflict }) =>
    [`${where}|${thing}|${what}`, base, ours, theirs, conflict.recommended].join(' / '),
  );
}

describe('what both have done without touching the same', () => {
  it('is there twice: a new name of ours, a limit of theirs on the same step', () => {
    const { draft, conflicts } = merge(between([rename('accept', '初审')], [limit(3)]));
    expect(conflicts).toEqual([]);
    expect(node(draft, 'accept')).toMatchObject({ name: '初审', limit: { value: 3, unit: 'workday' } });
  });

  it('stands in the order of both lists, ours first where they led', () => {
    const { draft } = merge(
      between(
        [step('ours')],
        [step('theirs'), (draft) => connect(draft, { process, from: 'issue', to: 'theirs' })],
      ),
    );
    expect(idsOf(at(draft, 'processes/card.json', 'nodes'))).toEqual([
      'start',
      'accept',
      'issue',
      'done',
      'refused',
      'theirs',
      'ours',
    ]);
  });

  it('is no conflict of boxes: one we have moved stays, one they have moved moves, strays are forgotten', () => {
    const box =
      (id: string, x: number): Gesture =>
      (draft) =>
        moveNode(draft, { process, node: id, x, y: 0 });
    const versions = between(
      [box('start', 7), box('accept', 8)],
      [box('accept', 9), box('issue', 10), (draft) => removeNode(draft, { process, node: 'refused' })],
    );
    const { draft, conflicts } = merge(versions);
    expect(conflicts).toEqual([]);
    expect(at(draft, 'processes/card.layout.json', 'nodes')).toEqual({
      start: { x: 7, y: 0 },
      accept: { x: 8, y: 0 },
      issue: { x: 10, y: 0 },
      done: { x: 360, y: 0 },
    });
  });

  it('stands on the paper: fields of both beside their neighbours, moved ones where they were moved', () => {
    const versions = between(
      [
        field('ours'),
        (draft) => moveField(draft, { file: form, field: 'age', cell: { section: 'end', row: 0 } }),
      ],
      [
        field('theirs', 'end'),
        (draft) => moveField(draft, { file: form, field: 'children', cell: { section: 'end', row: 0 } }),
      ],
    );
    const { draft, conflicts } = merge(versions);
    expect(conflicts).toEqual([]);
    const rows = (id: string) => (at(draft, form, 'sections', { id }, 'rows') as readonly string[][]).flat();
    expect(rows('who')).toEqual(['reader', 'ours']);
    expect([...rows('end')].sort()).toEqual(['age', 'children', 'result', 'theirs']);
    expect(parseDraft(draft)).toMatchObject({ ok: true });
  });

  it('keeps stars: theirs on a field, ours on another', () => {
    const star =
      (name: string): Gesture =>
      (draft) =>
        setFieldRequired(draft, { file: form, field: name, required: true });
    const { draft, conflicts } = merge(between([star('age')], [star('children')]));
    expect(conflicts).toEqual([]);
    expect(at(draft, form, 'schema', 'required')).toEqual(['reader', 'result', 'age', 'children']);
  });

  it('fits a decision table: a rule of ours has a cell for the column of theirs', () => {
    const versions = between(
      [
        (draft) =>
          addRule(draft, { decision, rule: { id: 'r0', when: ['> 60'], then: { books: '20' } }, index: 0 }),
      ],
      [
        (draft) => addDecisionInput(draft, { decision, input: { id: 'town', label: '镇' }, index: 0 }),
        (draft) => setDecisionCell(draft, { decision, rule: 'r1', input: 0, value: '"甲"' }),
      ],
    );
    const { draft, conflicts } = merge(versions);
    expect(conflicts).toEqual([]);
    const rules = at(draft, 'decisions/quota.json', 'rules') as readonly JsonObject[];
    expect(rules.map(({ id, when }) => [id, when])).toEqual([
      ['r0', ['-', '> 60']],
      ['r1', ['"甲"', '< 14']],
      ['r2', ['-', '-']],
    ]);
    expect(JSON.stringify(draft['decisions/quota.json'])).not.toContain('(cells)');
  });

  it('is one text when the lines do not touch', () => {
    const texts = { base: 'a\nb\nc\nd', ours: 'A\nb\nc\nd', theirs: 'a\nb\nc\nD\ne' };
    const versions = Object.fromEntries(
      Object.entries(texts).map(([side, text]) => [side, { ...library, 'handbook/intro.md': text }]),
    ) as unknown as Parameters<typeof merge>[0];
    expect(merge(versions).draft['handbook/intro.md']).toBe('A\nb\nc\nD\ne');
  });
});

describe('a conflict', () => {
  it('is told side by side, with what is recommended', () => {
    expect(told(between([rename('accept', '初审')], [rename('accept', '受理')]))).toEqual([
      '办借书证|步骤“初审”|名称 / 受理审查 / 初审 / 受理 / ours',
    ]);
    expect(told(between([limit(3)], [limit(2)]))).toEqual([
      '办借书证|步骤“受理审查”|时限 / 无 / 3 个工作日 / 2 个工作日 / ours',
    ]);
  });

  const floor =
    (value: number): Gesture =>
    (draft) =>
      setParameterField(draft, { parameter: 'checkDays', path: ['floor'], value });
  const value =
    (region: string, from: string, days: number): Gesture =>
    (draft) =>
      setParameterValue(draft, { parameter: 'checkDays', region, from, value: days });
  it('of what the law sets is recommended as upstream has it, of a value as we have it', () => {
    expect(told(between([floor(2)], [floor(3)]))).toEqual(['|参数“审核天数”|下限 / 1 / 2 / 3 / theirs']);
    expect(told(between([value('330106', '2024-01-01', 4)], [value('330106', '2024-01-01', 5)]))).toEqual([
      '|参数“审核天数”|330106 2024-01-01 起的值 / 3 工作日 / 4 工作日 / 5 工作日 / ours',
    ]);
    expect(told(between([value('330106', '2025-01-01', 4)], [value('330107', '2025-01-01', 5)]))).toEqual([]);
  });

  it.each<readonly [string, readonly Gesture[], readonly Gesture[], string]>([
    [
      'a step',
      [(draft) => removeNode(draft, { process, node: 'issue' })],
      [rename('issue', '制证')],
      '步骤“发证” / 有 / 去掉了 / 步骤“发证”改名为“制证”',
    ],
    [
      'a field',
      [(draft) => removeField(draft, { file: form, field: 'age' })],
      [(draft) => renameFieldTitle(draft, { file: form, field: 'age', title: '周岁' })],
      '字段“年龄” / 有 / 去掉了 / 字段“年龄”改名为“周岁”',
    ],
    [
      'a field that got a star',
      [(draft) => removeField(draft, { file: form, field: 'age' })],
      [(draft) => setFieldRequired(draft, { file: form, field: 'age', required: true })],
      '字段“年龄” / 有 / 去掉了 / 字段“年龄”改为必填',
    ],
    [
      'a file',
      [(draft) => removeFile(draft, { file: 'types/person.json' })],
      [(draft) => setValue(draft, { file: 'types/person.json', path: ['name'], value: '人' })],
      '公共字段组“个人” / 有 / 去掉了 / 公共字段组“个人”改名为“人”',
    ],
    [
      'a column with its cells',
      [(draft) => removeDecisionInput(draft, { decision, input: 'age' })],
      [(draft) => setDecisionCell(draft, { decision, rule: 'r1', input: 0, value: '< 16' })],
      '列“年龄” / 有 / 去掉了 / 改过的内容',
    ],
  ])('stands where one has taken away %s and the other has changed it', (_what, ours, theirs, words) => {
    const versions = between(ours, theirs);
    const lines = told(versions).map((line) => line.replaceAll('|', ''));
    expect(
      lines.some((line) => line.includes(words)),
      lines.join('\n'),
    ).toBe(true);
  });

  it('is about all of a step when one has made it another kind of step', () => {
    const versions = between(
      [(draft) => setNodeField(draft, { process, node: 'accept', path: ['kind'], value: 'manualTask' })],
      [limit(3)],
    );
    expect(merge(versions).conflicts).toMatchObject([{ path: ['nodes', { id: 'accept' }] }]);
  });

  it('is the order of rules when both have another one', () => {
    const more: Gesture = (draft) => addRule(draft, { decision, rule: { id: 'r3', when: ['-'], then: {} } });
    const base = after(more);
    const moved = (rule: string, index: number): PackageDraft => {
      const built = moveRule(base, { decision, rule, index });
      return built.ok ? built.after : base;
    };
    const versions = { base, ours: moved('r1', 2), theirs: moved('r3', 0) };
    expect(told(versions)).toEqual(['可借册数|先后次序| / r1、r2、r3 / r2、r3、r1 / r3、r1、r2 / ours']);
    const [conflict] = merge(versions).conflicts;
    const chosen = merge(versions, { [conflict?.key ?? '']: 'theirs' });
    expect(idsOf(at(chosen.draft, 'decisions/quota.json', 'rules'))).toEqual(['r3', 'r1', 'r2']);
  });

  it('leaves ours until it is decided, and is then what was chosen, taking away too', () => {
    const versions = between(
      [rename('issue', '制证')],
      [(draft) => removeNode(draft, { process, node: 'issue' })],
    );
    const undecided = merge(versions);
    expect(undecided.open).toHaveLength(1);
    expect(node(undecided.draft, 'issue', 'name')).toBe('制证');
    const choices: Choices = Object.fromEntries(undecided.conflicts.map(({ key }) => [key, 'theirs']));
    const decided = merge(versions, choices);
    expect(decided.open).toEqual([]);
    expect(node(decided.draft, 'issue')).toBeUndefined();
  });
});

it('everything that was changed is told once: taken, the same on both sides, ours, or in dispute', () => {
  const versions = between(
    [rename('accept', '初审'), rename('done', '好了'), rename('issue', '制证')],
    [rename('accept', '受理'), rename('done', '好了'), rename('start', '开始'), limit(3)],
  );
  const report = mergeReport(versions, merge(versions));
  const names = (
    list: readonly { readonly subject: { readonly id: string }; readonly key?: string }[] = [],
  ) => list.map(({ subject, key }) => `${subject.id} ${key}`);
  expect(names(report?.taken)).toEqual(['start name', 'accept limit']);
  expect(names(report?.same)).toEqual(['done name']);
  expect(names(report?.kept)).toEqual(['issue name']);
  expect(report?.conflicts).toHaveLength(1);
});

it('a fork keeps what it is called, and says which version of its upstream it is made from now', () => {
  const template: JsonObject = library['template.json'] as JsonObject;
  const ours = {
    ...after(rename('accept', '初审')),
    'template.json': {
      ...template,
      id: 'branch',
      name: '分馆',
      version: '0.2.0',
      upstream: { id: 'library', version: '1.0.0', note: '留着' },
    },
  };
  const theirs = {
    ...after(limit(3)),
    'template.json': { ...template, version: '1.1.0', name: '市馆办证', notes: ['新说明'] },
  };
  const { draft, conflicts } = merge({ base: library, ours, theirs });
  expect(conflicts).toEqual([]);
  const based = basedOn(draft, theirs);
  const parsed = parseDraft(theirs);
  expect(based['template.json']).toMatchObject({
    id: 'branch',
    name: '分馆',
    version: '0.2.0',
    notes: ['新说明'],
    upstream: {
      id: 'library',
      version: '1.1.0',
      note: '留着',
      hash: parsed.ok ? packageHash(parsed.package) : '',
    },
  });
});

it('reads any draft: what is no package is merged all the same, and the report says nothing of it', () => {
  const broken = { 'template.json': 7, 'processes/card.json': { nodes: 'none' }, 'odd.txt': 'x' } as const;
  const versions = { base: library, ours: broken as PackageDraft, theirs: after(limit(3)) };
  const merged = merge(versions);
  expect(parseDraft(merged.draft)).toMatchObject({ ok: false });
  expect(mergeReport(versions, merged)).toBeUndefined();
});
