import type { SamePersonRule } from '@fiveones/definition';
import { describe, expect, it } from 'vitest';
import { folded, worldOf } from '../chart.example.ts';
import type { Command } from '../command.ts';
import { decide } from '../decide.ts';
import type { InstanceEvent } from '../event.ts';
import type { InstanceState, Task, Token } from '../state.ts';
import type { World } from '../world.ts';
import type { Effect } from './effects.ts';
import { passedWrong } from './passed.example.ts';
import { preview } from './preview.ts';
import {
  finishing,
  kin,
  people,
  randomChart,
  randomCommand,
  randomOf,
  type Random,
} from './random-case.example.ts';

const cases = Number(process.env['FIVEONES_RANDOM_CASES'] ?? 200);
const steps = 60;
/** Seeds that once failed. */
const once: readonly number[] = [102, 203, 316, 586, 977];
const begins = '2026-03-02T09:00:00+08:00';

interface Live {
  state: InstanceState;
  readonly world: World;
  readonly events: InstanceEvent[];
  readonly side: ReadonlySet<string>;
  now: string;
}

/** Runs a command and checks every law over what it did; false when it was refused. */
function run(live: Live, command: Command): boolean {
  const told = preview(command, live.state, live.world);
  const decision = decide(command, live.state, live.world);
  expect('refusal' in told).toBe('refusal' in decision);
  if ('refusal' in decision || 'refusal' in told) return false;
  const before = live.state;
  live.state = decision.state;
  live.events.push(...decision.events);
  foretoldRight(before, decision.state, decision.events, told.effects);
  standsAside(before, decision.events, live.world);
  hangsTogether(live);
  return true;
}

/** What the preview says is what the state shows: work, timers, deadlines, people told. */
function foretoldRight(
  before: InstanceState,
  after: InstanceState,
  events: readonly InstanceEvent[],
  effects: readonly Effect[],
): void {
  const count = (...codes: readonly string[]) => effects.filter(({ code }) => codes.includes(code)).length;
  const finished = events.filter(
    (event) =>
      ['taskDone', 'taskSkipped', 'taskReturned', 'signerDone'].includes(event.type) &&
      !(event.type === 'taskDone' && event.body.like !== undefined),
  ).length;
  const tasks = (state: InstanceState) => Object.keys(state.tasks).length;
  expect(count('task-opened', 'task-opened-due', 'signer-asked') - count('task-withdrawn')).toBe(
    tasks(after) - tasks(before) + finished,
  );
  const timers = (state: InstanceState) =>
    Object.values(state.timers).filter(({ node }) => node !== null).length;
  expect(count('timer-set') - count('timer-cancelled')).toBe(timers(after) - timers(before));
  for (const clock of Object.values(after.clocks))
    if (clock.due !== undefined && clock.due !== before.clocks[clock.id]?.due)
      expect(effects.filter(({ code }) => code === 'clock-due').at(-1)?.params['due']).toBe(
        clock.due.slice(0, 10),
      );
  const fresh = Object.values(after.notices ?? {}).filter(({ id }) => !before.notices?.[id]);
  expect(count('task-passed')).toBe(
    events.filter((event) => event.type === 'taskDone' && event.body.like !== undefined).length,
  );
  expect(count('told')).toBe(new Set(fresh.map(({ to }) => to)).size);
}

/** Recusal and four eyes, whatever way the work came. */
function standsAside(before: InstanceState, events: readonly InstanceEvent[], world: World): void {
  for (const event of events) {
    if (event.type !== 'taskDone' && event.type !== 'signerDone') continue;
    const node = world.chart.nodes.get(event.body.node);
    const others = node?.kind === 'userTask' ? (node.notSameAs ?? []) : [];
    for (const other of others) expect(before.done[other]?.by).not.toBe(event.body.by);
    if (before.data['form'] !== undefined && !isBallot(world, event.body.node))
      expect(event.body.by).not.toBe(kin);
  }
}

