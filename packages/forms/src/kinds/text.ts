import { type FieldKind, reading } from '../kind.ts';
import { common, lengths } from './columns.ts';

const filler = '情况属实，材料齐全，已当面向申请人说明政策和办理期限。';

/** A text of a legal length: filler repeated or cut. */
function sized(start: string, minimum = 0, maximum = 60): string {
  const whole = start.length < minimum ? start + filler.repeat(Math.ceil(minimum / filler.length)) : start;
  return [...whole].slice(0, Math.max(minimum, Math.min(whole.length, maximum))).join('');
}

const people = ['张某某', '王某某', '李某某', '周某某', '吴某某'];

function wordsFor(title: string, seed: number): string {
  if (/地址|地点|住址/.test(title)) return '柳林村二组';
  return /姓名|户名|人$|员$/.test(title) ? (people[seed % people.length] ?? '') : '情况属实';
}

export const text: FieldKind = {
  kind: 'text',
  label: '文字',
  asking: 'fill',
  empty: null,
  jsonSchema: { type: 'string', maxLength: 100 },
  columns: [...common, ...lengths, { keyword: 'pattern', label: '格式', as: 'text' }],
  read: (typed) => reading(typed.trim() === '' ? null : typed.trim()),
  show: (value) => (value === null ? '' : String(value)),
  sample: (schema, seed) => sized(wordsFor(schema.title ?? '', seed), schema.minLength, schema.maxLength),
};

export const textarea: FieldKind = {
  ...text,
  kind: 'textarea',
  label: '长文字',
  jsonSchema: { type: 'string', maxLength: 1000 },
  // Line breaks inside are the writer's own; only the ends are trimmed.
  read: (typed) => reading(typed.trim() === '' ? null : typed.trimEnd()),
  sample: (schema) => sized(filler, schema.minLength, schema.maxLength),
};
