import type { ExplanationLine, PeriodUnit } from './deadline.ts';

/** Units as they stand after a number. */
export const unitWords = {
  workday: { zh: '个工作日', en: 'working days' },
  day: { zh: '天', en: 'days' },
  month: { zh: '个月', en: 'months' },
  year: { zh: '年', en: 'years' },
  hour: { zh: '小时', en: 'hours' },
  minute: { zh: '分钟', en: 'minutes' },
} satisfies Record<PeriodUnit, { zh: string; en: string }>;

type Params = ExplanationLine['params'];
const short = (value: Params[string] | undefined): string => String(value ?? '').slice(5, 10);
const unit = (params: Params, language: 'zh' | 'en'): string =>
  unitWords[String(params['unit']) as PeriodUnit][language];

const lines = {
  start: {
    zh: (p: Params) => `${short(p['date'])} 起算，当天${p['counted'] === 1 ? '算' : '不算'}`,
    en: (p: Params) =>
      `from ${short(p['date'])}, that day ${p['counted'] === 1 ? 'counts' : 'does not count'}`,
  },
  period: {
    zh: (p: Params) => `规定 ${p['value']} ${unit(p, 'zh')}`,
    en: (p: Params) => `${p['value']} ${unit(p, 'en')}`,
  },
  pause: {
    zh: (p: Params) =>
      p['to'] === ''
        ? `${p['reason']}，${short(p['from'])} 起暂停`
        : `${p['reason']}，暂停 ${short(p['from'])} 至 ${short(p['to'])}`,
    en: (p: Params) =>
      p['to'] === ''
        ? `paused from ${short(p['from'])}: ${p['reason']}`
        : `paused ${short(p['from'])} to ${short(p['to'])}: ${p['reason']}`,
  },
  rest: {
    zh: (p: Params) => `周末 ${p['weekends']} 天，节假日 ${p['holidays']} 天，不算`,
    en: (p: Params) => `${p['weekends']} weekend days and ${p['holidays']} holidays do not count`,
  },
  'make-up': {
    zh: (p: Params) => `调休上班 ${p['days']} 天，照算`,
    en: (p: Params) => `${p['days']} make-up days count`,
  },
  roll: {
    zh: (p: Params) =>
      `${short(p['from'])} 是${p['by'] === 'holiday' ? '节假日' : '休息日'}，顺延到 ${short(p['to'])}`,
    en: (p: Params) =>
      `${short(p['from'])} is a ${p['by'] === 'holiday' ? 'holiday' : 'rest day'}, moved to ${short(p['to'])}`,
  },
  provisional: {
    zh: (p: Params) => `${p['year']} 年放假安排还没公布，日期可能变动`,
    en: (p: Params) => `the holidays of ${p['year']} are not announced yet`,
  },
  due: { zh: (p: Params) => `最晚 ${p['date']}`, en: (p: Params) => `due ${p['date']}` },
} satisfies Record<ExplanationLine['kind'], Record<'zh' | 'en', (params: Params) => string>>;

/** A line of an explanation in words. */
export const explanationWords = (line: ExplanationLine, language: 'zh' | 'en' = 'zh'): string =>
  lines[line.kind][language](line.params);
