import { describe, expect, it } from 'vitest';
import type { InstanceEvent } from './event.ts';
import { evolve } from './evolve.ts';
import type { InstanceState } from './state.ts';

const at = '2026-03-02T09:00:00+08:00';
const pins = {
  package: 'p',
  version: '1.0.0',
  hash: 'h',
  process: 'p',
  parameters: '2026-03-02@p',
  calendar: 'c',
  semantics: 1,
};
const began = (limited?: true) => ({
  type: 'instanceStarted',
  at,
  body: { id: 'i', number: 'P1', pins, region: '980101001001', data: {}, ...(limited ? { limited } : {}) },
});
const step = { token: 't1', node: 'a' };
const done = (by?: string) => ({ type: 'taskDone', at, body: { ...step, set: [], ...(by ? { by } : {}) } });
const told = (why: string, to: string) => ({ type: 'told', at, body: { notice: `n-${to}`, why, to } });
const left = (person: string, to?: string) => ({
  type: 'personReplaced',
  at,
  body: { person, by: 'boss', reason: '离职', ...(to ? { to } : {}) },
});
const handsOf = (...events: readonly object[]): readonly string[] | undefined =>
  events.reduce<InstanceState | undefined>((state, event) => evolve(state, event as InstanceEvent), undefined)
    ?.hands;

describe('whoever had a hand in a case', () => {
  it('is kept once, also where several did one step, where not everybody reads it', () => {
    expect(handsOf(began(true), done('a'), done('b'), done('a'), done())).toEqual(['a', 'b']);
    expect(handsOf(began(), done('a'))).toBeUndefined();
  });
  it('is also who was told of it by somebody, not who was reminded of its time', () => {
    expect(handsOf(began(true), told('copied', 'a'), told('mentioned', 'b'), told('overdue', 'c'))).toEqual([
      'a',
      'b',
    ]);
  });
  it('is also who came in the place of one of them', () => {
    expect(handsOf(began(true), done('a'), left('a', 'b'), left('c', 'd'), left('b'))).toEqual(['a', 'b']);
  });
  it('is kept from the day on which the case goes over to a version that limits its readers', () => {
    const move = {
      type: 'migrated',
      at,
      body: {
        from: { version: '1.0.0', hash: 'h' },
        to: { version: '1.0.1', hash: 'h2' },
        nodes: {},
        assignments: {},
        timers: [],
        reason: '改版',
        limited: true,
      },
    };
    expect(handsOf(began(), done('a'), move, done('b'))).toEqual(['b']);
  });
});
