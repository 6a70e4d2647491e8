import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from './basics.ts';
import { library } from './library.example.ts';
import type { Package, PackageFiles } from './package.ts';
import { bounds, draftFiles, parseDraft, parsePackage, readDraft, serialisePackage } from './parse.ts';
import { parseCodes, type Problem } from './problem.ts';
import { problemWords } from './words.ts';

const files = draftFiles(library);
const chart = library['processes/card.json'] as JsonObject;

function parsed(source: PackageFiles): Package {
  const result = parsePackage(source);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.package;
}

function problems(changed: PackageFiles): readonly Problem[] {
  const result = parsePackage(changed);
  return result.ok ? [] : result.problems;
}

const withFile = (file: string, json: Json): PackageFiles => draftFiles({ ...library, [file]: json });
const withChart = (change: JsonObject): PackageFiles =>
  withFile('processes/card.json', { ...chart, ...change });
const { 'template.json': _gone, ...noTemplate } = files;

const wrong: readonly [
  sentence: string,
  code: string,
  changed: PackageFiles,
  path?: readonly (string | number)[],
][] = [
  ['there is no template.json', 'no-template', noTemplate],
  [
    'the format is of a later version',
    'newer-format',
    withFile('template.json', { ...(library['template.json'] as JsonObject), format: 2 }),
    ['format'],
  ],
  [
    'a comma is missing',
    'not-json',
    { ...files, 'forms/application.json': '{\n  "id": "application"\n  "key": 1\n}' },
  ],
  ['a text ends in the middle', 'not-json', { ...files, 'template.json': '{"id": "libr' }],
  ['a number is out of range', 'not-json', { ...files, 'template.json': '{"format": 1e999}' }],
  ['a key is written twice', 'duplicate-key', { ...files, 'template.json': '{"id": "a", "id": "b"}' }],
  ['a key would reach a prototype', 'forbidden-key', { ...files, 'template.json': '{"__proto__": {}}' }],
  ['lists are nested a thousand deep', 'too-deep', { ...files, 'template.json': '['.repeat(1000) }],
  [
    'a file is longer than 4 million characters',
    'file-too-large',
    { ...files, 'forms/application.json': ' '.repeat(bounds.fileChars + 1) },
  ],
  [
    'all files together are too long',
    'package-too-large',
    {
      ...files,
      ...Object.fromEntries(Array.from({ length: 17 }, (_, n) => [`${n}.md`, ' '.repeat(4_000_000)])),
    },
  ],
  [
    'there are too many files',
    'too-many-files',
    Object.fromEntries(Array.from({ length: bounds.files + 1 }, (_, n) => [`${n}.md`, ''])),
  ],
  [
    'a chart has more than 2000 nodes',
    'too-many-nodes',
    withChart({
      nodes: Array.from({ length: bounds.nodes + 1 }, (_, n) => ({
        id: `n${n}`,
        kind: 'endEvent',
        name: '完',
      })),
    }),
    ['nodes'],
  ],
  ['a list is a number', 'wrong-shape', withChart({ flows: 3 }), ['flows']],
  ['a name is empty', 'wrong-shape', withChart({ name: '' }), ['name']],
  [
    'a tier is unknown',
    'wrong-shape',
    withChart({ lanes: [{ id: 'a', name: '甲', tier: 'moon' }] }),
    ['lanes', 0, 'tier'],
  ],
  [
    'an id is Chinese',
    'wrong-shape',
    withChart({ flows: [{ id: '一', from: 'start', to: 'accept' }] }),
    ['flows', 0, 'id'],
  ],
  [
    'a node has an unknown kind',
    'unknown-node-kind',
    withChart({ nodes: [{ id: 'a', name: '甲', kind: 'magicTask' }] }),
    ['nodes', 0, 'kind'],
  ],
  [
    'two flows have one id',
    'duplicate-id',
    withChart({ flows: [...(chart['flows'] as Json[]), { id: 'f1', from: 'start', to: 'done' }] }),
    ['flows', 4, 'id'],
  ],
  ['the id is not the file name', 'id-not-file-name', withChart({ id: 'other' }), ['id']],
  [
    'a layout is of another chart',
    'id-not-file-name',
    withFile('processes/card.layout.json', { process: 'other', nodes: {} }),
    ['process'],
  ],
];

