import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from './basics.ts';
import { type FileKind, fileKinds, kindOfFile } from './files.ts';
import { type ForkFileKind, forkFileKinds } from './fork.ts';
import { jsonText } from './json.ts';
import { library } from './library.example.ts';
import { publishedSchema } from './schemas.ts';

const kinds = Object.keys({ ...fileKinds, ...forkFileKinds }) as readonly (FileKind | ForkFileKind)[];

describe('the published schema', () => {
  it.each(kinds)('of a %s stands in the folder schemas', (kind) =>
    expect(jsonText(publishedSchema(kind))).toMatchFileSnapshot(`../schemas/${kind}.schema.json`),
  );

  it('accepts every file of the example, in any validator', () => {
    for (const [file, json] of Object.entries(library)) {
      const kind = kindOfFile(file)?.kind;
      if (kind) expect({ file, errors: errorsOf(kind, json) }).toEqual({ file, errors: [] });
    }
  });

  it('refuses a node of an unknown kind', () => {
    const chart = library['processes/card.json'] as JsonObject;
    expect(
      errorsOf('process', { ...chart, nodes: [{ id: 'a', name: '甲', kind: 'magicTask' }] }),
    ).not.toEqual([]);
  });
});

function errorsOf(kind: FileKind, json: unknown): readonly string[] {
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(publishedSchema(kind));
  return validate(json)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
