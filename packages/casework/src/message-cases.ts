import type { JsonObject } from '@fiveones/definition';
import { roleLetters, type Actor } from './access.ts';
import { mayRegister } from './case-view.ts';
import type { Casework } from './casework.ts';
import { checkMessage } from './check-forms.ts';
import { inWords, no, ok, refused, type Outcome } from './refused.ts';

/** What people tell a case by hand. */
export class MessageCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** Registers a message by hand, e.g. an objection that came by telephone. */
  async register(
    actor: Actor,
    given: {
      readonly instance: string;
      readonly message: string;
      readonly payload: JsonObject;
      readonly key: string;
    },
  ): Promise<Outcome<{ instance: string }>> {
    const found = await this.casework.instanceFor(actor, given.instance);
    if (!found.ok) return found;
    const { world, state } = found.value;
    const declared = world.chart.process.messages.find(({ id }) => id === given.message);
    if (!declared || !mayRegister(world, declared.responsibility, state.region, actor))
      return no(refused('not-allowed'));
    const { payload, problems } = checkMessage({
      state,
      world,
      form: declared.form,
      payload: given.payload,
      role: roleLetters(actor, world.chart.package.template.posts, false),
      now: this.casework.now(),
    });
    if (problems.length > 0) return no(refused('form-has-problems', { count: problems.length }, problems));
    const done = await this.casework.instances.command(
      given.instance,
      { do: 'message', message: given.message, payload, at: this.casework.now(), by: actor.id },
      { key: `${actor.id}/${given.key}` },
    );
    await this.casework.settled();
    return done.ok ? ok({ instance: given.instance }) : no(inWords(done.refusal));
  }
}
