import type { JsonObject } from '@fiveones/definition';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from './access.ts';
import type { Casework } from './casework.ts';
import type { HouseholdView } from './household-views.ts';
import { demonstrated, firstProcess } from './demonstration.example.ts';

const village = '980101001001';
const people = {
  helper: 'villageHelper-village-1-1-1',
  clerk: 'townClerk-town-1-1',
  county: 'countyHandler-county-1',
  otherVillage: 'villageHelper-village-1-2-1',
  otherTown: 'townClerk-town-2-1',
} as const;
const father = '990101195005061234';
const child = '990101201501011232';

let casework: Casework;
let serial = 0;

/** The number of the same duty in the second process. */
const also = (duty: unknown): string => String(duty).replace('R-0', 'R-1');

/** The example for a household: who is in it, with their numbers; a card is worth 100 元 a month. */
function forHouseholds(): Record<string, string> {
  const files = firstProcess;
  const chart = JSON.parse(files['processes/apply-card.json'] ?? '{}') as { nodes: JsonObject[] };
  const form = JSON.parse(files['forms/application.json'] ?? '{}') as { schema: { properties: JsonObject } };
  const duties = JSON.parse(files['responsibilities.json'] ?? '{}') as { rows: JsonObject[] };
  const idNo = { type: 'string', title: '身份证号', 'x-sensitivity': 'M1' };
  const relation = { type: 'string', title: '关系', oneOf: [{ const: 'child', title: '孙子女' }] };
  const person = { type: 'object', properties: { name: { type: 'string' }, idNo, relation } };
  const properties = { ...form.schema.properties, idNo, members: { type: 'array', items: person } };
  const subject = { name: 'application.name', idNo: 'application.idNo', members: 'application.members' };
  const household = {
    plan: {
      rows: 'application.members',
      columns: [
        { label: '关系', field: 'application.members.relation' },
        { label: '号码', field: 'application.members.idNo' },
      ],
      shows: [{ label: '怎么领', field: 'application.deliver' }],
    },
    warning: { shows: [{ label: '生于', field: 'application.birthDate' }] },
  };
  const pays = { into: 'payment', value: '={amount: 100, payMonth: "2026-12", status: "pending"}' };
  const nodes = chart.nodes.map((node): JsonObject =>
    node['id'] === 'issue' ? { ...node, set: [pays] } : node,
  );
  return {
    ...files,
    'processes/apply-card.json': JSON.stringify({
      ...chart,
      nodes,
      subject,
      household: { visits: ['review'], gives: ['approved'] },
    }),
    'processes/watch-card.json': JSON.stringify({
      ...chart,
      id: 'watch-card',
      name: '关爱',
      nodes: nodes.map((node) => ({
        ...node,
        ...(node['responsibility'] ? { responsibility: also(node['responsibility']) } : {}),
      })),
      subject,
      household,
    }),
    'responsibilities.json': JSON.stringify({
      rows: duties.rows.flatMap((row) => [
        row,
        { ...row, id: also(row['id']), step: String(row['step']).replace('apply-card', 'watch-card') },
      ]),
    }),
    'forms/application.json': JSON.stringify({ ...form, schema: { ...form.schema, properties } }),
  };
}

const actor = (who: keyof typeof people): Actor => {
  const found = casework.actor(people[who]);
  if (!found) throw new Error('the demonstration has this person');
  return found;
};

async function applied(data: JsonObject, process = 'apply-card'): Promise<string> {
  const as = actor('helper');
  const begun = await casework.start(as, {
    packageId: 'first-process',
    process,
    region: village,
  });
  if (!begun.ok) throw new Error(begun.refused.message);
  await filled('helper', begun.value.task ?? '', data);
  return begun.value.instance;
}

const filled = (who: 'helper' | 'clerk', task: string, data: JsonObject, result?: 'agree' | 'return') =>
  casework.tasks.submit(actor(who), {
    task,
    key: `key-${String(++serial).padStart(6, '0')}`,
    data,
    ...(result ? { opinion: { result, reason: '姓名和身份证对不上，请改' } } : {}),
  });

const openTask = async (who: 'helper' | 'clerk', instance: string): Promise<string> =>
  (await casework.inbox(actor(who))).open.find((item) => item.instance === instance)?.task ?? '';

const family = {
  birthDate: '1950-05-06',
  deliver: 'self',
  idNo: father,
  members: [{ name: '周小小', idNo: child, relation: 'child' }],
};

