import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@fiveones/definition';
import { chart, failuresOf, folded, given, played } from './chart.example.ts';
import { incidentWords } from './incident.ts';
import { refusalWords } from './refusal.ts';
import { tell } from './play/story.ts';

const at = '2026-03-02T09:00:00+08:00';
const start = { do: 'start', id: 'i1', number: '1', region: '990101001001', at } as const;
const fill = (node: string, data: JsonObject = {}): JsonObject => ({ do: 'fill', node, data });
const none: readonly never[] = [];

describe('a way out', () => {
  const fork = chart([
    'begin > check',
    'check >[form.ok] done',
    'check >[form.later] check',
    'check >[else] no',
    'done > end',
    'no > end',
  ]);
  it('is the first whose condition holds', () =>
    expect(
      failuresOf(fork, [fill('check', { form: { ok: true, later: true } })], { open: [{ node: 'done' }] }),
    ).toEqual(none));
  it('is the default when none does, and an unknown value does not hold', () =>
    expect(failuresOf(fork, [fill('check', {})], { open: [{ node: 'no' }] })).toEqual(none));
  it('missing stops the token there as an incident; with the data mended it goes on', () => {
    const strict = chart(['begin > check', 'check >[form.ok] done', 'done > end']);
    const state = played(strict, [fill('check', { form: { ok: false } })]).states['s1'];
    expect(Object.values(state?.incidents ?? {}).map(({ code }) => code)).toEqual(['no-way-out']);
    expect(Object.values(state?.tokens ?? {}).map(({ node }) => node)).toEqual(['check']);
  });
});

describe('a parallel gateway', () => {
  const both = chart(['begin > fork > a > join > after > end', 'fork > b > join'], {
    fork: { kind: 'parallelGateway' },
    join: { kind: 'parallelGateway' },
  });
  it('opens every branch at once', () =>
    expect(failuresOf(both, [], { open: [{ node: 'a' }, { node: 'b' }] })).toEqual(none));
  it('waits for one token by each way in', () =>
    expect(failuresOf(both, [fill('a')], { open: [{ node: 'b' }], notPassed: ['after'] })).toEqual(none));
  it('goes on once all have come', () =>
    expect(failuresOf(both, [fill('b'), fill('a')], { open: [{ node: 'after' }] })).toEqual(none));
  it('does not end while a branch is still to be entered, though the first runs through at once', () => {
    const through = chart(['begin > fork > note > over', 'fork > b > end'], {
      fork: { kind: 'parallelGateway' },
      note: { kind: 'serviceTask' },
      over: { kind: 'endEvent' },
    });
    expect(failuresOf(through, [], { status: 'running', open: [{ node: 'b' }] })).toEqual(none);
    expect(failuresOf(through, [fill('b')], { status: 'completed' })).toEqual(none);
  });
  it('keeps its other branch when one is given back', () => {
    const longer = chart(['begin > fork > a > a2 > join > after > end', 'fork > b > join'], {
      fork: { kind: 'parallelGateway' },
      join: { kind: 'parallelGateway' },
    });
    const script = [fill('b'), fill('a'), { do: 'sendBack', node: 'a2', to: 'a', reason: '再看看' }];
    expect(failuresOf(longer, script, { open: [{ node: 'a' }] })).toEqual(none);
    expect(failuresOf(longer, [...script, fill('a'), fill('a2')], { open: [{ node: 'after' }] })).toEqual(
      none,
    );
  });
  it('once passed, is not walked again by one branch alone', () => {
    const script = [
      fill('a'),
      fill('b'),
      {
        do: 'refused',
        code: 'no-way-back',
        action: { do: 'sendBack', node: 'after', to: 'a', reason: '再看看' },
      },
    ];
    expect(failuresOf(both, script, { open: [{ node: 'after' }] })).toEqual(none);
  });
  it('is undone when given back to before the fork', () => {
    const longer = chart(['begin > first > fork > a > join > after > end', 'fork > b > join'], {
      fork: { kind: 'parallelGateway' },
      join: { kind: 'parallelGateway' },
    });
    expect(
      failuresOf(
        longer,
        [fill('first'), fill('b'), { do: 'sendBack', node: 'a', to: 'first', reason: '漏项' }],
        { open: [{ node: 'first' }] },
      ),
    ).toEqual(none);
    expect(
      failuresOf(
        longer,
        [fill('first'), fill('b'), { do: 'sendBack', node: 'a', to: 'first', reason: '漏项' }, fill('first')],
        { open: [{ node: 'a' }, { node: 'b' }] },
      ),
    ).toEqual(none);
  });
});