const isBallot = (world: World, id: string): boolean => {
  const node = world.chart.nodes.get(id);
  return node?.kind === 'userTask' && node.assignee !== undefined;
};

/** Nothing hangs in the air, and no token stands twice in one place. */
function hangsTogether({ state, side, world }: Live): void {
  for (const task of Object.values(state.tasks)) expect(state.tokens[task.id]?.node).toBe(task.node);
  for (const task of Object.values(state.tasks))
    if (task.signs) expect(state.tokens[task.signs.host]).toBeDefined();
  for (const timer of Object.values(state.timers))
    if (timer.token !== null) expect(state.tokens[timer.token]).toBeDefined();
  if (state.status !== 'running') return expect(state.tasks).toEqual({});
  const places = Object.values(state.tokens)
    .filter(({ signs }) => signs === undefined)
    .map(
      (token) =>
        [placeOf(token), token.scope, token.run, isJoin(world, token.node) ? token.via : ''] as const,
    )
    .filter(([node]) => !side.has(node))
    .map((place) => place.join());
  expect(places.length).toBe(new Set(places).size);
}

/** A step that was given back straight belongs where it goes back to. */
const placeOf = ({ node, resume }: Pick<Token, 'node' | 'resume'>): string =>
  resume ? placeOf({ node: resume.node, ...(resume.then ? { resume: resume.then } : {}) }) : node;

const isJoin = (world: World, node: string): boolean =>
  world.chart.nodes.get(node)?.kind === 'parallelGateway';

/** Time goes on to the next timer. */
function fireNext(live: Live): boolean {
  const [timer] = Object.values(live.state.timers).sort((a, b) => (a.at < b.at ? -1 : 1));
  if (!timer) return false;
  if (timer.at > live.now) live.now = timer.at;
  return run(live, { do: 'fire', timer: timer.id, at: live.now });
}

/** Everybody just does their work: a case from which no token was lost comes to its end. */
function workOff(live: Live, random: Random): void {
  for (let step = 0; step < 400 && live.state.status === 'running'; step++) {
    const worked = Object.values(live.state.tasks).some((task: Task) =>
      people.some((by) => run(live, finishing(task.id, by, live.now, random))),
    );
    if (!worked && !fireNext(live)) break;
  }
  expect(live.state.status).not.toBe('running');
}

function played(seed: number, samePerson: SamePersonRule = 'off'): Live {
  const random = randomOf(seed);
  const { pkg, side } = randomChart(random, samePerson);
  const world = worldOf(pkg);
  const data = { form: { name: '王一', kin: ['馆员丁'] } };
  const started = decide(
    { do: 'start', id: 'i1', number: '1', region: '990101001001', at: begins, by: 'clerk-1', data },
    undefined,
    world,
  );
  if ('refusal' in started) throw new Error(started.refusal.code);
  const live: Live = { state: started.state, world, events: [...started.events], side, now: begins };
  for (let step = 0; step < steps; step++)
    if (random(8) === 0) fireNext(live);
    else run(live, randomCommand(live.state, world, live.now, random));
  workOff(live, random);
  expect(folded(live.events)).toEqual(live.state);
  return live;
}

describe('random charts under random operations', () => {
  it('lose and double no token, keep recusal and four eyes, do what their previews say, and replay to the same', () => {
    for (const seed of [...once, ...Array.from({ length: cases }, (_, place) => place + 1)])
      try {
        played(seed);
      } catch (error) {
        throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        });
      }
  }, 120_000);

  it.each(['adjacent', 'any'] as const)(
    'let a step pass for the same person only as the rule “%s” says, and the same laws hold',
    (rule) => {
      let passed = 0;
      for (let seed = 1; seed <= cases / 2; seed++) {
        const { events, world } = played(seed, rule);
        const { wrong, count } = passedWrong(events, world);
        expect({ seed, wrong }).toEqual({ seed, wrong: [] });
        passed += count;
      }
      expect(passed).toBeGreaterThan(cases / 8);
    },
    120_000,
  );
});
