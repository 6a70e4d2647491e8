import type { JsonObject } from '@fiveones/definition';
import type { Instant, TokenId } from './state.ts';

interface Given {
  /** When it was caused; the interpreter has no clock of its own. */
  readonly at: Instant;
  /** Who caused it; absent: the system. */
  readonly by?: string | undefined;
}

/** Everything that can be asked of an instance. */
export interface CommandBodies {
  start: {
    readonly id: string;
    readonly number: string;
    readonly region: string;
    readonly node?: string | undefined;
    readonly data?: JsonObject | undefined;
    readonly message?: string | undefined;
    readonly parent?: { readonly instance: string; readonly token: TokenId } | undefined;
  };
  claim: { readonly task: TokenId };
  release: { readonly task: TokenId };
  complete: {
    readonly task: TokenId;
    readonly data?: JsonObject | undefined;
    readonly opinion?:
      { readonly result: 'agree' | 'disagree' | 'return'; readonly reason?: string | undefined } | undefined;
  };
  skip: { readonly task: TokenId; readonly reason: string };
  sendBack: { readonly task: TokenId; readonly to: string; readonly reason: string };
  message: { readonly message: string; readonly payload?: JsonObject | undefined };
  fire: { readonly timer: string };
  answer: {
    readonly token: TokenId;
    readonly result?: JsonObject | undefined;
    readonly error?: string | undefined;
  };
  childEnd: {
    readonly token: TokenId;
    readonly child: string;
    readonly data: JsonObject;
    readonly outcome?: string | undefined;
  };
  retry: { readonly incident: string };
}

export type CommandType = keyof CommandBodies;
export type CommandOf<T extends CommandType> = { readonly do: T } & Given & CommandBodies[T];
export type Command = { [T in CommandType]: CommandOf<T> }[CommandType];
