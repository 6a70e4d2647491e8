import { expect, test } from 'vitest';
import { readPack } from '../pack.ts';
import { fieldNamed, fieldsOf } from './fields.ts';

const form = {
  schema: {
    type: 'object',
    properties: {
      income: { type: 'object', properties: { wages: { type: 'number', title: '工资' } } },
      incomeOther: { type: 'number' },
      members: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
    },
  },
};
const named = (place?: string) => fieldNamed(fieldsOf(readPack({}), form), place);

test('where a finding stands in a form names its innermost field, and which of its properties is meant', () => {
  expect(named('schema.properties.income.properties.wages.x-visible')).toEqual({
    field: 'income.wages',
    keyword: 'x-visible',
  });
  expect(named('schema.properties.income.title')).toEqual({ field: 'income', keyword: 'title' });
  expect(named('schema.properties.incomeOther')).toEqual({ field: 'incomeOther', keyword: '' });
  expect(named('schema.properties.members.items.properties.name')?.field).toBe('members.name');
  for (const place of ['schema.properties.gone.title', 'sections.rows', '', undefined])
    expect(named(place)).toBeUndefined();
});
