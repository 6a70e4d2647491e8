import type { Json } from '@fiveones/definition';
import { describe, expect, it } from 'vitest';
import { chart, given, played, worldOf } from './chart.example.ts';
import { evaluate } from './scope.ts';

const cases = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6', 'c-7'];
const at = '2026-03-02T09:00:00+08:00';
const start = { do: 'start', id: 'i1', number: '1', region: '990101001001', at } as const;
const tells = (key: string) =>
  chart(
    ['begin > tell > end'],
    { tell: { kind: 'sendTask', message: 'drawn', deliver: { key } } },
    {
      messages: [{ id: 'drawn', name: '抽中' }],
    },
  );

describe('a draw from a list', () => {
  const drawn = (from: Json, count: number, seed: string): Json => {
    const found = evaluate('draw(from, count, seed)', { from, count, seed }, worldOf(tells('"a"')));
    return 'value' in found ? found.value : found.reason;
  };

  it('takes so many, the same ones for the same seed in whatever order they are listed, more only added', () => {
    const three = drawn(cases, 3, 'TC-1') as readonly Json[];
    expect(new Set(three).size).toBe(3);
    expect(drawn(cases.toReversed(), 3, 'TC-1')).toEqual(three);
    expect((drawn(cases, 5, 'TC-1') as readonly Json[]).slice(0, 3)).toEqual(three);
    expect(drawn(cases, 3, 'TC-2')).not.toEqual(three);
  });

  it('takes all when there are fewer, each once, none of none, and nothing without a seed', () => {
    expect(new Set(drawn(['a', 'b', 'a'], 9, 's') as readonly Json[])).toEqual(new Set(['a', 'b']));
    expect([drawn([], 2, 's'), drawn(cases, -1, 's'), drawn(cases, 2, '')]).toEqual([[], [], null]);
  });
});

describe('a message to a list of cases', () => {
  const keysOf = (key: string) =>
    given(tells(key), [start]).events.flatMap((event) =>
      event.type === 'messageSent' ? [event.body.deliver?.key] : [],
    );

  it('goes to each of them once, and to nobody of an empty list', () => {
    expect(keysOf('["a", 7, "a"]')).toEqual(['a', '7']);
    expect(keysOf('[]')).toEqual([]);
    expect(given(tells('[]'), [start]).state.status).toBe('completed');
  });

  it('stops where somebody in the list is not known by anything, or there are too many for one step', () => {
    for (const key of ['["a", null]', 'for n in 1..501 return n']) {
      const { state } = given(tells(key), [start]);
      expect([Object.values(state.incidents).length, keysOf(key)]).toEqual([1, []]);
    }
    expect(played(tells('for n in 1..500 return n'), [], { status: 'completed' }).failures).toEqual([]);
  });
});
