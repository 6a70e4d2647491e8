import { describe, expect, it } from 'vitest';
import { chart, folded, given, worldOf } from './chart.example.ts';
import type { Command } from './command.ts';
import { tell } from './play/story.ts';

const at = '2026-03-02T09:00:00+08:00';
const start = { do: 'start', id: 'i1', number: '1', region: '990101001001', at } as const;
const fire = (timer: string, on: string): Command => ({ do: 'fire', timer, at: `${on}T23:59:59+08:00` });
const slow = chart(
  ['begin > check > end'],
  {
    check: {
      limit: { value: 10, unit: 'workday' },
      alarms: [{ at: 0.5 }, { at: 0.8, tell: ['boss'] }, { at: 1, tell: ['clerk', 'boss'], handTo: 'boss' }],
    },
  },
  {
    clocks: [
      {
        id: 'total',
        name: '全程',
        limit: { value: 20, unit: 'workday' },
        start: { node: 'begin', at: 'left' },
        stop: [],
        alarms: [{ at: 0.5 }, { at: 0.8 }, { at: 1, tell: ['boss'] }],
      },
      {
        id: 'other',
        name: '答复',
        limit: { value: 2, unit: 'month' },
        start: { node: 'begin', at: 'left' },
        stop: [],
        alarms: [{ at: 0.5, tell: ['boss'] }],
      },
    ],
  },
);
const days = (state: { readonly timers: Readonly<Record<string, { readonly at: string }>> }) =>
  Object.fromEntries(Object.entries(state.timers).map(([id, timer]) => [id, timer.at.slice(0, 10)]));

describe('a deadline', () => {
  it('of the case or of a step rings at its shares, each by its own reckoning', () =>
    expect(days(given(slow, [start]).state)).toEqual({
      'total:alarm0': '2026-03-16',
      'total:alarm1': '2026-03-24',
      'total:alarm2': '2026-03-30',
      'total:due': '2026-03-30',
      'other:alarm0': '2026-04-02',
      'other:due': '2026-05-02',
      't2:alarm0': '2026-03-09',
      't2:alarm1': '2026-03-12',
      't2:alarm2': '2026-03-16',
    }));

  it('that is found half gone rings at once by the last alarm that is past; what has rung rings no more when a rest ends', () => {
    const clock = {
      id: 'total',
      name: '全程',
      limit: { value: 10, unit: 'workday', start: '"2026-02-24T09:00:00+08:00"' },
      start: { node: 'begin', at: 'left' },
      stop: [],
      pause: [{ while: 'rest', reason: '等材料' }],
      warnAt: 0.1,
      alarms: [{ at: 0.1 }, { at: 0.2 }, { at: 1 }],
    };
    const resting = chart(['begin > check > rest > more > end'], {}, { clocks: [clock] });
    const done = (task: string) =>
      ({ do: 'complete', task, by: 'clerk-1', at: '2026-03-02T10:00:00+08:00' }) as const;
    const begun = given(resting, [start]);
    expect(days(begun.state)).toEqual({
      'total:warn': '2026-02-25',
      'total:alarm1': '2026-02-26',
      'total:alarm2': '2026-03-09',
      'total:due': '2026-03-09',
    });
    const rung = [start, fire('total:alarm1', '2026-03-01'), fire('total:warn', '2026-03-01')];
    const rested = given(resting, [...rung, done('t2')]);
    const [task] = Object.keys(rested.state.tasks);
    const on = rested.when(done(task ?? ''));
    expect('state' in on && Object.keys(days(on.state))).toEqual(['total:alarm2', 'total:due']);
  });

  it('tells whoever has the work, then the post above; what is told later takes the place of what was not read', () => {
    const half = given(slow, [start, fire('t2:alarm0', '2026-03-09')]);
    const holders = Object.values(half.state.notices ?? {});
    expect(new Set(holders.map(({ why }) => why))).toEqual(new Set(['soon']));
    expect(holders[0]).toMatchObject({ to: 'clerk-1', node: 'check', note: '用到 50%' });
    const later = given(slow, [
      start,
      fire('t2:alarm0', '2026-03-09'),
      fire('t2:alarm1', '2026-03-12'),
      fire('t2:alarm2', '2026-03-16'),
    ]);
    const clerk = Object.values(later.state.notices ?? {}).filter(({ to }) => to === 'clerk-1');
    expect(clerk.map(({ why }) => why)).toEqual(['overdue', 'escalated']);
    expect(folded(later.events)).toEqual(later.state);
  });

  it('that nobody kept gives the work to the post above, which then may do it and nobody else', () => {
    const gone = given(slow, [start, fire('t2:alarm2', '2026-03-16')]);
    const [task] = Object.values(gone.state.tasks);
    expect(task).toMatchObject({
      assignment: { queues: ['boss@990101'], post: 'boss' },
      due: expect.any(String),
    });
    const done = (by: string) =>
      gone.when({ do: 'complete', task: 't2', by, at: '2026-03-17T09:00:00+08:00' });
    expect(done('clerk-1')).toMatchObject({ refusal: { code: 'task-not-yours' } });
    expect(done('boss-1')).toMatchObject({ state: { done: { check: { by: 'boss-1' } } } });
    const said = gone.events.flatMap((event) => tell(event, worldOf(slow))?.title ?? []);
    expect(said).toContain('“check”没有按时办，改交样例县图书馆馆长');
  });

  it('never does the work itself: what is done rings no more', () => {
    const done = given(slow, [
      start,
      { do: 'complete', task: 't2', by: 'clerk-1', at: '2026-03-03T09:00:00+08:00' },
    ]);
    expect(done.state.status).toBe('completed');
    expect(done.state.timers).toEqual({});
    const late = given(slow, [start, fire('t2:alarm2', '2026-03-16'), fire('total:alarm2', '2026-03-30')]);
    expect(late.state.status).toBe('running');
    expect(late.state.clocks['total']?.rung).toEqual([2]);
  });
});