describe('parsePackage', () => {
  it.each(wrong)('tells that %s', (_, code, changed, path = []) => {
    const found = problems(changed);
    expect(found.map((one) => one.code)).toEqual([code]);
    expect(found[0]?.at.path).toEqual(path);
  });

  it('has an example of every code', () => {
    expect(new Set(wrong.map(([, code]) => code))).toEqual(new Set(parseCodes));
  });

  it('says every problem in plain words, with every parameter in place', () => {
    for (const [, , changed] of wrong)
      for (const found of problems(changed)) {
        expect(problemWords(found, 'zh')).not.toMatch(/[{}]/);
        expect(problemWords(found, 'en')).toMatch(/^[^{}一-龥]*$/);
      }
  });

  it('names the line', () => {
    expect(
      problems({ ...files, 'forms/application.json': '{\n  "id": "application"\n  "key": 1\n}' })[0]?.params,
    ).toEqual({ line: 3, column: 3 });
  });

  it('tells everything that is wrong at once', () => {
    const found = problems({ ...withChart({ name: 1, lanes: 2 }), 'template.json': '{' });
    expect(found.map(({ at }) => at.file)).toEqual([
      'template.json',
      'processes/card.json',
      'processes/card.json',
    ]);
  });

  it('says which part of an action is wrong, not that none of eleven variants fits', () => {
    const scenario = library['scenarios/adult.json'] as JsonObject;
    const found = problems(
      withFile('scenarios/adult.json', {
        ...scenario,
        script: [{ do: 'sendBack', node: 'accept', to: 'start' }],
      }),
    );
    expect(found.map(({ at }) => at.path)).toEqual([['script', 0, 'reason']]);
  });

  it('finds nothing under a name that every object inherits', () => {
    expect(parsed(files).forms['constructor']).toBeUndefined();
  });

  it('reads a file with a byte order mark', () => {
    expect(
      parsed({ ...files, 'types/person.json': `\uFEFF${files['types/person.json']}` }).types['person']?.name,
    ).toBe('个人');
  });
});

describe('serialisePackage', () => {
  it('writes what was read: parsing again gives the same package', () => {
    const pkg = parsed(files);
    expect(parsed(serialisePackage(pkg))).toEqual(pkg);
  });

  it('keeps unknown keys, the order of keys, and other files word for word', () => {
    const written = serialisePackage(parsed(files));
    expect(Object.keys(JSON.parse(written['processes/card.json'] ?? '').nodes[2])).toEqual([
      'id',
      'kind',
      'name',
      'lane',
      'x-colour',
      'issue',
    ]);
    expect(Object.keys(JSON.parse(written['parameters.json'] ?? ''))).toEqual([
      '$schema',
      'parameters',
      'note',
    ]);
    expect(written['README.md']).toBe('# 借书证\n');
    expect(written['scenarios/shared/reader.json']).toBe('{"name":"读者甲"}');
  });

  it('does not invent files', () => {
    expect(Object.keys(serialisePackage(parsed({ 'template.json': files['template.json'] ?? '' })))).toEqual([
      'template.json',
    ]);
  });
});

describe('drafts', () => {
  it('are the files, read and written without a change', () => {
    expect(readDraft(files)).toEqual({ ok: true, draft: library });
  });

  it('read only what changed: an untouched form is the same value', () => {
    const first = parseDraft(library);
    const second = parseDraft({ ...library, 'README.md': '# 新\n' });
    expect(
      first.ok && second.ok && first.package.forms['application'] === second.package.forms['application'],
    ).toBe(true);
  });
});
