import { expect, it } from 'vitest';
import { namingIn } from '../naming.ts';
import { readPack } from '../pack.ts';
import { conditionsOf } from './condition-chips.tsx';

const yesNo = [
  { const: 'yes', title: '愿意' },
  { const: 'no', title: '不愿意' },
];

it('a field that stands under a condition is told when, by the names of its own form', () => {
  const field = (title: string, more: object = {}) => ({ type: 'string', title, ...more });
  const pack = readPack({
    'template.json': {
      id: 'x',
      name: '包',
      version: '1.0.0',
      publisher: '县',
      format: 1,
      posts: [],
    },
    'forms/offer.json': {
      id: 'offer',
      key: 'offer',
      name: '告知书',
      schema: {
        type: 'object',
        properties: {
          willing: field('意愿', { oneOf: yesNo }),
          reason: field('不愿的原因', { 'x-visible': 'willing = "no"', 'x-required': true }),
          phone: field('电话', { 'x-required': 'willing = "yes"' }),
          home: {
            type: 'object',
            title: '住处',
            properties: {
              rented: { type: 'boolean', title: '租的' },
              rent: field('房租', { 'x-visible': 'rented = true' }),
            },
          },
        },
      },
    },
    'forms/other.json': {
      id: 'other',
      key: 'other',
      name: '另一张',
      schema: { type: 'object', properties: { willing: field('别的意愿') } },
    },
  });
  const [form] = pack.forms.filter(({ id }) => id === 'offer');
  if (!form) throw new Error('no form');
  expect(conditionsOf(pack, form, namingIn(pack)).map(({ path, text }) => [path, text])).toEqual([
    ['reason', '意愿是“不愿意”，才出现'],
    ['phone', '意愿是“愿意”，才必填'],
    ['home.rent', '住处·租的是“是”，才出现'],
  ]);
  expect(conditionsOf(pack, form, undefined)[0]?.text).toContain('willing');
});
