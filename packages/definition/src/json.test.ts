import { describe, expect, it } from 'vitest';
import { maxDepth, readJson } from './json.ts';

const said = (text: string) => {
  const read = readJson(text);
  return read.ok ? { value: read.value } : { code: read.code, params: read.params };
};
const nested = (levels: number): string => '[1,'.repeat(levels) + '0' + ']'.repeat(levels);

describe('JSON text', () => {
  it.each([
    '{"a":1}',
    '\uFEFF{"a": [true, null, -1.5e3]}',
    '{"a\\"b": "x\\":y", "\\\\": "\\\\", "c" : {"d"\n:\t"e:\\"f\\":"}}',
    '"\\\\\\":"',
    '["a:b", "\\"c\\":", {"": {"": ""}}]',
    '{"\\u0061": "\\u003a", "b": []}',
    '{"2": 0, "1": 0}',
    ' 7 ',
  ])('%s is read as the language reads it', (text) =>
    expect(said(text)).toEqual({ value: JSON.parse(text.replace('\uFEFF', '')) }),
  );

  it.each([
    ['{"a": 1,\n "a": 2}', 'duplicate-key', { key: 'a', line: 2, column: 2 }],
    ['{"a": 1, "\\u0061": 1}', 'duplicate-key', { key: 'a', line: 1, column: 10 }],
    ['[{"b": {"x\\"": 1, "x\\"": 1}}]', 'duplicate-key', { key: 'x"', line: 1, column: 19 }],
    ['{"a": {"__proto__": 1}}', 'forbidden-key', { key: '__proto__', line: 1, column: 8 }],
    ['{"constructor": {}}', 'forbidden-key', { key: 'constructor', line: 1, column: 2 }],
    ['{"a": -1e999}', 'not-json', { line: 1, column: 7 }],
    ['{"a": 1}}', 'not-json', { line: 1, column: 9 }],
    ['{"a": "b\nc"}', 'not-json', { line: 1, column: 7 }],
    ['', 'not-json', { line: 1, column: 1 }],
  ])('%s: what is wrong is told with its place', (text, code, params) =>
    expect(said(text)).toEqual({ code, params }),
  );

  it('may be nested so deep and no deeper', () => {
    expect(said(nested(maxDepth))).toHaveProperty('value');
    expect(said(nested(maxDepth + 1))).toMatchObject({ code: 'too-deep', params: { max: maxDepth } });
    expect(said(nested(1_000_000))).toMatchObject({ code: 'too-deep' });
  });
});
