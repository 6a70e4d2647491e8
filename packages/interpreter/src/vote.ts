import type { Json, JsonObject, Multi, NodeOf, TaskNode, Vote } from '@fiveones/definition';
import { readPath } from './data.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { Run } from './run.ts';
import { evaluate, holds, isFailure, scopeOf, valueOf, type ExpressionFailure } from './scope.ts';
import type { InstanceState, Task, Token } from './state.ts';
import type { World } from './world.ts';

/** What a member can say to a motion; whoever is marked absent was not there. */
export const choices = ['approve', 'reject', 'abstain', 'absent'] as const;
/** What a ballot may say. */
export type BallotChoice = (typeof choices)[number];

/** One ballot as it counts. In an election `for` names the candidates. */
export interface Ballot {
  readonly choice: BallotChoice | 'elect';
  readonly for?: readonly string[];
  readonly weight: number;
}

/** What is given in: a choice, or the candidates chosen. */
export interface GivenBallot {
  readonly choice?: BallotChoice | undefined;
  readonly for?: readonly string[] | undefined;
}

/** A ballot of a secret vote, to be kept apart from the history in its box. */
export interface SealedBallot {
  readonly box: string;
  readonly ballot: Ballot;
}

/** The vote at a node, with the list of its members. */
export interface VoteAt {
  readonly vote: Vote;
  readonly multi: Multi;
}

/** The vote that a node is; `undefined` when it is none. */
export function voteAt(node: TaskNode | { readonly kind: string }): VoteAt | undefined {
  if (node.kind !== 'userTask') return undefined;
  const { vote, multi } = node as NodeOf<'userTask'>; // told by its kind
  return vote && multi ? { vote, multi } : undefined;
}

/** A ballot given at a task, as it counts; or why it does not. */
export function ballotOf(
  run: Run,
  { vote }: VoteAt,
  token: Token,
  given: GivenBallot | undefined,
): Ballot | Refusal {
  if (!given || (given.choice === undefined) === (given.for === undefined)) return refuse('ballot-missing');
  const weight =
    vote.weight === undefined ? { value: 1 } : evaluate(vote.weight, run.scope(token), run.world);
  if (isFailure(weight) || typeof weight.value !== 'number' || !(weight.value >= 0))
    return refuse('ballot-invalid');
  if (given.choice !== undefined) {
    const elects = vote.candidates !== undefined && (given.choice === 'approve' || given.choice === 'reject');
    return elects ? refuse('ballot-invalid') : { choice: given.choice, weight: weight.value };
  }
  const chosen = given.for ?? [];
  const stand = candidatesOf(run, vote, token);
  const seats = seatsOf(run, vote, token);
  if (isFailure(stand) || isFailure(seats) || vote.candidates === undefined) return refuse('ballot-invalid');
  const right =
    chosen.length > 0 &&
    chosen.length <= seats &&
    new Set(chosen).size === chosen.length &&
    chosen.every((id) => stand.includes(id));
  return right ? { choice: 'elect', for: chosen, weight: weight.value } : refuse('ballot-invalid');
}

function candidatesOf(run: Run, vote: Vote, token: Token): readonly string[] | ExpressionFailure {
  if (vote.candidates === undefined) return [];
  const list = evaluate(vote.candidates, run.scope(token), run.world);
  if (isFailure(list)) return list;
  return Array.isArray(list.value) ? list.value.flatMap(candidateOf).map(({ id }) => id) : [];
}

function seatsOf(run: Run, vote: Vote, token: Token): number | ExpressionFailure {
  const seats = valueOf(vote.seats ?? 1, run.scope(token), run.world);
  if (isFailure(seats)) return seats;
  return typeof seats.value === 'number'
    ? seats.value
    : { failed: String(vote.seats), reason: 'not-a-number' };
}

/** What a ballot offers: yes, no, neither; or, in an election, the candidates of whom so many can be chosen. */
export interface BallotAsked {
  readonly secret: boolean;
  readonly candidates?: readonly { readonly id: string; readonly name: string }[] | undefined;
  readonly seats?: number | undefined;
}

