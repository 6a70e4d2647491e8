import type { Casework } from '@fiveones/casework';
import { daybook } from '@fiveones/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { appRouter } from './router.ts';
import { caller as callerOf, firstProcess, opened, village } from './stage.example.ts';

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

type Caller = ReturnType<typeof caller>;
type Call = (as: Caller) => Promise<unknown>;

/** What comes back when somebody may not: a refusal with one of these codes, or nothing of the case. */
const refusedWith = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answered',
    (error: { cause?: { refused?: { code: string } }; code?: string }) =>
      error.cause?.refused?.code ?? error.code ?? 'fault',
  );

/** Every procedure that is about one case, as a stranger would call it. */
const ofACase: Readonly<Record<string, Call>> = {
  'task.get': (as) => as.task.get({ task }),
  'task.open': (as) => as.task.open({ task }),
  'task.claim': (as) => as.task.claim({ task }),
  'task.release': (as) => as.task.release({ task }),
  'task.saveDraft': (as) => as.task.saveDraft({ task, data: {} }),
  'task.submit': (as) => as.task.submit({ task, key: 'stranger-1', data: {}, opinion: { result: 'agree' } }),
  'task.sendBack': (as) => as.task.sendBack({ task, to: 'apply', reason: '不该我退' }),
  'task.skip': (as) => as.task.skip({ task, reason: '不该我跳' }),
  'operation.offers': (as) => as.operation.offers({ instance }),
  'operation.preview': (as) => as.operation.preview({ instance, operation: { do: 'comment', text: '路过' } }),
  'operation.carryOut': (as) =>
    as.operation.carryOut({ instance, operation: { do: 'comment', text: '路过' }, key: 'stranger-3' }),
  'instance.get': (as) => as.instance.get({ instance }),
  'instance.chart': (as) => as.instance.chart({ instance }),
  'instance.message': (as) =>
    as.instance.message({ instance, message: 'objection', payload: {}, key: 'stranger-2' }),
  'incident.retry': (as) => as.incident.retry({ incidents: [{ instance, incident: 'i1' }] }),
  'incident.repairing': (as) => as.incident.repairing({ instance, incident: 'i1' }),
  'incident.repair': (as) => as.incident.repair({ instance, incident: 'i1', data: {}, reason: '不该我补' }),
  'incident.passOver': (as) => as.incident.passOver({ instance, incident: 'i1', reason: '不该我越过' }),
  'household.get': (as) => as.household.get({ person }),
  'look.field': (as) =>
    as.look.field({ instance, form: 'application', path: '/name', shown: '周**', reason: 'identity' }),
  'look.person': (as) => as.look.person({ person, reason: 'identity' }),
  'look.case': (as) => as.look.case({ instance, reason: 'identity' }),
  'instance.document': (as) => as.instance.document({ instance, document }),
};

const ledger = { region: village, ledger: 'livelihood' };
const table = { region: village, table: 'monthly' };

const importing = { ...table, month: '2026-11', id: 'id1' };

/** Procedures about what a village keeps, as a stranger would call them. */
const ofAPlace: Readonly<Record<string, Call>> = {
  'village.table': (as) => as.village.table(table),
  'village.rows': (as) => as.village.rows({ ...table, indicator: 'card.begun' }),
  'village.give': (as) => as.village.give({ ...table, values: { 'pop.resident': 1 } }),
  'village.corrections': (as) => as.village.corrections(table),
  'village.imports': (as) => as.village.imports(table),
  'village.importPreview': (as) => as.village.importPreview(importing),
  'village.importConfirm': (as) =>
    as.village.importConfirm({ ...importing, seen: '0'.repeat(64), onlyGood: true }),
  'village.ledger': (as) => as.village.ledger(ledger),
  'village.write': (as) =>
    as.village.write({
      ...ledger,
      type: 'mediation',
      title: '不该我记',
      occurredOn: '2026-11-20',
      result: 'done',
      evidence: [],
      pending: '没有',
      key: 'stranger-4',
    }),
  'village.reverse': (as) =>
    as.village.reverse({
      ...ledger,
      entryNo: `${village}-livelihood-202611-0001`,
      reason: '不该我冲',
      key: 'stranger-5',
    }),
  'village.prove': (as) =>
    as.village.prove({
      ...ledger,
      entryNo: `${village}-livelihood-202611-0001`,
      evidence: [{ what: '协议', file: 'f', name: '协议.png' }],
    }),
  'village.sign': (as) => as.village.sign({ ...ledger, period: '2026-10' }),
  'village.demands': (as) => as.village.demands({ region: village, month: '2026-11' }),
};

const move = { packageId: 'first-process', from: '1.0.0', to: '1.0.1', nodes: {} };

const beginning = { packageId: 'first-process', process: 'apply-card', region: village };

const batch = { packageId: 'first-process', process: 'apply-card', message: 'objection' };
const batchChoice = { ...batch, places: [], numbers: [] };

const drawing = {
  processes: ['apply-card'],
  strata: [],
  from: '2026-01-01',
  until: '2026-12-31',
  seed: '2026-01',
  percent: 10,
  floor: 1,
};

