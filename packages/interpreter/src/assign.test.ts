import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@fiveones/definition';
import { chart, failuresOf, given, worldOf } from './chart.example.ts';
import { migrate } from './migration.ts';
import type { Command } from './command.ts';

const at = '2026-03-02T09:00:00+08:00';
const begun = (data: JsonObject): Command => ({
  do: 'start',
  id: 'i1',
  number: '1',
  region: '990101001001',
  at,
  by: 'clerk-1',
  data,
});
const byDepartment = (rows: JsonObject = { county: 'R-002' }): JsonObject => ({
  kind: 'userTask',
  multi: { each: 'form.seats', as: 'seat', mode: 'parallel' },
  responsibilityBy: { value: 'seat.dept', rows },
});
const newWorld = (pkg: ReturnType<typeof chart>) => ({
  ...worldOf(pkg),
  version: { package: 'library', version: '1.1.0', hash: 'new' },
});
const seats = (...depts: readonly (string | null)[]): JsonObject => ({
  form: { seats: depts.map((dept) => ({ dept })) },
});
const postsOf = (pkg: ReturnType<typeof chart>, data: JsonObject) =>
  Object.values(given(pkg, [begun(data)]).state.tasks).map(({ assignment }) => assignment.post);

describe('a step that goes to different posts by what it is about', () => {
  const pkg = chart(['begin > look > end'], { look: byDepartment() });

  it('gives each member of a list to the row that their value names, and the rest to its own row', () =>
    expect(postsOf(pkg, seats('county', 'town', 'county', null))).toEqual([
      'boss',
      'clerk',
      'boss',
      'clerk',
    ]));

  it('does not take a name that every object has for a row', () =>
    expect(postsOf(pkg, seats('constructor', '__proto__'))).toEqual(['clerk', 'clerk']));

  it('works without a list as well, over the data of the case', () => {
    const single = chart(['begin > look > end'], {
      look: { kind: 'userTask', responsibilityBy: { value: 'form.kind', rows: { hard: 'R-002' } } },
    });
    expect(postsOf(single, { form: { kind: 'hard' } })).toEqual(['boss']);
    expect(postsOf(single, { form: { kind: 'easy' } })).toEqual(['clerk']);
  });

  it('stops as an incident that names the expression, when it cannot be worked out', () => {
    const wrong = chart(['begin > look > end'], {
      look: { kind: 'userTask', responsibilityBy: { value: 'number("x", ",") + nothing(', rows: {} } },
    });
    const { state } = given(wrong, [begun({})]);
    expect(Object.values(state.tasks)).toEqual([]);
    expect(Object.values(state.incidents).map(({ node }) => node)).toEqual(['look']);
  });

  it('stops as an incident where the row it names is not in force', () => {
    const gone = chart(['begin > look > end'], { look: byDepartment({ county: 'R-099' }) });
    expect(Object.values(given(gone, [begun(seats('county'))]).state.incidents)).toHaveLength(1);
  });

  it('is done by each in their post, and the case goes on when all have', () =>
    expect(
      failuresOf(
        chart(['begin > list > look > after > end'], { look: byDepartment() }),
        [
          { do: 'fill', node: 'list', data: seats('county', 'town') },
          { do: 'fill', node: 'look', as: 'boss-1' },
          { do: 'fill', node: 'look', as: 'clerk-1' },
        ],
        { open: [{ node: 'after' }] },
      ),
    ).toEqual([]));

  it('moves to another post with a new version, and what did not change stays with who has it', () => {
    const { state } = given(pkg, [begun(seats('county', 'town'))]);
    const next = chart(['begin > look > end'], { look: byDepartment({ town: 'R-002' }) });
    const moved = migrate(
      state,
      { from: worldOf(pkg), to: newWorld(next) },
      { nodes: {}, reason: '换岗位', at },
    );
    if (!('events' in moved)) throw new Error(JSON.stringify(moved));
    const [event] = moved.events.flatMap((one) => (one.type === 'migrated' ? [one.body] : []));
    expect(Object.values(event?.assignments ?? {}).map(({ post }) => post)).toEqual(['clerk', 'boss']);
    const same = chart(['begin > look > after > end'], { look: byDepartment() });
    const kept = migrate(
      state,
      { from: worldOf(pkg), to: newWorld(same) },
      { nodes: {}, reason: '加一步', at },
    );
    if (!('events' in kept)) throw new Error(JSON.stringify(kept));
    const [told] = kept.events.flatMap((one) => (one.type === 'migrated' ? [one.body] : []));
    expect(told?.assignments).toEqual({});
  });
});
