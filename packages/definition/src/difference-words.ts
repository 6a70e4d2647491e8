import { tierNames, tiers } from './basics.ts';
import type { Difference, DifferenceCode, SubjectType } from './difference.ts';
import { fill, type Language, type Words } from './words.ts';

/** The sentence of each code. `{where}` is what it belongs to, `{type}` the kind of thing, `{name}` its name. */
export const differenceCatalogue = {
  added: { zh: '{where}加{type}“{name}”', en: '{where}added the {type} "{name}"' },
  'added-after': {
    zh: '{where}{after}之后加一步“{name}”',
    en: '{where}added the step "{name}" after "{after}"',
  },
  removed: { zh: '{where}去掉{type}“{name}”', en: '{where}removed the {type} "{name}"' },
  renamed: {
    zh: '{where}{type}“{before}”改名为“{after}”',
    en: '{where}renamed the {type} "{before}" to "{after}"',
  },
  changed: { zh: '{where}{type}“{name}”的{key}有改动', en: '{where}{key} of the {type} "{name}" changed' },
  'changed-value': {
    zh: '{where}{type}“{name}”的{key}：{before} → {after}',
    en: '{where}{key} of the {type} "{name}": {before} → {after}',
  },
  moved: { zh: '{where}{type}“{name}”换了位置', en: '{where}moved the {type} "{name}"' },
  'moved-to': {
    zh: '{where}{type}“{name}”移到“{section}”',
    en: '{where}moved the {type} "{name}" to "{section}"',
  },
  required: { zh: '{where}{type}“{name}”改为必填', en: '{where}the {type} "{name}" is now required' },
  optional: { zh: '{where}{type}“{name}”改为选填', en: '{where}the {type} "{name}" is no longer required' },
  'parameter-value': {
    zh: '{name}{region}：{before} → {after} {unit}',
    en: '{name}{region}: {before} → {after} {unit}',
  },
  'parameter-value-from': {
    zh: '{name}{region}：{from} 起 {before} → {after} {unit}',
    en: '{name}{region}: {before} → {after} {unit} from {from}',
  },
  'parameter-value-dropped': {
    zh: '{name}{region}：去掉 {from} 起的 {before} {unit}',
    en: '{name}{region}: dropped {before} {unit} from {from}',
  },
} as const satisfies Record<DifferenceCode, Words>;

/** A difference in one plain sentence. */
export function differenceWords(one: Difference, language: Language = 'zh'): string {
  const { params, subject, within, key } = one;
  const value = (text: string | number | undefined) => shownValue(text, language);
  const region = params['region'] === undefined || params['region'] === '*' ? '' : `（${params['region']}）`;
  const said = {
    ...params,
    where: within === undefined ? '' : language === 'zh' ? `${within}：` : `${within}: `,
    type: subjectWords(subject.type, language),
    key: keyWords(key, language),
    before: value(params['before']),
    ...(one.code === 'added-after' ? {} : { after: value(params['after']) }),
    region,
  };
  return fill(differenceCatalogue[one.code], language, said).trim();
}

/** A value that a difference names, in words; what is not there is “none”. */
export function shownValue(text: string | number | undefined, language: Language): string {
  return text === '' || text === undefined
    ? nothing[language]
    : (values[String(text)]?.[language] ?? unitsIn(String(text), language));
}

/** What a kind of thing is called. */
export const subjectWords = (type: SubjectType, language: Language): string => subjects[type][language];

/** What a property is called on the screen. */
export const keyWords = (key: string | undefined, language: Language): string =>
  key === undefined ? contents[language] : (keys[key]?.[language] ?? contents[language]);

const nothing: Words = { zh: '无', en: 'none' };
const contents: Words = { zh: '内容', en: 'content' };

