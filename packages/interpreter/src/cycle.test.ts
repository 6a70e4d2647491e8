import type { Cycle } from '@fiveones/definition';
import { describe, expect, it } from 'vitest';
import { chart, worldOf } from './chart.example.ts';
import { nextTime, timesMissed } from './cycle.ts';

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
    'once a quarter, on the last day of its third month, and over the year',
    { every: 'quarter', month: 3, day: 31 },
    '2026-09-30T09:00:00+08:00',
    '2026-12-31T09:00:00+08:00',
  ],
  [
    'the end of the second month of a quarter in a leap year',
    { every: 'quarter', month: 2, day: 30 },
    '2027-12-01T00:00:00+08:00',
    '2028-02-29T09:00:00+08:00',
  ],
  [
    'a quarter begins with its first day',
    { every: 'quarter' },
    '2026-12-31T23:59:59+08:00',
    '2027-01-01T09:00:00+08:00',
  ],
  [
    'once in half a year',
    { every: 'halfYear', month: 6, day: 31, at: '00:00' },
    '2026-06-30T00:00:00+08:00',
    '2026-12-31T00:00:00+08:00',
  ],
  [
    'the day is that of Shanghai, wherever the moment is written',
    { every: 'halfYear', at: '08:00' },
    '2025-12-31T23:30:00Z',
    '2026-01-01T08:00:00+08:00',
  ],
  [
    'an hour of today that has passed elsewhere too',
    { every: 'halfYear', at: '08:00' },
    '2026-01-01T00:00:00Z',
    '2026-07-01T08:00:00+08:00',
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

it('of quarters that nobody began a year of them is made up, the others are only noted', () => {
  const quarter = { every: 'quarter', month: 2, day: 31 } as const;
  expect(timesMissed(quarter, '2024-02-29T09:00:00+08:00', '2025-06-01T00:00:00+08:00', world)).toEqual({
    begin: ['2024-08-31', '2024-11-30', '2025-02-28', '2025-05-31'].map((day) => `${day}T09:00:00+08:00`),
    missed: { count: 2, from: '2024-02-29T09:00:00+08:00', to: '2024-05-31T09:00:00+08:00' },
  });
});

it('a month that the quarter does not have never comes', () => {
  expect(nextTime({ every: 'quarter', month: 4 }, '2026-01-01T00:00:00+08:00', world)).toBeUndefined();
});
