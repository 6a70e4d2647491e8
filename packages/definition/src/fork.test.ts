import { expect, it } from 'vitest';
import type { Json, JsonObject } from './basics.ts';
import { packageHash } from './canonical.ts';
import { difference } from './difference.ts';
import { forkFiles } from './fork.ts';
import { jsonText } from './json.ts';
import { library } from './library.example.ts';
import type { Package, PackageFiles } from './package.ts';
import { draftFiles, parsePackage } from './parse.ts';
import { parameterValues } from './resolve.ts';

const upstream = draftFiles(library);
const accept = ['nodes', { id: 'accept' }, 'name'];

/** The fork of a branch library; `changed` lays other files over it. */
function fork(changed: Readonly<Record<string, Json>> = {}): PackageFiles {
  const own: Readonly<Record<string, Json>> = {
    'fork.json': {
      upstream: { id: 'library', version: '1.0.0', folder: '../library' },
      template: { id: 'branch', name: '分馆办证', version: '1.0.0-branch.1', publisher: '分馆' },
    },
    'values.json': {
      region: '330107',
      from: '2026-01-01',
      values: [{ id: 'checkDays', value: 2, source: '分馆规定' }],
    },
    'edits/name.json': {
      reason: '分馆叫作初审',
      changes: [{ file: 'processes/card.json', path: accept, before: '受理审查', after: '初审' }],
    },
    ...changed,
  };
  return Object.fromEntries(Object.entries(own).map(([file, json]) => [file, jsonText(json)]));
}

const parsed = (files: PackageFiles): Package => {
  const read = parsePackage(files);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.package;
};
const written = (own: PackageFiles): Package => {
  const forked = forkFiles(upstream, own);
  if (!forked.ok) throw new Error(JSON.stringify(forked.problems));
  return parsed(forked.files);
};
const problemsOf = (own: PackageFiles) => {
  const forked = forkFiles(upstream, own);
  return forked.ok ? [] : forked.problems.map(({ code, at: { file, path } }) => ({ code, file, path }));
};

it('is its upstream but for what it changes, and says where it comes from', () => {
  const branch = written(fork());
  expect(branch.template).toMatchObject({
    id: 'branch',
    publisher: '分馆',
    upstream: { id: 'library', version: '1.0.0', hash: packageHash(parsed(upstream)) },
  });
  const changed = difference(parsed(upstream), branch).filter(({ area }) => area !== 'template');
  expect(changed.map(({ subject, code }) => `${subject.id} ${code}`)).toEqual([
    'checkDays parameter-value-from',
    'accept renamed',
  ]);
});

it('sets values for its own place from a day on, and nowhere else', () => {
  const branch = written(fork());
  const valueAt = (region: string, at: string) => parameterValues(branch, { region, at })['checkDays'];
  expect(valueAt('330107001', '2026-01-01')).toBe(2);
  expect(valueAt('330107001', '2025-12-31')).toBe(5);
  expect(valueAt('330106001', '2026-01-01')).toBe(3);
});

it('puts its own files in the place of those of the same name', () => {
  expect(written(fork({ 'README.md': '分馆' })).others['README.md']).toContain('分馆');
});

it('refuses an edit that the upstream no longer fits, at the edit', () => {
  const stale = { file: 'processes/card.json', path: accept, before: '窗口审查', after: '初审' };
  const edits = { 'edits/name.json': { reason: '改名', changes: [stale] } };
  expect(problemsOf(fork(edits))).toEqual([{ code: 'stale', file: 'edits/name.json', path: ['changes', 0] }]);
});

it.each<readonly [string, string, (own: JsonObject) => JsonObject]>([
  ['another package', 'id', (own) => ({ ...own, id: 'museum' })],
  ['another version', 'version', (own) => ({ ...own, version: '1.1.0' })],
  ['another content', 'hash', (own) => ({ ...own, hash: '0'.repeat(64) })],
])('refuses an upstream that is %s than the one it was made from', (_what, _key, change) => {
  const made = JSON.parse(fork()['fork.json'] ?? '') as { readonly upstream: JsonObject } & JsonObject;
  expect(problemsOf(fork({ 'fork.json': { ...made, upstream: change(made.upstream) } }))).toEqual([
    { code: 'other-upstream', file: 'fork.json', path: ['upstream'] },
  ]);
});

it('refuses a value of a parameter that the upstream does not have', () => {
  const values = { region: '330107', from: '2026-01-01', values: [{ id: 'fee', value: 1, source: '' }] };
  expect(problemsOf(fork({ 'values.json': values }))).toEqual([
    { code: 'no-such-place', file: 'values.json', path: ['values', 0] },
  ]);
});

it('refuses an edit without a reason', () => {
  const edit = { changes: [{ file: 'a.json', path: [], after: 1 }] };
  expect(problemsOf(fork({ 'edits/name.json': edit }))).toEqual([
    { code: 'wrong-shape', file: 'edits/name.json', path: ['reason'] },
  ]);
});
