import type { FormContext } from '@fiveones/casework';
import type { FieldSchema, JsonObject } from '@fiveones/definition';
import { expect, it } from 'vitest';
import { readyForm, standingProblems } from './task-forms.ts';

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

/** What is said of a form when its step is opened: with what the case has, and what stands in the fields. */
const said = (value: JsonObject, shown = value) => {
  const form = readyForm({
    form: { id: 'H10', key: 'register', name: '登记', title: '登记', sections: [] },
    schema,
    sections: [],
    mode: 'edit',
    fields: {},
    value,
  });
  const problems = standingProblems([form], context, { register: shown });
  return (problems['H10'] ?? []).map(({ message }) => message);
};

it('a step that came back says at once what is wrong, one that nobody has filled in yet says nothing', () => {
  expect(said({ no: 'J-1', taken: 'J-1', read: true })).toEqual(['这个字号用过了']);
  expect(said({ no: 'J-2', taken: 'J-1', read: true })).toEqual([]);
  expect(said({ taken: 'J-1', read: true }, { taken: 'J-1', no: 'J-1', read: true })).toEqual([]);
  expect(said({ no: 'J-1', taken: 'J-1' })).toEqual([]);
});
