import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folded } from './chart.example.ts';
import { semantics } from './commands/start.ts';
import { eventTypes } from './evolve.ts';
import { record, typesIn, type History } from './history.example.ts';

const folder = new URL('../histories/', import.meta.url);
const folderOf = (number: number): URL => new URL(`${number}/`, folder);
// A history is recorded once, when what it tells is new; what was recorded is never written again.
if (process.env['FIVEONES_RECORD'] === '1') {
  mkdirSync(folderOf(semantics), { recursive: true });
  for (const history of record()) {
    const name = `${history.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.json`;
    const file = new URL(name, folderOf(semantics));
    if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(history)}\n`);
  }
}

const read = (number: number): readonly History[] =>
  readdirSync(folderOf(number)).map(
    (file) => JSON.parse(readFileSync(new URL(file, folderOf(number)), 'utf8')) as History,
  );
const numbers = readdirSync(folder).map(Number);

describe.each(numbers)('meaning %i, as it was recorded', (number) => {
  it('leads to the states that it led to then', () => {
    for (const { name, events, state } of read(number))
      expect({ name, state: JSON.parse(JSON.stringify(folded(events))) as unknown }).toEqual({ name, state });
  });
  it('is what its cases are pinned to', () => {
    for (const { state } of read(number)) expect(state.pins.semantics).toBe(number);
  });
});

it('the present meaning is recorded, with every kind of event that there is', () => {
  const recorded = typesIn(read(semantics));
  expect(eventTypes.filter((type) => !recorded.has(type))).toEqual([]);
});
