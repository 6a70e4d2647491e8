import fc from 'fast-check';
import { expect } from 'vitest';
import { compareText, matches, type Condition } from '../condition.ts';
import type { FaultCode } from '../faults.ts';
import type { RowChange } from '../table.ts';
import { anyCondition, anyRow } from './any.ts';
import { adds, at, faults, inbox, putTask, taskNames, type Law } from './ground.ts';

/** Changes of rows that are a caller's mistake, and what each faults. */
const mistakes: readonly (readonly [FaultCode, RowChange])[] = [
  ['table.unknown', { table: 'nowhere', put: {} }],
  ['column.unknown', putTask('t', { colour: 'red' })],
  ['column.unknown', { table: 'inbox', update: { county: 'c', task: 't' }, set: { colour: 'red' } }],
  ['column.unknown', { table: 'inbox', removeAll: { eq: ['colour', 'red'] } }],
  ['cell.kind', putTask('t', { size: 'many' })],
  ['cell.kind', putTask('t', { size: 1.5 })],
  ['cell.kind', putTask('t', { score: Number.POSITIVE_INFINITY })],
  ['cell.kind', putTask('t', { person: 7 })],
  ['cell.kind', putTask('t', { person: 'half \ud83d' })],
  ['cell.kind', putTask('t', { person: 'zero \0' })],
  ['cell.kind', { table: 'inbox', removeAll: { lt: ['size', 'many'] } }],
  ['cell.kind', { table: 'inbox', removeAll: { eq: ['more', 'x'] } }],
  ['row.key', { table: 'inbox', put: { county: 'c' } }],
  ['row.key', { table: 'inbox', remove: { county: 'c' } }],
  ['row.key', { table: 'inbox', update: { county: 'c', task: 't' }, set: { task: 'u' } }],
  ['condition.unknown', { table: 'inbox', removeAll: { like: ['task', 't%'] } as unknown as Condition }],
];

const rowOf = (task: string) => ({
  county: '320300' as const,
  task,
  person: null,
  due: null,
  size: null,
  score: null,
  more: null,
});

