import type { SamePersonRule } from '@fiveones/definition';
import { folded, worldOf } from '../chart.example.ts';
import type { Command } from '../command.ts';
import { decide } from '../decide.ts';
import type { InstanceEvent } from '../event.ts';
import { randomOf, type Random } from '../operations/random-case.example.ts';
import type { InstanceState } from '../state.ts';
import type { SealedBallot } from '../vote.ts';
import type { World } from '../world.ts';
import { randomConstructs } from './blocks.example.ts';
import { one } from './draft.example.ts';
import { broken } from './laws.example.ts';
import { endings, moves, type Situation } from './moves.example.ts';

/** How many moves at least are made on each chart. */
export const movesEach = 80;
const begins = '2026-03-02T09:00:00+08:00';

interface Live {
  readonly world: World;
  readonly side: ReadonlySet<string>;
  readonly events: InstanceEvent[];
  readonly random: Random;
  state: InstanceState;
  now: string;
  steps: number;
  /** The boxes of secret votes. */
  readonly boxes: SealedBallot[];
}

/**
 * Plays a random chart by random moves, case after case, each to its end; answers how many moves were tried, and
 * throws what law was broken.
 */
export function played(
  seed: number,
  watch: (events: readonly InstanceEvent[], world: World) => void = () => undefined,
  samePerson: SamePersonRule = 'off',
): number {
  const random = randomOf(seed);
  const { pkg, side } = randomConstructs(random, samePerson);
  const world = worldOf(pkg);
  let steps = 0;
  while (steps < movesEach) {
    const live = started(world, side, random);
    for (let move = 0; move < movesEach && live.state.status === 'running'; move++) {
      const command = one(moves, random)(situation(live, false));
      if (command) act(live, command);
    }
    toTheEnd(live);
    keptRight(live);
    watch(live.events, world);
    steps += live.steps;
  }
  return steps;
}

function started(world: World, side: ReadonlySet<string>, random: Random): Live {
  const begun = decide(
    { do: 'start', id: 'i1', number: '1', region: '990101001001', at: begins },
    undefined,
    world,
  );
  if ('refusal' in begun) throw new Error(begun.refusal.code);
  return {
    world,
    side,
    random,
    events: [...begun.events],
    state: begun.state,
    now: begins,
    steps: 1,
    boxes: [],
  };
}

/** Does something, and everything the shell does at once because of it; false when it was refused. */
function act(live: Live, command: Command): boolean {
  const decision = decide(command, live.state, live.world);
  live.steps++;
  if ('refusal' in decision) return false;
  live.state = decision.state;
  live.events.push(...decision.events);
  live.boxes.push(...(decision.sealed ?? []));
  if (command.at > live.now) live.now = command.at;
  const wrong = broken(live.state, live.world, live.side);
  if (wrong.length > 0) throw new Error(`after ${JSON.stringify(command)}: ${wrong.join('; ')}`);
  for (const event of decision.events)
    if (event.type === 'signalSent') act(live, { do: 'signal', signal: event.body.signal, at: live.now });
    else if (event.type === 'countAsked') count(live, event.body.token);
  return true;
}

function count(live: Live, token: string): void {
  const ballots = live.boxes.filter(({ box }) => box === token).map(({ ballot }) => ballot);
  act(live, { do: 'count', token, ballots, at: live.now });
}

const situation = (live: Live, toTheEnd: boolean): Situation => ({
  state: live.state,
  world: live.world,
  now: live.now,
  random: live.random,
  toTheEnd,
});

/** Everybody just does what there is to do: a case from which nothing was lost comes to its end. */
function toTheEnd(live: Live): void {
  for (let step = 0; step < 2_000 && live.state.status === 'running'; step++) {
    const tried = endings.some((move) => {
      const command = move(situation(live, true));
      return command !== undefined && act(live, command);
    });
    if (!tried) throw new Error('nothing can be done any more');
  }
  if (live.state.status === 'running') throw new Error('it does not come to its end');
}

/** What is kept as text and read again is the same history, and it leads to the same state. */
function keptRight({ events, state }: Live): void {
  if (!isPlain(events)) throw new Error('the history is not plain JSON');
  if (JSON.stringify(folded(events)) !== JSON.stringify(state))
    throw new Error('replay is not what was live');
}

function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value !== 'object')
    return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  return value === null || Object.values(value).every(isPlain);
}
