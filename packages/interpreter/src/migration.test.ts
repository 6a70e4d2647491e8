import type { JsonObject, Package } from '@fiveones/definition';
import { describe, expect, it } from 'vitest';
import { chart, folded, given, worldOf, type NodeSketch } from './chart.example.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import { migrate, migrationWords, type Migrated } from './migration.ts';
import type { World } from './world.ts';

const at = '2026-03-02T09:00:00+08:00';
const later = '2026-03-05T10:00:00+08:00';
const start: Command = { do: 'start', id: 'i1', number: '1', region: '990101001001', at };

const newWorld = (pkg: Package): World => ({
  ...worldOf(pkg),
  version: { package: 'library', version: '1.1.0', hash: 'new' },
});
const begun = (pkg: Package, commands: readonly Command[] = []) => given(pkg, [start, ...commands]);

/** What comes of moving an instance of one chart, after some commands, to another. */
function moved(
  from: Package,
  to: Package,
  { nodes = {}, commands = [] }: { nodes?: Record<string, string>; commands?: readonly Command[] } = {},
): Migrated {
  const { state } = begun(from, commands);
  return migrate(
    state,
    { from: worldOf(from), to: newWorld(to) },
    { nodes, reason: '新规定', at: later, by: 'x' },
  );
}
const stateOf = (result: Migrated) => ('state' in result ? result.state : undefined);
const codesOf = (result: Migrated) => ('obstacles' in result ? result.obstacles.map(({ code }) => code) : []);

const simple = chart(['begin > apply > check > end']);
const longer = chart(['begin > apply > register > check > end']);
const complete = (task: string): Command => ({ do: 'complete', task, at, by: 'clerk-1' });

describe('an instance that is moved to a new version', () => {
  it('takes the step that the new version adds, and says under which version it goes on', () => {
    const state = stateOf(moved(simple, longer));
    expect(state?.pins).toMatchObject({ version: '1.1.0', hash: 'new' });
    const [task] = Object.values(state?.tasks ?? {});
    const done = decide({ ...complete(task?.id ?? ''), at: later }, state, newWorld(longer));
    expect('state' in done && Object.values(done.state.tasks).map(({ node }) => node)).toEqual(['register']);
  });

  it('keeps what was typed, what was done and the due date that was reckoned', () => {
    const timed = chart(['begin > apply > check > end'], { check: { limit: { value: 3, unit: 'workday' } } });
    const stricter = chart(['begin > apply > check > end'], {
      check: { limit: { value: 1, unit: 'workday' } },
    });
    const before = begun(timed, [complete('t2')]).state;
    const after = stateOf(moved(timed, stricter, { commands: [complete('t2')] }));
    expect(after?.data).toEqual(before.data);
    expect(after?.done).toEqual(before.done);
    expect(Object.values(after?.tasks ?? {})[0]?.due).toBe(Object.values(before.tasks)[0]?.due);
  });

  it('goes to the step that stands for its own when that has another name now', () => {
    const renamed = chart(['begin > apply > examine > end']);
    const at2 = { commands: [complete('t2')] };
    expect(codesOf(moved(simple, renamed, at2))).toEqual(['no-such-node']);
    const state = stateOf(moved(simple, renamed, { ...at2, nodes: { check: 'examine' } }));
    expect(Object.values(state?.tasks ?? {}).map(({ node }) => node)).toEqual(['examine']);
  });

  it('still knows everybody who has done a step, under the name that the step has now', () => {
    const apart = { check: { notSameAs: ['apply'], notSameAsEver: true } };
    const before = chart(['begin > apply > check > end'], apart);
    const renamed = chart(['begin > report > check > end'], {
      check: { notSameAs: ['report'], notSameAsEver: true },
    });
    const state = stateOf(moved(before, renamed, { commands: [complete('t2')], nodes: { apply: 'report' } }));
    expect(state?.doers).toEqual({ report: ['clerk-1'] });
  });

  it('is given to whom the new list names', () => {
    const others = chart(['begin > apply > check > end'], { apply: { responsibility: 'R-002' } });
    const before = begun(simple).state;
    const after = stateOf(moved(simple, others));
    expect(Object.values(before.tasks)[0]?.assignment.queues).toEqual(['clerk@990101001']);
    expect(Object.values(after?.tasks ?? {})[0]?.assignment.queues).toEqual(['boss@990101']);
  });

  it('loses the reminder that the new version does not have, and gets the one it adds, from now', () => {
    const remind = (id: string, days: number): Record<string, NodeSketch> => ({
      [id]: {
        kind: 'boundaryEvent',
        attachedTo: 'apply',
        interrupting: false,
        trigger: { timer: { value: days, unit: 'day' } },
      },
    });
    const old = chart(['begin > apply > check > end', 'old > end-old'], remind('old', 5));
    const next = chart(['begin > apply > check > end', 'next > end-next'], remind('next', 2));
    const timers = Object.values(stateOf(moved(old, next))?.timers ?? {});
    expect(timers.map(({ node, at: due }) => [node, due])).toEqual([['next', '2026-03-07T23:59:59+08:00']]);
  });

  it('comes out of its events as it went in: replay gives the same', () => {
    const { events } = begun(simple);
    const result = moved(simple, longer);
    if (!('events' in result)) throw new Error('it was moved');
    expect(folded([...events, ...result.events])).toEqual(result.state);
  });
});

