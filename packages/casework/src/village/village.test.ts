import type { PackageFiles } from '@fiveones/definition';
import type { InstanceState } from '@fiveones/interpreter';
import { openSqlite, type Store } from '@fiveones/store';
import { daybook, folderFiles } from '@fiveones/testkit';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../access.ts';
import { Casework } from '../casework.ts';
import { folds, streamOf } from '../instances.ts';
import type { Outcome } from '../refused.ts';
import { instanceTable, tables } from '../tables.ts';
import { ledgerEntryTable } from './tables.ts';
import { gateFindings, hitsIn } from './gates.ts';
import { appendEntry } from './keeping.ts';
import { subjectForOthers } from '../projection.ts';
import { numberOf } from './ledger.ts';
import { covered } from './table-cases.ts';

const folder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../../../examples/first-process',
);
const first: PackageFiles = folderFiles(folder);

const day = 86_400_000;
const village = '980101001001';
const town = '980101001';
const at = { region: village, ledger: 'livelihood' };
const november = { region: village, table: 'monthly', month: '2026-11' };

let casework: Casework;
let store: Store;
let now = Date.parse('2026-11-23T01:00:00Z');

beforeEach(async () => {
  now = Date.parse('2026-11-23T01:00:00Z');
  let id = 0;
  store = openSqlite({ file: ':memory:', tables, folds });
  casework = new Casework({ store, clock: () => now, newId: () => `id${++id}`, demo: true });
  await casework.open();
  expect((await casework.demonstration.load([first, daybook], '2026-11-23T09:00:00+08:00')).ok).toBe(true);
});

const person = (id: string): Actor => {
  const actor = casework.actor(id);
  if (!actor) throw new Error(`the demonstration has ${id}`);
  return actor;
};
const helper = () => person('villageHelper-village-1-1-1');
const head = () => person('villageCommittee-village-1-1-1');
const clerk = () => person('townClerk-town-1-1');

const done = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.refused.message);
  return outcome.value;
};
const refusal = <T>(outcome: Outcome<T>): string => (outcome.ok ? 'done' : outcome.refused.code);

/** Somebody of the village applies; with a result the town reviews. */
async function card(name: string, result?: 'agree', by: Actor = helper(), region = village): Promise<string> {
  const begun = done(await casework.start(by, { packageId: 'first-process', process: 'apply-card', region }));
  const data = { application: { name, birthDate: '1950-05-06', deliver: 'self' } };
  done(await casework.tasks.submit(by, { task: begun.task ?? '', key: `key-${name}`, data }));
  const [review] = (await casework.inbox(clerk())).open.filter(({ instance }) => instance === begun.instance);
  if (result)
    done(
      await casework.tasks.submit(clerk(), {
        task: review?.task ?? '',
        key: `key2-${name}`,
        data: {},
        opinion: { result },
      }),
    );
  await casework.settled();
  return begun.instance;
}

it('a person is masked for others, a matter is not, and a process that does not say is about a person', async () => {
  const read = await store.read<InstanceState>(streamOf(await card('修村东水渠')));
  if (!read) throw new Error('the card was begun');
  const world = casework.library.worldOf(read.snapshot);
  const named = (names: 'person' | 'matter' | undefined, name = 'application.name'): string => {
    const process = { ...world.chart.process, subject: { name, names } };
    return subjectForOthers(read.snapshot, { ...world, chart: { ...world.chart, process } });
  };
  expect([named(undefined), named('person'), named('matter')]).toEqual(['修****', '修****', '修村东水渠']);
  // What nobody has named yet says what is missing, and is no name to be masked.
  const blank = 'application.missing';
  expect([named(undefined, blank), named('matter', blank)]).toEqual(['（未填姓名）', '（未填名称）']);
});

const ledger = async (period?: string) => done(await casework.ledgers.view(helper(), { ...at, period }));
const entry = (key: string, more: object = {}) => ({
  ...at,
  type: 'mediation',
  title: '两户宅基地边界',
  occurredOn: '2026-11-20',
  result: 'done' as const,
  evidence: [],
  pending: '协议等双方签好',
  cells: { household: '东头李家' },
  key,
  ...more,
});

