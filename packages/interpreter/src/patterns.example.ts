import type { JsonObject, Package } from '@fiveones/definition';
import { chart } from './chart.example.ts';
import { days, edge, fill, inside, named, open, start, sub } from './constructs.example.ts';

/** One of the 43 control-flow patterns of van der Aalst, ter Hofstede, Russell et al.: how it is drawn here, or why not. */
export interface Pattern {
  readonly number: number;
  readonly name: string;
  readonly drawn: string;
  /** Played as its test; absent: it is not drawn, and `drawn` says why. */
  readonly example?: {
    readonly pkg: Package;
    readonly script: readonly JsonObject[];
    readonly then: JsonObject;
  };
}

const and = { kind: 'parallelGateway' } as const;
const xor = { kind: 'exclusiveGateway' } as const;
const or = { kind: 'inclusiveGateway' } as const;
const message = (name: string): JsonObject => ({ do: 'message', message: name });
const word = { messages: named('word') };
const people = fill('list', { form: { names: ['甲', '乙', '丙'] } });
const multi = (more: JsonObject = {}): JsonObject => ({
  kind: 'userTask',
  multi: { each: 'form.names', as: 'name', ...more },
});
const box = (more: JsonObject = {}) => ({
  box: sub(more),
  in: start('box'),
});
const shown = (
  pkg: Package,
  script: readonly JsonObject[],
  then: JsonObject,
): Required<Pick<Pattern, 'example'>> => ({ example: { pkg, script, then } });

const fork = chart(['begin > fork > a > join > after > end', 'fork > b > join'], { fork: and, join: and });
const choice = chart(['begin > x', 'x >[form.ok] a > m', 'x >[else] b > m', 'm > after > end'], {
  x: xor,
  m: xor,
});
const some = chart(
  [
    'begin > first > fork',
    'fork >[form.a] a > join',
    'fork >[form.b] b > join',
    'fork >[else] c > join',
    'join > after > end',
  ],
  { fork: or, join: or },
);
const both = fill('first', { form: { a: true, b: true } });

