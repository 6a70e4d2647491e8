import { fill, type Json, type Language, type Package, type Words } from '@fiveones/definition';
import { refusalWords, type RefusalCode } from '../refusal.ts';
import type { PlayFailure } from './played.ts';

/** What a play can fail of besides refusals: a script that does not fit, and what came out differently. `{name}` is filled in. */
export const playFailureWords = {
  'no-such-process': { zh: '模板包里没有流程“{process}”', en: 'the package has no process {process}' },
  'task-not-open': {
    zh: '“{node}”现在没有待办；有待办的是：{open}',
    en: 'nothing waits at {node}; open are: {open}',
  },
  'task-due': {
    zh: '“{node}”应在 {expected} 前办完，算出来是 {got}',
    en: '{node} should be due on {expected} and is due on {got}',
  },
  'form-has-problems': { zh: '“{form}”的 {path}：{message}', en: '{form} at {path}: {message}' },
  'not-awaited': { zh: '没有在办的办件等“{message}”', en: 'no running case waits for {message}' },
  'not-asked': { zh: '“{node}”没有在等别的系统答复', en: '{node} does not wait for another system' },
  'not-refused': {
    zh: '这里应被拒绝（{expected}），实际是：{got}',
    en: 'should be refused ({expected}): {got}',
  },
  'problems-differ': {
    zh: '表单挑出的问题不一样：少了 {missing}；多了 {more}',
    en: 'the forms find other problems: missing {missing}; more {more}',
  },
  status: { zh: '办件状态应是 {expected}，实际是 {got}', en: 'the status should be {expected} and is {got}' },
  end: { zh: '应走到“{expected}”，实际是“{got}”', en: 'should end at {expected} and ends at {got}' },
  open: { zh: '应等在：{expected}；实际等在：{got}', en: 'should wait at {expected} and waits at {got}' },
  'open-task': {
    zh: '“{node}”的待办应是 {expected}，实际是 {got}',
    en: 'the task at {node} should be {expected} and is {got}',
  },
  passed: { zh: '没有走到“{expected}”；走过的是：{got}', en: 'never came to {expected}; passed: {got}' },
  'not-passed': { zh: '不该走到“{got}”，却走了', en: 'came to {got}, which it should not' },
  documents: { zh: '应出文书：{expected}；实际出了：{got}', en: 'should issue {expected} and issued {got}' },
  data: { zh: '{path} 应是 {expected}，实际是 {got}', en: '{path} should be {expected} and is {got}' },
  printed: {
    zh: '文书上的 {path} 应是 {expected}，实际是 {got}',
    en: '{path} should be printed as {expected} and is {got}',
  },
  handed: {
    zh: '交出去的 {path} 应是 {expected}，实际是 {got}',
    en: '{path} should be handed over as {expected} and is {got}',
  },
  clock: { zh: '时限“{clock}”没有开始', en: 'the clock {clock} has not started' },
  'clock-due': {
    zh: '时限“{clock}”应到 {expected}，算出来是 {got}',
    en: 'the clock {clock} should end on {expected} and ends on {got}',
  },
  'clock-warned': {
    zh: '时限“{clock}”应在 {expected} 提醒，实际是 {got}',
    en: 'the clock {clock} should warn on {expected} and warns on {got}',
  },
  'clock-state': {
    zh: '时限“{clock}”应是 {expected}，实际是 {got}',
    en: 'the clock {clock} should be {expected} and is {got}',
  },
  incidents: { zh: '应有 {expected} 个异常，实际是：{got}', en: 'should have {expected} incidents: {got}' },
  'definition-has-errors': {
    zh: '模板包里有错误，演不下去，请先照设计器的检查或 fiveones lint 改好：{message}',
    en: 'the package has errors and cannot be played; mend what fiveones lint finds first: {message}',
  },
} as const satisfies Record<string, Words>;

/** Why a play failed: a refusal, or what stands in `playFailureWords`. */
export type PlayFailureCode = RefusalCode | keyof typeof playFailureWords;

/** A failure of a play in one sentence, with the names that the package gives to what the script calls by its id. */
export function playFailureText(
  { action, code, params }: PlayFailure,
  pkg: Package,
  language: Language = 'zh',
): string {
  const told = Object.entries(params).map(([name, value]) => [
    name,
    text(value, naming[name] ?? naming[`${code}/${name}`], pkg, language),
  ]);
  const words: Words =
    code in playFailureWords
      ? playFailureWords[code as keyof typeof playFailureWords]
      : refusalWords[code as RefusalCode];
  const sentence = fill(words, language, Object.fromEntries(told));
  if (action === 0) return language === 'zh' ? `结果：${sentence}` : `at the end: ${sentence}`;
  return language === 'zh' ? `第 ${action} 个动作：${sentence}` : `action ${action}: ${sentence}`;
}

type Named = (pkg: Package, id: string) => string | undefined;

const nodeName: Named = ({ processes }, id) =>
  Object.values(processes)
    .flatMap(({ nodes }) => nodes)
    .find((node) => node.id === id)?.name;
const clockName: Named = ({ processes }, id) =>
  Object.values(processes)
    .flatMap(({ clocks }) => clocks)
    .find((clock) => clock.id === id)?.name;

/** What names a parameter, or that parameter of one code. */
const naming: Readonly<Record<string, Named>> = {
  node: nodeName,
  open: nodeName,
  'open/expected': nodeName,
  'open/got': nodeName,
  'passed/expected': nodeName,
  'passed/got': nodeName,
  'not-passed/got': nodeName,
  'end/expected': nodeName,
  'end/got': nodeName,
  clock: clockName,
  process: ({ processes }, id) => processes[id]?.name,
  form: ({ forms }, id) => forms[id]?.name,
  'documents/expected': ({ documents }, id) => documents[id]?.name,
  'documents/got': ({ documents }, id) => documents[id]?.name,
};

function text(value: Json, name: Named | undefined, pkg: Package, language: Language): string {
  if (value === null || (Array.isArray(value) && value.length === 0))
    return language === 'zh' ? '没有' : 'nothing';
  if (typeof value === 'string') return name?.(pkg, value) ?? value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.map((item) => text(item, name, pkg, language)).join(language === 'zh' ? '、' : ', ');
  return JSON.stringify(value);
}
