import { instanceTable, type Actor, type Casework } from '@fiveones/casework';
import type { PackageFiles } from '@fiveones/definition';
import { daybook } from '@fiveones/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  admin,
  applied,
  caller,
  clerk,
  code,
  colleague,
  committee,
  firstProcess,
  handler,
  helper,
  leader,
  opened,
  village,
  otherVillage,
  otherTown,
  payOfficer,
  reviewer,
  loosely,
  type Loose,
} from './stage.example.ts';

const otherReviewer = 'townReviewer-town-2-1';
const everybody = [
  helper,
  committee,
  clerk,
  colleague,
  reviewer,
  handler,
  payOfficer,
  admin,
  leader,
  otherTown,
  otherReviewer,
  otherVillage,
];

/** The example, its cases for those who take part in them, and for the posts that say why. */
function limited(readers: Loose): PackageFiles {
  const template = loosely<Loose & { posts: readonly Loose[] }>('template.json');
  const chart = loosely('processes/apply-card.json');
  const post = (id: string, tier: string, unit: string, role: string) => ({ id, name: id, tier, unit, role });
  return {
    ...firstProcess,
    'template.json': JSON.stringify({
      ...template,
      posts: [
        ...template.posts,
        post('villageCommittee', 'village', 'villageCommittee', 'V'),
        post('townReviewer', 'town', 'townCivilAffairs', 'T'),
        post('countyHandler', 'county', 'countyCivilAffairs', 'T'),
        post('payOfficer', 'county', 'countyCivilAffairs', 'T'),
      ],
    }),
    'processes/apply-card.json': JSON.stringify({ ...chart, readers }),
  };
}

let casework: Casework;
let instance = '';
let person = '';
let number = '';
let now = 0;
const as = (who: string) => caller(casework, who);

async function begin(readers: Loose): Promise<void> {
  now = Date.parse('2026-11-23T01:00:00Z');
  casework = await opened([limited(readers), daybook], () => now);
  instance = await applied(casework, 'key-0001');
  person = (await as(helper).household.find({ text: '周大爷' }))[0]?.person ?? '';
  number = (await as(helper).instance.get({ instance })).header.number;
}

/** Everything in which somebody could come upon the case without being shown to it. */
const comesUpon = async (who: string): Promise<readonly string[]> => {
  const me = as(who);
  const actor = await casework.withOpened(casework.actor(who) ?? neverHere());
  const found: Readonly<Record<string, unknown>> = {
    inbox: await me.work.inbox(),
    search: await me.work.search({ text: '周大爷' }),
    found: (await me.find.cases({ text: '周大爷' })).rows,
    exported: (await casework.finds.sheet(actor, { text: '周大爷' })).sheets[0]?.rows.slice(2),
    households: await me.household.find({ text: '周大爷' }),
    household: await me.household.get({ person }).catch(() => undefined),
    page: await me.instance.get({ instance }).catch(() => undefined),
    chart: await me.instance.chart({ instance }).catch(() => undefined),
    operations: await me.operation.offers({ instance }).catch(() => undefined),
    rows: await me.village
      .rows({ region: village, table: 'monthly', indicator: 'card.begun' })
      .then((rows) => rows.filter(({ label }) => label.includes('周')))
      .catch(() => undefined),
    sample: await me.duty
      .sample({
        processes: ['apply-card'],
        strata: [],
        from: '2026-01-01',
        until: '2026-12-31',
        seed: '1',
        percent: 100,
        floor: 1,
      })
      .then((drawn) => JSON.stringify(drawn).includes('周大爷') && drawn)
      .catch(() => undefined),
    looked: casework.maySee(actor, (await row()) ?? neverHere()) ? 1 : undefined,
  };
  return Object.entries(found)
    .filter(([, value]) => isSomething(value))
    .map(([name]) => name);
};
const row = async () =>
  (await casework.store.rows(instanceTable, { where: { eq: ['instance', instance] } }))[0];
const isSomething = (value: unknown): boolean =>
  value !== undefined &&
  value !== false &&
  !(Array.isArray(value) && value.length === 0) &&
  (typeof value !== 'object' || /周|begin|"do"/.test(JSON.stringify(value)));
const neverHere = (): never => {
  throw new Error('the demonstration has this person');
};
/** Somebody of the demonstration, in the county next door. */
const nextDoor = (who: string): Actor => {
  const own = casework.actor(who) ?? neverHere();
  return { ...own, holdings: own.holdings.map((chair) => ({ ...chair, region: '980102' })) };
};
const why = { reason: 'inspection' };
const kept = async () => (await casework.store.rows('look')).map(({ person: by, reason }) => [by, reason]);

