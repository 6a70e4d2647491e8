import { z } from 'zod';
import { Amount, Assign, Deliver, Feel, Id, Limit } from './basics.ts';

/** The id of an error or escalation, or `*` for whichever comes. */
const AnyOf = z.union([Id, z.literal('*')]).describe('编号，或 * 表示不论哪一个');

interface CycleKind {
  /** The greatest day that can be named: of the week or of the month. */
  readonly days?: number;
  /** How many months a round takes; of several, one can be named. */
  readonly months?: number;
  /** How many missed times are made up one by one; of days and weeks the last is enough. */
  readonly owed: number;
}

/** How often a cycle comes round. Quarters and half-years are those of the calendar year. */
export const cycleKinds = {
  day: { owed: 1 },
  week: { days: 7, owed: 1 },
  month: { days: 31, months: 1, owed: 12 },
  quarter: { days: 31, months: 3, owed: 4 },
  halfYear: { days: 31, months: 6, owed: 3 },
  year: { days: 31, months: 12, owed: 3 },
} as const satisfies Record<string, CycleKind>;
/** How often a cycle comes round. */
export type CycleEvery = keyof typeof cycleKinds;

/** What can be named of a cycle of a kind, and its greatest number; each begins with 1. */
export const cyclePlaces = (every: CycleEvery): { readonly day?: number; readonly month?: number } => {
  const { days, months }: CycleKind = cycleKinds[every];
  return {
    ...(days === undefined ? {} : { day: days }),
    ...(months === undefined || months === 1 ? {} : { month: months }),
  };
};

/** A day that comes round: when a start sets itself off. */
export const Cycle = z
  .looseObject({
    every: z.enum(Object.keys(cycleKinds) as [CycleEvery, ...CycleEvery[]]).describe('多久一次'),
    /** Day of the week (1 = Monday) or of the month; beyond the end of a short month, its last day. */
    day: Amount.optional().describe('星期几（1 是星期一）或几号'),
    /** Which month of the quarter, the half-year or the year. */
    month: Amount.optional().describe('每季、每半年的第几个月，或一年的几月'),
    /** `09:00`; the hour of the day, Asia/Shanghai. */
    at: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional()
      .describe('几点'),
  })
  .describe('周而复始的日子');
export type Cycle = z.infer<typeof Cycle>;

/** What an event waits for: exactly one of the keys of `triggerKinds`. */
export const Trigger = z
  .looseObject({
    timer: Limit.optional().describe('等多久'),
    /** Starts only: sets itself off again and again. */
    cycle: Cycle.optional().describe('定期'),
    message: Id.optional().describe('等哪条消息'),
    signal: Id.optional().describe('等哪个信号'),
    condition: Feel.optional().describe('等到条件成立'),
    error: AnyOf.optional().describe('接住哪个差错'),
    escalation: AnyOf.optional().describe('接住哪个上报'),
    /** The throwing event of the same name leads here. */
    link: Id.optional().describe('接续自哪里'),
    /** On the edge of a step: what undoes it, once it is done. */
    compensate: z.literal(true).optional().describe('撤销这一步时怎么办'),
    clock: Id.optional().describe('随哪个时限'),
    /** With `clock`: at the warning or when it is due. */
    at: z.enum(['warn', 'due']).optional(),
  })
  .describe('触发条件：定时、定期、消息、信号、条件、差错、上报、接续、撤销、时限，只选一个');
export type Trigger = z.infer<typeof Trigger>;

/** What a trigger can be, each by its key. BPMN: the event definitions. */
export const triggerKinds = [
  'timer',
  'cycle',
  'message',
  'signal',
  'condition',
  'error',
  'escalation',
  'link',
  'compensate',
  'clock',
] as const;
/** One of `triggerKinds`. */
export type TriggerKind = (typeof triggerKinds)[number];

/** Which kind a trigger is; `undefined` when it is none or several. */
export function triggerKind(trigger: Trigger | undefined): TriggerKind | undefined {
  const [first, ...more] = triggerKinds.filter((kind) => trigger?.[kind] !== undefined);
  return more.length === 0 ? first : undefined;
}

/** What an event makes known when a token comes to it: at most one of the keys of `throwKinds`. */
export const Throw = z
  .looseObject({
    message: Id.optional().describe('发哪条消息'),
    /** With `message`: to whom. */
    to: z.string().optional(),
    /** With `message`: it is delivered to a case of this system. */
    deliver: Deliver.optional(),
    signal: Id.optional().describe('发哪个信号'),
    error: Id.optional().describe('报哪个差错（只用于结束）'),
    escalation: Id.optional().describe('上报什么'),
    link: Id.optional().describe('接到哪里继续'),
    /** `true`: undoes every step done in this scope that says how, the latest first; or one of them. */
    compensate: z
      .union([z.literal(true), Id])
      .optional()
      .describe('撤销哪一步，或全部'),
    payload: z.array(Assign).optional().describe('带去的内容'),
  })
  .describe('到这里时发出什么：消息、信号、差错、上报、接续、撤销，最多选一个');
export type Throw = z.infer<typeof Throw>;

/** What a throw can be, each by its key. */
export const throwKinds = ['message', 'signal', 'error', 'escalation', 'link', 'compensate'] as const;
/** One of `throwKinds`. */
export type ThrowKind = (typeof throwKinds)[number];

/** Which kind a throw is; `undefined` when it is none or several. */
export function throwKind(thrown: Throw | undefined): ThrowKind | undefined {
  const [first, ...more] = throwKinds.filter((kind) => thrown?.[kind] !== undefined);
  return more.length === 0 ? first : undefined;
}
