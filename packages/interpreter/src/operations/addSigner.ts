import type { CommandOf } from '../command.ts';
import { readPath } from '../data.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { Task, Token, TokenId } from '../state.ts';
import { type Json, type TaskNode, opensTask } from '@fiveones/definition';
import { openTask } from '../open-task.ts';
import { nodeOf } from '../walk.ts';
import { isBallot } from './ballot.ts';
import { decidable, decidedBy, needsReason, type Operation } from './operation.ts';
import { choicesOf, colleaguesAt, nameOf } from './people.ts';
import { takeAway } from './tell.ts';

/** 加签 */
export const addSigner: Operation<'addSigner'> = {
  name: { zh: '加签', en: 'Add signers' },
  effect: {
    zh: '请本单位的同事也签意见：先签的供自己参考，后签的签完才往下走。',
    en: 'Colleagues sign too: before, as advice, or after, before the case goes on.',
  },
  who: 'holder',
  asks: ['several', 'when', 'reason'],
  table: {
    parallel: '加签挂在这一支的待办上，汇合照等这一支。',
    multi: '各人各办的一步可以请人先签供自己参考；指名的票由本人投，不能加签。',
    timers: '这一步的时限和定时照走，加签期间也算。',
    subProcess: '加签在子流程之内，子流程收回则一并收回。',
    call: '不适用：等着被调用办件时没有待办。',
  },
  offer(run, by, task) {
    const found = decidable(run, task, by, 'addSigner');
    const people = found && !isBallot(run, found.task) ? choicesOf(run, signersFor(run, found.task), by) : [];
    return people.length > 0 ? { choices: people } : undefined;
  },
  decide(run, command) {
    const found = decidedBy(run, command.task, command.by, 'addSigner');
    if (!('node' in found)) return found;
    const { task } = found;
    const wrong = needsReason(command.reason);
    if (wrong) return wrong;
    if (isBallot(run, task)) return refuse('ballot-personal');
    if (command.to.length === 0) return refuse('nobody-named');
    const may = new Set(signersFor(run, task).map(({ id }) => id));
    const barred = command.to.find((person) => !may.has(person) || person === command.by);
    const { by, reason } = command;
    if (barred !== undefined || by === undefined)
      return refuse('person-not-permitted', { person: nameOf(run, barred) });
    for (const person of new Set(command.to))
      if (command.when === 'before') ask(run, task.id, { when: 'before', person, by, reason });
      else run.emit('signerPlanned', { host: task.id, node: task.node, person, by, reason });
    return undefined;
  },
};

/** Colleagues who do not sign here already. */
function signersFor(run: Run, task: Task) {
  const already = new Set([
    ...signersOf(run, task.id).map(({ assignment }) => assignment.person),
    ...(run.token(task.id).planned ?? []).map(({ person }) => person),
  ]);
  return colleaguesAt(run, task).filter(({ id }) => !already.has(id));
}

/** The open tasks of those who were asked to sign at a task. */
export const signersOf = (run: Run, host: TokenId): readonly Task[] =>
  Object.values(run.state.tasks).filter(({ signs }) => signs?.host === host);

/** Somebody has still to sign before a task can be finished. */
export function awaitsSigners(run: Run, task: Task): Refusal | undefined {
  const names = signersOf(run, task.id).map(({ assignment }) => nameOf(run, assignment.person));
  return names.length > 0 ? refuse('awaits-signers', { names: names.join('、') }) : undefined;
}

function ask(
  run: Run,
  host: TokenId,
  asked: {
    readonly when: 'before' | 'after';
    readonly person: string;
    readonly by: string;
    readonly reason: string;
  },
): void {
  const token = run.token(host);
  const { responsibility, tier, unit, unitName } = run.state.tasks[host]?.assignment ?? placeless;
  run.emit('signerAdded', {
    token: `t${run.state.next}`,
    host,
    node: token.node,
    when: asked.when,
    assignment: {
      ...(responsibility === undefined ? {} : { responsibility }),
      ...(tier === undefined ? {} : { tier }),
      ...(unit === undefined ? {} : { unit }),
      ...(unitName === undefined ? {} : { unitName }),
      queues: [],
      excluded: [],
      person: asked.person,
    },
    by: asked.by,
    reason: asked.reason,
  });
}
const placeless: Partial<Task['assignment']> = {};

/** After a task is done: asks those who sign behind it. False when there are none and the token may go on. */
export function askPlanned(run: Run, token: Token): boolean {
  const planned = token.planned ?? [];
  for (const { person, by, reason } of planned) ask(run, token.id, { when: 'after', person, by, reason });
  return planned.length > 0;
}

/** An added signer agrees or disagrees. The last later signer lets the token go on; one who disagrees opens the task again. */
export function sign(
  run: Run,
  task: Task,
  command: CommandOf<'complete'>,
  goOn: (run: Run, node: TaskNode, token: Token) => void,
): Refusal | undefined {
  const { opinion, by } = command;
  if (!task.signs || by === undefined) return refuse('task-not-yours');
  if (!opinion || opinion.result === 'return') return refuse('opinion-missing');
  if (opinion.result === 'disagree') {
    const wrong = needsReason(opinion.reason ?? '');
    if (wrong) return wrong;
  }
  const { host, when } = task.signs;
  run.emit('signerDone', {
    token: task.id,
    host,
    node: task.node,
    by,
    result: opinion.result,
    reason: opinion.reason ?? '',
  });
  keep(run, task, { when, by, result: opinion.result, reason: opinion.reason ?? '' });
  if (when === 'before') return undefined;
  if (opinion.result === 'disagree') reopen(run, host, by, opinion.reason ?? '');
  else goOnWhenSigned(run, host, goOn);
  return undefined;
}

/** Goes on from a finished task whose later signers have all signed or been removed. */
export function goOnWhenSigned(
  run: Run,
  host: TokenId,
  goOn: (run: Run, node: TaskNode, token: Token) => void,
): void {
  const token = run.token(host);
  if (!token.finished || signersOf(run, host).length > 0) return;
  const node = nodeOf(run, token);
  if (opensTask(node)) goOn(run, node, token);
}

/** Opens a finished task again for who finished it; those who still had to sign need not. */
export function reopen(run: Run, host: TokenId, by: string, reason: string): void {
  const inner = Object.values(run.state.tokens).filter(({ scope }) => scope === host);
  takeAway(run, inner, 'reopened', reason);
  const token = run.token(host);
  const finisher = token.finished?.by;
  run.emit('taskReopened', { token: host, node: token.node, by, reason });
  const node = nodeOf(run, token);
  if (opensTask(node))
    openTask(run, node, {
      ...run.token(host),
      countsFrom: token.countsFrom ?? token.since,
      ...(finisher === undefined ? {} : { to: finisher }),
    });
}

/** Signatures are kept in the data beside the opinions of the step, which alone decide the way. */
function keep(
  run: Run,
  task: Task,
  signature: { readonly when: string; readonly by: string; readonly result: string; readonly reason: string },
): void {
  const before = readPath(run.state.data, 'signatures');
  const list: readonly Json[] = Array.isArray(before) ? before : [];
  const value = [...list, { node: task.node, ...signature, name: nameOf(run, signature.by), at: run.at }];
  run.emit('dataSet', { node: task.node, cause: 'sign', set: [{ into: 'signatures', value }] });
}
