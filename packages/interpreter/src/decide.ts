import type { Command, CommandOf, CommandType } from './command.ts';
import type { InstanceEvent } from './event.ts';
import type { Kinds } from './kind.ts';
import { boundaryEvent } from './kinds/boundaryEvent.ts';
import { businessRuleTask } from './kinds/businessRuleTask.ts';
import { callActivity } from './kinds/callActivity.ts';
import { endEvent } from './kinds/endEvent.ts';
import { eventBasedGateway } from './kinds/eventBasedGateway.ts';
import { exclusiveGateway } from './kinds/exclusiveGateway.ts';
import { inclusiveGateway } from './kinds/inclusiveGateway.ts';
import { intermediateCatchEvent } from './kinds/intermediateCatchEvent.ts';
import { intermediateThrowEvent } from './kinds/intermediateThrowEvent.ts';
import { manualTask } from './kinds/manualTask.ts';
import { parallelGateway } from './kinds/parallelGateway.ts';
import { receiveTask } from './kinds/receiveTask.ts';
import { sendTask } from './kinds/sendTask.ts';
import { serviceTask } from './kinds/serviceTask.ts';
import { startEvent } from './kinds/startEvent.ts';
import { subProcess } from './kinds/subProcess.ts';
import { userTask } from './kinds/userTask.ts';
import { answer, childEnd, childEscalate, parentGone } from './commands/answer.ts';
import { complete } from './commands/complete.ts';
import { count } from './commands/count.ts';
import {
  awaited,
  awaitedKeys,
  awaitedSignals,
  fire,
  message,
  messageUnclaimed,
  signal,
  type KeyAwaited,
} from './commands/happen.ts';
import { keepApart } from './commands/keepApart.ts';
import { passOver, repair, retry } from './commands/retry.ts';
import { start } from './commands/start.ts';
import type { OperationType } from './operations/command.ts';
import { handOver } from './operations/handOver.ts';
import { open } from './operations/open.ts';
import { afterEnd, operations } from './operations/operations.ts';
import type { Choice } from './operations/operation.ts';
import { settleMoved } from './operations/recall.ts';
import { freeForSecondPair } from './operations/secondPair.ts';
import { waysBack } from './operations/sendBack.ts';
import { refuse, type Refusal } from './refusal.ts';
import { followData } from './follow.ts';
import { lookAgain } from './look-again.ts';
import { Run } from './run.ts';
import { settle } from './settle.ts';
import type { InstanceState, TokenId } from './state.ts';
import type { SealedBallot } from './vote.ts';
import type { World } from './world.ts';

/** Every kind of node the interpreter knows. */
export const kinds: Kinds = {
  startEvent,
  userTask,
  manualTask,
  serviceTask,
  businessRuleTask,
  sendTask,
  receiveTask,
  exclusiveGateway,
  parallelGateway,
  inclusiveGateway,
  eventBasedGateway,
  intermediateCatchEvent,
  intermediateThrowEvent,
  boundaryEvent,
  subProcess,
  callActivity,
  endEvent,
};

type Decide<T extends CommandType> = (run: Run, command: CommandOf<T>) => Refusal | undefined;

const commands: { readonly [T in Exclude<CommandType, OperationType>]: Decide<T> } = {
  start,
  complete,
  open,
  keepApart,
  handOver,
  message,
  messageUnclaimed,
  signal,
  count,
  fire,
  answer,
  childEnd,
  childEscalate,
  parentGone,
  retry,
  repair,
  passOver,
};

/** What comes of a command: the events that follow, with the state after them, or a refusal. */
export type Decision =
  | {
      readonly events: readonly InstanceEvent[];
      readonly state: InstanceState;
      /** Ballots of secret votes; they belong into their boxes and nowhere else. */
      readonly sealed?: readonly SealedBallot[];
    }
  | { readonly refusal: Refusal };

/**
 * Decides a command against the state of an instance. Pure: time, ids and the world come in as
 * values. A refusal changes nothing; a definition's mistake becomes an incident, never an exception.
 */
export function decide(command: Command, state: InstanceState | undefined, world: World): Decision {
  if (!state && command.do !== 'start') return { refusal: refuse('not-started') };
  if (state && state.status !== 'running' && command.do !== 'start' && !fitsAnEnd(command.do))
    return { refusal: refuse('instance-ended') };
  const run = new Run(state, world, command, kinds);
  const refusal = decideFor(command.do)(run, command);
  if (refusal) return { refusal };
  const acted = run.state;
  settle(run);
  for (const before of state ? [state, acted] : [acted]) settleMoved(run, before);
  freeForSecondPair(run);
  followData(run, state);
  lookAgain(run, state);
  return { events: run.events, state: run.state, ...(run.sealed.length > 0 ? { sealed: run.sealed } : {}) };
}

const fitsAnEnd = (name: CommandType): boolean => name === 'messageUnclaimed' || afterEnd.has(name);

// The records are keyed by the command's own name, which the compiler cannot follow through the union.
const decideFor = (name: CommandType): Decide<CommandType> =>
  (name in commands
    ? commands[name as 'start']
    : operations[name as OperationType].decide) as Decide<CommandType>;

/** The messages an instance waits for now, so that a face can offer to register them. */
export const awaitedMessages = (state: InstanceState, world: World): readonly string[] =>
  state.status === 'running' ? awaited(new Run(state, world, { at: state.startedAt }, kinds)) : [];

/** The messages an instance waits for from other cases, with its keys; the shell hands them to it. */
export const keysAwaited = (state: InstanceState, world: World): readonly KeyAwaited[] =>
  state.status === 'running' && world.chart.process.messages.some(({ key }) => key !== undefined)
    ? awaitedKeys(new Run(state, world, { at: state.startedAt }, kinds))
    : [];

/** The signals an instance waits for now; the shell hands them to it. */
export const signalsAwaited = (state: InstanceState, world: World): readonly string[] =>
  state.status === 'running' ? awaitedSignals(new Run(state, world, { at: state.startedAt }, kinds)) : [];

/** The earlier steps a task can be given back to, nearest first. */
export function waysBackOf(state: InstanceState, world: World, task: TokenId): readonly Choice[] {
  const open = state.tasks[task];
  return open ? waysBack(new Run(state, world, { at: state.startedAt }, kinds), open) : [];
}
