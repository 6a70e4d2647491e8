import { expect, it } from 'vitest';
import { nameIn, namingPaths } from './naming.ts';

const either = 'if list.name != null then list.name else apply.person.name';

it('whom a draft is about is read where the process looks for it, in its order; what is no name yet is none', () => {
  const from = namingPaths({ subject: { name: either } });
  expect(from).toEqual(['list.name', 'apply.person.name']);
  expect(nameIn({ apply: { person: { name: ' 李某某 ' } } }, from)).toBe('李某某');
  expect(nameIn({ list: { name: '王某某' }, apply: { person: { name: '李某某' } } }, from)).toBe('王某某');
  expect(nameIn({ list: { name: ' ' }, apply: ['李某某'] }, from)).toBe('');
});

it('a matter is worded, not named, and a text in quotes names no place', () => {
  expect(namingPaths({ subject: { name: 'batch.no', names: 'matter' } })).toEqual([]);
  expect(namingPaths({ subject: { name: 'if vacancy.name = null then "a.b" else vacancy.name' } })).toEqual([
    'vacancy.name',
  ]);
  expect(namingPaths({})).toEqual([]);
});
