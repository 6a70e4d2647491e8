import type { Flow, Json, JsonObject, Multi, Node, NodeOf } from '@fiveones/definition';
import { markClocks } from './clock.ts';
import { readPath } from './data.ts';
import type { EventBodies } from './event.ts';
import { setTimer } from './period.ts';
import { maximumSteps, type Run } from './run.ts';
import { evaluate, holds, isFailure, type ScopeExtras } from './scope.ts';
import type { Instant, Resume, Returned, Token, TokenId } from './state.ts';
import { ballotsIn, isDecided, kept, placesOf, resultOf, voteAt, type Ballot } from './vote.ts';

/** How a token comes to a node. */
export interface Arrival {
  readonly scope: TokenId | null;
  readonly via?: string | undefined;
  readonly run?: number | undefined;
  readonly aside?: boolean | undefined;
  /** The person whom a task here is for, if they may do it. */
  readonly to?: string | undefined;
  readonly countsFrom?: Instant | undefined;
  readonly resume?: Resume | undefined;
  readonly returned?: Returned | undefined;
}

/** Puts a token on a node, arms the events on its edge, and lets the node's kind act. */
export function enter(run: Run, node: Node, arrival: Arrival): void {
  begin(run, arrive(run, node, arrival));
}

/**
 * The same for several at once. All stand there before the first acts, so that a scope is not done while others are
 * still to come; what one of them does may take others away again.
 */
function enterAll(run: Run, arrivals: readonly (Arrival & { readonly node: Node })[]): void {
  const tokens = arrivals.map((arrival) => arrive(run, arrival.node, arrival));
  const { last } = run;
  for (const { id } of tokens) {
    run.last = last;
    const token = run.state.status === 'running' ? run.state.tokens[id] : undefined;
    if (token) begin(run, token);
  }
}

function begin(run: Run, token: Token): void {
  const node = nodeOf(run, token);
  if (++run.steps > maximumSteps) return run.incident(token, 'endless', { steps: maximumSteps });
  if (token.run === undefined && !token.resume && !armBoundaries(run, node, token)) return;
  act(run, node, token);
}

/** Puts a token on a node and starts or stops the clocks that are marked there, nothing more. */
export function arrive(run: Run, node: Node, arrival: Arrival): Token {
  const id = `t${run.state.next}`;
  run.emit('entered', entering(run, node, id, arrival));
  const token = run.token(id);
  if (arrival.run === undefined) markClocks(run, node.id, 'entered', token);
  return token;
}

/** What an entering tells, with the hands it went through. Written field by field: it is made at every step, and most fields are absent. */
function entering(run: Run, node: Node, token: TokenId, arrival: Arrival): EventBodies['entered'] {
  const { scope, via, aside, countsFrom, resume, returned } = arrival;
  const made: { -readonly [K in keyof EventBodies['entered']]: EventBodies['entered'][K] } = {
    token,
    node: node.id,
    scope,
  };
  if (via !== undefined) made.via = via;
  if (arrival.run !== undefined) made.run = arrival.run;
  if (aside) made.aside = true;
  const { handing } = run;
  if (handing?.token.scope === scope) made.sent = sentBy(handing);
  const to = arrival.to ?? run.chosen[node.id];
  if (to !== undefined) made.to = to;
  if (countsFrom !== undefined) made.countsFrom = countsFrom;
  if (resume !== undefined) made.resume = resume;
  if (returned !== undefined) made.returned = returned;
  return made;
}

const sentBy = ({ token, since }: NonNullable<Run['handing']>) => ({
  token: token.id,
  node: token.node,
  since,
  ...(token.resume ? { resume: token.resume } : {}),
});

/** Lets the kind of the node act for a token that stands there; also what a retry does. */
export function act(run: Run, node: Node, token: Token): void {
  const multi = multiOf(node);
  if (multi && token.run === undefined) return openRuns(run, node, multi, token);
  // The table is keyed by the node's own kind, which the compiler cannot follow through the union.
  const kind: { enter(run: Run, node: Node, token: Token): void } = run.kinds[node.kind];
  kind.enter(run, node, token);
}

