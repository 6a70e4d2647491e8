import { z } from 'zod';

/** Plain JSON, the only kind of value a definition or an instance holds. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** What every object of the language answers to by itself, though nobody wrote it. */
const reservedNames: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
]);

/** Whether nothing may be called so: a record that is asked for the name would answer with what nobody wrote. */
export const isReserved = (name: string): boolean => reservedNames.has(name);

const notReserved = `(?!(?:${[...reservedNames].filter((name) => /^[A-Za-z]/.test(name)).join('|')})$)`;

/**
 * The id of anything that merges, history and migration hang on: ASCII, stable for ever.
 * Labels in Chinese live beside it, never inside it. Reserved names (`isReserved`) are none.
 */
export const Id = z
  .string()
  .regex(new RegExp(`^${notReserved}[A-Za-z][A-Za-z0-9_-]{0,63}$`))
  .describe(
    '编号：字母开头，字母、数字、- 和 _，一经使用不再改变；constructor、toString 等程序自用的名称除外',
  );

/** A short text a person reads. */
export const Name = z.string().min(1).max(200).describe('名称');

/** A FEEL expression. */
export const Feel = z.string().min(1).max(10_000).describe('FEEL 表达式');

/** A number, or `=` and a FEEL expression that yields one (`=param.publicityDays`). */
export const Amount = z
  .union([z.number(), z.string().regex(/^=/).max(10_000)])
  .describe('数字，或 = 开头的表达式，如 =param.publicityDays');

/** Any JSON value, or a string that begins with `=`: a FEEL expression. */
export const ValueOrFeel = z.unknown().describe('值，或 = 开头的表达式');

/** The five levels of administration, from the top. */
export const tiers = ['province', 'city', 'county', 'town', 'village'] as const;
/** A level of administration, as lanes, posts and regions name it. */
export const Tier = z.enum(tiers).describe('层级：省、市、县、镇（街）、村（社区）');
export type Tier = z.infer<typeof Tier>;
/** What each level is called. */
export const tierNames: Readonly<Record<Tier, string>> = {
  province: '省',
  city: '市',
  county: '县',
  town: '镇（街）',
  village: '村（社区）',
};

/** Units in which the law counts. `workday`: working days with make-up days; `day`: calendar days. */
export const LimitUnit = z.enum(['workday', 'day', 'month', 'year', 'hour', 'minute']).describe('时限单位');
export type LimitUnit = z.infer<typeof LimitUnit>;

/** A period of law: how long, and from when. */
export const Limit = z
  .looseObject({
    value: Amount,
    unit: LimitUnit,
    /** The day itself does not count unless `sameDay` (default `nextDay`). */
    from: z.enum(['nextDay', 'sameDay']).optional().describe('起算：次日（默认）或当日'),
    /** FEEL for the instant it is counted from; absent: the moment the node is reached. */
    start: Feel.optional().describe('从哪一刻起算；不写即到达这一步时'),
    /**
     * A last day that is a legal rest day moves to the next working day; `holiday`: only off announced holidays, a plain
     * weekend stays; `=` and FEEL for one of the three where the place decides.
     */
    rollToWorkday: z
      .union([z.boolean(), z.literal('holiday'), z.string().regex(/^=/).max(10_000)])
      .optional()
      .describe('末日为休息日的顺延；holiday 只在节假日顺延；由地方定的写 =param.…'),
    /** Whether it moves to an earlier time while it runs, when the data say so; never to a later one. */
    follows: z.boolean().optional().describe('办的时候数据变了、算出来更早的，跟着提前；只提前，不推迟'),
  })
  .describe('时限');
export type Limit = z.infer<typeof Limit>;

/** When so much of a limit is used, somebody is told. */
export const Alarm = z
  .looseObject({
    /** Share of the limit: 0.5 half of it, 1 when it is due, 1.2 a fifth later. */
    at: Amount.describe('用到几成，1 是到期'),
    /** Posts that answer for the place of the case; absent: whoever has the work. */
    tell: z.array(Id).optional().describe('告诉哪些岗位；不写即手里有待办的人'),
  })
  .describe('期限用到几成时告诉谁');
export type Alarm = z.infer<typeof Alarm>;

/** The same for one step; the work may be given to another post, never be taken as done. */
export const TaskAlarm = Alarm.extend({
  handTo: Id.optional().describe('这时交给哪个岗位办'),
});
export type TaskAlarm = z.infer<typeof TaskAlarm>;

/** One assignment: `into` is a path in the instance's data, `value` JSON or `=` FEEL. */
export const Assign = z
  .looseObject({ into: z.string().regex(/^[A-Za-z][A-Za-z0-9_.]*$/), value: ValueOrFeel })
  .describe('写入数据：路径和取值');
export type Assign = z.infer<typeof Assign>;

/**
 * A message that is delivered here, not only noted: to the case that waits for it under the same key, else to the
 * processes that it starts. Without it the message goes to somebody outside.
 */
export const Deliver = z
  .looseObject({
    /** FEEL for what the receiver is known by, a text or number, such as an ID number, or a list of them: to each. */
    key: Feel.describe('关键字：认出收的那一件；一串关键字即每一件各送一次'),
    /** FEEL for the code of the region in whose county it is received; absent: the sender's own. */
    region: Feel.optional().describe('送到哪个区划；不写即本件所在'),
    optional: z.boolean().optional().describe('关键字是空的就不送，不算异常'),
    /** To every case that waits for it under the key, not only to the one that has waited longest. */
    all: z.boolean().optional().describe('等着它的每一件都收到；不写即只送等得最久的一件'),
  })
  .describe('送给本系统里的办件');
export type Deliver = z.infer<typeof Deliver>;

/** How binding a part is. `statutory`: demanded by law, unlocking needs a reason; `advised`: national advice. */
export const Lock = z.enum(['statutory', 'advised']).describe('锁定：法定或建议');
export type Lock = z.infer<typeof Lock>;
