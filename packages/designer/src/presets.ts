import type { Json, JsonObject } from '@fiveones/definition';
import type { IconName, Tone } from './kinds.ts';

/** Something the palette offers: what it is called, what it does in a line, and the step it makes (without id). */
export interface Preset {
  readonly id: string;
  readonly group: 'work' | 'basic';
  readonly name: string;
  readonly effect: string;
  readonly icon: IconName;
  readonly tone: Tone;
  /** Words that find it besides its name. */
  readonly also: string;
  /** The lane tier it goes to when nothing is selected. */
  readonly tier: 'village' | 'town' | 'county';
  readonly node: JsonObject;
  /** Steps made inside it, when it is a sub-process. */
  readonly inside?: readonly JsonObject[];
  /** Steps that follow it one after the other; `{form}` in them stands for the key of its form. */
  readonly then?: readonly JsonObject[];
  /** Steps of which each begins a way of its own, all leading on to what followed. */
  readonly ways?: readonly JsonObject[];
  /** No way leads to it: it begins by itself. */
  readonly apart?: true;
  /** The form of `presetForms` that it brings, where it is not the one under its own id. */
  readonly form?: string;
  /** `preset` of steps that templates call by this name too: a new one goes to the post that does those. */
  readonly like?: readonly string[];
  /** Parameters that its limit and the size of its team are taken from, where the package has them. */
  readonly limitBy?: string;
  readonly teamBy?: string;
}

const workdays = (value: number | string): JsonObject => ({ value, unit: 'workday', from: 'nextDay' });
const task = { kind: 'userTask' } as const;
const always: Json = true;

/** The steps of office work, in the order in which an application meets them. */
const work: readonly Preset[] = [
  {
    id: 'accept',
    group: 'work',
    name: '受理',
    effect: '看材料齐不齐，出受理通知',
    icon: 'accept',
    tone: 'work',
    also: '接件 登记 窗口',
    tier: 'town',
    limitBy: 'acceptReviewDays',
    node: { ...task, name: '受理', preset: 'accept', stepClass: 'accept', forms: [], limit: workdays(2) },
  },
  {
    id: 'firstReview',
    group: 'work',
    name: '初审',
    effect: '看符不符合条件，提初审意见',
    icon: 'audit',
    tone: 'work',
    also: '审查 镇审 意见',
    tier: 'town',
    like: ['opinion', 'review'],
    node: {
      ...task,
      name: '初审',
      preset: 'firstReview',
      stepClass: 'review',
      recuse: true,
      forms: [],
      limit: workdays(5),
    },
  },
  {
    id: 'survey',
    group: 'work',
    name: '入户调查',
    effect: '两人以上上门，填调查表并签字',
    icon: 'survey',
    tone: 'work',
    also: '家访 走访',
    tier: 'town',
    limitBy: 'surveyDays',
    teamBy: 'minInvestigators',
    node: {
      ...task,
      name: '入户调查',
      preset: 'survey',
      stepClass: 'other',
      team: { min: 2 },
      recuse: true,
      forms: [],
      limit: workdays(10),
    },
  },
  {
    id: 'review',
    group: 'work',
    name: '民主评议',
    effect: '几个人分别评，结果汇在一起',
    icon: 'review',
    tone: 'work',
    also: '会议 投票 评议',
    tier: 'village',
    like: ['democraticReview'],
    limitBy: 'democraticReviewDays',
    node: { ...task, name: '民主评议', preset: 'review', stepClass: 'assist', forms: [], limit: workdays(5) },
  },
  {
    id: 'vote',
    group: 'work',
    name: '表决',
    effect: '先定人，再每人一票，按规则算结果',
    icon: 'review',
    tone: 'work',
    also: '投票 票决 选举 会议 多数 无记名',
    tier: 'village',
    like: ['democraticReview'],
    form: 'convene',
    node: { ...task, name: '召集表决', preset: 'vote', stepClass: 'assist', forms: [], limit: workdays(5) },
    then: [
      {
        ...task,
        name: '表决',
        preset: 'vote',
        stepClass: 'assist',
        assignee: 'member.personId',
        multi: { each: '{form}.members', as: 'member', mode: 'parallel' },
        vote: { into: '{form}Vote', pass: 'approve > eligible / 2', quorum: 'present > eligible / 2' },
        limit: workdays(5),
      },
    ],
  },
  {
    id: 'notice',
    group: 'work',
    name: '公示',
    effect: '张贴、拍照、计天数、收异议',
    icon: 'notice',
    tone: 'wait',
    also: '公布 张榜 异议',
    tier: 'village',
    like: ['publicity'],
    limitBy: 'publicityDays',
    node: { kind: 'subProcess', name: '公示', preset: 'notice', stepClass: 'assist' },
    inside: [
      { kind: 'startEvent', name: '开始公示' },
      { ...task, name: '张贴公示', preset: 'notice', stepClass: 'assist', forms: [], limit: workdays(1) },
      {
        kind: 'intermediateCatchEvent',
        name: '公示期',
        trigger: { timer: { value: 7, unit: 'day', from: 'nextDay' } },
      },
      { kind: 'endEvent', name: '期满' },
    ],
  },
  {
    id: 'audit',
    group: 'work',
    name: '审核',
    effect: '经办提意见，负责人签批',
    icon: 'audit',
    tone: 'work',
    also: '审查 初审 复核',
    tier: 'county',
    like: ['opinion', 'review'],
    limitBy: 'countyReviewDays',
    node: {
      ...task,
      name: '审核',
      preset: 'audit',
      stepClass: 'review',
      recuse: true,
      forms: [],
      limit: workdays(10),
    },
  },
  {
    id: 'confirm',
    group: 'work',
    name: '确认',
    effect: '作出决定：同意、不同意或退回',
    icon: 'confirm',
    tone: 'work',
    also: '审批 决定 批准',
    tier: 'county',
    node: {
      ...task,
      name: '确认',
      preset: 'confirm',
      stepClass: 'confirm',
      recuse: true,
      forms: [],
      limit: workdays(3),
    },
  },
  {
    id: 'inform',
    group: 'work',
    name: '告知',
    effect: '出文书，记下谁收到了',
    icon: 'inform',
    tone: 'work',
    also: '送达 通知',
    tier: 'town',
    like: ['notify'],
    limitBy: 'rejectNoticeDays',
    node: { ...task, name: '送达告知', preset: 'inform', stepClass: 'other', forms: [], limit: workdays(3) },
  },
  {
    id: 'pay',
    group: 'work',
    name: '发放',
    effect: '按月社会化发放',
    icon: 'pay',
    tone: 'auto',
    also: '资金 补贴 银行',
    tier: 'county',
    node: { ...task, name: '发放', preset: 'pay', stepClass: 'pay', forms: [], limit: workdays(5) },
  },
  {
    id: 'correct',
    group: 'work',
    name: '一次性补正',
    effect: '一次说清缺什么，停表等申请人补',
    icon: 'correct',
    tone: 'work',
    also: '补件 补齐 材料',
    tier: 'town',
    like: ['correction'],
    limitBy: 'correctionDays',
    node: {
      ...task,
      name: '一次性补正',
      preset: 'correct',
      stepClass: 'other',
      performer: 'applicant',
      forms: [],
      limit: workdays(10),
    },
  },
  {
    id: 'check',
    group: 'work',
    name: '信息核对',
    effect: '核对机构查收入、财产，出报告',
    icon: 'check',
    tone: 'work',
    also: '比对 核查 收入',
    tier: 'county',
    limitBy: 'checkReportDays',
    node: { ...task, name: '信息核对', preset: 'check', stepClass: 'review', forms: [], limit: workdays(5) },
  },
];