/** All 43, in their numbers. */
export const patterns: readonly Pattern[] = [
  {
    number: 1,
    name: 'Sequence',
    drawn: '一条线',
    ...shown(chart(['begin > a > b > end']), [fill('a')], open('b')),
  },
  { number: 2, name: 'Parallel Split', drawn: '同时进行', ...shown(fork, [], open('a', 'b')) },
  {
    number: 3,
    name: 'Synchronization',
    drawn: '同时进行的汇合',
    ...shown(fork, [fill('a'), fill('b')], open('after')),
  },
  { number: 4, name: 'Exclusive Choice', drawn: '按条件分支', ...shown(choice, [], open('b')) },
  {
    number: 5,
    name: 'Simple Merge',
    drawn: '几条线连到同一步',
    ...shown(choice, [fill('b')], open('after')),
  },
  { number: 6, name: 'Multi-Choice', drawn: '按条件走几支', ...shown(some, [both], open('a', 'b')) },
  {
    number: 7,
    name: 'Structured Synchronizing Merge',
    drawn: '按条件走几支的汇合',
    ...shown(some, [both, fill('a'), { do: 'expect', ...open('b') }, fill('b')], open('after')),
  },
  {
    number: 8,
    name: 'Multi-Merge',
    drawn: '几支不汇合，直接连到同一步：来几次办几次',
    ...shown(
      chart(['begin > fork > a > c > end', 'fork > b > c'], { fork: and }),
      [fill('a'), fill('b')],
      open('c', 'c'),
    ),
  },
  {
    number: 9,
    name: 'Structured Discriminator',
    drawn: '不画：第一支先走、其余办完不算，人看不懂；用第 29 种',
  },
  {
    number: 10,
    name: 'Arbitrary Cycles',
    drawn: '往回连线，可以连到圈里任何一步',
    ...shown(
      chart(['begin > a > b > c', 'c >[form.again] b', 'c >[form.anew] a', 'c >[else] end']),
      [fill('a'), fill('b'), fill('c', { form: { anew: true } })],
      open('a'),
    ),
  },
  {
    number: 11,
    name: 'Implicit Termination',
    drawn: '各支到各自的结束，都没有待办了就办结',
    ...shown(chart(['begin > fork > a > end', 'fork > b > end2'], { fork: and }), [fill('a'), fill('b')], {
      status: 'completed',
    }),
  },
  {
    number: 12,
    name: 'Multiple Instances without Synchronization',
    drawn: '转入别的流程，分别办，不等它办完',
    ...shown(
      chart(
        ['begin > call > after > end'],
        { call: { kind: 'callActivity', process: 'other', wait: false, multi: { each: '[1, 2]', as: 'x' } } },
        {},
        {
          nodes: [
            { id: 's', name: 's', kind: 'startEvent' },
            { id: 'work', name: 'work', kind: 'userTask', responsibility: 'R-001' },
            { id: 'e', name: 'e', kind: 'endEvent' },
          ],
          flows: [
            { id: 'f', from: 's', to: 'work' },
            { id: 'g', from: 'work', to: 'e' },
          ],
        },
      ),
      [fill('work'), fill('work')],
      open('after'),
    ),
  },
  {
    number: 13,
    name: 'Multiple Instances with a Priori Design-Time Knowledge',
    drawn: '分别办，名单写死',
    ...shown(
      chart(['begin > sign > after > end'], {
        sign: { kind: 'userTask', multi: { each: '[1, 2, 3]', as: 'x' } },
      }),
      [fill('sign'), fill('sign')],
      open('sign'),
    ),
  },
  {
    number: 14,
    name: 'Multiple Instances with a Priori Run-Time Knowledge',
    drawn: '分别办，名单在到达时从数据里取',
    ...shown(
      chart(['begin > list > sign > after > end'], { sign: multi() }),
      [people],
      open('sign', 'sign', 'sign'),
    ),
  },
  {
    number: 15,
    name: 'Multiple Instances without a Priori Run-Time Knowledge',
    drawn: '不打断的事件子流程：来一条消息多办一份，都办完才算完',
    ...shown(
      chart(
        ['begin > box > after > end', 'in > work > out', 'more > extra > done'],
        {
          ...box(),
          work: inside('box'),
          out: inside('box', 'endEvent'),
          add: sub({ parent: 'box', triggeredByEvent: true }),
          more: start('add', { trigger: { message: 'word' }, interrupting: false }),
          extra: inside('add'),
          done: inside('add', 'endEvent'),
        },
        word,
      ),
      [
        message('word'),
        message('word'),
        fill('work'),
        fill('extra'),
        { do: 'expect', ...open('extra') },
        fill('extra'),
      ],
      open('after'),
    ),
  },
  {
    number: 16,
    name: 'Deferred Choice',
    drawn: '看哪个先到',
    ...shown(
      chart(
        ['begin > which > told > a > end', 'which > waited > b > end'],
        {
          which: { kind: 'eventBasedGateway' },
          told: { kind: 'intermediateCatchEvent', trigger: { message: 'word' } },
          waited: { kind: 'intermediateCatchEvent', trigger: days(3) },
        },
        word,
      ),
      [message('word')],
      open('a'),
    ),
  },
  {
    number: 17,
    name: 'Interleaved Parallel Routing',
    drawn: '不画：次序不定又不许同时，办公里没有遇到；次序定的用第 1 种',
  },
  {
    number: 18,
    name: 'Milestone',
    drawn: '附在那一步上、不打断的事件：那一步开着才听得见',
    ...shown(
      chart(
        ['begin > a > b > end', 'told > extra > end2'],
        { told: edge('a', { message: 'word' }, false) },
        word,
      ),
      [message('word'), fill('a'), { do: 'refused', code: 'not-awaited', action: message('word') }],
      open('b', 'extra'),
    ),
  },
  {
    number: 19,
    name: 'Cancel Task',
    drawn: '附在那一步上、打断的事件',
    ...shown(
      chart(['begin > a > end', 'told > b > end'], { told: edge('a', { message: 'word' }) }, word),
      [message('word')],
      open('b'),
    ),
  },
  {
    number: 20,
    name: 'Cancel Case',
    drawn: '管整张图的事件，接到“全部停止”的结束',
    ...shown(
      chart(
        ['begin > a > end', 'told > stop'],
        {
          told: { kind: 'boundaryEvent', interrupting: false, trigger: { message: 'word' } },
          stop: { kind: 'endEvent', terminate: true },
        },
        word,
      ),
      [message('word')],
      { status: 'terminated', end: 'stop' },
    ),
  },
  {
    number: 21,
    name: 'Structured Loop',
    drawn: '按条件分支，一条往回连',
    ...shown(
      chart(['begin > a', 'a >[form.again] a', 'a >[else] b', 'b > end']),
      [fill('a', { form: { again: true } })],
      open('a'),
    ),
  },
  {
    number: 22,
    name: 'Recursion',
    drawn: '转入自己这个流程',
    ...shown(
      chart(['begin > a', 'a >[form.deeper] call > b', 'a >[else] b', 'b > end'], {
        call: { kind: 'callActivity', process: 'card' },
      }),
      [fill('a', { form: { deeper: true } }), fill('a', { form: { deeper: false } }), fill('b')],
      open('b'),
    ),
  },
  {
    number: 23,
    name: 'Transient Trigger',
    drawn: '信号：当时没有在等的就过去了',
    ...shown(
      chart(
        ['begin > a > ear > b > end'],
        { ear: { kind: 'intermediateCatchEvent', trigger: { signal: 'bell' } } },
        { signals: named('bell') },
      ),
      [
        { do: 'refused', code: 'not-awaited', action: { do: 'signal', signal: 'bell' } },
        fill('a'),
        { do: 'signal', signal: 'bell' },
      ],
      open('b'),
    ),
  },
  {
    number: 24,
    name: 'Persistent Trigger',
    drawn: '条件：数据里写下了，什么时候到都成立',
    ...shown(
      chart(['begin > a > ripe > b > end'], {
        ripe: { kind: 'intermediateCatchEvent', trigger: { condition: 'form.come' } },
      }),
      [fill('a', { form: { come: true } })],
      open('b'),
    ),
  },
  {
    number: 25,
    name: 'Cancel Region',
    drawn: '放进子流程，边上附打断的事件',
    ...shown(
      chart(
        ['begin > box > after > end', 'in > fork > a > out', 'fork > b > out', 'told > c > end'],
        {
          ...box(),
          fork: inside('box', 'parallelGateway'),
          a: inside('box'),
          b: inside('box'),
          out: inside('box', 'endEvent'),
          told: edge('box', { message: 'word' }),
        },
        word,
      ),
      [message('word')],
      open('c'),
    ),
  },
  {
    number: 26,
    name: 'Cancel Multiple Instance Activity',
    drawn: '分别办的那一步边上附打断的事件，接到别处',
    ...shown(
      chart(
        ['begin > list > sign > after > end', 'told > b > end'],
        { sign: multi(), told: edge('sign', { message: 'word' }) },
        word,
      ),
      [people, fill('sign'), message('word')],
      open('b'),
    ),
  },
  {
    number: 27,
    name: 'Complete Multiple Instance Activity',
    drawn: '分别办的那一步边上附打断的事件，接到同一个下一步',
    ...shown(
      chart(
        ['begin > list > sign > after > end', 'told > after'],
        { sign: multi(), told: edge('sign', { message: 'word' }) },
        word,
      ),
      [people, fill('sign'), message('word')],
      open('after'),
    ),
  },
  { number: 28, name: 'Blocking Discriminator', drawn: '不画：同第 9 种' },
  {
    number: 29,
    name: 'Cancelling Discriminator',
    drawn: '放进子流程，每支都到“全部停止”的结束：先到的收回其余',
    ...shown(
      chart(['begin > box > after > end', 'in > fork > a > out', 'fork > b > out'], {
        ...box(),
        fork: inside('box', 'parallelGateway'),
        a: inside('box'),
        b: inside('box'),
        out: inside('box', 'endEvent', { terminate: true }),
      }),
      [fill('b')],
      open('after'),
    ),
  },
  { number: 30, name: 'Structured Partial Join', drawn: '不画：够数先走、其余接着办，人看不懂；用第 32 种' },
  { number: 31, name: 'Blocking Partial Join', drawn: '不画：同第 30 种' },
  {
    number: 32,
    name: 'Cancelling Partial Join',
    drawn: '放进子流程，每支办完记一次数，够数的到“全部停止”的结束',
    ...shown(
      chart(
        [
          'begin > box > after > end',
          'in > fork > a > count',
          'fork > b > count',
          'fork > c > count',
          'count > enough',
          'enough >[n = 2] stop',
          'enough >[else] out',
        ],
        {
          ...box(),
          fork: inside('box', 'parallelGateway'),
          a: inside('box'),
          b: inside('box'),
          c: inside('box'),
          count: inside('box', 'serviceTask', {
            set: [{ into: 'n', value: '=if n = null then 1 else n + 1' }],
          }),
          enough: inside('box', 'exclusiveGateway'),
          stop: inside('box', 'endEvent', { terminate: true }),
          out: inside('box', 'endEvent'),
        },
      ),
      [fill('c'), { do: 'expect', ...open('a', 'b') }, fill('a')],
      open('after'),
    ),
  },
  {
    number: 33,
    name: 'Generalized AND-Join',
    drawn: '同时进行的汇合：每条来路取一个，多来的留着等下一轮',
    ...shown(
      chart(
        ['begin > fork > a > m > join > after > end', 'fork > b > join', 'told > m'],
        { fork: and, join: and, m: xor, told: edge('a', { message: 'word' }, false) },
        word,
      ),
      [message('word'), fill('a'), { do: 'expect', ...open('b') }, fill('b')],
      open('after'),
    ),
  },
  {
    number: 34,
    name: 'Static Partial Join for Multiple Instances',
    drawn: '不画：同第 30 种；够数就收回其余，用第 35 种',
  },
  {
    number: 35,
    name: 'Cancelling Partial Join for Multiple Instances',
    drawn: '分别办，写明几人办完就行，其余收回',
    ...shown(
      chart(['begin > list > sign > after > end'], { sign: multi({ completeWhen: 'done >= 2' }) }),
      [people, fill('sign'), fill('sign')],
      open('after'),
    ),
  },
  {
    number: 36,
    name: 'Dynamic Partial Join for Multiple Instances',
    drawn: '同第 35 种，几人算够由数据定',
    ...shown(
      chart(['begin > list > sign > after > end'], { sign: multi({ completeWhen: 'done >= count / 2' }) }),
      [people, fill('sign'), fill('sign')],
      open('after'),
    ),
  },
  {
    number: 37,
    name: 'Local Synchronizing Merge',
    drawn: '按条件走几支的汇合，只等还会来的',
    ...shown(
      chart(
        [
          'begin > first > fork',
          'fork >[true] a > x',
          'x >[form.drop] end2',
          'x >[else] join',
          'fork >[true] b > join',
          'join > after > end',
        ],
        { fork: or, join: or, x: xor },
      ),
      [fill('first'), fill('b'), { do: 'expect', ...open('a') }, fill('a', { form: { drop: true } })],
      open('after'),
    ),
  },
  {
    number: 38,
    name: 'General Synchronizing Merge',
    drawn: '同第 37 种，圈里也一样',
    ...shown(
      chart(
        [
          'begin > m > fork',
          'fork >[true] a > join',
          'fork >[true] b > join',
          'join > again',
          'again >[form.more] m',
          'again >[else] after',
          'after > end',
        ],
        { m: xor, fork: or, join: or, again: xor },
      ),
      [
        fill('a'),
        fill('b', { form: { more: true } }),
        fill('b', { form: { more: false } }),
        { do: 'expect', ...open('a') },
        fill('a', { form: { more: false } }),
      ],
      open('after'),
    ),
  },
  { number: 39, name: 'Critical Section', drawn: '不画：一件之内不许同时办的两段，排成先后' },
  { number: 40, name: 'Interleaved Routing', drawn: '不画：同第 17 种' },
  {
    number: 41,
    name: 'Thread Merge',
    drawn: '分别办的子流程办完，几份合成一份',
    ...shown(
      chart(['begin > box > after > end', 'in > a > out'], {
        ...box({ multi: { each: '[1, 2]', as: 'x' } }),
        a: inside('box'),
        out: inside('box', 'endEvent'),
      }),
      [fill('a'), fill('a')],
      open('after'),
    ),
  },
  {
    number: 42,
    name: 'Thread Split',
    drawn: '分别办的子流程，一份分成几份',
    ...shown(
      chart(['begin > box > after > end', 'in > a > out'], {
        ...box({ multi: { each: '[1, 2]', as: 'x' } }),
        a: inside('box'),
        out: inside('box', 'endEvent'),
      }),
      [],
      open('a', 'a'),
    ),
  },
  {
    number: 43,
    name: 'Explicit Termination',
    drawn: '“全部停止”的结束',
    ...shown(
      chart(['begin > fork > a > end', 'fork > b > stop'], {
        fork: and,
        stop: { kind: 'endEvent', terminate: true },
      }),
      [fill('b')],
      { status: 'terminated' },
    ),
  },
];
