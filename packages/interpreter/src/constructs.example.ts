import type { JsonObject, Package, Scenario } from '@fiveones/definition';
import { chart } from './chart.example.ts';

/** One construct of BPMN 2.0: how it is drawn, what it means, and an example that is played as its test. */
export interface Construct {
  readonly group: string;
  /** The name that the standard gives it. */
  readonly bpmn: string;
  readonly zh: string;
  /** How it is written in the file of a process. */
  readonly written: string;
  readonly says: string;
  readonly example: Package;
  readonly script: readonly JsonObject[];
  readonly then: JsonObject;
  readonly extra?: Partial<Scenario>;
}

const fill = (node: string, data: JsonObject = {}): JsonObject => ({ do: 'fill', node, data });
const open = (...nodes: readonly string[]): JsonObject => ({ open: nodes.map((node) => ({ node })) });
const days = (number: number): JsonObject => ({ timer: { value: number, unit: 'day' } });
const advance = (number: number): JsonObject => ({ do: 'advance', days: number });
const edge = (attachedTo: string, trigger: JsonObject, interrupting = true): JsonObject => ({
  kind: 'boundaryEvent',
  attachedTo,
  interrupting,
  trigger,
});
const sub = (more: JsonObject = {}): JsonObject => ({ kind: 'subProcess', ...more });
const start = (parent: string, more: JsonObject = {}): JsonObject => ({
  kind: 'startEvent',
  parent,
  ...more,
});
const inside = (parent: string, kind = 'userTask', more: JsonObject = {}): JsonObject => ({
  kind,
  parent,
  ...(kind === 'userTask' ? { responsibility: 'R-001' } : {}),
  ...more,
});
const named = (id: string): readonly JsonObject[] => [{ id, name: id }];

const starts: readonly Construct[] = [
  {
    group: '开始',
    bpmn: 'None start event',
    zh: '普通开始',
    written: 'startEvent',
    says: '由人开始；写了 called 的只由别的流程转来，新受理里没有',
    example: chart(['begin > a > end']),
    script: [],
    then: open('a'),
  },
  {
    group: '开始',
    bpmn: 'Form start event',
    zh: '表单开始',
    written: 'startEvent，forms、responsibility',
    says: '先填表，提交了才有这一件，填的就是办件的数据；放弃的什么都不留',
    example: chart(['begin > a', 'a >[form.ok] yes', 'a >[else] no', 'yes > end', 'no > end']),
    script: [fill('a')],
    then: { ...open('yes'), data: { 'form.ok': true } },
    extra: {
      script: [
        { do: 'start', data: { form: { ok: true } } },
        { do: 'fill', node: 'a' },
      ],
    },
  },
  {
    group: '开始',
    bpmn: 'Timer start event',
    zh: '定期开始',
    written: 'startEvent，trigger.cycle',
    says: '到日子在泳道那一级的每个地方各起一件',
    example: chart(['begin > a > end'], {
      begin: { kind: 'startEvent', trigger: { cycle: { every: 'month', day: 10 } } },
    }),
    script: [],
    then: open('a'),
    extra: { script: [{ do: 'start', node: 'begin' }] },
  },
  {
    group: '开始',
    bpmn: 'Message start event',
    zh: '消息开始',
    written: 'startEvent，trigger.message',
    says: '登记了这条消息，或别的办件送来，就开始，消息内容写入数据',
    example: chart(
      ['begin > a > end', 'told > b > end'],
      {
        told: {
          kind: 'startEvent',
          trigger: { message: 'word' },
          set: [{ into: 'word', value: '=message.text' }],
        },
      },
      { messages: named('word') },
    ),
    script: [],
    then: { ...open('b'), data: { word: '来了' } },
    extra: { script: [{ do: 'start', node: 'told', data: { text: '来了' } }] },
  },
  {
    group: '开始',
    bpmn: 'Signal start event',
    zh: '信号开始',
    written: 'startEvent，trigger.signal',
    says: '别的办件发出信号，这里就起一件',
    example: chart(
      ['begin > call > a > end'],
      { call: { kind: 'intermediateThrowEvent', throws: { signal: 'alarm' } } },
      { signals: named('alarm') },
      {
        nodes: [
          { id: 'heard', name: 'heard', kind: 'startEvent', trigger: { signal: 'alarm' } },
          { id: 'look', name: 'look', kind: 'userTask', responsibility: 'R-001' },
          { id: 'end', name: 'end', kind: 'endEvent' },
        ],
        flows: [
          { id: 'f1', from: 'heard', to: 'look' },
          { id: 'f2', from: 'look', to: 'end' },
        ],
      },
    ),
    script: [fill('look')],
    then: open('a'),
  },
  {
    group: '开始',
    bpmn: 'Conditional start event',
    zh: '条件开始',
    written: 'startEvent，trigger.condition',
    says: '同一模板包的办件写入数据后条件由不成立变为成立，就起一件',
    example: chart(['begin > a > end'], {
      begin: { kind: 'startEvent', trigger: { condition: 'form.risk > 3' } },
    }),
    script: [],
    then: open('a'),
    extra: { script: [{ do: 'start', node: 'begin' }] },
  },
];