describe('a ledger', () => {
  it('is written by steps as they end, one number after the other, with the case and without its name', async () => {
    const before = (await ledger()).entries.length;
    const instance = await card('周大爷', 'agree');
    const { entries, totals } = await ledger();
    const [assist, quiet] = entries.slice(before);
    expect(assist).toMatchObject({ typeName: '协助申请', instance, mode: 'auto', count: 1 });
    expect(assist?.title).toMatch(/^协助申请：周\*\*（.+）$/);
    expect(quiet).toMatchObject({ title: '审核', instance: undefined, amount: 12.5 });
    const numbers = entries.map(({ entryNo }) => Number(entryNo.slice(-4)));
    expect(numbers).toEqual(numbers.map((_, place) => place + 1));
    expect(entries.at(-1)?.running).toEqual(totals.year);
  });

  it('holds for the demonstration what an independent recount of its events finds', async () => {
    const rows = await store.rows(instanceTable, { where: { eq: ['region', village] } });
    const events = await Promise.all(rows.map(({ instance }) => store.events(streamOf(instance))));
    const applied = events
      .flat()
      .filter(
        ({ type, at: when, body }) =>
          type === 'taskDone' && (body as { node: string }).node === 'apply' && when.startsWith('2026-11'),
      );
    const { entries } = await ledger('2026-11');
    expect(applied.length).toBeGreaterThan(0);
    expect(entries.filter(({ type }) => type === 'assist')).toHaveLength(applied.length);
  });

  it('is written into the places that a step names, where they are there and in the county', async () => {
    const neighbour = '980101001002';
    const told = async (region: string) =>
      done(await casework.ledgers.view(clerk(), { ...at, region })).entries.filter(
        ({ type }) => type === 'told',
      );
    const before = (await told(neighbour)).length;
    const own = await told(village);
    const instance = await card('吴大爷', 'agree');
    expect((await told(neighbour)).slice(before)).toMatchObject([
      { instance, cells: { household: neighbour }, mode: 'auto' },
    ]);
    expect(await told(village)).toEqual(own);
    const elsewhere = await store.rows(ledgerEntryTable, { where: { prefix: ['region', '99'] } });
    expect(elsewhere).toEqual([]);
    const last = (await told(neighbour)).at(-1);
    now = Date.parse('2026-12-05T01:00:00Z');
    const { period, serial } = numberOf(last?.entryNo ?? '') ?? neverHere();
    const key = { county: '980101', ...at, region: neighbour, period, serial };
    await store.write([{ table: 'ledgerEntry', remove: key }]);
    const left = done(await casework.ledgers.view(clerk(), { ...at, region: neighbour, period }));
    expect(left.month.unwritten).toBe(1);
  });

  it('has columns of its own: steps fill them, hands only as the column says, and figures add them up', async () => {
    const hours = async () =>
      done(await casework.tables.view(clerk(), november))
        .groups.flatMap(({ rows }) => rows)
        .find(({ id }) => id === 'card.hours')?.value ?? 0;
    const before = await hours();
    await card('郑大娘');
    expect(await hours()).toBe(before + 0.5);
    expect((await ledger()).entries.at(-1)?.cells).toEqual({ household: '郑大娘', hours: 0.5 });
    const given = (key: string, cells?: Record<string, string | number>) =>
      casework.ledgers.write(helper(), entry(key, { cells }));
    expect(refusal(await given('key-c001'))).toBe('entry-cell-missing');
    expect(refusal(await given('key-c002', { household: '李家', hours: '半' }))).toBe('entry-cell-number');
    expect(refusal(await given('key-c003', { household: '李家', due: '明天' }))).toBe('entry-cell-date');
    expect(refusal(await given('key-c004', { household: '李家', gone: 1 }))).toBe('entry-column-unknown');
    const made = done(await given('key-c005', { household: '李家', hours: 2, due: '2026-12-01' }));
    const undo = { ...at, entryNo: made.entryNo, reason: '记重了', key: 'key-c006' };
    done(await casework.ledgers.reverse(helper(), undo));
    expect((await ledger()).entries.at(-1)?.cells).toEqual({
      household: '李家',
      hours: -2,
      due: '2026-12-01',
    });
  });

  it('writes what is asked twice once', async () => {
    const one = {
      type: 'assist',
      typeName: '协助申请',
      title: '试',
      occurredAt: '2026-11-23',
      mode: 'auto',
      responsible: '系统',
      result: 'done',
    } as const;
    const given = { at: '2026-11-23T10:00:00+08:00', key: 'case/entry-1' };
    const number = await appendEntry(store, at, one, given);
    expect(await appendEntry(store, at, one, given)).toBe(number);
  });

  it('is written by hand only by its keepers, with evidence or a reason, of the kinds that are for hands', async () => {
    expect(refusal(await casework.ledgers.write(clerk(), entry('key-0001')))).toBe('not-allowed');
    expect(refusal(await casework.ledgers.write(helper(), entry('key-0002', { pending: '' })))).toBe(
      'evidence-missing',
    );
    expect(refusal(await casework.ledgers.write(helper(), entry('key-0003', { type: 'assist' })))).toBe(
      'entry-type-not-by-hand',
    );
    expect(
      refusal(await casework.ledgers.write(helper(), entry('key-0004', { occurredOn: '2026-11-24' }))),
    ).toBe('entry-in-future');
    const made = done(await casework.ledgers.write(helper(), entry('key-0005')));
    expect(done(await casework.ledgers.write(helper(), entry('key-0005')))).toEqual(made);
    const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]);
    const file = done(
      await casework.files.putEvidence(helper(), { ...at, name: '协议.png', bytes: picture }),
    );
    const evidence = [{ what: '协议', file: file.id, name: file.name }];
    done(await casework.ledgers.prove(helper(), { ...at, entryNo: made.entryNo, evidence }));
    expect((await ledger()).entries.at(-1)).toMatchObject({ missing: [], pending: undefined, evidence });
    expect((await casework.files.file(clerk(), file.id)).ok).toBe(true);
    expect((await casework.files.file(person('townClerk-town-2-1'), file.id)).ok).toBe(false);
  });

  it('undoes a mistake by a counter-entry and keeps both', async () => {
    const before = await ledger();
    const made = done(await casework.ledgers.write(helper(), entry('key-0006', { count: 2, amount: 80 })));
    const undo = { ...at, entryNo: made.entryNo, reason: '记重了', key: 'key-0007' };
    done(await casework.ledgers.reverse(helper(), undo));
    const after = await ledger();
    expect(after.entries).toHaveLength(before.entries.length + 2);
    expect(after.totals).toEqual(before.totals);
    expect(refusal(await casework.ledgers.reverse(helper(), { ...undo, key: 'key-0008' }))).toBe(
      'entry-undone-already',
    );
  });

  it('is not closed while a step that was done has no entry', async () => {
    await card('孙大娘');
    now = Date.parse('2026-12-05T01:00:00Z');
    expect((await ledger('2026-11')).month.unwritten).toBe(0);
    const last = (await ledger('2026-11')).entries.at(-1);
    const { period, serial } = numberOf(last?.entryNo ?? '') ?? neverHere();
    const key = { county: '980101', ...at, period, serial };
    await store.write([{ table: 'ledgerEntry', remove: key }]);
    expect((await ledger('2026-11')).month.unwritten).toBe(1);
    expect(refusal(await casework.ledgers.sign(head(), { ...at, period: '2026-11' }))).toBe(
      'month-incomplete',
    );
  });

  it('is closed month by month, signed in turn, and is then what it is', async () => {
    const made = done(await casework.ledgers.write(helper(), entry('key-0009')));
    const sign = (who: Actor, period = '2026-11') => casework.ledgers.sign(who, { ...at, period });
    expect(refusal(await sign(head()))).toBe('month-not-over');
    now = Date.parse('2027-01-05T01:00:00Z');
    expect(refusal(await sign(helper()))).toBe('month-not-your-turn');
    const [earlier] = (await ledger('2026-11')).periods.filter((period) => period < '2026-11').sort();
    if (earlier !== undefined) expect(refusal(await sign(head()))).toBe('month-before-open');
    for (const period of (await ledger()).periods.filter((one) => one <= '2026-11').sort()) {
      done(await sign(head(), period));
      expect(refusal(await sign(head(), period))).toBe('month-signed-by-you');
      done(await sign(helper(), period));
    }
    expect((await ledger('2026-11')).month).toMatchObject({ state: 'closed', next: undefined });
    done(
      await casework.ledgers.reverse(helper(), {
        ...at,
        entryNo: made.entryNo,
        reason: '记错了',
        key: 'key-0010',
      }),
    );
    expect((await ledger('2027-01')).entries.at(-1)).toMatchObject({ reverseOf: made.entryNo });
    expect(
      refusal(await casework.ledgers.prove(helper(), { ...at, entryNo: made.entryNo, evidence: [] })),
    ).toBe('month-closed');
  });
});