describe('a case that only who takes part in it reads', () => {
  beforeEach(() => begin({ withReason: ['townReviewer', 'countyHandler'] }));

  it.each(everybody)('is come upon by %s only if they have to do with it', async (who) => {
    const found = await comesUpon(who);
    if (who === helper)
      expect(found).toEqual([
        'inbox',
        'search',
        'found',
        'exported',
        'households',
        'household',
        'page',
        'chart',
        'operations',
        'rows',
        'looked',
      ]);
    else if (who === clerk || who === colleague) expect(found).toContain('page');
    else expect(found).toEqual([]);
  });

  it('is no longer for those of a post of whom another has done the step', async () => {
    const [review] = (await as(clerk).work.inbox()).open.filter((one) => one.instance === instance);
    await as(clerk).task.claim({ task: review?.task ?? '' });
    expect(await comesUpon(colleague)).toEqual([]);
    await as(clerk).task.submit({
      task: review?.task ?? '',
      key: 'key-0002',
      data: {},
      opinion: { result: 'agree' },
    });
    const document = (await as(clerk).instance.get({ instance })).documents[0]?.id ?? '';
    const reads = (who: string) => code(as(who).instance.document({ instance, document }));
    expect([await reads(clerk), await reads(helper)]).toEqual(['done', 'done']);
    expect([await reads(colleague), await reads(committee)]).toEqual(['not-found', 'not-found']);
    expect([await reads(handler), await reads(otherTown)]).toEqual(['case-limited', 'not-found']);
  });

  it.each([
    [reviewer, 'done'],
    [handler, 'done'],
    [admin, 'done'],
    [leader, 'done'],
    [committee, 'not-found'],
    [payOfficer, 'not-found'],
    [otherTown, 'not-found'],
    [otherReviewer, 'not-found'],
    [otherVillage, 'not-found'],
  ])('is read by %s for a day who says why: %s', async (who, expected) => {
    const before = await kept();
    expect(await code(as(who).look.case({ instance, ...why }))).toBe(expected);
    expect(await code(as(who).instance.get({ instance }))).toBe(expected);
    if (expected !== 'done') return expect(await kept()).toEqual(before);
    expect(await kept()).toEqual([...before, [who, 'inspection']]);
    expect(await comesUpon(who)).toContain('households');
    const told = await as(leader).look.list({ person: who });
    expect(told.days[0]?.people[0]?.looks[0]).toMatchObject({ subject: '周**', place: '整件' });
    now += 16 * 3_600_000;
    expect(await comesUpon(who)).toEqual([]);
    return expect(await code(as(who).instance.get({ instance }))).toBe('case-limited');
  });

  it('is not read without a reason, nor from the county next door', async () => {
    expect(await code(as(reviewer).look.case({ instance, reason: '' }))).toBe('look-reason-missing');
    expect(await code(as(reviewer).look.case({ instance, reason: 'handling' }))).toBe('look-reason-missing');
    expect(await code(as(reviewer).instance.get({ instance }))).toBe('case-limited');
    for (const who of [reviewer, handler, leader])
      expect(await casework.looks.case(nextDoor(who), { instance, ...why })).toMatchObject({
        ok: false,
        refused: { code: 'not-found' },
      });
  });

  it('keeps once a day that somebody who takes part has read it', async () => {
    await as(helper).instance.get({ instance });
    await as(helper).instance.chart({ instance });
    expect((await kept()).filter(([by]) => by === helper)).toEqual([[helper, 'handling']]);
    now += 24 * 3_600_000;
    await as(helper).instance.get({ instance });
    expect((await kept()).filter(([by]) => by === helper)).toHaveLength(2);
    expect((await as(leader).look.list({})).total).toBe((await kept()).length);
    expect(await casework.store.verify()).toEqual([]);
  });

  it('is found by its whole number by who may ask, without its subject, and by nobody else', async () => {
    const found = async (who: string) =>
      (await as(who).work.search({ text: number })).map((one) => one.subject);
    expect(await found(helper)).toEqual(['周大爷']);
    expect([await found(reviewer), await found(handler)]).toEqual([
      ['（限经手的人看）'],
      ['（限经手的人看）'],
    ]);
    expect([await found(committee), await found(otherReviewer)]).toEqual([[], []]);
  });

  it('counts in tables, and stands behind the figure by its number only', async () => {
    const rows = async (who: string) =>
      (await as(who).village.rows({ region: village, table: 'monthly', indicator: 'card.begun' })).map(
        ({ label, mayOpen }) => [label, mayOpen],
      );
    const hidden = `（限经手的人看）${number}`;
    expect(await rows(committee)).toContainEqual([hidden, false]);
    expect(await rows(handler)).toContainEqual([hidden, true]);
    expect(await rows(helper)).toContainEqual([`周**（${number}）`, true]);
    expect((await rows(committee)).length).toBe((await rows(helper)).length);
  });

  it('is read by who was told of it by somebody who takes part', async () => {
    await as(helper).operation.carryOut({
      instance,
      operation: { do: 'copy', to: [committee], note: '请知悉' },
      key: 'copy-0001',
    });
    expect(await comesUpon(committee)).toContain('page');
    const [told] = (await as(committee).work.inbox()).notices;
    await as(committee).operation.carryOut({
      instance,
      operation: { do: 'markRead', notice: told?.notice ?? '' },
      key: 'read-0001',
    });
    expect(await comesUpon(committee)).toContain('page');
  });
});

describe.each([
  [[], false],
  [['villageCommittee'], true],
])('a case that in the village only a group reads (%s)', (posts, inGroup) => {
  beforeEach(() => begin({ tiers: ['village'], posts }));

  it.each([
    [committee, inGroup],
    [helper, true],
    [colleague, true],
    [handler, true],
    [payOfficer, true],
    [otherVillage, false],
    [otherTown, false],
  ])('is come upon by %s: %s', async (who, expected) => {
    const found = await comesUpon(who);
    expect([found.includes('page'), found.includes('search')]).toEqual([expected, expected]);
  });
});
