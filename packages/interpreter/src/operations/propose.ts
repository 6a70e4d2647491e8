import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { Proposal } from '../state.ts';

/** Asks for a change that a second person must confirm. */
export function propose(
  run: Run,
  { by, reason }: { readonly by?: string | undefined; readonly reason: string },
  change: Pick<Proposal, 'do' | 'token' | 'to'>,
): Refusal | undefined {
  if (by === undefined) return refuse('second-person');
  run.emit('changeProposed', { proposal: `p${run.state.next}`, ...change, by, reason });
  return undefined;
}
