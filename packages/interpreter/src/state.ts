import type { JsonObject, Json, LimitUnit, Tier } from '@fiveones/definition';
import type { Explanation } from '@fiveones/calendar';
import type { Placing } from './placing.ts';

/** `2026-03-02T09:00:00+08:00`; all reckoning is Asia/Shanghai. */
export type Instant = string;
/** A token of an instance, which no other of it ever has. */
export type TokenId = string;

/** What an instance stays on for ever: chart, texts, parameters, calendar, meaning. */
export interface Pins {
  readonly package: string;
  readonly version: string;
  readonly hash: string;
  readonly process: string;
  readonly parameters: string;
  readonly calendar: string;
  readonly semantics: number;
}

/** One activation of a node. Tokens of a sub-process or a multi-instance name it as their `scope`. */
export interface Token {
  readonly id: TokenId;
  readonly node: string;
  readonly scope: TokenId | null;
  /** The flow it came by; a token that waits at a join is told apart by it. */
  readonly via?: string;
  /** Set on the body of a multi-instance activity. */
  readonly body?: MultiBody;
  /** Set on one run of a multi-instance activity: its place in the list. */
  readonly run?: number;
  /** Off the main road (a boundary event of the whole process): does not keep the instance open. */
  readonly aside?: boolean;
  /** The instance that a call waits for. */
  readonly child?: string;
  /** What a connector has been asked and not yet answered. */
  readonly asked?: string;
  /** The task here is done; only its consequences are left. */
  readonly finished?: {
    readonly opinion?: JsonObject;
    readonly by?: string;
    readonly ballot?: JsonObject;
    /** It passed by itself, being theirs who had done a step before. */
    readonly passed?: true;
  };
  /** A secret vote whose box is being counted. */
  readonly counting?: true;
  /** Whose task led here, while they may still take it back. */
  readonly sent?: Sent;
  /** The person whom a task here is for, if they may do it. */
  readonly to?: string;
  /** From when the limit of a task here counts, when it was open before. */
  readonly countsFrom?: Instant;
  /** Given back so that it comes straight here again: where and to whom it goes when it is done. */
  readonly resume?: Resume;
  /** Who gave the step back here, and what is to be put right. */
  readonly returned?: Returned;
  /** An added signer's token; its `scope` is the token of the task they sign for. */
  readonly signs?: 'before' | 'after';
  /** Signers who are asked once the task here is done. */
  readonly planned?: readonly PlannedSigner[];
  readonly since: Instant;
}

/** The finished task that a token came from. */
export interface Sent {
  readonly token: TokenId;
  readonly node: string;
  readonly by: string;
  /** When that task was opened. */
  readonly since: Instant;
  /** Where it had to go straight back to. */
  readonly resume?: Resume;
}

/** A step that was given back: from where, by whom, why. */
export interface Returned {
  readonly from: string;
  readonly by?: string;
  readonly reason: string;
}

/** Where a step that was given back goes straight to. */
export interface Resume {
  readonly node: string;
  readonly person?: string;
  /** Where that step goes straight to in its turn. */
  readonly then?: Resume;
}

/** Somebody who will sign after the task is done. */
export interface PlannedSigner {
  readonly person: string;
  readonly by: string;
  readonly reason: string;
}

/** The runs of a multi-instance activity. */
export interface MultiBody {
  readonly items: readonly Json[];
  readonly done: readonly Json[];
  /** Places of the list that were struck off before their run was done. */
  readonly removed?: readonly number[];
}

/** Who should do a task, as the responsibility list and the organisation say. */
export interface Assignment {
  readonly responsibility?: string;
  readonly tier?: Tier;
  readonly unit?: string;
  readonly unitName?: string;
  readonly post?: string;
  readonly postName?: string;
  /** Where the post was looked for, when that is not the place of the case. */
  readonly region?: string;
  /** `post@region` of everyone who may take it. */
  readonly queues: readonly string[];
  /** The one person who has it. */
  readonly person?: string;
  /** People of the queues who must not take it, with the reason. */
  readonly excluded: readonly { readonly person: string; readonly why: 'kin' | 'four-eyes' }[];
  /** The applicant's own step; someone of the queues fills it in for them. */
  readonly onBehalf?: boolean;
}

