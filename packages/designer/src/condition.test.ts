import { expect, test } from 'vitest';
import { literalOf, plainLiteral, readCondition, writeCondition } from './condition.ts';

const sentences: readonly (readonly [string, string])[] = [
  ['surveyMode = "home"', 'surveyMode = "home"'],
  ['apply.size >= 3 and apply.kind != "edge"', 'apply.size >= 3 and apply.kind != "edge"'],
  ['a = "甲 and 乙" or b = null', 'a = "甲 and 乙" or b = null'],
  ['kinDeclared', 'kinDeclared = true'],
  ['income < param.standard', 'income < param.standard'],
];
test.each(sentences)('%s is a sentence and is written back as it means', (feel, written) => {
  const read = readCondition(feel);
  expect(read === undefined ? undefined : writeCondition(read)).toBe(written);
});

test.each([
  ['some m in members satisfies m.ill'],
  ['a = 1 and b = 2 or c = 3'],
  ['count(list) > 2'],
  ['a + 1 > 2'],
  ['(a = 1) and b = 2'],
])('%s says more than a sentence and stays a formula', (feel) => {
  expect(readCondition(feel)).toBeUndefined();
});

test('a quoted literal comes back whole', () => {
  expect(plainLiteral(literalOf('说"是"', 'text'))).toBe('说"是"');
});
