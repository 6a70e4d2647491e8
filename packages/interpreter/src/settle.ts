import type { Run } from './run.ts';
import { holds } from './scope.ts';
import type { Token, TokenId } from './state.ts';
import { leave } from './walk.ts';
import { happen, waits, type Wait } from './wait.ts';

/** What follows by itself once a command has run its course: joins for which nothing more can come, conditions that hold now. */
export function settle(run: Run): void {
  while (run.started && run.state.status === 'running' && (passJoin(run) || meetCondition(run)));
}

function passJoin(run: Run): boolean {
  for (const join of run.world.chart.joins.keys())
    for (const scope of scopesWaitingAt(run, join))
      if (!blockersOf(run, join, scope).some((token) => comes(run, token, [join]))) {
        pass(run, join, scope);
        return true;
      }
  return false;
}

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

/** Two joins that only wait for each other would wait for ever: what stands at the other one is not waited for. */
function comes(run: Run, token: Token, waiting: readonly string[]): boolean {
  if (!run.world.chart.joins.has(token.node)) return true;
  if (waiting.includes(token.node)) return false;
  const blockers = blockersOf(run, token.node, token.scope);
  return blockers.length === 0 || blockers.some((other) => comes(run, other, [...waiting, token.node]));
}

/** Takes one token of each way that has one, and goes on as one. */
function pass(run: Run, join: string, scope: TokenId | null): void {
  const here = Object.values(run.state.tokens).filter(
    (token) => token.node === join && token.scope === scope && !hasIncident(run, token),
  );
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