describe('a timer', () => {
  const limit = { value: '=param.days', unit: 'workday' };
  const waits = chart(['begin > wait > after > end'], {
    wait: { kind: 'intermediateCatchEvent', trigger: { timer: limit } },
  });
  it('holds the token until the last working day is over', () => {
    expect(failuresOf(waits, [{ do: 'advance', to: '2026-03-05' }], { open: [] })).toEqual(none);
    expect(failuresOf(waits, [{ do: 'advance', to: '2026-03-06' }], { open: [{ node: 'after' }] })).toEqual(
      none,
    );
  });
  const edge = (interrupting: boolean) =>
    chart(['begin > apply > after > end', 'late > chase > end2'], {
      late: { kind: 'boundaryEvent', attachedTo: 'apply', interrupting, trigger: { timer: limit } },
    });
  it('on the edge of a task takes it away when it interrupts', () =>
    expect(failuresOf(edge(true), [{ do: 'advance', days: 10 }], { open: [{ node: 'chase' }] })).toEqual(
      none,
    ));
  it('on the edge of a task runs beside it when it does not', () =>
    expect(
      failuresOf(edge(false), [{ do: 'advance', days: 10 }], {
        open: [{ node: 'apply' }, { node: 'chase' }],
      }),
    ).toEqual(none));
  it('that follows the data is brought forward with its step while they run, and never put off', () => {
    const follows = { value: '=form.days', unit: 'day', follows: true };
    const both = chart(
      ['begin > list > fork > work > join > end', 'fork > edit > join', 'late > chase > end2'],
      {
        list: { kind: 'userTask', responsibility: 'R-001' },
        fork: { kind: 'parallelGateway' },
        join: { kind: 'parallelGateway' },
        work: { kind: 'userTask', responsibility: 'R-001', limit: follows },
        edit: { kind: 'userTask', responsibility: 'R-001' },
        late: {
          kind: 'boundaryEvent',
          attachedTo: 'work',
          interrupting: false,
          trigger: { timer: follows },
        },
      },
    );
    const days = (node: string, days: number) => fill(node, { form: { days } });
    const dueAfter = (now: number, due: string) =>
      expect(
        failuresOf(both, [days('list', 5), days('edit', now)], { open: [{ node: 'work', due }] }),
      ).toEqual(none);
    dueAfter(2, '2026-03-04');
    dueAfter(9, '2026-03-07');
    const chased = (now: number, open: readonly string[]) =>
      expect(
        failuresOf(both, [days('list', 5), days('edit', now), { do: 'advance', days: 3 }], {
          open: open.map((node) => ({ node })),
        }),
      ).toEqual(none);
    chased(2, ['work', 'chase']);
    chased(9, ['work']);
  });
  it('is gone with the task', () =>
    expect(
      failuresOf(edge(true), [fill('apply'), { do: 'advance', days: 10 }], { open: [{ node: 'after' }] }),
    ).toEqual(none));
  it('fires once', () => {
    const armed = given(waits, [start]);
    const [timer = ''] = Object.keys(armed.state.timers);
    const later = '2026-03-06T00:00:00+08:00';
    const fired = armed.when({ do: 'fire', timer, at: later });
    expect('state' in fired && Object.keys(fired.state.timers)).toEqual([]);
    expect(armed.when({ do: 'fire', timer, at })).toEqual({ refusal: { code: 'timer-gone', params: {} } });
  });
});

