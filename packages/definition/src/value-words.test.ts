import { expect, it } from 'vitest';
import type { Json } from './basics.ts';
import { parameterValueWords, valueWords } from './value-words.ts';

it.each<[Json, string]>([
  [null, '空'],
  [true, '是'],
  [[1, 'b'], '1、乙'],
  [{ a: 600, b: [1, 2] }, '甲 600，乙 1、2'],
  [{ a: { x: 1, y: null }, b: 3 }, '甲（x 1，y 空），乙 3'],
])('%j reads %s', (value, words) =>
  expect(
    valueWords(
      value,
      new Map([
        ['a', '甲'],
        ['b', '乙'],
      ]),
    ),
  ).toBe(words),
);

it('a parameter is called by its choices and parts, and has no words when nobody has set it', () => {
  const parameter = {
    choices: [{ value: { county: true }, name: '县里确认' }],
    parts: [{ id: 'a', name: '甲' }],
  };
  expect(parameterValueWords(parameter, { county: true })).toBe('县里确认');
  expect(parameterValueWords(parameter, { a: false })).toBe('甲 否');
  expect(parameterValueWords(parameter, [])).toBe('无');
  expect([undefined, null, ''].map((unset) => parameterValueWords(parameter, unset))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
