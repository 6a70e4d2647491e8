import type { Params, Problem, ProblemCode } from './problem.ts';

/** Languages of the catalogues. */
export type Language = 'zh' | 'en';
/** A sentence in both languages; `{name}` stands for a parameter. */
export type Words = Readonly<Record<Language, string>>;

/** What each problem says, and what to do about it. */
export const problemCatalogue = {
  'no-template': {
    zh: '模板包里没有 template.json。请确认选中的是模板包所在的文件夹。',
    en: 'The package has no template.json. Check that the folder is that of a package.',
  },
  'newer-format': {
    zh: '这个模板包是用更新的版本保存的（格式 {format}）。请先升级本系统再打开。',
    en: 'This package was saved by a newer version (format {format}). Upgrade before opening it.',
  },
  'not-json': {
    zh: '第 {line} 行第 {column} 个字附近写得不对，读不出来。请检查引号、逗号和括号。',
    en: 'Not JSON near line {line}, column {column}. Check quotes, commas and brackets.',
  },
  'duplicate-key': {
    zh: '第 {line} 行：“{key}”写了两次，请去掉一处。',
    en: 'Line {line}: the key "{key}" is written twice. Remove one.',
  },
  'forbidden-key': {
    zh: '第 {line} 行：不能用“{key}”作名称，请换一个。',
    en: 'Line {line}: "{key}" cannot be used as a key. Choose another.',
  },
  'too-deep': {
    zh: '第 {line} 行：嵌套超过 {max} 层，请拆开。',
    en: 'Line {line}: nested more than {max} levels deep. Split it up.',
  },
  'file-too-large': {
    zh: '文件太大：最多 {max} 百万字。请拆成几个文件。',
    en: 'The file is too large: at most {max} million characters. Split it.',
  },
  'package-too-large': {
    zh: '模板包太大：合计最多 {max} 百万字。',
    en: 'The package is too large: at most {max} million characters in all.',
  },
  'too-many-files': {
    zh: '文件太多：{got} 个，最多 {max} 个。',
    en: 'Too many files: {got}, at most {max}.',
  },
  'too-many-nodes': {
    zh: '节点太多：{got} 个，一张流程图最多 {max} 个。请把一部分改成子流程或另一张流程图。',
    en: 'Too many nodes: {got}, at most {max} in one chart. Move a part to a chart of its own.',
  },
  'wrong-shape': {
    zh: '“{where}”应是{expected}，现在是{got}。',
    en: '"{where}" should be {expected} and is {got}.',
  },
  'unknown-node-kind': {
    zh: '节点“{node}”的种类“{kind}”不认识。请换成支持的种类。',
    en: 'The node "{node}" has the unknown kind "{kind}". Choose a kind that is supported.',
  },
  'duplicate-id': {
    zh: '编号“{id}”用了两次。请给其中一个换一个编号。',
    en: 'The id "{id}" is used twice. Give one of the two another id.',
  },
  'id-not-file-name': {
    zh: '编号“{id}”和文件名“{name}”不一致，请改成一样的。',
    en: 'The id "{id}" differs from the file name "{name}". Make them the same.',
  },
  stale: {
    zh: '这里刚被别处改过，和您看到的不一样。请看一下现在的内容再改。',
    en: 'This has changed since you saw it. Look at it again before changing it.',
  },
  'no-such-file': {
    zh: '文件“{file}”不在模板包里，可能已被删除。',
    en: 'The file "{file}" is not in the package; it may have been removed.',
  },
  'no-such-place': {
    zh: '要改的地方已经不在了，可能已被删除。',
    en: 'The place to change is gone; it may have been removed.',
  },
  'already-there': {
    zh: '已经有“{name}”了，请换一个编号。',
    en: '"{name}" is already there. Choose another id.',
  },
  'wrong-change': { zh: '这一改动不完整，无法执行。', en: 'This change is incomplete and cannot be made.' },
  'no-such-node': { zh: '流程图里没有节点“{node}”。', en: 'The chart has no node "{node}".' },
  'no-such-flow': { zh: '流程图里没有连线“{flow}”。', en: 'The chart has no flow "{flow}".' },
  'no-such-field': { zh: '表单里没有字段“{field}”。', en: 'The form has no field "{field}".' },
  'no-such-section': { zh: '表单里没有栏目“{section}”。', en: 'The form has no section "{section}".' },
  'no-such-row': { zh: '没有编号为“{row}”的行。', en: 'There is no row "{row}".' },
  'no-such-parameter': { zh: '没有参数“{parameter}”。', en: 'There is no parameter "{parameter}".' },
  'flow-from-end': {
    zh: '“{from}”是结束，后面不能再连别的步骤。',
    en: '"{from}" is an end; nothing follows an end.',
  },
  'flow-to-start': {
    zh: '“{to}”是开始，不能连到开始。请连到它后面的一步。',
    en: '"{to}" is a start; no flow leads to a start. Join the step after it.',
  },
  'flow-to-boundary': {
    zh: '“{to}”附着在别的步骤上，由时限或消息触发，不能用连线到达。',
    en: '"{to}" sits on another step and is reached by its timer or message, never by a flow.',
  },
  'flow-across-border': {
    zh: '“{from}”和“{to}”不在同一个子流程里，不能直接相连。请连到子流程本身。',
    en: '"{from}" and "{to}" are not in the same sub-process. Join the sub-process itself.',
  },
  'flow-twice': {
    zh: '“{from}”到“{to}”已经有一条连线了。',
    en: 'There is already a flow from "{from}" to "{to}".',
  },
  'no-upstream': {
    zh: '上级模板的文件夹“{folder}”读不到。请改 fork.json 里的 upstream.folder，或把上级模板放到那里。',
    en: 'The folder "{folder}" of the upstream package cannot be read. Mend upstream.folder in fork.json, or put it there.',
  },
  'other-upstream': {
    zh: '上级模板是“{found}”，这个派生是从“{wanted}”来的。请先把上级的更新合并进来，再改 fork.json。',
    en: 'The upstream is "{found}", but this fork was made from "{wanted}". Merge the update first, then change fork.json.',
  },
  'no-shared-package': {
    zh: '公共模板包“{name}”的文件夹“{folder}”读不到。请改 template.json 里的 uses，或把它放到那里。',
    en: 'The folder "{folder}" of the shared package "{name}" cannot be read. Mend uses in template.json, or put it there.',
  },
  'recursive-type': {
    zh: '类型互相套用，没有尽头：{chain}。请去掉其中一处引用。',
    en: 'Types refer to each other without end: {chain}. Remove one reference.',
  },
  'unknown-type': {
    zh: '引用的类型“{type}”不存在。请先建立它，或改用别的类型。',
    en: 'The type "{type}" does not exist. Create it or refer to another.',
  },
  'unknown-form': { zh: '表单“{form}”不存在。', en: 'The form "{form}" does not exist.' },
} as const satisfies Record<ProblemCode, Words>;

