import { expect, it } from 'vitest';
import { clockText, leftText, longDay, unitText } from './time.ts';

it('reads days and times as they stand in Shanghai, on whatever machine', () => {
  expect(longDay('2026-11-23T00:30:00+08:00')).toBe('11 月 23 日 周一');
  expect(longDay('2026-11-29')).toBe('11 月 29 日 周日');
  expect(clockText('2026-11-23T09:00:00+08:00')).toBe('2026-11-23 09:00 周一');
});

it('tells time left in words with its unit', () => {
  expect(leftText(undefined)).toBe('');
  expect(leftText({ value: 3, unit: 'workday', overdue: false })).toBe('还剩 3 个工作日');
  expect(leftText({ value: 0, unit: 'workday', overdue: false })).toBe('今天到期');
  expect(leftText({ value: 2, unit: 'day', overdue: true })).toBe('超期 2 天');
  expect(leftText({ value: 0, unit: 'day', overdue: true })).toBe('今天超期');
  expect(unitText('month')).toBe('个月');
});
