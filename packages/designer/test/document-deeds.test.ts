import { draftFiles, parsePackage } from '@fiveones/definition';
import { lint } from '@fiveones/lint';
import { expect, it } from 'vitest';
import { filesOf } from './template-files.ts';
import { applyEdits, setValue, type Intent } from '../src/changes.ts';
import { readPack, type Files } from '../src/pack.ts';
import { isMerged, mergeChoices, mergeInto, newBlocks, newDocument } from '../src/tabs/document-deeds.ts';

const done = (files: Files, intent: Intent): Files => {
  const made = intent(files);
  if (!made.ok) throw new Error(made.words);
  const applied = applyEdits(files, made.edits);
  if (!applied.ok) throw new Error(applied.words);
  const back = applyEdits(applied.files, applied.inverse);
  expect(back.ok && back.files).toEqual(files);
  return applied.files;
};

const errorsIn = (files: Files): readonly string[] => {
  const parsed = parsePackage(draftFiles(files));
  if (!parsed.ok) return parsed.problems.map(({ code }) => code);
  return lint(parsed.package).flatMap(({ severity, code }) => (severity === 'error' ? [code] : []));
};

it('a letter is made by choices alone, is free of errors, says what it merges, and is undone at every step', () => {
  const start = filesOf('marriage-registration');
  const { id, intent } = newDocument(readPack(start), '告知书');
  let files = done(start, intent);
  const letter = () => {
    const found = readPack(files).documents.find((one) => one.id === id);
    if (found === undefined) throw new Error(id);
    return found;
  };
  const choose = (name: RegExp): string => {
    const found = mergeChoices(readPack(files), letter()).find((one) => name.test(one.name));
    if (found === undefined) throw new Error(String(name));
    return found.id;
  };
  const put = (path: readonly (string | number)[], text: string, name: RegExp): void => {
    files = done(files, mergeInto(readPack(files), letter(), { path, text, choice: choose(name) }));
  };
  put(['blocks', 0, 'paragraph'], '收到您的', /^补领.*原因/);
  const [field = ''] = Object.keys(letter().json['fields'] ?? {});
  expect(letter().json['blocks']).toEqual([{ paragraph: `收到您的{{${field}}}` }]);
  // Chosen again it is the same one; what every document knows needs no name of its own.
  put(['blocks', 0, 'paragraph'], '为', new RegExp('原因$'));
  put(['number'], '婚字', /^年份$/);
  expect(Object.keys(letter().json['fields'] ?? {})).toEqual([field]);
  expect(letter().json['number']).toBe('婚字{{year}}');
  const table = newBlocks(readPack(files), letter()).find(({ name }) => name.startsWith('明细表'));
  if (table === undefined) throw new Error('no list');
  files = done(files, table.intent);
  const list = Object.keys(letter().json['fields'] ?? {}).find((key) => key !== field) ?? '';
  expect(errorsIn(files)).toEqual(errorsIn(start));
  expect([isMerged(letter(), field), isMerged(letter(), list)]).toEqual([true, true]);
  files = done(files, setValue(letter().file, ['blocks', 1], undefined));
  expect([isMerged(letter(), field), isMerged(letter(), list)]).toEqual([true, false]);
});
