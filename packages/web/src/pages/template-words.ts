/** Words of 模板库. */
export const templateWords = {
  title: '模板库',
  about: '挑一个照着起，改成本县的；原来的不会动。',
  home: '设计首页',
  back: '模板库',
  find: '搜名称、用途、流程、依据',
  category: '类别',
  all: '全部',
  found: (count: number, all: number) => (count === all ? `${all} 个模板` : `${all} 个里有 ${count} 个`),
  none: '没有这样的模板。',
  clear: '看全部',
  empty: '这里还没有发布过的模板包。从“设计”里导入一个，或从空白开始。',
  counts: (one: {
    readonly processes: number;
    readonly forms: number;
    readonly documents: number;
    readonly scenarios: number;
  }) =>
    [
      `${one.processes} 个流程`,
      `${one.forms} 张表`,
      ...(one.documents === 0 ? [] : [`${one.documents} 份文书`]),
      ...(one.scenarios === 0 ? [] : [`${one.scenarios} 个样例`]),
    ].join(' · '),
  version: (version: string, publisher: string) => `${version} 版 · ${publisher}`,
  madeFrom: (name: string, version: string) => `照“${name}”${version} 版另起的`,
  copied: (count: number) => `已另起 ${count} 份`,
  picture: (name: string, steps: number) => `“${name}”的流程图，${steps} 步`,
  noPicture: '流程图没有取到',
  steps: (count: number) => `${count} 步`,
  begin: '照它起一份',
  beginAbout: '流程、表单、规则、文书、样例都带过去，成为一份草稿；原模板有了新版会提醒。',
  name: '叫什么',
  go: '开始设计',
  original: '打开原件',
  processes: '流程',
  holds: '有些什么',
  holdParts: {
    forms: '表单',
    decisions: '决策表',
    documents: '文书',
    parameters: '参数',
    scenarios: '样例',
  },
  copies: '照它另起的',
  copiesNone: '还没有人照它另起。',
  draft: '草稿',
  published: '已发布',
  basis: '依据',
  unverified: '未核实',
  gone: '没有这个模板。',
  gonePast: '它可能还没有发布过，或名字写错了。',
};