/** Work that waits for a person; its id is the id of its token. */
export interface Task {
  readonly id: TokenId;
  readonly node: string;
  readonly assignment: Assignment;
  readonly openedAt: Instant;
  readonly due?: Instant;
  readonly limit?: DueDate;
  readonly returned?: Returned;
  /** The share of its limit at which an alarm rang last. */
  readonly alarmed?: { readonly share: number; readonly at: Instant };
  /** Given to another post because nobody did it in time: who had it. */
  readonly escalated?: { readonly from: string; readonly at: Instant };
  /** Who tried to do it although another person must, and was not let. */
  readonly keptApart?: readonly string[];
  /** Who opened it first. */
  readonly read?: { readonly by: string; readonly at: Instant };
  readonly urged?: {
    readonly times: number;
    readonly by: string;
    readonly at: Instant;
    readonly note: string;
  };
  /** Handed to somebody else: for good, or to be given back when it is prepared. */
  readonly passed?: {
    readonly how: 'transferred' | 'delegated';
    readonly by: string;
    readonly reason: string;
  };
  /** An added signer's task: they agree or disagree, nothing else. */
  readonly signs?: {
    readonly host: TokenId;
    readonly when: 'before' | 'after';
    readonly by: string;
    readonly reason: string;
  };
}

/** Something somebody is told and has not yet marked as read. */
export interface Notice {
  readonly id: string;
  readonly to: string;
  readonly why: NoticeReason;
  readonly at: Instant;
  readonly by?: string;
  readonly node?: string;
  readonly note?: string;
}
/** Why somebody is told of an instance. */
export type NoticeReason =
  | 'copied'
  | 'mentioned'
  | 'withdrawn'
  | 'rejected'
  | 'terminated'
  | 'woken'
  | 'signed'
  | 'transferred'
  | 'soon'
  | 'overdue'
  | 'escalated';

/** A change that one person asks for and another confirms. */
export interface Proposal {
  readonly id: string;
  readonly do: 'jump' | 'wake';
  /** The token that is moved. */
  readonly token?: TokenId;
  readonly to: string;
  readonly by: string;
  readonly reason: string;
  readonly at: Instant;
}

/** A due date is a fact, kept with the period that led to it. */
export interface DueDate {
  readonly start: Instant;
  readonly value: number;
  readonly unit: LimitUnit;
  readonly due: Instant;
  readonly explanation: Explanation;
}

/**
 * What a timer is for; `start`: it begins a sub-process that an event starts; `alarm`: so much of a limit is used; `look`: a
 * condition is looked at again.
 */
export type TimerPurpose = 'catch' | 'boundary' | 'gateway' | 'start' | 'warn' | 'due' | 'alarm' | 'look';

/** Times of a cycle that nobody began: how many, the first and the last. */
export interface MissedTimes {
  readonly count: number;
  readonly from: Instant;
  readonly to: Instant;
}

/** The instance that sent a message, and how many messages in a row led to it without anybody's doing. */
export interface MessageOrigin {
  readonly instance: string;
  readonly hops: number;
}

/** A message that went to many cases at once: which sending, and why. */
export interface MessageBatch {
  readonly id: string;
  readonly reason: string;
}

/** A step that is done and says how it is undone, in the scope in which it was done. */
export interface Undoable {
  readonly token: TokenId;
  readonly node: string;
  readonly scope: TokenId | null;
}

/** Something that happens at an instant unless its token is gone before. */
export interface Timer {
  readonly id: string;
  readonly token: TokenId | null;
  readonly node: string | null;
  readonly at: Instant;
  readonly clock?: string;
  /** Which alarm of its clock or step. */
  readonly alarm?: number;
  readonly purpose: TimerPurpose;
}

