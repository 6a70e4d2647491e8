import { instanceTable, tables, Casework, folds, mostLooksAnHour, type Actor } from '@fiveones/casework';
import type { PackageFiles } from '@fiveones/definition';
import { openSqlite, type Store } from '@fiveones/store';
import { failingStore } from '@fiveones/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  admin,
  caller,
  clerk,
  code,
  committee,
  firstProcess,
  handler,
  helper,
  leader,
  village,
  otherVillage,
  otherTown,
  payOfficer,
  reviewer,
  loosely,
  type Loose,
} from './stage.example.ts';

const number = '990101195005061234';
const marked = '990101**********34';
const child = '990101201501011232';
const account = '6217009901000126023';

/**
 * The example with numbers in it: the village fills them in, its committee and the offices above read them; the
 * payment copies the account. 资金 sees the account only, and nobody with a letter the telephone of the finder.
 */
function withNumbers(): PackageFiles {
  const template = loosely('template.json');
  const chart = loosely<Loose & { nodes: readonly Loose[] }>('processes/apply-card.json');
  const form = loosely<Loose & { schema: Loose & { properties: Loose } }>('forms/application.json');
  const post = (id: string, tier: string, unit: string, role?: string) => ({
    id,
    name: id,
    tier,
    unit,
    ...(role === undefined ? {} : { role }),
  });
  const idNo = { type: 'string', title: '身份证号', 'x-sensitivity': 'M1' };
  const properties = {
    ...form.schema.properties,
    idNo: { ...idNo, 'x-rights': { edit: 'V', view: 'STRC' } },
    account: {
      type: 'string',
      title: '账号',
      'x-sensitivity': 'M2',
      'x-rights': { edit: 'V', view: 'STRCP' },
    },
    hidden: {
      type: 'string',
      title: '线索人电话',
      'x-sensitivity': 'M3',
      'x-rights': { edit: 'V', view: 'F' },
    },
    members: {
      type: 'array',
      items: { type: 'object', properties: { name: { type: 'string' }, idNo } },
    },
  };
  const pays = { into: 'payment', value: '={accountRef: application.account, amount: 100}' };
  return {
    ...firstProcess,
    'template.json': JSON.stringify({
      ...template,
      posts: [
        post('villageHelper', 'village', 'villageCommittee', 'V'),
        post('villageCommittee', 'village', 'villageCommittee', 'S'),
        post('townClerk', 'town', 'townCivilAffairs', 'T'),
        post('townReviewer', 'town', 'townCivilAffairs', 'R'),
        post('countyHandler', 'county', 'countyCivilAffairs', 'C'),
        post('payOfficer', 'county', 'countyCivilAffairs', 'P'),
        post('countyAdmin', 'county', 'countyCivilAffairs'),
      ],
    }),
    'processes/apply-card.json': JSON.stringify({
      ...chart,
      subject: { name: 'application.name', idNo: 'application.idNo', members: 'application.members' },
      nodes: chart.nodes.map((node) => (node['id'] === 'issue' ? { ...node, set: [pays] } : node)),
    }),
    'forms/application.json': JSON.stringify({
      ...form,
      rights: { edit: 'V', view: 'STRCP' },
      schema: { ...form.schema, properties },
      sections: [{ id: 'all', title: '申请', rows: Object.keys(properties).map((key) => [key]) }],
    }),
  };
}

let store: Store;
let casework: Casework;
let instance = '';
let now = 0;
let ids = 0;
const as = (person: string) => caller(casework, person);

beforeEach(async () => {
  now = Date.parse('2026-11-23T01:00:00Z');
  store = openSqlite({ file: ':memory:', tables, folds });
  await open(store);
  const begun = await as(helper).work.start({
    packageId: 'first-process',
    process: 'apply-card',
    region: village,
  });
  instance = begun.instance;
  const application = {
    name: '周大年',
    birthDate: '1950-05-06',
    deliver: 'self',
    idNo: number,
    account,
    hidden: '13912345678',
    members: [{ name: '周小小', idNo: child }],
  };
  await as(helper).task.submit({ task: begun.task ?? '', key: 'key-0001', data: { application } });
});

async function open(opened: Store): Promise<void> {
  casework = new Casework({ store: opened, clock: () => now, newId: () => `id${++ids}`, demo: true });
  await casework.open();
  const loaded = await casework.demonstration.load([withNumbers()], '2026-11-23T09:00:00+08:00');
  if (!loaded.ok) throw new Error(loaded.refused.message);
}