const tasks: readonly Construct[] = [
  {
    group: '步骤',
    bpmn: 'User task',
    zh: '待办',
    written: 'userTask',
    says: '派给责任清单上的岗位，填表后继续',
    example: chart(['begin > a > b > end']),
    script: [fill('a', { form: { done: true } })],
    then: { ...open('b'), data: { 'form.done': true } },
  },
  {
    group: '步骤',
    bpmn: 'Service task',
    zh: '自动办理',
    written: 'serviceTask',
    says: '写数据、出文书，或请求对方系统、查本系统的办件（lookup）并等答复',
    example: chart(['begin > ask > a > end'], {
      ask: { kind: 'serviceTask', connector: { id: 'police', into: 'police' } },
    }),
    script: [{ do: 'answer', node: 'ask', data: { found: true } }],
    then: { ...open('a'), data: { 'police.found': true } },
  },
  {
    group: '步骤',
    bpmn: 'Business rule task',
    zh: '决策表',
    written: 'businessRuleTask',
    says: '逐行算出结果',
    example: chart(['begin > rule > a > end'], {
      rule: { kind: 'businessRuleTask', calculate: [{ into: 'sum', value: 'param.days + 1' }] },
    }),
    script: [],
    then: { ...open('a'), data: { sum: 4 } },
  },
  {
    group: '步骤',
    bpmn: 'Manual task',
    zh: '线下办理',
    written: 'manualTask',
    says: '不用填表，办完勾一下',
    example: chart(['begin > hang > end'], { hang: { kind: 'manualTask' } }),
    script: [fill('hang')],
    then: { status: 'completed', end: 'end' },
  },
  {
    group: '步骤',
    bpmn: 'Send task',
    zh: '发消息',
    written: 'sendTask',
    says: '发出后接着走',
    example: chart(
      ['begin > send > a > end'],
      { send: { kind: 'sendTask', message: 'word' } },
      { messages: named('word') },
    ),
    script: [],
    then: open('a'),
  },
  {
    group: '步骤',
    bpmn: 'Receive task',
    zh: '收消息',
    written: 'receiveTask',
    says: '等到这条消息；可以在边上附时限',
    example: chart(
      ['begin > get > a > end', 'late > chase > end'],
      {
        get: { kind: 'receiveTask', message: 'word', set: [{ into: 'word', value: '=message.text' }] },
        late: edge('get', days(5)),
      },
      { messages: named('word') },
    ),
    script: [{ do: 'message', message: 'word', data: { text: '好' } }, advance(9)],
    then: { ...open('a'), data: { word: '好' } },
  },
];

const gateways: readonly Construct[] = [
  {
    group: '分支',
    bpmn: 'Exclusive gateway',
    zh: '按条件分支',
    written: 'exclusiveGateway',
    says: '取第一条成立的',
    example: chart(['begin > x', 'x >[false] a', 'x >[else] b', 'a > end', 'b > end'], {
      x: { kind: 'exclusiveGateway' },
    }),
    script: [],
    then: open('b'),
  },
  {
    group: '分支',
    bpmn: 'Parallel gateway',
    zh: '同时进行',
    written: 'parallelGateway',
    says: '每支都走，都到了才往下',
    example: chart(['begin > fork > a > join > after > end', 'fork > b > join'], {
      fork: { kind: 'parallelGateway' },
      join: { kind: 'parallelGateway' },
    }),
    script: [fill('a'), fill('b')],
    then: open('after'),
  },
  {
    group: '分支',
    bpmn: 'Inclusive gateway',
    zh: '按条件走几支',
    written: 'inclusiveGateway',
    says: '成立的都走；汇合处只等还会来的',
    example: chart(
      [
        'begin > fork',
        'fork >[true] a > join',
        'fork >[true] b > join',
        'fork >[false] c > join',
        'join > after > end',
      ],
      { fork: { kind: 'inclusiveGateway' }, join: { kind: 'inclusiveGateway' } },
    ),
    script: [fill('a'), { do: 'expect', ...open('b') }, fill('b')],
    then: open('after'),
  },
  {
    group: '分支',
    bpmn: 'Event-based gateway',
    zh: '看哪个先到',
    written: 'eventBasedGateway',
    says: '后面的等待，哪个先发生走哪支',
    example: chart(
      ['begin > which > told > yes > end', 'which > get > also > end', 'which > waited > no > end'],
      {
        which: { kind: 'eventBasedGateway' },
        told: { kind: 'intermediateCatchEvent', trigger: { message: 'word' } },
        get: { kind: 'receiveTask', message: 'reply' },
        waited: { kind: 'intermediateCatchEvent', trigger: days(5) },
      },
      { messages: [...named('word'), ...named('reply')] },
    ),
    script: [{ do: 'message', message: 'reply' }, advance(9)],
    then: open('also'),
  },
];

