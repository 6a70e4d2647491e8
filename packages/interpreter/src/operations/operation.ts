import type { CommandOf } from '../command.ts';
import { mayTake } from '../commands/mayTake.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { Proposal, Task, TokenId } from '../state.ts';
import type { TaskNode } from '@fiveones/definition';
import { nodeOf } from '../walk.ts';
import type { OperationType } from './command.ts';

/** A text in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/**
 * Who may: `holder` has the task or may take it; `sender` handed it on; `reader` sees the case;
 * `addressee` was told; `publisher` answers for the town or the county; `office` answers for the
 * county; `admin` looks after the processes. The interpreter checks the first two; the others are rights of the application.
 */
export type Who = 'holder' | 'sender' | 'reader' | 'addressee' | 'publisher' | 'office' | 'admin';

/** What an operation can meet; its table says what then happens. */
export const situations = ['parallel', 'multi', 'timers', 'subProcess', 'call'] as const;
/** What a step is in the middle of, as far as operations go by it. */
export type Situation = (typeof situations)[number];

/** One thing that can be chosen: a step, a person, a reason, a task. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
  /** For steps to give back to: how it may go on afterwards. */
  readonly then?: readonly ('again' | 'straight')[];
}

/** An operation that fits the state, with what there is to choose. */
export interface Offer {
  readonly choices: readonly Choice[];
}

/** Everything the interpreter knows of an office operation. */
export interface Operation<T extends OperationType> {
  readonly name: Words;
  /** One sentence: what it does. */
  readonly effect: Words;
  readonly who: Who;
  /** What a face asks for before it is done, in order. */
  readonly asks: readonly Ask[];
  /** What happens in each situation; printed in `semantics.md`. */
  readonly table: Readonly<Record<Situation, string>>;
  /** Whether it fits now for a person, at a task or at the whole instance; rights of the application aside. */
  readonly offer: (run: Run, by: string, task: Task | undefined) => Offer | undefined;
  readonly decide: (run: Run, command: CommandOf<T>) => Refusal | undefined;
  /** For what a second person confirms: does it. */
  readonly carryOut?: (run: Run, proposal: Proposal, by: string) => Refusal | undefined;
}

/** What is asked: one choice, several, a reason, a text that may be left empty, before or after, the way on. */
export type Ask = 'one' | 'several' | 'reason' | 'note' | 'when' | 'then';

/** An offer without choices. */
export const plain: Offer = { choices: [] };

/** Fewest characters of a notice of rejection, as of any opinion against. */
export const shortestNotice = 10;

/** The open task that a command names, when its author may decide there; a delegate or an added signer may not. */
export function decidedBy(
  run: Run,
  id: TokenId,
  by: string | undefined,
  operation: OperationType,
): { readonly task: Task; readonly node: TaskNode } | Refusal {
  const task = run.state.tasks[id];
  if (!task) return refuse('task-gone');
  const barred = mayTake(run, task, by) ?? onlyPrepares(task);
  if (barred) return barred;
  const node = nodeOf(run, run.token(id)) as TaskNode; // only user tasks open tasks
  return node.without?.some((off) => off === operation) ? refuse('operation-off') : { task, node };
}

/** A delegate prepares and an added signer signs; they decide nothing else. */
function onlyPrepares(task: Task): Refusal | undefined {
  if (task.signs) return refuse('signs-only');
  return task.passed?.how === 'delegated' ? refuse('delegated-only') : undefined;
}

/** Whether a person may decide at a task by an operation; then its node. */
export function decidable(
  run: Run,
  task: Task | undefined,
  by: string,
  operation: OperationType,
): { readonly task: Task; readonly node: TaskNode } | undefined {
  const found = task ? decidedBy(run, task.id, by, operation) : undefined;
  return found && 'node' in found ? found : undefined;
}

/** A reason of at least one character. */
export const needsReason = (reason: string): Refusal | undefined =>
  reason.trim() === '' ? refuse('reason-missing', { min: 1 }) : undefined;