const why = { reason: 'identity' };
const idNo = { form: 'application', path: '/idNo', shown: marked };
const lookAs = (
  person: string,
  at: Partial<typeof idNo> & { readonly reason?: string; readonly words?: string } = {},
) => as(person).look.field({ instance, ...idNo, ...why, ...at });
const household = async (person: string) => {
  const [found] = await as(helper).household.find({ text: '周大年' });
  return as(person).household.get({ person: found?.person ?? '' });
};
const kept = () => store.rows('look');
/** Somebody of the demonstration, in the county next door. */
const nextDoor = (person: string): Actor => {
  const own = casework.actor(person);
  if (!own) throw new Error('the demonstration has this person');
  return { ...own, holdings: own.holdings.map((chair) => ({ ...chair, region: '990102' })) };
};

describe('a masked number', () => {
  it('does not leave the server whole before somebody has looked, not even as a copy outside its form', async () => {
    const [review] = (await as(clerk).work.inbox()).open.filter((one) => one.instance === instance);
    const answers = [await as(clerk).task.get({ task: review?.task ?? '' })] as unknown[];
    await as(clerk).task.submit({
      task: review?.task ?? '',
      key: 'key-0002',
      data: {},
      opinion: { result: 'agree' },
    });
    for (const who of [clerk, handler, payOfficer, committee, leader, admin])
      answers.push(
        await as(who).instance.get({ instance }),
        await household(who),
        await as(who).work.inbox(),
      );
    expect((await as(clerk).instance.get({ instance })).payment).toMatchObject({
      accountRef: '***************6023',
    });
    expect(JSON.stringify(answers)).not.toMatch(new RegExp(`${number}|${account}|13912345678|${child}`));
  });

  it('is shown whole once it has been written down who looked, when, at what and why, and never the number', async () => {
    expect(await lookAs(clerk, { words: '与派出所核对' })).toEqual({ full: number });
    expect(await kept()).toMatchObject([
      {
        county: '980101',
        person: clerk,
        at: '2026-11-23T09:00:00+08:00',
        instance,
        place: '身份证号',
        reason: 'identity',
        words: '与派出所核对',
        region: village,
      },
    ]);
    const events = await store.events(`looks/${clerk}`);
    expect(events).toMatchObject([{ type: 'looked', by: clerk, body: { instance, path: '/idNo' } }]);
    expect(JSON.stringify([await kept(), events])).not.toContain(number.slice(6, 16));
    expect(await store.verify()).toEqual([]);
  });

  it('is not shown when the look cannot be written down', async () => {
    const failing = failingStore(store, 1);
    casework = new Casework({ store: failing, clock: () => now, newId: () => `id${++ids}`, demo: true });
    await casework.library.refresh();
    expect(await code(lookAs(clerk))).toBe('INTERNAL_SERVER_ERROR');
    expect(await kept()).toEqual([]);
  });

  it.each([
    [helper, 'not-allowed'], // They typed it and read it plainly: there is nothing to look at.
    [committee, 'not-allowed'],
    [clerk, 'done'],
    [reviewer, 'done'],
    [handler, 'done'],
    [payOfficer, 'not-allowed'],
    [admin, 'not-allowed'],
    [leader, 'not-allowed'],
    [otherTown, 'not-found'],
    [otherVillage, 'not-found'],
  ])('is looked at by %s: %s', async (who, expected) => {
    expect(await code(lookAs(who))).toBe(expected);
    expect(await kept()).toHaveLength(expected === 'done' ? 1 : 0);
    const offered = await as(who)
      .instance.get({ instance })
      .catch(() => undefined);
    expect(offered?.context.revealable?.['application']?.includes('/idNo') ?? false).toBe(
      expected === 'done',
    );
  });

  it('is for those of its own county only', async () => {
    for (const who of [clerk, handler])
      expect(await casework.looks.field(nextDoor(who), { instance, ...idNo, ...why })).toMatchObject({
        ok: false,
        refused: { code: 'not-found' },
      });
    expect(await kept()).toEqual([]);
  });

  it('is offered field by field: an account to whom only the account is for, nothing that is withheld', async () => {
    const shown = { path: '/account', shown: '***************6023' };
    expect(await code(lookAs(payOfficer, shown))).toBe('done');
    expect(await code(lookAs(clerk, { path: '/hidden', shown: '139****5678' }))).toBe('not-allowed');
    expect(await code(lookAs(clerk, { path: '/name', shown: '周大年' }))).toBe('not-allowed');
    expect(await code(lookAs(clerk, { form: 'opinions' }))).toMatch(/not-found|not-allowed/);
  });

  it('asks for a reason of the list, and for own words where the list has none', async () => {
    expect(await code(lookAs(clerk, { reason: '' }))).toBe('look-reason-missing');
    expect(await code(lookAs(clerk, { reason: 'curiosity' }))).toBe('look-reason-missing');
    expect(await code(lookAs(clerk, { reason: 'other', words: '看看' }))).toBe('look-words-missing');
    expect(await code(lookAs(clerk, { words: '字'.repeat(101) }))).toMatch(/BAD_REQUEST|input-invalid/);
    expect(await kept()).toEqual([]);
    expect(await code(lookAs(clerk, { reason: 'other', words: '法院来函调查' }))).toBe('done');
  });

  it('is not taken from a row that has moved since', async () => {
    expect(await code(lookAs(clerk, { shown: '990101**********99' }))).toBe('look-moved');
  });

  it('is looked at so often in an hour, each by themselves', async () => {
    for (let one = 0; one < mostLooksAnHour; one++) {
      now += 60_000;
      await lookAs(clerk);
    }
    expect(await code(lookAs(clerk))).toBe('look-too-often');
    expect(await kept()).toHaveLength(mostLooksAnHour);
    expect(await code(lookAs(handler))).toBe('done');
    now += 31 * 60_000;
    expect(await code(lookAs(clerk))).toBe('done');
  });
});

