import { meaningOf, type Members } from './feel-meaning.ts';
import { offering, parameterOptions, parameterWords, type Called, type Naming } from './naming.ts';

export type { Members };

/**
 * An expression in Chinese, word for word: names as the forms call them, parameters with the value in force, stored
 * values as their choices read. It explains; what decides is the expression itself.
 */
export function feelWords(
  source: string,
  naming: Naming,
  members: Members = noMembers,
  /** What its value is: a place in the data that it is written to, or what the expression is a test of. */
  wanted?: Called | string,
  dialect: 'Expression' | 'UnaryTests' = 'Expression',
): string {
  const labelled = new Map<string, string>();
  const whole = unlabelled(dialect === 'Expression' ? source.replace(/^\s*=/, '') : source, labelled);
  const meant = meaningOf(whole, naming, { members, wanted, dialect });
  let last = typeof wanted === 'string' ? naming.called(wanted) : wanted;
  const told: string[] = [];
  const parts = tokens(spans(whole));
  for (const [place, { kind, text, at }] of parts.entries()) {
    if (kind === 'name') {
      const found = text.startsWith('param.')
        ? parameterOptions(text, naming)
        : (meant.names.get(at) ?? naming.called(text));
      last = found && choosing(found, text, comparedFrom(parts, place), naming);
      told.push(nameWords(text, text.startsWith('param.') ? undefined : found, naming));
    } else if (kind === 'text')
      told.push(
        isGlued(parts, place)
          ? `“${text}”`
          : (meant.texts.get(at) ?? labelled.get(text) ?? textWords(text, last, naming)),
      );
    else told.push(kind === 'word' ? (wordsOf[text] ?? text) : text);
  }
  return tidy(told.join(' '));
}

/** `get value({a: "甲"}, kind)` only says how the choices of `kind` read: they are told of `kind` anyway. */
const unlabelled = (source: string, labelled: Map<string, string>): string => {
  const [whole, place] = [labels.exec(source)?.[0], source.search(labels)];
  if (whole === undefined) return source;
  const rest = source.slice(place + whole.length);
  const end = closingIn(rest);
  if (end === -1) return source;
  for (const [, value = '', words = ''] of whole.matchAll(/([\w\u4e00-\u9fff]+)\s*:\s*"([^"]*)"/g))
    labelled.set(value, words);
  return unlabelled(source.slice(0, place) + rest.slice(0, end).trim() + rest.slice(end + 1), labelled);
};
const labels = /get value\(\{(?:\s*[\w\u4e00-\u9fff]+\s*:\s*"[^"]*"\s*,?)+\}\s*,/;

/** Where the bracket closes that is open when a text begins. */
function closingIn(text: string): number {
  let depth = 1;
  for (const [place, letter] of [...text].entries()) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (depth === 0) return place;
  }
  return -1;
}

/** Lengths of time as people say them: `duration("P3M")` is 3 months. What follows stays where it was. */
const spans = (source: string): string =>
  source
    .replace(/duration\("P(T?)(\d+)([YMDH])"\)/g, (all, _t: string, n: string, unit: string) =>
      `${n} ${unitOf[unit] ?? ''}`.padEnd(all.length),
    )
    .replace(
      /(duration\("P(?:T?)" \+ string\()([^()]*)(\) \+ "([YMDH])"\))/g,
      (_, head: string, n: string, tail: string, unit: string) => {
        const [open, close] = / /.test(n) ? ['(', ')'] : ['', ''];
        return `${open.padStart(head.length)}${n}${`${close} ${unitOf[unit] ?? ''}`.padEnd(tail.length)}`;
      },
    );
const unitOf: Readonly<Record<string, string>> = { Y: '年', M: '个月', D: '天', H: '小时' };

/** The texts with which a name is compared: up to the next name or the end of the comparison. */
function comparedFrom(parts: readonly Token[], place: number): readonly string[] {
  const rest = parts.slice(place + 1);
  const end = rest.findIndex(({ kind, text }) => kind === 'name' || breaks.has(text));
  return (end === -1 ? rest : rest.slice(0, end))
    .filter(({ kind }) => kind === 'text')
    .map(({ text }) => text);
}
const breaks: ReadonlySet<string> = new Set(['and', 'or', 'then', 'else', 'return', 'satisfies', '+']);

/** A text that is put together with another is no stored value. */
const isGlued = (parts: readonly Token[], place: number): boolean =>
  parts[place - 1]?.text === '+' || parts[place + 1]?.text === '+';

/** A name whose stored values it does not know itself: those of the first choices that offer all it is compared with. */
function choosing(found: Called, path: string, texts: readonly string[], naming: Naming): Called {
  if (texts.every((text) => found.options.has(text))) return found;
  const options = offering(naming, path.split('.').at(-1) ?? path, texts);
  return options === undefined ? found : { label: found.label, options };
}

/** Words of an expression as the public reads them: signs become words, yes and no need none. */
export const easyWords = (told: string): string =>
  signs.reduce((text, [sign, word]) => text.replace(sign, word), told);

const signs: readonly (readonly [RegExp, string])[] = [
  [/ = 是(?=$|[ ，；）)])/g, ''],
  [/ ≠ 是(?=$|[ ，；）)])/g, '：否'],
  [/ = 否(?=$|[ ，；）)])/g, '：否'],
  [/，并且 /g, '，'],
  [/ 且 ?/g, '，'],
  [/ 或 ?/g, '，或者'],
  [/ 属于\[(\d+) \.\. (\d+)\]/g, '为 $1 到 $2'],
  [/ 属于\(([^()]*)\)/g, '为$1之一'],
  [/ ≥ /g, '不少于 '],
  [/ ≤ /g, '不超过 '],
  [/ < /g, '低于 '],
  [/ > /g, '超过 '],
  [/ = /g, '为'],
  [/ ≠ /g, '不是'],
  [/列表含有\(([^,()]+), ([^()]+)\)/g, '$2属于$1'],
  [/“[^“”]*”（([^（）]+)）/g, '$1'],
];