const subjects = {
  parameter: { zh: '参数', en: 'parameter' },
  row: { zh: '责任事项', en: 'responsibility' },
  form: { zh: '表单', en: 'form' },
  section: { zh: '栏目', en: 'section' },
  field: { zh: '字段', en: 'field' },
  process: { zh: '流程', en: 'process' },
  node: { zh: '步骤', en: 'step' },
  flow: { zh: '去路', en: 'way' },
  clock: { zh: '时限', en: 'clock' },
  message: { zh: '消息', en: 'message' },
  signal: { zh: '信号', en: 'signal' },
  error: { zh: '差错', en: 'error' },
  escalation: { zh: '上报', en: 'escalation' },
  lane: { zh: '泳道', en: 'lane' },
  stage: { zh: '阶段', en: 'stage' },
  decision: { zh: '决策表', en: 'decision table' },
  column: { zh: '列', en: 'column' },
  rule: { zh: '规则', en: 'rule' },
  document: { zh: '文书', en: 'document' },
  'public-notice': { zh: '公示', en: 'public notice' },
  list: { zh: '清单', en: 'list' },
  'list-row': { zh: '清单行', en: 'row of the list' },
  ledger: { zh: '台账', en: 'ledger' },
  'entry-type': { zh: '分录种类', en: 'kind of entry' },
  table: { zh: '报表', en: 'table' },
  indicator: { zh: '指标', en: 'indicator' },
  'upper-table': { zh: '上级报表', en: 'table of an upper level' },
  'data-item': { zh: '数据项', en: 'data item' },
  scenario: { zh: '样例', en: 'scenario' },
  type: { zh: '公共字段组', en: 'shared type' },
  post: { zh: '岗位', en: 'post' },
  template: { zh: '模板包', en: 'package' },
  file: { zh: '文件', en: 'file' },
} as const satisfies Record<SubjectType, Words>;

