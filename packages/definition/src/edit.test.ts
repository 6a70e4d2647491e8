import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from './basics.ts';
import { applyEdit, type Change, type Edit, invertEdit, jsonAt, readEdit } from './edit.ts';
import { editCatalogue, editWords } from './edit-words.ts';
import { mergeUpstream } from './merge/merge-edit.ts';
import * as chart from './edits/chart.ts';
import * as fields from './edits/fields.ts';
import * as packageFiles from './edits/files.ts';
import * as lists from './edits/lists.ts';
import { type Built, freshId, several } from './edits/sheet.ts';
import type { PackageDraft } from './files.ts';
import { library } from './library.example.ts';
import type { PathStep } from './problem.ts';
import { editCodes } from './problem.ts';

const {
  addNode,
  removeNode,
  moveNode,
  moveNodes,
  renameNode,
  setConnectors,
  setNodeField,
  copyNode,
  insertOnFlow,
  connect,
  disconnect,
  setFlowField,
  moveFlowEnd,
} = chart;
const { addField, removeField, moveField, setField, renameFieldTitle, setFieldRequired } = fields;
const { setParameterValue, setResponsibility, setDecisionCell, addRule, moveRule } = lists;
const { addFile, removeFile, replaceFile, setValue, insertValue, moveValue } = packageFiles;

const process = 'card';
const cards = 'processes/card.json';
const form = 'forms/application.json';
const tested = new Set<string>();
const refused = new Set<string>();

/** Checks the laws on one edit: it can be made; taken back, all is as before, in order; JSON says the same; words exist. */
function edits(
  built: Built,
  expected: Readonly<Record<string, Json | undefined>>,
  before: PackageDraft = library,
): void {
  if (!built.ok) throw new Error(JSON.stringify(built.problem));
  const sent = readEdit(JSON.parse(JSON.stringify(built.edit)));
  expect(sent).toEqual(built.edit);
  const applied = applyEdit(before, built.edit);
  expect(applied).toEqual({ ok: true, after: built.after });
  for (const [at, value] of Object.entries(expected))
    expect(show(jsonAt(built.after, path(at)))).toBe(show(value));
  const back = applyEdit(built.after, invertEdit(built.edit));
  expect(back.ok && show(back.after)).toBe(show(sameFiles(before, back.ok ? back.after : {})));
  expect(editWords(built.edit, 'zh')).not.toMatch(/[{}]/);
  tested.add(built.edit.name);
}

/** `file` or `file#a/b/=id/0`, where `=id` is the element with that id. */
function path(at: string): PathStep[] {
  const [file = '', rest] = at.split('#');
  const steps = rest === undefined || rest === '' ? [] : rest.split('/');
  return [
    file,
    ...steps.map((step) =>
      step.startsWith('=') ? { id: step.slice(1) } : /^\d+$/.test(step) ? Number(step) : step,
    ),
  ];
}

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
// Files have no order on disk; everything inside them has.
const sameFiles = (files: PackageDraft, order: PackageDraft): PackageDraft =>
  Object.fromEntries(
    [...Object.keys(order), ...Object.keys(files).filter((key) => !(key in order))].map((key) => [
      key,
      files[key] ?? null,
    ]),
  );

function refuses(built: Built, code: string): void {
  expect(built.ok ? 'made' : built.problem.code).toBe(code);
  refused.add(code);
}

const ids = (list: Json | undefined): string[] =>
  Array.isArray(list) ? list.map((item) => String(item.id)) : [];
const flowList = (built: Built): string[] =>
  built.ok
    ? (jsonAt(built.after, path(`${cards}#flows`)) as JsonObject[]).map(
        ({ from, to }) => `${String(from)}>${String(to)}`,
      )
    : [];
const review: JsonObject = { id: 'review', kind: 'userTask', name: '村里先看一遍', lane: 'town' };