/** Rows: what is written, what is refused, what is found. */
export const rowLaws: Readonly<Record<string, Law>> = {
  'rows change with the events or not at all': async (on) => {
    await on.store.change('a', () => adds(1, [putTask('t1', { person: 'u1' }), putTask('t2')]));
    await on.store.change('a', () =>
      adds(2, [
        { table: 'inbox', remove: { county: '320300', task: 't2' } },
        { table: 'inbox', update: { county: '320300', task: 't1' }, set: { size: 3 } },
      ]),
    );
    const unknown = on.store.change('a', () =>
      adds(3, [
        { table: 'inbox', removeAll: { eq: ['person', 'u1'] } },
        { table: 'nowhere', put: {} },
      ]),
    );
    await expect(unknown).rejects.toEqual(faults('table.unknown'));
    expect(await on.store.rows(inbox)).toEqual([
      { county: '320300', task: 't1', person: 'u1', due: null, size: 3, score: null, more: null },
    ]);
    expect((await on.store.read('a'))?.version).toBe(2);
  },

  'a put writes the whole row over the old one': async (on) => {
    await on.store.write([putTask('t1', { person: 'u1', size: 2, score: 0.5, more: { 甲: [1] } })]);
    expect(await on.store.get(inbox, { county: '320300', task: 't1' })).toEqual({
      county: '320300',
      task: 't1',
      person: 'u1',
      due: null,
      size: 2,
      score: 0.5,
      more: { 甲: [1] },
    });
    await on.store.write([putTask('t1', { due: at })]);
    expect(await on.store.get('inbox', { county: '320300', task: 't1' })).toEqual({
      county: '320300',
      task: 't1',
      person: null,
      due: at,
      size: null,
      score: null,
      more: null,
    });
    expect(await on.store.get(inbox, { county: '320300', task: 't9' })).toBeUndefined();
  },

  'a removal by condition takes what matches': async (on) => {
    await on.store.write(['t1', 't2', 't3'].map((task, size) => putTask(task, { size, person: 'u1' })));
    await on.store.write([{ table: 'inbox', removeAll: { ge: ['size', 1] } }]);
    expect(await taskNames(on)).toEqual(['t1']);
    expect(await on.store.count(inbox)).toBe(1);
    expect(await on.store.count(inbox, { eq: ['size', 5] })).toBe(0);
  },

  'what may occur once is refused the second time': async (on) => {
    await on.store.write([
      putTask('t1', { person: 'u1', size: 1 }),
      putTask('t2', { person: 'u1', size: 2 }),
      putTask('t3'),
      putTask('t4'),
    ]);
    await expect(on.store.write([putTask('t5', { person: 'u1', size: 2 })])).rejects.toEqual(
      faults('row.duplicate'),
    );
    expect(await on.store.count(inbox)).toBe(4);
  },

  'pages follow the order and never overlap': async (on) => {
    await on.store.write(
      Array.from({ length: 10 }, (_, index) => putTask(`t${index}`, { due: index % 2 ? at : null })),
    );
    const page = async (offset: number) =>
      (await on.store.rows(inbox, { order: [['due', 'desc']], limit: 4, offset, columns: ['task'] })).map(
        ({ task }) => task,
      );
    expect([...(await page(0)), ...(await page(4)), ...(await page(8))].join()).toBe(
      't1,t3,t5,t7,t9,t0,t2,t4,t6,t8',
    );
    await expect(on.store.rows(inbox, { limit: -1 })).rejects.toEqual(faults('query.limit'));
    await expect(on.store.rows(inbox, { order: [['colour', 'asc']] })).rejects.toEqual(
      faults('column.unknown'),
    );
  },

  'due rows come earliest first, and none that has no date': async (on) => {
    await on.store.write([
      putTask('late', { due: '2026-01-03' }),
      putTask('never'),
      putTask('soon', { due: '2026-01-01' }),
      putTask('later', { due: '2027-01-01' }),
    ]);
    expect((await on.store.due(inbox, 'due', '2026-06-01', 10)).map(({ task }) => task)).toEqual([
      'soon',
      'late',
    ]);
    expect(await on.store.due(inbox, 'due', '2026-06-01', 1)).toHaveLength(1);
  },

  'two workers never take the same row': async (on) => {
    await on.store.write(Array.from({ length: 5 }, (_, index) => putTask(`t${index}`)));
    const take = (person: string) =>
      on.store.take(inbox, { where: { isNull: 'person' }, limit: 3, set: { person } });
    const [first, second] = await Promise.all([take('w1'), take('w2')]);
    expect(first.map(({ task, person }) => `${task} ${person}`)).toEqual(['t0 w1', 't1 w1', 't2 w1']);
    expect(second.map(({ task }) => task)).toEqual(['t3', 't4']);
    expect(await take('w3')).toEqual([]);
  },

  'rows by a condition are those that match in memory, in the same order': async (on) => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyRow, { maxLength: 12, selector: ({ task }) => task }),
        anyCondition,
        fc.constantFrom('asc', 'desc'),
        async (rows, where, direction) => {
          await on.store.write([
            { table: 'inbox', removeAll: { and: [] } },
            ...rows.map((put) => ({ table: 'inbox', put })),
          ]);
          const found = await on.store.rows(inbox, { where, order: [['task', direction]] });
          const expected = rows
            .filter((row) => matches(where, row))
            .sort((a, b) => compareText(a.task, b.task));
          expect(found).toEqual(direction === 'asc' ? expected : expected.toReversed());
          expect(await on.store.count(inbox, where)).toBe(expected.length);
        },
      ),
      // The last letter before the surrogates has no next one by counting.
      { numRuns: 150, examples: [[['\ud7ff', '\ue000'].map(rowOf), { prefix: ['task', '\ud7ff'] }, 'asc']] },
    );
  },

  ...Object.fromEntries(
    mistakes.map(([code, change]): [string, Law] => [
      `faults ${code}: ${JSON.stringify(change)}`,
      async (on) => {
        await on.store.write([putTask('before')]);
        await expect(on.store.write([putTask('beside'), change])).rejects.toEqual(faults(code));
        expect(await taskNames(on)).toEqual(['before']);
      },
    ]),
  ),
};