/** What a member of a vote is asked at an open task; `undefined` where it is none. What cannot be worked out offers nothing. */
export function ballotAsked(state: InstanceState, world: World, task: Task): BallotAsked | undefined {
  const node = world.chart.nodes.get(task.node);
  const at = node === undefined ? undefined : voteAt(node);
  if (at === undefined) return undefined;
  const { secret = false, candidates, seats = 1 } = at.vote;
  if (candidates === undefined) return { secret };
  const scope = scopeOf(state, world, task.openedAt, state.tokens[task.id]);
  const list = evaluate(candidates, scope, world);
  const places = valueOf(seats, scope, world);
  return {
    secret,
    candidates: isFailure(list) || !Array.isArray(list.value) ? [] : list.value.flatMap(candidateOf),
    seats: isFailure(places) || typeof places.value !== 'number' ? 1 : places.value,
  };
}

function candidateOf(one: Json): readonly { readonly id: string; readonly name: string }[] {
  if (typeof one === 'string') return [{ id: one, name: one }];
  if (typeof one !== 'object' || one === null || Array.isArray(one)) return [];
  const { id, name } = one as JsonObject;
  return typeof id === 'string' ? [{ id, name: typeof name === 'string' ? name : id }] : [];
}

/** Ballots as they were kept by name. */
export const ballotsIn = (named: readonly JsonObject[]): readonly Ballot[] =>
  // Written only by `complete`, from ballots.
  named.map(({ by: _, ...ballot }) => ballot as unknown as Ballot);

/** The counts that rules see, by weight. */
interface Counts {
  readonly eligible: number;
  readonly present: number;
  readonly cast: number;
  readonly approve: number;
  readonly reject: number;
  readonly abstain: number;
}

function countsOf(eligible: number, ballots: readonly Ballot[]): Counts {
  const sum = (...of: readonly Ballot['choice'][]): number =>
    ballots.filter(({ choice }) => of.includes(choice)).reduce((total, { weight }) => total + weight, 0);
  return {
    eligible,
    present: eligible - sum('absent'),
    cast: sum('approve', 'reject', 'abstain', 'elect'),
    approve: sum('approve'),
    reject: sum('reject'),
    abstain: sum('abstain'),
  };
}

/** The places of the list that stand: all but those struck off. */
export function placesOf({ body }: Pick<Token, 'body'>): readonly number[] {
  const places: number[] = [];
  for (let place = 0; place < (body?.items.length ?? 0); place++)
    if (!body?.removed?.includes(place)) places.push(place);
  return places;
}

/** The weight of everybody on the list. */
function eligibleOf(run: Run, { vote, multi }: VoteAt, body: Token): number | ExpressionFailure {
  let total = 0;
  for (const place of placesOf(body)) {
    const item = body.body?.items[place] ?? null;
    const weight =
      vote.weight === undefined
        ? { value: 1 }
        : evaluate(vote.weight, run.scope(body, { [multi.as]: item }), run.world);
    if (isFailure(weight)) return weight;
    total += typeof weight.value === 'number' ? weight.value : 0;
  }
  return total;
}

/** What a vote comes to: `passed`, `failed`, `tie`, `noQuorum`; an election may also be `short` of people. */
export function resultOf(
  run: Run,
  at: VoteAt,
  body: Token,
  ballots: readonly Ballot[],
): JsonObject | ExpressionFailure {
  const eligible = eligibleOf(run, at, body);
  if (isFailure(eligible)) return eligible;
  const counts = countsOf(eligible, ballots);
  const said = outcome(run, at, body, { counts, ballots });
  return isFailure(said) ? said : { ...said, ...counts };
}

interface Counted {
  readonly counts: Counts;
  readonly ballots: readonly Ballot[];
}

function outcome(run: Run, at: VoteAt, body: Token, counted: Counted): JsonObject | ExpressionFailure {
  const { vote } = at;
  const quorum =
    vote.quorum === undefined ? true : holds(vote.quorum, run.scope(body, { ...counted.counts }), run.world);
  if (isFailure(quorum)) return quorum;
  if (!quorum) return { result: 'noQuorum' };
  return vote.candidates === undefined ? motion(run, at, body, counted) : election(run, at, body, counted);
}