describe('edits of a chart', () => {
  it('put a node on it', () =>
    edits(addNode(library, { process, node: review, position: { x: 1, y: 2 } }), {
      [`${cards}#nodes/5`]: review,
      'processes/card.layout.json#nodes/review': { x: 1, y: 2 },
    }));

  it('insert a step on a flow and keep the condition on the way in', () => {
    const built = insertOnFlow(library, { process, flow: 'f2', node: review });
    edits(built, {
      [`${cards}#flows/=f2/condition`]: 'application.result = "pass"',
      [`${cards}#flows/=review-issue`]: { id: 'review-issue', from: 'review', to: 'issue' },
    });
    expect(flowList(built)).toEqual([
      'start>accept',
      'accept>review',
      'review>issue',
      'accept>refused',
      'issue>done',
    ]);
  });

  it('remove a step with its ways', () => {
    const built = removeNode(library, { process, node: 'issue' });
    edits(built, {
      [`${cards}#nodes/=issue`]: undefined,
      'processes/card.layout.json#nodes/issue': undefined,
    });
    expect(flowList(built)).toEqual(['start>accept', 'accept>refused']);
  });

  it('remove a step and join its neighbours', () => {
    const built = removeNode(library, { process, node: 'issue', heal: true });
    edits(built, {});
    expect(flowList(built)).toEqual(['start>accept', 'accept>done', 'accept>refused']);
  });

  it('remove a sub-process with its children and what is attached to them', () => {
    const inner: JsonObject[] = [
      { id: 'sub', kind: 'subProcess', name: '子' },
      { id: 'child', kind: 'userTask', name: '孙', parent: 'sub' },
      { id: 'late', kind: 'boundaryEvent', name: '晚', attachedTo: 'child', parent: 'sub' },
    ];
    const full = inner.reduce<PackageDraft>(
      (draft, node) => made(addNode(draft, { process, node })),
      library,
    );
    const built = removeNode(full, { process, node: 'sub' });
    edits(built, {}, full);
    expect(ids(jsonAt(built.ok ? built.after : {}, path(`${cards}#nodes`)))).toEqual([
      'start',
      'accept',
      'issue',
      'done',
      'refused',
    ]);
  });

  it('move one box and many', () => {
    edits(moveNode(library, { process, node: 'issue', x: 7, y: 8 }), {
      'processes/card.layout.json#nodes/issue': { x: 7, y: 8 },
    });
    edits(moveNodes(library, { process, positions: { issue: { x: 0, y: 1 }, done: { x: 5, y: 5 } } }), {
      'processes/card.layout.json#nodes/done/x': 5,
    });
  });

  it('make a layout where there is none', () => {
    const { 'processes/card.layout.json': _, ...bare } = library;
    edits(
      moveNode(bare, { process, node: 'issue', x: 7, y: 8 }),
      { 'processes/card.layout.json': { process, nodes: { issue: { x: 7, y: 8 } } } },
      bare,
    );
  });

  it('draw ways as connectors, and the drawing follows what becomes of them', () => {
    const drawn = 'processes/card.layout.json';
    edits(setConnectors(library, { process, connectors: ['f2', 'f3'] }), {
      [`${drawn}#flows`]: { f2: { connector: true }, f3: { connector: true } },
    });
    const connected = made(setConnectors(library, { process, connectors: ['f2', 'f3'] }));
    const left = (built: ReturnType<typeof connect>): unknown =>
      built.ok ? jsonAt(built.after, path(`${drawn}#flows`)) : built.problem;
    expect(left(setConnectors(connected, { process, connectors: ['f3'] }))).toEqual({
      f3: { connector: true },
    });
    expect(left(disconnect(connected, { process, flow: 'f2' }))).toEqual({ f3: { connector: true } });
    expect(left(removeNode(connected, { process, node: 'refused' }))).toEqual({ f2: { connector: true } });
    expect(left(insertOnFlow(connected, { process, flow: 'f2', node: review }))).toEqual({
      f3: { connector: true },
      'review-issue': { connector: true },
    });
    const far = made(setConnectors(library, { process, connectors: ['f4'] }));
    expect(left(removeNode(far, { process, node: 'issue', heal: true }))).toEqual({
      f2: { connector: true },
    });
    refuses(setConnectors(library, { process, connectors: ['gone'] }), 'no-such-flow');
  });

  it('rename, and set parts of a node deep inside', () => {
    edits(renameNode(library, { process, node: 'issue', name: '制证' }), {
      [`${cards}#nodes/=issue/name`]: '制证',
    });
    edits(
      setNodeField(library, { process, node: 'accept', path: ['limit', 'value'], value: '=param.checkDays' }),
      { [`${cards}#nodes/=accept/limit`]: { value: '=param.checkDays' } },
    );
    edits(setNodeField(library, { process, node: 'accept', path: ['forms'], value: undefined }), {
      [`${cards}#nodes/=accept/forms`]: undefined,
    });
  });

  it('copy a node under a new id', () =>
    edits(copyNode(library, { process, node: 'issue', name: '再发证' }), {
      [`${cards}#nodes/3/id`]: 'issue2',
      [`${cards}#nodes/3/x-colour`]: 'green',
    }));

  it('connect, disconnect, lead elsewhere', () => {
    edits(connect(library, { process, from: 'issue', to: 'refused', condition: 'false' }), {
      [`${cards}#flows/4`]: { id: 'issue-refused', from: 'issue', to: 'refused', condition: 'false' },
    });
    edits(disconnect(library, { process, flow: 'f2' }), { [`${cards}#flows/=f2`]: undefined });
    edits(moveFlowEnd(library, { process, flow: 'f4', end: 'to', node: 'refused' }), {
      [`${cards}#flows/=f4/to`]: 'refused',
    });
    edits(setFlowField(library, { process, flow: 'f3', path: ['default'], value: undefined }), {
      [`${cards}#flows/=f3`]: { id: 'f3', from: 'accept', to: 'refused', name: '不通过' },
    });
  });

  it('refuse what may not be joined', () => {
    const inside = made(
      addNode(library, { process, node: { id: 'inner', kind: 'userTask', name: '内', parent: 'issue' } }),
    );
    const late = made(
      addNode(library, {
        process,
        node: { id: 'late', kind: 'boundaryEvent', name: '超时', attachedTo: 'accept' },
      }),
    );
    refuses(connect(library, { process, from: 'done', to: 'issue' }), 'flow-from-end');
    refuses(connect(library, { process, from: 'issue', to: 'start' }), 'flow-to-start');
    refuses(connect(late, { process, from: 'issue', to: 'late' }), 'flow-to-boundary');
    refuses(connect(inside, { process, from: 'issue', to: 'inner' }), 'flow-across-border');
    refuses(connect(library, { process, from: 'issue', to: 'done' }), 'flow-twice');
  });

  it('refuse what is not there, or is there already', () => {
    refuses(renameNode(library, { process, node: 'gone', name: '无' }), 'no-such-node');
    refuses(disconnect(library, { process, flow: 'gone' }), 'no-such-flow');
    refuses(addNode(library, { process: 'gone', node: review }), 'no-such-file');
    refuses(addNode(library, { process, node: { ...review, id: 'issue' } }), 'already-there');
  });
});

