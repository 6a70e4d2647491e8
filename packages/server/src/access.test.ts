import type { Casework } from '@fiveones/casework';
import { daybook } from '@fiveones/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { appRouter } from './router.ts';
import * as procedures from './procedures.example.ts';
import { caller as callerOf, code, firstProcess, opened, village } from './stage.example.ts';

/** People of the demonstration: the household's own clerks, and those next door. */
const people = {
  helper: 'villageHelper-village-1-1-1',
  clerk: 'townClerk-town-1-1',
  otherVillage: 'villageHelper-village-1-2-1',
  otherTown: 'townClerk-town-2-1',
  otherTownHelper: 'villageHelper-village-2-1-1',
  admin: 'countyAdmin-county-1',
  leader: 'countyLeader-county-1',
} as const;

let casework: Casework;
let instance = '';
let task = '';
let document = '';
let file = '';
let person = '';

const caller = (person: string | undefined) => callerOf(casework, person);

beforeAll(async () => {
  casework = await opened([firstProcess, daybook]);
  const finished = await caller(people.helper).work.start({
    packageId: 'first-process',
    process: 'apply-card',
    region: village,
  });
  const application = { application: { name: '周大爷', birthDate: '1950-05-06', deliver: 'self' } };
  await caller(people.helper).task.submit({ task: finished.task ?? '', key: 'key-0001', data: application });
  const review = (await caller(people.clerk).work.inbox()).open.find(
    (item) => item.instance === finished.instance,
  );
  await caller(people.clerk).task.submit({
    task: review?.task ?? '',
    key: 'key-0002',
    data: {},
    opinion: { result: 'agree' },
  });
  document =
    (await caller(people.clerk).instance.get({ instance: finished.instance })).documents[0]?.id ?? '';
  expect(document).not.toBe('');
  const started = await caller(people.helper).work.start({
    packageId: 'first-process',
    process: 'apply-card',
    region: village,
  });
  instance = started.instance;
  const kept = await casework.files.putFile(casework.actor(people.helper) ?? neverHere(), {
    task: started.task ?? '',
    name: '照片.png',
    bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]),
  });
  file = kept.ok ? kept.value.id : '';
  await caller(people.helper).task.submit({ task: started.task ?? '', key: 'key-0003', data: application });
  task =
    (await caller(people.clerk).work.inbox()).open.find((item) => item.instance === instance)?.task ?? '';
  expect(task).not.toBe('');
  person = (await caller(people.helper).household.find({ text: '周大爷' }))[0]?.person ?? '';
  expect(person).not.toBe('');
});

const neverHere = (): never => {
  throw new Error('the demonstration has this person');
};

const ofACase = procedures.ofACase(() => ({ instance, task, document, person }));
const { ofAPlace, ofDesign, ofOneself, ofEverybody, elsewhere, ledger, drawing } = procedures;

describe('every procedure', () => {
  it('is tried here', () =>
    expect(Object.keys(appRouter._def.procedures).sort()).toEqual(
      [ofACase, ofAPlace, ofDesign, ofOneself, ofEverybody]
        .flatMap((group) => Object.keys(group))
        .concat(elsewhere)
        .sort(),
    ));
});

describe.each(['otherVillage', 'otherTown', 'otherTownHelper'] as const)('a clerk next door (%s)', (who) => {
  it.each(Object.entries(ofACase))('gets nothing from %s', async (_, call) =>
    expect(await code(call(caller(people[who])))).toMatch(/^(not-found|task-not-yours|not-allowed)$/),
  );
  it.each(Object.entries(ofAPlace))('finds nothing of the village in %s', async (_, call) =>
    expect(await code(call(caller(people[who])))).toBe('not-found'),
  );
  it.each(Object.entries(ofDesign))('is not let into %s', async (_, call) =>
    expect(await code(call(caller(people[who])))).toBe('not-allowed'),
  );
  it.each(Object.entries(ofOneself))('finds nothing of the case in %s', async (_, call) =>
    expect(JSON.stringify(await call(caller(people[who])))).not.toMatch(new RegExp(`${instance}|${person}`)),
  );
  it('cannot start for a household that is not theirs', async () =>
    expect(
      await code(
        caller(people[who]).work.start({
          packageId: 'first-process',
          process: 'apply-card',
          region: village,
        }),
      ),
    ).toBe('not-allowed'));
  it('cannot read an attachment', async () =>
    expect(await casework.files.file(casework.actor(people[who]) ?? neverHere(), file)).toMatchObject({
      ok: false,
      refused: { code: 'not-found' },
    }));
});

describe('somebody who is not signed in', () => {
  const all = { ...ofACase, ...ofAPlace, ...ofDesign };
  it.each(Object.entries(all))('is refused by %s', async (_, call) =>
    expect(await code(call(caller(undefined)))).toBe('not-signed-in'),
  );
});

describe.each([undefined, ...Object.values(people)])('everybody (%s)', (who) => {
  it('reads the board of a place, and there nothing of a case that has no public notice', async () => {
    const board = JSON.stringify(await ofEverybody['notice.board']?.(caller(who)));
    expect(board).not.toMatch(new RegExp(`${instance}|${person}|周大爷`));
    expect(await code(ofEverybody['notice.read']?.(caller(who)) ?? Promise.resolve())).toBe('notice-gone');
  });
});

