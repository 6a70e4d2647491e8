import { throwKinds, triggerKinds, type JsonObject, type NodeKind } from '@fiveones/definition';
import { kindShapes, listOf, objectOf, textOf, type ShapeKind, type Step } from '@fiveones/chart';
import { amountToday, type Pack } from './pack.ts';
import type { InspectorTab } from './store.ts';
import { lookupWords } from './words-lookup.ts';
import { words } from './words.ts';

/** The colour by which a card says what it is for. */
export type Tone = 'work' | 'rule' | 'wait' | 'auto' | 'start' | 'end' | 'gate';

/** The name of an icon; `icons.tsx` has the drawings. */
export type IconName =
  | 'accept'
  | 'survey'
  | 'review'
  | 'notice'
  | 'audit'
  | 'confirm'
  | 'inform'
  | 'pay'
  | 'correct'
  | 'check'
  | 'task'
  | 'rule'
  | 'wait'
  | 'branch'
  | 'parallel'
  | 'auto'
  | 'sub'
  | 'start'
  | 'end'
  | 'send'
  | 'call'
  | 'boundary'
  | 'race'
  | 'message'
  | 'sign'
  | 'talk'
  | 'file'
  | 'group'
  | 'hand';

/** How a kind of step is drawn and what its third line says. */
interface KindLook {
  readonly shape: ShapeKind;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly who: (step: Step, pack: Pack, today: string) => string;
  readonly clock: (step: Step, pack: Pack, today: string) => string;
}

const none = (): string => '';

/** `10 工作日`, or `''` when there is no limit. */
export const limitText = (limit: unknown, pack: Pack, today: string): string => {
  const json = objectOf(limit);
  const unit = words.unit[textOf(json['unit'])];
  if (unit === undefined) return '';
  const value = amountToday(pack, json['value'], today);
  return value === undefined ? words.card.byParameter : `${value} ${unit}`;
};

/** The row of the responsibility list that assigns a step: the one it names, else the one that names it. */
export const responsibilityOf = (step: Step, pack: Pack): JsonObject | undefined => {
  const named = textOf(step.json['responsibility']);
  return (
    pack.responsibilities.find((row) => row['id'] === named) ??
    pack.responsibilities.find((row) => textOf(row['step']).endsWith(`/${step.id}`) && row['kind'] === 'R')
  );
};

const performer = (step: Step, pack: Pack, today: string): string => {
  if (step.json['performer'] === 'applicant') return words.card.applicant;
  const row = responsibilityOf(step, pack);
  const name =
    textOf(row?.['postName']) || postName(pack, textOf(row?.['post'])) || textOf(row?.['unitName']);
  const min = amountToday(pack, objectOf(step.json['team'])['min'], today);
  const several = Object.keys(objectOf(step.json['multi'])).length > 0 ? words.card.each : '';
  return name === '' ? words.card.nobody : `${name}${min === undefined ? several : ` ≥${min}`}`;
};

/** The Chinese name of a post of the package. */
export const postName = (pack: Pack, post: string): string =>
  textOf(pack.posts.find((one) => one['id'] === post)?.['name']);

const triggerText = (step: Step, pack: Pack, today: string): string => {
  const trigger = objectOf(step.json['trigger']);
  if (trigger['timer'] !== undefined) return limitText(trigger['timer'], pack, today);
  const kind = triggerKinds.find((one) => trigger[one] !== undefined);
  if (kind === 'cycle') return words.every[everyOf(trigger)];
  if (kind === 'message') return words.card.message;
  if (typeof trigger['clock'] === 'string')
    return trigger['at'] === 'warn' ? words.card.clockWarns : words.card.clockDue;
  return kind === undefined ? '' : words.trigger[kind];
};

const everyOf = (trigger: JsonObject): keyof typeof words.every => {
  const every = textOf(objectOf(trigger['cycle'])['every']);
  return every in words.every ? (every as keyof typeof words.every) : 'month';
};

/** What an event makes known, in a word; `''` when nothing. */
const thrownText = (step: Step): string => {
  const throws = objectOf(step.json['throws']);
  const kind = throwKinds.find((one) => throws[one] !== undefined);
  return kind === undefined ? '' : words.throws[kind];
};

const taskLimit = (step: Step, pack: Pack, today: string): string =>
  limitText(step.json['limit'], pack, today);

const decides = (step: Step): string => {
  const count = listOf(step.json['calculate']).filter(
    (line) => objectOf(line)['decision'] !== undefined,
  ).length;
  return count === 0 ? words.card.calculates : words.card.decisions(count);
};

const issues = (step: Step): string => {
  const count = listOf(step.json['issue']).length;
  return count > 0
    ? words.card.documents(count)
    : step.json['lookup'] !== undefined
      ? lookupWords.card
      : step.json['connector'] === undefined
        ? words.card.system
        : words.card.connector;
};

