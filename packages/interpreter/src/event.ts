import type { Json, JsonObject, LimitUnit } from '@fiveones/definition';
import type { OperationEvents } from './operations/event.ts';
import type { Placing } from './placing.ts';
import type {
  Assignment,
  DueDate,
  Instant,
  MessageBatch,
  MessageOrigin,
  MissedTimes,
  Pins,
  Resume,
  Returned,
  Sent,
  TimerPurpose,
  TokenId,
} from './state.ts';
import type { Explanation } from '@fiveones/calendar';

/** One write into the instance's data. */
export interface DataWrite {
  readonly into: string;
  readonly value: Json;
}

/** Where a message goes inside this system. */
export interface Delivery {
  readonly key: string;
  /** The region it is received in, and where what it starts begins. */
  readonly region: string;
  readonly hops: number;
  /** Every case that waits for it receives it; else the one that has waited longest. */
  readonly all?: true;
}

/** Everything that can have happened to an instance, by type. Append-only; replay gives the state. */
export interface EventBodies extends OperationEvents {
  instanceStarted: {
    readonly id: string;
    readonly number: string;
    readonly pins: Pins;
    readonly region: string;
    readonly by?: string;
    readonly data: JsonObject;
    /** Earlier times of the cycle that were let go. */
    readonly missed?: MissedTimes;
    readonly parent?: { readonly instance: string; readonly token: TokenId };
    /** Not everybody of its region reads it: who takes part is kept. */
    readonly limited?: true;
    /** Nobody chose its place: how it was found, or why it was not. */
    readonly placing?: Placing;
  };
  entered: {
    readonly token: TokenId;
    readonly node: string;
    readonly scope: TokenId | null;
    readonly via?: string;
    readonly run?: number;
    readonly aside?: boolean;
    /** The finished task that led here, and when it had been opened. */
    readonly sent?: Omit<Sent, 'by'>;
    readonly to?: string;
    readonly countsFrom?: Instant;
    readonly resume?: Resume;
    readonly returned?: Returned;
  };
  left: { readonly token: TokenId; readonly node: string };
  withdrawn: {
    readonly token: TokenId;
    readonly node: string;
    readonly why: string;
    /** The instance that was called here and still runs. */
    readonly child?: string;
  };
  taskOpened: {
    readonly token: TokenId;
    readonly node: string;
    readonly assignment: Assignment;
    readonly limit?: DueDate;
  };
  taskClaimed: { readonly token: TokenId; readonly node: string; readonly by: string };
  taskDone: {
    readonly token: TokenId;
    readonly node: string;
    readonly by?: string;
    readonly set: readonly DataWrite[];
    readonly opinion?: JsonObject;
    /** The absent person whom `by` stands in for. */
    readonly for?: string;
    /** At a vote by name; of a secret one nothing is written here. */
    readonly ballot?: JsonObject;
    /** It holds for later steps that fall to the same person. */
    readonly stands?: boolean;
    /** A later step must be done by somebody who has never done this one. */
    readonly remembered?: boolean;
    /** Nobody did it: it passed by itself, since it fell to whoever did this earlier step. */
    readonly like?: string;
    /** With `like`: they had agreed there. */
    readonly agreed?: boolean;
  };
  /** Somebody tried to do a step that another person than the one of an earlier step must do, and was not let. */
  keptApart: {
    readonly token: TokenId;
    readonly node: string;
    readonly by: string;
    /** The earlier step that they did. */
    readonly earlier: string;
  };
  /** A step that proves it was done: a public notice hangs where it should. `postedAt` is what its form says. */
  noticePosted: {
    readonly issued: string;
    readonly name: string;
    readonly by?: string;
    readonly postedAt: Instant;
    readonly places: readonly string[];
    readonly photos: readonly Json[];
  };
  taskSkipped: {
    readonly token: TokenId;
    readonly node: string;
    readonly by?: string;
    readonly reason: string;
  };
  taskReturned: {
    readonly token: TokenId;
    readonly node: string;
    readonly to: string;
    readonly by?: string;
    readonly reason: string;
    /** Comes straight back here when it is done. */
    readonly straight?: boolean;
  };
  dataSet: {
    readonly node: string;
    readonly set: readonly DataWrite[];
    readonly cause: string;
    /** Why a person put it right. */
    readonly reason?: string;
  };
  /** A step at which the engine could not go on was left undone. */
  stepPassedOver: { readonly token: TokenId; readonly node: string; readonly reason: string };
  timerSet: {
    readonly timer: string;
    readonly token: TokenId | null;
    readonly node: string | null;
    readonly at: Instant;
    readonly purpose: TimerPurpose;
    readonly clock?: string;
    readonly alarm?: number;
    readonly explanation?: Explanation;
  };
  timerCancelled: { readonly timer: string; readonly node: string | null };
  timerFired: { readonly timer: string; readonly node: string | null };
  messageReceived: {
    readonly message: string;
    readonly node: string;
    readonly payload: JsonObject;
    readonly by?: string;
    readonly from?: MessageOrigin;
    readonly batch?: MessageBatch;
  };
  messageSent: {
    readonly message: string;
    readonly node: string;
    readonly to?: string;
    readonly payload: JsonObject;
    /** To a case of this system, known by a key, or to begin one. */
    readonly deliver?: Delivery;
  };
  /** Nobody has come for a message in all the time that it was kept. */
  messageUnclaimed: { readonly message: string; readonly key: string };
  signalSent: { readonly signal: string; readonly node: string; readonly payload: JsonObject };
  signalReceived: { readonly signal: string; readonly node: string; readonly payload: JsonObject };
  conditionMet: { readonly token: TokenId | null; readonly node: string };
  errorThrown: {
    readonly token: TokenId;
    readonly node: string;
    readonly error: string;
    readonly payload: JsonObject;
  };
  escalationThrown: {
    readonly token: TokenId;
    readonly node: string;
    readonly escalation: string;
    readonly payload: JsonObject;
    /** Nobody here catches it; the caller is told. */
    readonly outward?: boolean;
  };
  /** A step that says how it is undone is done. */
  undoable: { readonly token: TokenId; readonly node: string; readonly scope: TokenId | null };
  /** The step done by the token `step` is being undone. */
  undoing: { readonly token: TokenId; readonly node: string; readonly step: TokenId };
  documentIssued: {
    readonly id: string;
    readonly document: string;
    readonly node: string;
    readonly serial: number;
    readonly fields: JsonObject;
  };
  connectorAsked: {
    readonly token: TokenId;
    readonly node: string;
    readonly connector: string;
    readonly input: JsonObject;
  };
  connectorAnswered: {
    readonly token: TokenId;
    readonly node: string;
    readonly connector: string;
    readonly set: readonly DataWrite[];
  };
  multiOpened: { readonly token: TokenId; readonly node: string; readonly items: readonly Json[] };
  /** All have voted in secret; the box is to be counted. */
  countAsked: { readonly token: TokenId; readonly node: string };
  voteClosed: { readonly token: TokenId; readonly node: string; readonly set: readonly DataWrite[] };
  multiRunDone: { readonly token: TokenId; readonly node: string; readonly result: Json };
  clockStarted: {
    readonly clock: string;
    readonly value: number;
    readonly unit: LimitUnit;
    /** The moment it is counted from, when that is not this one. */
    readonly start?: Instant;
  };
  clockReckoned: { readonly clock: string; readonly due?: Instant; readonly explanation: Explanation };
  clockPaused: { readonly clock: string; readonly token: TokenId; readonly reason: string };
  clockResumed: { readonly clock: string; readonly token: TokenId };
  clockExtended: {
    readonly clock: string;
    readonly value: number;
    readonly unit: LimitUnit;
    readonly reason: string;
  };
  clockWarned: { readonly clock: string };
  clockOverdue: { readonly clock: string };
  /** So much of a clock, or of a step's limit, is used. */
  clockAlarmed: { readonly clock: string; readonly alarm: number; readonly share: number };
  taskAlarmed: { readonly token: TokenId; readonly node: string; readonly share: number };
  /** Nobody did it in time: another post has it now. */
  taskEscalated: { readonly token: TokenId; readonly node: string; readonly assignment: Assignment };
  clockStopped: { readonly clock: string };
  childStarted: {
    readonly token: TokenId;
    readonly node: string;
    readonly child: string;
    readonly process: string;
    readonly package: string;
    readonly input: JsonObject;
    readonly wait: boolean;
  };
  childEnded: {
    readonly token: TokenId;
    readonly node: string;
    readonly child: string;
    readonly set: readonly DataWrite[];
  };
  /** `input`: what would have been handed over; not in facts written before it was kept. */
  callSkipped: {
    readonly token: TokenId;
    readonly node: string;
    readonly process: string;
    readonly input?: JsonObject;
  };
  incidentRaised: {
    readonly incident: string;
    readonly token: TokenId;
    readonly node: string;
    readonly code: string;
    readonly params: JsonObject;
  };
  incidentResolved: {
    readonly incident: string;
    readonly token: TokenId;
    readonly node: string;
    readonly by?: string;
  };
  /** From here on another edition of the calendar counts; what follows says which dates moved. */
  calendarRevised: { readonly from: string; readonly to: string; readonly reason: string };
  taskDueMoved: { readonly token: TokenId; readonly node: string; readonly limit: DueDate };
  /** The instance goes on under another version of its package; due dates that were reckoned stay. */
  migrated: {
    readonly from: { readonly version: string; readonly hash: string };
    readonly to: { readonly version: string; readonly hash: string };
    /** Nodes that are called otherwise in the new version. */
    readonly nodes: Readonly<Record<string, string>>;
    /** Open tasks whom the new version gives to others. */
    readonly assignments: Readonly<Record<TokenId, Assignment>>;
    /** Timers of boundary events that the new version does not have. */
    readonly timers: readonly string[];
    readonly reason: string;
    /** In the new version not everybody of its region reads it. */
    readonly limited?: true;
  };
  instanceEnded: {
    readonly end?: string;
    readonly outcome?: string;
    readonly error?: string;
    readonly terminated: boolean;
  };
}

/** Every kind of event. */
export type EventType = keyof EventBodies;

/** A fact: what, when, by whom. */
export type EventOf<T extends EventType> = {
  readonly type: T;
  readonly at: Instant;
  readonly by?: string | undefined;
  readonly body: EventBodies[T];
};
/** Anything that happens to an instance. */
export type InstanceEvent = { [T in EventType]: EventOf<T> }[EventType];
