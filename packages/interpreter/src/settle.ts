import type { Flow } from '@fiveones/definition';
import type { Run } from './run.ts';
import { holds } from './scope.ts';
import type { Token, TokenId } from './state.ts';
import { leave } from './walk.ts';
import { happen, waits, type Wait } from './wait.ts';
import { leadsTo } from './world.ts';

/** What follows by itself once a command has run its course: joins for which nothing more can come, conditions that hold now. */
export function settle(run: Run): void {
  while (run.started && run.state.status === 'running' && (passJoin(run) || meetCondition(run)));
}

function passJoin(run: Run): boolean {
  if (run.world.chart.joins.size === 0) return false;
  const ready = [...run.world.chart.joins.keys()].flatMap((join) =>
    [...scopesWaitingAt(run, join)]
      .filter((scope) => !blockersOf(run, join, scope).some((token) => comes(run, token, [join])))
      .map((scope) => ({ join, scope })),
  );
  // Of joins that wait for each other the inner one passes first: what the others would send it comes round anew.
  const first = ready.find(({ join, scope }) => comesRound(run, join, scope)) ?? ready[0];
  if (first) pass(run, first.join, first.scope);
  return first !== undefined;
}

/** Whether everything that stands before a join could also come by a way by which somebody has come already. */
function comesRound(run: Run, join: string, scope: TokenId | null): boolean {
  const { chart } = run.world;
  const here = new Set(tokensAt(run, join, scope).map(({ via }) => via));
  const taken = (chart.incoming.get(join) ?? []).filter(({ id }) => here.has(id));
  return blockersOf(run, join, scope).every((token) =>
    taken.some((way) => leadsTo(chart, token.node, way.from, join)),
  );
}

const tokensAt = (run: Run, node: string, scope: TokenId | null): readonly Token[] =>
  Object.values(run.state.tokens).filter((token) => token.node === node && token.scope === scope);

function scopesWaitingAt(run: Run, join: string): ReadonlySet<TokenId | null> {
  return new Set(
    Object.values(run.state.tokens)
      .filter((token) => token.node === join && !hasIncident(run, token))
      .map(({ scope }) => scope),
  );
}

/** Tokens beside those at a join from which a way still leads to it. */
function blockersOf(run: Run, join: string, scope: TokenId | null): readonly Token[] {
  const upstream = run.world.chart.joins.get(join);
  return Object.values(run.state.tokens).filter(
    (token) => token.scope === scope && token.node !== join && upstream?.has(token.node) === true,
  );
}

/**
 * Whether a token that stands before a join will come to it by itself. One that waits at another join comes only if that
 * join will pass without those who wait here: two joins that only wait for each other would wait for ever.
 */
function comes(run: Run, token: Token, waiting: readonly string[]): boolean {
  const { chart } = run.world;
  const kind = chart.nodes.get(token.node)?.kind;
  if (kind !== 'parallelGateway' && !chart.joins.has(token.node)) return true;
  if (waiting.includes(token.node)) return false;
  const around = [...waiting, token.node];
  if (kind === 'parallelGateway')
    return waysMissing(run, token).every((way) =>
      tokensBefore(run, way, token).some((other) => comes(run, other, around)),
    );
  const blockers = blockersOf(run, token.node, token.scope);
  return blockers.length === 0 || blockers.some((other) => comes(run, other, around));
}

/** Ways into a parallel join by which no token has come yet. */
function waysMissing(run: Run, { node, scope }: Token): readonly Flow[] {
  const here = tokensAt(run, node, scope);
  return (run.world.chart.incoming.get(node) ?? []).filter((way) => !here.some(({ via }) => via === way.id));
}

const tokensBefore = (run: Run, way: Flow, { node, scope }: Token): readonly Token[] =>
  Object.values(run.state.tokens).filter(
    (other) => other.scope === scope && other.node !== node && leadsTo(run.world.chart, other.node, way.from),
  );

/** Takes one token of each way that has one, and goes on as one. */
function pass(run: Run, join: string, scope: TokenId | null): void {
  const here = tokensAt(run, join, scope).filter((token) => !hasIncident(run, token));
  const first = here.filter((token, place) => here.findIndex(({ via }) => via === token.via) === place);
  const last = first.at(-1);
  for (const token of first) if (token !== last) run.emit('left', { token: token.id, node: join });
  if (last) leave(run, last);
}

function meetCondition(run: Run): boolean {
  if (!run.world.chart.conditional) return false;
  const met = waits(run).find((wait) => isMet(run, wait));
  if (!met) return false;
  run.emit('conditionMet', { token: met.token?.id ?? null, node: met.event.id });
  happen(run, met, {});
  return true;
}

/** A condition that cannot be worked out does not hold, like one that is not known. */
function isMet(run: Run, { trigger, token, event }: Wait): boolean {
  if (trigger.condition === undefined || run.state.met?.includes(`${token?.id ?? ''}:${event.id}`))
    return false;
  if (token && hasIncident(run, token)) return false;
  return holds(trigger.condition, run.scope(token), run.world) === true;
}

const hasIncident = (run: Run, token: Token): boolean =>
  Object.values(run.state.incidents).some((incident) => incident.token === token.id);
