import { deadline } from '@fiveones/calendar';
import { opensTask } from '@fiveones/definition';
import { setTaskAlarms } from './alarm.ts';
import { reckonAgain } from './clock.ts';
import { kinds } from './decide.ts';
import type { InstanceEvent } from './event.ts';
import { dueOf, rolling } from './period.ts';
import { Run } from './run.ts';
import { isFailure } from './scope.ts';
import type { InstanceState, Instant, Task, Timer } from './state.ts';
import type { World } from './world.ts';

/**
 * Works every due date out again on the calendar of `world`: running clocks, limits of open tasks, timers. Only those
 * that come out otherwise change, each a fact with its explanation; all say why. Pure, so a look beforehand is the
 * thing itself. What is over stays as it was reckoned.
 */
export function reviseCalendar(
  state: InstanceState,
  world: World,
  given: { readonly reason: string; readonly at: Instant; readonly by?: string | undefined },
): { readonly events: readonly InstanceEvent[]; readonly state: InstanceState } {
  const run = new Run(state, world, given, kinds);
  run.emit('calendarRevised', { from: state.pins.calendar, to: world.calendar.id, reason: given.reason });
  for (const clock of world.chart.process.clocks) reckonAgain(run, clock);
  for (const task of Object.values(state.tasks)) moveDue(run, task);
  for (const timer of Object.values(state.timers)) moveTimer(run, timer);
  return { events: run.events, state: run.state };
}

/** How long a task may take does not change, nor from when: only which day that makes. */
function moveDue(run: Run, task: Task): void {
  const node = run.world.chart.nodes.get(task.node);
  const rule = node && opensTask(node) ? node.limit : undefined;
  if (!task.limit || !rule) return;
  const { start, value } = task.limit;
  const rolls = rolling(run, rule, run.scope(run.token(task.id)));
  if (isFailure(rolls)) return;
  const { due, explanation } = deadline({
    calendar: run.world.calendar,
    start,
    period: { value, unit: rule.unit },
    from: rule.from ?? 'nextDay',
    ...rolls,
  });
  if (due === task.limit.due) return;
  const limit = { start, value, unit: rule.unit, due, explanation };
  run.emit('taskDueMoved', { token: task.id, node: task.node, limit });
  setTaskAlarms(run, { ...task, limit });
}

/** Timers of clocks were set anew with their clocks. */
function moveTimer(run: Run, timer: Timer): void {
  const node = timer.node === null ? undefined : run.world.chart.nodes.get(timer.node);
  const waits = node?.kind === 'boundaryEvent' || node?.kind === 'intermediateCatchEvent';
  const rule = waits ? node.trigger.timer : undefined;
  if (timer.clock !== undefined || !rule || timer.node === null) return;
  const token = timer.token === null ? undefined : run.state.tokens[timer.token];
  const due = dueOf(run, rule, run.scope(token), token?.since ?? run.state.startedAt);
  if (isFailure(due) || due.due === timer.at) return;
  run.emit('timerSet', {
    timer: timer.id,
    token: timer.token,
    node: timer.node,
    at: due.due,
    purpose: timer.purpose,
    explanation: due.explanation,
  });
}
