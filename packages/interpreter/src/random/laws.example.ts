import { deadline } from '@fiveones/calendar';
import { opensTask } from '@fiveones/definition';
import { Run } from '../run.ts';
import { kinds } from '../decide.ts';
import type { InstanceState, Token } from '../state.ts';
import { waits } from '../wait.ts';
import { leadsTo, type World } from '../world.ts';

/** What is wrong with a state, in words; empty when every law holds. */
export function broken(state: InstanceState, world: World, side: ReadonlySet<string>): readonly string[] {
  return [
    ...hanging(state),
    ...(state.status === 'running' ? [...stuck(state, world), ...doubled(state, world, side)] : []),
    ...wrongDays(state, world),
  ];
}

/** Everything that belongs to a token has its token, and an end leaves nothing open. */
function hanging(state: InstanceState): readonly string[] {
  const has = (id: string | null) => id === null || state.tokens[id] !== undefined;
  const ended = state.status !== 'running';
  return [
    ...Object.values(state.tokens)
      .filter(({ scope }) => !has(scope))
      .map(({ id }) => `token ${id} without its scope`),
    ...Object.values(state.tasks)
      .filter(({ id, node }) => state.tokens[id]?.node !== node)
      .map(({ id }) => `task ${id} without its token`),
    ...Object.values(state.timers)
      .filter(({ token }) => !has(token))
      .map(({ id }) => `timer ${id} without its token`),
    ...Object.values(state.incidents)
      .filter(({ token }) => !has(token))
      .map(({ id }) => `incident ${id} without its token`),
    ...(state.undoable ?? [])
      .filter(({ scope }) => !has(scope))
      .map(({ token }) => `undoable ${token} without its scope`),
    ...(state.met ?? [])
      .filter((key) => !has(key.split(':')[0] || null))
      .map((key) => `met ${key} without its token`),
    ...(ended && Object.keys({ ...state.tasks, ...state.timers, ...state.tokens }).length > 0
      ? ['something is left after the end']
      : []),
  ];
}

/** Every token waits for something that can come: a person, an event, an answer, what is inside it, or others at a join. */
function stuck(state: InstanceState, world: World): readonly string[] {
  const tokens = Object.values(state.tokens);
  if (tokens.every(({ aside }) => aside)) return ['nothing is on the main road'];
  const run = new Run(state, world, { at: state.startedAt }, kinds);
  const own = new Set(
    waits(run).flatMap(({ how, token }) => (how === 'catch' || how === 'gateway' ? (token?.id ?? []) : [])),
  );
  const held = new Set([
    ...Object.keys(state.tasks),
    ...Object.values(state.incidents).map(({ token }) => token),
    ...tokens.flatMap(({ scope }) => scope ?? []),
    ...own,
  ]);
  return tokens
    .filter(
      (token) =>
        !held.has(token.id) &&
        !token.asked &&
        !token.counting &&
        token.child === undefined &&
        !expects(token, tokens, world),
    )
    .map(({ id, node }) => `token ${id} waits at ${node} for nothing`);
}

function expects(token: Token, tokens: readonly Token[], world: World): boolean {
  const kind = world.chart.nodes.get(token.node)?.kind;
  if (kind !== 'parallelGateway' && kind !== 'inclusiveGateway') return false;
  return tokens.some(
    (other) =>
      other.scope === token.scope &&
      other.node !== token.node &&
      leadsTo(world.chart, other.node, token.node),
  );
}

/** On the main road no two tokens stand at one place. */
function doubled(state: InstanceState, world: World, side: ReadonlySet<string>): readonly string[] {
  const places = Object.values(state.tokens)
    .filter(({ node, signs, resume }) => !side.has(node) && signs === undefined && resume === undefined)
    .map(({ node, scope, run, via }) => {
      const kind = world.chart.nodes.get(node)?.kind;
      return [node, scope, run, kind === 'parallelGateway' || kind === 'inclusiveGateway' ? via : ''].join();
    });
  return places.filter((place, at) => places.indexOf(place) !== at).map((place) => `two tokens at ${place}`);
}

/** Every due day is what the calendar says for its beginning and its period. */
function wrongDays(state: InstanceState, world: World): readonly string[] {
  const { calendar } = world;
  const tasks = Object.values(state.tasks).flatMap(({ id, node, limit }) => {
    const drawn = world.chart.nodes.get(node);
    if (!limit || !opensTask(drawn)) return [];
    const unit = drawn.limit?.unit ?? 'workday';
    const { due } = deadline({
      calendar,
      start: limit.start,
      period: { value: limit.value, unit },
      from: 'nextDay',
    });
    return due === limit.due ? [] : [`task ${id} is due ${limit.due}, not ${due}`];
  });
  const clocks = Object.values(state.clocks).flatMap((clock) => {
    if (clock.due === undefined || clock.stoppedAt) return [];
    const { due } = deadline({
      calendar,
      start: clock.startedAt,
      period: { value: clock.value, unit: 'workday' },
      from: 'nextDay',
      pauses: clock.pauses,
    });
    return due === clock.due ? [] : [`clock ${clock.id} is due ${clock.due}, not ${due}`];
  });
  return [...tasks, ...clocks];
}