describe('an event gateway', () => {
  const either = chart(['begin > which > told > yes > end', 'which > waited > no > end'], {
    which: { kind: 'eventBasedGateway' },
    told: {
      kind: 'intermediateCatchEvent',
      trigger: { message: 'word' },
      set: [{ into: 'word', value: '=message.text' }],
    },
    waited: { kind: 'intermediateCatchEvent', trigger: { timer: { value: 5, unit: 'day' } } },
  });
  it('takes the message that comes first, and the timer is gone', () =>
    expect(
      failuresOf(
        either,
        [
          { do: 'message', message: 'word', data: { text: '来了' } },
          { do: 'advance', days: 9 },
        ],
        { open: [{ node: 'yes' }], data: { word: '来了' } },
      ),
    ).toEqual(none));
  it('takes the timer when nothing comes, and refuses the message then', () =>
    expect(
      failuresOf(
        either,
        [
          { do: 'advance', days: 9 },
          { do: 'refused', code: 'not-awaited', action: { do: 'message', message: 'word' } },
        ],
        { open: [{ node: 'no' }] },
      ),
    ).toEqual(none));
});

describe('a task for several', () => {
  const signing = (mode: string, extra: JsonObject = {}) =>
    chart(['begin > list > sign > after > end'], {
      sign: {
        kind: 'userTask',
        multi: { each: 'form.names', as: 'name', mode, collect: { into: 'signed', value: 'name' }, ...extra },
      },
    });
  const names = fill('list', { form: { names: ['甲', '乙', '丙'] } });
  it('opens one each at once', () =>
    expect(
      failuresOf(signing('parallel'), [names], {
        open: [{ node: 'sign' }, { node: 'sign' }, { node: 'sign' }],
      }),
    ).toEqual(none));
  it('goes on when all are done and keeps what each brought', () =>
    expect(
      failuresOf(
        signing('parallel'),
        [
          names,
          { do: 'fill', node: 'sign', item: 1 },
          { do: 'fill', node: 'sign', item: 0 },
          { do: 'fill', node: 'sign', item: 2 },
        ],
        { open: [{ node: 'after' }], data: { signed: ['乙', '甲', '丙'] } },
      ),
    ).toEqual(none));
  it('one after the other opens the next when one is done', () =>
    expect(
      failuresOf(signing('sequential'), [names, fill('sign')], {
        open: [{ node: 'sign' }],
        data: { signed: ['甲'] },
      }),
    ).toEqual(none));
  it('withdraws the rest when enough are done', () =>
    expect(
      failuresOf(signing('parallel', { completeWhen: 'done >= 2' }), [names, fill('sign'), fill('sign')], {
        open: [{ node: 'after' }],
      }),
    ).toEqual(none));
  it('with nobody on the list is passed over', () =>
    expect(
      failuresOf(signing('parallel'), [fill('list', { form: { names: [] } })], { open: [{ node: 'after' }] }),
    ).toEqual(none));
  it('with something else than a list is an incident', () =>
    expect(failuresOf(signing('parallel'), [fill('list', { form: { names: 7 } })], { incidents: 1 })).toEqual(
      none,
    ));
});

describe('a sub-process', () => {
  const inner = chart(['begin > sub > after > end', 'in > inside > out', 'word > noted > end3'], {
    sub: { kind: 'subProcess' },
    in: { kind: 'startEvent', parent: 'sub' },
    inside: { kind: 'userTask', parent: 'sub', responsibility: 'R-001' },
    out: { kind: 'endEvent', parent: 'sub' },
    word: { kind: 'boundaryEvent', attachedTo: 'sub', interrupting: false, trigger: { message: 'word' } },
  });
  it('goes on when nothing in it is left', () =>
    expect(failuresOf(inner, [fill('inside')], { open: [{ node: 'after' }] })).toEqual(none));
  it('hears messages on its edge without being interrupted', () =>
    expect(
      failuresOf(inner, [{ do: 'message', message: 'word' }], {
        open: [{ node: 'inside' }, { node: 'noted' }],
      }),
    ).toEqual(none));
});

