import { expect, it } from 'vitest';
import { editCodes, forkCodes, parseCodes, resolveCodes } from './problem.ts';
import { problemCatalogue } from './words.ts';

it('has words in both languages for every problem, and no words for anything else', () => {
  expect(Object.keys(problemCatalogue)).toEqual([...parseCodes, ...editCodes, ...forkCodes, ...resolveCodes]);
  for (const { zh, en } of Object.values(problemCatalogue)) {
    expect(zh).toMatch(/[一-龥].*[。]$/);
    expect(en).not.toMatch(/[一-龥]/);
  }
});
