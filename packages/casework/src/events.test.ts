import type { JsonObject } from '@fiveones/definition';
import { openSqlite, type Store } from '@fiveones/store';
import { describe, expect, it } from 'vitest';
import { folds } from './instances.ts';
import type { Published } from './library.ts';
import {
  awaitedTable,
  ballotTable,
  instanceTable,
  letterTable,
  listenerTable,
  outboxTable,
  scheduleTable,
  tables,
} from './tables.ts';
import { placeWith, publishedAt } from './in-force.example.ts';

const village = '990101001001';
const began = '2026-03-02T09:00:00+08:00';
const lanes = [{ id: 'village', name: '村', tier: 'village' }];

interface Sketch {
  readonly nodes: readonly JsonObject[];
  readonly ways: readonly (readonly [string, string])[];
  readonly more?: JsonObject;
}

/** A package of processes, each given by its nodes and ways. */
function packageOf(name: string, processes: Readonly<Record<string, Sketch>>): Published {
  const files: Record<string, string> = {
    'template.json': JSON.stringify({ id: name, name, version: '1.0.0', publisher: '测试', format: 1 }),
  };
  for (const [id, { nodes, ways, more }] of Object.entries(processes))
    files[`processes/${id}.json`] = JSON.stringify({
      id,
      name: id,
      lanes,
      nodes: nodes.map((node) => ({ name: String(node['id']), lane: 'village', ...node })),
      flows: ways.map(([from, to], number) => ({ id: `f${number}`, from, to })),
      ...more,
    });
  return publishedAt(files, began);
}

/** A place where the processes of some packages run. `opened` stands between the program and its store. */
function place(
  processes: Readonly<Record<string, Sketch>>,
  more: Readonly<Record<string, Readonly<Record<string, Sketch>>>> = {},
  opened: (store: Store) => Store = (store) => store,
) {
  const whole = openSqlite({ file: ':memory:', tables, folds });
  const packages = [packageOf('town', processes), ...Object.entries(more).map((one) => packageOf(...one))];
  const { library, instances, system } = placeWith(packages, began, opened(whole));
  library.organisation = {
    regions: [{ code: village, name: '村', tier: 'village' }],
    units: [{ id: 'u', name: '村委会', kind: 'u', region: village }],
    people: [],
  };
  const start = async (process: string, id: string, data: JsonObject = {}) => {
    const published = packages.find(({ package: pkg }) => pkg.processes[process]);
    if (!published) throw new Error(`no process ${process}`);
    const done = await instances.start({
      published,
      process,
      id: `990101-${id}`,
      region: village,
      at: began,
      data,
    });
    if (!done.ok) throw new Error(done.refusal.code);
    await system.workOff();
    return (await instances.read(`990101-${id}`))?.state;
  };
  const state = async (id: string) => (await instances.read(id))?.state;
  const running = async (process: string) =>
    (await whole.rows(instanceTable, {})).filter((row) => row.process === process);
  return { store: whole, instances, system, start, state, running };
}

const waitsFor = (trigger: JsonObject, more: JsonObject = {}): Sketch => ({
  nodes: [
    { id: 'begin', kind: 'startEvent' },
    { id: 'wait', kind: 'intermediateCatchEvent', trigger },
    { id: 'end', kind: 'endEvent' },
  ],
  ways: [
    ['begin', 'wait'],
    ['wait', 'end'],
  ],
  more,
});
const bell = { signals: [{ id: 'bell', name: '铃' }], messages: [{ id: 'word', name: '话' }] };
const throwing = (throws: JsonObject, more: JsonObject = bell): Sketch => ({
  nodes: [
    { id: 'begin', kind: 'startEvent' },
    { id: 'end', kind: 'endEvent', throws },
  ],
  ways: [['begin', 'end']],
  more,
});
const startedBy = (trigger: JsonObject, more: JsonObject = bell): Sketch => ({
  nodes: [
    { id: 'heard', kind: 'startEvent', trigger, set: [{ into: 'brought', value: '=message' }] },
    { id: 'wait', kind: 'intermediateCatchEvent', trigger: { message: 'word' } },
  ],
  ways: [['heard', 'wait']],
  more,
});