/** A deadline of the whole instance. */
export interface ClockState {
  readonly id: string;
  readonly startedAt: Instant;
  readonly value: number;
  readonly unit: LimitUnit;
  readonly pauses: readonly {
    readonly from: Instant;
    readonly to?: Instant;
    readonly reason: string;
    readonly token: TokenId;
  }[];
  readonly due?: Instant;
  readonly explanation?: Explanation;
  readonly warnedAt?: Instant;
  readonly overdueAt?: Instant;
  /** The alarms that have rung, by their place. */
  readonly rung?: readonly number[];
  readonly stoppedAt?: Instant;
  readonly extensions: readonly {
    readonly at: Instant;
    readonly value: number;
    readonly unit: LimitUnit;
    readonly reason: string;
  }[];
}

/** The engine could not go on at this token; a person repairs and retries. */
export interface Incident {
  readonly id: string;
  readonly token: TokenId;
  readonly node: string;
  readonly code: string;
  readonly params: JsonObject;
  readonly at: Instant;
}

/** What has been done at a node, for returns, four-eyes and the strip. */
export interface Done {
  readonly times: number;
  readonly at: Instant;
  readonly by?: string;
}

/** What somebody did at a step, as far as a later step of theirs may go by it. */
export interface Act {
  readonly by: string;
  /** They agreed, here or at the step that this one went by. */
  readonly agreed?: true;
}

/** A document as it was when it was issued. */
export interface IssuedDocument {
  readonly id: string;
  readonly document: string;
  readonly node: string;
  readonly at: Instant;
  readonly serial: number;
  readonly fields: JsonObject;
}

/** The proof that a public notice was posted. `photos` are the files as the form holds them. */
export interface Posted {
  readonly at: Instant;
  readonly by?: string;
  readonly recordedAt: Instant;
  readonly places: readonly string[];
  readonly photos: readonly Json[];
}

/** An instance as the fold of its events. */
export interface InstanceState {
  readonly id: string;
  readonly number: string;
  readonly pins: Pins;
  readonly status: 'running' | 'completed' | 'terminated';
  readonly end?: string;
  readonly outcome?: string;
  /** The error by which a called instance ended; its caller deals with it. */
  readonly error?: string;
  readonly region: string;
  /** How its place was found, where nobody chose it; of cases begun before that was kept, nothing. */
  readonly placing?: Placing;
  readonly startedAt: Instant;
  readonly startedBy?: string;
  readonly endedAt?: Instant;
  readonly parent?: { readonly instance: string; readonly token: TokenId };
  readonly data: JsonObject;
  readonly tokens: Readonly<Record<TokenId, Token>>;
  readonly tasks: Readonly<Record<TokenId, Task>>;
  readonly timers: Readonly<Record<string, Timer>>;
  readonly clocks: Readonly<Record<string, ClockState>>;
  readonly incidents: Readonly<Record<string, Incident>>;
  readonly done: Readonly<Record<string, Done>>;
  /** What was done at steps since the case was last given back, moved or put right; only where a step may go by it. */
  readonly acts?: Readonly<Record<string, Act>>;
  /** Everybody who has done a step, in whichever round, each once; only of steps that a later one looks back at so. */
  readonly doers?: Readonly<Record<string, readonly string[]>>;
  /** Whoever took part in it or was told of it by who did, each once, in that order; only where not everybody reads it. */
  readonly hands?: readonly string[];
  readonly documents: readonly IssuedDocument[];
  /** What has been told and not yet read, by id. */
  readonly notices?: Readonly<Record<string, Notice>>;
  /** Public notices that were posted, by the id of the document they show, with the proof. */
  readonly posted?: Readonly<Record<string, Posted>>;
  /** Public notices that were taken down before their time, by the id of the document they showed. */
  readonly takenDown?: Readonly<
    Record<string, { readonly at: Instant; readonly by: string; readonly reason: string }>
  >;
  /** What waits for a second person, by id. */
  readonly proposals?: Readonly<Record<string, Proposal>>;
  /** Steps done that can be undone, the earliest first. */
  readonly undoable?: readonly Undoable[];
  /** Conditions of events that do not interrupt and have happened: each happens once. `token:event`. */
  readonly met?: readonly string[];
  /** The last ids given out. */
  readonly next: number;
}