describe('the village that began the case', () => {
  it('sees it but cannot decide it', async () => {
    expect(await code(caller(people.helper).instance.get({ instance }))).toBe('done');
    expect(
      await code(
        caller(people.helper).task.submit({ task, key: 'helper-01', data: {}, opinion: { result: 'agree' } }),
      ),
    ).toBe('task-not-yours');
  });
});

describe('the town above a village', () => {
  it('looks at what the village keeps, and neither writes nor signs nor fills it in', async () => {
    const clerk = caller(people.clerk);
    expect((await clerk.village.ledger(ledger)).mayWrite).toBe(false);
    const closed = ['village.importPreview', 'village.importConfirm'];
    for (const name of ['village.write', 'village.reverse', 'village.give', ...closed])
      expect([name, await code(ofAPlace[name]?.(clerk) ?? Promise.resolve())]).toEqual([name, 'not-allowed']);
  });
});

describe('the policy admin', () => {
  it('designs, and does no work of others', async () => {
    expect(await code(caller(people.admin).design.load({ packageId: 'first-process' }))).toBe('done');
    expect(
      await code(
        caller(people.admin).task.submit({ task, key: 'admin-001', data: {}, opinion: { result: 'agree' } }),
      ),
    ).toBe('task-not-yours');
  });

  it('lives through finished cases of their own county, not of the next one', async () => {
    const asked = { packageId: 'first-process', day: '2026-12-01', from: 0 };
    const own = casework.actor(people.admin) ?? neverHere();
    const holdings = own.holdings.map((holding) => ({ ...holding, region: '990102' }));
    const seen = await casework.replays.page(own, asked);
    const all = seen.ok ? seen.value.all : 0;
    expect(all).toBeGreaterThan(1);
    // Nothing has been changed in the draft, so every one of them ends as it has ended.
    expect(seen).toMatchObject({
      ok: true,
      value: { total: all, cases: [] },
    });
    const nextDoor = await casework.replays.page({ ...own, holdings }, asked);
    expect(nextDoor).toMatchObject({ ok: true, value: { all: 0, towns: [] } });
  });
});

describe('the responsibility list', () => {
  it('is the same for everybody, and counts the work of their own region', async () => {
    const openAt = async (region: string): Promise<number> => {
      const clerk = casework.actor(people.clerk) ?? neverHere();
      const holdings = clerk.holdings.map((holding) => ({ ...holding, region }));
      const { rows } = await casework.duties.list({ ...clerk, holdings }, { kind: 'R' });
      return rows.reduce((sum, { work }) => sum + (work?.open ?? 0), 0);
    };
    const [county, own, nextTown, nextCounty] = await Promise.all(
      ['980101', '980101001', '980101002', '980102'].map(openAt),
    );
    expect(own).toBeGreaterThan(0);
    expect(county).toBeGreaterThanOrEqual((own ?? 0) + (nextTown ?? 0));
    expect(nextCounty).toBe(0);
    const { rows } = await caller(people.otherTown).duty.list({ kind: 'R', text: '审核' });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'R', work: expect.anything() })]),
    );
  });

  it('is sampled by offices of the county, from its own cases only, the same again for the same seed', async () => {
    const draw = await caller(people.leader).duty.sample(drawing);
    const cases = await casework.store.count('instance', { eq: ['process', 'apply-card'] });
    expect(draw.cases).toBe(cases);
    for (const town of draw.towns) {
      expect(town.drawn.length).toBe(Math.max(1, Math.ceil(town.cases / 10)));
      expect(town.drawn.every((one) => !town.reserves.includes(one))).toBe(true);
    }
    expect(await caller(people.leader).duty.sample(drawing)).toEqual(draw);
    const leader = casework.actor(people.leader) ?? neverHere();
    const holdings = leader.holdings.map((holding) => ({ ...holding, region: '980102' }));
    expect(await casework.duties.sample({ ...leader, holdings }, drawing)).toMatchObject({
      ok: true,
      value: { cases: 0, towns: [] },
    });
  });
});

describe('the leader of the bureau', () => {
  it('looks at drafts and neither changes nor hands them in', async () => {
    const leader = caller(people.leader);
    expect(await code(leader.design.load({ packageId: 'first-process' }))).toBe('done');
    expect(await code(ofDesign['design.save']?.(leader) ?? Promise.resolve())).toBe('not-allowed');
    expect(await code(ofDesign['design.submit']?.(leader) ?? Promise.resolve())).toBe('not-allowed');
    expect(await code(ofDesign['design.withdraw']?.(leader) ?? Promise.resolve())).toBe('not-allowed');
    expect(await code(ofDesign['handover.view']?.(leader) ?? Promise.resolve())).toBe('not-allowed');
    expect(await code(ofDesign['handbook.write']?.(leader) ?? Promise.resolve())).toBe('not-allowed');
    expect(await code(ofDesign['handbook.recheck']?.(leader) ?? Promise.resolve())).toBe('not-allowed');
  });
});

describe('a submit', () => {
  it('sent twice is carried out once and answered twice', async () => {
    const send = () =>
      caller(people.clerk).task.submit({ task, key: 'double-01', data: {}, opinion: { result: 'agree' } });
    const [first, second] = await Promise.all([send(), send()]);
    expect(first.instance).toBe(second.instance);
    const { history } = await caller(people.clerk).instance.get({ instance });
    expect(history.filter(({ type }) => type === 'taskDone')).toHaveLength(2);
  });
});
