import type { JsonObject, Lookup } from '@fiveones/definition';
import { foundUnder, lookThrough, lookupAnswer, toldBy, type LookupAsked } from '@fiveones/interpreter';
import type { WholeStream } from '@fiveones/store';
import { describe, expect, it } from 'vitest';
import type { Library } from './library.ts';
import { lookUp } from './lookup.ts';
import { project } from './projection.ts';
import { foundByTable } from './tables.ts';
import { placeWith, publishedAt } from './in-force.example.ts';

const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}T09:00:00+08:00`;
const lanes = [{ id: 'station', name: '站', tier: 'county' }];

/** A stay: somebody is taken in, and leaves by a message. `look` begins with a question to the other stays. */
const files = {
  'template.json': JSON.stringify({
    id: 'station',
    name: '救助站',
    version: '1',
    publisher: '测试',
    format: 1,
  }),
  'processes/stay.json': JSON.stringify({
    id: 'stay',
    name: '在站',
    tier: 'county',
    subject: { name: 'who.name' },
    lanes,
    foundBy: [
      {
        id: 'inside',
        name: '在站的人',
        value: 'if left.on = null then who.idNo else null',
        tells: [
          { id: 'number', name: '编号', value: 'instance.number' },
          { id: 'bed', name: '床位', value: 'who.bed' },
        ],
      },
      { id: 'once', name: '来过的人', value: '[who.idNo, who.phone]', day: 'who.came', within: 'province' },
    ],
    messages: [{ id: 'leaves', name: '离站' }],
    nodes: [
      { id: 'start', kind: 'startEvent', name: '进站', lane: 'station' },
      {
        id: 'wait',
        kind: 'receiveTask',
        name: '等离站',
        lane: 'station',
        message: 'leaves',
        set: [{ into: 'left', value: '=message' }],
      },
      { id: 'out', kind: 'receiveTask', name: '等归档', lane: 'station', message: 'leaves' },
      { id: 'end', kind: 'endEvent', name: '结束', lane: 'station', outcome: 'home' },
    ],
    flows: [
      { id: 'a', from: 'start', to: 'wait' },
      { id: 'b', from: 'wait', to: 'out' },
      { id: 'c', from: 'out', to: 'end' },
    ],
  }),
  'processes/card.json': JSON.stringify({
    id: 'card',
    name: '规则卡',
    tier: 'city',
    subject: { name: 'who.rule', names: 'matter' },
    lanes,
    foundBy: [
      {
        id: 'live',
        name: '启用的',
        value: '"live"',
        within: 'province',
        tells: [
          { id: 'rule', name: '规则', value: 'who.rule', beyond: true },
          { id: 'author', name: '谁写的', value: 'who.name' },
        ],
      },
    ],
    messages: [{ id: 'leaves', name: '停用' }],
    nodes: [
      { id: 'start', kind: 'startEvent', name: '登记', lane: 'station' },
      { id: 'wait', kind: 'receiveTask', name: '运行', lane: 'station', message: 'leaves' },
      { id: 'end', kind: 'endEvent', name: '停用', lane: 'station' },
    ],
    flows: [
      { id: 'a', from: 'start', to: 'wait' },
      { id: 'b', from: 'wait', to: 'end' },
    ],
  }),
  'processes/look.json': JSON.stringify({
    id: 'look',
    name: '登记',
    tier: 'county',
    lanes,
    nodes: [
      { id: 'start', kind: 'startEvent', name: '开始', lane: 'station' },
      {
        id: 'ask',
        kind: 'serviceTask',
        name: '查在不在站',
        lane: 'station',
        lookup: { of: [{ process: 'stay', by: 'inside' }], match: 'who.idNo', tell: ['bed'], into: 'dedupe' },
      },
      {
        id: 'elsewhere',
        kind: 'serviceTask',
        name: '查还没装的',
        lane: 'station',
        lookup: {
          of: [{ package: 'choir', process: 'sing', by: 'singer' }],
          match: 'who.idNo',
          into: 'choir',
        },
      },
      { id: 'end', kind: 'endEvent', name: '结束', lane: 'station' },
    ],
    flows: [
      { id: 'a', from: 'start', to: 'ask' },
      { id: 'b', from: 'ask', to: 'elsewhere' },
      { id: 'c', from: 'elsewhere', to: 'end' },
    ],
  }),
};

const [county, neighbour, far] = ['990101', '990102', '880101'];
const wang = { name: '王桂芳', idNo: '99010119500101002x', phone: '1' };

async function station() {
  const published = publishedAt(files, day(1));
  const { store, library, instances, system } = placeWith([published], day(20));
  const start = async (process: string, id: string, region: string, who: JsonObject, at = day(2)) => {
    const done = await instances.start({ published, process, id, region, at, data: { who } });
    if (!done.ok) throw new Error(done.refusal.code);
    await system.workOff();
  };
  const leave = (id: string) =>
    instances.command(id, { do: 'message', message: 'leaves', payload: { on: '2026-03-09' }, at: day(9) });
  const stateOf = async (id: string) => {
    const found = await instances.read(id);
    if (!found) throw new Error(`no ${id}`);
    return found.state;
  };
  return { store, library, start, leave, stateOf };
}

describe('a step that looks up other cases', () => {
  it('finds who is in the station, as long as they are, in its own county only', async () => {
    const { store, start, leave, stateOf } = await station();
    await start('stay', `${county}-1`, county, { ...wang, bed: '三号床' });
    await start('stay', `${neighbour}-1`, neighbour, { ...wang, bed: '九号床' });
    await start('look', `${county}-2`, county, { idNo: ' 99010119500101002X ' });
    const found = { exists: true, count: 1, found: [' 99010119500101002X '], cases: [{ bed: '三号床' }] };
    expect((await stateOf(`${county}-2`)).data['dedupe']).toEqual(found);
    await leave(`${county}-1`);
    await start('look', `${county}-3`, county, { idNo: wang.idNo });
    const none = { exists: false, count: 0, found: [], cases: [] };
    expect((await stateOf(`${county}-3`)).data['dedupe']).toEqual(none);
    await start('look', `${county}-4`, county, {});
    expect((await stateOf(`${county}-4`)).data['dedupe']).toEqual(none);
    expect(JSON.stringify(await store.rows(foundByTable))).not.toContain('19500101');
    await store.close();
  });

  it('is told across counties what a matter says is told there, and never anything of a person', async () => {
    const { store, library, start, stateOf } = await station();
    await start('card', `${neighbour}-1`, neighbour, { rule: 'W30', name: '李' });
    await start('stay', `${neighbour}-2`, neighbour, { ...wang, bed: '九号床' });
    await start('look', `${county}-3`, county, {});
    const asking = await stateOf(`${county}-3`);
    const ask = (by: { process: string; by: string }, tell: string[], value: string) => {
      const lookup: Lookup = { of: [by], match: '-', tell, area: 'province', most: 9, into: '-' };
      return lookUp({ store, library }, asking, lookup, { values: [value] });
    };
    const cards = await ask({ process: 'card', by: 'live' }, ['rule', 'author'], 'live');
    expect(cards['cases']).toEqual([{ rule: 'W30' }]);
    const people = await ask({ process: 'stay', by: 'once' }, ['bed', 'number'], wang.idNo);
    expect([people['count'], people['cases']]).toEqual([1, []]);
    await store.close();
  });

  it('finds a case that was moved to a version which says by what it is found', async () => {
    const { library, start, stateOf, store } = await station();
    await start('stay', `${county}-1`, county, wang);
    const state = await stateOf(`${county}-1`);
    const moved = { ...state, pins: { ...state.pins } };
    const rows = project(state, moved, [], library.worldOf(state)).filter(
      ({ table }) => table === foundByTable.name,
    );
    expect(rows.map((row) => Object.keys(row)[1])).toEqual(['removeAll', 'put', 'put', 'put']);
    await store.close();
  });

  it('stops once, in words, where what it asks is not installed', async () => {
    const { store, start, stateOf } = await station();
    await start('look', `${county}-1`, county, wang);
    const { incidents } = await stateOf(`${county}-1`);
    expect(Object.values(incidents)).toMatchObject([
      {
        code: 'lookup-failed',
        node: 'elsewhere',
        params: { reason: '没有装上“sing”，或者它还没有写明可以这样查' },
      },
    ]);
    await store.close();
  });

  it('is answered the same by the index as by going through the cases, and a rebuild gives the same rows', async () => {
    const { store, library, start, leave, stateOf } = await station();
    const stays = [
      [`${county}-1`, county, { ...wang, came: '2026-01-05', bed: 'a' }],
      [`${county}-2`, county, { ...wang, came: '2026-03-01', bed: 'b' }],
      [`${county}-3`, county, { name: '李', idNo: '2', phone: '1', came: '2026-02-01' }],
      [`${neighbour}-4`, neighbour, { ...wang, came: '2026-03-02' }],
      [`${far}-5`, far, { ...wang, came: '2026-03-03' }],
    ] as const;
    for (const [id, region, who] of stays) await start('stay', id, region, who);
    for (const id of [`${county}-1`, `${county}-3`]) {
      await leave(id);
      await leave(id);
    }
    await start('look', `${county}-9`, county, {});
    const asking = await stateOf(`${county}-9`);
    const states = await Promise.all(stays.map(([id]) => stateOf(id)));
    const cases = states.map((state) => {
      const world = library.worldOf(state);
      return {
        instance: state.id,
        package: 'station',
        process: 'stay',
        region: state.region,
        startedAt: state.startedAt,
        ended: state.status !== 'running',
        outcome: state.outcome,
        under: foundUnder(state, world).map((one) => ({ ...one, by: one.by.id, within: one.by.within })),
        tells: (by: string, asking: Lookup) => toldBy(state, world, by, asking),
      };
    });
    const once = { of: [{ process: 'stay', by: 'once' }], match: '-', into: '-' };
    const both = { values: [wang.idNo, '1', '7'] };
    const asked: readonly (readonly [object, LookupAsked, number])[] = [
      [{}, both, 1],
      [{ state: 'any' }, both, 3],
      [{ state: 'any', from: '-' }, { ...both, from: '2026-01-06', to: '2026-02-28' }, 1],
      [{ state: 'ended', outcome: ['home'] }, { values: [wang.idNo] }, 1],
      [{ state: 'ended', outcome: ['other'] }, { values: [wang.idNo] }, 0],
      [{ state: 'any', area: 'city' }, { values: [wang.idNo] }, 3],
      [{ state: 'any', area: 'province', elsewhere: true }, both, 1],
      [{ of: [{ process: 'stay', by: 'inside' }], area: 'province', state: 'any' }, both, 1],
      [{ of: [...once.of, { process: 'stay', by: 'inside' }], tell: ['bed', 'number'], most: 3 }, both, 1],
    ];
    for (const [more, values, count] of asked) {
      const lookup = { ...once, ...more };
      const here = { instance: asking.id, package: 'station', region: county };
      const one = lookThrough(lookup, values, here, { cases, missing: () => false });
      const answer = await lookUp({ store, library }, asking, lookup, values);
      expect([more, answer]).toEqual([more, lookupAnswer(lookup, values, one)]);
      expect([more, answer['count']]).toEqual([more, count]);
    }
    const before = await store.rows(foundByTable);
    await store.rebuild([foundByTable.name], rowsOf(library));
    expect(await store.rows(foundByTable)).toEqual(before);
    await store.close();
  });
});

/** The rows of one table from all events at once. */
const rowsOf =
  (library: Library) =>
  ({ snapshot }: WholeStream) => {
    const state = snapshot as never;
    return {
      rows: project(undefined, state, [], library.worldOf(state)).filter(
        ({ table }) => table === foundByTable.name,
      ),
    };
  };
