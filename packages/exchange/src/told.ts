import { isObject, type Json, type JsonObject } from '@fiveones/definition';
import { loss, type Loss, type LossCode } from './loss.ts';
import { inWorkdays } from './periods.ts';
import { isWholeProcess } from './steps.ts';

/** What steps have that BPMN has no word for, in Chinese. */
const stepParts: Readonly<Record<string, string>> = {
  responsibility: '责任事项',
  responsibilityBy: '按内容派给不同岗位',
  forms: '表单',
  limit: '多久',
  alarms: '预警',
  set: '写入',
  issue: '出文书',
  decision: '决定去路的一项',
  opinion: '签批意见',
  vote: '表决',
  lookup: '查本系统的办件',
  connector: '对方系统',
  calculate: '决策和计算',
  payload: '带去的内容',
  deliver: '送给哪一件',
  input: '带进的内容',
  output: '带出的内容',
  returns: '退回',
  reject: '驳回',
  stage: '阶段',
  basis: '依据',
  lock: '锁定',
  preset: '环节预设',
  stepClass: '办事种类',
};
/** The same of the chart as a whole. */
const processParts: Readonly<Record<string, string>> = {
  clocks: '全程时限',
  stages: '阶段',
  subject: '办的是谁的事',
  numbering: '编号办法',
  readers: '谁看得见',
  foundBy: '凭什么查得到',
  household: '户档里带出什么',
  basis: '依据',
};

const objects = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
const has = (thing: JsonObject, key: string): boolean => {
  const value = thing[key];
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
};

/** What is written to extensions alone, part by part, with the steps that have it. */
export function partsKept(process: JsonObject): readonly Loss[] {
  const steps = objects(process['nodes']);
  const ofSteps = Object.entries(stepParts).map(([key, part]) => ({
    part,
    at: steps.filter((step) => has(step, key)).map(({ id }) => String(id)),
  }));
  const ofProcess = Object.entries(processParts)
    .filter(([key]) => has(process, key))
    .map(([, part]) => loss('kept-here', [], { part, count: 1 }));
  return [
    ...ofProcess,
    ...ofSteps.flatMap(({ part, at }) =>
      at.length === 0 ? [] : [loss('kept-here', at, { part, count: at.length })],
    ),
  ];
}

/** What is written another way than it is meant. */
export function stepLosses(process: JsonObject): readonly Loss[] {
  const steps = objects(process['nodes']);
  const triggerOf = ({ trigger }: JsonObject): JsonObject => (isObject(trigger) ? trigger : {});
  const tests: readonly (readonly [LossCode, (step: JsonObject) => boolean])[] = [
    ['working-days', (step) => inWorkdays(triggerOf(step)['timer'])],
    ['clock-timer', (step) => triggerOf(step)['clock'] !== undefined],
    ['whole-process-event', isWholeProcess],
  ];
  return tests.flatMap(([code, test]) => {
    const at = steps.filter(test).map(({ id }) => String(id));
    return at.length === 0 ? [] : [loss(code, at, { count: at.length })];
  });
}
