import type { DoneItem, InboxItem } from '@fiveones/casework';
import { expect, it } from 'vitest';
import { groupItems, joinDone, summaryOf } from './grouping.ts';

const item = (task: string, group: InboxItem['group']): InboxItem => ({
  task,
  instance: task,
  number: '',
  subject: '',
  regionName: '',
  processName: '',
  nodeName: '',
  openedAt: '',
  group,
  mine: false,
  onBehalf: false,
});
const done = (instance: string, nodeName: string, at: string): DoneItem => ({
  instance,
  nodeName,
  at,
  number: '',
  subject: '',
  regionName: '',
  processName: '',
});
const counts = { open: 0, drafts: 0, returned: 0, done: 0, waiting: 0 };

it('groups work by deadline, the most pressing first, and leaves no empty group', () => {
  const groups = groupItems([item('a', 'later'), item('b', 'overdue'), item('c', 'later')]);
  expect(groups.map(({ key, items }) => [key, items.map(({ task }) => task)])).toEqual([
    ['overdue', ['b']],
    ['later', ['a', 'c']],
  ]);
});

it('tells the day in one sentence that names only what is there', () => {
  expect(summaryOf({ counts, open: [] })).toBe('今天没有待办。');
  expect(summaryOf({ counts, open: [] }, 2)).toBe('今天没有待办。另有 2 条待阅、待确认。');
  expect(summaryOf({ counts: { ...counts, open: 2 }, open: [item('a', 'week'), item('b', 'week')] })).toBe(
    '2 件待办。',
  );
  expect(
    summaryOf({
      counts: { ...counts, open: 3, returned: 1, drafts: 2 },
      open: [item('a', 'overdue'), item('b', 'soon'), item('c', 'week')],
    }),
  ).toBe('3 件待办，1 件超期，1 件即将超期；其中 1 件被退回，2 份草稿没写完。');
});

it('joins what was done several times at one step of one case on one day', () => {
  const lines = joinDone([
    done('i', '民主评议', '2026-11-20T14:00:00+08:00'),
    done('i', '民主评议', '2026-11-20T13:00:00+08:00'),
    done('j', '民主评议', '2026-11-20T12:00:00+08:00'),
    done('i', '民主评议', '2026-11-19T12:00:00+08:00'),
  ]);
  expect(lines.map(({ instance, at, times }) => [instance, at.slice(5, 13), times])).toEqual([
    ['i', '11-20T14', 2],
    ['j', '11-20T12', 1],
    ['i', '11-19T12', 1],
  ]);
});
