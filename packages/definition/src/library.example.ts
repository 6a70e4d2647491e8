import type { PackageDraft } from './files.ts';

/** A library issues cards: small, complete, about nobody. The example of the tests here. */
export const library: PackageDraft = {
  'template.json': {
    id: 'library',
    name: '借书证办理',
    version: '1.0.0',
    publisher: '市图书馆',
    format: 1,
    posts: [{ id: 'librarian', name: '馆员', tier: 'town', unit: 'library' }],
  },
  'parameters.json': {
    $schema: 'https://fiveones.example/schemas/1/parameters.schema.json',
    parameters: [
      {
        id: 'checkDays',
        name: '审核天数',
        type: 'integer',
        unit: '工作日',
        floor: 1,
        ceiling: 20,
        values: [
          { region: '*', from: '2020-01-01', value: 5 },
          { region: '330106', from: '2024-01-01', value: 3, source: '区馆规定' },
        ],
      },
    ],
    note: '由馆长办公会确定',
  },
  'responsibilities.json': {
    rows: [
      {
        id: 'R-001',
        matter: '受理办证',
        step: 'card/accept',
        tier: 'town',
        unit: 'library',
        unitName: '镇图书馆',
        post: 'librarian',
        postName: '馆员',
        kind: 'R',
        duty: '核对材料，当场受理',
        limit: '随流程',
        basis: ['馆规'],
      },
    ],
  },
  'processes/card.json': {
    id: 'card',
    name: '办借书证',
    lanes: [{ id: 'town', name: '镇图书馆', tier: 'town' }],
    nodes: [
      { id: 'start', kind: 'startEvent', name: '读者申请', lane: 'town' },
      {
        id: 'accept',
        kind: 'userTask',
        name: '受理审查',
        lane: 'town',
        responsibility: 'R-001',
        forms: [{ form: 'application' }],
        decision: 'application.result',
      },
      { id: 'issue', kind: 'serviceTask', name: '发证', lane: 'town', 'x-colour': 'green', issue: ['card'] },
      { id: 'done', kind: 'endEvent', name: '已发证', lane: 'town' },
      { id: 'refused', kind: 'endEvent', name: '不予办理', lane: 'town' },
    ],
    flows: [
      { id: 'f1', from: 'start', to: 'accept' },
      { id: 'f2', from: 'accept', to: 'issue', name: '通过', condition: 'application.result = "pass"' },
      { id: 'f3', from: 'accept', to: 'refused', name: '不通过', default: true },
      { id: 'f4', from: 'issue', to: 'done' },
    ],
  },
  'processes/card.layout.json': {
    process: 'card',
    nodes: {
      start: { x: 0, y: 0 },
      accept: { x: 120, y: 0 },
      issue: { x: 240, y: 0 },
      done: { x: 360, y: 0 },
      refused: { x: 240, y: 80 },
    },
  },
  'forms/application.json': {
    id: 'application',
    key: 'application',
    name: '办证申请表',
    schema: {
      type: 'object',
      properties: {
        reader: { $ref: '../types/person.json' },
        age: { type: 'integer', title: '年龄' },
        children: {
          type: 'array',
          title: '随带儿童',
          items: { type: 'object', properties: { name: { type: 'string', title: '姓名' } } },
        },
        result: { type: 'string', title: '结论', enum: ['pass', 'fail'] },
      },
      required: ['reader', 'result'],
    },
    sections: [
      { id: 'who', title: '读者', rows: [['reader', 'age'], ['children']] },
      { id: 'end', title: '结论', rows: [['result']] },
    ],
  },
  'types/person.json': {
    id: 'person',
    name: '个人',
    schema: {
      type: 'object',
      properties: {
        name: { type: 'string', title: '姓名' },
        phone: { type: 'string', title: '电话', 'x-sensitivity': 'M3' },
      },
    },
  },
  'decisions/quota.json': {
    id: 'quota',
    name: '可借册数',
    hitPolicy: 'first',
    inputs: [{ id: 'age', label: '年龄', expression: 'application.age' }],
    outputs: [{ id: 'books', label: '册数' }],
    rules: [
      { id: 'r1', when: ['< 14'], then: { books: '5' } },
      { id: 'r2', when: ['-'], then: { books: '10' } },
    ],
  },
  'documents/card.json': {
    id: 'card',
    name: '借书证',
    title: '借书证',
    issuer: 'town',
    fields: { name: { label: '姓名', value: 'application.reader.name' } },
    blocks: [{ paragraph: '持证人：{{name}}' }],
  },
  'scenarios/adult.json': {
    id: 'adult',
    name: '成人办证',
    process: 'card',
    at: '2026-03-02T09:00:00+08:00',
    script: [{ do: 'start' }, { do: 'fill', node: 'accept', data: { application: { result: 'pass' } } }],
    then: { status: 'completed', end: 'done' },
  },
  'scenarios/shared/reader.json': '{"name":"读者甲"}',
  'README.md': '# 借书证\n',
};
