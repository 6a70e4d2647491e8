import {
  difference,
  differenceWords,
  isObject,
  parseDraft,
  type Difference,
  type DifferenceArea,
  type Json,
} from '@fiveones/definition';
import { placeName } from '../findings.ts';
import type { Files } from '../pack.ts';

/** One change in words, with what it was and is when that can be said shortly. */
export interface ChangeLine {
  readonly key: string;
  readonly kind: Difference['kind'];
  readonly area: DifferenceArea;
  readonly sentence: string;
  readonly where: string;
  readonly before: string;
  readonly after: string;
}

/** What a draft changes against a version, in words, in the order of the areas; `undefined` while the draft cannot be read. */
export const changeLines = (before: Files, after: Files): readonly ChangeLine[] | undefined => {
  const [a, b] = [parseDraft(before), parseDraft(after)];
  if (!a.ok || !b.ok) return undefined;
  return difference(a.package, b.package).map((one, index) => ({
    key: `${index}`,
    kind: one.kind,
    area: one.area,
    sentence: differenceWords(one),
    where: one.within ?? placeName(after, one.file, undefined),
    before: short(one.before),
    after: short(one.after),
  }));
};

const short = (value: Json | undefined): string => {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value.length > 24 ? `${value.slice(0, 23)}…` : value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (isObject(value) && (typeof value['value'] === 'number' || typeof value['value'] === 'string'))
    return String(value['value']);
  return '';
};

/** The Chinese names of the areas. */
export const areaNames: Readonly<Record<DifferenceArea, string>> = {
  parameters: '参数',
  forms: '表单',
  responsibilities: '责任',
  processes: '流程',
  decisions: '规则',
  documents: '文书',
  publicNotices: '公示',
  lists: '清单',
  ledgers: '台账',
  tables: '报表',
  scenarios: '样例',
  dataItems: '数据项',
  types: '共用字段',
  template: '模板说明',
  others: '其他文件',
};
