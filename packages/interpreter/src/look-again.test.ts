import { expect, it } from 'vitest';
import { chart, failuresOf, folded, given } from './chart.example.ts';

const at = '2026-03-02T09:00:00+08:00';
const start = { do: 'start', id: 'i1', number: '1', region: '990101001001', at } as const;
const waiting = chart(['begin > ask > fork > rest > after > end', 'fork > change > end'], {
  fork: { kind: 'parallelGateway' },
  rest: { kind: 'intermediateCatchEvent', trigger: { condition: 'date(today) >= date(form.until)' } },
});
const asked = {
  do: 'complete',
  task: 't2',
  data: { form: { until: '2026-03-20' } },
  at,
  by: 'clerk-1',
} as const;

it('a condition that reads the day comes true on its day, at its beginning, with nobody doing anything', () =>
  expect(
    failuresOf(
      waiting,
      [
        { do: 'fill', node: 'ask', data: { form: { until: '2026-03-20' } } },
        { do: 'advance', to: '2026-03-19T23:59:00+08:00' },
        { do: 'expect', notPassed: ['after'] },
        { do: 'advance', to: '2026-03-20T00:00:00+08:00' },
      ],
      { passed: ['after'], open: [{ node: 'after' }, { node: 'change' }] },
    ),
  ).toEqual([]));

it('the day is reckoned once, and anew when the data change; no timer is left once it has come', () => {
  const { state, events, when } = given(waiting, [start, asked]);
  expect(state.timers['look']?.at).toBe('2026-03-20T00:00:00+08:00');
  expect(events.filter(({ type }) => type === 'timerSet')).toHaveLength(1);
  const [change] = Object.values(state.tasks);
  const sooner = when({
    do: 'complete',
    task: change?.id ?? '',
    data: { form: { until: '2026-03-05' } },
    at,
    by: 'clerk-1',
  });
  if ('refusal' in sooner) throw new Error(sooner.refusal.code);
  expect(sooner.state.timers['look']?.at).toBe('2026-03-05T00:00:00+08:00');
  const past = given(waiting, [start, asked, { do: 'fire', timer: 'look', at: '2026-03-20T00:00:00+08:00' }]);
  expect(past.state.timers).toEqual({});
  expect(folded(past.events)).toEqual(past.state);
});

it('a condition that holds on no day of the year is looked at again after it', () => {
  const never = given(waiting, [start, { ...asked, data: { form: { until: '2031-01-01' } } }]);
  expect(never.state.timers['look']?.at).toBe('2027-03-03T00:00:00+08:00');
});