describe('edits of a form', () => {
  const email = { type: 'string', title: '邮箱' };

  it('add a field with its row and its star', () =>
    edits(
      addField(library, {
        file: form,
        field: 'email',
        schema: email,
        required: true,
        index: 1,
        cell: { section: 'who', row: 1 },
      }),
      {
        [`${form}#schema/properties/email`]: email,
        [`${form}#schema/required`]: ['reader', 'result', 'email'],
        [`${form}#sections/=who/rows`]: [['reader', 'age'], ['email'], ['children']],
      },
    ));

  it('add a field beside another, and inside a repeating group', () => {
    edits(
      addField(library, {
        file: form,
        field: 'email',
        schema: email,
        cell: { section: 'who', row: 0, column: 1 },
      }),
      { [`${form}#sections/=who/rows/0`]: ['reader', 'email', 'age'] },
    );
    edits(addField(library, { file: form, field: 'children.age', schema: { type: 'integer' } }), {
      [`${form}#schema/properties/children/items/properties/age`]: { type: 'integer' },
    });
  });

  it('remove a field from schema, star and row; an empty row goes too', () =>
    edits(removeField(library, { file: form, field: 'result' }), {
      [`${form}#schema/properties/result`]: undefined,
      [`${form}#schema/required`]: ['reader'],
      [`${form}#sections/=end/rows`]: [],
    }));

  it('move a field, and the properties follow the layout', () => {
    const built = moveField(library, {
      file: form,
      field: 'result',
      cell: { section: 'who', row: 0, column: 1 },
    });
    edits(built, {
      [`${form}#sections/=who/rows/0`]: ['reader', 'result', 'age'],
      [`${form}#sections/=end/rows`]: [],
    });
    expect(Object.keys(jsonAt(built.ok ? built.after : {}, path(`${form}#schema/properties`)) ?? {})).toEqual(
      ['reader', 'result', 'age', 'children'],
    );
  });

  it('move a field among its siblings', () =>
    edits(moveField(library, { file: form, field: 'age', index: 0 }), {}));

  it('set and rename', () => {
    edits(setField(library, { file: form, field: 'age', path: ['minimum'], value: 0 }), {
      [`${form}#schema/properties/age/minimum`]: 0,
    });
    edits(renameFieldTitle(library, { file: form, field: 'children.name', title: '儿童姓名' }), {
      [`${form}#schema/properties/children/items/properties/name/title`]: '儿童姓名',
    });
    edits(setFieldRequired(library, { file: form, field: 'age', required: true }), {
      [`${form}#schema/required`]: ['reader', 'result', 'age'],
    });
    edits(setFieldRequired(library, { file: form, field: 'reader', required: false }), {
      [`${form}#schema/required`]: ['result'],
    });
  });

  it('refuse fields and sections that are not there', () => {
    refuses(setField(library, { file: form, field: 'gone', path: ['title'], value: '' }), 'no-such-field');
    refuses(
      addField(library, { file: form, field: 'email', schema: email, cell: { section: 'gone' } }),
      'no-such-section',
    );
  });
});

