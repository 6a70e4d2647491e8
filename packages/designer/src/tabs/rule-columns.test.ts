import { parsePackage, draftFiles } from '@fiveones/definition';
import { expect, it } from 'vitest';
import { applyEdits, type Intent } from '../changes.ts';
import { readPack, type Files } from '../pack.ts';
import { columnKinds, newTable, withoutTable } from './rule-columns.ts';

const start: Files = {
  'template.json': { id: 'x', name: '包', version: '1.0.0', publisher: '县', format: 1, posts: [] },
};
const done = (files: Files, intent: Intent): Files => {
  const made = intent(files);
  if (!made.ok) throw new Error(made.words);
  const applied = applyEdits(files, made.edits);
  if (!applied.ok) throw new Error(applied.words);
  const back = applyEdits(applied.files, applied.inverse);
  expect(back.ok && back.files).toEqual(files);
  return applied.files;
};
const tableIn = (files: Files) => {
  const [table] = readPack(files).decisions;
  if (!table) throw new Error('no table');
  return table;
};

it('a table is made, gets columns, has them moved with their cells and taken away, and can be undone at every step', () => {
  const made = newTable(readPack(start), '分档');
  let files = done(start, made.intent);
  const { input, output } = columnKinds;
  files = done(files, input.add(tableIn(files), '年龄'));
  files = done(files, output.add(tableIn(files), '金额'));
  const cells = { r: ['-', '>= 80'] };
  files = {
    ...files,
    'decisions/table.json': {
      ...tableIn(files).json,
      rules: [{ id: 'r', when: cells.r, then: { result: '1', result2: '2' } }],
    },
  };
  files = done(files, input.move(tableIn(files), 1, 0));
  files = done(files, output.move(tableIn(files), 1, 0));
  expect(tableIn(files).json).toMatchObject({
    inputs: [{ label: '年龄' }, { id: 'when' }],
    outputs: [{ id: 'result2', label: '金额' }, { id: 'result' }],
    rules: [{ when: ['>= 80', '-'], then: { result: '1', result2: '2' } }],
  });
  files = done(files, input.remove(tableIn(files), 'when'));
  files = done(files, output.remove(tableIn(files), 'result'));
  expect(tableIn(files).json).toMatchObject({ rules: [{ when: ['>= 80'], then: { result2: '2' } }] });
  const parsed = parsePackage(draftFiles(files));
  expect(parsed.ok || parsed.problems).toBe(true);
  expect(readPack(done(files, withoutTable(tableIn(files)))).decisions).toEqual([]);
});