function motion(
  run: Run,
  { vote }: VoteAt,
  body: Token,
  { counts }: Counted,
): JsonObject | ExpressionFailure {
  const passed = holds(vote.pass, run.scope(body, { ...counts }), run.world);
  if (isFailure(passed)) return passed;
  if (passed) return { result: 'passed' };
  const even = vote.tie === undefined ? false : holds(vote.tie, run.scope(body, { ...counts }), run.world);
  if (isFailure(even)) return even;
  return { result: even ? 'tie' : 'failed' };
}

/** Those whom the rule lets through, the most votes first, as many as there are seats; equal votes at the last seat are a tie. */
function election(
  run: Run,
  { vote }: VoteAt,
  body: Token,
  { counts, ballots }: Counted,
): JsonObject | ExpressionFailure {
  const stand = candidatesOf(run, vote, body);
  const seats = seatsOf(run, vote, body);
  if (isFailure(stand)) return stand;
  if (isFailure(seats)) return seats;
  const votes = stand.map((candidate) => ({
    candidate,
    votes: ballots
      .filter((ballot) => ballot.for?.includes(candidate))
      .reduce((total, { weight }) => total + weight, 0),
  }));
  const through: typeof votes = [];
  for (const one of votes) {
    const passes = holds(vote.pass, run.scope(body, { ...counts, ...one, seats }), run.world);
    if (isFailure(passes)) return passes;
    if (passes) through.push(one);
  }
  through.sort((a, b) => b.votes - a.votes);
  const last = through[seats - 1]?.votes;
  const next = through[seats]?.votes;
  const even = last !== undefined && last === next;
  const elected = through.slice(0, seats).filter((one) => !even || one.votes !== last);
  const short = through.length === 0 ? 'failed' : 'short';
  return {
    result: even ? 'tie' : through.length < seats ? short : 'passed',
    votes,
    elected: elected.map(({ candidate }) => candidate),
    tied: even ? through.filter((one) => one.votes === last).map(({ candidate }) => candidate) : [],
  };
}

/** More ways in which the rest could vote than are looked at; beyond, one waits for them. */
const mostWays = 2_000;

/** Whether the ballots still out cannot change what a motion comes to, whatever they say. */
export function isDecided(run: Run, at: VoteAt, body: Token, ballots: readonly Ballot[]): boolean {
  const out = placesOf(body).length - (body.body?.done.length ?? 0);
  if (out === 0) return true;
  if (at.vote.candidates !== undefined || at.vote.weight !== undefined || waysOf(out) > mostWays)
    return false;
  const results = new Set<Json>();
  for (const rest of ways(out, choices)) {
    const result = resultOf(run, at, body, [...ballots, ...rest]);
    if (isFailure(result)) return false;
    results.add(result['result'] ?? null);
    if (results.size > 1) return false;
  }
  return true;
}

/** In how many ways so many people can spread over four choices. */
const waysOf = (people: number): number => ((people + 1) * (people + 2) * (people + 3)) / 6;

function* ways(people: number, left: readonly BallotChoice[]): Generator<readonly Ballot[]> {
  const [choice, ...others] = left;
  if (choice === undefined) return;
  const same = (count: number): readonly Ballot[] =>
    Array.from({ length: count }, () => ({ choice, weight: 1 }));
  if (others.length === 0) yield same(people);
  // All of one mind first: that shows soonest that it is still open.
  else
    for (let count = people; count >= 0; count--)
      for (const rest of ways(people - count, others)) yield [...same(count), ...rest];
}

/** The result as it is kept, with the rounds before it. */
export function kept(run: Run, { vote }: VoteAt, result: JsonObject, named: readonly Json[]): Json {
  const before = readPath(run.state.data, vote.into);
  const old =
    typeof before === 'object' && before !== null && !Array.isArray(before)
      ? (before as JsonObject)
      : undefined;
  const { rounds, ...last } = old ?? {};
  const earlier = old ? [...(Array.isArray(rounds) ? (rounds as readonly Json[]) : []), last] : [];
  return {
    ...result,
    round: earlier.length + 1,
    at: run.at,
    ...(vote.secret ? {} : { ballots: named }),
    rounds: earlier,
  };
}
