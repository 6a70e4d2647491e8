import { workdaysBetween } from '@fiveones/calendar';
import type { JsonObject } from '@fiveones/definition';
import type { InstanceState, World } from '@fiveones/interpreter';
import { instanceClocks, taskClock } from '../clock-view.ts';
import type { StepFact } from './figures.ts';

/** The clocks of a case as conditions of figures name them: what they have counted until a moment. */
export function clockNames(state: InstanceState, world: World, until: string): JsonObject {
  return Object.fromEntries(
    instanceClocks(state, world, until).map(({ id, used, overdue, state: stands }) => [
      id,
      { used: used + overdue, overdue, late: overdue > 0, running: stands !== 'stopped' },
    ]),
  );
}

/** A step that was done as conditions of figures name it: when it lay there, how long, whether it was late. */
export function stepNames({ at, by, task }: StepFact, world: World): JsonObject {
  const openedAt = task?.openedAt ?? at;
  const counted = task?.limit
    ? taskClock(task.node, task.limit, world, at)
    : { used: workdaysBetween(world.calendar, openedAt.slice(0, 10), at.slice(0, 10)), overdue: 0 };
  return {
    openedAt,
    at,
    by: by ?? null,
    due: task?.due ?? null,
    used: counted.used + counted.overdue,
    hours: (Date.parse(at) - Date.parse(openedAt)) / 3_600_000,
    late: task?.due !== undefined && at > task.due,
  };
}
