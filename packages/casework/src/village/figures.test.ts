import type { Table } from '@fiveones/definition';
import type { InstanceEvent } from '@fiveones/interpreter';
import { expect, it } from 'vitest';
import { stepsDone } from './entries.ts';
import { aggregated, figuresOf, shareOf, type EntryFact, type Figure } from './figures.ts';

const share = (part: number, whole: number): Figure => ({
  indicator: 'elder.certRate',
  period: '2026-11',
  ...shareOf(part, whole),
  origin: 'auto',
  rows: [],
});
const indicator = {
  id: 'elder.certRate',
  name: '生存认证率',
  unit: '%',
  group: '养老',
  period: 'month',
  level: 'auto',
  aggregate: 'share',
  source: { entries: { ledger: 'livelihood' } },
} as const;

it('a share of a town is worked out from the parts of its villages, not from their shares', () => {
  const villages = [share(45, 50), share(20, 40)];
  expect(villages.map(({ value }) => value)).toEqual([90, 50]);
  expect(aggregated(indicator, '2026-11', villages)).toMatchObject({ value: 72.2, part: 65, whole: 90 });
  expect(shareOf(0, 0)).toEqual({ value: null });
  // A village that pays for nobody of its own has no share, and its money counts above.
  expect(share(7, 0).value).toBeNull();
  const withIt = aggregated(indicator, '2026-11', [...villages, share(7, 0)]);
  expect(withIt).toMatchObject({ value: 80, part: 72, whole: 90 });
  const each = { ...indicator, source: { share: { of: 'a', in: 'b', times: 1 } } } as const;
  expect(aggregated(each, '2026-11', villages)).toMatchObject({ value: 0.72, part: 65, whole: 90 });
});

const entry = (serial: number, period: string, more: Partial<EntryFact> = {}): EntryFact => ({
  region: '980101001001',
  ledger: 'livelihood',
  type: 'mediation',
  period,
  entryNo: `980101001001-livelihood-${period.replace('-', '')}-000${serial}`,
  title: '调解',
  at: `${period}-10`,
  count: 1,
  amount: 0,
  cells: {},
  ...more,
});

it('an entry and its counter-entry are nothing within a month, and minus one in a later one', () => {
  const table = { indicators: [{ ...indicator, aggregate: 'sum' }] } as unknown as Table;
  const [first, second] = [entry(1, '2026-11'), entry(2, '2026-11')];
  const undoneAtOnce = { ...first, reversedBy: '980101001001-livelihood-202611-0003' };
  const undoes = entry(3, '2026-11', { reverseOf: first.entryNo, count: -1 });
  const undoneLater = { ...second, reversedBy: '980101001001-livelihood-202612-0001' };
  const undoesLater = entry(1, '2026-12', { reverseOf: second.entryNo, count: -1 });
  const facts = {
    region: '980101001001',
    cases: [],
    entries: [undoneAtOnce, undoes, undoneLater, undoesLater],
    given: new Map(),
    installed: () => true,
  };
  const [november] = figuresOf(table, facts, '2026-11');
  const [december] = figuresOf(table, facts, '2026-12');
  expect([november?.value, november?.rows.length]).toEqual([1, 1]);
  expect([december?.value, december?.rows.length]).toEqual([-1, 1]);
});

it('entries are counted by how they came out, and by how many lines of funds they name', () => {
  const counting = (entries: object) =>
    ({ indicators: [{ ...indicator, aggregate: 'sum', source: { entries } }] }) as unknown as Table;
  const facts = {
    region: '980101001001',
    cases: [],
    entries: [
      entry(1, '2026-11', { result: 'done', fundLine: '尊老金' }),
      entry(2, '2026-11', { result: 'failed', fundLine: '尊老金' }),
      entry(3, '2026-11', { result: 'done', fundLine: '最低生活保障金' }),
      entry(4, '2026-11', { result: 'done' }),
    ],
    given: new Map(),
    installed: () => true,
  };
  const value = (entries: object) => figuresOf(counting(entries), facts, '2026-11')[0]?.value;
  expect(value({ ledger: 'livelihood', results: ['done'] })).toBe(3);
  expect(value({ ledger: 'livelihood', distinct: 'fundLine' })).toBe(2);
});

it('a step that was skipped, given back or passed over has not been carried out', () => {
  const left = (token: string) => ({ type: 'left', at: '2026-11-10', body: { token, node: token } });
  const instead = (type: string, token: string) => ({ type, at: '2026-11-10', body: { token, node: token } });
  // Only what says how a step was left is read of the events.
  const events = [
    instead('taskSkipped', 'skipped'),
    left('skipped'),
    instead('taskReturned', 'returned'),
    left('returned'),
    instead('stepPassedOver', 'passed'),
    left('passed'),
    { type: 'taskDone', at: '2026-11-10', body: { token: 'done', node: 'done', by: 'helper' } },
    left('done'),
  ] as unknown as readonly InstanceEvent[];
  expect(stepsDone(events).map(({ node, by }) => [node, by])).toEqual([['done', 'helper']]);
});
