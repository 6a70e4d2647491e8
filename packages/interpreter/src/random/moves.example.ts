import type { Command } from '../command.ts';
import { awaitedMessages, signalsAwaited } from '../decide.ts';
import { finishing, people, randomCommand, type Random } from '../operations/random-case.example.ts';
import type { InstanceState } from '../state.ts';
import { choices } from '../vote.ts';
import type { World } from '../world.ts';
import { one } from './draft.example.ts';

/** What a move is drawn from. */
export interface Situation {
  readonly state: InstanceState;
  readonly world: World;
  readonly now: string;
  readonly random: Random;
  /** Nobody tries anything strange any more: the case is to come to its end. */
  readonly toTheEnd: boolean;
}

/** Something that can be done to an instance now; `undefined` when there is nothing of its kind. */
export type Move = (situation: Situation) => Command | undefined;

const complete: Move = ({ state, now: at, random, toTheEnd }) => {
  const tasks = Object.values(state.tasks);
  if (tasks.length === 0) return undefined;
  const signing = tasks.filter(({ signs }) => signs);
  const task = one(toTheEnd && signing.length > 0 ? signing : tasks, random);
  const by = task.assignment.person ?? (toTheEnd ? undefined : one(people, random));
  const form = { n: random(6), again: !toTheEnd && random(3) === 0, ready: toTheEnd || random(2) === 0 };
  return {
    ...finishing(task.id, by ?? 'clerk-1', at, random),
    do: 'complete',
    task: task.id,
    by,
    data: { form },
    ballot: { choice: one(choices, random) },
  };
};

const message: Move = ({ state, world, now: at, random }) => {
  const awaited = awaitedMessages(state, world);
  return awaited.length === 0 ? undefined : { do: 'message', message: one(awaited, random), at };
};

const signal: Move = ({ state, world, now: at, random }) => {
  const awaited = signalsAwaited(state, world);
  return awaited.length === 0 ? undefined : { do: 'signal', signal: one(awaited, random), at };
};

const fire: Move = ({ state, now }) => {
  const [timer] = Object.values(state.timers).sort((a, b) => (a.at < b.at ? -1 : 1));
  return timer && { do: 'fire', timer: timer.id, at: timer.at > now ? timer.at : now };
};

const answer: Move = ({ state, now: at, random, toTheEnd }) => {
  const asked = Object.values(state.tokens).filter((token) => token.asked);
  if (asked.length === 0) return undefined;
  const failed = !toTheEnd && random(2) === 0;
  return {
    do: 'answer',
    token: one(asked, random).id,
    at,
    ...(failed ? { error: '连不上' } : { result: {} }),
  };
};

const childEnd: Move = ({ state, now: at, random, toTheEnd }) => {
  const calls = Object.values(state.tokens).filter(({ child }) => child !== undefined);
  if (calls.length === 0) return undefined;
  const { id: token, child = '' } = one(calls, random);
  const failed = !toTheEnd && random(3) === 0;
  return { do: 'childEnd', token, child, data: {}, at, ...(failed ? { error: 'bad' } : {}) };
};

const retry: Move = ({ state, now: at, random }) => {
  const incidents = Object.values(state.incidents);
  return incidents.length === 0 ? undefined : { do: 'retry', incident: one(incidents, random).id, at };
};

/** Whatever an office does all day: give back, take back, transfer, add signers… as they are offered. */
const operation: Move = ({ state, world, now, random, toTheEnd }) =>
  toTheEnd ? undefined : randomCommand(state, world, now, random);

/** What is done in a random order; a new command is a new line. */
export const moves: readonly Move[] = [
  complete,
  complete,
  complete,
  message,
  signal,
  fire,
  answer,
  childEnd,
  retry,
  operation,
];

/** What brings a case to its end, the first that fits. */
export const endings: readonly Move[] = [
  retry,
  complete,
  answer,
  childEnd,
  fire,
  // Whoever listens for ever would hear every signal, and nobody would send the message that is waited for.
  (situation) => (situation.random(2) === 0 ? signal(situation) : message(situation)),
  signal,
  message,
];
