import { addDays } from '@fiveones/calendar';
import type { Run } from './run.ts';
import { holds } from './scope.ts';
import type { InstanceState } from './state.ts';
import { waits, type Wait } from './wait.ts';
import { readsTime } from './world.ts';

/** How many days ahead are looked at; a condition that holds on none of them is looked at again after them. */
const farthest = 366;
const timer = 'look';

/**
 * A condition that reads the day can come true with nobody doing anything. The first day on which it does is reckoned from
 * the data as they are, so that the instance is looked at then, at the day's beginning, and not every day.
 */
export function lookAgain(run: Run, before: InstanceState | undefined): void {
  if (!run.world.chart.timed || !run.started || run.state.status !== 'running') return;
  const { state } = run;
  const set = state.timers[timer];
  if (set && before?.data === state.data && before.tokens === state.tokens) return;
  const open = waits(run).filter((wait) => readsTime(wait.trigger.condition) && !isMet(run, wait));
  if (open.length === 0) {
    if (set) run.emit('timerCancelled', { timer, node: null });
    return;
  }
  const at = `${firstDay(run, open)}T00:00:00+08:00`;
  if (set?.at !== at) run.emit('timerSet', { timer, token: null, node: null, at, purpose: 'look' });
}

const isMet = ({ state }: Run, { token, event }: Wait): boolean =>
  state.met?.includes(`${token?.id ?? ''}:${event.id}`) === true;

function firstDay(run: Run, open: readonly Wait[]): string {
  const today = run.at.slice(0, 10);
  const scopes = open.map((wait) => ({ wait, scope: run.scope(wait.token) }));
  for (let place = 1; place < farthest; place++) {
    const day = addDays(today, place);
    const now = `${day}T00:00:00+08:00`;
    const comes = scopes.some(
      ({ wait, scope }) =>
        holds(wait.trigger.condition ?? '', { ...scope, today: day, now }, run.world) === true,
    );
    if (comes) return day;
  }
  return addDays(today, farthest);
}
