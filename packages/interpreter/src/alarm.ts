import { deadline } from '@fiveones/calendar';
import { opensTask, tiers, type Limit } from '@fiveones/definition';
import { freeOf, placeOf } from './assign.ts';
import { isBallot } from './operations/ballot.ts';
import { holdersOf, queueOf, regionAt } from './organisation.ts';
import { rolling, type Rolling } from './period.ts';
import type { Run } from './run.ts';
import { isFailure } from './scope.ts';
import { between, countsWhole, ringing, shareOf, wholeShare } from './share.ts';
import type { Assignment, DueDate, Instant, Task, Timer } from './state.ts';
import { nodeOf } from './walk.ts';

/** Sets the alarms of a task's limit; again when its due day has moved. */
export function setTaskAlarms(run: Run, task: Task): void {
  const node = nodeOf(run, run.token(task.id));
  const { limit } = task;
  if (!opensTask(node) || !limit || !node.limit) return;
  const rule = node.limit;
  const rolls = rolling(run, rule, run.scope(run.token(task.id)));
  // Such a limit could not be set: that is an incident already.
  if (isFailure(rolls)) return;
  for (const { alarm, at } of ringing(run, node.alarms, undefined, (share) =>
    taskMoment(run, { rule, rolls, limit }, share),
  ))
    run.emit('timerSet', {
      timer: `${task.id}:alarm${alarm}`,
      token: task.id,
      node: null,
      at,
      alarm,
      purpose: 'alarm',
    });
}

function taskMoment(
  run: Run,
  { rule, rolls, limit }: { readonly rule: Limit; readonly rolls: Rolling; readonly limit: DueDate },
  share: number,
): Instant {
  const { start, value, unit, due } = limit;
  if (!countsWhole(unit)) return between(start, due, share);
  return deadline({
    calendar: run.world.calendar,
    start,
    period: { value: wholeShare(value, share), unit: rule.unit },
    from: rule.from ?? 'nextDay',
    ...rolls,
  }).due;
}

/** A clock of the whole case has come to an alarm. */
export function ringClock(run: Run, timer: Timer, id: string): void {
  const clock = run.world.chart.process.clocks.find((candidate) => candidate.id === id);
  const rule = clock?.alarms?.[timer.alarm ?? -1];
  const share = shareOf(run, rule?.at);
  if (!clock || !rule || share === undefined) return;
  run.emit('clockAlarmed', { clock: id, alarm: timer.alarm ?? 0, share });
  const people = rule.tell
    ? inPosts(run, rule.tell)
    : Object.values(run.state.tasks).flatMap((task) => performers(run, task));
  tellOf(run, people, { key: `clock-${id}`, share, what: clock.name });
}

/** A step has come to an alarm of its limit; one that is done has none any more. */
export function ringTask(run: Run, timer: Timer): void {
  const task = run.state.tasks[timer.token ?? ''];
  const node = task && nodeOf(run, run.token(task.id));
  const rule = opensTask(node) ? node.alarms?.[timer.alarm ?? -1] : undefined;
  const share = shareOf(run, rule?.at);
  if (!task || !rule || share === undefined) return;
  run.emit('taskAlarmed', { token: task.id, node: task.node, share });
  const told = { key: `task-${task.id}`, share, node: task.node };
  tellOf(run, rule.tell ? inPosts(run, rule.tell, task.assignment.region) : performers(run, task), told);
  if (rule.handTo !== undefined) handTo(run, task, rule.handTo);
}

/** Gives a task to another post; where nobody there may do it, and with a ballot, it stays where it is. */
function handTo(run: Run, task: Task, post: string): void {
  const found = isBallot(run, task) ? undefined : atPost(run, task, post);
  if (!found || found.queues[0] === task.assignment.queues[0]) return;
  const before = performers(run, task);
  run.emit('taskEscalated', { token: task.id, node: task.node, assignment: found });
  for (const person of before)
    run.emit('told', { notice: `moved-${task.id}-${person}`, to: person, why: 'escalated', node: task.node });
}

function atPost(run: Run, task: Task, id: string): Assignment | undefined {
  const found = postAt(run, id, task.assignment.region);
  const token = run.token(task.id);
  const node = nodeOf(run, token);
  if (!found || !opensTask(node)) return undefined;
  const { post, tier, queue } = found;
  const { free, excluded } = freeOf(run, node, token, [queue]);
  if (free.length === 0) return undefined;
  const { responsibility } = task.assignment;
  return {
    ...placeOf(
      run,
      { tier, unit: post.unit, unitName: '', post: post.id, postName: post.name },
      task.assignment.region,
    ),
    ...(responsibility === undefined ? {} : { responsibility }),
    queues: [queue],
    excluded,
  };
}

/** Everyone who holds one of some posts where the case is. */
const inPosts = (run: Run, posts: readonly string[], region?: string): readonly string[] =>
  posts.flatMap((id) => {
    const found = postAt(run, id, region);
    return found ? holdersOf(run.world.organisation, found.queue).map((person) => person.id) : [];
  });

/** A post of the package where it answers for a place: that of the case, or where a step is done. */
function postAt(run: Run, id: string, region: string = run.state.region) {
  const post = run.world.chart.package.template.posts.find((one) => one.id === id);
  const tier = tiers.find((one) => one === post?.tier);
  return post && tier ? { post, tier, queue: queueOf(post.id, regionAt(region, tier)) } : undefined;
}

/** Whoever has a task, or may take it. */
function performers(run: Run, { assignment }: Task): readonly string[] {
  if (assignment.person !== undefined) return [assignment.person];
  const barred = new Set(assignment.excluded.map(({ person }) => person));
  return assignment.queues
    .flatMap((queue) => holdersOf(run.world.organisation, queue))
    .flatMap(({ id }) => (barred.has(id) ? [] : [id]));
}

/** Tells each once; what is told of the same limit later takes the place of what was not read. */
function tellOf(
  run: Run,
  people: readonly string[],
  {
    key,
    share,
    what,
    node,
  }: { readonly key: string; readonly share: number; readonly what?: string; readonly node?: string },
): void {
  const used = `用到 ${Math.round(share * 100)}%`;
  for (const to of new Set(people))
    run.emit('told', {
      notice: `${key}-${to}`,
      to,
      why: share < 1 ? 'soon' : 'overdue',
      note: what === undefined ? used : `${what}${used}`,
      ...(node === undefined ? {} : { node }),
    });
}
