import {
  tierNames,
  type basisStates,
  type DifferenceArea,
  type FigureKind,
  type NodeKind,
  type Tier,
} from '@fiveones/definition';

/** The words of the book that do not come from a template. What offices of a tier are called. */
export const tierWords = (tier: Tier): string => `${tierNames[tier]}级`;

export const lockWords = { statutory: '法定', advised: '建议' } as const;

export const kindWords: Readonly<Record<NodeKind, string>> = {
  startEvent: '开始',
  userTask: '办理',
  manualTask: '线下办理',
  serviceTask: '系统办理',
  businessRuleTask: '系统计算',
  sendTask: '发送',
  receiveTask: '等待消息',
  exclusiveGateway: '判断',
  parallelGateway: '同时进行',
  inclusiveGateway: '满足的都走',
  eventBasedGateway: '等先到的',
  intermediateCatchEvent: '等待',
  intermediateThrowEvent: '发出',
  boundaryEvent: '到期或来消息另办',
  subProcess: '子流程',
  callActivity: '调用流程',
  endEvent: '结束',
};

export const hitPolicyWords = {
  unique: '只会有一条成立',
  first: '自上而下，取第一条成立的',
  any: '成立的各条结果相同',
  collect: '成立的各条都取',
  ruleOrder: '成立的各条按次序都取',
} as const;

export const aggregateWords = { sum: '合计', count: '计数', min: '取最小', max: '取最大' } as const;

export const evidenceWords: Readonly<Record<string, string>> = {
  form: '表单',
  sign: '签字',
  log: '过程记录',
  photo: '照片',
  notice: '文书',
  meetingMinutes: '会议记录',
  report: '报告',
  receipt: '回执',
  record: '记录',
  document: '文书',
};

export const everyWords = {
  day: '每天',
  week: '每周',
  month: '每月',
  quarter: '每季',
  halfYear: '每半年',
  year: '每年',
} as const;

export const figureWords: Readonly<Record<FigureKind, string>> = {
  cases: '数办件',
  steps: '数办完的步骤',
  entries: '数台账分录',
  share: '占比',
  typedIndicators: '人填指标的个数',
  outside: '外面的系统',
  typed: '人填',
};

/** Steps that are counted otherwise than by being done. */
export const stepWords: { readonly [S in 'due' | 'refused']: string } = {
  due: '数到期应办的步骤',
  refused: '数要换人、没有让他办的',
};

export const periodWords = { month: '月', quarter: '季', year: '年' } as const;
export const levelWords = { auto: '自动', confirmed: '系统带出、村里确认', typed: '人填' } as const;
export const totalWords = {
  sum: '加总',
  share: '分子分母重算',
  max: '取最大',
  mean: '平均',
  median: '中位数',
} as const;
export const gateWords = { duty: '主体责任', access: '准入', negative: '负面' } as const;

export const sensitivityWords: Readonly<Record<string, string>> = {
  M1: '身份证号',
  M2: '银行账号',
  M3: '电话',
  M4: '健康、残疾、财务',
  M5: '未成年人',
};

export const areaWords: Readonly<Record<DifferenceArea, string>> = {
  parameters: '参数',
  forms: '表单',
  responsibilities: '责任清单',
  processes: '流程',
  decisions: '判定规则',
  documents: '文书',
  publicNotices: '公示',
  lists: '清单',
  ledgers: '台账',
  tables: '报表',
  scenarios: '样例',
  dataItems: '数据项',
  types: '公共字段',
  template: '模板包',
  others: '手册文字和其他文件',
};

export const basisStateWords: Readonly<Record<(typeof basisStates)[number], string>> = {
  current: '现行',
  revised: '已修订',
  repealed: '已废止',
  unknown: '待确认',
};