describe('an opinion', () => {
  const signed = chart(
    ['begin > write > sign', 'sign >[opinion.result = "agree"] end', 'sign >[else] no > end'],
    {
      write: { kind: 'userTask', opinion: { into: 'opinions', level: 'clerk' } },
      sign: {
        kind: 'userTask',
        notSameAs: ['write'],
        opinion: { into: 'opinions', level: 'leader', returnTo: 'write' },
      },
    },
  );
  const write = { do: 'decide', node: 'write', result: 'agree', as: 'clerk-1' };
  it('is appended with name, time and level', () => {
    const state = played(signed, [write]).states['s1'];
    expect(state?.data['opinions']).toEqual([
      { level: 'clerk', result: 'agree', reason: null, by: '馆员甲', person: 'clerk-1', at },
    ]);
  });
  it('must come from two different people', () =>
    expect(
      failuresOf(
        signed,
        [
          write,
          {
            do: 'refused',
            code: 'same-person',
            action: { do: 'decide', node: 'sign', result: 'agree', as: 'clerk-1' },
          },
        ],
        { open: [{ node: 'sign' }] },
      ),
    ).toEqual(none));
  it('against needs a reason', () =>
    expect(
      failuresOf(
        signed,
        [
          write,
          {
            do: 'refused',
            code: 'reason-missing',
            action: { do: 'decide', node: 'sign', result: 'disagree', reason: '不行' },
          },
        ],
        { open: [{ node: 'sign' }] },
      ),
    ).toEqual(none));
  it('of return goes back to the step it names', () =>
    expect(
      failuresOf(
        signed,
        [write, { do: 'decide', node: 'sign', result: 'return', reason: '收入没有写清楚，请补写' }],
        { open: [{ node: 'write' }] },
      ),
    ).toEqual(none));
  it('decides the way out', () =>
    expect(
      failuresOf(signed, [write, { do: 'decide', node: 'sign', result: 'agree' }], {
        status: 'completed',
        end: 'end',
      }),
    ).toEqual(none));
});

describe('a clock of the whole', () => {
  const clock = {
    id: 'total',
    name: '全程',
    limit: { value: '=param.days', unit: 'workday' },
    start: { node: 'a', at: 'left' },
    stop: [{ node: 'c', at: 'left' }],
    pause: [{ while: 'b', reason: '等补正' }],
    warnAt: 0.5,
  };
  const timed = chart(
    ['begin > a > b > c > end', 'late > ask > end2'],
    { late: { kind: 'boundaryEvent', interrupting: false, trigger: { clock: 'total', at: 'due' } } },
    { clocks: [clock] },
  );
  it('starts, pauses while a node is active, and goes on the day after', () => {
    expect(
      failuresOf(timed, [fill('a')], { open: [{ node: 'b' }], clocks: { total: { state: 'paused' } } }),
    ).toEqual(none);
    expect(
      failuresOf(timed, [fill('a'), { do: 'advance', days: 2 }, fill('b')], {
        open: [{ node: 'c' }],
        clocks: { total: { state: 'running', due: '2026-03-09' } },
      }),
    ).toEqual(none);
  });
  it('is counted from the moment that its limit names', () => {
    const since = { ...clock, limit: { ...clock.limit, start: '"2026-02-24T10:00:00+08:00"' } };
    const counted = chart(['begin > a > b > c > end'], {}, { clocks: [since] });
    const due = (moment: string) => ({ clocks: { total: { state: 'running', due: moment } } }) as const;
    expect(failuresOf(counted, [fill('a'), fill('b')], due('2026-02-27'))).toEqual(none);
  });
  it('that has stopped rests no more and stops no second time', () => {
    const early = { ...clock, start: { node: 'begin', at: 'left' }, stop: [{ node: 'a', at: 'left' }] };
    const { state } = given(chart(['begin > a > b > c > end'], {}, { clocks: [early] }), [
      start,
      { do: 'complete', task: 't2', by: 'clerk-1', at },
    ]);
    expect(state.clocks['total']).toMatchObject({ stoppedAt: at, pauses: [] });
  });
  it('due opens what is drawn for it and is marked overdue', () =>
    expect(
      failuresOf(timed, [fill('a'), fill('b'), { do: 'advance', days: 8 }], {
        open: [{ node: 'c' }, { node: 'ask' }],
        clocks: { total: { state: 'overdue' } },
      }),
    ).toEqual(none));
  it('does not keep the instance open by what hangs on it', () =>
    expect(
      failuresOf(timed, [fill('a'), fill('b'), { do: 'advance', days: 8 }, fill('c')], {
        status: 'completed',
      }),
    ).toEqual(none));
});

