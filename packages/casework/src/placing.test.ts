import { packageHash, parsePackage, type JsonObject } from '@fiveones/definition';
import { evolve, type InstanceState } from '@fiveones/interpreter';
import { openSqlite } from '@fiveones/store';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from './access.ts';
import { Casework } from './casework.ts';
import { folds } from './instances.ts';
import type { Published } from './library.ts';
import { tables } from './tables.ts';

const began = '2026-03-02T09:00:00+08:00';
const [county, town, near, far] = ['990101', '990101001', '990101001001', '990101002001'];
const neighbour = '990102001001';

const places = [
  { code: county, name: '甲县', tier: 'county' },
  { code: town, name: '甲镇', tier: 'town' },
  { code: near, name: '近村', tier: 'village' },
  { code: '990101002', name: '乙镇', tier: 'town' },
  { code: far, name: '远村', tier: 'village' },
  { code: '990102', name: '邻县', tier: 'county' },
  { code: '990102001', name: '邻镇', tier: 'town' },
  { code: neighbour, name: '邻村', tier: 'village' },
] as const;
/** One person in each place, named after it. */
const organisation = {
  regions: places,
  units: places.map(({ code, tier }) => ({ id: code, name: code, kind: tier, region: code })),
  people: places.map(({ code, name, tier }) => ({
    id: code,
    name: `${name}的人`,
    holdings: [{ post: tier, unit: code }],
  })),
};

const lane = { id: 'all', name: '各级', tier: 'county' };
const row = (id: string, tier: string) => ({
  id,
  matter: id,
  duty: id,
  basis: ['办法'],
  step: '*',
  tier,
  unit: tier,
  unitName: tier,
  kind: 'R',
  post: tier,
  postName: tier,
});
const told = {
  messages: [{ id: 'found', name: '发现', key: 'person.name' }],
  signals: [{ id: 'bell', name: '铃' }],
};
const node = (id: string, more: JsonObject = {}): JsonObject => ({ id, name: id, lane: 'all', ...more });
const begin = node('begin', { kind: 'startEvent' });
const chart = (id: string, nodes: readonly JsonObject[], more: JsonObject = {}) => ({
  [`processes/${id}.json`]: JSON.stringify({
    id,
    name: id,
    lanes: [lane],
    nodes,
    ...told,
    ...more,
    flows: nodes.slice(1).map((to, place) => ({
      id: `f${place}`,
      from: nodes[place]?.['id'],
      to: to['id'],
    })),
  }),
});
const throws = (more: JsonObject) => node('tell', { kind: 'endEvent', throws: more });
const payload = [{ into: 'person', value: '=person' }];
const taken = [{ into: 'person', value: '=message.person' }];
const heard = (trigger: JsonObject) =>
  chart(
    `by-${Object.keys(trigger)[0] ?? ''}`,
    [
      node('heard', { kind: 'startEvent', trigger, set: taken }),
      node('visit', { kind: 'userTask', responsibility: 'R-001' }),
      node('look', { kind: 'userTask', responsibility: 'R-002' }),
    ],
    { subject: { name: 'person.name', region: 'person.region' } },
  );

