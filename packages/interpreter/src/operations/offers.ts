import { kinds } from '../decide.ts';
import { Run } from '../run.ts';
import type { InstanceState, Instant, TokenId } from '../state.ts';
import type { World } from '../world.ts';
import type { OperationType } from './command.ts';
import { nextChoices } from './next.ts';
import type { Ask, Choice, Who, Words } from './operation.ts';
import { operations, afterEnd } from './operations.ts';

/** An operation that a person could do now, with everything a face needs to ask. */
export interface Offered {
  readonly do: OperationType;
  readonly name: Words;
  readonly effect: Words;
  readonly who: Who;
  readonly asks: readonly Ask[];
  readonly choices: readonly Choice[];
}

/** The operations that fit an instance, or one of its tasks, for a person; rights of the application aside. */
export function offersOf(
  state: InstanceState,
  world: World,
  given: { readonly by: string; readonly at: Instant; readonly task?: TokenId | undefined },
): readonly Offered[] {
  const run = new Run(state, world, given, kinds);
  const task = given.task === undefined ? undefined : state.tasks[given.task];
  return Object.entries(operations).flatMap(([name, operation]): readonly Offered[] => {
    if (state.status !== 'running' && !afterEnd.has(name)) return [];
    const offer = operation.offer(run, given.by, task);
    const { name: words, effect, who, asks } = operation;
    return offer
      ? [{ do: name as OperationType, name: words, effect, who, asks, choices: offer.choices }]
      : [];
  });
}

/** Whom the performer of a task may choose for each step that may come next. */
export function nextChoicesOf(
  state: InstanceState,
  world: World,
  given: { readonly by: string; readonly at: Instant; readonly task: TokenId },
): ReturnType<typeof nextChoices> {
  const task = state.tasks[given.task];
  return task ? nextChoices(new Run(state, world, given, kinds), task) : [];
}