describe('a signal', () => {
  it('moves every case of the county that waits for it, and starts what it starts', async () => {
    const here = place({
      ear: waitsFor({ signal: 'bell' }, bell),
      call: throwing({ signal: 'bell', payload: [{ into: 'why', value: '火' }] }),
      begun: startedBy({ signal: 'bell' }),
    });
    await here.start('ear', 'one');
    await here.start('ear', 'two');
    expect(await here.store.count(listenerTable)).toBe(2);
    await here.start('call', 'caller');
    expect((await here.running('ear')).map(({ status }) => status)).toEqual(['completed', 'completed']);
    expect(await here.store.count(listenerTable)).toBe(0);
    const [started] = await here.running('begun');
    expect((await here.state(started?.instance ?? ''))?.data).toEqual({ brought: { why: '火' } });
  });
});

describe('a message to another case', () => {
  const word = { messages: [{ id: 'word', name: '话', key: 'person' }], signals: [] };
  const says = (key: string, then: JsonObject = {}): JsonObject => ({
    message: 'word',
    payload: [{ into: 'text', value: '搬走了' }],
    deliver: { key },
    ...then,
  });
  const listens: Sketch = {
    ...waitsFor({ message: 'word' }, word),
    nodes: [
      { id: 'begin', kind: 'startEvent' },
      {
        id: 'wait',
        kind: 'intermediateCatchEvent',
        trigger: { message: 'word' },
        set: [{ into: 'heard', value: '=message.text' }],
      },
      { id: 'end', kind: 'endEvent' },
    ],
  };
  const heard = async (here: ReturnType<typeof place>) =>
    (await Promise.all((await here.running('ear')).map(({ instance }) => here.state(instance)))).flatMap(
      (state) => (state?.data['heard'] === '搬走了' ? [state.id] : []),
    );

  it('reaches the one that waits for it under its key, in another package; nobody else', async () => {
    const here = place({ tell: throwing(says('person'), word) }, { others: { ear: listens } });
    await here.start('ear', 'wang', { person: '320101' });
    await here.start('ear', 'li', { person: '320102' });
    await here.start('tell', 't', { person: 320101 });
    expect(await heard(here)).toEqual(['990101-wang']);
    expect(await here.store.count(awaitedTable)).toBe(1);
  });

  it('that is for all reaches each that waits under its key, whichever package it is of, and once', async () => {
    const here = place(
      { tell: throwing(says('person', { deliver: { key: 'person', all: true } }), word) },
      { others: { ear: listens } },
    );
    for (const id of ['wang', 'wang2', 'wang3']) await here.start('ear', id, { person: '320101' });
    await here.start('ear', 'li', { person: '320102' });
    await here.start('tell', 't', { person: '320101' });
    expect((await heard(here)).sort()).toEqual(['990101-wang', '990101-wang2', '990101-wang3']);
    expect([await here.store.count(awaitedTable), await here.store.count(outboxTable)]).toEqual([1, 0]);
    await here.start('tell', 'again', { person: '320101' });
    expect(await here.store.count(letterTable)).toBe(1);
  });

  it('begins what it starts, once in each package, when nobody waits', async () => {
    const begins = startedBy({ message: 'word' }, { messages: [{ id: 'word', name: '话' }] });
    const here = place(
      { tell: throwing(says('person'), word) },
      { a: { first: begins }, b: { second: begins } },
    );
    await here.start('tell', 't', { person: '7' });
    for (const process of ['first', 'second']) {
      const all = await here.running(process);
      expect(all).toHaveLength(1);
      expect((await here.state(all[0]?.instance ?? ''))?.data).toEqual({ brought: { text: '搬走了' } });
    }
  });

  it('waits for who comes later, thirty days; then the sender says that nobody came', async () => {
    const here = place({ tell: throwing(says('person'), word), ear: listens });
    await here.start('tell', 't', { person: '7' });
    await here.start('tell', 'u', { person: '8' });
    expect(await here.store.count(letterTable)).toBe(2);
    await here.start('ear', 'late', { person: '7' });
    expect(await heard(here)).toEqual(['990101-late']);
    await here.system.tick('2026-04-01T00:00:00+08:00');
    expect(await here.store.count(letterTable)).toBe(0);
    const last = (await here.instances.events('990101-u')).at(-1);
    expect(last).toMatchObject({ type: 'messageUnclaimed', body: { message: 'word', key: '8' } });
  });

  it('is received once, wherever the program breaks off', async () => {
    const received = async (breaks: number, when: 'before' | 'after', all: boolean): Promise<boolean> => {
      let calls = Infinity;
      const tell = throwing(says('person', all ? { deliver: { key: 'person', all } } : {}), word);
      const here = place({ tell, ear: listens }, {}, (store) => breaking(store, () => --calls < 0, when));
      await here.start('ear', 'one', { person: '7' });
      await here.start('ear', 'two', { person: '7' });
      calls = breaks;
      const broke = await here.start('tell', 't', { person: '7' }).then(
        () => false,
        () => true,
      );
      calls = Infinity;
      // As when the program is started again; what was never acknowledged is sent again.
      await here.system.workOff();
      if (!(await here.state('990101-t'))) await here.start('tell', 't', { person: '7' });
      expect(await heard(here)).toHaveLength(all ? 2 : 1);
      expect(await here.store.count(outboxTable)).toBe(0);
      return broke;
    };
    for (const all of [false, true])
      for (const when of ['before', 'after'] as const) {
        let breaks = 0;
        while (await received(breaks, when, all)) breaks++;
        expect(breaks).toBeGreaterThan(4);
      }
  });

  it('that is answered by a message that is answered by a message stops for somebody to look at it', async () => {
    const answers = startedBy({ message: 'word' }, word);
    const loop: Sketch = {
      ...answers,
      nodes: [
        { id: 'heard', kind: 'startEvent', trigger: { message: 'word' } },
        { id: 'wait', kind: 'endEvent', throws: says('"x"') },
      ],
    };
    const here = place({ tell: throwing(says('"x"'), word), loop });
    await here.start('tell', 't');
    const all = await here.running('loop');
    expect(all).toHaveLength(20);
    expect(all.filter(({ incidents }) => incidents === 1)).toHaveLength(1);
  });
});

