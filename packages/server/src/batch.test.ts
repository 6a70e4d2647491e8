import { Casework, folds, tables, type BatchChoice } from '@fiveones/casework';
import { openSqlite, type Store } from '@fiveones/store';
import { failingStore } from '@fiveones/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import { priceAid } from './batch.example.ts';
import { caller, clerk, code, handler, helper, leader, opened, otherVillage } from './stage.example.ts';

const villages = { '1-1': '980101001001', '1-2': '980101001002', '2-1': '980101002001' } as const;
type Village = keyof typeof villages;
const all: BatchChoice = { packageId: 'aid', process: 'aid', message: 'price', places: [], numbers: [] };
const notice = { perPerson: 60, no: '民价〔2026〕3 号' };
const reason = '物价上涨，按上级通知发';

let casework: Casework;
const as = (person: string) => caller(casework, person);
let key = 0;
const nextKey = (): string => `batch-${String(++key).padStart(4, '0')}`;

/** A household of a village that has handed its application in; with `applied` false it is still at it. */
async function household(place: Village, kind: 'poor' | 'ill' = 'poor', applied = true): Promise<string> {
  const worker = as(`villageHelper-village-${place}-1`);
  const begun = await worker.work.start({ packageId: 'aid', process: 'aid', region: villages[place] });
  if (applied)
    await worker.task.submit({
      task: begun.task ?? '',
      key: nextKey(),
      data: { application: { name: '周大爷', idNo: '320999195005060011', kind } },
    });
  return begun.instance;
}

const preview = (choice: Partial<BatchChoice> = {}) => as(handler).batch.preview({ ...all, ...choice });

/** Looks at the cases and sends to them, and waits until all have been told. */
async function sent(choice: Partial<BatchChoice> = {}, payload = notice) {
  const { seen } = await preview(choice);
  const { id } = await as(handler).batch.send({
    choice: { ...all, ...choice },
    payload,
    reason,
    seen,
    key: nextKey(),
  });
  await casework.batches.sending.done();
  return as(handler).batch.one({ id });
}

const received = async (instance: string, on = casework) =>
  (await on.instances.events(instance)).filter(({ type }) => type === 'messageReceived');
const numberOf = async (instance: string) => (await casework.instances.read(instance))?.state.number ?? '';

beforeEach(async () => {
  casework = await opened([priceAid()]);
});

describe('the cases that are chosen', () => {
  it('are those of the process that are running, those that cannot take it now told apart', async () => {
    await household('1-1');
    await household('2-1');
    await household('1-2', 'poor', false);
    const { total, able, cases, unable } = await preview();
    expect({ total, able }).toEqual({ total: 3, able: 2 });
    expect(cases.map(({ subject, waitsFor }) => [subject, waitsFor])).toEqual([
      ['周**', '等通知'],
      ['周**', '等通知'],
    ]);
    expect(unable.map(({ why }) => why)).toEqual([expect.stringContaining('价格补贴通知')]);
    expect(JSON.stringify(cases)).not.toContain('320999');
  });
  it('are those of some places, at a step, with a value, or by their numbers', async () => {
    const [first, ill, at] = [
      await household('1-1'),
      await household('2-1', 'ill'),
      await household('1-2', 'poor', false),
    ];
    const chosen = async (choice: Partial<BatchChoice>) => {
      const { cases, unable } = await preview(choice);
      return [...cases, ...unable].map(({ instance }) => instance).sort();
    };
    expect(await chosen({ places: ['980101001'] })).toEqual([first, at].sort());
    expect(await chosen({ step: 'apply' })).toEqual([at]);
    expect(await chosen({ item: { path: 'application.kind', is: 'eq', value: 'ill' } })).toEqual([ill]);
    expect(await chosen({ item: { path: 'application.kind', is: 'ne', value: 'ill' } })).toEqual([first]);
    const numbers = [await numberOf(ill), 'BT2026-9999'];
    expect(await chosen({ numbers })).toEqual([ill]);
    expect((await preview({ numbers })).unknown).toEqual(['BT2026-9999']);
  });
  it('cannot be told apart by what is private', async () => {
    await household('1-1');
    const about = await as(handler).batch.about(all);
    expect(about.items.map(({ path, group, name }) => [path, group, name])).toEqual([
      ['application.kind', '申请表', '类别'],
    ]);
    await sent();
    const later = await as(handler).batch.about(all);
    expect(later.items.map(({ path }) => path)).toEqual([
      'size',
      'application.kind',
      'priceNotice.perPerson',
    ]);
    const probe = { path: 'application.idNo', is: 'eq', value: '320999195005060011' } as const;
    expect(await code(preview({ item: probe }))).toBe('input-invalid');
  });
});

