import { deadline, nationalCalendar } from '@fiveones/calendar';
import { expect, it } from 'vitest';
import { taskClock } from './clock-view.ts';

it('a limit that counts its first day is shown as it was reckoned: due, used and overdue agree with the list', () => {
  const start = '2026-11-20T10:00:00+08:00';
  const period = { value: 1, unit: 'workday' } as const;
  const { due, explanation } = deadline({ calendar: nationalCalendar, start, period, from: 'sameDay' });
  const limit = { start, ...period, due, explanation };
  const shown = taskClock('slip', '填转办单', limit, nationalCalendar, '2026-11-23T09:00:00+08:00');
  expect(shown).toMatchObject({ state: 'overdue', used: 1, left: 0, overdue: 1 });
  expect(shown.cells.find(({ state }) => state === 'due')?.date).toBe('2026-11-20');
});