/** Procedures of the place 设计, and of the county's offices. */
const ofDesign: Readonly<Record<string, Call>> = {
  'design.packages': (as) => as.design.packages(),
  'design.load': (as) => as.design.load({ packageId: 'first-process' }),
  'design.save': (as) =>
    as.design.save({ packageId: 'first-process', revision: 0, edits: [], history: null }),
  'design.create': (as) => as.design.create({ name: '不该我建' }),
  'design.importFiles': (as) => as.design.importFiles({ files: { 'template.json': { id: 'mine' } } }),
  'design.submit': (as) =>
    as.design.submit({
      packageId: 'first-process',
      version: '1.0.1',
      note: '不该我提',
      from: '2026-12-01',
      reviewer: people.leader,
    }),
  'design.withdraw': (as) => as.design.withdraw({ packageId: 'first-process' }),
  'design.confirm': (as) => as.design.confirm({ packageId: 'first-process' }),
  'design.giveBack': (as) => as.design.giveBack({ packageId: 'first-process', reason: '不该我退' }),
  'design.versions': (as) => as.design.versions({ packageId: 'first-process' }),
  'design.version': (as) => as.design.version({ packageId: 'first-process', version: '1.0.0' }),
  'design.replay': (as) => as.design.replay({ packageId: 'first-process', day: '2026-12-01', from: 0 }),
  'design.figure': (as) =>
    as.design.figure({ packageId: 'daybook', table: 'monthly', indicator: 'card.begun' }),
  'design.entries': (as) => as.design.entries({ packageId: 'daybook', ledger: 'livelihood', type: 'assist' }),
  'design.runScenarios': (as) => as.design.runScenarios({ packageId: 'first-process' }),
  'parameter.sheet': (as) => as.parameter.sheet({ packageId: 'first-process' }),
  'parameter.progress': (as) => as.parameter.progress(),
  'parameter.answer': (as) =>
    as.parameter.answer({
      packageId: 'first-process',
      parameter: 'totalDays',
      value: 3,
      from: '2026-12-01',
      source: '不该我填',
    }),
  'parameter.putOff': (as) =>
    as.parameter.putOff({ packageId: 'first-process', parameter: 'totalDays', note: '' }),
  'calendar.preview': (as) => as.calendar.preview({ overlay: [] }),
  'calendar.revise': (as) => as.calendar.revise({ overlay: [], reason: '不该我改' }),
  'handbook.paragraphs': (as) => as.handbook.paragraphs({ packageId: 'first-process' }),
  'handbook.write': (as) =>
    as.handbook.write({ packageId: 'first-process', anchor: 'faq', before: null, text: '不该我写' }),
  'handbook.basis': (as) => as.handbook.basis({ packageId: 'first-process' }),
  'handbook.recheck': (as) =>
    as.handbook.recheck({
      packageId: 'first-process',
      code: '[办]',
      status: 'current',
      checkedAt: '2026-01-05',
    }),
  'village.gates': (as) => as.village.gates({ packageId: 'first-process' }),
  'work.startForm': (as) => as.work.startForm(beginning),
  'work.keepStart': (as) => as.work.keepStart({ ...beginning, data: {} }),
  'work.begin': (as) => as.work.begin({ ...beginning, data: {}, key: 'stranger-5' }),
  'handover.view': (as) => as.handover.view(),
  'handover.preview': (as) => as.handover.preview({ person: people.clerk, to: people.otherTown }),
  'handover.carryOut': (as) =>
    as.handover.carryOut({
      person: people.clerk,
      to: people.otherTown,
      reason: '不该我转',
      key: 'stranger-4',
    }),
  'duty.sampled': (as) => as.duty.sampled(),
  'duty.sample': (as) => as.duty.sample(drawing),
  'duty.draw': (as) => as.duty.draw(drawing),
  'duty.draws': (as) => as.duty.draws(),
  'duty.drawn': (as) => as.duty.drawn({ id: 'id1' }),
  'duty.reportKeyWork': (as) =>
    as.duty.reportKeyWork({ year: 2026, item: 'KW-01', quarter: 1, progress: '不该我报', done: false }),
  'batch.offers': (as) => as.batch.offers(),
  'batch.about': (as) => as.batch.about(batch),
  'batch.preview': (as) => as.batch.preview(batchChoice),
  'batch.send': (as) =>
    as.batch.send({
      choice: batchChoice,
      payload: {},
      reason: '不该我发',
      seen: '0'.repeat(64),
      key: 'stranger-6',
    }),
  'batch.list': (as) => as.batch.list(),
  'batch.one': (as) => as.batch.one({ id: 'id1' }),
  'batch.retry': (as) => as.batch.retry({ id: 'id1' }),
  'incident.list': (as) => as.incident.list(),
  'look.list': (as) => as.look.list({}),
  'migration.preview': (as) => as.migration.preview(move),
  'migration.ask': (as) => as.migration.ask({ ...move, reason: '不该我移' }),
  'migration.confirm': (as) => as.migration.confirm({ id: 'id1' }),
  'migration.decline': (as) => as.migration.decline({ id: 'id1' }),
  'migration.overview': (as) => as.migration.overview({ packageId: 'first-process' }),
};