describe('a message to many cases', () => {
  it('is received by each once, with who sent it and why in its record; who could not take it is listed', async () => {
    const [one, other, early] = [
      await household('1-1'),
      await household('2-1'),
      await household('1-2', 'poor', false),
    ];
    expect((await as(handler).instance.get({ instance: one })).waitsFor).toBe('等通知');
    const batch = await sent();
    expect(batch).toMatchObject({ status: 'done', total: 3, sent: 2, refused: 1, waiting: 0, reason });
    expect(batch.failed.map(({ instance, why }) => [instance, why])).toEqual([
      [early, expect.stringContaining('价格补贴通知')],
    ]);
    for (const instance of [one, other])
      expect(await received(instance)).toMatchObject([
        { by: handler, body: { message: 'price', payload: notice, batch: { id: batch.id, reason } } },
      ]);
    expect(await received(early)).toEqual([]);
    const { history } = await as(handler).instance.get({ instance: one });
    expect(history.find(({ type }) => type === 'messageReceived')?.note).toContain(reason);
    expect(await casework.store.verify()).toEqual([]);
  });
  it('goes again to those that could not take it, when they can', async () => {
    const early = await household('1-2', 'poor', false);
    await household('1-1');
    const { id } = await sent();
    const [task] = Object.keys((await casework.instances.read(early))?.state.tasks ?? {});
    const application = { name: '周大爷', kind: 'poor' };
    const worker = as(otherVillage);
    await worker.task.submit({ task: `${early}/${task}`, key: nextKey(), data: { application } });
    await as(handler).batch.retry({ id });
    await casework.batches.sending.done();
    expect(await as(handler).batch.one({ id })).toMatchObject({ status: 'done', sent: 2, refused: 0 });
    expect(await received(early)).toHaveLength(1);
  });
  it('asked for twice with the same key is sent once', async () => {
    const instance = await household('1-1');
    const { seen } = await preview();
    const asked = { choice: all, payload: notice, reason, seen, key: nextKey() };
    const [first, second] = await Promise.all([as(handler).batch.send(asked), as(handler).batch.send(asked)]);
    await casework.batches.sending.done();
    expect(second).toEqual(first);
    expect(await as(handler).batch.list()).toHaveLength(1);
    expect(await received(instance)).toHaveLength(1);
  });
  it('is checked by the form of the version that each case began with', async () => {
    const old = await household('1-1');
    expect((await casework.install(priceAid('1.0.1', 200))).ok).toBe(true);
    const fresh = await household('1-1');
    const batch = await sent({}, { ...notice, perPerson: 150 });
    expect(batch.failed.map(({ instance }) => instance)).toEqual([old]);
    expect(await received(fresh)).toHaveLength(1);
  });
});

describe('nothing is sent', () => {
  const send = async (given: Partial<Parameters<ReturnType<typeof as>['batch']['send']>[0]> = {}) =>
    code(
      as(handler).batch.send({
        choice: all,
        payload: notice,
        reason,
        seen: (await preview()).seen,
        key: nextKey(),
        ...given,
      }),
    );
  it('to nobody, without a reason, with a form that is wrong, or to other cases than were seen', async () => {
    expect(await send()).toBe('batch-nobody');
    await household('1-1');
    expect(await send({ reason: '涨' })).toBe('batch-reason');
    expect(await send({ payload: { perPerson: 60 } })).toBe('form-has-problems');
    const { seen } = await preview();
    await household('2-1');
    expect(await send({ seen })).toBe('batch-changed');
    expect(await as(handler).batch.list()).toEqual([]);
    expect(await casework.store.count('batchCase')).toBe(0);
  });
  it('more than may be sent at once, or what is no such choice, is refused before anything is read', async () => {
    const numbers = Array.from({ length: 5_001 }, (_, place) => `BT2026-${place}`);
    expect(await code(preview({ numbers }))).toBe('BAD_REQUEST');
    expect(await code(preview({ places: ['x'] }))).toBe('BAD_REQUEST');
    expect(await code(preview({ step: '' }))).toBe('BAD_REQUEST');
  });
});