beforeAll(async () => {
  let now = Date.parse('2026-11-23T01:00:00Z');
  casework = await demonstrated([forHouseholds()], () => (now += 60_000));
  await applied({ application: { ...family, name: '周大年' } }, 'watch-card');
  const granted = await applied({ application: { ...family, name: '周大爷' } });
  await filled('clerk', await openTask('clerk', granted), {}, 'return');
  const corrected = { application: { ...family, name: '周大年' } };
  await filled('helper', await openTask('helper', granted), corrected);
  await filled('clerk', await openTask('clerk', granted), {}, 'agree');
  await applied({ application: { ...family, name: '周大年', members: [] } });
});

const found = async (who: keyof typeof people, text: string) =>
  (await casework.households.find(actor(who), text)).map(({ name, idMasked = '' }) => `${name} ${idMasked}`);

async function file(who: keyof typeof people): Promise<HouseholdView> {
  const [first] = await casework.households.find(actor('helper'), '周大年');
  const view = await casework.households.get(actor(who), first?.person ?? '');
  if (!view.ok) throw new Error(view.refused.code);
  return view.value;
}

describe('a household is found', () => {
  const masked = '周大年 990101**********34';

  it('by a part of the name, the end of the number or the whole of it; a child without its number', async () => {
    expect(await found('clerk', '大年')).toEqual([masked]);
    expect(await found('clerk', '1234')).toEqual([masked]);
    expect(await found('clerk', father)).toEqual([masked]);
    expect(await found('clerk', '1232')).toEqual(['周** ']);
    expect(await found('clerk', '')).toContain(masked);
  });

  it('not by the middle of the number', async () => expect(await found('clerk', '1950')).toEqual([]));

  it.each(['otherVillage', 'otherTown'] as const)('not by a clerk next door (%s)', async (who) => {
    expect(await found(who, '周大年')).toEqual([]);
    expect(await found(who, father)).toEqual([]);
    await expect(file(who)).rejects.toThrow('not-found');
  });
});

describe('the file of a household', () => {
  it('tells who belongs to it, all its cases, what it gets and what was issued', async () => {
    const view = await file('county');
    expect(view.members).toMatchObject([
      { name: '周大年', head: true, age: 76 },
      { name: '周**', relation: '孙子女', minor: true },
    ]);
    expect(view.cases.map(({ status, outcome }) => [status, outcome])).toEqual([
      ['running', undefined],
      ['completed', 'approved'],
      ['running', undefined],
    ]);
    expect(view.benefits).toMatchObject([
      { state: 'applied' },
      { state: 'granted', from: '2026-12', amount: 100 },
    ]);
    expect(view.documents).toHaveLength(1);
  });

  it('counts as had only what a process says that it gives, by its outcome or by what it pays', async () => {
    const { package: pkg } = casework.library.newest('first-process') ?? {};
    const { household } = pkg?.processes['apply-card'] ?? {};
    if (!household) throw new Error('the example tells what it gives');
    const states = async (gives: readonly string[] | undefined) => {
      Object.assign(household, { gives });
      return (await file('county')).benefits.map(({ processName, state }) => `${processName} ${state}`);
    };
    expect(await states(undefined)).toEqual([]);
    expect(await states(['approved'])).toEqual(['申领优待证 applied', '申领优待证 granted']);
    // The case that is over was paid for: that tells itself.
    expect(await states([])).toEqual(['申领优待证 applied', '申领优待证 granted']);
    Object.assign(household, { gives: ['approved'] });
  });

  it('tells what changed, before and after, and which step was the last to confirm it', async () => {
    const view = await file('clerk');
    expect(view.changes.flatMap(({ changes = [] }) => changes)).toEqual([
      { place: '姓名', before: '周大爷', after: '周大年' },
    ]);
    expect(view.latest).toMatchObject({ nodeName: '填申请', processName: '申领优待证' });
  });

  it('tells of the plan, the warnings and the visits that the process declares', async () => {
    const view = await file('clerk');
    expect(view.plan).toMatchObject({
      labels: ['关系', '号码'],
      measures: [{ cells: ['孙子女', expect.stringMatching(/^990101\*+32$/) as string] }],
      shown: [{ label: '怎么领', value: '自己来取' }],
    });
    expect(view.warnings.map(({ what, running }) => [what, running])).toEqual([['1950-05-06', true]]);
    expect(view.visits).toMatchObject([{ name: '镇审核', processName: '申领优待证', photos: 0 }]);
    expect(view.visits[0]?.by).not.toBe('');
  });

  it('tells nothing of a form to who may not see it in the case', async () => {
    const { plan, warnings, visits } = await file('county');
    expect([plan, warnings, visits.length]).toEqual([undefined, [], 1]);
  });

  it('shows no whole identity number to anybody', async () => {
    for (const who of ['helper', 'clerk', 'county'] as const) {
      const text = JSON.stringify(await file(who));
      expect([text.includes(father), text.includes(child), text.includes('周小小')]).toEqual([
        false,
        false,
        false,
      ]);
    }
  });
});
