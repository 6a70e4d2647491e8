import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Parameters, type Json } from '@fiveones/definition';
import { expect, it } from 'vitest';

const templates = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../templates');

/** The keys of a value and of all that is inside it, and what stands in it as a code. */
const codesIn = (value: Json): readonly string[] =>
  Array.isArray(value)
    ? value.flatMap(codesIn)
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => [key, ...codesIn(inner)])
      : typeof value === 'string' && /^[a-z]+[A-Za-z0-9]*$/.test(value)
        ? [value]
        : [];

it('nobody reads a key in a parameter: every part and every code has a name', () => {
  const nameless = readdirSync(templates, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'common')
    .flatMap(({ name }) => {
      const file = path.join(templates, name, 'parameters.json');
      const { parameters } = Parameters.parse(JSON.parse(readFileSync(file, 'utf8')));
      return parameters.flatMap(({ id, parts = [], choices = [], values }) => {
        const named = new Set<unknown>([
          ...parts.map((part) => part.id),
          ...choices.map(({ value }) => value),
        ]);
        return values
          .flatMap(({ value }) => codesIn(value as Json))
          .filter((code) => !named.has(code))
          .map((code) => `${name} ${id}.${code}`);
      });
    });
  expect(nameless).toEqual([]);
});
