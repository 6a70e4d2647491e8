import { unitWords } from '@fiveones/calendar';
import type { ClockView, InboxItem } from '@fiveones/casework';
import { words } from '../words.ts';

/** `一` */
const weekdayName = (instant: string): string =>
  words.time.weekdays[new Date(`${instant.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? '';

/** `11 月 23 日 周一` */
export const longDay = (instant: string): string =>
  words.time.longDay(Number(instant.slice(5, 7)), Number(instant.slice(8, 10)), weekdayName(instant));

/** `周一` */
export const dayOfWeek = (instant: string): string => words.time.weekday(weekdayName(instant));

/** `11-26` */
export const shortDay = (instant: string): string => instant.slice(5, 10);

export const timeOf = (instant: string): string => instant.slice(11, 16);

/** `2026-11-23 09:00 周一` */
export const clockText = (instant: string): string =>
  `${instant.slice(0, 10)} ${timeOf(instant)} ${dayOfWeek(instant)}`;

/** `还剩 3 个工作日`, `超期 2 天`, `今天到期` */
export function leftText(left: InboxItem['left']): string {
  if (!left) return '';
  const amount = `${left.value} ${unitWords[left.unit].zh}`;
  if (left.overdue) return left.value === 0 ? words.time.overdueToday : words.time.overdueBy(amount);
  return left.value === 0 ? words.time.dueToday : words.time.left(amount);
}

export const unitText = (unit: string): string =>
  unit in unitWords ? unitWords[unit as keyof typeof unitWords].zh : unit;

/** `还剩 6 个工作日`; a clock that has run out or stands still says so. */
export function clockWords(clock: ClockView): string {
  if (clock.state === 'overdue')
    return clock.overdue === 0
      ? words.time.overdueToday
      : words.time.overdueBy(`${clock.overdue} ${unitText(clock.unit)}`);
  if (clock.state === 'paused') return words.time.paused;
  if (clock.state === 'stopped') return words.time.stopped;
  return clock.left === 0 ? words.time.dueToday : words.time.left(`${clock.left} ${unitText(clock.unit)}`);
}