/** The value of an amount or an assignment: FEEL after `=`, anything else as it is. */
export const amountWords = (value: unknown, naming: Naming): string =>
  typeof value === 'string' && value.startsWith('=')
    ? feelWords(value.slice(1), naming)
    : typeof value === 'boolean'
      ? value
        ? '是'
        : '否'
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value ?? '');

/** A cell of a decision table; `-` and nothing mean that it does not matter. */
export function cellWords(
  cell: string,
  naming: Naming,
  input?: string,
  members: Members = noMembers,
): string {
  if (cell.trim() === '' || cell.trim() === '-') return '不论';
  const column =
    input === undefined
      ? undefined
      : input.startsWith('param.')
        ? parameterOptions(input, naming)
        : naming.called(input);
  const whole = /^"((?:[^"\\]|\\.)*)"$/.exec(cell.trim())?.[1];
  if (whole !== undefined) {
    const key = input?.split('.').at(-1) ?? '';
    const said = column?.options.get(whole) ?? offering(naming, key, [whole])?.get(whole);
    return said ?? naming.choice(whole) ?? whole;
  }
  const texts = [...cell.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text);
  const tested =
    input === undefined
      ? undefined
      : choosing(column ?? { label: input, options: new Map() }, input, texts, naming);
  return feelWords(
    cell,
    column === undefined ? naming : { ...naming, called: (path) => naming.called(path) ?? column },
    members,
    tested,
    input === undefined ? 'Expression' : 'UnaryTests',
  );
}

const noMembers: Members = {};

interface Token {
  readonly kind: 'name' | 'word' | 'text' | 'other';
  readonly text: string;
  /** Where it begins in the source. */
  readonly at: number;
}

const pattern =
  /"(?:[^"\\]|\\.)*"|(?:date and time|context put|context merge|upper case|lower case|list contains|get value|string join|string length|round half up|round half down|round half even|distinct values|index of|starts with|ends with)(?=\s*\()|[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff]*(?:\.[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff]*)*|\d+(?:\.\d+)?|>=|<=|!=|\*\*|\.\.|\S/g;

