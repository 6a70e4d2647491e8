import { z } from 'zod';
import { Feel, Id, Name } from './basics.ts';

/** How far around the place of a case others are looked for, from near to far. */
export const lookupAreas = ['own', 'town', 'county', 'city', 'province'] as const;
/** One of `lookupAreas`. */
export type LookupArea = (typeof lookupAreas)[number];

/** As many cases can be told of, or told something, in one step. */
export const mostTold = 500;

/** Cases that are under way, that have ended, or either. */
export const lookupStates = ['open', 'ended', 'any'] as const;
/** One of `lookupStates`. */
export type LookupState = (typeof lookupStates)[number];

/** One thing that a case tells the cases that find it. `value` sees its data, and its `outcome` and `endedAt`. */
export const ToldItem = z.looseObject({
  id: Id,
  name: Name,
  value: Feel,
  /** Told across counties too: only of a case that is about a matter, such as a rule, and not about a person. */
  beyond: z.boolean().optional().describe('跨县也告诉；只有办的是事、不是人的流程可以'),
});
export type ToldItem = z.infer<typeof ToldItem>;

/**
 * What cases of a process can be found by by other cases of this system, and all that those are told. A case is found as
 * long as `value` is something: where it comes to nothing, it is not found.
 */
export const FoundBy = z.looseObject({
  id: Id,
  name: Name,
  /** A text or number, such as an identity number, or a list of them: found by each. */
  value: Feel.describe('凭什么查得到这一件：一个值或一串值；算出来是空的就查不到'),
  /** The day that a period counts it by; absent: the day it began. */
  day: Feel.optional().describe('按哪一天算；不写即开始那一天'),
  /** The widest area from which it may be asked for; a county if not said. */
  within: z.enum(lookupAreas).optional().describe('最远许哪里的办件来查；不写即本县'),
  /** Across counties only what is said to be told there. */
  tells: z
    .array(ToldItem)
    .max(10)
    .optional()
    .describe('查到的办件能知道哪几项；跨县的只知道有没有、有几件，和写明跨县也告诉的'),
});
export type FoundBy = z.infer<typeof FoundBy>;

/** Which cases are looked among: a process, of this package if none is said, and what its cases are found by. */
export const LookedAmong = z.looseObject({ package: Id.optional(), process: Id, by: Id });
export type LookedAmong = z.infer<typeof LookedAmong>;

/**
 * A question that this system answers itself, from the cases it has: which others are known by a value of this one. The
 * answer is written to `into`: `exists`, `count`, `found` (which of the values asked for), `cases` (with `tell`: the latest),
 * `missing` (processes that are not installed here). The case itself is never counted.
 */
export const Lookup = z.looseObject({
  of: z.array(LookedAmong).min(1).max(10).describe('在哪些流程的办件里查'),
  /** FEEL: a value or a list of values. Nothing: nobody is looked for, and none is found. */
  match: Feel.describe('用本件的什么去对：一个值或一串值'),
  state: z.enum(lookupStates).optional().describe('在办的、办结的、还是都算；不写即在办的'),
  outcome: z.array(z.string()).max(20).optional().describe('只算这些结果的'),
  /** FEEL for the first and the last day. */
  from: Feel.optional().describe('从哪一天起的'),
  to: Feel.optional().describe('到哪一天止的'),
  area: z.enum(lookupAreas).optional().describe('查到哪里：本地、本镇、本县、本市、本省；不写即本县'),
  /** What lies in the very place of this case does not count. */
  elsewhere: z.boolean().optional().describe('本地的不算，只查别处'),
  tell: z.array(Id).max(10).optional().describe('带回哪几项，对方流程写明可以告诉的'),
  most: z.number().int().min(1).max(mostTold).optional().describe('带回最近几件；不写即一件'),
  /** When no process of these is installed: stop as an incident, or note it in `missing` and go on. */
  whenMissing: z.enum(['incident', 'record']).optional().describe('一个也没装时：记为异常，或记一笔继续'),
  into: z.string().describe('答复记作'),
});
export type Lookup = z.infer<typeof Lookup>;

/** The nearer of two areas. */
export const nearerArea = (one: LookupArea, other: LookupArea): LookupArea =>
  lookupAreas.indexOf(one) < lookupAreas.indexOf(other) ? one : other;

/** Whether an area goes beyond a county: then only whether and how many is answered, and what is told there too. */
export const beyondCounty = (area: LookupArea): boolean =>
  lookupAreas.indexOf(area) > lookupAreas.indexOf('county');

/** What a case may tell of what it is asked: all that it tells, across counties only what is said so of a matter. */
export const mayTell = (
  process: TellingProcess | undefined,
  by: string,
  asked: readonly string[],
  area: LookupArea,
): readonly ToldItem[] =>
  (process?.foundBy?.find(({ id }) => id === by)?.tells ?? []).filter(
    ({ id, beyond }) =>
      asked.includes(id) &&
      (!beyondCounty(area) || (beyond === true && process?.subject?.names === 'matter')),
  );

/** As much of a process as says what its cases tell. */
interface TellingProcess {
  readonly foundBy?: readonly FoundBy[] | undefined;
  readonly subject?: { readonly names?: 'person' | 'matter' | undefined } | undefined;
}

/** A value by which cases are found, so that it is the same however it was typed; `undefined`: by this nothing is found. */
export function lookupText(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim().toUpperCase();
  return text === '' ? undefined : text;
}
