import { Form, type Package } from '@fiveones/definition';
import { lint } from '@fiveones/lint';
import { describe, expect, it } from 'vitest';
import { passedWrong } from '../operations/passed.example.ts';
import { randomOf } from '../operations/random-case.example.ts';
import { randomConstructs } from './blocks.example.ts';
import { movesEach, played } from './played.example.ts';

const cases = Number(process.env['FIVEONES_RANDOM_CASES'] ?? 1_120);
/** Seeds that once failed, with what was wrong. */
const once: readonly (readonly [seed: number, wrong: string])[] = [
  [16, 'a step beside the way was given back to the way, which had moved on'],
  [124, 'an inclusive join waited for a parallel join that waited for it'],
  [183, 'a task was taken back after an event had moved its consequence on'],
  [416, 'a branch came to its end before the next one was there, and the case ended'],
  [451, 'a step given back straight was interrupted and walked on'],
  [553, 'a branch in a circle was given back past its join'],
];

/** A chart with the form that its conditions read, without the row of a step that it does not have. */
const withForm = (pkg: Package): Package => ({
  ...pkg,
  responsibilities: pkg.responsibilities.filter(({ id }) => id !== 'R-003'),
  forms: {
    F: Form.parse({
      id: 'F',
      key: 'form',
      name: '表',
      schema: {
        type: 'object',
        properties: {
          n: { type: 'integer', title: '数' },
          again: { type: 'boolean', title: '再来' },
          ready: { type: 'boolean', title: '好了' },
        },
      },
      sections: [],
    }),
  },
});

const tried = (seed: number): number => {
  try {
    return played(seed);
  } catch (error) {
    throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
};

describe('charts of every construct, drawn and played at random', () => {
  it.each(once)('seed %i: %s', (seed) => expect(tried(seed)).toBeGreaterThan(0));

  it('lose and double no token, wait for nothing that cannot come, reckon every day right, come to their end and replay to the same', () => {
    let steps = 0;
    for (let seed = 1; seed <= cases; seed++) steps += tried(seed);
    expect(steps).toBeGreaterThan(cases * movesEach);
    if (cases >= 1_120) expect(steps).toBeGreaterThan(100_000);
  }, 180_000);

  it('let a step pass for the same person only as the rule of its chart says', () => {
    let passed = 0;
    for (let seed = 1; seed <= cases / 8; seed++) {
      const rule = seed % 2 === 0 ? 'any' : 'adjacent';
      played(
        seed,
        (events, world) => {
          const { wrong, count } = passedWrong(events, world);
          expect({ seed, wrong }).toEqual({ seed, wrong: [] });
          passed += count;
        },
        rule,
      );
    }
    expect(passed).toBeGreaterThan(cases / 8);
  }, 60_000);

  it('are charts that a designer could publish: no check finds an error', () => {
    const wrong = new Map<string, number>();
    for (let seed = 1; seed <= 80; seed++)
      for (const { code, severity, params } of lint(withForm(randomConstructs(randomOf(seed)).pkg)))
        if (severity === 'error') wrong.set(`${code} ${JSON.stringify(params)}`, seed);
    expect(Object.fromEntries(wrong)).toEqual({});
  });
});