/** Takes the token off its node and on along the way out that applies. */
export function leave(run: Run, token: Token, extras: ScopeExtras = {}): void {
  const node = nodeOf(run, token);
  if (token.run !== undefined) return closeRun(run, node, token, extras);
  const vote = token.body && !('vote' in extras) ? voteAt(node)?.vote : undefined;
  if (vote) return closeVote(run, node, token, vote.secret === true);
  if (token.resume) return resume(run, token, token.resume);
  const ways = waysOut(run, node, token, extras);
  if (!ways) return;
  run.emit('left', { token: token.id, node: node.id });
  if (undoEvent(run, node.id)) run.emit('undoable', { token: token.id, node: node.id, scope: token.scope });
  markClocks(run, node.id, 'left', token);
  enterAll(
    run,
    ways.map((flow) => along(run, flow, token)),
  );
  if (ways.length === 0) finish(run, token.scope);
}

/** Takes the token off its node and along one way, whatever the ways say. */
export function leaveBy(run: Run, token: Token, flow: Flow): void {
  run.emit('left', { token: token.id, node: token.node });
  markClocks(run, token.node, 'left', token);
  enterAll(run, [along(run, flow, token)]);
}

/** A step that was given back goes straight to whoever gave it back. */
function resume(run: Run, token: Token, { node: id, person, then }: Resume): void {
  const node = run.world.chart.nodes.get(id);
  if (!node) throw new Error(`the chart has no node ${id}`);
  run.emit('left', { token: token.id, node: token.node });
  markClocks(run, token.node, 'left', token);
  enter(run, node, { scope: token.scope, aside: token.aside, to: person, resume: then });
}

/** The event on the edge of a node that says how it is undone. */
export const undoEvent = (run: Run, node: string): NodeOf<'boundaryEvent'> | undefined =>
  run.world.chart.boundaries.get(node)?.find(({ trigger }) => trigger.compensate);

/** How a token comes to the node at the end of a flow. */
function along(run: Run, flow: Flow, from: Token): Arrival & { readonly node: Node } {
  const node = run.world.chart.nodes.get(flow.to);
  if (!node) throw new Error(`flow ${flow.id} leads to no node`);
  return { node, scope: from.scope, via: flow.id, aside: from.aside };
}

/** A scope whose last token is gone is done: the sub-process goes on, or the instance ends. */
export function finish(run: Run, scope: TokenId | null): void {
  const left = Object.values(run.state.tokens).filter((token) => token.scope === scope);
  if (left.some((token) => !token.aside || scope !== null)) return;
  for (const token of left) withdraw(run, token, 'instance-ended');
  if (scope === null) return end(run, false);
  emptied(run, run.token(scope));
}

/** Nothing is left inside a token: its kind says what follows; most go on. */
export function emptied(run: Run, token: Token): void {
  const node = nodeOf(run, token);
  // The table is keyed by the node's own kind, which the compiler cannot follow through the union.
  const kind: { emptied?(run: Run, node: Node, token: Token): void } = run.kinds[node.kind];
  if (kind.emptied) kind.emptied(run, node, token);
  else leave(run, token);
}

/** Ends the instance; of several ends reached, the latest that has an outcome names it. */
export function end(run: Run, terminated: boolean, error?: string): void {
  if (run.state.status !== 'running') return;
  const reached = run.world.chart.process.nodes.filter(
    (node): node is NodeOf<'endEvent'> =>
      node.kind === 'endEvent' && !node.parent && run.state.done[node.id] !== undefined,
  );
  const latest = (nodes: readonly NodeOf<'endEvent'>[]) =>
    [...nodes]
      .sort((a, b) => ((run.state.done[a.id]?.at ?? '') < (run.state.done[b.id]?.at ?? '') ? -1 : 1))
      .at(-1);
  const named = latest(reached.filter((node) => node.outcome)) ?? latest(reached);
  for (const clock of Object.values(run.state.clocks))
    if (!clock.stoppedAt) run.emit('clockStopped', { clock: clock.id });
  run.emit('instanceEnded', {
    terminated,
    ...(named ? { end: named.id } : {}),
    ...(named?.outcome ? { outcome: named.outcome } : {}),
    ...(error === undefined ? {} : { error }),
  });
}

