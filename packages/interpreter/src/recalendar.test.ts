import { nationalCalendar, type CalendarEdition } from '@fiveones/calendar';
import { expect, it } from 'vitest';
import { chart, folded, given, worldOf } from './chart.example.ts';
import type { Command } from './command.ts';
import { reviseCalendar } from './recalendar.ts';

const at = '2026-03-02T09:00:00+08:00';
const start: Command = { do: 'start', id: 'i1', number: '1', region: '990101001001', at };
/** A storm: the county rests on the Wednesday and Thursday, and works on the Saturday. */
const storm: CalendarEdition = {
  ...nationalCalendar,
  id: 'storm',
  overlay: [
    { date: '2026-03-04', kind: 'rest', reason: '台风停工' },
    { date: '2026-03-05', kind: 'rest', reason: '台风停工' },
    { date: '2026-03-07', kind: 'work', reason: '补班' },
  ],
};
const pkg = chart(
  ['begin > apply > check > end', 'remind > end-reminded'],
  {
    apply: { limit: { value: 5, unit: 'workday' } },
    remind: {
      kind: 'boundaryEvent',
      attachedTo: 'apply',
      interrupting: false,
      trigger: { timer: { value: 3, unit: 'workday' } },
    },
  },
  {
    clocks: [
      {
        id: 'total',
        name: '全程',
        limit: { value: 10, unit: 'workday' },
        start: { node: 'begin', at: 'left' },
        stop: [{ node: 'check', at: 'left' }],
        warnAt: 0.8,
      },
      {
        id: 'days',
        name: '日历日',
        limit: { value: 10, unit: 'day' },
        start: { node: 'begin', at: 'left' },
        stop: [],
      },
    ],
  },
);
const revise = (calendar: CalendarEdition) => {
  const { state, events } = given(pkg, [start]);
  const world = { ...worldOf(pkg), calendar };
  return {
    before: state,
    events,
    ...revised(reviseCalendar(state, world, { reason: '台风', at, by: 'boss-1' })),
  };
};
const revised = ({ events: made, state: after }: ReturnType<typeof reviseCalendar>) => ({ made, after });
const dueOf = (state: { readonly tasks: object }) =>
  (Object.values(state.tasks) as { readonly due?: string }[])[0]?.due?.slice(0, 10);

it('moves what counts working days, and leaves what counts days', () => {
  const { before, after } = revise(storm);
  expect([dueOf(before), dueOf(after)]).toEqual(['2026-03-09', '2026-03-10']);
  expect([before, after].map(({ clocks }) => clocks['total']?.due?.slice(0, 10))).toEqual([
    '2026-03-16',
    '2026-03-17',
  ]);
  expect(after.clocks['days']).toEqual(before.clocks['days']);
});

it('sets reminders and alarms anew, under the same names', () => {
  const { before, after } = revise(storm);
  const dates = (state: typeof before) =>
    Object.fromEntries(Object.values(state.timers).map(({ id, at: due }) => [id, due.slice(0, 10)]));
  expect(Object.keys(dates(after)).sort()).toEqual(Object.keys(dates(before)).sort());
  expect(dates(before)).toMatchObject({ 't2:remind': '2026-03-05', 'total:due': '2026-03-16' });
  expect(dates(after)).toMatchObject({ 't2:remind': '2026-03-07', 'total:due': '2026-03-17' });
});

it('changes nothing but the edition where no date moves', () => {
  const { before, made, after } = revise({ ...nationalCalendar, id: 'same' });
  expect(made.map(({ type }) => type)).toEqual(['calendarRevised']);
  expect(after).toEqual({ ...before, pins: { ...before.pins, calendar: 'same' } });
});

it('comes out of its events as it went in', () => {
  const { events, made, after } = revise(storm);
  expect(folded([...events, ...made])).toEqual(after);
});
