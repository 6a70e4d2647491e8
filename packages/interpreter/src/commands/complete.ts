import type { Json, JsonObject, NodeOf } from '@fiveones/definition';
import { readPath } from '../data.ts';
import { indexOf } from '../organisation.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import { setData } from '../set.ts';
import type { Task, Token } from '../state.ts';
import { leave, nodeOf } from '../walk.ts';
import type { CommandOf } from '../command.ts';
import type { DataWrite } from '../event.ts';
import { mayTake } from './claim.ts';
import { goBack } from './sendBack.ts';

/** Fewest characters of a reason against, as the opinion component of the forms says. */
const shortestReason = 10;

/** A person has done a task: what they filled in is written, their opinion is signed, the token goes on. */
export function complete(run: Run, command: CommandOf<'complete'>): Refusal | undefined {
  const task = run.state.tasks[command.task];
  if (!task) return refuse('task-gone');
  const barred = mayTake(run, task, command.by);
  if (barred) return barred;
  const token = run.token(task.id);
  const node = nodeOf(run, token) as NodeOf<'userTask'>; // only user tasks open tasks
  const unsigned = opinionProblem(node, command);
  if (unsigned) return unsigned;
  if (node.opinion && command.opinion?.result === 'return') return returned(run, task, node, command);
  const opinion = node.opinion && command.opinion ? signed(run, node.opinion.level, command) : undefined;
  run.emit('taskDone', {
    token: token.id,
    node: node.id,
    set: writes(run, node, command, opinion),
    ...(command.by === undefined ? {} : { by: command.by }),
    ...(opinion ? { opinion } : {}),
  });
  after(run, node, run.token(token.id));
  return undefined;
}

/** What follows a finished task; also where a retry takes up again. */
export function after(run: Run, node: NodeOf<'userTask'>, token: Token): void {
  const opinion = token.finished?.opinion;
  if (setData(run, node.set, token, 'task', opinion ? { opinion } : {}, 'set'))
    leave(run, run.token(token.id), opinion ? { opinion } : {});
}

function opinionProblem(node: NodeOf<'userTask'>, command: CommandOf<'complete'>): Refusal | undefined {
  if (!node.opinion) return undefined;
  if (!command.opinion) return refuse('opinion-missing');
  const short = (command.opinion.reason ?? '').trim().length < shortestReason;
  return command.opinion.result !== 'agree' && short
    ? refuse('reason-missing', { min: shortestReason })
    : undefined;
}

function signed(run: Run, level: string, { opinion, by, at }: CommandOf<'complete'>): JsonObject {
  const name = by === undefined ? '' : (indexOf(run.world.organisation).people.get(by)?.name ?? by);
  return {
    level,
    result: opinion?.result ?? null,
    reason: opinion?.reason ?? null,
    by: name,
    person: by ?? null,
    at,
  };
}

function writes(
  run: Run,
  node: NodeOf<'userTask'>,
  command: CommandOf<'complete'>,
  opinion: JsonObject | undefined,
): readonly DataWrite[] {
  const filled = Object.entries(command.data ?? {}).map(([into, value]): DataWrite => ({ into, value }));
  if (!node.opinion || !opinion) return filled;
  const before = readPath({ ...run.state.data, ...command.data }, node.opinion.into);
  return [
    ...filled,
    {
      into: node.opinion.into,
      value: [...(Array.isArray(before) ? (before as readonly Json[]) : []), opinion],
    },
  ];
}

function returned(
  run: Run,
  task: Task,
  node: NodeOf<'userTask'>,
  command: CommandOf<'complete'>,
): Refusal | undefined {
  return goBack(run, task, node.opinion?.returnTo ?? '', command.opinion?.reason ?? '');
}
