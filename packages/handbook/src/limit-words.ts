import { unitWords } from '@fiveones/calendar';
import { evaluate } from '@fiveones/feel';
import type { Clock, JsonObject, Limit, Trigger } from '@fiveones/definition';
import { amountWords, feelWords } from './feel-words.ts';
import { parameterWords, type Naming } from './naming.ts';
import { everyWords } from './words.ts';

/** How long, in words: `5 个工作日`; with what sets it when that is a parameter. */
export function limitWords(limit: Limit, naming: Naming): string {
  const unit = unitWords[limit.unit].zh;
  const long = lengthWords(limit.value, naming);
  const from = limit.from === 'sameDay' ? '，当日起算' : '';
  const start = limit.start === undefined ? '' : `，自“${feelWords(limit.start, naming)}”起`;
  const roll = rollWords[String(rollOf(limit, naming))] ?? '';
  const sooner = limit.follows === true ? '，情况变了的跟着提前' : '';
  return `${long.number} ${unit}${from}${start}${roll}${sooner}${long.note}`;
}

/** How long, as the public reads it: nothing of what sets it. */
export function plainLimit(limit: Limit, naming: Naming): string {
  const { number } = lengthWords(limit.value, naming);
  return `${number} ${unitWords[limit.unit].zh}${rollWords[String(rollOf(limit, naming))] ?? ''}`;
}

const rollWords: Readonly<Record<string, string>> = {
  true: '，末日为休息日的顺延',
  holiday: '，末日为节假日的顺延，平常周末不顺延',
};

/** Whether a last day that is a rest day moves on, with the parameters in force. */
function rollOf({ rollToWorkday: roll }: Limit, naming: Naming): unknown {
  if (typeof roll !== 'string' || roll === 'holiday') return roll;
  const worked = evaluate(roll.slice(1), { param: naming.values });
  return 'value' in worked ? worked.value : undefined;
}

/** By which calendar it is counted, and what happens when it ends on a rest day. */
export const calendarWords = (limit: Limit, naming: Naming): string =>
  limit.unit === 'workday'
    ? '工作日'
    : `自然${limit.unit === 'hour' || limit.unit === 'minute' ? '时间' : '日'}${calendarRoll[String(rollOf(limit, naming))] ?? '，不顺延'}`;

const calendarRoll: Readonly<Record<string, string>> = {
  true: '，末日逢休顺延',
  holiday: '，末日逢节假日顺延',
};

/** The same for a card of the chart: nothing but number and unit. */
export function shortLimit(limit: Limit | undefined, naming: Naming): string {
  if (limit === undefined) return '';
  const { number } = lengthWords(limit.value, naming);
  return /^[\d.]+$/.test(number)
    ? `${number} ${unitWords[limit.unit].zh.replace('个工作日', '工作日')}`
    : '按参数';
}

function lengthWords(
  value: number | string,
  naming: Naming,
): { readonly number: string; readonly note: string } {
  if (typeof value === 'number') return { number: String(value), note: '' };
  const feel = value.slice(1).trim();
  const parameter = /^param\.([A-Za-z][\w-]*)$/.exec(feel)?.[1];
  if (parameter !== undefined) {
    const { name = parameter } = naming.parameters.get(parameter) ?? {};
    return { number: parameterWords(naming, parameter), note: `（参数“${name}”）` };
  }
  const worked = evaluate(feel, { param: naming.values });
  const number = 'value' in worked && typeof worked.value === 'number' ? String(worked.value) : undefined;
  const words = feelWords(feel, naming);
  return number === undefined ? { number: `（${words}）`, note: '' } : { number, note: `（${words}）` };
}

/** What an event waits for, in words. */
export function triggerWords(trigger: Trigger | undefined, naming: Naming, names: EventNames): string {
  if (trigger === undefined) return '';
  if (trigger.timer) return `到 ${limitWords(trigger.timer, naming)}`;
  if (trigger.cycle) {
    const { every, day, month, at } = trigger.cycle;
    const parts = [
      everyWords[every],
      month === undefined
        ? ''
        : every === 'year'
          ? `${amountWords(month, naming)} 月`
          : `第 ${amountWords(month, naming)} 个月`,
      day === undefined
        ? ''
        : every === 'week'
          ? `星期 ${amountWords(day, naming)}`
          : `${amountWords(day, naming)} 日`,
      at ?? '',
    ];
    return `${parts.filter(Boolean).join(' ')}自动开始`;
  }
  if (trigger.message !== undefined) return `收到“${names.message(trigger.message)}”`;
  if (trigger.signal !== undefined) return `信号“${names.signal(trigger.signal)}”`;
  if (trigger.condition !== undefined) return `到了：${feelWords(trigger.condition, naming)}`;
  if (trigger.error !== undefined)
    return trigger.error === '*' ? '出了任何差错' : `差错“${names.error(trigger.error)}”`;
  if (trigger.escalation !== undefined)
    return trigger.escalation === '*' ? '有上报' : `上报“${names.escalation(trigger.escalation)}”`;
  if (trigger.link !== undefined) return `接续“${names.linked(trigger.link)}”`;
  if (trigger.compensate === true) return '要撤销这一步时';
  if (trigger.clock !== undefined)
    return `“${names.clock(trigger.clock)}”${trigger.at === 'warn' ? '预警' : '到期'}时`;
  return '';
}

/** What the events of a chart are called. */
export interface EventNames {
  readonly message: (id: string) => string;
  readonly signal: (id: string) => string;
  readonly error: (id: string) => string;
  readonly escalation: (id: string) => string;
  readonly clock: (id: string) => string;
  /** The step at which it goes on, and those from which it comes. */
  readonly link: (id: string) => string;
  readonly linked: (id: string) => string;
}

/** When a clock warns: at which share of its limit. */
export const warnWords = (
  { warnAt, alarms }: Pick<Clock, 'warnAt' | 'alarms'>,
  naming: Naming,
  post: (id: string) => string,
): string => {
  const share = (at: number | string): string => {
    const value = typeof at === 'number' ? at : numberOf(at, naming.values);
    return value === undefined ? amountWords(at, naming) : `${Math.round(value * 100)}%`;
  };
  return [
    ...(warnAt === undefined ? [] : [`用到 ${share(warnAt)} 预警`]),
    ...(alarms ?? []).map(
      ({ at, tell }) => `用到 ${share(at)} 告诉${tell === undefined ? '经办人' : tell.map(post).join('、')}`,
    ),
  ].join('；');
};

function numberOf(amount: string, param: JsonObject): number | undefined {
  const worked = evaluate(amount.slice(1), { param });
  return 'value' in worked && typeof worked.value === 'number' ? worked.value : undefined;
}
