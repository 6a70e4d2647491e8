import type { FieldSchema, Json, JsonObject } from '@fiveones/definition';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ajvCheck } from './authority.ts';
import { problemsOf } from './check.ts';
import { formOf } from './form.example.ts';
import { submissionOf } from './submission.ts';
import { isBlank } from './value.ts';

const scalar: fc.Arbitrary<FieldSchema> = fc.oneof(
  fc.record({ type: fc.constant('string'), minLength: fc.nat(3), maxLength: fc.integer({ min: 3, max: 6 }) }),
  fc.record({ type: fc.constant('string'), pattern: fc.constantFrom('^\\d+$', '某', '^[A-Z]{2}') }),
  fc.record({ type: fc.constant('string'), format: fc.constantFrom('date', 'date-time') }),
  fc.record({ type: fc.constant('string'), enum: fc.constant(['a', 'b']) }),
  fc.record({
    type: fc.constant('string'),
    oneOf: fc.constant([
      { const: 'a', title: '甲' },
      { const: 'b', title: '乙' },
    ]),
  }),
  fc.record({
    type: fc.constantFrom('number', 'integer'),
    minimum: fc.integer({ min: -3, max: 3 }),
    exclusiveMaximum: fc.integer({ min: 3, max: 9 }),
    multipleOf: fc.constantFrom(1, 2, 0.5),
  }),
  fc.record({ type: fc.constant('boolean') }),
  fc.record({ type: fc.constant('boolean'), const: fc.boolean() }),
);

const schema: fc.Arbitrary<FieldSchema> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.record({
    type: fc.constant('array'),
    items: scalar,
    minItems: fc.nat(2),
    maxItems: fc.integer({ min: 2, max: 3 }),
    uniqueItems: fc.boolean(),
  }),
  scalar.map((inner): FieldSchema => ({
    type: 'object',
    properties: { in: inner },
    additionalProperties: false,
  })),
  scalar.map((inner): FieldSchema => ({
    type: 'array',
    items: { type: 'object', properties: { in: inner }, required: ['in'] },
  })),
);

const leaf: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    '某',
    '张某某',
    '2026-02-28',
    '2026-02-30',
    '2026-02-28T09:00:00+08:00',
    '123',
    'AB',
    '𬱖',
    'x',
  ),
  fc.integer({ min: -5, max: 10 }),
  fc.constantFrom(0.5, 2.25),
  fc.boolean(),
);
const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 3, arbitrary: leaf },
  fc.array(leaf, { maxLength: 4 }),
  leaf.map((entry) => ({ in: entry })),
  fc.array(
    leaf.map((entry) => ({ in: entry })),
    { maxLength: 2 },
  ),
  fc.constant({ out: 1 }),
);

it('finds the same values wrong as the check that both sides run', () => {
  fc.assert(
    fc.property(
      fc.record({ a: schema, b: schema }),
      fc.record({ a: value, b: value }, { requiredKeys: [] }),
      fc.subarray(['a', 'b']),
      (properties, given, required) => {
        const form = formOf(properties, { required });
        // A blank in place of a required value is a matter of forms, not of JSON Schema.
        const whole: JsonObject = Object.fromEntries(
          Object.entries(given).filter(([, entry]) => !isBlank(entry)),
        );
        const submission = submissionOf(form, whole, {});
        const ours = problemsOf(form, submission.value, submission.state, {}).filter(
          ({ code }) => code !== 'field-check',
        );
        const theirs = ajvCheck(form)(submission.value, submission.state);
        expect({ form: properties, whole, ours: ours.length > 0 }).toEqual({
          form: properties,
          whole,
          ours: theirs.length > 0,
        });
      },
    ),
    { numRuns: 150 },
  );
});

it('names the place that is wrong, and leaves out what is hidden', () => {
  const form = formOf(
    { shown: { type: 'number' }, hidden: { type: 'number', 'x-visible': 'false' } },
    { required: ['shown', 'hidden'] },
  );
  const { state } = submissionOf(form, {}, {});
  expect(ajvCheck(form)({ shown: '68平' }, state)).toEqual([{ path: '/shown', keyword: 'type' }]);
  expect(ajvCheck(form)({}, state)).toEqual([{ path: '/shown', keyword: 'required' }]);
});
