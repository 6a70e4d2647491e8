import {
  draftFiles,
  expandForm,
  parseDraft,
  type Form,
  type Json,
  type PackageDraft,
} from '@fiveones/definition';
import { compileForm, feelFunctions, formProblemCodes, type FormProblemCode } from '@fiveones/forms';
import { describe, expect, it } from 'vitest';
import { publishable } from './publish.ts';

type Fields = { readonly [name: string]: Json };

/** A package of one form with these fields. */
const draftOf = (properties: Fields, rows: readonly string[] = Object.keys(properties)): PackageDraft => ({
  'template.json': { id: 'one', name: '一张表', version: '1.0.0', publisher: '县', format: 1, posts: [] },
  'forms/sheet.json': {
    id: 'sheet',
    key: 'sheet',
    name: '样表',
    schema: { type: 'object', properties },
    sections: [{ id: 'all', title: '全部', rows: [[...rows]] }],
  },
});

const deep = (levels: number): Json =>
  levels === 0 ? { type: 'string' } : { type: 'object', title: '一层', properties: { a: deep(levels - 1) } };
const text = { type: 'string', title: '一项' };
const many = Object.fromEntries(
  Array.from({ length: 1001 }, (_, index): [string, Json] => [`f${index}`, text]),
);

/** What is wrong with a form, by what its compilation calls it. A form that cannot be written out is never compiled. */
const wrong: readonly (readonly [FormProblemCode, PackageDraft, RegExp])[] = [
  ['form-feel', draftOf({ a: { ...text, 'x-visible': 'a = = b' } }), /一项/],
  ['form-feel', draftOf({ a: { ...text, 'x-visible': 'draw(["a"], 1, "s") = 1' } }), /一项/],
  ['form-too-deep', draftOf({ a: deep(15) }), /样表.*15 层/],
  ['form-too-many-fields', draftOf(many), /样表.*1000 个/],
  ['form-kind-unknown', draftOf({ a: { ...text, 'x-kind': 'hologram' } }), /一项.*hologram/],
  ['form-kind-type', draftOf({ a: { ...text, type: 'boolean', 'x-kind': 'text' } }), /一项.*boolean/],
  ['form-keyword-unsupported', draftOf({ a: { ...text, anyOf: [] } }), /一项.*anyOf/],
  ['form-keyword-unsupported', draftOf({ a: { ...text, oneOf: [{ minLength: 2 }] } }), /一项.*oneOf/],
  ['form-pattern', draftOf({ a: { ...text, pattern: '(?=x)' } }), /一项/],
  ['form-section-field-unknown', draftOf({ a: text }, ['a', 'nowhere']), /全部.*nowhere/],
];

const problemsOf = (draft: PackageDraft): readonly string[] => {
  const parsed = parseDraft(draft);
  const expanded = parsed.ok ? expandForm(parsed.package, 'sheet') : undefined;
  if (!parsed.ok || !expanded?.ok) throw new Error('the form cannot be read');
  const { problems } = compileForm(parsed.package.forms['sheet'] as Form, expanded.schema, {
    functions: feelFunctions(),
  });
  return problems.map(({ code }) => code);
};

describe('a form is published', () => {
  it('when there is nothing wrong with it, up to so many fields and levels', () => {
    for (const draft of [draftOf({ a: text }), draftOf({ a: deep(14) })]) {
      expect(problemsOf(draft)).toEqual([]);
      expect(publishable(draftFiles(draft)).ok).toBe(true);
    }
  });

  it.each(wrong)('never with %s, which is told in Chinese with its file', (code, draft, sentence) => {
    expect(problemsOf(draft)).toContain(code);
    const told = publishable(draftFiles(draft));
    expect(told.ok ? '' : told.refused.code).toBe('definition-has-errors');
    expect(told.ok ? '' : told.refused.message).toMatch(/先改这里：forms\/sheet\.json：.*[一-龥].*。$/);
    expect(told.ok ? '' : told.refused.message).toMatch(sentence);
  });

  it('never with a shared type that is not there or contains itself', () => {
    const used = draftOf({ a: { $ref: '../types/round.json' } });
    const type = {
      id: 'round',
      name: '绕回',
      schema: { type: 'object', properties: { again: { $ref: '../types/round.json' } } },
    };
    for (const draft of [used, { ...used, 'types/round.json': type }]) {
      const told = publishable(draftFiles(draft));
      expect(told.ok ? '' : told.refused.message).toMatch(/[一-龥]/);
      expect(told.ok).toBe(false);
    }
  });

  it('with no problem of which a case is missing here', () => {
    const cannotCompile: readonly FormProblemCode[] = ['form-ref-unresolved', 'form-recursion'];
    expect([...new Set([...cannotCompile, ...wrong.map(([code]) => code)])].sort()).toEqual(
      [...formProblemCodes].sort(),
    );
  });
});
