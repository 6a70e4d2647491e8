import fc from 'fast-check';
import { expect } from 'vitest';
import { compareText, matches, type Cell, type Condition } from '../condition.ts';
import type { FaultCode } from '../faults.ts';
import type { Grouped, GroupedBy, Grouping } from '../port.ts';
import type { Row } from '../table.ts';
import { anyCondition, anyRow } from './any.ts';
import { faults, inbox, putTask, type Law } from './ground.ts';

/** Groupings that are a caller's mistake, and what each faults. */
const mistakes: readonly (readonly [FaultCode, Grouping])[] = [
  ['column.unknown', { by: ['colour'] }],
  ['column.grouped', { by: ['more'] }],
  ['column.grouped', { by: [['size', 2]] }],
  ['query.limit', { by: [['task', -1]] }],
  ['query.limit', { by: ['task'], limit: 0.5 }],
  ['cell.kind', { by: ['task'], of: { many: { lt: ['size', 'many'] } } }],
  ['column.unknown', { by: ['task'], where: { eq: ['low', 1] } }],
  ['table.unknown', { by: ['task'], beside: { table: 'nowhere', on: ['task'] } }],
  ['column.unknown', { by: ['task'], beside: { table: inbox, on: ['colour'] } }],
  ['column.unknown', { by: ['task'], beside: { table: inbox, on: ['task'], least: { low: 'colour' } } }],
  ['column.grouped', { by: ['task'], beside: { table: inbox, on: ['task'], least: { low: 'more' } } }],
  ['column.twice', { by: ['task'], beside: { table: inbox, on: ['task'], each: { due: 'due' } } }],
  ['table.name', { by: ['task'], beside: { table: inbox, on: ['task'], each: { 'a b': 'due' } } }],
  [
    'cell.kind',
    {
      by: ['task'],
      where: { eq: ['low', 'x'] },
      beside: { table: inbox, on: ['task'], least: { low: 'score' } },
    },
  ],
];

/** Counting rows group by group. */
export const groupLaws: Readonly<Record<string, Law>> = {
  'rows are counted by what they have in common, and of them those that fulfil conditions': async (on) => {
    await on.store.write([
      putTask('a1', { person: '张三', score: 1 }),
      putTask('a2', { person: '张三', score: 3 }),
      putTask('b1', { person: '李四' }),
      putTask('b2'),
    ]);
    const groups = await on.store.grouped(inbox, {
      by: [['task', 1], 'person'],
      of: { high: { gt: ['score', 2] }, unscored: { isNull: 'score' } },
    });
    expect(groups).toEqual([
      { cells: { task: 'a', person: '张三' }, count: 2, of: { high: 1, unscored: 0 } },
      { cells: { task: 'b', person: null }, count: 1, of: { high: 0, unscored: 1 } },
      { cells: { task: 'b', person: '李四' }, count: 1, of: { high: 0, unscored: 1 } },
    ]);
    expect(await on.store.grouped(inbox, { by: ['person'], limit: 1 })).toMatchObject([{ count: 1 }]);
    expect(await on.store.grouped(inbox, { by: ['person'], where: { or: [] } })).toEqual([]);
  },

  'groups are those that counting in memory finds, in the same order': async (on) => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyRow, { maxLength: 12, selector: ({ task }) => task }),
        anyCondition,
        anyCondition,
        fc.subarray<GroupedBy>(['person', ['due', 1], 'score', ['task', 0]], { minLength: 1 }),
        async (rows, where, wanted, [first = 'person', ...rest]) => {
          await fill(on, rows);
          const grouping: Grouping = { where, by: [first, ...rest], of: { wanted } };
          expect(await on.store.grouped(inbox, grouping)).toEqual(counted(rows, grouping));
        },
      ),
      { numRuns: 100 },
    );
  },

  'rows beside those that are counted give them their least cells, and tell them apart': async (on) => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyRow, { maxLength: 12, selector: ({ task }) => task }),
        anyCondition,
        anyCondition,
        fc.boolean(),
        async (rows, where, besideWhere, apart) => {
          await fill(on, rows);
          const by: Grouping['by'] = apart ? ['task', 'theirs', 'low'] : ['task', 'low'];
          const beside = {
            table: inbox,
            on: ['county', 'person'] as const,
            where: besideWhere,
            ...(apart ? { each: { theirs: 'due' } } : {}),
            least: { low: 'score' },
          };
          const of = { low: { le: ['low', 0] } } satisfies Record<string, Condition>;
          expect(await on.store.grouped('inbox', { where, by, beside, of })).toEqual(
            counted(paired(rows, besideWhere, apart), { where, by, of }),
          );
        },
      ),
      { numRuns: 100 },
    );
  },

  ...Object.fromEntries(
    mistakes.map(([code, grouping], place): [string, Law] => [
      `faults ${code}, mistake ${place + 1} of a grouping`,
      async (on) => {
        await expect(on.store.grouped(inbox, grouping)).rejects.toEqual(faults(code));
      },
    ]),
  ),
};

type InboxRow = typeof anyRow extends fc.Arbitrary<infer R> ? R : never;

const fill = (on: Parameters<Law>[0], rows: readonly InboxRow[]): Promise<void> =>
  on.store.write([
    { table: 'inbox', removeAll: { and: [] } },
    ...rows.map((put) => ({ table: 'inbox', put })),
  ]);

/** Each row with each group of those of its person. */
function paired(rows: readonly InboxRow[], where: Condition, apart: boolean): readonly Row[] {
  return rows.flatMap((row) => {
    const others = rows.filter(
      (other) => row.person !== null && other.person === row.person && matches(where, other),
    );
    const told = apart ? [...new Set(others.map(({ due }) => due))] : others.slice(0, 1).map(() => null);
    return told.map((theirs): Row => {
      const scores = others.flatMap(({ due, score }) => (apart && due !== theirs ? [] : (score ?? [])));
      return { ...row, theirs, low: scores.length === 0 ? null : Math.min(...scores) };
    });
  });
}

function counted(rows: readonly Row[], { where, by, of = {} }: Grouping): readonly Grouped[] {
  const groups = new Map<string, { cells: Record<string, Cell>; rows: Row[] }>();
  for (const row of rows.filter((one) => !where || matches(where, one))) {
    const cells = Object.fromEntries(by.map((part) => cellOf(row, part)));
    const key = JSON.stringify(cells);
    const group = groups.get(key) ?? { cells, rows: [] };
    groups.set(key, group);
    group.rows.push(row);
  }
  return [...groups.values()]
    .sort((a, b) => compareCells(Object.values(a.cells), Object.values(b.cells)))
    .map((group) => ({
      cells: group.cells,
      count: group.rows.length,
      of: Object.fromEntries(
        Object.entries(of).map(([name, wanted]) => [
          name,
          group.rows.filter((row) => matches(wanted, row)).length,
        ]),
      ),
    }));
}

function cellOf(row: Row, part: GroupedBy): readonly [string, Cell] {
  const [column, letters] = typeof part === 'string' ? [part, undefined] : part;
  const cell = (row[column] ?? null) as Cell;
  return [
    column,
    typeof cell === 'string' && letters !== undefined ? Array.from(cell).slice(0, letters).join('') : cell,
  ];
}

function compareCells(a: readonly Cell[], b: readonly Cell[]): number {
  for (const [place, left] of a.entries()) {
    const order = compareCell(left, b[place] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function compareCell(a: Cell, b: Cell): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return typeof a === 'string' ? compareText(a, String(b)) : a - Number(b);
}