describe('a person', () => {
  const plain = chart(['begin > a > end']);
  it('outside the queue is refused', () =>
    expect(given(plain, [start]).when({ do: 'complete', task: 't2', by: 'boss-1', at })).toEqual({
      refusal: { code: 'task-not-yours', params: {} },
    }));
  it('finds a task that a colleague has taken named', () => {
    const taken = given(plain, [start, { do: 'claim', task: 't2', by: 'clerk-1', at }]);
    expect(taken.when({ do: 'complete', task: 't2', by: 'clerk-2', at })).toEqual({
      refusal: { code: 'task-taken', params: { person: '馆员甲' } },
    });
  });
  it('cannot do a task twice', () =>
    expect(
      given(chart(['begin > a > b > end']), [start, { do: 'complete', task: 't2', by: 'clerk-1', at }]).when({
        do: 'complete',
        task: 't2',
        by: 'clerk-1',
        at,
      }),
    ).toEqual({ refusal: { code: 'task-gone', params: {} } }));
  it('of the household stands aside', () => {
    const kin = chart(['begin > a > b > end'], {}, { subject: { name: 'form.name', kin: 'form.kin' } });
    expect(
      failuresOf(
        kin,
        [
          fill('a', { form: { name: '王一', kin: ['馆员甲'] } }),
          { do: 'refused', code: 'kin-recused', action: { do: 'fill', node: 'b', as: 'clerk-1' } },
        ],
        { open: [{ node: 'b' }] },
      ),
    ).toEqual(none);
  });
  it('may skip only what is optional', () => {
    expect(
      failuresOf(
        plain,
        [{ do: 'refused', code: 'not-optional', action: { do: 'skip', node: 'a', reason: '不用' } }],
        { open: [{ node: 'a' }] },
      ),
    ).toEqual(none);
    expect(
      failuresOf(
        chart(['begin > a > end'], { a: { kind: 'userTask', optional: true } }),
        [{ do: 'skip', node: 'a', reason: '不用' }],
        { status: 'completed' },
      ),
    ).toEqual(none);
  });
  it('cannot send back to a step that was not done', () =>
    expect(
      failuresOf(
        chart(['begin > a > b > end']),
        [
          {
            do: 'refused',
            code: 'no-way-back',
            action: { do: 'sendBack', node: 'a', to: 'b', reason: '错' },
          },
        ],
        { open: [{ node: 'a' }] },
      ),
    ).toEqual(none));
});

