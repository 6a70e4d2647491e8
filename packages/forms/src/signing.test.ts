import type { FieldSchema, JsonObject } from '@fiveones/definition';
import { describe, expect, it } from 'vitest';
import { compileForm } from './compile.ts';
import type { FormContext } from './context.ts';
import { signatureProblems, stampSignatures, voidSignatures } from './signing.ts';
import { submissionOf } from './submission.ts';

const signature: FieldSchema = {
  type: 'object',
  'x-kind': 'signature',
  properties: { signerName: { type: 'string' } },
};
const schema: FieldSchema = {
  type: 'object',
  properties: {
    area: { type: 'number', title: '面积' },
    double: { type: 'number', title: '两倍', 'x-computed': 'area * 2' },
    household: { ...signature, title: '家庭成员' },
    investigators: { type: 'array', title: '调查员', 'x-kind': 'rows', items: signature },
  },
};
const form = compileForm({ id: 'F', key: 'survey', name: '表', title: '表', sections: [], schema }, schema);
const signed = {
  signerName: '周大爷',
  image: { id: 'f1' },
  signedAt: '2026-11-23T11:05:00+08:00',
  refused: false,
};
const whole: JsonObject = { area: 68, double: 136, household: signed, investigators: [signed, signed] };

it('a change after signing voids every signature of the form and keeps who is to sign', () => {
  const { value, count } = voidSignatures(form, whole, { ...whole, area: 70 });
  expect(count).toBe(3);
  expect(value).toEqual({
    area: 70,
    double: 136,
    household: { signerName: '周大爷' },
    investigators: [{ signerName: '周大爷' }, { signerName: '周大爷' }],
  });
});

it('signing, another signer and what is worked out void nothing', () => {
  const more = { ...whole, double: 140, investigators: [signed, signed, signed] };
  expect(voidSignatures(form, whole, more)).toEqual({ value: more, count: 0 });
});

it('a signature of an earlier step stays when an office adds to the form', () => {
  const { value, count } = voidSignatures(
    form,
    whole,
    { ...whole, area: 70 },
    (path) => path !== '/household',
  );
  expect(count).toBe(2);
  expect(value).toMatchObject({ household: signed, investigators: [{ signerName: '周大爷' }, {}] });
});

describe('what is handed in', () => {
  const context: FormContext = { role: 'T', mode: 'edit' };
  const voidAt = (value: JsonObject, against: FormContext = context): readonly string[] =>
    signatureProblems(form, submissionOf(form, value, against), against).map(({ path }) => path);
  const open = { area: 68, double: 136 };
  const atTheDesk = stampSignatures(
    form,
    open,
    { ...open, household: signed, investigators: [signed] },
    context,
  );

  it('is taken with signatures that were put under it, whatever blanks and results are beside them', () => {
    expect(voidAt(atTheDesk)).toEqual([]);
    expect(voidAt({ ...atTheDesk, double: 1 })).toEqual([]);
  });

  it('asks nobody to sign again who has not signed', () => {
    const image: FieldSchema = {
      type: 'object',
      'x-required': true,
      properties: { id: { type: 'string' } },
    };
    const drawn: FieldSchema = {
      type: 'object',
      properties: { sign: { ...signature, properties: { signerName: { type: 'string' }, image } } },
    };
    const plain = compileForm(
      { id: 'P', key: 'pledge', name: '表', title: '表', sections: [], schema: drawn },
      drawn,
    );
    const unsigned = submissionOf(plain, { sign: { signerName: '周大爷' } }, context);
    expect(signatureProblems(plain, unsigned, context)).toEqual([]);
  });

  it('is refused when a client changed it after signing, or made up the signature', () => {
    expect(voidAt({ ...atTheDesk, area: 70 })).toEqual(['/household', '/investigators/0']);
    expect(voidAt({ ...open, household: signed })).toEqual(['/household']);
  });

  it('asks for the name again of a household that hands in anew what it changed, not of one that an office helps', () => {
    const sent = { ...atTheDesk, area: 70 };
    expect(voidAt(sent, { ...context, base: atTheDesk })).toEqual([]);
    expect(voidAt(sent, { ...context, base: atTheDesk, role: 'A' })).toEqual([
      '/household',
      '/investigators/0',
    ]);
    expect(voidAt(atTheDesk, { ...context, base: atTheDesk, role: 'A' })).toEqual([]);
  });
});
