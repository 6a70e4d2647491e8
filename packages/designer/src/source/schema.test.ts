import { expect, test } from 'vitest';
import { offersAt, schemaOf } from './schema.ts';

const process = schemaOf('processes/any.json') ?? {};

test('a chart offers its keys and the kinds of a node', () => {
  expect(offersAt(process, []).keys.map(({ key }) => key)).toContain('lanes');
  expect(offersAt(process, ['nodes', 0, 'kind']).values).toContain('userTask');
});

test('a node offers only what its kind has', () => {
  const keys = offersAt(process, ['nodes', 0], { kind: 'endEvent' }).keys.map(({ key }) => key);
  expect(keys).toContain('outcome');
  expect(keys).not.toContain('team');
});

test('fields within fields are offered however deep they stand', () => {
  const form = schemaOf('forms/any.json') ?? {};
  expect(
    offersAt(form, ['schema', 'properties', 'a', 'properties', 'b']).keys.map(({ key }) => key),
  ).toContain('x-visible');
});