describe('what cannot go on', () => {
  it('an empty post is an incident on the node', () => {
    const state = played(chart(['begin > a > end'], { a: { kind: 'userTask', responsibility: 'R-009' } }), [])
      .states['s1'];
    expect(Object.values(state?.incidents ?? {})).toMatchObject([{ node: 'a', code: 'no-responsibility' }]);
  });
  it('a connector that fails is an incident, and its retry asks again', () => {
    const asks = chart(['begin > ask > after > end'], {
      ask: { kind: 'serviceTask', connector: { id: 'police', into: 'police' } },
    });
    const script: readonly JsonObject[] = [
      { do: 'answer', node: 'ask', error: '连不上' },
      { do: 'retry', node: 'ask' },
      { do: 'answer', node: 'ask', data: { found: true } },
    ];
    expect(failuresOf(asks, script, { open: [{ node: 'after' }], data: { 'police.found': true } })).toEqual(
      none,
    );
  });
  it('a circle of automatic steps is stopped', () =>
    expect(
      failuresOf(
        chart(['begin > a > b > a'], { a: { kind: 'exclusiveGateway' }, b: { kind: 'exclusiveGateway' } }),
        [],
        { incidents: 1 },
      ),
    ).toEqual(none));
  it('a missing process is noted or an incident, as the chart says', () => {
    const call = (whenMissing: string) =>
      chart(['begin > call > after > end'], {
        call: { kind: 'callActivity', process: 'other', whenMissing },
      });
    expect(failuresOf(call('record'), [], { open: [{ node: 'after' }] })).toEqual(none);
    expect(failuresOf(call('incident'), [], { incidents: 1 })).toEqual(none);
  });
});

describe('every history', () => {
  it('folds to the state it was decided with', () => {
    const pkg = chart(['begin > fork > a > join > after > end', 'fork > b > join'], {
      fork: { kind: 'parallelGateway' },
      join: { kind: 'parallelGateway' },
    });
    const done = given(pkg, [
      start,
      { do: 'complete', task: 't3', by: 'clerk-1', data: { form: { a: 1 } }, at },
      { do: 'claim', task: 't4', by: 'clerk-2', at },
    ]);
    expect(folded(done.events)).toEqual(done.state);
  });
  it('can be told in words', () => {
    const { timeline, world } = played(chart(['begin > a > end']), [fill('a')]);
    expect(world && timeline.flatMap(({ event }) => tell(event, world)?.title ?? [])).toEqual([
      '系统开始办理',
      '“a”交给样例镇图书馆clerk',
      '馆员甲办完“a”',
      '办结：end',
    ]);
  });
  it('has words in both languages for everything that can stop it', () => {
    for (const words of [...Object.values(refusalWords), ...Object.values(incidentWords)])
      expect(words.zh && words.en).toBeTruthy();
  });
});

describe('found by random charts', () => {
  it('a branch that ends at once does not end the case before the next branch is there', () =>
    expect(
      failuresOf(
        chart(['begin > fork > quick > end', 'fork > b > end'], {
          fork: { kind: 'parallelGateway' },
          quick: { kind: 'serviceTask' },
        }),
        [],
        { open: [{ node: 'b' }] },
      ),
    ).toEqual(none));
  it('the first of several runs that does everything at once does not leave the others without their step', () =>
    expect(
      failuresOf(
        chart(['begin > box > after > end', 'in > out'], {
          box: { kind: 'subProcess', multi: { each: '[1, 2, 3]', as: 'x', completeWhen: 'done >= 1' } },
          in: { kind: 'startEvent', parent: 'box' },
          out: { kind: 'endEvent', parent: 'box' },
        }),
        [],
        { open: [{ node: 'after' }] },
      ),
    ).toEqual(none));
  it('an inclusive join inside a circle does not wait for a join that waits for it', () => {
    const circle = chart(
      [
        'begin > m > fork > a > join > again',
        'fork > some',
        'some >[true] b > both > join',
        'some >[true] c > both',
        'again >[form.more] m',
        'again >[else] end',
      ],
      {
        m: { kind: 'exclusiveGateway' },
        fork: { kind: 'parallelGateway' },
        join: { kind: 'parallelGateway' },
        some: { kind: 'inclusiveGateway' },
        both: { kind: 'inclusiveGateway' },
        again: { kind: 'exclusiveGateway' },
      },
    );
    expect(failuresOf(circle, [fill('a'), fill('b'), fill('c')], { status: 'completed' })).toEqual(none);
  });
});
