import { z } from 'zod';
import { Id, Name } from './basics.ts';

const JsonRecord = z.record(z.string(), z.unknown());

/**
 * One line of a script, played on a virtual clock. `as` is a post (`townClerk`) or a person id of the
 * scenario's organisation; absent: the first person who may do it.
 */
export const Action = z.union([
  /** Starts an instance; `node` names the start when there are several. */
  z.looseObject({
    do: z.literal('start'),
    process: Id.optional(),
    node: Id.optional(),
    as: z.string().optional(),
    data: JsonRecord.optional(),
    at: z.string().optional(),
  }),
  /** Completes an open task with form values (by data key). `item` picks one run of a multi-instance task. */
  z.looseObject({
    do: z.literal('fill'),
    node: Id,
    as: z.string().optional(),
    data: JsonRecord.optional(),
    item: z.number().int().optional(),
    due: z.string().optional().describe('这一步应当在哪一天以前办完'),
    at: z.string().optional(),
  }),
  /** Gives a ballot: a choice, or in an election the candidates. `item` picks one member. */
  z.looseObject({
    do: z.literal('vote'),
    node: Id,
    as: z.string().optional(),
    choice: z.enum(['approve', 'reject', 'abstain', 'absent']).optional(),
    for: z.array(z.string()).optional(),
    item: z.number().int().optional(),
    at: z.string().optional(),
  }),
  /** Completes a task that carries an opinion. */
  z.looseObject({
    do: z.literal('decide'),
    node: Id,
    as: z.string().optional(),
    result: z.enum(['agree', 'disagree', 'return']),
    reason: z.string().optional(),
    data: JsonRecord.optional(),
    due: z.string().optional(),
    at: z.string().optional(),
  }),
  /** Gives a task back to an earlier step. */
  z.looseObject({
    do: z.literal('sendBack'),
    node: Id,
    to: Id,
    reason: z.string(),
    as: z.string().optional(),
    at: z.string().optional(),
  }),
  z.looseObject({
    do: z.literal('message'),
    message: Id,
    data: JsonRecord.optional(),
    as: z.string().optional(),
    at: z.string().optional(),
  }),
  /** Makes a signal known to every instance and start that waits for it. */
  z.looseObject({ do: z.literal('signal'), signal: Id, data: JsonRecord.optional() }),
  /** Answers a connector that a service task waits for. */
  z.looseObject({
    do: z.literal('answer'),
    node: Id,
    data: JsonRecord.optional(),
    error: z.string().optional(),
    /** With `error`: which error of the chart it is. */
    code: Id.optional(),
  }),
  /** Moves the virtual clock; timers due on the way fire in order. `to`: instant or date. */
  z.looseObject({
    do: z.literal('advance'),
    workdays: z.number().int().optional(),
    days: z.number().int().optional(),
    hours: z.number().optional(),
    months: z.number().int().optional(),
    to: z.string().optional(),
  }),
  z.looseObject({
    do: z.literal('skip'),
    node: Id,
    reason: z.string(),
    as: z.string().optional(),
    at: z.string().optional(),
  }),
  z.looseObject({ do: z.literal('retry'), node: Id, as: z.string().optional() }),
  /** Checks the state in between; the same shape as `then`. */
  z.looseObject({ do: z.literal('expect') }),
  /** An action that must be refused: with this code, or by the forms, at exactly these places. */
  z.looseObject({
    do: z.literal('refused'),
    code: z.string().optional().describe('不写就是表单拒收'),
    problems: z.array(z.string()).max(300).optional().describe('表单拒收的地方：表号/字段，列表里写第几行'),
    action: z.unknown(),
  }),
]);
export type Action = z.infer<typeof Action>;

/** What must hold. Every part that is given is checked; `data` and `calc` by dotted path. */
export const Expectation = z.looseObject({
  status: z.enum(['running', 'completed', 'terminated']).optional(),
  end: Id.optional().describe('到达的结束'),
  open: z
    .array(
      z.looseObject({
        node: Id,
        post: z.string().optional(),
        tier: z.string().optional(),
        due: z.string().optional(),
      }),
    )
    .optional(),
  /** Nodes that were entered, in this order (others may lie between). */
  passed: z.array(Id).optional(),
  notPassed: z.array(Id).optional(),
  documents: z.array(Id).optional(),
  data: JsonRecord.optional(),
  /** What stands in the latest copy of a document: `D06.monthlyAmount`. */
  printed: JsonRecord.optional(),
  /** What a step handed over last, to another system or another process: `variant-edge.flags`. */
  handed: JsonRecord.optional(),
  clocks: z
    .record(
      z.string(),
      z.looseObject({
        due: z.string().optional(),
        state: z.string().optional(),
        warned: z.string().optional().describe('哪一天预警过'),
        used: z.number().optional(),
      }),
    )
    .optional(),
  incidents: z.number().int().optional(),
});
export type Expectation = z.infer<typeof Expectation>;

/** Another case that is there already when an example is played: what lookups can find it by, and what it tells. */
export const OtherCase = z.looseObject({
  package: Id.optional().describe('哪个模板包；不写即本包'),
  process: Id,
  region: z.string().optional().describe('在哪里；不写即样例的地方'),
  startedAt: z.string().optional().describe('哪天开始的；不写即样例开始那一刻'),
  /** It has ended, and came out so. */
  ended: z.boolean().optional().describe('已经办结'),
  outcome: z.string().optional(),
  foundBy: z.record(Id, z.unknown()).describe('凭什么查得到：编号 → 一个值或一串值'),
  day: z.string().optional().describe('按哪一天算；不写即开始那一天'),
  tells: JsonRecord.optional().describe('查到的能知道什么'),
});
export type OtherCase = z.infer<typeof OtherCase>;

/** An example household that the package ships as its test. */
export const Scenario = z.looseObject({
  $schema: z.string().optional(),
  id: Id,
  name: Name,
  description: z.string().optional(),
  process: Id,
  /** Instant at which the virtual clock starts. */
  at: z.string(),
  region: z.string().optional(),
  /** Villages elsewhere where somebody is asked too; their people are called `post-1@region`. */
  regions: z.array(z.string()).max(20).optional(),
  parameters: JsonRecord.optional(),
  /** Edits to the responsibility list for this scenario: row id → changed columns. */
  responsibilities: z.record(z.string(), JsonRecord).optional(),
  lists: z
    .record(Id, z.record(z.string(), JsonRecord))
    .optional()
    .describe('只在这个样例里改清单：清单编号 → 行号 → 改哪几格'),
  /** What connectors answer unless an `answer` action does. */
  connectors: z.record(z.string(), z.unknown()).optional(),
  calls: z
    .record(z.string(), JsonRecord)
    .optional()
    .describe('别的模板包里的流程办完带回什么：流程编号 → 数据；不写就是没有安装'),
  /** Beside these, lookups find the cases that the script itself begins. */
  others: z.array(OtherCase).max(50).optional().describe('本系统里别的办件，查办件的步骤查得到'),
  /** Data shared with other scenarios: `scenarios/shared/<id>.json` is laid under each `data`. */
  given: JsonRecord.optional(),
  /** A demonstration has so many households that have lived through it to its end; the others are chosen by turns. */
  shown: z.number().int().min(1).max(20).optional().describe('演示县里至少有几件走完它；不写就轮着挑'),
  script: z.array(Action),
  then: Expectation,
});
export type Scenario = z.infer<typeof Scenario>;