/** A store whose calls fail once it is told so, before they have done anything, or after, unheard. */
function breaking(store: Store, now: () => boolean, when: 'before' | 'after'): Store {
  return new Proxy(store, {
    get: (target, name) => {
      const found: unknown = Reflect.get(target, name);
      if (typeof found !== 'function') return found;
      const call = found as (...given: unknown[]) => unknown;
      return async (...given: unknown[]) => {
        const breaks = now();
        if (!breaks || when === 'after') {
          const answer = await call.apply(target, given);
          if (!breaks) return answer;
        }
        throw new Error('断电');
      };
    },
  });
}

describe('a condition', () => {
  it('starts another process once, when the data of a case come to fulfil it', async () => {
    const here = place({
      case: waitsFor({ message: 'word' }, bell),
      watch: startedBy({ condition: 'form.risk > 3' }),
    });
    await here.start('case', 'calm', { form: { risk: 1 } });
    await here.start('case', 'alarming', { form: { risk: 5 } });
    expect((await here.running('watch')).map(({ instance }) => instance)).toEqual([
      '990101-alarming.watch.heard',
    ]);
  });
});

describe('a day that comes round', () => {
  it('starts a case at each place of its tier, once each time', async () => {
    const here = place({ month: startedBy({ cycle: { every: 'month', day: 10 } }) });
    expect(await here.system.tick(began)).toBe(0);
    expect((await here.store.rows(scheduleTable, {})).map(({ at }) => at)).toEqual([
      '2026-03-10T09:00:00+08:00',
    ]);
    expect(await here.system.tick('2026-03-10T09:00:00+08:00')).toBe(1);
    expect(await here.system.tick('2026-03-10T09:01:00+08:00')).toBe(0);
    expect(await here.system.tick('2026-05-01T00:00:00+08:00')).toBe(1);
    expect((await here.running('month')).map(({ startedAt }) => startedAt)).toEqual([
      '2026-03-10T09:00:00+08:00',
      '2026-04-10T09:00:00+08:00',
    ]);
  });
  it('that went by while the program was off is made up as often as people owe it; the rest is noted', async () => {
    const here = place({
      month: startedBy({ cycle: { every: 'month', day: 10 } }),
      day: startedBy({ cycle: { every: 'day' } }),
    });
    await here.system.tick(began);
    expect(await here.system.tick('2027-06-15T12:00:00+08:00')).toBe(13);
    const months = (await here.running('month'))
      .map(({ startedAt }) => startedAt?.slice(0, 10) ?? '')
      .sort((a, b) => a.localeCompare(b));
    expect([months[0], months.at(-1), months.length]).toEqual(['2026-07-10', '2027-06-10', 12]);
    const [day] = await here.running('day');
    expect(day?.startedAt).toBe('2027-06-15T09:00:00+08:00');
    const missed = async (instance = '') => (await here.instances.events(instance))[0]?.body;
    const first = (await here.running('month')).find(({ startedAt }) => startedAt?.startsWith('2026-07'));
    const gone = { count: 4, from: '2026-03-10T09:00:00+08:00', to: '2026-06-10T09:00:00+08:00' };
    expect(await missed(first?.instance)).toMatchObject({ missed: gone });
    expect(await missed(day?.instance)).toMatchObject({ missed: { count: 469 } });
  });
});

