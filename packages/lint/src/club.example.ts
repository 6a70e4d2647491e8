import type { Json, PackageDraft } from '@fiveones/definition';

/** A club admits members: every kind of part once, nothing wrong. The example that the checks are tried on. */
export const club: PackageDraft = {
  'template.json': {
    id: 'club',
    name: '球社',
    version: '1.0.0',
    publisher: '球社',
    format: 1,
    posts: [{ id: 'helper', name: '帮手', tier: 'village', unit: 'club' }],
  },
  'parameters.json': {
    parameters: [
      {
        id: 'checkDays',
        name: '审核天数',
        type: 'integer',
        floor: 1,
        ceiling: 20,
        values: [{ region: '*', from: '2020-01-01', value: 5 }],
      },
      {
        id: 'youthAge',
        name: '少年年龄',
        type: 'integer',
        values: [{ region: '*', from: '2020-01-01', value: 14 }],
      },
      {
        id: 'mode',
        name: '收费方式',
        type: 'choice',
        choices: [{ value: 'month', name: '按月' }],
        values: [{ region: '*', from: '2020-01-01', value: 'month' }],
      },
    ],
  },
  'data.json': {
    items: [
      { id: 'visits', name: '走访' },
      { id: 'fees', name: '会费' },
      { id: 'posted.on', name: '张贴日' },
      { id: 'withdrawal', name: '撤回' },
    ],
  },
  'responsibilities.json': {
    rows: [
      row('R-001', 'join/check', 'R', { tier: 'town', post: 'clerk' }),
      row('R-002', 'join/apply', 'S', { tier: 'village', post: 'helper' }),
      row('R-003', 'join/visit', 'R', { tier: 'village', post: 'helper' }),
      row('R-004', 'join/*', 'A', { tier: 'county' }),
      row('R-005', 'join/visit', 'R', { tier: 'town', post: 'clerk' }),
    ],
  },
  'processes/join.json': {
    id: 'join',
    name: '入社',
    subject: { name: 'application.person.name' },
    foundBy: [
      {
        id: 'person',
        name: '同一个人',
        value: 'application.person.name',
        tells: [{ id: 'number', name: '编号', value: 'instance.number' }],
      },
    ],
    household: {
      visits: ['visit'],
      plan: {
        rows: 'application.friends',
        columns: [{ label: '同来的人', field: 'application.friends.name' }],
      },
      warning: { shows: [{ label: '谁', field: 'application.person.name' }] },
    },
    lanes: [{ id: 'club', name: '球社', tier: 'town' }],
    stages: [{ id: 'all', name: '办理' }],
    clocks: [
      {
        id: 'total',
        name: '总时限',
        limit: { value: '=param.checkDays', unit: 'workday' },
        start: { node: 'apply', at: 'left' },
        stop: [{ node: 'admitted', at: 'entered' }],
        pause: [{ while: 'visit', reason: '走访' }],
      },
    ],
    messages: [{ id: 'withdraw', name: '撤回', form: 'withdrawal', responsibility: 'R-001' }],
    nodes: [
      { id: 'start', kind: 'startEvent', name: '申请', lane: 'club', stage: 'all' },
      {
        id: 'apply',
        kind: 'userTask',
        name: '填表',
        lane: 'club',
        performer: 'applicant',
        forms: [{ form: 'application' }],
      },
      { id: 'fork', kind: 'parallelGateway', name: '同时办', lane: 'club' },
      {
        id: 'check',
        kind: 'userTask',
        name: '审核',
        lane: 'club',
        responsibility: 'R-001',
        stepClass: 'review',
        forms: [{ form: 'application', mode: 'read' }, { form: 'review' }],
        decision: 'review.result',
        limit: { value: '=param.checkDays', unit: 'workday' },
      },
      {
        id: 'visit',
        kind: 'userTask',
        name: '走访',
        lane: 'club',
        responsibility: 'R-003',
        responsibilityBy: { value: 'friend.name', rows: { 张三: 'R-005' } },
        stepClass: 'assist',
        multi: {
          each: 'application.friends',
          as: 'friend',
          collect: { into: 'visits', value: 'friend.name' },
        },
      },
      { id: 'merge', kind: 'exclusiveGateway', name: '汇到一处', lane: 'club' },
      { id: 'collect', kind: 'parallelGateway', name: '都办完', lane: 'club' },
      {
        id: 'fee',
        kind: 'businessRuleTask',
        name: '算会费',
        lane: 'club',
        calculate: [
          { into: 'fees', decision: 'fee', each: 'application.friends', as: 'friend', merge: true },
        ],
      },
      {
        id: 'post',
        kind: 'serviceTask',
        name: '公示',
        lane: 'club',
        set: [{ into: 'posted.on', value: '=today' }],
        issue: ['poster', 'card'],
      },
      { id: 'admitted', kind: 'endEvent', name: '入社', lane: 'club' },
      {
        id: 'late',
        kind: 'boundaryEvent',
        name: '审核超时',
        lane: 'club',
        attachedTo: 'check',
        interrupting: false,
        trigger: { timer: { value: '=param.checkDays', unit: 'workday' } },
      },
      { id: 'urge', kind: 'sendTask', name: '催办', lane: 'club', message: 'withdraw' },
      { id: 'urged', kind: 'endEvent', name: '已催办', lane: 'club' },
      {
        id: 'gone',
        kind: 'boundaryEvent',
        name: '中途撤回',
        lane: 'club',
        interrupting: false,
        trigger: { message: 'withdraw' },
        set: [{ into: 'withdrawal', value: '=message' }],
      },
      { id: 'stopped', kind: 'endEvent', name: '撤回', lane: 'club', terminate: true },
    ],
    flows: [
      { id: 'a', from: 'start', to: 'apply' },
      { id: 'b', from: 'apply', to: 'fork' },
      { id: 'c', from: 'fork', to: 'check' },
      { id: 'd', from: 'fork', to: 'visit' },
      { id: 'e', from: 'check', to: 'merge', condition: 'review.result = "pass"' },
      { id: 'f', from: 'check', to: 'merge', condition: 'review.result = "fail"' },
      { id: 'g', from: 'merge', to: 'collect' },
      { id: 'h', from: 'visit', to: 'collect' },
      { id: 'i', from: 'collect', to: 'fee' },
      { id: 'j', from: 'fee', to: 'post' },
      { id: 'k', from: 'post', to: 'admitted' },
      { id: 'l', from: 'late', to: 'urge' },
      { id: 'm', from: 'urge', to: 'urged' },
      { id: 'n', from: 'gone', to: 'stopped' },
    ],
  },
  'forms/application.json': {
    id: 'application',
    key: 'application',
    name: '入社申请',
    rights: { edit: 'A', view: 'VT' },
    schema: {
      type: 'object',
      properties: {
        person: { $ref: '../types/person.json' },
        young: { type: 'boolean', title: '未成年', 'x-computed': 'person.age < param.youthAge' },
        guardian: { type: 'string', title: '监护人', 'x-visible': 'young' },
        friends: {
          type: 'array',
          title: '介绍人',
          items: {
            type: 'object',
            properties: {
              name: { type: 'string', title: '姓名' },
              age: {
                type: 'integer',
                title: '年龄',
                'x-check': [{ that: 'age > 0 and row.name != null', message: '请填年龄' }],
              },
            },
            required: ['name'],
          },
        },
      },
      required: ['person'],
    },
    sections: [{ id: 'main', title: '申请人', rows: [['person'], ['young', 'guardian'], ['friends']] }],
  },
  'forms/review.json': {
    id: 'review',
    key: 'review',
    name: '审核',
    schema: {
      type: 'object',
      properties: {
        result: {
          type: 'string',
          title: '结论',
          oneOf: [
            { const: 'pass', title: '通过' },
            { const: 'fail', title: '不通过' },
          ],
        },
        photos: { type: 'array', title: '照片', items: { type: 'string' } },
      },
    },
    sections: [],
  },
  'forms/withdrawal.json': {
    id: 'withdrawal',
    key: 'withdrawal',
    name: '撤回',
    schema: { type: 'object', properties: { reason: { type: 'string', title: '原因' } } },
  },
  'types/person.json': {
    id: 'person',
    name: '个人',
    schema: {
      type: 'object',
      title: '个人',
      properties: {
        name: { type: 'string', title: '姓名' },
        age: { type: 'integer', title: '年龄' },
        phone: { type: 'string', title: '电话', 'x-sensitivity': 'M3' },
      },
    },
  },
  'decisions/fee.json': {
    id: 'fee',
    name: '会费',
    hitPolicy: 'first',
    inputs: [{ id: 'age', label: '年龄', expression: 'age' }],
    outputs: [{ id: 'half', label: '减半' }],
    rules: [
      { id: '1', when: ['< param.youthAge'], then: { half: 'param.mode = "month"' } },
      { id: '2', when: ['-'], then: { half: 'false' } },
    ],
  },
  'documents/poster.json': {
    id: 'poster',
    name: '入社公示',
    title: '{{orgName}}入社公示',
    style: 'poster',
    issuer: 'town',
    fields: {
      name: { label: '姓名', value: 'application.person.name' },
      friends: { label: '介绍人', value: 'application.friends' },
    },
    whitelist: ['name', 'friends'],
    blocks: [
      { paragraph: '{{name}}', when: 'name != null' },
      { list: { each: 'friends', as: 'one', text: '{{one.name}}' } },
    ],
  },
  'documents/card.json': {
    id: 'card',
    name: '社员证',
    title: '社员证',
    issuer: 'town',
    rights: { view: 'V', whole: 'T' },
    fields: { phone: { label: '电话', value: 'application.person.phone' } },
    blocks: [{ paragraph: '{{phone}}' }],
  },
  'public-notices/admission.json': {
    id: 'admission',
    name: '入社公示',
    process: 'join',
    document: 'poster',
    fields: [
      { field: 'name', mask: 'name' },
      { field: 'friends', columns: { name: 'none' } },
    ],
    days: { value: '=param.checkDays', unit: 'workday' },
    places: ['活动室'],
    proof: { step: 'check', at: 'posted.on', photos: 'review.photos' },
    objection: { message: 'withdraw' },
  },
  'lists/welcome.json': {
    id: 'welcome',
    name: '欢迎的事',
    gate: 'access',
    columns: [{ id: 'matter', label: '事项' }],
    rows: [{ id: 'W-01', matter: '打球', covers: [{ package: 'club', process: 'join' }] }],
  },
  'ledgers/days.json': {
    id: 'days',
    name: '日志',
    tier: 'village',
    keepers: ['helper'],
    signers: ['helper'],
    entryTypes: [
      {
        id: 'joined',
        name: '入社',
        from: [{ package: 'club', process: 'join', node: 'check', count: 'count(application.friends)' }],
      },
    ],
  },
  'tables/figures.json': {
    id: 'figures',
    name: '月报',
    tier: 'village',
    keepers: ['helper'],
    mostTyped: '=param.youthAge',
    indicators: [
      figure('club.joined', { steps: { of: [{ package: 'club', process: 'join', node: 'check' }] } }),
      figure('club.young', {
        cases: {
          of: [{ package: 'club', process: 'join' }],
          state: 'known',
          where: 'application.young and count(list.welcome) > 0',
        },
      }),
      figure('club.entries', { entries: { ledger: 'days', types: ['joined'] } }),
      figure('club.youth', { share: { of: 'club.young', in: 'club.joined' } }, 'share'),
      { ...figure('club.mood', { typed: '没有系统记它' }), level: 'typed' },
    ],
    upper: [{ id: 'town', name: '镇表', columns: [{ label: '入社', indicator: 'club.joined' }] }],
  },
  'scenarios/adult.json': {
    id: 'adult',
    name: '成人入社',
    process: 'join',
    at: '2026-03-02T09:00:00+08:00',
    script: [
      { do: 'start' },
      { do: 'fill', node: 'apply' },
      { do: 'sendBack', node: 'check', to: 'apply', reason: '不全' },
      { do: 'fill', node: 'check' },
      { do: 'message', message: 'withdraw' },
    ],
    then: { end: 'admitted', passed: ['apply', 'check'], open: [{ node: 'visit' }] },
  },
};

function figure(id: string, source: Json, aggregate = 'sum') {
  return { id, name: id, unit: '人', group: '社员', period: 'month', level: 'auto', aggregate, source };
}

function row(
  id: string,
  step: string,
  kind: string,
  rest: { readonly tier: string; readonly post?: string },
) {
  return {
    id,
    matter: `事项${id}`,
    step,
    unit: 'club',
    unitName: '球社',
    kind,
    duty: '办理',
    limit: '随流程',
    basis: ['社规'],
    ...rest,
  };
}
