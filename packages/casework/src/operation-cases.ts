import type { Casework } from './casework.ts';
import {
  effectWords,
  offersOf,
  operations,
  preview,
  type Command,
  type Effect,
  type InstanceState,
  type OperationInput,
  type World,
} from '@fiveones/interpreter';
import { mayOperate, serves, type Actor } from './access.ts';
import { fill, inWords, no, ok, refused, type Outcome } from './refused.ts';
import type { OperationView, PreviewView } from './views.ts';

/** An operation on an instance; the case it is about stands beside it. */
export interface Operating {
  readonly instance: string;
  readonly operation: OperationInput;
}

/** Office operations: which fit, what they would change, doing them. */
export class OperationCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** What a person may do to an instance now, or to one of its tasks, in the order of the menu. */
  async offers(
    actor: Actor,
    given: { readonly instance: string; readonly task?: string | undefined },
  ): Promise<Outcome<readonly OperationView[]>> {
    const found = await this.casework.instanceFor(actor, given.instance);
    if (!found.ok) return found;
    const { state, world } = found.value;
    const task = given.task === undefined ? undefined : state.tasks[given.task];
    const served = task && serves(actor, task.assignment) ? task.id : undefined;
    return ok(
      offersOf(state, world, { by: actor.id, at: this.casework.now(), task: served })
        .filter(({ who }) => mayOperate[who](actor, state))
        .map(({ do: name, name: { zh }, effect, asks, choices }) => ({
          do: name,
          name: zh,
          effect: effect.zh,
          asks,
          choices,
        })),
    );
  }

  /** What an operation would change; nothing happens. */
  async preview(actor: Actor, given: Operating): Promise<Outcome<PreviewView>> {
    const found = await this.permitted(actor, given);
    if (!found.ok) return found;
    const { state, world } = found.value;
    const told = preview(this.commandOf(actor, given), state, world);
    if ('refusal' in told) return no(inWords(told.refusal));
    return ok({
      effects: told.effects.map(inSentence),
      ...(told.confirmed ? { confirmed: told.confirmed.map(inSentence) } : {}),
    });
  }

  /** Does it. */
  async carryOut(
    actor: Actor,
    given: Operating & { readonly key: string },
  ): Promise<Outcome<{ readonly instance: string }>> {
    const found = await this.permitted(actor, given);
    if (!found.ok) return found;
    const done = await this.casework.instances.command(given.instance, this.commandOf(actor, given), {
      key: `${actor.id}/${given.key}`,
    });
    await this.casework.settled();
    return done.ok ? ok({ instance: given.instance }) : no(inWords(done.refusal));
  }

  private async permitted(
    actor: Actor,
    { instance, operation }: Operating,
  ): Promise<Outcome<{ readonly state: InstanceState; readonly world: World }>> {
    const found = await this.casework.instanceFor(actor, instance);
    if (!found.ok) return found;
    return mayOperate[operations[operation.do].who](actor, found.value.state)
      ? found
      : no(refused('not-allowed'));
  }

  private commandOf(actor: Actor, { operation }: Operating): Command {
    return { ...operation, by: actor.id, at: this.casework.now() };
  }
}

const inSentence = ({ code, params }: Effect): string => fill(effectWords[code].zh, params);
