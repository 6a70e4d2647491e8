import { expect, test } from 'vitest';
import { chartOf } from './sample.ts';
import { stepRows } from './step-numbers.ts';

const numbersOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(stepRows(chartOf(text)).map(({ step, number }) => [step.id, number]));

/** Three ways of deciding that come together again. */
const three = `
  town: o/start x/kind low middle high x/join pay ./end
  start > kind
  kind > low > join
  kind > middle > join
  kind > high > join
  join > pay > end
`;

test('branches that come together again are numbered in the order in which they are declared', () => {
  expect(numbersOf(three)).toMatchObject({ kind: '2', low: '2.1', middle: '2.2', high: '2.3', join: '3' });
});

test('a step that is added to one of several equal branches changes the number of no other', () => {
  const before = numbersOf(three);
  for (const [branch, longer] of [
    ['low', 'kind > low > more > join'],
    ['high', 'kind > high > more > join'],
  ] as const) {
    const after = numbersOf(
      three.replace('low middle', 'low more middle').replace(`kind > ${branch} > join`, longer),
    );
    for (const id of ['low', 'middle', 'high']) expect(after[id]).toBe(before[id]);
  }
});

test('what only ends is told right after the step where it branches off, wherever it is declared', () => {
  const text = (first: string, second: string): string => `
    town: o/start x/ok refuse visit check approve ./gone ./end
    start > ok
    ${first}
    ${second}
  `;
  const [on, off] = ['ok > visit > check > approve > end', 'ok > refuse > gone'];
  for (const numbers of [numbersOf(text(on, off)), numbersOf(text(off, on))])
    expect(numbers).toMatchObject({ ok: '2', refuse: '2.1', visit: '2.2' });
});