describe('edits of lists', () => {
  it('set the value of a parameter for a region and a day', () => {
    edits(setParameterValue(library, { parameter: 'checkDays', region: '*', from: '2020-01-01', value: 7 }), {
      'parameters.json#parameters/0/values/0/value': 7,
    });
    edits(
      setParameterValue(library, { parameter: 'checkDays', region: '330106', from: '2026-01-01', value: 2 }),
      { 'parameters.json#parameters/0/values/2': { region: '330106', from: '2026-01-01', value: 2 } },
    );
    edits(
      setParameterValue(library, {
        parameter: 'checkDays',
        region: '330106',
        from: '2024-01-01',
        value: undefined,
      }),
      { 'parameters.json#parameters/0/values/1': undefined },
    );
    refuses(
      setParameterValue(library, { parameter: 'gone', region: '*', from: '2020-01-01', value: 7 }),
      'no-such-parameter',
    );
  });

  it('add, change and remove parameters and responsibilities', () => {
    edits(
      lists.addParameter(library, {
        parameter: { id: 'fee', name: '工本费', type: 'number', values: [] },
        index: 0,
      }),
      { 'parameters.json#parameters/0/id': 'fee' },
    );
    edits(lists.setParameterField(library, { parameter: 'checkDays', path: ['floor'], value: undefined }), {
      'parameters.json#parameters/0/floor': undefined,
    });
    edits(lists.removeParameter(library, { parameter: 'checkDays' }), { 'parameters.json#parameters': [] });
    edits(lists.addResponsibility(library, { row: { id: 'R-002', matter: '发证' } }), {
      'responsibilities.json#rows/1/id': 'R-002',
    });
    edits(setResponsibility(library, { row: 'R-001', path: ['tier'], value: 'county' }), {
      'responsibilities.json#rows/0/tier': 'county',
    });
    edits(lists.removeResponsibility(library, { row: 'R-001' }), { 'responsibilities.json#rows': [] });
    refuses(setResponsibility(library, { row: 'R-099', path: ['tier'], value: 'county' }), 'no-such-row');
  });

  it('change a decision table by cell, rule and column', () => {
    const decision = 'quota';
    edits(setDecisionCell(library, { decision, rule: 'r1', input: 0, value: '< 16' }), {
      'decisions/quota.json#rules/0/when': ['< 16'],
    });
    edits(setDecisionCell(library, { decision, rule: 'r2', output: 'books', value: '12' }), {
      'decisions/quota.json#rules/1/then/books': '12',
    });
    edits(
      addRule(library, { decision, rule: { id: 'r0', when: ['null'], then: { books: '0' } }, index: 0 }),
      { 'decisions/quota.json#rules/0/id': 'r0' },
    );
    edits(lists.removeRule(library, { decision, rule: 'r1' }), { 'decisions/quota.json#rules/0/id': 'r2' });
    edits(moveRule(library, { decision, rule: 'r1', index: 1 }), { 'decisions/quota.json#rules/1/id': 'r1' });
    edits(lists.addDecisionInput(library, { decision, input: { id: 'far', label: '住得远' }, index: 0 }), {
      'decisions/quota.json#rules/0/when': ['-', '< 14'],
    });
    edits(lists.removeDecisionInput(library, { decision, input: 'age' }), {
      'decisions/quota.json#rules/0/when': [],
    });
    edits(lists.addDecisionOutput(library, { decision, output: { id: 'days', label: '天数' } }), {
      'decisions/quota.json#rules/0/then': { books: '5', days: 'null' },
    });
    edits(lists.removeDecisionOutput(library, { decision, output: 'books' }), {
      'decisions/quota.json#rules/0/then': {},
    });
  });
});

