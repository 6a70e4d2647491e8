import { z } from 'zod';
import { Amount, Assign, Deliver, Feel, Id, Limit, Lock, Name, TaskAlarm } from './basics.ts';
import { HeldCondition } from './held-condition.ts';
import { Lookup } from './lookup.ts';
import { Multi, Vote } from './multi.ts';
import { SamePersonRule } from './same-person.ts';
import { Throw, Trigger } from './trigger.ts';

/** A form at a node. `fields` narrows single fields (dotted path) below what the form allows. */
export const FormUse = z
  .looseObject({
    form: Id,
    mode: z.enum(['edit', 'read']).default('edit'),
    fields: z.record(z.string(), z.enum(['edit', 'read', 'hide'])).optional(),
  })
  .describe('用到的表单');
export type FormUse = z.infer<typeof FormUse>;

const common = {
  id: Id,
  name: Name,
  /** The lane it stands in; children of a sub-process may leave it out. */
  lane: Id.optional().describe('泳道'),
  /** The sub-process it belongs to. */
  parent: Id.optional().describe('所属子流程'),
  stage: Id.optional().describe('所属阶段'),
  preset: z.string().optional().describe('节点预设，如 accept、survey、notice'),
  lock: Lock.optional(),
  basis: z.array(z.string()).optional().describe('依据'),
  note: z.string().optional().describe('说明'),
  /** Kind of official act, for the rule that villages only assist. */
  stepClass: z.enum(['accept', 'review', 'confirm', 'pay', 'punish', 'assist', 'other']).optional(),
};

const StartEvent = z.looseObject({
  ...common,
  kind: z.literal('startEvent'),
  trigger: Trigger.optional(),
  /** In a sub-process that an event starts: whether it stops what goes on around it (the default). */
  interrupting: z.boolean().optional(),
  /** Row of the responsibility list whose post begins it; absent: whoever does the first step. */
  responsibility: z.string().optional().describe('责任事项'),
  /** Its cases begin by a call of another process alone, which hands over what they need; nobody begins one by hand. */
  called: z.boolean().optional().describe('只由别的流程转来，不能单独新办'),
  /** Filled in before there is a case: it begins when they are handed in, and what is given up leaves nothing. */
  forms: z.array(FormUse).optional().describe('填什么'),
  set: z.array(Assign).optional(),
});

/** Office operations that a step may switch off; the others belong to the case, not to the step. */
export const switchableOperations = ['sendBack', 'transfer', 'delegate', 'addSigner'] as const;

/** What finds the person for a task, whatever is done there. */
const forPeople = {
  /** Row of the responsibility list that assigns it. */
  responsibility: z.string().optional().describe('责任事项'),
  /** Another row for some values of an expression, such as the department of the member in question; else `responsibility`. */
  responsibilityBy: z
    .looseObject({
      value: Feel.describe('看哪一项来派，如 seat.dept'),
      rows: z.record(z.string().max(60), z.string()).describe('哪个值派给哪个责任事项'),
    })
    .optional()
    .describe('按内容派给不同的责任事项'),
  /** `applicant`: done by the person concerned; posts that assist in the list may fill it in for them. */
  performer: z.enum(['applicant']).optional(),
  /** FEEL for the id of one person (inside `multi`: `=signer.personId` without the `=`). */
  assignee: Feel.optional(),
  /** FEEL for the code of the region in which the post is looked for: another town or county; absent: the case's own. */
  region: Feel.optional().describe('在哪个区划找岗位；不写即办件所在'),
  /** Nodes whose last performer must not do this one (four-eyes). */
  notSameAs: z.array(Id).optional().describe('不得与这些步骤同一人'),
  /** Whoever has ever done one of them stands aside, also when somebody else has done it anew since. */
  notSameAsEver: z.boolean().optional().describe('退回重办的，以前各次办过的人也算'),
  /** Whether kin of the household are left out (default true for posts). */
  recuse: z.boolean().optional(),
  /** Giving the step back: how far, and whether it comes straight back here or is walked again. */
  returns: z
    .looseObject({
      to: z.enum(['starter', 'previous', 'any']).default('any'),
      then: z.enum(['again', 'straight', 'choose']).default('choose'),
    })
    .optional()
    .describe('退回到哪里、退回后怎么走'),
  /** Final rejection: its reasons, the node the case then goes to, and where reason and notice are kept. */
  reject: z
    .looseObject({
      to: Id,
      into: z.string().default('rejection'),
      reasons: z.array(z.looseObject({ code: Id, name: Name })).min(1),
    })
    .optional()
    .describe('驳回的事由和去向'),
  /** The performer chooses who of the permitted people does the next step. */
  chooseNext: z.boolean().optional().describe('自选下一步办理人'),
  /** Office operations that are switched off here. */
  without: z.array(z.enum(switchableOperations)).optional().describe('这一步不许的操作'),
  /** May be skipped with a reason. */
  optional: z.boolean().optional(),
  limit: Limit.optional().describe('多久'),
  alarms: z.array(TaskAlarm).max(10).optional().describe('期限用到几成时告诉谁、交给谁'),
  multi: Multi.optional(),
  set: z.array(Assign).optional().describe('办完后写入'),
};

