import type { FormContext } from '@fiveones/casework';
import type { FieldSchema, JsonObject } from '@fiveones/definition';
import { describe, expect, it } from 'vitest';
import { problemsByForm, problemsOfAll, readyForm, standingProblems, stillWrong } from './task-forms.ts';

const schema: FieldSchema = {
  type: 'object',
  required: ['no', 'read'],
  properties: {
    no: {
      type: 'string',
      title: '字号',
      'x-check': [{ that: 'no != taken', message: '这个字号用过了' }],
    },
    taken: { type: 'string', title: '用过的字号' },
    read: {
      type: 'boolean',
      title: '已宣读',
      'x-default': 'false',
      'x-check': [{ that: 'read = true', message: '先宣读' }],
    },
  },
};
const context: FormContext = {
  data: {},
  param: {},
  instance: {},
  today: '2026-11-23',
  now: '2026-11-23T09:00:00+08:00',
  role: 'T',
  regions: [],
  people: [],
};

const formWith = (value: JsonObject) =>
  readyForm({
    form: { id: 'H10', key: 'register', name: '登记', title: '登记', sections: [] },
    schema,
    sections: [],
    mode: 'edit',
    fields: {},
    value,
  });

/** What is said of a form when its step is opened: with what the case has, and what stands in the fields. */
const said = (value: JsonObject, shown = value) => {
  const form = formWith(value);
  const problems = standingProblems([form], context, { register: shown });
  return (problems['H10'] ?? []).map(({ message }) => message);
};

it('a step that came back says at once what is wrong, one that nobody has filled in yet says nothing', () => {
  expect(said({ no: 'J-1', taken: 'J-1', read: true })).toEqual(['这个字号用过了']);
  expect(said({ no: 'J-2', taken: 'J-1', read: true })).toEqual([]);
  expect(said({ taken: 'J-1', read: true }, { taken: 'J-1', no: 'J-1', read: true })).toEqual([]);
  expect(said({ no: 'J-1', taken: 'J-1' })).toEqual([]);
});

describe('what is told above a form', () => {
  const found = (register: JsonObject) => problemsOfAll([formWith({})], context, { register });
  const told = found({ no: 'J-1', taken: 'J-1', read: false });
  const left = (register: JsonObject, touched = true, before = told) =>
    (stillWrong(before, found(register), () => touched)['H10'] ?? []).map(({ message }) => message);

  it('goes problem by problem as each is mended, and brings no new ones', () => {
    expect(left({ no: 'J-2', taken: 'J-1', read: false })).toEqual(['先宣读']);
    expect(left({ taken: 'J-1', read: false })).toEqual(['先宣读']);
    expect(left({ no: 'J-2', taken: 'J-1', read: true })).toEqual([]);
    expect(stillWrong(told, told, () => true)).toBe(told);
  });

  it("keeps a server's own word until its place changes", () => {
    const own = problemsByForm([{ form: 'H10', path: '/no', code: 'file-gone', message: '文件不在了' }]);
    expect(left({ no: 'J-2', read: true }, false, own)).toEqual(['文件不在了']);
    expect(left({ no: 'J-2', read: true }, true, own)).toEqual([]);
  });
});