const files = {
  'template.json': JSON.stringify({
    id: 'finds',
    name: '发现',
    version: '1.0.0',
    publisher: '测试',
    format: 1,
    posts: places.slice(0, 3).map(({ tier }) => ({ id: tier, name: tier, tier, unit: tier, roles: ['R'] })),
  }),
  'responsibilities.json': JSON.stringify({
    rows: [row('R-001', 'village'), row('R-002', 'town')],
  }),
  'parameters.json': JSON.stringify({
    parameters: [
      {
        id: 'days',
        name: '天数',
        type: 'integer',
        unit: '天',
        level: 'town',
        values: [
          { region: county, from: '2020-01-01', value: 5 },
          { region: '990101002', from: '2020-01-01', value: 9 },
        ],
      },
    ],
  }),
  ...chart('message', [begin, throws({ message: 'found', payload, deliver: { key: 'person.name' } })]),
  ...chart('signal', [begin, throws({ signal: 'bell', payload })]),
  ...chart('condition', [begin, node('wait', { kind: 'userTask', responsibility: 'R-001' })]),
  ...chart('call', [
    begin,
    node('call', { kind: 'callActivity', process: 'by-call', wait: false, input: payload }),
    node('end', { kind: 'endEvent' }),
  ]),
  ...heard({ message: 'found' }),
  ...heard({ signal: 'bell' }),
  ...heard({ condition: 'person.found = true' }),
  ...chart(
    'by-call',
    [
      begin,
      node('visit', { kind: 'userTask', responsibility: 'R-001' }),
      node('look', { kind: 'userTask', responsibility: 'R-002' }),
    ],
    { subject: { name: 'person.name', region: 'person.region' } },
  ),
};

let casework: Casework;
let published: Published;

beforeEach(async () => {
  let id = 0;
  casework = new Casework({
    store: openSqlite({ file: ':memory:', tables, folds }),
    clock: () => Date.parse(began),
    newId: () => `id${++id}`,
    demo: false,
  });
  await casework.open();
  const parsed = parsePackage(files);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { package: pkg } = parsed;
  published = {
    package: pkg,
    version: '1.0.0',
    hash: packageHash(pkg),
    publishedAt: began,
    from: began.slice(0, 10),
    serial: 1,
  };
  casework.library.organisation = organisation;
  casework.library.install(published);
});

const actor = (who: string): Actor => {
  const found = casework.actor(who);
  if (!found) throw new Error(`nobody is ${who}`);
  return found;
};

/** Begins the case that begins another one with what is found, from a place; answers the other one. */
async function begun(by: string, from: string, person: JsonObject): Promise<InstanceState> {
  const id = `${county}-${by}`;
  const done = await casework.instances.start({
    published,
    process: by,
    id,
    region: from,
    at: began,
    data: { person },
  });
  if (!done.ok) throw new Error(done.refusal.code);
  await casework.settled();
  const all = await casework.search(actor(county), '王');
  const other = all.find(({ processName }) => processName === `by-${by}`);
  const read = await casework.instances.read(other?.instance ?? '');
  if (!read) throw new Error(`nothing was begun by a ${by}`);
  return read.state;
}

const holders = async (instance: string): Promise<readonly string[]> => {
  const asked = places.map(async ({ code }) => {
    const { open } = await casework.inbox(actor(code));
    return open.some((item) => item.instance === instance) ? [code] : [];
  });
  return (await Promise.all(asked)).flat();
};
const readers = async (instance: string): Promise<readonly string[]> => {
  const asked = places.map(async ({ code }) => {
    const seen = await casework.case(actor(code), instance);
    return seen.ok ? [code] : [];
  });
  return (await Promise.all(asked)).flat();
};
const noteIn = async (who: string, instance: string): Promise<string | undefined> => {
  const seen = await casework.case(actor(who), instance);
  return seen.ok ? seen.value.header.misplaced : undefined;
};

describe.each(['message', 'call', 'signal', 'condition'])('a case that a %s of the county begins', (by) => {
  it('stands in the village that its data name: the helper there has it, nobody of another place', async () => {
    const person = { name: '王大', region: far, found: true };
    const { id, region, placing } = await begun(by, county, person);
    expect(region).toBe(far);
    expect(placing).toEqual({ from: county, named: far });
    expect(await holders(id)).toEqual([far]);
    expect(await readers(id)).toEqual([county, '990101002', far]);
    expect(await noteIn(county, id)).toBeUndefined();
  });

  it('goes to no other county, whatever its data say: it stays, and says so', async () => {
    const { id, region, placing } = await begun(by, county, { name: '王大', region: neighbour, found: true });
    expect([region, placing]).toEqual([county, { from: county, named: neighbour, stays: 'other-county' }]);
    expect(await readers(id)).toEqual([county]);
    expect(await noteIn(county, id)).toBe('资料里写的邻镇邻村不在本县，先由甲县办，请核对是不是要转给那里');
  });
});

