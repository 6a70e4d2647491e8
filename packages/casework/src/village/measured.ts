import { workdaysBetween } from '@fiveones/calendar';
import type { JsonObject } from '@fiveones/definition';
import type { InstanceState, World } from '@fiveones/interpreter';
import { instanceClocks, taskClock } from '../clock-view.ts';
import type { StepSeen } from './figures.ts';

/** The clocks of a case as conditions of figures name them: what they have counted until a moment. */
export function clockNames(state: InstanceState, world: World, until: string): JsonObject {
  return Object.fromEntries(
    instanceClocks(state, world, until).map(({ id, used, overdue, state: stands }) => [
      id,
      { used: used + overdue, overdue, late: overdue > 0, running: stands !== 'stopped' },
    ]),
  );
}

/**
 * A step as conditions of figures name it: when it lay there, how long, whether it was late. One that is still open has
 * lain there until a moment after its limit has ended.
 */
export function stepNames({ at, by, task }: StepSeen, world: World, until: string): JsonObject {
  const end = at ?? until;
  const openedAt = task?.openedAt ?? end;
  const counted = task?.limit
    ? taskClock(task.node, task.limit, world, end)
    : { used: workdaysBetween(world.calendar, openedAt.slice(0, 10), end.slice(0, 10)), overdue: 0 };
  return {
    openedAt,
    at: at ?? null,
    by: by ?? null,
    due: task?.due ?? null,
    used: counted.used + counted.overdue,
    hours: (Date.parse(end) - Date.parse(openedAt)) / 3_600_000,
    late: task?.due !== undefined && end > task.due,
  };
}
