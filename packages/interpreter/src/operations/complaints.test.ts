import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@fiveones/definition';
import { chart, failuresOf, given, worldOf } from '../chart.example.ts';
import type { Command } from '../command.ts';
import { decide } from '../decide.ts';
import { migrate } from '../migration.ts';
import type { InstanceState } from '../state.ts';
import { offersOf } from './offers.ts';

const at = '2026-03-02T09:00:00+08:00';
const start: Command = { do: 'start', id: 'i1', number: '1', region: '990101001001', at, by: 'clerk-1' };
const fill = (node: string, data: JsonObject = {}): JsonObject => ({ do: 'fill', node, data });
const back = (node: string, to: string): JsonObject => ({ do: 'sendBack', node, to, reason: '再看看' });
const none: readonly never[] = [];
const complete = (task: string, by = 'clerk-1', opinion?: 'agree' | 'disagree'): Command => ({
  do: 'complete',
  task,
  at,
  by,
  ...(opinion ? { opinion: { result: opinion, reason: '材料不齐，还要再核对一次' } } : {}),
});
const openAt = (state: InstanceState | undefined, node: string) =>
  Object.values(state?.tasks ?? {}).filter((task) => task.node === node);

/** What users of other systems ask for in vain; the numbers are those of the list of peers, part E. */
describe('a complaint that does not hold here', () => {
  const line = chart(['begin > apply > check > review > confirm > end']);
  const upToConfirm = [fill('apply'), fill('check'), fill('review')];

  it('21: a case goes back to any earlier task, without a line drawn for it', () => {
    for (const to of ['apply', 'check', 'review'])
      expect(failuresOf(line, [...upToConfirm, back('confirm', to)], { open: [{ node: to }] })).toEqual(none);
  });

  it('22: the previous step is offered first', () => {
    const { state } = given(line, [start, complete('t2'), complete('t3')]);
    const [task] = openAt(state, 'review');
    const offer = offersOf(state, worldOf(line), { by: 'clerk-2', at, task: task?.id }).find(
      (one) => one.do === 'sendBack',
    );
    expect(offer?.choices.map(({ id }) => id)).toEqual(['check', 'apply']);
  });

  it('23: a case given back from a step of several people still has its task, and they are asked anew', () => {
    const sign = { kind: 'userTask', multi: { each: '[1, 2, 3]', as: 'one' } };
    const several = chart(['begin > apply > sign > end'], { sign });
    const script = [fill('apply'), fill('sign'), back('sign', 'apply')];
    expect(failuresOf(several, script, { open: [{ node: 'apply' }] })).toEqual(none);
    expect(
      failuresOf(several, [...script, fill('apply')], {
        open: [{ node: 'sign' }, { node: 'sign' }, { node: 'sign' }],
      }),
    ).toEqual(none);
  });

  it('24: two of three pass at half, though one is against', () => {
    const vote = chart(['begin > vote > after > end'], {
      vote: {
        kind: 'userTask',
        opinion: { into: 'opinions', level: 'member' },
        multi: {
          each: '["clerk-1", "clerk-2", "clerk-3"]',
          as: 'member',
          collect: { into: 'ballots', value: 'opinion.result' },
          completeWhen: 'count(results[item = "agree"]) * 2 > count',
        },
      },
    });
    const ballot = (state: InstanceState, by: string, result: 'agree' | 'disagree') =>
      complete(openAt(state, 'vote')[0]?.id ?? '', by, result);
    const begun = given(vote, [start]);
    const first = begun.when(ballot(begun.state, 'clerk-1', 'disagree'));
    if ('refusal' in first) throw new Error(first.refusal.code);
    expect(openAt(first.state, 'vote')).toHaveLength(2);
    const second = decide(ballot(first.state, 'clerk-2', 'agree'), first.state, worldOf(vote));
    if ('refusal' in second) throw new Error(second.refusal.code);
    const third = decide(ballot(second.state, 'clerk-3', 'agree'), second.state, worldOf(vote));
    expect('state' in third && openAt(third.state, 'after')).toHaveLength(1);
  });

  it('25: “back to the previous step” can be set, and the form of the application is a step to return to', () => {
    const set = (to: string) =>
      chart(['begin > apply > check > confirm > end'], { confirm: { kind: 'userTask', returns: { to } } });
    const script = [fill('apply'), fill('check')];
    expect(
      failuresOf(set('previous'), [...script, back('confirm', 'check')], { open: [{ node: 'check' }] }),
    ).toEqual(none);
    expect(
      failuresOf(set('starter'), [...script, back('confirm', 'apply')], { open: [{ node: 'apply' }] }),
    ).toEqual(none);
    const refused = { do: 'refused', code: 'no-way-back', action: back('confirm', 'apply') };
    expect(failuresOf(set('previous'), [...script, refused], { open: [{ node: 'confirm' }] })).toEqual(none);
  });

  it('26: holidays and make-up days count as the notice says; a year without its notice is marked', () => {
    const limit = { value: 3, unit: 'workday' };
    const timed = chart(['begin > apply > check > end'], { check: { kind: 'userTask', limit } });
    const due = (day: string) =>
      openAt(
        given(timed, [
          { ...start, at: day },
          { ...complete('t2'), at: day },
        ]).state,
        'check',
      )[0];
    expect(due('2026-09-30T09:00:00+08:00')?.due?.slice(0, 10)).toBe('2026-10-10');
    const kinds = due('2026-12-30T09:00:00+08:00')?.limit?.explanation.lines.map(({ kind }) => kind);
    expect(kinds).toContain('provisional');
  });

  it('29: a case with several people at a step moves to a new version, each with what they have to do', () => {
    const sign = { kind: 'userTask', multi: { each: '[1, 2]', as: 'one' } };
    const from = chart(['begin > sign > after > end'], { sign });
    const to = chart(['begin > together > extra > after > end'], { together: sign });
    const { state } = given(from, [start, complete('t3')]);
    const newWorld = { ...worldOf(to), version: { package: 'library', version: '2.0.0', hash: 'new' } };
    const moved = migrate(
      state,
      { from: worldOf(from), to: newWorld },
      { nodes: { sign: 'together' }, reason: '新规定', at, by: 'boss-1' },
    );
    if (!('state' in moved)) throw new Error(JSON.stringify(moved.obstacles));
    const [left] = openAt(moved.state, 'together');
    const done = decide(complete(left?.id ?? '', 'clerk-2'), moved.state, newWorld);
    expect('state' in done && openAt(done.state, 'extra')).toHaveLength(1);
  });
});