function tokens(source: string): readonly Token[] {
  return [...source.matchAll(pattern)].map(({ 0: text, index: at }) => {
    if (text.startsWith('"')) return { kind: 'text', text: text.slice(1, -1).replace(/\\(.)/g, '$1'), at };
    const call = /^\s*\(/.test(source.slice(at + text.length));
    if (Object.hasOwn(wordsOf, text) && (call || !called.has(text))) return { kind: 'word', text, at };
    return { kind: /^[A-Za-z_\u4e00-\u9fff]/.test(text) ? 'name' : 'other', text, at };
  });
}

/** Words that mean something only with a bracket behind them; else they are names. */
const called = new Set([
  'count',
  'sum',
  'min',
  'max',
  'date',
  'contains',
  'number',
  'string',
  'floor',
  'ceiling',
  'decimal',
  'all',
  'any',
  'abs',
  'mean',
  'concatenate',
  'append',
  'list',
  'substring',
  'years',
  'months',
  'days',
  'split',
  'replace',
  'sample',
  'draw',
  'time',
  'duration',
  'flatten',
  'sort',
  'sublist',
]);

const wordsOf: Readonly<Record<string, string>> = {
  '>=': '≥',
  '<=': '≤',
  '!=': '≠',
  '=': '=',
  '*': '×',
  '/': '÷',
  and: '且',
  or: '或',
  not: '不是',
  if: '如果',
  then: '，则',
  else: '，否则',
  in: '属于',
  null: '空',
  true: '是',
  false: '否',
  some: '有',
  every: '每个',
  satisfies: '满足',
  for: '逐个',
  return: '得到',
  between: '介于',
  today: '今天',
  now: '此刻',
  count: '个数',
  sum: '合计',
  min: '最小',
  max: '最大',
  mean: '平均',
  all: '都是',
  any: '有一个是',
  abs: '绝对值',
  floor: '舍去小数',
  ceiling: '进一',
  decimal: '保留小数',
  number: '数',
  string: '文字',
  date: '日期',
  contains: '含有',
  'list contains': '列表含有',
  concatenate: '合并',
  append: '加上',
  substring: '截取',
  split: '拆分',
  'get value': '取值',
  'string join': '连成一句',
  'string length': '字数',
  'round half up': '四舍五入',
  'round half down': '五舍六入',
  'round half even': '四舍六入',
  'distinct values': '去掉重复',
  'index of': '第几个',
  'starts with': '开头是',
  'ends with': '结尾是',
  flatten: '并成一列',
  replace: '替换',
  sort: '排序',
  sublist: '截取',
  'upper case': '大写',
  'lower case': '小写',
  'date and time': '日期时间',
  'context put': '改写',
  'context merge': '合在一起',
  sample: '抽中',
  draw: '按种子抽出',
  time: '时刻',
  duration: '时长',
  addDays: '顺延日历日',
  idValid: '证件号码有效',
  conditionFault: '条件写得哪里不对',
  idGender: '证件号码上的性别',
  idBirthDate: '证件号码上的出生日期',
  years: '相隔年数',
  months: '相隔月数',
  days: '相隔天数',
  addWorkdays: '顺延工作日',
  rollDay: '休息日顺延',
  workdaysBetween: '相隔工作日',
  ageAt: '年龄',
  maskId: '证件号码遮盖',
  maskName: '姓名遮盖',
  item: '本项',
};

function nameWords(text: string, known: Called | undefined, naming: Naming): string {
  const [, parameter, part] = /^param\.([A-Za-z][\w-]*)(?:\.([A-Za-z][\w-]*))?$/.exec(text) ?? [];
  if (parameter !== undefined) {
    const { name = parameter, parts = [] } = naming.parameters.get(parameter) ?? {};
    const value = parameterWords(naming, parameter, part);
    const named = parts.find(({ id }) => id === part)?.name;
    return value.startsWith('【') ? value : `“${name}${named === undefined ? '' : `·${named}`}”（${value}）`;
  }
  return known?.label ?? text;
}

const textWords = (text: string, last: Called | undefined, naming: Naming): string =>
  last?.options.get(text) ??
  (/^[A-Za-z][\w.-]*$/.test(text) ? naming.choice(text) : undefined) ??
  `“${text}”`;

const hourWords = (first: string | undefined, hour: string, minute: string): string =>
  `${first === undefined ? '' : ' 的 1 日'} ${Number(hour)} 时${minute === '00' ? '' : ` ${Number(minute)} 分`}`;

/** Comparisons with nothing read as filled or not; brackets and commas close up. */
const tidy = (text: string): string =>
  text
    .replace(/ ≠ 空/g, ' 已填')
    .replace(/ = 空/g, ' 未填')
    .replace(/\( /g, '(')
    .replace(/ \)/g, ')')
    .replace(/ \(/g, '(')
    .replace(/\[ /g, '[')
    .replace(/ \]/g, ']')
    .replace(/ \[/g, '[')
    .replace(/ ([,，;；])/g, '$1')
    .replace(/([\])]) \. /g, '$1·')
    .replace(/function\((\w+), (\w+)\) /g, '$1 排在 $2 前：')
    // The hour of a day: midnight is when the day begins.
    .replace(
      / \+ “(-01)?T(\d\d):(\d\d):\d\d\+08:00”/g,
      (_, first: string | undefined, hour: string, minute: string) => hourWords(first, hour, minute),
    )
    // What the drawing of lots goes by is of no use to a reader.
    .replace(/抽中\(((?:[^()]|\([^()]*\))*), [^,()]*\)/g, '抽中($1)')
    .trim();