describe('a table', () => {
  const value = (view: Awaited<ReturnType<typeof look>>, id: string) =>
    view.groups.flatMap(({ rows }) => rows).find((row) => row.id === id);
  const look = async (asked: object = {}, who: Actor = clerk()) =>
    done(await casework.tables.view(who, { ...november, ...asked }));

  it('tells as many as an independent recount, and shows as many rows', async () => {
    const begun = await store.rows(instanceTable, {
      where: { and: [{ prefix: ['region', village] }, { prefix: ['startedAt', '2026-11'] }] },
    });
    const view = await look();
    expect(begun.length).toBeGreaterThan(0);
    expect(value(view, 'card.begun')?.value).toBe(begun.length);
    for (const row of view.groups.flatMap(({ rows }) => rows).filter(({ origin }) => origin === 'auto')) {
      const behind = done(await casework.tables.rows(clerk(), { ...november, indicator: row.id }));
      if (row.unit !== '%')
        expect([row.id, behind.reduce((sum, one) => sum + one.value, 0)]).toEqual([row.id, row.value]);
    }
  });

  it('adds places up, and works shares out again from their parts', async () => {
    const whole = await look({ region: town });
    const places = await Promise.all(whole.places.map(({ region }) => look({ region })));
    const sum = (id: string) => places.reduce((total, one) => total + (value(one, id)?.value ?? 0), 0);
    expect(value(whole, 'card.begun')?.value).toBe(sum('card.begun'));
    const share = value(whole, 'card.doneShare');
    expect(share?.value).toBe(Math.round((sum('card.reviewed') / sum('card.begun')) * 1000) / 10);
    expect(share?.places).toHaveLength(places.length);
  });

  it('takes from people only what no system tells it, each from whom it belongs to', async () => {
    const give = (who: Actor, values: Record<string, number>) =>
      casework.tables.give(who, { ...november, values });
    expect(refusal(await give(helper(), { 'card.begun': 99 }))).toBe('indicator-not-typed');
    expect(refusal(await give(clerk(), { 'pop.resident': 900 }))).toBe('not-allowed');
    expect(refusal(await give(helper(), { 'pop.hukou': 950 }))).toBe('not-allowed');
    done(await give(helper(), { 'pop.resident': 900 }));
    done(await give(person('countyHandler-county-1'), { 'pop.hukou': 950 }));
    const view = await look();
    expect(value(view, 'pop.resident')).toMatchObject({ value: 900, origin: 'typed' });
    expect(value(view, 'pop.hukou')).toMatchObject({ value: 950, origin: 'outside' });
  });

  it('measures how long cases and steps took: mean, median, late ones, in a place and in the one above', async () => {
    now += 8 * day;
    const cards: string[] = [];
    for (const name of ['慢甲', '慢乙', '慢丙']) cards.push(await card(name));
    for (const [place, days] of [1, 2, 6].entries()) {
      now += days * day;
      const { open } = await casework.inbox(clerk());
      const task = open.find(({ instance }) => instance === cards[place])?.task ?? '';
      done(await casework.tasks.submit(clerk(), { task, key: task, data: {}, opinion: { result: 'agree' } }));
    }
    await casework.settled();
    const figures = async (region: string) => {
      const asked = { region, table: 'measures', month: '2026-12' };
      const { groups } = done(await casework.tables.view(clerk(), asked));
      return Object.fromEntries(groups.flatMap(({ rows }) => rows).map(({ id, value: told }) => [id, told]));
    };
    // From Tuesday the first of December: after one, three and seven working days; five are allowed, three for the review.
    const expected = {
      'card.meanDays': 3.67,
      'card.medianDays': 3,
      'card.late': 1,
      'card.reviewDays': 3.67,
      'card.reviewHours': 72,
      'card.reviewedLate': 1,
      'card.dueReviews': 3,
      'card.keptReviews': 2,
      'card.unissued': 0,
    };
    expect([await figures(village), await figures(town)]).toEqual([expected, expected]);
  });

  it('counts a step by the end of its limit, done in time, late or still open, and not before', async () => {
    now += 8 * day;
    const [first] = [await card('慢甲'), await card('慢乙')];
    const due = async (month = '2026-12') => {
      const asked = { region: village, table: 'measures', month };
      const { groups } = done(await casework.tables.view(clerk(), asked));
      const rows = groups.flatMap(({ rows }) => rows);
      return ['card.dueReviews', 'card.keptReviews'].map((id) => rows.find((row) => row.id === id)?.value);
    };
    expect(await due()).toEqual([0, 0]);
    const { open } = await casework.inbox(clerk());
    const task = open.find(({ instance }) => instance === first)?.task ?? '';
    done(await casework.tasks.submit(clerk(), { task, key: task, data: {}, opinion: { result: 'agree' } }));
    expect(await due()).toEqual([1, 1]);
    // Nothing happens in the other case; its limit of three working days ends.
    now += 6 * day;
    expect(await due()).toEqual([2, 1]);
    now += 31 * day;
    expect([await due(), await due('2027-01')]).toEqual([
      [2, 1],
      [0, 0],
    ]);
  });

  it('is frozen at the end of a month: what comes later is a correction beside it', async () => {
    const table = casework.library.part('tables', 'monthly')?.part;
    if (!table) throw new Error('the daybook has a table');
    const before = value(await look(), 'card.begun')?.value ?? 0;
    expect(await casework.book.freeze(table, village, '2026-11', '2026-12-06T02:00:00+08:00')).toBe(8);
    await card('钱大妈');
    expect(value(await look(), 'card.begun')?.value).toBe(before);
    expect(done(await casework.tables.corrections(clerk(), november))).toContainEqual({
      name: 'card.begun',
      frozen: before,
      now: before + 1,
    });
    expect(
      refusal(await casework.tables.give(helper(), { ...november, values: { 'pop.resident': 1 } })),
    ).toBe('period-frozen');
    expect(await casework.book.freeze(table, village, '2026-11', '2026-12-07T02:00:00+08:00')).toBe(0);
    expect((await casework.book.keptBefore(table, village, '2026-12')).get('card.begun')).toBe(before);
  });

  it('hides small numbers from the public, and a second one where the total would tell the first', () => {
    expect(covered([45, 3, 30, 12], 10)).toEqual([45, '＜10', 30, '隐去']);
    expect(covered([38, 3, 4, 31], 10)).toEqual([38, '＜10', '＜10', 31]);
    expect(covered([5], 10)).toEqual(['＜10']);
    expect(covered([45, 15, 30, 0], 10)).toEqual([45, 15, 30, 0]);
  });

  it('is nobody’s who does not look after the place', async () =>
    expect(refusal(await casework.tables.view(person('townClerk-town-2-1'), november))).toBe('not-found'));
});

