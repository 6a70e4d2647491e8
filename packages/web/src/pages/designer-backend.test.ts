import { expect, it } from 'vitest';
import { changedFiles, filesOf } from './designer-backend.ts';

it('sends a changed file whole, with what stood there before; nothing stands as null', () => {
  const same = { id: 'same' };
  const before = { 'a.json': { v: 1 }, 'gone.json': { v: 2 }, 'same.json': same };
  const after = { 'a.json': { v: 3 }, 'new.json': { v: 4 }, 'same.json': same };
  expect(changedFiles(before, after)).toEqual([
    { file: 'a.json', before: { v: 1 }, after: { v: 3 } },
    { file: 'gone.json', before: { v: 2 }, after: null },
    { file: 'new.json', before: null, after: { v: 4 } },
  ]);
});

it('makes the version in force from the draft and what differs; what is alike is the same value', () => {
  const same = { id: 'same' };
  const base = filesOf(
    { 'a.json': { v: 2 }, 'new.json': { v: 3 }, 'same.json': same },
    { 'a.json': { v: 1 }, 'new.json': null },
  );
  expect(base).toEqual({ 'a.json': { v: 1 }, 'same.json': same });
  expect(base['same.json']).toBe(same);
});
