import { z } from 'zod';
import { Alarm, Amount, Feel, Id, Limit, Name, Tier } from './basics.ts';
import { HouseholdFile } from './household-file.ts';
import { FoundBy } from './lookup.ts';
import { Node } from './node.ts';
import { SamePersonRule } from './same-person.ts';

/** A tier or department; nodes in it are assigned there. */
export const Lane = z.looseObject({ id: Id, name: Name, tier: Tier, note: z.string().optional() });
export type Lane = z.infer<typeof Lane>;

/** A stretch of the chart that a clerk sees as one step of the strip. */
export const Stage = z.looseObject({ id: Id, name: Name });
export type Stage = z.infer<typeof Stage>;

/**
 * A way from one node to the next. Ways out of any node but a parallel, inclusive or event gateway are
 * alternatives: the first whose condition holds is taken, else the default.
 */
export const Flow = z.looseObject({
  id: Id,
  from: Id,
  to: Id,
  name: z.string().optional(),
  condition: Feel.optional(),
  default: z.boolean().optional(),
});
export type Flow = z.infer<typeof Flow>;

/** Where on the chart a clock starts or stops. */
export const ClockMark = z.looseObject({ node: Id, at: z.enum(['entered', 'left']) });

/** A deadline of the whole instance: where it starts, stops and rests, when it warns. */
export const Clock = z.looseObject({
  id: Id,
  name: Name,
  limit: Limit,
  start: ClockMark,
  stop: z.array(ClockMark),
  /** It rests while one of these nodes is active (and `when` holds). */
  pause: z.array(z.looseObject({ while: Id, reason: z.string(), when: Feel.optional() })).optional(),
  /** Share of the limit after which it warns. */
  warnAt: Amount.optional(),
  alarms: z.array(Alarm).max(10).optional(),
  basis: z.array(z.string()).optional(),
});
export type Clock = z.infer<typeof Clock>;

/** Who reads the cases of a process that not everybody of their region may read. Who takes part in one always does. */
export const Readers = z.looseObject({
  /** Only these tiers are held to it; the offices of the others read by their region. Absent: every tier. */
  tiers: z.array(Tier).min(1).max(6).optional().describe('只对这几级限制；不写即各级'),
  /** Posts that read them without taking part, each in its region. */
  posts: z.array(Id).max(30).optional().describe('没有经手也能看的岗位'),
  /** Posts that read one for a day after they have said why. */
  withReason: z.array(Id).max(30).optional().describe('写明事由、记下以后当天能看的岗位'),
});
export type Readers = z.infer<typeof Readers>;

/** A message that may come from outside, or be registered by hand with a form. */
export const Message = z.looseObject({
  id: Id,
  name: Name,
  form: Id.optional(),
  /** FEEL over the waiting case: what it is known by to the cases that send the message. */
  key: Feel.optional().describe('关键字：别的办件凭它认出这一件'),
  /** Somebody of the public may come with it: the handbook tells so under what can be done. */
  fromPublic: z.boolean().optional().describe('群众可以提出；手册“变更后怎么办”里列出'),
  /** Row of the responsibility list: who registers it by hand. Absent: systems only. */
  responsibility: z.string().optional(),
  /** Whoever registers it by hand may send it to many cases at once. */
  many: z.boolean().optional().describe('登记的岗位可以一次发给许多办件（批量通知）'),
});
export type Message = z.infer<typeof Message>;

/** Something that events of a chart name: a signal, an error, an escalation. */
export const Occurrence = z.looseObject({ id: Id, name: Name });
export type Occurrence = z.infer<typeof Occurrence>;

/** One chart. */
export const Process = z.looseObject({
  $schema: z.string().optional(),
  id: Id,
  name: Name,
  description: z.string().optional(),
  basis: z.array(z.string()).optional(),
  /** The register entity it is about, and the FEEL that names the subject in lists. */
  subject: z
    .looseObject({
      name: Feel,
      /** What `name` tells: a person, masked wherever others read it, or a matter, shown as it is. A person if not said. */
      names: z.enum(['person', 'matter']).optional().describe('称呼的是人还是事；不写即人，对外要遮住'),
      size: Feel.optional(),
      /** Where it belongs: a case that nobody chose a place for is begun there. A village's, town's or county's code. */
      region: Feel.optional().describe(
        '人、事归哪里（区划代码）：由消息、调用、条件、信号、定期起的办件，放到那里办',
      ),
      idNo: Feel.optional(),
      kin: Feel.optional(),
      /** The people of the household: a list of objects with `name`, `idNo` and `relation`. */
      members: Feel.optional(),
    })
    .optional(),
  /** Prefix and width of the instance number. */
  numbering: z.looseObject({ prefix: z.string(), width: z.number().int() }).optional(),
  /** The tier of the places whose cases these are: a village's when it is not said. */
  tier: Tier.optional().describe('办件在哪一级的地方；不写即村（社区）'),
  /** What holds at its steps when the same person has done the steps before; absent: each is done. */
  samePerson: SamePersonRule.optional(),
  household: HouseholdFile.optional().describe('户档里带出什么：走访、一策、给了什么、预警'),
  foundBy: z.array(FoundBy).max(10).optional().describe('别的办件凭什么查得到它的办件，能知道什么'),
  readers: Readers.optional().describe('只给经手的人看；不写即辖区里的人都能看'),
  lanes: z.array(Lane),
  stages: z.array(Stage).default([]),
  clocks: z.array(Clock).default([]),
  messages: z.array(Message).default([]),
  /** Told to everything in the county that listens: this instance, others, starts. */
  signals: z.array(Occurrence).optional().describe('信号'),
  errors: z.array(Occurrence).optional().describe('差错'),
  escalations: z.array(Occurrence).optional().describe('上报'),
  nodes: z.array(Node),
  flows: z.array(Flow),
});
export type Process = z.infer<typeof Process>;

/** How a chart is drawn, nothing else; not part of the hash: moving a box is no new law. */
export const Layout = z.looseObject({
  $schema: z.string().optional(),
  process: Id,
  nodes: z.record(Id, z.looseObject({ x: z.number(), y: z.number() })),
  /** Ways that are not drawn from step to step but as connectors: a mark at either end names the other. */
  flows: z
    .record(Id, z.looseObject({ connector: z.literal(true) }))
    .optional()
    .describe('画成连接符的去路'),
});
export type Layout = z.infer<typeof Layout>;
