import type { HouseholdCase } from '@fiveones/casework';
import { words } from '../words.ts';

/** Words of the place 户档. */
export const householdWords = {
  title: '户档',
  of: (name: string) => `${name}户`,
  find: '找一户',
  findHint: '姓名，或身份证号后 4 位',
  about: '按姓名或身份证号后几位找。只找得到您辖区里办过事的人。',
  latestPeople: '最近办过事的人',
  foundCount: (count: number) => (count >= 30 ? '找到 30 人以上，请写得细一些' : `找到 ${count} 人`),
  none: (text: string) => `没有找到“${text}”。请核对姓名，或者换成身份证号后 4 位。`,
  nobody: '您的辖区还没有人办过事。',
  years: (age: number) => `${age} 岁`,
  running: (count: number) => `${count} 件在办`,
  allEnded: '没有在办的事',
  members: '家庭成员',
  columns: { name: '姓名', relation: '关系', age: '年龄', idNo: '身份证号' },
  head: '申请人',
  minor: '未成年人，不显示',
  noNumber: '没有登记',
  numberOf: (name: string) => `${name}的身份证号`,
  benefits: '享受过什么',
  since: (year: string) => `${year} 至今`,
  today: '今天',
  month: (month: number) => `${month} 月`,
  monthly: (amount: string, from: string, status: string) =>
    `每月 ${amount} 元，${from} 起${status === '' ? '' : `，${status}`}`,
  applied: (day: string, step: string) => `${day} 申请${step === '' ? '' : `，${step}`}`,
  ended: (day: string, outcome: string) => `${day} ${outcome}`,
  given: '已给',
  noBenefits: '还没有申请过救助、补贴。',
  warnings: '预警',
  warningsOpen: (count: number) => (count === 0 ? '都已办结' : `${count} 条处理中`),
  warned: (count: number) => `${count} 条预警处理中`,
  settled: '已办结',
  visits: '走访',
  visitTimes: (count: number) => `${count} 次`,
  noVisits: '还没有走访过。',
  photos: (count: number) => `${count} 张照片`,
  registerVisit: '登记走访',
  plan: '一策',
  planFrom: '看这一件',
  due: '期限',
  progress: '进展',
  waitsFor: (step: string) => `等${step}`,
  notPursued: '没有转办',
  passedDue: '过了期限',
  cases: '办件',
  onlyName: '只按同村同名归到这一户',
  noCases: '没有办件。',
  documents: '文书',
  noDocuments: '还没有出过文书。',
  changes: '变化',
  noChanges: '还没有变化。',
  latest: '最近核实的情况',
  latestFrom: (day: string, step: string, by: string) => `${day} ${step}${by === '' ? '' : `，${by}`}`,
  showForms: '看填的表',
  hideForms: '收起',
  more: (count: number) => `还有 ${count} 条`,
} as const;

/** Where a case stands, or how it ended. */
export const stateOf = ({
  status,
  outcome,
  stageName,
  waitsFor,
}: Pick<HouseholdCase, 'status' | 'outcome' | 'stageName' | 'waitsFor'>): string =>
  status === 'running'
    ? stageName || waitsFor || words.case.running
    : (words.case.outcomes[outcome ?? ''] ?? words.case.closed);