const UserTask = z.looseObject({
  ...common,
  kind: z.literal('userTask'),
  ...forPeople,
  /** A group: `min` people are named in the form. */
  team: z.looseObject({ min: Amount, field: z.string().optional() }).optional().describe('每组不少于几人'),
  forms: z.array(FormUse).optional().describe('填什么'),
  /** Field (dotted path in the data) whose choice decides the way out; shown as the decision. */
  decision: z.string().optional(),
  /** A signed opinion is part of the task; it is appended to a list in the data. */
  opinion: z
    .looseObject({ into: z.string(), level: z.string(), returnTo: Id.optional() })
    .optional()
    .describe('签批意见'),
  /** Whether it passes by itself when the same person has done the steps before; absent: as the process says. */
  samePerson: SamePersonRule.optional(),
  /** With `multi`: each member casts a ballot. */
  vote: Vote.optional(),
});

/** Every row of the responsibility list that a step names: the one it goes by, then those it goes by for some values. */
export const rowsNamedBy = (step: {
  readonly responsibility?: string | undefined;
  readonly responsibilityBy?: { readonly rows: Readonly<Record<string, string>> } | undefined;
}): readonly string[] => [
  ...(step.responsibility === undefined ? [] : [step.responsibility]),
  ...Object.values(step.responsibilityBy?.rows ?? {}),
];

/** Done away from the computer: nothing is filled in, it is ticked off when it is done. */
const ManualTask = z.looseObject({ ...common, kind: z.literal('manualTask'), ...forPeople });

/** Waits for a message, as a step of its own. */
const ReceiveTask = z.looseObject({
  ...common,
  kind: z.literal('receiveTask'),
  message: Id,
  multi: Multi.optional(),
  set: z.array(Assign).optional(),
});

/** What a service task asks a neighbouring system; the answer is written to `into`. */
export const ConnectorCall = z.looseObject({ id: Id, input: z.array(Assign).optional(), into: z.string() });

const ServiceTask = z.looseObject({
  ...common,
  kind: z.literal('serviceTask'),
  multi: Multi.optional(),
  set: z.array(Assign).optional(),
  issue: z.array(Id).optional().describe('出哪些文书'),
  connector: ConnectorCall.optional(),
  lookup: Lookup.optional().describe('查本系统的办件'),
  extendClock: z
    .looseObject({ clock: Id, value: Amount, reason: z.string() })
    .optional()
    .describe('延长时限'),
});

/** One line of a calculation: a value, a decision, a condition that the data holds, or one of them for each of a list. */
export const Calculation = z.looseObject({
  into: z.string(),
  value: z.string().optional(),
  decision: Id.optional(),
  condition: HeldCondition.optional(),
  /** FEEL list; the decision (or `value`) is worked out once a member, the result is a list. */
  each: Feel.optional(),
  as: Id.optional(),
  /** With `each`: results are merged into the members instead of standing alone. */
  merge: z.boolean().optional(),
});
export type Calculation = z.infer<typeof Calculation>;

