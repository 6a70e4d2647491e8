import type { NodeOf, TaskNode } from '@fiveones/definition';
import { assign, exclusionOf, freeOf } from './assign.ts';
import { appended, signedOpinion } from './opinion.ts';
import { indexOf, type Person } from './organisation.ts';
import type { Run } from './run.ts';
import { isFailure } from './scope.ts';
import type { Act, Task, Token } from './state.ts';
import { flowsLeadTo } from './world.ts';

/** Whether what somebody did at a task holds for later steps that fall to them too; told in the event of its end. */
export function countsForLater(
  run: Run,
  { node, assignment }: Task,
  said: { readonly opinion: { readonly result?: unknown } | undefined; readonly absent: string | undefined },
): boolean {
  if (run.world.chart.passing.size === 0 || run.by === undefined) return false;
  // On the applicant's behalf, for an absent colleague, or for one of many is not for oneself and the whole.
  if (assignment.onBehalf || said.absent !== undefined || run.world.chart.repeated.has(node)) return false;
  return said.opinion === undefined || said.opinion.result === 'agree';
}

/**
 * Lets a step pass by itself when it falls to nobody but a person who has done a step before it, as its rule says; where
 * an opinion is asked for, only when they have agreed. False: it must be done. A step that is reached again is done anew.
 */
export function passSamePerson(run: Run, node: NodeOf<'userTask'>, token: Token): boolean {
  const rule = run.world.chart.passing.get(node.id);
  if (rule === undefined || run.state.done[node.id] || token.resume || token.returned) return false;
  const person = onlyPerson(run, node, token);
  if (!person) return false;
  const before = precedents[rule](run, node.id).find(
    ([, act]) => act.by === person.id && (!node.opinion || act.agreed === true),
  );
  if (before === undefined) return false;
  pass(run, node, token, person, before);
  return true;
}

type Precedent = readonly [node: string, act: Act];

/** The acts that each rule lets count at a step, the latest first. */
const precedents: Readonly<Record<'adjacent' | 'any', (run: Run, node: string) => readonly Precedent[]>> = {
  adjacent: (run) => actsOf(run).filter(([id]) => id === run.last),
  any: (run, node) => actsOf(run).filter(([id]) => flowsLeadTo(run.world.chart, id, node)),
};

const actsOf = (run: Run): readonly Precedent[] => Object.entries(run.state.acts ?? {}).reverse();

/** The one person who can do it; `undefined` when there are several, or nobody. */
function onlyPerson(run: Run, node: TaskNode, token: Token): Person | undefined {
  const assignment = assign(run, node, token);
  if (isFailure(assignment) || 'unassigned' in assignment) return undefined;
  const { person, queues } = assignment;
  const free =
    person === undefined
      ? [...new Set(freeOf(run, node, token, queues).free)]
      : [indexOf(run.world.organisation).people.get(person)];
  const [only] = free;
  return free.length === 1 && only && exclusionOf(run, node, token, only) === undefined ? only : undefined;
}

function pass(
  run: Run,
  node: NodeOf<'userTask'>,
  token: Token,
  { id: by }: Person,
  [like, act]: Precedent,
): void {
  const name = run.world.chart.nodes.get(like)?.name ?? like;
  const said = { result: 'agree', reason: `与“${name}”同一人，自动通过`, by };
  const opinion = node.opinion && signedOpinion(run, node.opinion.level, said);
  run.emit('taskDone', {
    token: token.id,
    node: node.id,
    by,
    like,
    stands: true,
    ...(run.world.chart.remembered.has(node.id) ? { remembered: true } : {}),
    ...(act.agreed ? { agreed: true } : {}),
    set: node.opinion && opinion ? [appended(node.opinion.into, opinion, run.state.data)] : [],
    ...(opinion ? { opinion } : {}),
  });
  run.last = node.id;
}
