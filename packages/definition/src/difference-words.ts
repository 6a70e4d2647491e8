import type { Json } from './basics.ts';
import type { Difference, SubjectType } from './difference.ts';
import { isList, isObject } from './json.ts';

type Language = 'zh' | 'en';

const subjects: Readonly<Record<SubjectType, Readonly<Record<Language, string>>>> = {
  parameter: { zh: '参数', en: 'parameter' },
  form: { zh: '表单', en: 'form' },
  field: { zh: '字段', en: 'field' },
  row: { zh: '责任事项', en: 'responsibility' },
  process: { zh: '流程', en: 'process' },
  node: { zh: '步骤', en: 'step' },
  flow: { zh: '去路', en: 'way' },
  decision: { zh: '决策表', en: 'decision' },
  rule: { zh: '规则行', en: 'rule' },
  document: { zh: '文书', en: 'document' },
  scenario: { zh: '样例', en: 'scenario' },
  type: { zh: '公共字段组', en: 'shared type' },
  template: { zh: '模板说明', en: 'template' },
  file: { zh: '文件', en: 'file' },
};

/** What keys are called on the screen; others are told as 内容. */
const keys: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  name: { zh: '名称', en: 'name' },
  title: { zh: '名称', en: 'title' },
  version: { zh: '版本', en: 'version' },
  values: { zh: '值', en: 'value' },
  floor: { zh: '下限', en: 'floor' },
  ceiling: { zh: '上限', en: 'ceiling' },
  unit: { zh: '单位', en: 'unit' },
  limit: { zh: '时限', en: 'limit' },
  responsibility: { zh: '谁办', en: 'who' },
  forms: { zh: '填什么', en: 'forms' },
  team: { zh: '每组人数', en: 'team' },
  condition: { zh: '条件', en: 'condition' },
  from: { zh: '从哪里来', en: 'from' },
  to: { zh: '到哪里去', en: 'to' },
  required: { zh: '必填', en: 'required' },
  post: { zh: '岗位', en: 'post' },
  postName: { zh: '岗位名', en: 'post name' },
  tier: { zh: '层级', en: 'tier' },
  when: { zh: '条件', en: 'condition' },
  then: { zh: '结果', en: 'result' },
  'x-visible': { zh: '什么时候出现', en: 'visibility' },
  'x-required': { zh: '什么时候必填', en: 'required when' },
  'x-rights': { zh: '谁能看、谁能填', en: 'rights' },
  'x-sensitivity': { zh: '敏感级别', en: 'sensitivity' },
  oneOf: { zh: '选项', en: 'options' },
  minimum: { zh: '最小值', en: 'minimum' },
  maximum: { zh: '最大值', en: 'maximum' },
  lane: { zh: '泳道', en: 'lane' },
};

/** A difference in one plain sentence. */
export const differenceWords = (one: Difference, language: Language = 'zh'): string => tellers[language](one);

const tellers: Readonly<Record<Language, (one: Difference) => string>> = {
  zh: (one) => {
    const where = one.within === undefined || one.subject.type === 'parameter' || one.subject.type === 'row' ? '' : `${one.within}：`;
    const what = `${subjects[one.subject.type].zh}“${one.subject.name}”`;
    if (one.kind === 'added') return `${where}加${what}`;
    if (one.kind === 'removed') return `${where}去掉${what}`;
    const key = one.key === undefined ? '内容' : (keys[one.key]?.zh ?? '内容');
    return `${where}${what}的${key}${change(one, '原来没有', '去掉了')}`;
  },
  en: (one) => {
    const where = one.within === undefined ? '' : `${one.within}: `;
    const what = `${subjects[one.subject.type].en} “${one.subject.name}”`;
    if (one.kind !== 'changed') return `${where}${one.kind} ${what}`;
    return `${where}${what}, ${one.key === undefined ? 'content' : (keys[one.key]?.en ?? 'content')}${change(one, 'none', 'removed')}`;
  },
};

/** ` 7 → 10` where both are short enough to be told; else only that it changed. */
function change({ before, after }: Difference, nothing: string, gone: string): string {
  const [was, is] = [short(before), short(after)];
  if (before === undefined && is !== undefined) return `：${nothing} → ${is}`;
  if (after === undefined && was !== undefined) return `：${was} → ${gone}`;
  return was === undefined || is === undefined ? ' 有改动' : `：${was} → ${is}`;
}

function short(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return value.length <= 60 ? value : undefined;
  if (isList(value)) return value.length === 1 ? short(isObject(value[0]) ? value[0]['value'] : value[0]) : undefined;
  if (isObject(value) && (typeof value['value'] === 'number' || typeof value['value'] === 'string')) return String(value['value']);
  return undefined;
}
