import type { Action, Scenario } from '@fiveones/definition';

/**
 * What people and systems do in a scenario, without what it checks on the way and the days by which it wants things
 * done: for whoever plays it on other days or lets it go another way.
 */
export const deedsOf = ({ script }: Pick<Scenario, 'script'>): readonly Action[] =>
  script.filter(({ do: what }) => what !== 'expect' && what !== 'refused').map(undated);

function undated(action: Action): Action {
  if (!('due' in action)) return action;
  const { due: _, ...deed } = action;
  return deed;
}
