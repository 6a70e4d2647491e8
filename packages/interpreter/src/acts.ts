import { without } from './changed.ts';
import type { EventBodies } from './event.ts';
import type { Act, InstanceState } from './state.ts';

/** What stands of what people did at steps, once another step is done; whoever does not agree makes all be looked at anew. */
export function actsAfter(
  { acts = {} }: InstanceState,
  { node, by, opinion, stands, like, agreed }: EventBodies['taskDone'],
): Pick<InstanceState, 'acts'> {
  const result = opinion?.['result'];
  const disagreed = result !== undefined && result !== 'agree';
  const kept: Readonly<Record<string, Act>> = disagreed ? {} : without(acts, node);
  const agrees = like === undefined ? result === 'agree' : agreed === true;
  if (!stands || by === undefined || disagreed) return Object.keys(acts).length === 0 ? {} : { acts: kept };
  return { acts: { ...kept, [node]: { by, ...(agrees ? { agreed: true } : {}) } } };
}

/** The state in which nobody's earlier act counts any more: the case was given back, moved or put right. */
export function withoutActs(state: InstanceState): InstanceState {
  const { acts, ...rest } = state;
  return acts === undefined ? state : rest;
}
