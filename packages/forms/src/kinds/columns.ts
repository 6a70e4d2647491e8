import type { Column } from '../kind.ts';

/** What the inspector offers for every field. */
export const common: readonly Column[] = [
  { keyword: 'title', label: '名称', as: 'text' },
  { keyword: 'x-hint', label: '填表提示', as: 'text' },
  { keyword: 'x-required', label: '必须填', as: 'boolean' },
  { keyword: 'x-visible', label: '什么时候出现', as: 'feel' },
  { keyword: 'x-readonly', label: '只看不填', as: 'boolean' },
  { keyword: 'x-default', label: '开始的值', as: 'feel' },
  {
    keyword: 'x-sensitivity',
    label: '敏感级别',
    as: 'choice',
    choices: [
      { value: 'M1', label: '身份证号' },
      { value: 'M2', label: '银行账号' },
      { value: 'M3', label: '电话' },
      { value: 'M4', label: '健康、财务等' },
      { value: 'M5', label: '未成年人' },
    ],
  },
];

export const lengths: readonly Column[] = [
  { keyword: 'minLength', label: '最少字数', as: 'number' },
  { keyword: 'maxLength', label: '最多字数', as: 'number' },
];

export const range: readonly Column[] = [
  { keyword: 'minimum', label: '最小', as: 'number' },
  { keyword: 'maximum', label: '最大', as: 'number' },
  { keyword: 'x-unit', label: '单位', as: 'text' },
  { keyword: 'x-computed', label: '怎么算出来', as: 'feel' },
];

export const counts: readonly Column[] = [
  { keyword: 'minItems', label: '至少几项', as: 'number' },
  { keyword: 'maxItems', label: '至多几项', as: 'number' },
];