describe('in the 户档', () => {
  it('a number is looked at by who may in a case, a child is not, and the page says how often', async () => {
    const view = await household(clerk);
    expect(view.members.map(({ name, revealable }) => [name, revealable])).toEqual([
      ['周大年', true],
      ['周**', false],
    ]);
    const [own, minor] = view.members.map(({ person }) => person);
    expect(await as(clerk).look.person({ person: own ?? '', ...why })).toEqual({ full: number });
    expect(await code(as(clerk).look.person({ person: minor ?? '', ...why }))).toBe('not-allowed');
    expect(await code(as(committee).look.person({ person: own ?? '', ...why }))).toBe('not-allowed');
    expect(await code(as(otherTown).look.person({ person: own ?? '', ...why }))).toBe('not-found');
    expect((await household(clerk)).looks).toBe(1);
    expect((await household(committee)).members.some(({ revealable }) => revealable)).toBe(false);
  });
});

describe('the looks', () => {
  beforeEach(async () => {
    await lookAs(clerk);
    now += 24 * 3_600_000;
    await lookAs(handler, { reason: 'other', words: '法院来函调查' });
    await lookAs(handler);
  });

  it('stand by day and person before those who supervise, and in the history of the case', async () => {
    for (const who of [leader, admin]) {
      const list = await as(who).look.list({});
      expect(list.days.map(({ day, people }) => [day, people.map(({ looks }) => looks.length)])).toEqual([
        ['2026-11-24', [2]],
        ['2026-11-23', [1]],
      ]);
      expect(list.days[0]?.people[0]?.looks.map(({ reason }) => reason)).toContain('其他：法院来函调查');
      expect((await as(who).instance.get({ instance })).looks).toHaveLength(3);
    }
    expect((await as(clerk).instance.get({ instance })).looks).toEqual([]);
    const row = (await store.get(instanceTable, { county: '980101', instance }))?.subject;
    expect(row).toBe('周大年');
  });

  it('are found by person and day, and exported line by line', async () => {
    const ofClerk = await as(leader).look.list({ person: clerk });
    expect([ofClerk.total, ofClerk.days.length, ofClerk.people.length]).toEqual([1, 1, 2]);
    expect((await as(leader).look.list({ from: '2026-11-24', until: '2026-11-24' })).total).toBe(2);
    expect(await code(as(leader).look.list({ from: '2026-11-25', until: '2026-11-24' }))).toBe('look-period');
    expect(await code(as(leader).look.list({ from: '2020-01-01' }))).toBe('look-period');
    const own = casework.actor(leader);
    const made = own ? await casework.looks.sheet(own, {}) : undefined;
    expect(made?.ok && made.value.sheets[0]?.rows.length).toBe(5);
    expect(JSON.stringify(made)).not.toContain(number);
  });

  it("are nobody else's business, and not those of another county", async () => {
    for (const who of [helper, committee, clerk, reviewer, handler, payOfficer, otherTown])
      expect([who, await code(as(who).look.list({}))]).toEqual([who, 'not-allowed']);
    expect(await casework.looks.list(nextDoor(leader), {})).toMatchObject({ ok: true, value: { total: 0 } });
  });
});