/** The node a token stands on. */
export function nodeOf(run: Run, token: Token): Node {
  const node = run.world.chart.nodes.get(token.node);
  if (!node) throw new Error(`the chart has no node ${token.node}`);
  return node;
}

/** Withdraws a token and everything inside it. */
export function withdraw(run: Run, token: Token, why: string): void {
  for (const inner of Object.values(run.state.tokens))
    if (inner.scope === token.id) withdraw(run, inner, why);
  if (!run.state.tokens[token.id]) return;
  run.emit('withdrawn', {
    token: token.id,
    node: token.node,
    why,
    ...(token.child === undefined ? {} : { child: token.child }),
  });
  if (token.run === undefined && token.signs === undefined) markClocks(run, token.node, 'left', token);
}

/** Gateways say how many ways are taken; elsewhere it is the first whose condition holds, else the default. */
function waysOut(run: Run, node: Node, token: Token, extras: ScopeExtras): readonly Flow[] | undefined {
  const flows = run.world.chart.outgoing.get(node.id) ?? [];
  if (node.kind === 'parallelGateway' || flows.length === 0) return flows;
  const [only] = flows;
  if (only && flows.length === 1 && only.condition === undefined) return flows;
  const taken = flowsThatHold(run, flows, token, { extras, all: node.kind === 'inclusiveGateway' });
  if (!taken || taken.length > 0) return taken;
  const fallback = flows.find((flow) => flow.default);
  if (fallback) return [fallback];
  run.incident(token, 'no-way-out', { node: node.id, stage: 'leave' });
  return undefined;
}

/** The flows whose condition holds, all or the first; `undefined` when one could not be worked out. */
function flowsThatHold(
  run: Run,
  flows: readonly Flow[],
  token: Token,
  { extras, all }: { readonly extras: ScopeExtras; readonly all: boolean },
): readonly Flow[] | undefined {
  const scope: JsonObject = run.scope(token, extras);
  const taken: Flow[] = [];
  for (const flow of flows) {
    if (flow.default) continue;
    const applies = flow.condition === undefined ? true : holds(flow.condition, scope, run.world);
    if (isFailure(applies)) {
      run.failed(token, applies, 'leave');
      return undefined;
    }
    if (applies) taken.push(flow);
    if (applies && !all) break;
  }
  return taken;
}

/** Timers of the boundary events on a node; false when one could not be worked out. */
function armBoundaries(run: Run, node: Node, token: Token): boolean {
  for (const event of run.world.chart.boundaries.get(node.id) ?? [])
    if (
      event.trigger.timer &&
      !setTimer(run, event.trigger.timer, token, {
        id: `${token.id}:${event.id}`,
        node: event.id,
        purpose: 'boundary',
      })
    )
      return false;
  return true;
}

/** How a node is done by several, if it is. */
export const multiOf = (node: Node): Multi | undefined =>
  // Every property of this name is of this type in the schema of its kind.
  'multi' in node ? (node.multi as Multi | undefined) : undefined;

function openRuns(run: Run, node: Node, multi: Multi, body: Token): void {
  const list = evaluate(multi.each, run.scope(body), run.world);
  if (isFailure(list)) return run.failed(body, list);
  if (!Array.isArray(list.value)) return run.incident(body, 'not-a-list', { expression: multi.each });
  const items: readonly Json[] = list.value;
  run.emit('multiOpened', { token: body.id, node: node.id, items });
  if (items.length === 0) return leave(run, run.token(body.id));
  const first = multi.mode === 'parallel' ? items.length : 1;
  enterAll(
    run,
    items.slice(0, first).map((_, place) => ({ node, scope: body.id, run: place, aside: body.aside })),
  );
}