const boundaries: readonly Construct[] = [
  {
    group: '附着的事件',
    bpmn: 'Timer boundary event, interrupting',
    zh: '到时打断',
    written: 'boundaryEvent，trigger.timer',
    says: '到时收回这一步，走另一条路',
    example: chart(['begin > a > end', 'late > b > end'], { late: edge('a', days(5)) }),
    script: [advance(6)],
    then: open('b'),
  },
  {
    group: '附着的事件',
    bpmn: 'Timer boundary event, non-interrupting',
    zh: '到时提醒',
    written: 'boundaryEvent，interrupting: false',
    says: '这一步照办，另走一条路',
    example: chart(['begin > a > end', 'late > b > end'], { late: edge('a', days(5), false) }),
    script: [advance(6)],
    then: open('a', 'b'),
  },
  {
    group: '附着的事件',
    bpmn: 'Message boundary event',
    zh: '来消息',
    written: 'boundaryEvent，trigger.message',
    says: '消息来了就走另一条路',
    example: chart(
      ['begin > a > end', 'told > b > end'],
      { told: edge('a', { message: 'word' }) },
      { messages: named('word') },
    ),
    script: [{ do: 'message', message: 'word' }],
    then: open('b'),
  },
  {
    group: '附着的事件',
    bpmn: 'Error boundary event',
    zh: '接住差错',
    written: 'boundaryEvent，trigger.error',
    says: '里面报的差错、对方系统没办成（connector）在这里接住，不成异常',
    example: chart(['begin > ask > a > end', 'failed > b > end'], {
      ask: { kind: 'serviceTask', connector: { id: 'police', into: 'police' } },
      failed: edge('ask', { error: 'connector' }),
    }),
    script: [{ do: 'answer', node: 'ask', error: '连不上' }],
    then: open('b'),
  },
  {
    group: '附着的事件',
    bpmn: 'Escalation boundary event, interrupting',
    zh: '接住上报，停下',
    written: 'boundaryEvent，trigger.escalation',
    says: '里面上报后，收回里面的，走另一条路',
    example: chart(
      ['begin > box > after > end', 'in > tell > more > out', 'up > boss > end'],
      {
        box: sub(),
        in: start('box'),
        tell: inside('box', 'intermediateThrowEvent', { throws: { escalation: 'big' } }),
        more: inside('box'),
        out: inside('box', 'endEvent'),
        up: edge('box', { escalation: 'big' }),
      },
      { escalations: named('big') },
    ),
    script: [],
    then: open('boss'),
  },
  {
    group: '附着的事件',
    bpmn: 'Escalation boundary event, non-interrupting',
    zh: '接住上报，照办',
    written: 'boundaryEvent，trigger.escalation，interrupting: false',
    says: '里面照办，另走一条路',
    example: chart(
      ['begin > box > after > end', 'in > tell > more > out', 'up > boss > end'],
      {
        box: sub(),
        in: start('box'),
        tell: inside('box', 'intermediateThrowEvent', { throws: { escalation: 'big' } }),
        more: inside('box'),
        out: inside('box', 'endEvent'),
        up: edge('box', { escalation: '*' }, false),
      },
      { escalations: named('big') },
    ),
    script: [],
    then: open('more', 'boss'),
  },
  {
    group: '附着的事件',
    bpmn: 'Signal boundary event',
    zh: '听到信号',
    written: 'boundaryEvent，trigger.signal',
    says: '信号一响，每个听着的都走另一条路',
    example: chart(
      ['begin > fork > a > end', 'fork > b > end', 'one > c > end', 'two > d > end'],
      {
        fork: { kind: 'parallelGateway' },
        one: edge('a', { signal: 'alarm' }),
        two: edge('b', { signal: 'alarm' }),
      },
      { signals: named('alarm') },
    ),
    script: [{ do: 'signal', signal: 'alarm' }],
    then: open('c', 'd'),
  },
  {
    group: '附着的事件',
    bpmn: 'Conditional boundary event',
    zh: '条件成立',
    written: 'boundaryEvent，trigger.condition',
    says: '数据一变就看，成立了就走另一条路；不打断的只走一次',
    example: chart(['begin > fork > a > end', 'fork > b > end', 'rich > c > end'], {
      fork: { kind: 'parallelGateway' },
      rich: edge('a', { condition: 'form.income > 100' }),
    }),
    script: [fill('b', { form: { income: 200 } })],
    then: open('c'),
  },
];

export const constructsOne: readonly Construct[] = [...starts, ...tasks, ...gateways, ...boundaries];
export { advance, days, edge, fill, inside, named, open, start, sub };