/** A problem as a plain sentence. */
export function problemWords({ code, params }: Problem, language: Language): string {
  return fill(
    problemCatalogue[code],
    language,
    code === 'wrong-shape' ? { ...params, ...shapeWords(params, language) } : params,
  );
}

/** A sentence of a catalogue with its parameters in place. A parameter that is missing leaves its name in braces. */
export function fill(words: Words, language: Language, params: Params): string {
  return words[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

const terms: Readonly<Record<string, Words>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  tuple: { zh: '列表', en: 'a list' },
  object: { zh: '一组内容', en: 'an object' },
  record: { zh: '一组内容', en: 'an object' },
  null: { zh: '空', en: 'null' },
  nothing: { zh: '没有写', en: 'missing' },
  never: { zh: '不写', en: 'absent' },
  id: {
    zh: '编号（字母开头，只含字母、数字、- 和 _，不超过 64 个）',
    en: 'an id (a letter, then letters, digits, - and _, at most 64)',
  },
  format: { zh: '规定的写法', en: 'in its fixed format' },
  longer: { zh: '更长一些（不能为空）', en: 'longer (not empty)' },
  shorter: { zh: '更短一些', en: 'shorter' },
  variant: { zh: '支持的几种写法之一', en: 'one of the known variants' },
  other: { zh: '另一种写法', en: 'something else' },
};

function shapeWords({ where, expected, got }: Params, language: Language): Params {
  const choices = String(expected).startsWith('=') ? String(expected).slice(1).split('|') : undefined;
  const oneOf = choices && (language === 'zh' ? `${choices.join('、')}之一` : `one of ${choices.join(', ')}`);
  return {
    where: where === '' ? (language === 'zh' ? '整个文件' : 'the file') : String(where),
    expected: oneOf ?? terms[String(expected)]?.[language] ?? String(expected),
    got: terms[String(got)]?.[language] ?? String(got),
  };
}
