import { type FieldKind, reading } from '../kind.ts';
import { common, lengths } from './columns.ts';

const filler = '情况属实，材料齐全，已当面向申请人说明政策和办理期限。';

/** A text of a legal length: filler repeated or cut. */
function sized(start: string, minimum = 0, maximum = 60): string {
  const whole = start.length < minimum ? start + filler.repeat(Math.ceil(minimum / filler.length)) : start;
  return [...whole].slice(0, Math.max(minimum, Math.min(whole.length, maximum))).join('');
}

export const text: FieldKind = {
  kind: 'text',
  label: '文字',
  asking: 'fill',
  types: ['string'],
  empty: null,
  jsonSchema: { type: 'string', maxLength: 100 },
  columns: [...common, ...lengths, { keyword: 'pattern', label: '格式', as: 'text' }],
  read: (typed) => reading(typed.trim() === '' ? null : typed.trim()),
  show: (value) => (value === null ? '' : String(value)),
  sample: (schema, seed) => sized(['张某某', '柳林村二组', '情况属实'][seed % 3] ?? '', schema.minLength, schema.maxLength),
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
