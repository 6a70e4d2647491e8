import { fill, type Language, type Params, type Words } from '@fiveones/definition';

/** `kept`: here nothing is lost, other tools do not read it; `changed`: said another way; `lost`: left out. */
export type LossGrade = 'kept' | 'changed' | 'lost';

/** Something that one of the two languages has and the other has not. */
export interface Loss {
  readonly code: LossCode;
  readonly grade: LossGrade;
  readonly params: Params;
  /** The ids of the steps, ways or lanes in question. */
  readonly at: readonly string[];
}

interface Said extends Words {
  readonly grade: LossGrade;
}

/** Everything that can be told about a file that was written or read. */
export const lossCatalogue = {
  'kept-here': {
    grade: 'kept',
    zh: '“{part}”写在扩展里（{count} 处）：再导入本系统时还在，别的工具不认。',
    en: '"{part}" is kept in extensions ({count}): back here it is read again, other tools do not know it.',
  },
  'ways-gateway': {
    grade: 'changed',
    zh: '一步直接有几条带条件的去路的，后面补画了排他网关（{count} 个）；再导入时收回去。',
    en: 'Steps with several conditional ways are followed by exclusive gateways that were added ({count}); importing takes them back.',
  },
  'working-days': {
    grade: 'changed',
    zh: '按工作日算的定时写成了日历日（{count} 处）：BPMN 没有工作日。再导入时仍是工作日。',
    en: 'Timers in working days are written as calendar days ({count}): BPMN has none. Imported again, they are working days.',
  },
  'whole-process-event': {
    grade: 'changed',
    zh: '管整张图的事件（{count} 个）画成了没有来路的中间事件：BPMN 里事件只能附在一步上。',
    en: 'Events of the whole chart ({count}) are written as intermediate events without a way in.',
  },
  'clock-timer': {
    grade: 'changed',
    zh: '随全程时限的定时（{count} 处）只写了时限的编号，别的工具算不出日子。',
    en: 'Timers that follow a clock of the case ({count}) name the clock alone.',
  },
  'element-left-out': {
    grade: 'lost',
    zh: '“{type}”没有对应的写法，没有读进来：{name}',
    en: 'There is nothing like {type} here; it was left out: {name}',
  },
  'not-readable': {
    grade: 'lost',
    zh: '文件里有一处读不懂：{detail}',
    en: 'Something in the file cannot be read: {detail}',
  },
  'kind-replaced': {
    grade: 'changed',
    zh: '{type} 改成了{became}，请看是不是这个意思。',
    en: '{type} became {became}; look whether that is meant.',
  },
  'marker-left-out': {
    grade: 'lost',
    zh: '“{marker}”没有读进来：{hint}',
    en: '"{marker}" was left out: {hint}',
  },
  'foreign-left-out': {
    grade: 'lost',
    zh: '别的工具自己的写法没有读进来：{names}',
    en: 'What another tool has of its own was left out: {names}',
  },
  'condition-translated': {
    grade: 'changed',
    zh: '条件“{was}”改写成了“{became}”，请核对。',
    en: 'The condition {was} was written anew as {became}; check it.',
  },
  'condition-left-out': {
    grade: 'lost',
    zh: '条件“{was}”不是 FEEL，读不懂，没有读进来。请在设计里重新写。',
    en: 'The condition {was} is no FEEL and was left out. Write it anew.',
  },
  'event-replaced': {
    grade: 'changed',
    zh: '这个事件等什么写得不全，先写成“{became}”，请改成真要等的。',
    en: 'What this event waits for is not said; it says "{became}" until somebody says so.',
  },
  'events-several': {
    grade: 'lost',
    zh: '一个事件只等一样：只读了第一样，其余 {count} 样没有读进来。',
    en: 'An event waits for one thing: the first was read, {count} more were left out.',
  },
  'timer-left-out': {
    grade: 'lost',
    zh: '定时“{was}”读不懂，先写成 1 天，请改成真要等的。',
    en: 'The timer {was} cannot be read; it says 1 day until somebody says so.',
  },
  'decision-to-draw': {
    grade: 'changed',
    zh: '决策表“{decision}”还没有，请在“规则”里新建，或者改用已有的。',
    en: 'There is no decision "{decision}" yet; draw it, or name another.',
  },
  'called-unknown': {
    grade: 'changed',
    zh: '没有写转入哪个流程，先写成“{became}”，请改成真要转入的。',
    en: 'The called process is not said; it says "{became}" until somebody says so.',
  },
  'lane-tier': {
    grade: 'changed',
    zh: '泳道“{name}”的层级是按名称猜的：{tier}。请核对。',
    en: 'The tier of lane "{name}" was guessed by its name: {tier}. Check it.',
  },
  'split-gateway': {
    grade: 'changed',
    zh: '一步后面几条去路同时走的，补画了网关（{count} 个）：这里一步的几条去路只取一条。',
    en: 'Steps whose ways are all taken are followed by gateways that were added ({count}): here the ways of a step are alternatives.',
  },
  'flow-left-out': {
    grade: 'lost',
    zh: '一条去路的一头找不到，没有读进来。',
    en: 'A way leads from or to nowhere and was left out.',
  },
  'ids-changed': {
    grade: 'changed',
    zh: '{count} 个编号换了写法：本系统的编号以字母开头，只用字母、数字、- 和 _。',
    en: '{count} ids were written anew: ids here begin with a letter and hold letters, digits, - and _.',
  },
  'policy-replaced': {
    grade: 'changed',
    zh: '命中方式 {was} 这里没有，改成了“先中先用”（FIRST），请核对各行的先后。',
    en: 'There is no hit policy {was} here; it became FIRST. Check the order of the rules.',
  },
  'not-a-table': {
    grade: 'lost',
    zh: '“{name}”不是决策表，没有读进来。',
    en: '"{name}" is no decision table and was left out.',
  },
  'cell-language': {
    grade: 'lost',
    zh: '第 {rule} 行有一格是用 {language} 写的，按任何都行读的，请重新写。',
    en: 'A cell of rule {rule} is written in {language}; it was read as any. Write it anew.',
  },
  'drawn-anew': {
    grade: 'changed',
    zh: '各步的位置没有照搬，按泳道重新排过。',
    en: 'Positions were not taken over: the chart is laid out anew in its lanes.',
  },
} as const satisfies Readonly<Record<string, Said>>;

/** The code of a loss. */
export type LossCode = keyof typeof lossCatalogue;

/** A loss, with the grade that its code has. */
export const loss = (code: LossCode, at: readonly string[], params: Params = {}): Loss => ({
  code,
  grade: lossCatalogue[code].grade,
  params,
  at,
});

/** A loss in words. */
export const lossWords = ({ code, params }: Loss, language: Language = 'zh'): string =>
  fill(lossCatalogue[code], language, params);