/** The plain kinds, for whatever the steps above do not cover. */
const basic: readonly Preset[] = [
  {
    id: 'task',
    group: 'basic',
    name: '待办',
    effect: '一个岗位来办，填一张表',
    icon: 'task',
    tone: 'work',
    also: '人工 办理',
    tier: 'town',
    node: { ...task, name: '新的一步', forms: [] },
  },
  {
    id: 'rule',
    group: 'basic',
    name: '决策表',
    effect: '按规则自动算出结论或金额',
    icon: 'rule',
    tone: 'rule',
    also: '规则 计算',
    tier: 'town',
    node: { kind: 'businessRuleTask', name: '核算', calculate: [{ into: 'calc.result', value: 'null' }] },
  },
  {
    id: 'wait',
    group: 'basic',
    name: '等待',
    effect: '等几天，或等对方回复',
    icon: 'wait',
    tone: 'wait',
    also: '定时 消息',
    tier: 'town',
    node: {
      kind: 'intermediateCatchEvent',
      name: '等待',
      trigger: { timer: { value: 5, unit: 'workday', from: 'nextDay' } },
    },
  },
  {
    id: 'branch',
    group: 'basic',
    name: '按条件分支',
    effect: '满足哪条走哪支，只走一支',
    icon: 'branch',
    tone: 'gate',
    also: '如果 选择 网',
    tier: 'town',
    node: { kind: 'exclusiveGateway', name: '看情况' },
  },
  {
    id: 'parallel',
    group: 'basic',
    name: '同时进行',
    effect: '几支一起办，都办完再往下',
    icon: 'parallel',
    tone: 'gate',
    also: '并行 会合',
    tier: 'town',
    node: { kind: 'parallelGateway', name: '同时进行' },
  },
  {
    id: 'some',
    group: 'basic',
    name: '按条件走几支',
    effect: '满足几条就走几支，汇合处只等会来的',
    icon: 'branch',
    tone: 'gate',
    also: '包容 多选',
    tier: 'town',
    node: { kind: 'inclusiveGateway', name: '看哪几种' },
  },
  {
    id: 'race',
    group: 'basic',
    name: '看哪个先到',
    effect: '等回复，也等期限，先到的算',
    icon: 'race',
    tone: 'gate',
    also: '事件 消息 超时 等待',
    tier: 'town',
    node: { kind: 'eventBasedGateway', name: '看哪个先到' },
    ways: [
      { kind: 'intermediateCatchEvent', name: '收到回复', trigger: { message: '' } },
      {
        kind: 'intermediateCatchEvent',
        name: '到期没有回复',
        trigger: { timer: { value: 5, unit: 'workday', from: 'nextDay' } },
      },
    ],
  },
  {
    id: 'overdue',
    group: 'basic',
    name: '到期另办',
    effect: '附着在一步上：超过几天，另派一件事',
    icon: 'wait',
    tone: 'wait',
    also: '超期 催办 升级 附着 边界 差错 上报',
    tier: 'town',
    node: {
      kind: 'boundaryEvent',
      name: '超期',
      interrupting: false,
      trigger: { timer: { value: 3, unit: 'workday', from: 'nextDay' } },
    },
    then: [
      { ...task, name: '催办', stepClass: 'other', forms: [], limit: workdays(1) },
      { kind: 'endEvent', name: '已催办' },
    ],
  },
  {
    id: 'undo',
    group: 'basic',
    name: '撤销办法',
    effect: '附着在一步上：后面要撤销它时怎么办',
    icon: 'auto',
    tone: 'auto',
    also: '补偿 退款 追回 附着',
    tier: 'town',
    node: { kind: 'boundaryEvent', name: '要撤销', trigger: { compensate: always } },
    then: [
      { ...task, name: '撤销这一步', stepClass: 'other', forms: [], limit: workdays(3) },
      { kind: 'endEvent', name: '已撤销' },
    ],
  },
  {
    id: 'anytime',
    group: 'basic',
    name: '随时可能的事',
    effect: '办理中随时可能来的事，来了另开一支',
    icon: 'sub',
    tone: 'gate',
    also: '事件子流程 投诉 举报 变更 撤回',
    tier: 'town',
    apart: true,
    node: { kind: 'subProcess', name: '随时可能的事', triggeredByEvent: true },
    inside: [
      { kind: 'startEvent', name: '来了消息', interrupting: false, trigger: { message: '' } },
      { ...task, name: '处理', stepClass: 'other', forms: [], limit: workdays(5) },
      { kind: 'endEvent', name: '处理完' },
    ],
  },
  {
    id: 'start',
    group: 'basic',
    name: '开始',
    effect: '由人、定期、收到消息或信号开始',
    icon: 'start',
    tone: 'start',
    also: '定时 定期 消息 条件 起点',
    tier: 'town',
    apart: true,
    node: { kind: 'startEvent', name: '收到消息开始', trigger: { message: '' } },
  },
  {
    id: 'offline',
    group: 'basic',
    name: '线下办理',
    effect: '不用填表，办完勾一下',
    icon: 'hand',
    tone: 'work',
    also: '手工 打勾',
    tier: 'town',
    node: { kind: 'manualTask', name: '线下办理' },
  },
  {
    id: 'throw',
    group: 'basic',
    name: '发出',
    effect: '发信号、上报，或撤销已办的',
    icon: 'send',
    tone: 'auto',
    also: '信号 上报 撤销 标记',
    tier: 'town',
    node: { kind: 'intermediateThrowEvent', name: '发出' },
  },
  {
    id: 'auto',
    group: 'basic',
    name: '自动办理',
    effect: '出文书、写结果、调外部接口',
    icon: 'auto',
    tone: 'auto',
    also: '系统 接口 文书',
    tier: 'county',
    node: { kind: 'serviceTask', name: '自动办理' },
  },
  {
    id: 'sub',
    group: 'basic',
    name: '子流程',
    effect: '把几步收成一步',
    icon: 'sub',
    tone: 'gate',
    also: '嵌套 收起',
    tier: 'town',
    node: { kind: 'subProcess', name: '子流程' },
    inside: [
      { kind: 'startEvent', name: '开始' },
      { ...task, name: '第一步', forms: [] },
      { kind: 'endEvent', name: '结束' },
    ],
  },
  {
    id: 'call',
    group: 'basic',
    name: '转入别的流程',
    effect: '起一个别的流程，等它或不等它',
    icon: 'call',
    tone: 'auto',
    also: '调用 动态',
    tier: 'county',
    node: { kind: 'callActivity', name: '转入流程', process: 'other', wait: false, whenMissing: 'record' },
  },
  {
    id: 'end',
    group: 'basic',
    name: '办结',
    effect: '这一支到此为止',
    icon: 'end',
    tone: 'end',
    also: '结束 完成',
    tier: 'town',
    node: { kind: 'endEvent', name: '办结' },
  },
];

/** All presets, in the order of the palette. */
export const presets: readonly Preset[] = [...work, ...basic];

/** The presets that a search finds: by name, effect or other words. */
export const searchPresets = (query: string): readonly Preset[] => {
  const wanted = query.trim();
  return wanted === ''
    ? presets
    : presets.filter((preset) => `${preset.name}${preset.effect}${preset.also}`.includes(wanted));
};