/** Every kind of step, as it is drawn. */
const kindLooks = {
  startEvent: {
    shape: kindShapes.startEvent,
    tone: 'start',
    icon: 'start',
    who: (step, pack, today) => triggerText(step, pack, today) || words.card.starts,
    clock: none,
  },
  userTask: { shape: kindShapes.userTask, tone: 'work', icon: 'task', who: performer, clock: taskLimit },
  manualTask: { shape: kindShapes.manualTask, tone: 'work', icon: 'hand', who: performer, clock: taskLimit },
  serviceTask: {
    shape: kindShapes.serviceTask,
    tone: 'auto',
    icon: 'auto',
    who: issues,
    clock: () => words.card.atOnce,
  },
  businessRuleTask: {
    shape: kindShapes.businessRuleTask,
    tone: 'rule',
    icon: 'rule',
    who: decides,
    clock: () => words.card.atOnce,
  },
  sendTask: {
    shape: kindShapes.sendTask,
    tone: 'auto',
    icon: 'send',
    who: () => words.card.system,
    clock: () => words.card.atOnce,
  },
  receiveTask: {
    shape: kindShapes.receiveTask,
    tone: 'wait',
    icon: 'message',
    who: () => words.card.message,
    clock: () => words.card.waits,
  },
  exclusiveGateway: {
    shape: kindShapes.exclusiveGateway,
    tone: 'gate',
    icon: 'branch',
    who: none,
    clock: none,
  },
  parallelGateway: {
    shape: kindShapes.parallelGateway,
    tone: 'gate',
    icon: 'parallel',
    who: none,
    clock: none,
  },
  inclusiveGateway: {
    shape: kindShapes.inclusiveGateway,
    tone: 'gate',
    icon: 'branch',
    who: none,
    clock: none,
  },
  eventBasedGateway: {
    shape: kindShapes.eventBasedGateway,
    tone: 'gate',
    icon: 'race',
    who: none,
    clock: none,
  },
  intermediateCatchEvent: {
    shape: kindShapes.intermediateCatchEvent,
    tone: 'wait',
    icon: 'wait',
    who: () => words.card.waits,
    clock: triggerText,
  },
  intermediateThrowEvent: {
    shape: kindShapes.intermediateThrowEvent,
    tone: 'auto',
    icon: 'send',
    who: (step) => thrownText(step) || words.what.throwsNothing,
    clock: () => words.card.atOnce,
  },
  boundaryEvent: {
    shape: kindShapes.boundaryEvent,
    tone: 'wait',
    icon: 'boundary',
    who: none,
    clock: triggerText,
  },
  subProcess: {
    shape: kindShapes.subProcess,
    tone: 'gate',
    icon: 'sub',
    who: (step, pack) =>
      step.json['triggeredByEvent'] === true
        ? words.what.byEvent
        : textOf(responsibilityOf(step, pack)?.['postName']) || words.card.sub,
    clock: taskLimit,
  },
  callActivity: {
    shape: kindShapes.callActivity,
    tone: 'auto',
    icon: 'call',
    who: (step, pack) =>
      pack.charts.find((one) => one.id === step.json['process'])?.name ?? words.card.elsewhere,
    clock: (step) => (step.json['wait'] === false ? words.card.alone : words.card.waitsForEnd),
  },
  endEvent: { shape: kindShapes.endEvent, tone: 'end', icon: 'end', who: thrownText, clock: none },
} as const satisfies Record<NodeKind, KindLook>;

/** How a kind is drawn. */
export const lookOf = (kind: NodeKind): KindLook => kindLooks[kind];

const firstTabs: Readonly<Record<ShapeKind, InspectorTab>> = {
  task: 'who',
  gateway: 'next',
  rule: 'what',
  wait: 'what',
  auto: 'what',
  start: 'what',
  end: 'what',
  boundary: 'what',
  frame: 'what',
};

/** The tab in which what matters most about a step of this kind is set: it opens when one is added. */
export const firstTabOf = (kind: NodeKind): InspectorTab => firstTabs[lookOf(kind).shape];

const presetIcons: Readonly<Record<string, IconName>> = {
  accept: 'accept',
  survey: 'survey',
  review: 'review',
  democraticReview: 'review',
  notice: 'notice',
  publicity: 'notice',
  announce: 'notice',
  audit: 'audit',
  confirm: 'confirm',
  inform: 'inform',
  deliver: 'inform',
  pay: 'pay',
  payment: 'pay',
  correct: 'correct',
  correction: 'correct',
  check: 'check',
  opinion: 'sign',
  sign: 'sign',
  visit: 'talk',
  apply: 'file',
  vote: 'review',
};
const nameIcons: readonly (readonly [RegExp, IconName])[] = [
  [/补正|登记|处理/, 'correct'],
  [/受理/, 'accept'],
  [/入户|走访|调查/, 'survey'],
  [/评议|一事一议/, 'review'],
  [/公示|公布|张贴/, 'notice'],
  [/意见|签字|确认|批准|延期/, 'confirm'],
  [/告知|送达|通知|听取/, 'inform'],
  [/发放|拨付|账户/, 'pay'],
  [/核对|核验|复查|核查|抽查/, 'check'],
  [/审核|审查/, 'audit'],
  [/申请|填/, 'file'],
];

/** The icon of a step: by its preset, else what its name says it does, else by its kind. */
export const iconOf = (step: Step): IconName => {
  const look = lookOf(step.kind);
  const preset = presetIcons[step.preset ?? ''];
  if (preset !== undefined && (look.shape === 'task' || look.shape === 'wait' || look.shape === 'auto'))
    return preset;
  if (step.kind === 'boundaryEvent' || step.kind === 'intermediateCatchEvent') {
    const trigger = objectOf(step.json['trigger']);
    return trigger['message'] === undefined && trigger['signal'] === undefined ? 'wait' : 'message';
  }
  return step.kind === 'userTask'
    ? (nameIcons.find(([pattern]) => pattern.test(step.name))?.[1] ?? look.icon)
    : look.icon;
};
