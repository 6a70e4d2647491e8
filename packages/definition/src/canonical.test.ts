import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from './basics.ts';
import { canonicalJson, packageHash } from './canonical.ts';
import { renameNode, moveNode } from './edits/chart.ts';
import type { PackageDraft } from './files.ts';
import { library } from './library.example.ts';
import { parseDraft, parsePackage, serialisePackage } from './parse.ts';
import { sha256 } from './sha256.ts';

describe('sha256', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('agrees with the published vectors', (text, digest) => expect(sha256(text)).toBe(digest));

  it('agrees with the one of node on any text of any length', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        (text) => sha256(text) === createHash('sha256').update(text, 'utf8').digest('hex'),
      ),
    ));
});

describe('canonicalJson', () => {
  it.each([
    [{ b: 1, a: [true, null], 二: '一' }, '{"a":[true,null],"b":1,"二":"一"}'],
    [[1e21, 1e-7, -0, 0.1], '[1e+21,1e-7,0,0.1]'],
    [
      { '\u20ac': 1, '\r': 2, '1': 3, '\u{1f600}': 4, '\ufb33': 5 },
      '{"\\r":2,"1":3,"€":1,"😀":4,"\ufb33":5}',
    ],
  ])('writes %j', (value, text) => expect(canonicalJson(value)).toBe(text));
});

describe('packageHash', () => {
  const hash = (draft: PackageDraft) => {
    const parsed = parseDraft(draft);
    return parsed.ok ? packageHash(parsed.package) : '';
  };
  const after = (built: { ok: boolean; after?: PackageDraft }) => hash(built.after ?? {});

  it('does not change when a box is moved, keys change places, or a default is written out', () => {
    const form = library['forms/application.json'] as JsonObject;
    expect(after(moveNode(library, { process: 'card', node: 'issue', x: 9, y: 9 }))).toBe(hash(library));
    expect(
      hash({ ...library, 'forms/application.json': Object.fromEntries(Object.entries(form).reverse()) }),
    ).toBe(hash(library));
    expect(
      hash({
        ...library,
        'processes/card.json': { ...(library['processes/card.json'] as JsonObject), stages: [] },
      }),
    ).toBe(hash(library));
    const parsed = parseDraft(library);
    const again = parsed.ok && parsePackage(serialisePackage(parsed.package));
    expect(again && again.ok && packageHash(again.package)).toBe(hash(library));
  });

  it('changes with a name, a shared file, a scenario', () => {
    expect(after(renameNode(library, { process: 'card', node: 'issue', name: '制证' }))).not.toBe(
      hash(library),
    );
    expect(hash({ ...library, 'scenarios/shared/reader.json': '{"name":"乙"}' })).not.toBe(hash(library));
    expect(hash({ ...library, 'scenarios/shared/reader.json': '{ "name": "读者甲" }' })).toBe(hash(library));
  });
});
