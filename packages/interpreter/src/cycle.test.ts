import type { Cycle } from '@fiveones/definition';
import { describe, expect, it } from 'vitest';
import { chart, worldOf } from './chart.example.ts';
import { nextTime } from './cycle.ts';

const world = worldOf(chart(['begin > a > end']));
const table: readonly (readonly [sentence: string, cycle: Cycle, after: string, next: string])[] = [
  [
    'every day, later the same day',
    { every: 'day' },
    '2026-03-02T08:00:00+08:00',
    '2026-03-02T09:00:00+08:00',
  ],
  ['every day, not twice', { every: 'day' }, '2026-03-02T09:00:00+08:00', '2026-03-03T09:00:00+08:00'],
  [
    'every Sunday',
    { every: 'week', day: 7, at: '18:30' },
    '2026-03-02T09:00:00+08:00',
    '2026-03-08T18:30:00+08:00',
  ],
  [
    'the tenth of each month',
    { every: 'month', day: 10 },
    '2026-03-10T09:00:00+08:00',
    '2026-04-10T09:00:00+08:00',
  ],
  [
    'the last day where a month is short',
    { every: 'month', day: 31 },
    '2026-02-01T09:00:00+08:00',
    '2026-02-28T09:00:00+08:00',
  ],
  [
    'once a year',
    { every: 'year', month: 1, day: 5 },
    '2026-01-05T09:00:00+08:00',
    '2027-01-05T09:00:00+08:00',
  ],
  [
    'a day that is a parameter',
    { every: 'month', day: '=param.days' },
    '2026-03-02T10:00:00+08:00',
    '2026-03-03T09:00:00+08:00',
  ],
];

describe('a cycle comes round', () => {
  it.each(table)('%s', (_sentence, cycle, after, next) => expect(nextTime(cycle, after, world)).toBe(next));
});
