import type { CommandOf } from '../command.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import { voteAt } from '../vote.ts';
import { concludeVote, nodeOf } from '../walk.ts';

/** The box of a secret vote has been opened: as many ballots as members who voted, nobody's name on them. */
export function count(run: Run, command: CommandOf<'count'>): Refusal | undefined {
  const body = run.state.tokens[command.token];
  const node = body ? nodeOf(run, body) : undefined;
  const vote = node ? voteAt(node) : undefined;
  if (!body?.counting || !node || !vote) return refuse('not-asked');
  const voted = (body.body?.done ?? []).filter((result) => result !== null).length;
  if (command.ballots.length !== voted) return refuse('not-asked');
  concludeVote(run, node, body, command.ballots);
  return undefined;
}
