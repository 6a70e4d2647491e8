const atOnce = 100;

/** Works through a list in its order, a hundred side by side. */
export async function inTurns<T, R>(list: readonly T[], act: (one: T) => Promise<R>): Promise<readonly R[]> {
  const answers: R[] = [];
  for (let from = 0; from < list.length; from += atOnce)
    answers.push(...(await Promise.all(list.slice(from, from + atOnce).map(act))));
  return answers;
}
