import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@fiveones/definition';
import { chart, played } from './chart.example.ts';

/** Two calendar days from Thursday the 5th: Saturday the 7th, a rest day. */
const limit = (rollToWorkday: unknown): JsonObject =>
  ({ value: 2, unit: 'day', start: '"2026-03-05T09:00:00+08:00"', rollToWorkday }) as JsonObject;
const places = {
  'the limit of a step': (roll: unknown) => chart(['begin > a > end'], { a: { limit: limit(roll) } }),
  'a timer': (roll: unknown) =>
    chart(['begin > a > end'], { a: { kind: 'intermediateCatchEvent', trigger: { timer: limit(roll) } } }),
  'a clock of the whole': (roll: unknown) =>
    chart(
      ['begin > a > end'],
      {},
      {
        clocks: [
          { id: 'total', name: '全程', limit: limit(roll), start: { node: 'a', at: 'entered' }, stop: [] },
        ],
      },
    ),
} as const;

describe.each(Object.entries(places))('a last day on a rest day, in %s,', (_, charted) => {
  const endOf = (roll: unknown) => {
    const { tasks, timers, clocks, incidents } = played(charted(roll), []).states['s1'] ?? {};
    const [due] = [
      ...Object.values(tasks ?? {}).map((task) => task.limit?.due),
      ...Object.values(clocks ?? {}).map((clock) => clock.due),
      ...Object.values(timers ?? {}).map(({ at }) => at),
    ].filter((one) => one !== undefined);
    const trouble = Object.values(incidents ?? {}).map(({ code, params }) => [code, params['reason']]);
    return { due: due?.slice(0, 10), trouble };
  };
  it('stays where it is unless the place moves it on', () => {
    expect(endOf('=param.days = 4')).toEqual({ due: '2026-03-07', trouble: [] });
    expect(endOf('=param.days = 3')).toEqual({ due: '2026-03-09', trouble: [] });
    expect(endOf('=if param.days = 3 then "holiday" else true')).toEqual({ due: '2026-03-07', trouble: [] });
  });
  it('is an incident when that cannot be worked out, not a no', () => {
    expect(endOf('=param.nobodySaid')).toEqual({
      due: undefined,
      trouble: [['expression-failed', 'not-a-roll']],
    });
    expect(endOf('=1 +')).toEqual({ due: undefined, trouble: [['expression-failed', 'feel-syntax']] });
  });
});