/** What properties are called on the screen; the others are told as 内容. */
const keys: Readonly<Record<string, Words>> = {
  name: { zh: '名称', en: 'name' },
  title: { zh: '名称', en: 'title' },
  matter: { zh: '事项', en: 'matter' },
  version: { zh: '版本', en: 'version' },
  id: { zh: '编号', en: 'id' },
  publisher: { zh: '发布单位', en: 'publisher' },
  upstream: { zh: '上级模板', en: 'upstream' },
  optional: { zh: '“可以不办”', en: 'leave to skip' },
  called: { zh: '“只由别的流程转来”', en: 'beginning by other processes alone' },
  lock: { zh: '法定标记', en: 'lock' },
  opinion: { zh: '签批', en: 'opinion' },
  multi: { zh: '几个人办', en: 'several people' },
  document: { zh: '文书', en: 'document' },
  description: { zh: '说明', en: 'description' },
  note: { zh: '说明', en: 'note' },
  basis: { zh: '依据', en: 'basis' },
  floor: { zh: '下限', en: 'floor' },
  ceiling: { zh: '上限', en: 'ceiling' },
  unit: { zh: '单位', en: 'unit' },
  limit: { zh: '时限', en: 'limit' },
  returns: { zh: '退回', en: 'giving back' },
  reject: { zh: '驳回', en: 'rejection' },
  chooseNext: { zh: '自选下一步办理人', en: 'choice of the next person' },
  samePerson: { zh: '“同一人自动通过”', en: 'same person passes' },
  connector: { zh: '向外部系统查询', en: 'question to another system' },
  lookup: { zh: '查本系统的办件', en: 'looking up other cases' },
  foundBy: { zh: '凭什么查得到', en: 'what cases are found by' },
  readers: { zh: '谁看得见', en: 'who reads the cases' },
  household: { zh: '户档里带出什么', en: 'what goes into the household file' },
  without: { zh: '不许的操作', en: 'operations switched off' },
  trigger: { zh: '等什么', en: 'trigger' },
  throws: { zh: '发出什么', en: 'what is thrown' },
  vote: { zh: '表决', en: 'vote' },
  responsibility: { zh: '谁办', en: 'responsible' },
  lane: { zh: '泳道', en: 'lane' },
  stage: { zh: '阶段', en: 'stage' },
  forms: { zh: '填什么', en: 'forms' },
  decision: { zh: '按什么决定去向', en: 'deciding field' },
  team: { zh: '每组人数', en: 'team' },
  set: { zh: '办完后写入', en: 'data written' },
  calculate: { zh: '计算', en: 'calculation' },
  issue: { zh: '出的文书', en: 'documents issued' },
  kind: { zh: '种类', en: 'kind' },
  condition: { zh: '条件', en: 'condition' },
  default: { zh: '“其他情况”', en: 'default' },
  from: { zh: '从哪里来', en: 'origin' },
  to: { zh: '到哪里去', en: 'target' },
  step: { zh: '对应步骤', en: 'step' },
  tier: { zh: '层级', en: 'tier' },
  unitName: { zh: '单位', en: 'unit' },
  post: { zh: '岗位', en: 'post' },
  postName: { zh: '岗位', en: 'post' },
  duty: { zh: '职责', en: 'duty' },
  when: { zh: '条件', en: 'conditions' },
  then: { zh: '结果', en: 'results' },
  hitPolicy: { zh: '取用方式', en: 'hit policy' },
  fromPublic: { zh: '群众可以提出', en: 'from the public' },
  many: { zh: '可以一次发给许多办件', en: 'to many cases at once' },
  verdict: { zh: '手册里算能办还是不能办', en: 'verdict in the handbook' },
  'x-handbook': { zh: '手册里怎么列', en: 'listing in the handbook' },
  type: { zh: '种类', en: 'type' },
  oneOf: { zh: '选项', en: 'options' },
  enum: { zh: '选项', en: 'options' },
  minimum: { zh: '最小值', en: 'minimum' },
  maximum: { zh: '最大值', en: 'maximum' },
  minLength: { zh: '最少字数', en: 'least length' },
  maxLength: { zh: '最多字数', en: 'greatest length' },
  'x-visible': { zh: '什么时候出现', en: 'visibility' },
  'x-required': { zh: '什么时候必填', en: 'requirement' },
  'x-computed': { zh: '怎样算出', en: 'formula' },
  'x-check': { zh: '核对', en: 'checks' },
  'x-hint': { zh: '提示', en: 'hint' },
  'x-rights': { zh: '谁能看、谁能填', en: 'rights' },
  rights: { zh: '谁能看、谁能填', en: 'rights' },
  'x-sensitivity': { zh: '敏感级别', en: 'sensitivity' },
  fields: { zh: '合并字段', en: 'merge fields' },
  blocks: { zh: '正文', en: 'text' },
  covers: { zh: '管到哪些流程', en: 'processes covered' },
  active: { zh: '有效', en: 'in force' },
  until: { zh: '有效到', en: 'in force until' },
  keepers: { zh: '谁记', en: 'keepers' },
  signers: { zh: '谁签字', en: 'signers' },
  evidence: { zh: '佐证', en: 'evidence' },
  source: { zh: '数从哪里来', en: 'source' },
  aggregate: { zh: '怎样汇总', en: 'aggregation' },
  columns: { zh: '列', en: 'columns' },
  shows: { zh: '看明细时带出的格', en: 'fields shown with its cases' },
  required: { zh: '必填', en: 'required' },
  label: { zh: '名称', en: 'label' },
  period: { zh: '多久一次', en: 'period' },
  level: { zh: '谁来填', en: 'who fills it in' },
  sensitive: { zh: '小数隐去', en: 'small numbers hidden' },
  group: { zh: '分组', en: 'group' },
  byHand: { zh: '可以手工记', en: 'written by hand' },
  nameless: { zh: '不记姓名', en: 'without names' },
  gate: { zh: '做什么闸门', en: 'gate' },
  words: { zh: '关键词', en: 'words searched for' },
  absolute: { zh: '绝不放行', en: 'absolute' },
  mostTyped: { zh: '最多几个人填', en: 'most filled in by people' },
  whitelist: { zh: '可公开的字段', en: 'public fields' },
  script: { zh: '步骤', en: 'script' },
};

const values: Readonly<Record<string, Words>> = {
  true: { zh: '是', en: 'yes' },
  false: { zh: '否', en: 'no' },
  ...Object.fromEntries(tiers.map((tier) => [tier, { zh: tierNames[tier], en: tier }])),
  off: { zh: '照样办', en: 'off' },
  adjacent: { zh: '上一步是他办的才算', en: 'when right before' },
  any: { zh: '前面办过就算', en: 'when anywhere before' },
};

const units: Readonly<Record<string, Words>> = {
  workday: { zh: '个工作日', en: 'working days' },
  day: { zh: '天', en: 'days' },
  month: { zh: '个月', en: 'months' },
  year: { zh: '年', en: 'years' },
  hour: { zh: '小时', en: 'hours' },
  minute: { zh: '分钟', en: 'minutes' },
};

function unitsIn(text: string, language: Language): string {
  return text.replace(/(?<= )\w+$/, (unit) => units[unit]?.[language] ?? unit);
}
