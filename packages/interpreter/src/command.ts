import type { JsonObject } from '@fiveones/definition';
import type { OperationBodies } from './operations/command.ts';
import type { Placing } from './placing.ts';
import type { Instant, MessageBatch, MessageOrigin, MissedTimes, TokenId } from './state.ts';
import type { Ballot, GivenBallot } from './vote.ts';

interface Given {
  /** When it was caused; the interpreter has no clock of its own. */
  readonly at: Instant;
  /** Who caused it; absent: the system. */
  readonly by?: string | undefined;
}

/** Everything that can be asked of an instance. */
export interface CommandBodies extends OperationBodies {
  start: {
    readonly id: string;
    readonly number: string;
    readonly region: string;
    readonly node?: string | undefined;
    readonly data?: JsonObject | undefined;
    readonly message?: string | undefined;
    readonly signal?: string | undefined;
    readonly from?: MessageOrigin | undefined;
    readonly missed?: MissedTimes | undefined;
    readonly parent?: { readonly instance: string; readonly token: TokenId } | undefined;
    /** How its place was found, as `placed` says. */
    readonly placing?: Placing | undefined;
  };
  complete: {
    readonly task: TokenId;
    readonly data?: JsonObject | undefined;
    readonly opinion?:
      | {
          readonly result: 'agree' | 'disagree' | 'return';
          readonly reason?: string | undefined;
          /** With `return`: walk the steps between again, or come straight back. */
          readonly then?: 'again' | 'straight' | undefined;
        }
      | undefined;
    /** Whom the performer chooses for the next steps, by node. */
    readonly next?: Readonly<Record<string, string>> | undefined;
    /** At a vote: what the member chooses. */
    readonly ballot?: GivenBallot | undefined;
  };
  /** What is in the box of a secret vote, when it is asked for. */
  count: { readonly token: TokenId; readonly ballots: readonly Ballot[] };
  /** `key`: only a wait that is known by it. */
  message: {
    readonly message: string;
    readonly payload?: JsonObject | undefined;
    readonly key?: string | undefined;
    readonly from?: MessageOrigin | undefined;
    /** It goes to many cases at once. */
    readonly batch?: MessageBatch | undefined;
  };
  /** Somebody was refused a task that another person must do; that they tried is kept. */
  keepApart: { readonly task: TokenId };
  messageUnclaimed: { readonly message: string; readonly key: string };
  signal: { readonly signal: string; readonly payload?: JsonObject | undefined };
  fire: { readonly timer: string };
  answer: {
    readonly token: TokenId;
    readonly result?: JsonObject | undefined;
    /** Why it failed, in words. */
    readonly error?: string | undefined;
    /** With `error`: the error of the chart that it is; `connector` when absent. */
    readonly code?: string | undefined;
  };
  childEnd: {
    readonly token: TokenId;
    readonly child: string;
    readonly data: JsonObject;
    readonly outcome?: string | undefined;
    readonly error?: string | undefined;
  };
  childEscalate: {
    readonly token: TokenId;
    readonly child: string;
    readonly escalation: string;
    readonly payload?: JsonObject | undefined;
  };
  parentGone: object;
  retry: { readonly incident: string };
  /** Puts data right and takes up again: by data key, whole values. */
  repair: { readonly incident: string; readonly data: JsonObject; readonly reason: string };
  /** Goes on as though the step were done, by a way that is named where several lead on. */
  passOver: { readonly incident: string; readonly reason: string; readonly flow?: string | undefined };
}

/** Every kind of command. */
export type CommandType = keyof CommandBodies;
/** A command of one kind, as it is handed to `decide`. */
export type CommandOf<T extends CommandType> = { readonly do: T } & Given & CommandBodies[T];
/** Anything that may be asked of an instance. */
export type Command = { [T in CommandType]: CommandOf<T> }[CommandType];
