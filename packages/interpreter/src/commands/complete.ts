import type { JsonObject, TaskNode } from '@fiveones/definition';
import { indexOf } from '../organisation.ts';
import { appended, opinionOf, signedOpinion } from '../opinion.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { tellPosted } from '../public-notice.ts';
import type { Run } from '../run.ts';
import { countsForLater } from '../same-person.ts';
import { setData } from '../set.ts';
import type { Task, Token } from '../state.ts';
import { ballotOf, voteAt, type Ballot } from '../vote.ts';
import { leave, nodeOf } from '../walk.ts';
import type { CommandOf } from '../command.ts';
import type { DataWrite, EventBodies } from '../event.ts';
import { askPlanned, awaitsSigners, sign } from '../operations/addSigner.ts';
import { handBack } from '../operations/delegate.ts';
import { chosenBarred } from '../operations/next.ts';
import { shortestNotice as shortestReason } from '../operations/operation.ts';
import { handOn } from '../operations/recall.ts';
import { goBack } from '../operations/sendBack.ts';
import { absentFor, mayTake } from './mayTake.ts';

/** A person has done a task: what they filled in is written, their opinion is signed, the token goes on. */
export function complete(run: Run, command: CommandOf<'complete'>): Refusal | undefined {
  const task = run.state.tasks[command.task];
  if (!task) return refuse('task-gone');
  const barred = mayTake(run, task, command.by);
  if (barred) return barred;
  const token = run.token(task.id);
  const node = nodeOf(run, token) as TaskNode; // only these open tasks
  if (task.signs) return sign(run, task, command, after);
  if (task.passed?.how === 'delegated') return handBack(run, task, command);
  const waits = awaitsSigners(run, task) ?? opinionProblem(node, command);
  if (waits) return waits;
  const level = opinionOf(node)?.level;
  if (level !== undefined && command.opinion?.result === 'return') return returned(run, task, node, command);
  const ballot = ballotAt(run, node, token, command);
  if (ballot && 'code' in ballot) return ballot;
  tellDone(run, task, node, { command, ballot });
  if (askPlanned(run, run.token(token.id))) return undefined;
  run.chosen = command.next ?? {};
  run.last = node.id;
  handOn(run, task, () => after(run, node, run.token(token.id)));
  return chosenBarred(run, node, run.chosen);
}

/** The task is done: what was written, signed and said. A secret ballot goes into its box instead. */
function tellDone(
  run: Run,
  task: Task,
  node: TaskNode,
  { command, ballot }: { readonly command: CommandOf<'complete'>; readonly ballot: Ballot | undefined },
): void {
  const token = run.token(task.id);
  const secret = isSecret(node);
  const stoodInFor = absentOf(run, task, command.by);
  const level = opinionOf(node)?.level;
  const opinion =
    level !== undefined && command.opinion
      ? signedOpinion(run, level, {
          result: command.opinion.result,
          reason: command.opinion.reason ?? null,
          by: command.by,
          absent: stoodInFor,
        })
      : undefined;
  // Member by member, like what a step enters with.
  const told: { -readonly [K in keyof EventBodies['taskDone']]: EventBodies['taskDone'][K] } = {
    token: token.id,
    node: node.id,
    // Whatever is written with a secret ballot could tell whose it is.
    set: secret ? [] : writes(run, node, command, opinion),
  };
  if (command.by !== undefined) told.by = command.by;
  if (opinion) told.opinion = opinion;
  if (stoodInFor !== undefined) told.for = stoodInFor;
  if (ballot && !secret) told.ballot = { by: command.by ?? null, ...ballot };
  if (countsForLater(run, task, { opinion, absent: stoodInFor })) told.stands = true;
  if (run.world.chart.remembered.has(task.node)) told.remembered = true;
  run.emit('taskDone', told);
  if (ballot && secret) run.sealed.push({ box: token.scope ?? token.id, ballot });
}

/** The ballot that a vote asks for; what is no vote asks for none. */
function ballotAt(
  run: Run,
  node: TaskNode,
  token: Token,
  command: CommandOf<'complete'>,
): Ballot | Refusal | undefined {
  const vote = voteAt(node);
  return vote && ballotOf(run, vote, token, command.ballot);
}

const isSecret = (node: TaskNode): boolean => voteAt(node)?.vote.secret === true;

/** The absent person whom the performer stands in for. */
function absentOf(run: Run, task: Task, by: string | undefined): string | undefined {
  const someone = by === undefined ? undefined : indexOf(run.world.organisation).people.get(by);
  return someone ? absentFor(run, task, someone) : undefined;
}

/** What follows a finished task; also where a retry takes up again. */
export function after(run: Run, node: TaskNode, token: Token): void {
  const opinion = token.finished?.opinion;
  if (!setData(run, node.set, token, 'task', opinion ? { opinion } : {}, 'set')) return;
  tellPosted(run, node.id, token.finished?.by);
  leave(run, run.token(token.id), opinion ? { opinion } : {});
}

function opinionProblem(node: TaskNode, command: CommandOf<'complete'>): Refusal | undefined {
  if (!opinionOf(node)) return undefined;
  if (!command.opinion) return refuse('opinion-missing');
  const short = (command.opinion.reason ?? '').trim().length < shortestReason;
  return command.opinion.result !== 'agree' && short
    ? refuse('reason-missing', { min: shortestReason })
    : undefined;
}

function writes(
  run: Run,
  node: TaskNode,
  command: CommandOf<'complete'>,
  opinion: JsonObject | undefined,
): readonly DataWrite[] {
  const filled = Object.entries(command.data ?? {}).map(([into, value]): DataWrite => ({ into, value }));
  const into = opinionOf(node)?.into;
  if (into === undefined || !opinion) return filled;
  return [...filled, appended(into, opinion, { ...run.state.data, ...command.data })];
}

function returned(run: Run, task: Task, node: TaskNode, command: CommandOf<'complete'>): Refusal | undefined {
  return goBack(run, task, {
    to: opinionOf(node)?.returnTo ?? '',
    reason: command.opinion?.reason ?? '',
    then: command.opinion?.then,
  });
}