/** One run is done: collect what it brings, then go on when all are, or enough. */
function closeRun(run: Run, node: Node, token: Token, extras: ScopeExtras): void {
  const multi = multiOf(node);
  const body = token.scope === null ? undefined : run.state.tokens[token.scope];
  if (!multi || !body?.body) throw new Error(`token ${token.id} is a run without a body`);
  const result = multi.collect
    ? evaluate(multi.collect.value, run.scope(token, extras), run.world)
    : { value: voteAt(node) ? ballotLeft(token) : null };
  if (isFailure(result)) return run.failed(token, result, 'leave');
  run.emit('left', { token: token.id, node: node.id });
  run.emit('multiRunDone', { token: body.id, node: node.id, result: result.value });
  if (multi.collect) collect(run, node, multi.collect.into, result.value);
  nextRun(run, node, multi, run.token(body.id));
}

/** What a run leaves of a vote: the ballot by name, that somebody voted, or nothing when the step was passed over. */
function ballotLeft({ finished }: Token): Json {
  if (finished?.ballot) return finished.ballot;
  return finished ? true : null;
}

const namedBallots = ({ body }: Token): readonly JsonObject[] =>
  (body?.done ?? []).filter(
    (result): result is JsonObject => typeof result === 'object' && result !== null && !Array.isArray(result),
  );

function votedEnough(run: Run, node: Node, body: Token): boolean {
  const at = voteAt(node);
  return (
    at?.vote.early === true && !at.vote.secret && isDecided(run, at, body, ballotsIn(namedBallots(body)))
  );
}

/** All have voted: counts what was given by name, or asks for the box of a secret vote to be counted. */
function closeVote(run: Run, node: Node, body: Token, secret: boolean): void {
  if (secret) run.emit('countAsked', { token: body.id, node: node.id });
  else concludeVote(run, node, body, ballotsIn(namedBallots(body)));
}

/** Keeps what a vote came to and goes on; its result decides the way like any other value. */
export function concludeVote(run: Run, node: Node, body: Token, ballots: readonly Ballot[]): void {
  const at = voteAt(node);
  if (!at) throw new Error(`${node.id} is no vote`);
  const result = resultOf(run, at, body, ballots);
  if (isFailure(result)) return run.failed(body, result, 'leave');
  const value = kept(run, at, result, namedBallots(body));
  run.emit('voteClosed', { token: body.id, node: node.id, set: [{ into: at.vote.into, value }] });
  leave(run, run.token(body.id), { vote: result });
}

function collect(run: Run, node: Node, into: string, value: Json): void {
  const list = readPath(run.state.data, into);
  run.emit('dataSet', {
    node: node.id,
    cause: 'collect',
    set: [{ into, value: [...(Array.isArray(list) ? (list as readonly Json[]) : []), value] }],
  });
}

/** What follows when one run of several is done or struck off: the next, or the way on when all are done, or enough. */
export function nextRun(run: Run, node: Node, multi: Multi, body: Token): void {
  const places = placesOf(body);
  const done = body.body?.done ?? [];
  const enough = multi.completeWhen
    ? holds(
        multi.completeWhen,
        run.scope(body, { count: places.length, done: done.length, results: done }),
        run.world,
      )
    : false;
  if (isFailure(enough)) return run.failed(body, enough, 'leave');
  if (enough || done.length >= places.length || votedEnough(run, node, body)) {
    for (const inner of Object.values(run.state.tokens))
      if (inner.scope === body.id) withdraw(run, inner, 'enough');
    return leave(run, run.token(body.id), { results: done });
  }
  const next = places[done.length];
  if (multi.mode === 'sequential' && next !== undefined)
    enter(run, node, { scope: body.id, run: next, aside: body.aside });
}
