import { describe, expect, it } from 'vitest';
import type { Json } from './basics.ts';
import { difference } from './difference.ts';
import { differenceWords } from './difference-words.ts';
import { library } from './library.example.ts';
import { parseDraft } from './parse.ts';
import type { PackageDraft } from './files.ts';

const read = (draft: PackageDraft) => {
  const parsed = parseDraft(draft);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.package;
};
/** The example with one file changed by text. */
const changed = (file: string, from: string, to: string): PackageDraft => ({ ...library, [file]: JSON.parse(JSON.stringify(library[file]).replace(from, to)) as Json });
const words = (after: PackageDraft) => difference(read(library), read(after)).map((one) => differenceWords(one));

describe('the difference of two versions', () => {
  it('is nothing for the same', () => expect(words(library)).toEqual([]));
  it('tells a new name of a parameter with both', () => expect(words(changed('parameters.json', '审核天数', '审查天数'))).toEqual(['参数“审查天数”的名称：审核天数 → 审查天数']));
  it('tells a bound with both figures', () => expect(words(changed('parameters.json', '"ceiling":20', '"ceiling":30'))).toEqual(['参数“审核天数”的上限：20 → 30']));
  it('tells that a parameter was taken away', () => {
    const { parameters } = library['parameters.json'] as { parameters: Json[] };
    const without = { ...library, 'parameters.json': { ...(library['parameters.json'] as object), parameters: parameters.slice(1) } } as PackageDraft;
    expect(words(without)).toEqual(['去掉参数“审核天数”']);
  });
  it('does not count moved boxes', () => {
    const layout = Object.keys(library).find((file) => file.endsWith('.layout.json'));
    expect(layout === undefined ? [] : words({ ...library, [layout]: { process: (library[layout] as { process: string }).process, nodes: {} } })).toEqual([]);
  });
});
