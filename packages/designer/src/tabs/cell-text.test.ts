import { expect, test } from 'vitest';
import { cellFeel, cellText } from './cell-text.ts';

test.each([
  ['"优待抚恤金", "计生奖励"', '优待抚恤金、计生奖励'],
  ['true', '是'],
  ['"wage"', 'wage'],
  ['>= 3', '>= 3'],
  ['param.standard * 1.5', 'param.standard * 1.5'],
  ['[1..3]', '[1..3]'],
  ['12', '12'],
])('%s reads as %s and is written back the same', (feel, text) => {
  expect(cellText(feel)).toBe(text);
  expect(cellFeel(text, feel)).toBe(feel);
});

test('an empty cell means any', () => {
  expect(cellText('-')).toBe('');
  expect(cellFeel('', '"甲"')).toBe('');
});

test('values are typed as their choices are called, and stored as they are kept', () => {
  const called = new Map([
    ['wage', '工资性收入'],
    ['business', '经营净收入'],
  ]);
  expect(cellText('"wage", "business"', called)).toBe('工资性收入、经营净收入');
  expect(cellFeel('经营净收入、养殖', '"wage"', called)).toBe('"business", "养殖"');
});