describe('a case stays where it was begun', () => {
  it.each([
    ['none-named', county, null, undefined],
    ['none-named', county, '', undefined],
    ['no-such-place', county, '990101009009', '990101009009'],
    ['no-such-place', county, '王大', undefined],
    ['no-such-place', county, 42, undefined],
    ['beyond-sender', near, far, far],
    ['beyond-sender', town, county, county],
  ] as const)('as %s, begun from %s with %s', async (stays, from, region, named) => {
    const state = await begun('message', from, { name: '王大', region });
    const kept = named === undefined ? {} : { named };
    expect([state.region, state.placing]).toEqual([from, { from, ...kept, stays }]);
  });

  it('tells in its history what the data say, and on its page only what somebody must look into', async () => {
    const line = async (person: JsonObject) => {
      const { id } = await begun('message', near, { name: '王大', ...person });
      const seen = await casework.case(actor(near), id);
      if (!seen.ok) throw new Error(seen.refused.code);
      const { history, header } = seen.value;
      return [history.at(-1)?.tone, history.at(-1)?.note?.split('；').slice(1).join('；'), header.misplaced];
    };
    const beyond = '资料里写的乙镇远村不归发起的甲镇近村管，先由甲镇近村办，请核对该由哪里办';
    expect(await line({ region: far })).toEqual(['bad', beyond, beyond]);
  });
});

describe('a case that was put somewhere', () => {
  it('lives by the parameters of that place', async () => {
    const { pins } = await begun('message', county, { name: '王大', region: far });
    expect(pins.parameters).toBe(`2026-03-02@${far}`);
  });

  it('is read the same from its events, though the place is gone since; and its data move it no more', async () => {
    const state = await begun('message', county, { name: '王大', region: far });
    casework.library.organisation = { ...organisation, regions: places.slice(0, 3) };
    const events = await casework.instances.events(state.id);
    const again = events.reduce<InstanceState | undefined>(evolve, undefined);
    expect(again).toEqual(state);
    expect(evolve(state, dataSet({ person: { region: near } })).region).toBe(far);
  });

  it('was where it is, before that was kept', () => {
    const old = { id: 'i', number: '1', region: near, data: {}, pins: {} as InstanceState['pins'] };
    const state = evolve(undefined, { type: 'instanceStarted', at: began, body: old });
    expect([state.region, state.placing]).toEqual([near, undefined]);
  });

  it('is where somebody chose, when a person begins it', async () => {
    const done = await casework.instances.start({
      published,
      process: 'by-call',
      id: `${county}-chosen`,
      region: near,
      at: began,
      by: near,
      data: { person: { name: '王大', region: far } },
    });
    expect(done.ok && done.state.region).toBe(near);
  });
});

const dataSet = (data: JsonObject) => ({
  type: 'dataSet' as const,
  at: began,
  body: {
    node: 'visit',
    cause: 'repair',
    set: Object.entries(data).map(([into, value]) => ({ into, value: value ?? null })),
  },
});

it('a case that another called is a link from there and back, for those who read both', async () => {
  const { id } = await begun('call', county, { name: '王大', region: far });
  const related = async (who: string, instance: string) => {
    const seen = await casework.case(actor(who), instance);
    return seen.ok ? seen.value.related : undefined;
  };
  const calling = await related(county, `${county}-call`);
  expect(calling?.begun).toMatchObject([{ instance: id, subject: '王大', regionName: '远村' }]);
  expect((await related(county, id))?.from).toMatchObject({ instance: `${county}-call` });
  // The village has the case, but not the county's own one that called it.
  expect(await related(far, id)).toEqual({ begun: [], unlisted: 0 });
  expect(await related(neighbour, id)).toBeUndefined();
});
