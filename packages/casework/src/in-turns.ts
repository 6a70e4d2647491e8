import { setImmediate as nextTurn } from 'node:timers/promises';

/** Works through a list in its order, so many side by side; between two turns others are served. */
export async function inTurns<T, R>(
  list: readonly T[],
  act: (one: T) => Promise<R>,
  atOnce = 100,
): Promise<readonly R[]> {
  const answers: R[] = [];
  for (let from = 0; from < list.length; from += atOnce) {
    if (from > 0) await nextTurn();
    answers.push(...(await Promise.all(list.slice(from, from + atOnce).map(act))));
  }
  return answers;
}
