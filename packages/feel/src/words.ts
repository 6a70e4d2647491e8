import type { FeelProblem, Params, ProblemCode, Warning, WarningCode } from './problem.ts';

/** The languages that every code has words in. */
export type Language = 'zh' | 'en';

/** A message with the names of its parameters in braces. */
export type Wording = Readonly<Record<Language, string>>;

/** What each code says to people. */
export const words = {
  'feel-syntax': {
    zh: '这里写得不完整，或多了内容：“{near}”',
    en: 'Something is missing or out of place here: “{near}”',
  },
  'feel-full-width': {
    zh: '这里是全角符号“{character}”，请改成半角“{instead}”',
    en: 'This is the full-width sign “{character}”; write “{instead}”',
  },
  'feel-too-long': {
    zh: '公式太长：{length} 个字符，最多 {most} 个，请拆成几条',
    en: 'The formula has {length} characters; at most {most} are allowed, so split it',
  },
  'feel-too-deep': {
    zh: '括号或条件套得太深，最多 {most} 层，请拆成几条',
    en: 'Brackets or conditions are nested too deeply; at most {most} levels are allowed, so split it',
  },
  'feel-unknown-name': { zh: '没有叫“{name}”的数据项', en: 'There is no data item “{name}”' },
  'feel-unknown-function': { zh: '没有叫“{name}”的函数', en: 'There is no function “{name}”' },
  'feel-argument-count': {
    zh: '函数“{function}”给了 {given} 个值，应写成 {usage}',
    en: 'The function “{function}” was given {given} values; write {usage}',
  },
  'feel-argument-name': {
    zh: '函数“{function}”没有这样的参数：{given}，应写成 {usage}',
    en: 'The function “{function}” has no such parameters: {given}; write {usage}',
  },
  'feel-not-available': { zh: '这里不能使用“{name}”', en: '“{name}” cannot be used here' },
  'decision-output-missing': {
    zh: '第 {rule} 条规则没有填“{output}”',
    en: 'Rule {rule} has no value for “{output}”',
  },
  'decision-output-unknown': {
    zh: '第 {rule} 条规则填了表中没有的结果“{output}”',
    en: 'Rule {rule} gives “{output}”, which the table does not have',
  },
  'decision-cell-count': {
    zh: '第 {rule} 条规则有 {given} 个条件格，应有 {expected} 个',
    en: 'Rule {rule} has {given} condition cells; the table has {expected} columns',
  },
  'decision-aggregate': {
    zh: '汇总方式“{aggregate}”只能用于只有一列结果的汇集表',
    en: 'The aggregation “{aggregate}” needs a collecting table with one output',
  },
  'feel-missing': { zh: '没有找到“{name}”', en: '“{name}” was not found' },
  'feel-operands': {
    zh: '“{operator}”两边的值不能一起用：{left} 与 {right}',
    en: '“{operator}” cannot be used with {left} and {right}',
  },
  'feel-argument': {
    zh: '函数“{function}”的参数“{parameter}”不合适，应为 {kind}',
    en: 'The parameter “{parameter}” of the function “{function}” does not fit; it should be {kind}',
  },
  'feel-condition': {
    zh: '“{operator}”需要是或否，这里却是 {kind}',
    en: '“{operator}” needs true or false, but this is {kind}',
  },
  'feel-number': {
    zh: '“{operation}”算不出数，比如除数为零',
    en: '“{operation}” gives no number, as when dividing by zero',
  },
  'feel-text': {
    zh: '函数“{function}”读不懂这段文字：“{text}”',
    en: 'The function “{function}” cannot read this text: “{text}”',
  },
  'feel-pattern': { zh: '匹配式写得不对：“{pattern}”', en: 'The pattern is not valid: “{pattern}”' },
  'feel-index': {
    zh: '没有第 {place} 个，一共 {length} 个',
    en: 'There is no element {place}; there are {length}',
  },
  'feel-no-clock': { zh: '这里没有给出“{name}”的时间', en: 'No time is given here for “{name}”' },
  'feel-no-function': { zh: '这里不是函数，而是 {kind}', en: 'This is no function but {kind}' },
  'feel-duplicate-key': { zh: '“{name}”写了两次', en: '“{name}” is written twice' },
  'feel-too-many-steps': {
    zh: '计算步骤太多，已停止（最多 {most} 步）',
    en: 'The evaluation was stopped after too many steps (at most {most})',
  },
  'feel-too-large': { zh: '结果太大（最多 {most}）', en: 'The result is too large (at most {most})' },
  'feel-not-data': {
    zh: '结果里有不能保存的内容：{kind}',
    en: 'The result holds something that cannot be kept: {kind}',
  },
  'decision-no-rule': { zh: '没有一条规则符合', en: 'No rule matches' },
  'decision-many-rules': { zh: '有几条规则同时符合：{rules}', en: 'Several rules match: {rules}' },
  'decision-rules-disagree': {
    zh: '符合的规则结果不一致：{rules}',
    en: 'The matching rules disagree: {rules}',
  },
} satisfies Record<ProblemCode | WarningCode, Wording>;

/** Names of the kinds of value, as they stand in messages. */
const kindWords: Readonly<Record<string, string>> = {
  null: '空',
  boolean: '是否',
  number: '数字',
  integer: '整数',
  string: '文字',
  list: '列表',
  context: '一组数据',
  date: '日期',
  time: '时刻',
  'date and time': '日期时间',
  'days and time duration': '时长（天、时）',
  'years and months duration': '时长（年、月）',
  range: '区间',
  function: '函数',
  'list of numbers': '数字列表',
  'list of strings': '文字列表',
  'list of contexts': '一组一组的数据',
};

function wordOf(name: string, value: string | number | undefined, language: Language): string {
  const isKind = name === 'kind' || name === 'left' || name === 'right';
  const text = String(value ?? '');
  return isKind && language === 'zh' && Object.hasOwn(kindWords, text) ? (kindWords[text] ?? text) : text;
}

/** A message for people: the words of the code with its parameters put in. */
export function say(
  { code, params }: Pick<FeelProblem | Warning, 'code' | 'params'>,
  language: Language,
): string {
  const given: Params = params;
  return words[code][language].replace(/\{(\w+)\}/g, (_whole, name: string) =>
    wordOf(name, given[name], language),
  );
}
