import type { InboxItem } from '@fiveones/casework';

const weekdays = '日一二三四五六';
const units = {
  workday: '个工作日',
  day: '天',
  month: '个月',
  year: '年',
  hour: '小时',
  minute: '分钟',
} as const;

/** `11 月 23 日 周一` */
export const longDay = (instant: string): string =>
  `${Number(instant.slice(5, 7))} 月 ${Number(instant.slice(8, 10))} 日 周${weekdays[new Date(`${instant.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? ''}`;

/** `2026-11-23 周一 09:00` */
export const clockText = (instant: string): string =>
  `${instant.slice(0, 10)} 周${weekdays[new Date(`${instant.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? ''} ${instant.slice(11, 16)}`;

/** `11-26` */
export const shortDay = (instant: string): string => instant.slice(5, 10);

export const timeOf = (instant: string): string => instant.slice(11, 16);

/** `还剩 3 个工作日`, `超期 2 天`, `今天到期` */
export function leftText(left: InboxItem['left']): string {
  if (!left) return '';
  const amount = `${left.value} ${units[left.unit]}`;
  if (left.overdue) return left.value === 0 ? '今天超期' : `超期 ${amount}`;
  return left.value === 0 ? '今天到期' : `还剩 ${amount}`;
}

export const unitText = (unit: string): string => (unit in units ? units[unit as keyof typeof units] : unit);