/** Procedures that answer each with their own: nothing of another's case may be in the answer. */
const ofOneself: Readonly<Record<string, Call>> = {
  'work.inbox': (as) => as.work.inbox(),
  'work.startable': (as) => as.work.startable(),
  'work.search': (as) => as.work.search({ text: '周大爷' }),
  'household.find': (as) => as.household.find({ text: '周大爷' }),
  'duty.list': (as) => as.duty.list({}),
  'duty.keyWork': (as) => as.duty.keyWork({}).catch((error: unknown) => error),
  'handbook.shelf': (as) => as.handbook.shelf(),
  'leave.mine': (as) => as.leave.mine(),
  'village.places': (as) => as.village.places(),
  'village.ask': (as) => as.village.ask({ text: '下载 APP' }),
  'calendar.view': (as) => as.calendar.view({ year: 2026 }),
  'look.reasons': (as) => as.look.reasons(),
  'session.me': (as) => as.session.me(),
  'session.people': (as) => as.session.people(),
  'demo.clock': (as) => as.demo.clock(),
};

/** Procedures for everybody, signed in or not: what they may show is in `notice.test.ts`. */
const ofEverybody: Readonly<Record<string, Call>> = {
  'notice.board': (as) => as.notice.board({ region: village }),
  'notice.read': (as) => as.notice.read({ region: village, address: '0'.repeat(32) }),
};

/** Procedures that belong to nobody's case. */
const elsewhere = [
  'work.start',
  'leave.set',
  'leave.end',
  'session.signIn',
  'session.signOut',
  'demo.advance',
  'demo.reset',
];

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
  it.each(Object.keys(ofACase))('gets nothing from %s', async (name) =>
    expect(await refusedWith(ofACase[name]?.(caller(people[who])) ?? Promise.resolve())).toMatch(
      /^(not-found|task-not-yours|not-allowed)$/,
    ),
  );
  it.each(Object.keys(ofAPlace))('finds nothing of the village in %s', async (name) =>
    expect(await refusedWith(ofAPlace[name]?.(caller(people[who])) ?? Promise.resolve())).toBe('not-found'),
  );
  it.each(Object.keys(ofDesign))('is not let into %s', async (name) =>
    expect(await refusedWith(ofDesign[name]?.(caller(people[who])) ?? Promise.resolve())).toBe('not-allowed'),
  );
  it.each(Object.keys(ofOneself))('finds nothing of the case in %s', async (name) =>
    expect(JSON.stringify(await ofOneself[name]?.(caller(people[who])))).not.toMatch(
      new RegExp(`${instance}|${person}`),
    ),
  );
  it('cannot start for a household that is not theirs', async () =>
    expect(
      await refusedWith(
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
  it.each(Object.keys(all))('is refused by %s', async (name) =>
    expect(await refusedWith(all[name]?.(caller(undefined)) ?? Promise.resolve())).toBe('not-signed-in'),
  );
});

describe.each([undefined, ...Object.values(people)])('everybody (%s)', (who) => {
  it('reads the board of a place, and there nothing of a case that has no public notice', async () => {
    const board = JSON.stringify(await ofEverybody['notice.board']?.(caller(who)));
    expect(board).not.toMatch(new RegExp(`${instance}|${person}|周大爷`));
    expect(await refusedWith(ofEverybody['notice.read']?.(caller(who)) ?? Promise.resolve())).toBe(
      'notice-gone',
    );
  });
});

describe('the village that began the case', () => {
  it('sees it but cannot decide it', async () => {
    expect(await refusedWith(caller(people.helper).instance.get({ instance }))).toBe('answered');
    expect(
      await refusedWith(
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
      expect([name, await refusedWith(ofAPlace[name]?.(clerk) ?? Promise.resolve())]).toEqual([
        name,
        'not-allowed',
      ]);
  });
});

describe('the policy admin', () => {
  it('designs, and does no work of others', async () => {
    expect(await refusedWith(caller(people.admin).design.load({ packageId: 'first-process' }))).toBe(
      'answered',
    );
    expect(
      await refusedWith(
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
    expect(await refusedWith(leader.design.load({ packageId: 'first-process' }))).toBe('answered');
    expect(await refusedWith(ofDesign['design.save']?.(leader) ?? Promise.resolve())).toBe('not-allowed');
    expect(await refusedWith(ofDesign['design.submit']?.(leader) ?? Promise.resolve())).toBe('not-allowed');
    expect(await refusedWith(ofDesign['design.withdraw']?.(leader) ?? Promise.resolve())).toBe('not-allowed');
    expect(await refusedWith(ofDesign['handover.view']?.(leader) ?? Promise.resolve())).toBe('not-allowed');
    expect(await refusedWith(ofDesign['handbook.write']?.(leader) ?? Promise.resolve())).toBe('not-allowed');
    expect(await refusedWith(ofDesign['handbook.recheck']?.(leader) ?? Promise.resolve())).toBe(
      'not-allowed',
    );
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
