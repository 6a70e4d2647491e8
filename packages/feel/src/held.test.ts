import { expect, it } from 'vitest';
import { heldAnswer, heldFault } from './held.ts';

const sees = ['facts', 'param'];
const functions = { half: { params: ['n'], call: ([n]: readonly unknown[]) => Number(n) / 2 } };
const context = { facts: { paid: 34_000, name: '王' }, param: { most: 1 }, secret: 7 };
const answer = (text: unknown) => heldAnswer(text, context, { sees, functions });

it.each([
  ['facts.paid >= param.most * 10000', { holds: true }],
  ['facts.paid >= 10 * param.most * 10000', { holds: false }],
  ['half(facts.paid) > 10000', { holds: true }],
  ['facts.notDelivered > 3', { holds: false }],
  ['sum(facts.notDelivered) > 3', { holds: false }],
  ['if facts.notDelivered = null then true else false', { holds: true }],
  ['facts.name > 3', { fault: '“>”两边的值不能一起用：文字 与 数字' }],
  ['facts.paid', { fault: '结果不是“是”或“否”' }],
  ['null', { fault: '结果不是“是”或“否”' }],
  ['secret > 3', { fault: '没有叫“secret”的数据项' }],
  ['double(facts.paid) > 3', { fault: '没有叫“double”的函数' }],
  ['facts.paid >', { fault: '这里写得不完整，或多了内容：“”' }],
  ['', { fault: '没有写条件' }],
  [7, { fault: '没有写条件' }],
])('a held condition %j is answered, or the reason is told in Chinese', (text, expected) => {
  expect(answer(text)).toEqual(expected);
});

it('its text is read before there are data, and it sees no more than it may', () => {
  const reading = { sees, functions };
  expect(heldFault('facts.paid >= param.most', reading)).toBeUndefined();
  expect(heldFault('instance.region = "1"', reading)).toBe('没有叫“instance”的数据项');
  expect(heldFault('facts.paid > '.repeat(1000), reading)).toBeTypeOf('string');
});
