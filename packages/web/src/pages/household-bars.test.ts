import { daysBetween } from '@fiveones/calendar';
import type { Benefit } from '@fiveones/casework';
import { expect, it } from 'vitest';
import { barOf } from './household-bars.ts';

const today = '2026-11-23';
/** One hundredth a day, so that what is read is days. */
const at = (date: string) => daysBetween('2026-09-01', date);
const bar = (benefit: Partial<Benefit>) => {
  const given = { instance: 'i', processName: '临时生活救助', state: 'granted', from: '2026-09-01' } as const;
  const { width, text } = barOf({ ...given, ...benefit }, at, today);
  return [width, text];
};

it('help that was given once ends with its case and says what came of it', () => {
  expect(bar({ until: '2026-09-05', outcome: 'approved' })).toEqual([4, '2026-09-05 已确认']);
  expect(bar({ until: '2026-09-05', outcome: 'placed' })).toEqual([4, '2026-09-05 已给']);
});

it('what is paid by the month goes on to today, though its case has ended', () => {
  expect(bar({ amount: 632, until: '2026-09-05', outcome: 'approved' })).toEqual([
    83,
    '每月 632 元，2026-09 起',
  ]);
});

it('what was refused ends when it was, what is asked for goes on', () => {
  expect(bar({ state: 'ended', until: '2026-09-05', outcome: 'rejected' })).toEqual([
    4,
    '2026-09-05 不予确认',
  ]);
  expect(bar({ state: 'applied' })).toEqual([83, '2026-09-01 申请']);
});