describe('who may send', () => {
  it.each([helper, clerk, leader])('is the post that registers the message, not %s', async (person) => {
    expect(await code(as(person).batch.offers())).toBe('not-allowed');
    expect(await code(as(person).batch.about(all))).toBe('not-allowed');
    expect(await code(as(person).batch.preview(all))).toBe('not-allowed');
    const sending = { choice: all, payload: notice, reason, seen: '0'.repeat(64), key: nextKey() };
    expect(await code(as(person).batch.send(sending))).toBe('not-allowed');
    expect(await code(as(person).batch.list())).toBe('not-allowed');
    expect((await as(person).session.me())?.sends).toBe(false);
  });
  it('sends what the chart lets go to many, nothing else', async () => {
    expect((await as(handler).batch.offers()).map(({ message }) => message)).toEqual(['price']);
    expect(await code(preview({ message: 'single' }))).toBe('not-allowed');
  });
  it('reaches no case of the county next door, and is not looked at from there', async () => {
    const instance = await household('1-1');
    const { id } = await sent();
    const { organisation } = casework.library;
    casework.library.organisation = {
      regions: [...organisation.regions, { code: '980102', name: '邻县', tier: 'county' }],
      units: [
        ...organisation.units,
        { id: 'next', name: '邻县民政局', kind: 'countyCivilAffairs', region: '980102' },
      ],
      people: [
        ...organisation.people,
        { id: 'next-door', name: '邻经办', holdings: [{ post: 'countyHandler', unit: 'next' }] },
      ],
    };
    const neighbour = as('next-door');
    const numbers = [await numberOf(instance)];
    expect(await neighbour.batch.preview({ ...all, numbers })).toMatchObject({ total: 0, unknown: numbers });
    expect(await neighbour.batch.preview({ ...all, places: ['980101'] })).toMatchObject({ total: 0 });
    expect(await neighbour.batch.list()).toEqual([]);
    expect(await code(neighbour.batch.one({ id }))).toBe('not-found');
    expect(await code(neighbour.batch.retry({ id }))).toBe('not-found');
    // A colleague of the same office looks, and only the one who sent it tries again.
    const colleague = as('countyHandler-county-2');
    expect((await colleague.batch.one({ id })).id).toBe(id);
    expect(await code(colleague.batch.retry({ id }))).toBe('not-allowed');
  });
});

describe.each(['before', 'after'] as const)('a program that breaks off %s a write', (moment) => {
  const fresh = (store: Store) => {
    let id = 0;
    return new Casework({
      store,
      clock: () => Date.parse('2026-11-23T01:00:00Z'),
      newId: () => `again${++id}`,
      demo: true,
    });
  };
  it('or cannot write for once goes on at the next tick, which tells what was wrong', async () => {
    const store = openSqlite({ file: ':memory:', tables, folds });
    casework = fresh(store);
    await casework.open();
    await casework.demonstration.load([priceAid()], '2026-11-23T09:00:00+08:00');
    await household('1-1');
    await household('1-2');
    const { seen } = await preview();
    // The first write notes the sending, the second tells a case.
    const once = fresh(failingStore(store, 2, moment));
    await once.open();
    const asked = { choice: all, payload: notice, reason, seen, key: nextKey() };
    const { id } = await caller(once, handler).batch.send(asked);
    // Nobody waits for it, as in the program.
    await new Promise((later) => setTimeout(later, 50));
    await expect(once.tick()).rejects.toThrow('读写磁盘失败');
    await once.tick();
    await once.batches.sending.done();
    expect(await caller(once, handler).batch.one({ id })).toMatchObject({ status: 'done', sent: 2 });
    await store.close();
  });

  it('goes on where it was: each case is told once, whichever write it was', async () => {
    for (let n = 1, broke = true; broke; n++) {
      const store = openSqlite({ file: ':memory:', tables, folds });
      casework = fresh(store);
      await casework.open();
      await casework.demonstration.load([priceAid()], '2026-11-23T09:00:00+08:00');
      const cases = [await household('1-1'), await household('1-2'), await household('2-1')];
      const early = await household('1-1', 'poor', false);
      const { seen } = await preview();
      const asked = { choice: all, payload: notice, reason, seen, key: nextKey() };
      const breaking = fresh(failingStore(store, n, moment));
      await breaking.open();
      const answered = await code(caller(breaking, handler).batch.send(asked));
      broke = answered !== 'done';
      await breaking.batches.sending.done().catch(() => (broke = true));
      const restarted = fresh(store);
      await restarted.open();
      const { id } = await caller(restarted, handler).batch.send(asked);
      await restarted.batches.sending.done();
      expect(await caller(restarted, handler).batch.one({ id })).toMatchObject({
        status: 'done',
        total: 4,
        sent: 3,
        refused: 1,
      });
      for (const instance of cases) expect(await received(instance, restarted)).toHaveLength(1);
      expect(await received(early, restarted)).toEqual([]);
      expect(await store.verify()).toEqual([]);
      await store.close();
    }
  });
});
