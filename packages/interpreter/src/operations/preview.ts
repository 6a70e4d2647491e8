import type { Command } from '../command.ts';
import { decide } from '../decide.ts';
import type { Refusal } from '../refusal.ts';
import type { InstanceState } from '../state.ts';
import type { World } from '../world.ts';
import { effectsOf, type Effect } from './effects.ts';

/** What would come of a command. */
export type Preview =
  | {
      readonly effects: readonly Effect[];
      /** What follows once a second person has confirmed. */
      readonly confirmed?: readonly Effect[];
    }
  | { readonly refusal: Refusal };

/** Nobody in particular: whoever will confirm. */
const another = '#another';

/**
 * Says what a command would change, from the very events it would lead to; nothing happens. What a
 * second person must confirm is told with what the confirmation would bring.
 */
export function preview(command: Command, state: InstanceState, world: World): Preview {
  const decision = decide(command, state, world);
  if ('refusal' in decision) return decision;
  const effects = effectsOf(state, decision.events, world);
  const asked = decision.events.find((event) => event.type === 'changeProposed');
  if (asked?.type !== 'changeProposed') return { effects };
  const confirming = { do: 'confirm', proposal: asked.body.proposal, at: command.at, by: another } as const;
  const confirmed = decide(confirming, decision.state, world);
  return 'refusal' in confirmed
    ? confirmed
    : { effects, confirmed: effectsOf(decision.state, confirmed.events, world) };
}
