import type { CalendarEdition } from '@fiveones/calendar';
import type { FormUse, JsonObject } from '@fiveones/definition';
import type { InstanceEvent } from '../event.ts';
import type { Organisation } from '../organisation.ts';
import type { InstanceState, Task } from '../state.ts';
import type { SealedBallot } from '../vote.ts';
import type { World } from '../world.ts';
import type { PlayFailureCode } from './failure-words.ts';

/** A form value that a form does not accept. */
export interface FormProblem {
  readonly form: string;
  readonly path: string;
  readonly message: string;
}

/** What a script fills in: at a task, or with a message that is registered with a form. */
export interface FilledIn {
  readonly state: InstanceState;
  readonly world: World;
  /** Absent: with a message. */
  readonly task?: Task | undefined;
  /** Ids of the forms that are filled in there. */
  readonly forms: readonly FormUse[];
  readonly data: JsonObject;
  readonly at: string;
  readonly by?: string | undefined;
}

/** What forms make of it: the data as it would be stored, or what is wrong. */
export interface FormsChecked {
  readonly data: JsonObject;
  readonly problems: readonly FormProblem[];
}

/** What a script is played with. */
export interface PlayOptions {
  readonly organisation?: Organisation | undefined;
  readonly calendar?: CalendarEdition | undefined;
  readonly hash?: string | undefined;
  /** Id and number of the n-th instance, from 1. */
  readonly idOf?: ((place: number) => string) | undefined;
  readonly numberOf?: ((place: number, process: string) => string) | undefined;
  /** Checks what a script fills in, as the real forms would. Absent: it is written as the script says. */
  readonly checkForms?: ((filled: FilledIn) => FormsChecked) | undefined;
  /** Is told before each action how far the script has come. */
  readonly onStop?: ((stop: Stop) => void) | undefined;
  /** Goes on from there, with what the package says now; the actions before are taken as played. */
  readonly from?: Stop | undefined;
}

/** How far a script has come before one of its actions: a play can go on from there. */
export interface Stop {
  /** How many actions are played. */
  readonly played: number;
  readonly timeline: Played['timeline'];
  readonly states: ReadonlyMap<string, InstanceState>;
  readonly boxes: readonly SealedBallot[];
  readonly main: string | undefined;
  readonly now: string;
}

/** What a script came to: every event of every instance, and what went differently. */
export interface Played {
  readonly timeline: readonly { readonly instance: string; readonly event: InstanceEvent }[];
  readonly states: Readonly<Record<string, InstanceState>>;
  readonly main: string | undefined;
  readonly world: World | undefined;
  readonly now: string;
  /** Empty when everything went as the script and its `then` say. */
  readonly failures: readonly PlayFailure[];
}

/** What did not go as a script says; `playFailureText` says it in words. */
export interface PlayFailure {
  /** Number of the action, from 1; 0 is the closing `then`. */
  readonly action: number;
  readonly code: PlayFailureCode;
  readonly params: JsonObject;
}
