import type { CommandOf } from '../command.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { Task, Token } from '../state.ts';
import { enter, nodeOf, withdraw } from '../walk.ts';
import { mayTake } from './claim.ts';

/** 退回: gives a task back to an earlier step, which is done again; what lies between is walked again. */
export function sendBack(run: Run, command: CommandOf<'sendBack'>): Refusal | undefined {
  const task = run.state.tasks[command.task];
  if (!task) return refuse('task-gone');
  const barred = mayTake(run, task, command.by);
  if (barred) return barred;
  if (command.reason.trim() === '') return refuse('reason-missing', { min: 1 });
  return goBack(run, task, command.to, command.reason);
}

/** The earlier steps a task can be given back to, nearest first. */
export function waysBack(run: Run, task: Task): readonly string[] {
  const token = outermost(run, run.token(task.id));
  const parent = nodeOf(run, token).parent;
  return [...run.world.chart.nodes.values()]
    .filter(
      (node) =>
        node.kind === 'userTask' &&
        node.parent === parent &&
        node.id !== token.node &&
        run.state.done[node.id] !== undefined,
    )
    .filter((node) => reachable(run, node.id).has(token.node) && !behindJoin(run, node.id, token.node))
    .sort((a, b) => ((run.state.done[a.id]?.at ?? '') < (run.state.done[b.id]?.at ?? '') ? 1 : -1))
    .map((node) => node.id);
}

/** Withdraws everything that lies after the earlier step in the same scope, and enters it again. */
export function goBack(run: Run, task: Task, to: string, reason: string): Refusal | undefined {
  const target = run.world.chart.nodes.get(to);
  if (!target || !waysBack(run, task).includes(to)) return refuse('no-way-back', { to });
  const token = outermost(run, run.token(task.id));
  run.emit('taskReturned', {
    token: task.id,
    node: task.node,
    to,
    reason,
    ...(run.by === undefined ? {} : { by: run.by }),
  });
  const after = reachable(run, to);
  for (const other of Object.values(run.state.tokens))
    if (other.scope === token.scope && !other.aside && liesAfter(run, other, token, after))
      withdraw(run, other, 'returned');
  enter(run, target, { scope: token.scope, aside: token.aside });
  return undefined;
}

/** A token that waits at a join lies after the step only if the way it came by does. */
function liesAfter(run: Run, other: Token, returned: Token, after: ReadonlySet<string>): boolean {
  if (other.id === returned.id) return true;
  if (run.world.chart.nodes.get(other.node)?.kind !== 'parallelGateway') return after.has(other.node);
  const way = run.world.chart.process.flows.find((flow) => flow.id === other.via);
  return way !== undefined && after.has(way.from);
}

/** Steps of a multi-instance go back as a whole. */
function outermost(run: Run, token: Token): Token {
  return token.run !== undefined && token.scope !== null ? run.token(token.scope) : token;
}

/** A step inside one branch of a join that has been passed cannot be walked again alone: the join would wait for ever. */
function behindJoin(run: Run, from: string, to: string): boolean {
  const after = reachable(run, from);
  return [...run.world.chart.nodes.values()].some((node) => {
    const ways =
      node.kind === 'parallelGateway' && after.has(node.id)
        ? (run.world.chart.incoming.get(node.id) ?? [])
        : [];
    const onlySome = ways.length > 1 && ways.some((way) => way.from !== from && !after.has(way.from));
    return onlySome && (node.id === to || reachable(run, node.id).has(to));
  });
}

function reachable(run: Run, from: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const next = [
      ...(run.world.chart.outgoing.get(node) ?? []),
      ...(run.world.chart.boundaries.get(node) ?? []).flatMap(
        (event) => run.world.chart.outgoing.get(event.id) ?? [],
      ),
    ];
    for (const { to } of next)
      if (!seen.has(to)) {
        seen.add(to);
        open.push(to);
      }
  }
  return seen;
}
