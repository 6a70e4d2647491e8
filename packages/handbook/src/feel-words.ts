import { offering, parameterOptions, parameterWords, type Called, type Naming } from './naming.ts';

/**
 * An expression in Chinese, word for word: names as the forms call them, parameters with the value in force, stored
 * values as their choices read. It explains; what decides is the expression itself.
 */
export function feelWords(
  source: string,
  naming: Naming,
  members: Members = noMembers,
  /** What the expression is a test of, where it is only that. */
  tested?: Called,
): string {
  let last = tested;
  const told: string[] = [];
  const rows = new Rows(members);
  const parts = tokens(spans(unlabelled(source)));
  for (const [place, { kind, text }] of parts.entries()) {
    rows.see(kind, text);
    if (kind === 'name') {
      const found = text.startsWith('param.')
        ? parameterOptions(text, naming)
        : calledFrom(rows.placesOf(text), naming);
      last = found && choosing(found, text, comparedFrom(parts, place), naming);
      told.push(nameWords(text, text.startsWith('param.') ? undefined : found, naming));
    } else if (kind === 'text')
      told.push(isGlued(parts, place) ? `“${text}”` : textWords(text, last, naming));
    else told.push(kind === 'word' ? (wordsOf[text] ?? text) : text);
  }
  return tidy(told.join(' '));
}

/** `get value({a: "甲"}, kind)` only says how the choices of `kind` read: that is told of `kind` anyway. */
const unlabelled = (source: string): string => {
  const [whole, place] = [labels.exec(source)?.[0], source.search(labels)];
  if (whole === undefined) return source;
  const rest = source.slice(place + whole.length);
  const end = closingIn(rest);
  return end === -1
    ? source
    : unlabelled(source.slice(0, place) + rest.slice(0, end).trim() + rest.slice(end + 1));
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

/** Lengths of time as people say them: `duration("P3M")` is 3 months. */
const spans = (source: string): string =>
  source
    .replace(
      /duration\("P(T?)(\d+)([YMDH])"\)/g,
      (_, _t: string, n: string, unit: string) => `${n} ${unitOf[unit] ?? ''}`,
    )
    .replace(
      /duration\("P(T?)" \+ string\(([^()]*)\) \+ "([YMDH])"\)/g,
      (_, _t: string, n: string, unit: string) => `${/ /.test(n) ? `(${n})` : n} ${unitOf[unit] ?? ''}`,
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
  const column = input === undefined ? undefined : naming.called(input);
  const whole = /^"((?:[^"\\]|\\.)*)"$/.exec(cell.trim())?.[1];
  if (whole !== undefined) return column?.options.get(whole) ?? naming.choice(whole) ?? whole;
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
  );
}

/** Names that stand for one member of a list, with the lists that it may be of. */
export type Members = Readonly<Record<string, readonly string[]>>;
const noMembers: Members = {};

const calledFrom = (places: readonly string[], { called: find }: Naming): Called | undefined =>
  places.reduce<Called | undefined>((found, place) => found ?? find(place), undefined);

/**
 * The lists whose rows an expression is speaking of: `some m in economy.members` makes `m.age` a field of that list, and
 * so does `item.age` or plain `age` between the brackets behind it.
 */
class Rows {
  private readonly names: Map<string, readonly string[]>;
  private readonly brackets: string[] = [];
  private binding: string | undefined;
  private bound = false;
  private before = '';

  constructor(members: Members) {
    this.names = new Map(Object.entries(members));
  }

  /** Each token of the expression in its turn. */
  see(kind: Token['kind'], text: string): void {
    if (kind === 'word' && quantifiers.has(text)) [this.binding, this.bound] = ['', false];
    else if (kind === 'word' && text === 'in' && this.binding !== undefined) this.bound = true;
    else if (kind === 'name' && this.binding === '') this.binding = text;
    else if (kind === 'name' && this.binding !== undefined && this.bound) {
      this.names.set(this.binding, [this.listOf(text)]);
      this.binding = undefined;
    }
    if (text === '[') this.brackets.push(this.listOf(this.before));
    if (text === ']') this.brackets.pop();
    this.before = kind === 'name' ? text : '';
  }

  /** Where a name may stand in the data, the likeliest first. */
  placesOf(name: string): readonly string[] {
    const [first = '', ...rest] = name.split('.');
    const around = this.brackets.at(-1);
    const lists = this.names.get(first) ?? (first === 'item' && around !== undefined ? [around] : []);
    if (lists.length > 0 && rest.length > 0) return [...lists.map((list) => [list, ...rest].join('.')), name];
    return around === undefined || around === '' ? [name] : [name, `${around}.${name}`];
  }

  private listOf(name: string): string {
    return this.placesOf(name)[0] ?? name;
  }
}

const quantifiers: ReadonlySet<string> = new Set(['some', 'every', 'for']);

interface Token {
  readonly kind: 'name' | 'word' | 'text' | 'other';
  readonly text: string;
}

const pattern =
  /"(?:[^"\\]|\\.)*"|(?:list contains|get value|string join|string length|round half up|round half down|round half even|distinct values|index of|starts with|ends with)(?=\s*\()|[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff]*(?:\.[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff]*)*|\d+(?:\.\d+)?|>=|<=|!=|\*\*|\.\.|\S/g;

function tokens(source: string): readonly Token[] {
  return [...source.matchAll(pattern)].map(({ 0: text, index }) => {
    if (text.startsWith('"')) return { kind: 'text', text: text.slice(1, -1).replace(/\\(.)/g, '$1') };
    const call = /^\s*\(/.test(source.slice(index + text.length));
    if (Object.hasOwn(wordsOf, text) && (call || !called.has(text))) return { kind: 'word', text };
    return { kind: /^[A-Za-z_\u4e00-\u9fff]/.test(text) ? 'name' : 'other', text };
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
  'time',
  'duration',
  'flatten',
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
  sample: '抽中',
  time: '时刻',
  duration: '时长',
  addDays: '顺延日历日',
  idValid: '证件号码有效',
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
    .trim();
