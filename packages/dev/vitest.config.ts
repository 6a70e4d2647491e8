import { fileURLToPath } from 'node:url';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

// Setting conditions replaces vite's own, so they are named again. Packages are tested from their sources.
const resolve = { conditions: ['fiveones-source', ...defaultServerConditions] };
const outside = ['**/node_modules/**', '**/dist/**', '**/dist-types/**'];

const wholeTemplates = 'packages/cli/src/**/*.test.ts';

const unhurried = {
  // Speed is measured in the benches; here a busy machine only takes longer.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  maxWorkers: 2,
  // Many short-lived objects: with more room for them, less time goes into clearing them away.
  execArgv: ['--max-semi-space-size=64'],
  sequence: { groupOrder: 0 },
};

export default defineConfig({
  resolve,
  ssr: { resolve },
  test: {
    passWithNoTests: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve,
        ssr: { resolve },
        test: {
          // Suites over whole templates hold much in memory: each has a process of its own. They take longest, and the
          // projects of a group go in the order of their names.
          name: 'templates',
          include: [wholeTemplates],
          exclude: [...outside, '**/*.e2e.test.ts'],
          ...unhurried,
        },
      },
      {
        resolve,
        ssr: { resolve },
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.{ts,tsx}',
            'packages/*/test/**/*.test.{ts,tsx}',
            'packages/dev/architecture/*.test.ts',
            'templates/**/*.test.ts',
            'examples/**/*.test.ts',
          ],
          exclude: [...outside, wholeTemplates, '**/*.e2e.test.ts'],
          // One process loads what the packages share once for many files. No test leaves anything behind in it.
          isolate: false,
          ...unhurried,
        },
      },
      {
        resolve,
        ssr: { resolve },
        test: {
          name: 'e2e',
          include: ['packages/*/src/**/*.e2e.test.ts', 'packages/*/test/**/*.e2e.test.ts'],
          exclude: outside,
          globalSetup: [fileURLToPath(new URL('filled-counties.ts', import.meta.url))],
          // Two at once: a page waits for the server more than it works.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
