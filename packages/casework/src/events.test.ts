import { packageHash, parsePackage, type JsonObject } from '@fiveones/definition';
import { openSqlite } from '@fiveones/store';
import { describe, expect, it } from 'vitest';
import { folds, Instances } from './instances.ts';
import { Library } from './library.ts';
import { System } from './system.ts';
import { ballotTable, instanceTable, listenerTable, scheduleTable, tables } from './tables.ts';

const village = '990101001001';
const began = '2026-03-02T09:00:00+08:00';
const lanes = [{ id: 'village', name: '村', tier: 'village' }];

interface Sketch {
  readonly nodes: readonly JsonObject[];
  readonly ways: readonly (readonly [string, string])[];
  readonly more?: JsonObject;
}

/** A place where the processes of one package run, each given by its nodes and ways. */
function place(processes: Readonly<Record<string, Sketch>>) {
  const files: Record<string, string> = {
    'template.json': JSON.stringify({
      id: 'town',
      name: '镇',
      version: '1.0.0',
      publisher: '测试',
      format: 1,
    }),
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
  const parsed = parsePackage(files);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const store = openSqlite({ file: ':memory:', tables, folds });
  const library = new Library(store, () => began);
  library.organisation = {
    regions: [{ code: village, name: '村', tier: 'village' }],
    units: [{ id: 'u', name: '村委会', kind: 'u', region: village }],
    people: [],
  };
  const published = {
    package: parsed.package,
    version: '1.0.0',
    hash: packageHash(parsed.package),
    publishedAt: began,
    from: began.slice(0, 10),
    serial: 1,
  };
  library.install(published);
  const instances = new Instances(store, library, () => undefined);
  const system = new System({ store, library, instances: () => instances, now: () => began });
  const start = async (process: string, id: string, data: JsonObject = {}) => {
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
    (await store.rows(instanceTable, {})).filter((row) => row.process === process);
  return { store, instances, system, start, state, running };
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