const BusinessRuleTask = z.looseObject({
  ...common,
  kind: z.literal('businessRuleTask'),
  calculate: z.array(Calculation).min(1).describe('依次计算'),
});
const SendTask = z.looseObject({
  ...common,
  kind: z.literal('sendTask'),
  message: Id,
  to: z.string().optional(),
  deliver: Deliver.optional(),
  set: z.array(Assign).optional(),
  issue: z.array(Id).optional(),
  payload: z.array(Assign).optional(),
});
const ExclusiveGateway = z.looseObject({ ...common, kind: z.literal('exclusiveGateway') });
const ParallelGateway = z.looseObject({ ...common, kind: z.literal('parallelGateway') });
/** Takes every way whose condition holds; joining, waits for those that can still come. */
const InclusiveGateway = z.looseObject({ ...common, kind: z.literal('inclusiveGateway') });
const EventBasedGateway = z.looseObject({ ...common, kind: z.literal('eventBasedGateway') });
const CatchEvent = z.looseObject({
  ...common,
  kind: z.literal('intermediateCatchEvent'),
  trigger: Trigger,
  set: z.array(Assign).optional(),
});
/** Makes something known, or only marks that the way has come here, and goes on. */
const ThrowEvent = z.looseObject({
  ...common,
  kind: z.literal('intermediateThrowEvent'),
  throws: Throw.optional(),
  set: z.array(Assign).optional(),
});
const BoundaryEvent = z.looseObject({
  ...common,
  kind: z.literal('boundaryEvent'),
  /** The node it sits on; absent: the whole process (only not interrupting). */
  attachedTo: Id.optional(),
  interrupting: z.boolean().default(true),
  trigger: Trigger,
  set: z.array(Assign).optional(),
});
const SubProcess = z.looseObject({
  ...common,
  kind: z.literal('subProcess'),
  /** Nothing leads to it: it begins when what its start waits for happens, while the scope around it is open. */
  triggeredByEvent: z.boolean().optional().describe('由事件触发'),
  responsibility: z.string().optional(),
  limit: Limit.optional(),
  multi: Multi.optional(),
});
const CallActivity = z.looseObject({
  ...common,
  kind: z.literal('callActivity'),
  process: Id,
  package: Id.optional(),
  /** Wait for its end (default) or let it run on its own. */
  wait: z.boolean().default(true),
  /** When the called process is not installed: stop as an incident, or note it and go on. */
  whenMissing: z.enum(['incident', 'record']).default('incident'),
  multi: Multi.optional(),
  input: z.array(Assign).optional(),
  output: z.array(Assign).optional(),
});
const EndEvent = z.looseObject({
  ...common,
  kind: z.literal('endEvent'),
  throws: Throw.optional(),
  /** Ends every branch of its scope. */
  terminate: z.boolean().optional(),
  /** What the end means for figures: approved, rejected, withdrawn… */
  outcome: z.string().optional(),
});

/** Every node kind with its schema. BPMN 2.0 names. */
export const nodeSchemas = {
  startEvent: StartEvent,
  userTask: UserTask,
  manualTask: ManualTask,
  serviceTask: ServiceTask,
  businessRuleTask: BusinessRuleTask,
  sendTask: SendTask,
  receiveTask: ReceiveTask,
  exclusiveGateway: ExclusiveGateway,
  parallelGateway: ParallelGateway,
  inclusiveGateway: InclusiveGateway,
  eventBasedGateway: EventBasedGateway,
  intermediateCatchEvent: CatchEvent,
  intermediateThrowEvent: ThrowEvent,
  boundaryEvent: BoundaryEvent,
  subProcess: SubProcess,
  callActivity: CallActivity,
  endEvent: EndEvent,
} as const;

/** A kind of node, by its BPMN name. */
export type NodeKind = keyof typeof nodeSchemas;
/** Every kind of node. */
export const nodeKinds = Object.keys(nodeSchemas) as readonly NodeKind[];

/** A node of a process: what each kind says of itself. */
export const Node = z.discriminatedUnion('kind', [
  StartEvent,
  UserTask,
  ManualTask,
  ServiceTask,
  BusinessRuleTask,
  SendTask,
  ReceiveTask,
  ExclusiveGateway,
  ParallelGateway,
  InclusiveGateway,
  EventBasedGateway,
  CatchEvent,
  ThrowEvent,
  BoundaryEvent,
  SubProcess,
  CallActivity,
  EndEvent,
]);
/** A step of a chart. */
export type Node = z.infer<typeof Node>;
/** The node of one kind. */
export type NodeOf<K extends NodeKind> = Extract<Node, { kind: K }>;
/** Kinds that open a task for a person. */
export type TaskNode = NodeOf<'userTask'> | NodeOf<'manualTask'>;

/** Whether a node opens a task for a person. */
export const opensTask = (node: Node | undefined): node is TaskNode =>
  node?.kind === 'userTask' || node?.kind === 'manualTask';

/** Where the answer goes that a service task waits for, from another system or from this one; `undefined`: it waits for none. */
export const answerInto = ({ connector, lookup }: NodeOf<'serviceTask'>): string | undefined =>
  connector?.into ?? lookup?.into;