describe('an instance stays where it is', () => {
  const gateways: Record<string, NodeSketch> = {
    fork: { kind: 'parallelGateway' },
    join: { kind: 'parallelGateway' },
  };
  const both = chart(['begin > fork > a > join > after > end', 'fork > b > join'], gateways);
  const checked = chart(['begin > fork > a > join > after > end', 'fork > b > check > join'], gateways);
  const meeting: JsonObject = { multi: { each: '[1, 2]', as: 'one', mode: 'parallel' } };
  const inside = (parent: string): Record<string, NodeSketch> => ({
    part: { kind: 'subProcess' },
    other: { kind: 'subProcess' },
    'part-begin': { kind: 'startEvent', parent: 'part' },
    'part-do': { parent },
    'part-end': { kind: 'endEvent', parent: 'part' },
  });
  const lines = ['begin > part > other > end', 'part-begin > part-do > part-end'];

  it.each<readonly [string, string, () => Migrated]>([
    [
      'its step became another kind of step',
      'other-kind',
      () => moved(simple, chart(['begin > apply > check > end'], { apply: { kind: 'serviceTask' } })),
    ],
    [
      'several people are at a step that is for one now',
      'other-people',
      () => moved(chart(['begin > apply > end'], { apply: meeting }), chart(['begin > apply > end'])),
    ],
    [
      'it waits at a join for a way that is gone',
      'no-such-flow',
      () => moved(both, checked, { commands: [complete('t4')] }),
    ],
    [
      'its step lies in another part now',
      'other-place',
      () => moved(chart(lines, inside('part')), chart(lines, inside('other'))),
    ],
    [
      'its clock runs and the new version has none',
      'no-such-clock',
      () =>
        moved(
          chart(
            ['begin > apply > end'],
            {},
            {
              clocks: [
                {
                  id: 'total',
                  name: '全程',
                  limit: { value: 9, unit: 'day' },
                  start: { node: 'begin', at: 'left' },
                  stop: [],
                },
              ],
            },
          ),
          simple,
        ),
    ],
    [
      'nobody holds the post that the new list names',
      'nobody-in-post',
      () => {
        const nobody = chart(['begin > apply > check > end'], { apply: { responsibility: 'R-002' } });
        const world = newWorld(nobody);
        const empty = { ...world.organisation, people: [] };
        return migrate(
          begun(simple).state,
          { from: worldOf(simple), to: { ...world, organisation: empty } },
          { nodes: {}, reason: '新规定', at: later },
        );
      },
    ],
    [
      'it is on that version already',
      'same-version',
      () =>
        migrate(
          begun(simple).state,
          { from: worldOf(simple), to: worldOf(simple) },
          { nodes: {}, reason: '', at: later },
        ),
    ],
  ])('where %s', (_why, code, result) => {
    expect(codesOf(result())).toEqual([code]);
    expect(Object.keys(migrationWords)).toContain(code);
  });

  it('where it has ended', () => {
    const ended = begun(simple, [complete('t2'), complete('t3')]).state;
    const result = migrate(
      ended,
      { from: worldOf(simple), to: newWorld(longer) },
      { nodes: {}, reason: '', at: later },
    );
    expect(codesOf(result)).toEqual(['not-running']);
  });
});
