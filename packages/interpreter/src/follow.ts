import { opensTask } from '@fiveones/definition';
import { setTaskAlarms } from './alarm.ts';
import { dueOf } from './period.ts';
import type { Run } from './run.ts';
import { isFailure } from './scope.ts';
import type { InstanceState, Task, Timer } from './state.ts';

/**
 * Limits that say so follow the data they are reckoned from while they run: what comes out earlier is due earlier, and what
 * comes out later changes nothing. One that cannot be worked out any more stays as it was.
 */
export function followData(run: Run, before: InstanceState | undefined): void {
  if (!run.world.chart.following || !run.started || run.state.status !== 'running') return;
  if (before?.data === run.state.data) return;
  for (const task of Object.values(run.state.tasks)) bringForward(run, task);
  for (const timer of Object.values(run.state.timers)) ringSooner(run, timer);
}

function bringForward(run: Run, task: Task): void {
  const node = run.world.chart.nodes.get(task.node);
  const rule = opensTask(node) ? node.limit : undefined;
  if (!rule?.follows || !task.limit) return;
  const token = run.token(task.id);
  const limit = dueOf(run, rule, run.scope(token), token.countsFrom ?? task.openedAt);
  if (isFailure(limit) || limit.due >= task.limit.due) return;
  run.emit('taskDueMoved', { token: task.id, node: task.node, limit });
  setTaskAlarms(run, { ...task, limit });
}

function ringSooner(run: Run, timer: Timer): void {
  const node = timer.node === null ? undefined : run.world.chart.nodes.get(timer.node);
  const rule = node?.kind === 'boundaryEvent' ? node.trigger.timer : undefined;
  const token = timer.token === null ? undefined : run.state.tokens[timer.token];
  if (!rule?.follows || !token || timer.node === null) return;
  const due = dueOf(run, rule, run.scope(token), token.since);
  if (isFailure(due) || due.due >= timer.at) return;
  const { due: at, explanation } = due;
  run.emit('timerSet', {
    timer: timer.id,
    token: token.id,
    node: timer.node,
    at,
    purpose: timer.purpose,
    explanation,
  });
}
