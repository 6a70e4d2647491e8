import type { Node, NodeOf } from '@fiveones/definition';
import { assign, rowFor } from './assign.ts';
import { kinds } from './decide.ts';
import type { EventBodies, InstanceEvent } from './event.ts';
import { wayBackOf } from './operations/moved.ts';
import { setTimer } from './period.ts';
import { Run } from './run.ts';
import { isFailure } from './scope.ts';
import type { Assignment, InstanceState, Instant, Task, Token } from './state.ts';
import type { World } from './world.ts';

/** What a move to another version is given. */
export interface Migration {
  /** Nodes that are called otherwise in the new version: old id → new id. The others keep theirs. */
  readonly nodes: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly at: Instant;
  readonly by?: string | undefined;
}

/** Why an instance cannot go on under the new version, with what to do. */
export const migrationWords = {
  'not-running': { zh: '已经办结，不用移。', en: 'It has ended.' },
  'same-version': { zh: '已经在这一版上。', en: 'It is on this version already.' },
  'other-process': { zh: '新版里没有这个流程。', en: 'The new version has no such process.' },
  'no-such-node': {
    zh: '停在“{node}”，新版里没有这一步。请指定对应哪一步。',
    en: 'It stands at “{node}”, which the new version does not have. Say which step stands for it.',
  },
  'other-kind': {
    zh: '“{node}”在新版里对应的“{to}”不是同一种步骤，移不过去。',
    en: '“{to}” is another kind of step than “{node}”.',
  },
  'other-place': {
    zh: '“{node}”在新版里不在同一个子流程里，移不过去。',
    en: '“{node}” lies in another sub-process in the new version.',
  },
  'other-people': {
    zh: '“{node}”正由几个人分头办，新版里不是几个人办。请等这一步办完。',
    en: '“{node}” is being done by several people, in the new version by one. Wait until it is done.',
  },
  'no-such-flow': {
    zh: '在“{node}”等着汇合，它来的那条路新版里没有了。请等汇合以后再移。',
    en: 'It waits at “{node}” for others, having come a way that the new version does not have.',
  },
  'no-such-clock': {
    zh: '时限“{clock}”正在走，新版里没有这个时限。',
    en: 'The clock “{clock}” runs, and the new version does not have it.',
  },
  'nobody-in-post': {
    zh: '“{node}”按新版派不出人。请先补上岗位上的人。',
    en: 'Nobody can be given “{node}” under the new version.',
  },
} as const;

/** Why an instance cannot go over to another version. */
export type MigrationCode = keyof typeof migrationWords;
/** One reason why an instance stays where it is. */
export interface Obstacle {
  readonly code: MigrationCode;
  readonly params: Readonly<Record<string, string>>;
}

/** The events of the move with the state after them, or everything that is in the way. */
export type Migrated =
  | { readonly events: readonly InstanceEvent[]; readonly state: InstanceState }
  | { readonly obstacles: readonly Obstacle[] };

/**
 * Moves a running instance to another version of its package. Pure, so that a dry run is the move itself without
 * keeping it. Where the instance stands must have its like in the new version: same kind of step, same sub-process,
 * the way it came by to a join, each running clock. What it has done, its data and the due dates already reckoned
 * stay; open tasks are given to whom the new list names; boundary timers of the new version begin now.
 */
export function migrate(
  state: InstanceState,
  worlds: { readonly from: World; readonly to: World },
  given: Migration,
): Migrated {
  const found = obstacles(state, worlds, given.nodes);
  if (found.length > 0) return { obstacles: found };
  const tried = new Run(state, worlds.to, given, kinds);
  tried.emit('migrated', move(state, worlds.to, given, {}));
  const people = reassigned(tried, worlds.from);
  if ('obstacles' in people) return people;
  // Now that it is known whom the open tasks go to, one event tells all of the move.
  const run = new Run(state, worlds.to, given, kinds);
  run.emit('migrated', move(state, worlds.to, given, people.assignments));
  for (const token of Object.values(run.state.tokens)) armNew(run, token);
  return { events: run.events, state: run.state };
}

const move = (
  state: InstanceState,
  to: World,
  { nodes, reason }: Migration,
  assignments: Readonly<Record<string, Assignment>>,
): EventBodies['migrated'] => ({
  from: { version: state.pins.version, hash: state.pins.hash },
  to: { version: to.version.version, hash: to.version.hash },
  nodes,
  assignments,
  timers: timersGone(state, to, nodes),
  reason,
  ...(to.chart.process.readers ? { limited: true } : {}),
});

function obstacles(
  state: InstanceState,
  { from, to }: { readonly from: World; readonly to: World },
  nodes: Migration['nodes'],
): readonly Obstacle[] {
  if (state.status !== 'running') return [{ code: 'not-running', params: {} }];
  if (state.pins.hash === to.version.hash) return [{ code: 'same-version', params: {} }];
  if (to.chart.process.id !== from.chart.process.id) return [{ code: 'other-process', params: {} }];
  const clocks = Object.values(state.clocks).filter(
    ({ id, stoppedAt }) => !stoppedAt && !to.chart.process.clocks.some((clock) => clock.id === id),
  );
  return once([
    ...Object.values(state.tokens).flatMap((token) => inTheWayOf(token, state, { from, to }, nodes)),
    ...clocks.map(({ id }): Obstacle => ({
      code: 'no-such-clock',
      params: { clock: from.chart.process.clocks.find((clock) => clock.id === id)?.name ?? id },
    })),
  ]);
}

