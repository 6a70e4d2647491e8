import type { Json } from '@fiveones/definition';
import { type FieldKind, reading, unreadable } from '../kind.ts';
import { isBlank, listOf, objectOf } from '../value.ts';
import { common, counts } from './columns.ts';

/** A few words for an object: its name if it has one, else its first texts. */
function gist(value: Json): string {
  const object = objectOf(value);
  if (typeof object['name'] === 'string') return object['name'];
  return Object.values(object)
    .filter((entry) => typeof entry === 'string' || typeof entry === 'number')
    .slice(0, 3)
    .join(' ');
}

export const object: FieldKind = {
  kind: 'object',
  label: '一组字段',
  asking: 'fill',
  empty: null,
  jsonSchema: { type: 'object', properties: {} },
  columns: common,
  read: () => unreadable('field-not-object'),
  show: gist,
  // The fields inside are sampled one by one.
  sample: () => ({}),
};

export const person: FieldKind = {
  ...object,
  kind: 'person',
  label: '人员',
  jsonSchema: {
    type: 'object',
    'x-kind': 'person',
    properties: {
      name: { type: 'string', title: '姓名', minLength: 2, maxLength: 50 },
      idNo: { type: 'string', title: '身份证号', 'x-kind': 'idCard', 'x-sensitivity': 'M1' },
      phone: { type: 'string', title: '联系电话', 'x-kind': 'phone', 'x-sensitivity': 'M3' },
    },
    required: ['name', 'idNo'],
  },
};

export const rows: FieldKind = {
  kind: 'rows',
  label: '明细表',
  asking: 'add',
  empty: [],
  jsonSchema: { type: 'array', items: { type: 'object', properties: {} } },
  columns: [...common, ...counts],
  read: () => unreadable('field-not-list'),
  show: (value) =>
    listOf(value)
      .map((row) => (typeof row === 'object' ? gist(row) : String(row)))
      .join('、'),
  sample: () => [],
};

/** The opinions of those who signed off, newest last; filled by the tasks, only read here. */
export const opinions: FieldKind = {
  ...rows,
  kind: 'opinions',
  label: '签批意见',
  jsonSchema: {
    type: 'array',
    'x-kind': 'opinions',
    'x-readonly': true,
    items: { type: 'object', properties: {} },
  },
  show: (value) =>
    listOf(value)
      .map(objectOf)
      .map(({ by, reason, result }) => [by, reason ?? result].filter((part) => !isBlank(part)).join('：'))
      .join('；'),
};

/** One of the people listed in the household; stored as the key of that row. */
export const memberRef: FieldKind = {
  kind: 'memberRef',
  label: '家庭成员',
  asking: 'choose',
  empty: null,
  jsonSchema: { type: 'string', 'x-kind': 'memberRef' },
  columns: common,
  read: (typed) => reading(typed.trim() === '' ? null : typed.trim()),
  show: (value, { options }) =>
    options?.find((option) => option.value === value)?.label ?? (value === null ? '' : String(value)),
  sample: (_, seed, options) => options[seed % Math.max(1, options.length)]?.value ?? 'self',
};

/** A result of no particular kind. */
export const computed: FieldKind = {
  kind: 'computed',
  label: '算出来的',
  asking: 'fill',
  empty: null,
  jsonSchema: { 'x-kind': 'computed', 'x-readonly': true },
  columns: [...common, { keyword: 'x-computed', label: '怎么算出来', as: 'feel' }],
  read: (typed) => reading(typed),
  show: (value) =>
    value === null
      ? ''
      : value === true
        ? '是'
        : value === false
          ? '否'
          : Array.isArray(value)
            ? value.map(gistOrText).join('、')
            : gistOrText(value),
  sample: () => null,
};

function gistOrText(value: Json): string {
  return typeof value === 'object' && value !== null ? gist(value) : String(value);
}