describe('edits of files', () => {
  it('add, replace and remove a file', () => {
    edits(addFile(library, { file: 'types/seal.json', value: { id: 'seal', name: '印章' } }), {
      'types/seal.json#name': '印章',
    });
    edits(replaceFile(library, { file: 'README.md', value: '# 新\n' }), { 'README.md': '# 新\n' });
    edits(removeFile(library, { file: 'decisions/quota.json' }), { 'decisions/quota.json': undefined });
  });

  it('set, insert and move anything in a file', () => {
    edits(setValue(library, { file: 'documents/card.json', path: ['number'], value: '第 {{serial}} 号' }), {
      'documents/card.json#number': '第 {{serial}} 号',
    });
    edits(
      insertValue(library, {
        file: 'documents/card.json',
        path: ['blocks'],
        value: { heading: '借书证' },
        index: 0,
      }),
      { 'documents/card.json#blocks/0': { heading: '借书证' } },
    );
    edits(moveValue(library, { file: form, path: ['sections', { id: 'end' }], index: 0 }), {
      [`${form}#sections/0/id`]: 'end',
    });
    refuses(
      moveValue(library, { file: form, path: ['sections', { id: 'gone' }], index: 0 }),
      'no-such-place',
    );
  });

  it('are made several at once', () =>
    edits(
      several(library, 'removeNode', {}, [
        (draft) => removeNode(draft, { process, node: 'issue' }),
        (draft) => removeNode(draft, { process, node: 'refused' }),
      ]),
      { [`${cards}#flows`]: [{ id: 'f1', from: 'start', to: 'accept' }] },
    ));
});

describe('applyEdit', () => {
  const rename = (before: string, after: string, id = 'issue'): Edit => ({
    name: 'renameNode',
    params: {},
    changes: [{ file: cards, path: ['nodes', { id }, 'name'], before, after }],
  });
  const codeOf = (change: Change) => {
    const applied = applyEdit(library, { name: 'x', params: {}, changes: [change] });
    const code = applied.ok ? 'made' : applied.problem.code;
    refused.add(code);
    return code;
  };

  it('refuses when somebody else has changed the place since', () => {
    expect(codeOf({ file: cards, path: ['name'], before: '别的', after: '新' })).toBe('stale');
  });

  it('refuses a change that says nothing, or would give an element another id', () => {
    expect(codeOf({ file: cards, path: ['name'] })).toBe('wrong-change');
    expect(
      codeOf({
        file: cards,
        path: ['flows', { id: 'f1' }],
        before: { id: 'f1', from: 'start', to: 'accept' },
        after: { id: 'f9', from: 'start', to: 'accept' },
      }),
    ).toBe('wrong-change');
  });

  it('reaches no prototype', () => {
    expect(codeOf({ file: cards, path: ['__proto__', 'polluted'], after: true })).toBe('no-such-place');
    expect(
      readEdit({ name: 'x', params: {}, changes: [{ file: cards, path: ['__proto__'], after: 1 }] }),
    ).toBeUndefined();
  });

  it('makes all changes or none', () => {
    const half: Edit = {
      ...rename('发证', '制证'),
      changes: [...rename('发证', '制证').changes, ...rename('没有', '无').changes],
    };
    expect(applyEdit(library, half).ok).toBe(false);
    expect(jsonAt(library, path(`${cards}#nodes/=issue/name`))).toBe('发证');
  });

  it('fits a draft in which others have changed other places', () => {
    const others = made(addNode(library, { process, node: review }));
    expect(applyEdit(others, rename('发证', '制证')).ok).toBe(true);
  });
});

it('takes over a newer version of the upstream: its changes come, ours stay, and the draft says what it is made from', () => {
  const head = library['template.json'] as JsonObject;
  const fork = { ...made(renameNode(library, { process, node: 'accept', name: '初审' })) };
  const draft = {
    ...fork,
    'template.json': { ...head, id: 'branch', upstream: { id: 'library', version: '1.0.0' } },
  };
  const newer = {
    ...made(renameNode(library, { process, node: 'issue', name: '制证' })),
    'template.json': { ...head, version: '1.1.0' },
  };
  edits(
    mergeUpstream(draft, { base: library, theirs: newer, choices: {} }),
    {
      [`${cards}#nodes/=accept/name`]: '初审',
      [`${cards}#nodes/=issue/name`]: '制证',
      'template.json#id': 'branch',
      'template.json#upstream/version': '1.1.0',
    },
    draft,
  );
});

describe('freshId', () => {
  it.each([
    [[], 'step', 'step'],
    [['step'], 'step', 'step2'],
    [['step', 'step2', 'step4'], 'step', 'step3'],
    [[], '入户', 'n'],
    [[], '7a b', 'ab'],
  ])('beside %j the stem %s gives %s', (existing, stem, id) => expect(freshId(existing, stem)).toBe(id));
});

it('every edit has words and an example, and every refusal an example', () => {
  expect([...tested].sort()).toEqual(Object.keys(editCatalogue).sort());
  expect([...refused].sort()).toEqual([...editCodes].sort());
});

function made(built: Built): PackageDraft {
  if (!built.ok) throw new Error(JSON.stringify(built.problem));
  return built.after;
}
