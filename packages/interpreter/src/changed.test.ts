import { describe, expect, test } from 'vitest';
import { changed, without, withKey } from './changed.ts';
import type { InstanceState, Task } from './state.ts';

const task: Task = { id: 't1', node: 'a', assignment: { queues: [], excluded: [] }, openedAt: '2026-03-02' };
const at = '2026-03-02T09:00:00+08:00';

/** A state with every member that there is: a new one must be added here, and then to the copy. */
const whole: Required<InstanceState> = {
  id: 'i',
  number: '2026-000001',
  pins: {
    package: 'p',
    version: '1.0.0',
    hash: 'h',
    process: 'q',
    parameters: '',
    calendar: '',
    semantics: 1,
  },
  status: 'terminated',
  end: 'end',
  outcome: 'refused',
  error: 'broken',
  region: '329901',
  startedAt: at,
  startedBy: 'u1',
  placing: { from: '990101', named: '990101001' },
  endedAt: at,
  parent: { instance: 'other', token: 't1' },
  data: { income: 1 },
  tokens: { t1: { id: 't1', node: 'a', scope: null, since: at } },
  tasks: { t1: task },
  timers: { t1: { id: 't1', token: 't1', node: 'a', at, purpose: 'catch' } },
  clocks: { c: { id: 'c', startedAt: at, value: 1, unit: 'day', pauses: [], extensions: [] } },
  incidents: { i2: { id: 'i2', token: 't1', node: 'a', code: 'endless', params: {}, at } },
  done: { a: { times: 1, at } },
  acts: { a: { by: 'u1' } },
  doers: { a: ['u1'] },
  hands: ['u1'],
  documents: [{ id: 'd', document: 'notice', node: 'a', at, serial: 1, fields: {} }],
  notices: { n1: { id: 'n1', to: 'u1', why: 'copied', at } },
  posted: { d: { at, recordedAt: at, places: [], photos: [] } },
  takenDown: { d: { at, by: 'u1', reason: 'wrong' } },
  proposals: { p1: { id: 'p1', do: 'jump', to: 'a', by: 'u1', reason: 'wrong', at } },
  undoable: [{ token: 't1', node: 'a', scope: null }],
  met: ['t1:a'],
  next: 3,
};

describe('a changed state', () => {
  test('keeps every other member, whatever members there are', () => {
    expect(changed(whole, { next: 4 })).toStrictEqual({ ...whole, next: 4 });
  });

  test('gets no member that it did not have', () => {
    const { id, number, pins, status, region, startedAt, data, tokens, tasks, timers, ...rest } = whole;
    const { clocks, incidents, done, documents, next } = rest;
    const begun = { id, number, pins, status, region, startedAt, data, tokens, tasks, timers };
    const least: InstanceState = { ...begun, clocks, incidents, done, documents, next };
    expect(Object.keys(changed(least, {})).sort()).toEqual(Object.keys(least).sort());
  });

  test('leaves the one before as it was', () => {
    const before = structuredClone(whole);
    changed(whole, { tokens: without(whole.tokens, 't1'), tasks: withKey(whole.tasks, 't2', task) });
    expect(whole).toStrictEqual(before);
  });
});

describe('a map of what stands under ids', () => {
  test('keeps its order where a value is put in the place of another', () => {
    const map = withKey(withKey({ a: 1, b: 2 }, 'c', 3), 'a', 4);
    expect(Object.entries(map)).toEqual([
      ['a', 4],
      ['b', 2],
      ['c', 3],
    ]);
  });

  test('is the same one where there is nothing to take out', () => {
    const map = { a: 1 };
    expect(without(map, 'b')).toBe(map);
    expect(without(map, 'toString')).toBe(map);
    expect(without(map, 'a')).toEqual({});
  });
});
