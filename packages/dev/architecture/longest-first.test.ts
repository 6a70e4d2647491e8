import type { TestSpecification } from 'vitest/node';
import { expect, test } from 'vitest';
import { longest, LongestFirst } from '../longest-first.ts';
import { trackedFiles } from './sources.ts';

test('every file that is named as long is there', () => {
  const files = new Set(trackedFiles());
  expect(longest.filter((path) => !files.has(path))).toEqual([]);
});

test('what takes longest begins first within its project, and the groups stay in their order', async () => {
  const [apply = '', designer = ''] = longest;
  const project = (name: string, groupOrder: number) => ({
    name,
    config: { sequence: { groupOrder }, isolate: true },
  });
  const [unit, e2e] = [project('unit', 0), project('e2e', 1)];
  const sizes: Readonly<Record<string, number>> = { small: 10, large: 1_000 };
  const cache = {
    getFileTestResults: () => undefined,
    getFileStats: (key: string) => ({ size: sizes[key.split(/[/:]/).at(-1) ?? ''] ?? 1 }),
  };
  const asked = [
    [e2e, '/at/small'],
    [unit, '/at/small'],
    [e2e, `/at/${designer}`],
    [unit, '/at/large'],
    [e2e, '/at/large'],
    [e2e, `/at/${apply}`],
  ] as const;
  const files = asked.map(([of, moduleId]) => ({ project: of, moduleId }));
  // Only what sorting looks at of vitest and its files.
  const sequencer = new LongestFirst({ config: { root: '/at' }, cache } as never);
  const sorted = await sequencer.sort(files as unknown as TestSpecification[]);
  expect(sorted.map(({ moduleId }) => moduleId)).toEqual(
    ['large', 'small', apply, designer, 'large', 'small'].map((name) => `/at/${name}`),
  );
});