/** Several people at one step are one reason. */
const once = (found: readonly Obstacle[]): readonly Obstacle[] => [
  ...new Map(found.map((obstacle) => [JSON.stringify(obstacle), obstacle])).values(),
];

function inTheWayOf(
  token: Token,
  state: InstanceState,
  { from, to }: { readonly from: World; readonly to: World },
  nodes: Migration['nodes'],
): readonly Obstacle[] {
  const old = from.chart.nodes.get(token.node);
  const next = to.chart.nodes.get(nodes[token.node] ?? token.node);
  const name = old?.name ?? token.node;
  const tell = (code: MigrationCode, params: Obstacle['params'] = {}): readonly Obstacle[] => [
    { code, params: { id: token.node, node: name, ...params } },
  ];
  if (!next) return tell('no-such-node');
  const lost = wayBackOf(token.resume).find((id) => !to.chart.nodes.has(nodes[id] ?? id));
  if (lost !== undefined)
    return tell('no-such-node', { id: lost, node: from.chart.nodes.get(lost)?.name ?? lost });
  if (next.kind !== old?.kind) return tell('other-kind', { to: next.name });
  if (isMulti(next) !== isMulti(old) && (token.body !== undefined || token.run !== undefined))
    return tell('other-people');
  const outer = scopeNode(token, state);
  const expected = outer === undefined ? undefined : (nodes[outer] ?? outer);
  if (next.parent !== expected) return tell('other-place');
  const waits = next.kind === 'parallelGateway' && token.via !== undefined;
  const incoming = to.chart.incoming.get(next.id) ?? [];
  return waits && !incoming.some(({ id }) => id === token.via) ? tell('no-such-flow') : [];
}

const isMulti = (node: Node): boolean => 'multi' in node && node.multi !== undefined;

/** The sub-process that a token lies in; the body of a multi-instance is no place of its own. */
function scopeNode(token: Token, state: InstanceState): string | undefined {
  const scope = token.scope === null ? undefined : state.tokens[token.scope];
  if (!scope) return undefined;
  return token.run === undefined && token.signs === undefined ? scope.node : scopeNode(scope, state);
}

/** Timers on boundary events that the new version does not have. */
const timersGone = (state: InstanceState, to: World, nodes: Migration['nodes']): readonly string[] =>
  Object.values(state.timers)
    .filter(({ node, clock }) => node !== null && !clock && !to.chart.nodes.has(nodes[node] ?? node))
    .map(({ id }) => id);

/** Open tasks that the new list gives to another post; who has taken one keeps it while the post is the same. */
function reassigned(
  run: Run,
  from: World,
):
  | { readonly assignments: Readonly<Record<string, Assignment>> }
  | { readonly obstacles: readonly Obstacle[] } {
  const changed: Record<string, Assignment> = {};
  const nobody: Obstacle[] = [];
  for (const task of Object.values(run.state.tasks)) {
    const node = run.world.chart.nodes.get(task.node);
    // Who was asked to sign was asked in person.
    if (task.signs) continue;
    if (node?.kind !== 'userTask' || sameRow(from, run, task, node)) continue;
    const next = assign(run, node, run.token(task.id));
    if (isFailure(next) || 'unassigned' in next)
      nobody.push({ code: 'nobody-in-post', params: { node: node.name } });
    else if (JSON.stringify(next.queues) !== JSON.stringify(task.assignment.queues)) changed[task.id] = next;
  }
  return nobody.length > 0 ? { obstacles: nobody } : { assignments: changed };
}

/** Whether the new version names the same row, unchanged, for a step. */
function sameRow(from: World, run: Run, { id, assignment }: Task, node: NodeOf<'userTask'>): boolean {
  if (node.performer === 'applicant') return true;
  const row = rowFor(run, node, run.token(id));
  if (row === undefined || isFailure(row) || row.id !== assignment.responsibility) return false;
  return JSON.stringify(from.chart.rows.get(row.id)) === JSON.stringify(row);
}

/** Boundary timers that the new version has and the old one had not, on what is active now. */
function armNew(run: Run, token: Token): void {
  if (token.run !== undefined || token.signs !== undefined) return;
  for (const event of run.world.chart.boundaries.get(token.node) ?? []) {
    const known = Object.values(run.state.timers).some(
      (timer) => timer.token === token.id && timer.node === event.id,
    );
    if (event.trigger.timer && !known && !firedAlready(run.state, event.id))
      setTimer(run, event.trigger.timer, token, {
        id: `${token.id}:${event.id}`,
        node: event.id,
        purpose: 'boundary',
      });
  }
}

/** A reminder that has gone off is not set again by a move. */
const firedAlready = (state: InstanceState, event: string): boolean => state.done[event] !== undefined;
