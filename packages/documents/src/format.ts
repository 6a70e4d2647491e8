import type { Json } from '@fiveones/definition';

/** What a merge field is: `money` in yuan, `date` as `yyyy-mm-dd`, `month` as `yyyy-mm`, `dateTime` as ISO text. */
export type FieldFormat = 'date' | 'dateTime' | 'money' | 'month' | 'text' | 'number';

/** How a merge field reads in a Chinese document: `2026 年 3 月 2 日`, `1,234.50`. Nothing is an empty text. */
export function formatField(value: Json | undefined, format: FieldFormat = 'text'): string {
  if (value === undefined || value === null) return '';
  return formats[format](value);
}

const formats: Readonly<Record<FieldFormat, (value: Json) => string>> = {
  text: (value) => plain(value),
  number: (value) => (typeof value === 'number' ? String(value) : plain(value)),
  money: (value) => (typeof value === 'number' ? money(value) : plain(value)),
  date: (value) => (typeof value === 'string' ? date(value) : plain(value)),
  dateTime: (value) => (typeof value === 'string' ? `${date(value)} ${value.slice(11, 16)}` : plain(value)),
  month: (value) => (typeof value === 'string' ? date(value, 'month') : plain(value)),
};

/** A day, a month or a moment as machines write it, and nothing else. */
const written = /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?:-\d{2}(T\d{2}:\d{2}.*)?)?$/;

function plain(value: Json): string {
  if (value === null) return '';
  const moment = typeof value === 'string' ? written.exec(value) : null;
  if (moment) return formats[moment[1] === undefined ? 'date' : 'dateTime'](value);
  if (Array.isArray(value)) return (value as readonly Json[]).map(plain).filter(Boolean).join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'object' ? '' : String(value);
}

function date(text: string, upTo: 'day' | 'month' = 'day'): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(text) ?? [];
  if (year === undefined) return text;
  const start = `${year} 年 ${Number(month)} 月`;
  return upTo === 'month' || day === undefined ? start : `${start} ${Number(day)} 日`;
}

function money(amount: number): string {
  const [whole = '0', cents = '00'] = Math.abs(amount).toFixed(2).split('.');
  return `${amount < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}
