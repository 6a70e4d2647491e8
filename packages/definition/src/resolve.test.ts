import { describe, expect, it } from 'vitest';
import type { FieldSchema } from './form.ts';
import type { Parameter } from './parameter.ts';
import { library } from './library.example.ts';
import { parseDraft } from './parse.ts';
import { expandForm, parameterValues } from './resolve.ts';

const days: Parameter = {
  id: 'days',
  name: '天数',
  type: 'integer',
  values: [
    { region: '*', from: '2020-01-01', value: 10 },
    { region: '*', from: '2026-07-01', value: 7 },
    { region: '330106', from: '2024-01-01', value: 5 },
    { region: '330106101', from: '2025-01-01', value: 0 },
  ],
};
const local: Parameter = { id: 'standard', name: '标准', type: 'number', local: true, values: [] };

describe('parameterValues', () => {
  it.each([
    ['110000', '2026-06-30', 10],
    ['110000', '2026-07-01', 7],
    ['330106', '2026-07-02', 5],
    ['330106101', '2024-06-01', 5],
    ['330106101003', '2026-07-02', 0],
    ['330106', '2023-12-31', 10],
  ])('gives %s on %s the value %i', (region, at, value) =>
    expect(parameterValues({ parameters: [days] }, { region, at })).toEqual({ days: value }),
  );

  it('says null for what nobody has set, and what is not yet in force', () => {
    expect(parameterValues({ parameters: [days, local] }, { region: '33', at: '2019-01-01' })).toEqual({
      days: null,
      standard: null,
    });
  });
});

describe('expandForm', () => {
  const parsed = parseDraft(library);
  if (!parsed.ok) throw new Error('the example is wrong');
  const pkg = parsed.package;
  const type = (id: string, schema: FieldSchema) => ({ [id]: { id, name: id, schema } });
  const form = (schema: FieldSchema) => ({ f: { id: 'f', key: 'f', name: '表', schema, sections: [] } });

  it('writes shared types out where they are referred to', () => {
    const expanded = expandForm(pkg, 'application');
    expect(expanded.ok && expanded.schema.properties?.['reader']).toEqual(pkg.types['person']?.schema);
  });

  it('lets what stands beside the reference win, and goes on inside it', () => {
    const forms = form({ properties: { a: { $ref: '../types/outer.json', title: '这里的名称' } } });
    const types = {
      ...type('outer', { title: '类型', properties: { in: { $ref: '../types/inner.json' } } }),
      ...type('inner', { type: 'string' }),
    };
    const expanded = expandForm({ forms, types }, 'f');
    expect(expanded).toEqual({
      ok: true,
      schema: { properties: { a: { title: '这里的名称', properties: { in: { type: 'string' } } } } },
    });
  });

  it('uses one type in two places, also one inside the other’s list', () => {
    const forms = form({
      properties: {
        a: { $ref: '../types/p.json' },
        b: { type: 'array', items: { $ref: '../types/p.json' } },
      },
    });
    expect(expandForm({ forms, types: type('p', { type: 'string' }) }, 'f').ok).toBe(true);
  });

  it('refuses a type that contains itself, an unknown type and an unknown form', () => {
    const code = (
      types: Record<string, never> | ReturnType<typeof type>,
      ref = '../types/a.json',
      id = 'f',
    ) => {
      const expanded = expandForm({ forms: form({ properties: { x: { $ref: ref } } }), types }, id);
      return expanded.ok ? 'fine' : expanded.problems.map(({ code, at }) => `${code} ${at.path.join('/')}`);
    };
    const loop = {
      ...type('a', { properties: { b: { $ref: '../types/b.json' } } }),
      ...type('b', { items: { $ref: '../types/a.json' } }),
    };
    expect(code(loop)).toEqual(['recursive-type schema/properties/x/$ref']);
    expect(code({})).toEqual(['unknown-type schema/properties/x/$ref']);
    expect(code({}, 'https://example.com/a.json')).toEqual(['unknown-type schema/properties/x/$ref']);
    expect(code({}, '', 'none')).toEqual(['unknown-form ']);
  });
});