describe('the lists', () => {
  const lists = () => casework.library.parts('lists').map(({ part }) => part);
  const pkg = () => casework.library.current('first-process')?.package ?? neverHere();

  it('find words of the negative list in a request, but not of a row that is no longer in force', () =>
    expect(
      hitsIn('每日截图打卡，下载 APP，另报台账', lists(), '2026-11-23').map(({ row, words }) => [row, words]),
    ).toEqual([
      ['N-10', ['打卡', '截图']],
      ['N-12', ['APP']],
    ]));

  it('find words that a row only minds beside others, only there', () => {
    const rows = (text: string) => hitsIn(text, lists(), '2026-11-23').map(({ row }) => row);
    expect(rows('把残疾人名单和病情公示七天')).toEqual(['N-21']);
    expect(rows('为残疾人代办补贴')).toEqual([]);
  });

  it('let in what they cover, and tell of what they do not', () => {
    expect(gateFindings(pkg(), lists(), '2026-11-23')).toEqual([]);
    const without = lists().filter(({ gate }) => gate !== 'access');
    expect(gateFindings(pkg(), without, '2026-11-23').map(({ code, place }) => [code, place])).toEqual([
      ['not-listed', 'apply-card/apply'],
    ]);
  });

  it('read the names of steps only where no row lets them in', () => {
    const chart = pkg().processes['apply-card'] ?? neverHere();
    const nodes = chart.nodes.map((node) => (node.id === 'apply' ? { ...node, name: '每天打卡' } : node));
    const renamed = { ...pkg(), processes: { 'apply-card': { ...chart, nodes } } };
    expect(gateFindings(renamed, lists(), '2026-11-23')).toEqual([]);
    const without = lists().filter(({ gate }) => gate !== 'access');
    expect(gateFindings(renamed, without, '2026-11-23').map(({ code, row }) => [code, row])).toEqual([
      ['negative-words', 'N-10'],
      ['not-listed', undefined],
    ]);
  });

  it('keep a paper that villages must not write out of every form', () => {
    const form = pkg().forms['application'] ?? neverHere();
    const schema = {
      ...form.schema,
      properties: { kin: { type: 'string' as const, title: '亲属关系证明（村委会出具）' } },
    };
    const asking = { ...pkg(), forms: { application: { ...form, schema } } };
    expect(gateFindings(asking, lists(), '2026-11-23')).toMatchObject([
      { code: 'proof-from-village', row: 'N-31', absolute: true },
    ]);
  });
});

const neverHere = (): never => {
  throw new Error('the example has this');
};
