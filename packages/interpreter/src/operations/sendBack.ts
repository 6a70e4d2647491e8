import { opensTask, type Flow, type TaskNode } from '@fiveones/definition';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { Resume, Task, Token } from '../state.ts';
import { enter, nodeOf } from '../walk.ts';
import { decidable, decidedBy, needsReason, type Choice, type Operation } from './operation.ts';
import { nameOf } from './people.ts';
import { takeAway } from './tell.ts';
import { halfJoins, isJoin, onOneRoad, outermost, reachable } from './ways.ts';

type Then = 'again' | 'straight';

/** 退回 */
export const sendBack: Operation<'sendBack'> = {
  name: { zh: '退回', en: 'Send back' },
  effect: {
    zh: '让前面办过的一步重办，填过的内容都在，总时限照走。',
    en: 'An earlier step is done again; what was filled in stays and the total deadline runs on.',
  },
  who: 'holder',
  asks: ['one', 'then', 'reason'],
  table: {
    parallel:
      '退到分支之前：各分支的待办一并收回，重新走时各支再派一次。退到本支之内：别的分支不动。已经汇合过的，只能直接退回（办完直接送回），不能只重走其中一支。',
    multi: '一人退回就是整步退回：还没表态的收回，已表的作废，再到这一步时重新派、重新表。',
    timers: '收回的步骤上的定时取消；重办的步骤时限和定时从退回时重新计；总时限照走。',
    subProcess: '只在同一层之内退；子流程里不能退到外面，外面退回则子流程整个收回。',
    call: '收回等着的调用，被它启动的办件一并终止。',
  },
  offer(run, by, task) {
    const found = decidable(run, task, by, 'sendBack');
    const choices = found ? waysBack(run, found.task) : [];
    return choices.length > 0 ? { choices } : undefined;
  },
  decide(run, command) {
    const found = decidedBy(run, command.task, command.by, 'sendBack');
    if (!('node' in found)) return found;
    return needsReason(command.reason) ?? goBack(run, found.task, command);
  },
};

/** The earlier steps a task can be given back to, nearest first, each with the ways on from there that the node allows. */
export function waysBack(run: Run, task: Task): readonly Choice[] {
  const token = outermost(run, run.token(task.id));
  const node = nodeOf(run, token);
  const policy = opensTask(node) ? node.returns : undefined;
  const { done } = run.state;
  const earlier = [...run.world.chart.nodes.values()]
    .filter(
      (other): other is TaskNode =>
        opensTask(other) &&
        other.parent === node.parent &&
        other.id !== node.id &&
        done[other.id] !== undefined &&
        reachable(run, other.id).has(node.id),
    )
    .sort((a, b) => ((done[a.id]?.at ?? '') < (done[b.id]?.at ?? '') ? 1 : -1));
  const first = earlier.findLast(({ id }) => (done[id]?.times ?? 0) > 0);
  const within = {
    any: () => true,
    previous: ({ id }: TaskNode) => id === earlier[0]?.id,
    starter: ({ id }: TaskNode) => id === first?.id,
  }[policy?.to ?? 'any'];
  return earlier.filter(within).flatMap((step): readonly Choice[] => {
    const then = thens(run, step.id, token, policy?.then ?? 'choose');
    if (then.length === 0) return [];
    const by = nameOf(run, done[step.id]?.by);
    return [{ id: step.id, name: step.name, ...(by === '' ? {} : { note: by }), then }];
  });
}

/**
 * Walked again needs that every join on the way still hears from its other branches, and that nobody
 * who stays behind will come that way too; a step that must itself go straight back has no way of its
 * own to walk. Straight back needs nothing but that the step is not open already.
 */
function thens(run: Run, from: string, token: Token, policy: Then | 'choose'): readonly Then[] {
  const after = reachable(run, from);
  const others = Object.values(run.state.tokens).filter(
    ({ id, scope }) => scope === token.scope && id !== token.id,
  );
  const stay = others.filter((other) => !liesAfter(run, other, after));
  const lost = halfJoins(run, from).some(({ join, missing }) =>
    missing.some((way) => !stay.some((other) => supplies(run, other, join, way))),
  );
  const comesToo = stay.some((other) => comesTo(run, other, from));
  const may: readonly Then[] = [
    ...(lost || comesToo || token.resume || !onOneRoad(run, from, token.node) ? [] : (['again'] as const)),
    ...(others.some(({ node }) => node === from) ? [] : (['straight'] as const)),
  ];
  return policy === 'choose' ? may : may.filter((then) => then === policy);
}

const comesTo = (run: Run, other: Token, node: string): boolean =>
  placeOf(other) === node || reachable(run, placeOf(other)).has(node);

/** Whether a token waits at a join by a way, or will come by it. */
const supplies = (run: Run, other: Token, join: string, way: Flow): boolean =>
  other.node === join ? other.via === way.id : comesTo(run, other, way.from);

/** Withdraws what lies after the earlier step in the same scope (or, straight, only this step), and enters it again. */
export function goBack(
  run: Run,
  task: Task,
  back: { readonly to: string; readonly reason: string; readonly then?: Then | undefined },
): Refusal | undefined {
  const target = run.world.chart.nodes.get(back.to);
  const way = waysBack(run, task).find(({ id }) => id === back.to);
  const then = back.then ?? usual(run, task);
  if (!target || !way?.then?.includes(then)) return refuse('no-way-back', { to: back.to });
  const token = outermost(run, run.token(task.id));
  const straight = then === 'straight';
  run.emit('taskReturned', {
    token: task.id,
    node: task.node,
    to: back.to,
    reason: back.reason,
    ...(run.by === undefined ? {} : { by: run.by }),
    ...(straight ? { straight } : {}),
  });
  const after = reachable(run, back.to);
  const gone = Object.values(run.state.tokens).filter(
    (other) =>
      other.id === token.id ||
      (!straight && other.scope === token.scope && !other.aside && liesAfter(run, other, after)),
  );
  takeAway(run, gone, 'returned', back.reason);
  enter(run, target, {
    scope: token.scope,
    aside: token.aside,
    to: run.state.done[back.to]?.by,
    returned: { from: token.node, reason: back.reason, ...(run.by === undefined ? {} : { by: run.by }) },
    resume: straight ? comesBackTo(run, token) : undefined,
  });
  return undefined;
}

/** How a step goes on after a return when nobody says. */
function usual(run: Run, task: Task): Then {
  const node = nodeOf(run, outermost(run, run.token(task.id)));
  const policy = opensTask(node) ? node.returns?.then : undefined;
  return policy === 'straight' ? 'straight' : 'again';
}

/** A step of several people is opened anew for all of them, any other for who gave it back. */
const comesBackTo = (run: Run, { node, body, resume }: Token): Resume => ({
  node,
  ...(body || run.by === undefined ? {} : { person: run.by }),
  ...(resume ? { then: resume } : {}),
});

/**
 * A token that waits at a join lies after the step only if the way it came by does; one that must go
 * straight back lies where it goes back to.
 */
function liesAfter(run: Run, other: Token, after: ReadonlySet<string>): boolean {
  if (other.resume) return after.has(placeOf(other));
  if (!isJoin(run.world.chart.nodes.get(other.node))) return after.has(other.node);
  const way = run.world.chart.process.flows.find((flow) => flow.id === other.via);
  return way !== undefined && after.has(way.from);
}

/** Where a token is on its way: one that must go straight back belongs where it goes back to. */
const placeOf = ({ node, resume }: Token): string => (resume ? lastOf(resume) : node);
const lastOf = ({ node, then }: Resume): string => (then ? lastOf(then) : node);
