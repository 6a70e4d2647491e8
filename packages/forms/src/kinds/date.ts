import type { FieldKind } from '../kind.ts';
import { reading, unreadable } from '../kind.ts';
import { dateOf, dateTimeOf, isDate, isDateTime, localTime, monthOf } from '../civil-date.ts';
import { common } from './columns.ts';

const columns: FieldKind['columns'] = [...common, { keyword: 'x-computed', label: '怎么算出来', as: 'feel' }];

export const date: FieldKind = {
  kind: 'date',
  label: '日期',
  asking: 'fill',
  empty: null,
  jsonSchema: { type: 'string', format: 'date' },
  columns,
  read: (typed) => {
    const day = dateOf(typed);
    return typed.trim() === '' ? reading(null) : day === undefined ? unreadable('field-date') : reading(day);
  },
  show: (value) => (value === null ? '' : String(value)),
  check: (value) =>
    typeof value === 'string' && !isDate(value) ? { code: 'field-date', params: {} } : undefined,
  sample: (_, seed) => `2026-0${1 + (seed % 9)}-1${seed % 9}`,
};

export const dateTime: FieldKind = {
  ...date,
  kind: 'dateTime',
  label: '日期和时间',
  jsonSchema: { type: 'string', format: 'date-time' },
  read: (typed) => {
    const instant = dateTimeOf(typed);
    return typed.trim() === ''
      ? reading(null)
      : instant === undefined
        ? unreadable('field-date-time')
        : reading(instant);
  },
  show: (value) => (typeof value === 'string' ? localTime(value) : ''),
  check: (value) =>
    typeof value === 'string' && !isDateTime(value) ? { code: 'field-date-time', params: {} } : undefined,
  sample: (_, seed) => `2026-0${1 + (seed % 9)}-1${seed % 9}T09:30:00+08:00`,
};

export const month: FieldKind = {
  ...date,
  kind: 'month',
  label: '年月',
  jsonSchema: { type: 'string', pattern: '^\\d{4}-\\d{2}$', 'x-kind': 'month' },
  read: (typed) => {
    const found = monthOf(typed);
    return typed.trim() === ''
      ? reading(null)
      : found === undefined
        ? unreadable('field-month')
        : reading(found);
  },
  check: (value) =>
    typeof value === 'string' && monthOf(value) !== value ? { code: 'field-month', params: {} } : undefined,
  sample: (_, seed) => `2026-0${1 + (seed % 9)}`,
};