describe('a called case', () => {
  const calls = (edge: JsonObject): Sketch => ({
    nodes: [
      { id: 'begin', kind: 'startEvent' },
      { id: 'call', kind: 'callActivity', process: 'called' },
      { id: 'edge', kind: 'boundaryEvent', attachedTo: 'call', ...edge },
      { id: 'end', kind: 'endEvent' },
      { id: 'caught', kind: 'endEvent' },
    ],
    ways: [
      ['begin', 'call'],
      ['call', 'end'],
      ['edge', 'caught'],
    ],
    more: bell,
  });
  it('hands its error to the case that called it', async () => {
    const bad = { errors: [{ id: 'bad', name: '出错' }] };
    const here = place({
      main: calls({ trigger: { error: 'bad' } }),
      called: throwing({ error: 'bad' }, bad),
    });
    expect(await here.start('main', 'm')).toMatchObject({ status: 'completed', end: 'caught' });
  });
  it('tells what it escalates to the case that called it, but for what was caught within', async () => {
    const box: readonly JsonObject[] = [
      { id: 'begin', kind: 'startEvent' },
      { id: 'box', kind: 'subProcess' },
      { id: 'in', kind: 'startEvent', parent: 'box' },
      { id: 'told', kind: 'endEvent', parent: 'box', throws: { escalation: 'big' } },
      { id: 'end', kind: 'endEvent' },
    ];
    const edge = { kind: 'boundaryEvent', attachedTo: 'box', interrupting: false };
    const within: readonly JsonObject[] = [
      { id: 'up', ...edge, trigger: { escalation: 'big' } },
      { id: 'noted', kind: 'endEvent' },
    ];
    const ways = [
      ['begin', 'box'],
      ['box', 'end'],
      ['in', 'told'],
    ] as const;
    const more = { ...bell, escalations: [{ id: 'big', name: '上报' }] };
    const ended = async (called: Sketch) => {
      const here = place({ main: calls({ trigger: { escalation: 'big' } }), called });
      return (await here.start('main', 'm'))?.end;
    };
    expect(await ended({ nodes: box, ways, more })).toBe('caught');
    expect(await ended({ nodes: [...box, ...within], ways: [...ways, ['up', 'noted']], more })).toBe('end');
  });
  it('ends when the case that called it goes on without it', async () => {
    const here = place({
      main: calls({ trigger: { message: 'word' } }),
      called: waitsFor({ message: 'word' }, bell),
    });
    await here.start('main', 'm');
    await here.instances.command('990101-m', { do: 'message', message: 'word', at: began });
    await here.system.workOff();
    expect((await here.running('called')).map(({ status }) => status)).toEqual(['terminated']);
  });
});

describe('a secret vote', () => {
  it('keeps ballots in a box without names, and counts them when all have voted', async () => {
    const here = place({
      meet: {
        nodes: [
          { id: 'begin', kind: 'startEvent' },
          {
            id: 'vote',
            kind: 'userTask',
            assignee: 'member',
            multi: { each: '["甲", "乙"]', as: 'member' },
            vote: { into: 'vote', pass: 'approve > eligible / 2', secret: true },
          },
          { id: 'end', kind: 'endEvent' },
        ],
        ways: [
          ['begin', 'vote'],
          ['vote', 'end'],
        ],
      },
    });
    const library = here.instances['library'];
    library.organisation = {
      ...library.organisation,
      people: ['甲', '乙'].map((id) => ({ id, name: id, holdings: [] })),
    };
    const begun = await here.start('meet', 'm');
    for (const { id, assignment } of Object.values(begun?.tasks ?? {}))
      await here.instances.command('990101-m', {
        do: 'complete',
        task: id,
        by: assignment.person,
        ballot: { choice: 'approve' },
        at: began,
      });
    expect(JSON.stringify(await here.instances.events('990101-m'))).not.toContain('approve');
    const box = await here.store.rows(ballotTable, {});
    expect(box.map(({ ballot }) => ballot)).toEqual([
      { choice: 'approve', weight: 1 },
      { choice: 'approve', weight: 1 },
    ]);
    await here.system.workOff();
    expect(await here.state('990101-m')).toMatchObject({
      status: 'completed',
      data: { vote: { result: 'passed', approve: 2 } },
    });
  });
});
