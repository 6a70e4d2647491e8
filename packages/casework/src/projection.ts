import { addWorkdays, type CalendarEdition } from '@fiveones/calendar';
import {
  evaluate,
  holdersOf,
  isFailure,
  scopeOf,
  keysAwaited,
  signalsAwaited,
  type InstanceEvent,
  type InstanceState,
  type KeyAwaited,
  type Task,
  type World,
} from '@fiveones/interpreter';
import type { FieldSchema, JsonObject, Node, Package } from '@fiveones/definition';
import { maskName } from '@fiveones/forms';
import type { RowChange } from '@fiveones/store';
import { countyOf } from './county.ts';
import { foundByRows } from './lookup-rows.ts';
import { memberRows } from './members.ts';
import { publicNoticeRows } from './public-notices.ts';
import { readersOf } from './readers.ts';
import { Remembered } from './remembered.ts';

export { countyOf } from './county.ts';

/** The id of a task everywhere outside its instance. */
export const taskId = (instance: string, token: string): string => `${instance}/${token}`;

/** Splits a task id. */
export function splitTask(task: string): { readonly instance: string; readonly token: string } {
  const at = task.lastIndexOf('/');
  return { instance: task.slice(0, at), token: task.slice(at + 1) };
}

/**
 * The row changes that follow from events: what was before is compared with what is after. Pure, so
 * that a rebuild from zero gives the same rows as living through it.
 */
export function project(
  before: InstanceState | undefined,
  after: InstanceState,
  events: readonly InstanceEvent[],
  world: World,
): readonly RowChange[] {
  const same = before !== undefined && before.data === after.data && before.pins === after.pins;
  const told = same ? shownOf(before, world).subject : subjectOf(after, world);
  const rows = [instanceChange(before, after, world, told, events.at(-1)?.at ?? after.startedAt)];
  for (const more of [
    taskRows(before, after, world, told),
    timerRows(before, after),
    listenerRows(before, after, world),
    awaitedRows(before, after, world),
    noticeRows(before, after, world, told),
    publicNoticeRows(before, after, world),
    proposalRows(before, after, world, told),
    memberRows(before, after, world),
    foundByRows(before, after, world),
    doneRows(events, after, world, told),
  ])
    for (const row of more) rows.push(row);
  return rows;
}

/** Whom an instance is about, as lists show it. */
export interface Subject {
  readonly name: string;
  readonly size: number | null;
}

/** The subject as others than those who see the case may read it: the name of a person masked, that of a matter whole. */
export function subjectForOthers(state: InstanceState, world: World): string {
  const told = world.chart.process.subject;
  const { name } = subjectOf(state, world);
  const whole = told === undefined || told.names === 'matter' || isNameless(name);
  return whole ? name : maskName(name);
}

/** Stands where the data do not name whom or what a case is about. */
const nameless = { person: '（未填姓名）', matter: '（未填名称）' } as const;

/** Whether a subject is none yet: nobody and nothing was named. */
export const isNameless = (name: string | null): boolean =>
  name === nameless.person || name === nameless.matter;

/** Reads the subject out of the data, as the process says. */
export function subjectOf(state: InstanceState, world: World): Subject {
  const told = world.chart.process.subject;
  if (!told) return { name: state.number, size: null };
  const scope = scopeOf(state, world, state.startedAt);
  const name = evaluate(told.name, scope, world);
  const text =
    !isFailure(name) && typeof name.value === 'string' ? optionWords(told.name, name.value, world) : '';
  const size = told.size === undefined ? undefined : evaluate(told.size, scope, world);
  return {
    name: text === '' ? nameless[told.names ?? 'person'] : text,
    size: size && !isFailure(size) && typeof size.value === 'number' ? size.value : null,
  };
}

/** What is chosen in the field at a path such as `dataSource.org`, as its form words it; other text stays as it is. */
const optionWords = (path: string, value: string, { chart }: World): string =>
  optionsAt(chart.package, path).get(value) ?? value;

/** The choices of fields, by their paths, as long as a version of a package is in memory: lists ask at every change. */
const optionsOf = new WeakMap<Package, Map<string, ReadonlyMap<string, string>>>();

function optionsAt(pkg: Package, path: string): ReadonlyMap<string, string> {
  const byPath = optionsOf.get(pkg) ?? new Map<string, ReadonlyMap<string, string>>();
  optionsOf.set(pkg, byPath);
  const options = byPath.get(path) ?? optionsIn(pkg, path);
  byPath.set(path, options);
  return options;
}

function optionsIn(pkg: Package, path: string): ReadonlyMap<string, string> {
  const [key, ...steps] = path.split('.');
  const form = Object.values(pkg.forms).find((one) => one.key === key);
  const field = steps.reduce<FieldSchema | undefined>(
    (schema, step) => schema?.properties?.[step],
    form?.schema,
  );
  return new Map(
    field?.oneOf?.flatMap(({ const: value, title }) =>
      typeof value === 'string' && title !== undefined ? [[value, title] as const] : [],
    ),
  );
}

/** The whole row of a new instance or one in a new version; else only the columns that changed. */
function instanceChange(
  before: InstanceState | undefined,
  after: InstanceState,
  world: World,
  subject: Subject,
  updatedAt: string,
): RowChange {
  const old = before && before.pins === after.pins ? shownOf(before, world).row : undefined;
  const row = instanceRow(after, world, subject, updatedAt);
  shown.set(after, { subject, row, chart: world.chart });
  if (!old) return { table: 'instance', put: row };
  const set: Record<string, string | number | null> = { updatedAt };
  for (const column of columns) if (row[column] !== old[column]) set[column] = row[column];
  return { table: 'instance', update: { county: row.county, instance: row.instance }, set };
}

type InstanceRow = ReturnType<typeof instanceRow>;
interface Shown {
  readonly subject: Subject;
  readonly row: InstanceRow;
  readonly chart: World['chart'];
}

/** The state after a change is the one before the next. */
const shown = new Remembered<Shown>();

function shownOf(state: InstanceState, world: World): Shown {
  const known = shown.get(state);
  if (known?.chart === world.chart) return known;
  const subject = subjectOf(state, world);
  const row = instanceRow(state, world, subject, state.startedAt);
  const made = { subject, row, chart: world.chart };
  shown.set(state, made);
  return made;
}

/** The columns that a change may touch, but for the moment of the change. */
const columns = [
  'region',
  'subject',
  'size',
  'status',
  'stageName',
  'waitsFor',
  'outcome',
  'incidents',
  'endedAt',
  'due',
  'readers',
] as const satisfies readonly (keyof InstanceRow)[];

/** The steps at which a case stands. */
function standsAt({ tokens }: InstanceState, { chart }: World): readonly Node[] {
  const nodes: Node[] = [];
  for (const token of Object.values(tokens)) {
    const node = token.aside ? undefined : chart.nodes.get(token.node);
    if (node) nodes.push(node);
  }
  return nodes;
}

/** What a case waits for, by the names of the steps at which it stands. */
export const waitedFor = (state: InstanceState, world: World): string => namesOf(standsAt(state, world));

function namesOf(nodes: readonly Node[]): string {
  const names: string[] = [];
  for (const { kind, name } of nodes)
    if (kind !== 'parallelGateway' && !names.includes(name)) names.push(name);
  return names.join('、');
}

function instanceRow(state: InstanceState, world: World, subject: Subject, updatedAt: string) {
  const { process } = world.chart;
  let stage = -1;
  const nodes = standsAt(state, world);
  for (const node of nodes)
    stage = Math.max(
      stage,
      process.stages.findIndex(({ id }) => id === node.stage),
    );
  const total = process.clocks[0] ? state.clocks[process.clocks[0].id] : undefined;
  return {
    county: countyOf(state.region),
    instance: state.id,
    number: state.number,
    package: state.pins.package,
    version: state.pins.version,
    process: state.pins.process,
    processName: process.name,
    subject: subject.name,
    size: subject.size,
    region: state.region,
    status: state.status,
    stageName: stage === -1 ? '' : (process.stages[stage]?.name ?? ''),
    waitsFor: namesOf(nodes),
    outcome: state.outcome ?? null,
    incidents: Object.keys(state.incidents).length,
    startedAt: state.startedAt,
    updatedAt,
    endedAt: state.endedAt ?? null,
    due: total?.stoppedAt ? null : (total?.due ?? null),
    readers: readersOf(state, world),
  };
}

function taskRows(
  before: InstanceState | undefined,
  after: InstanceState,
  world: World,
  subject: Subject,
): readonly RowChange[] {
  if (before?.tasks === after.tasks) return [];
  const county = countyOf(after.region);
  const changes: RowChange[] = [];
  for (const task of Object.values(before?.tasks ?? {})) {
    if (task === after.tasks[task.id]) continue;
    for (const { queue } of waiting(task, world))
      changes.push({ table: 'task', remove: { county, task: taskId(after.id, task.id), queue } });
  }
  for (const task of Object.values(after.tasks)) {
    if (before?.tasks[task.id] === task) continue;
    for (const { queue, person } of waiting(task, world))
      changes.push({
        table: 'task',
        put: {
          county,
          task: taskId(after.id, task.id),
          queue,
          instance: after.id,
          node: task.node,
          nodeName: world.chart.nodes.get(task.node)?.name ?? task.node,
          process: after.pins.process,
          processName: world.chart.process.name,
          number: after.number,
          subject: subject.name,
          size: subject.size,
          region: after.region,
          person,
          onBehalf: task.assignment.onBehalf ? 1 : 0,
          openedAt: task.openedAt,
          due: task.due ?? null,
          soonAt: soonAt(task, world.calendar),
          limitUnit: task.limit?.unit ?? null,
          returnedBy: task.returned?.by ?? null,
          returnedReason: task.returned?.reason ?? null,
          marks: marksOf(task),
        },
      });
  }
  return changes;
}

/** What lists show of a task beside its step: urged, handed over, asked to sign. */
const marksOf = ({ urged, passed, signs, escalated }: Task): JsonObject | null =>
  urged || passed || signs || escalated
    ? {
        ...(escalated ? { escalated } : {}),
        ...(urged ? { urged } : {}),
        ...(passed ? { passed: { ...passed } } : {}),
        ...(signs ? { signs: { by: signs.by, when: signs.when, reason: signs.reason } } : {}),
      }
    : null;

/** For whom a task waits: one row each. Where somebody must stand aside, the others are named one by one. */
function waiting(
  { assignment }: Task,
  world: World,
): readonly { readonly queue: string; readonly person: string | null }[] {
  if (assignment.person !== undefined) return [{ queue: '', person: assignment.person }];
  if (assignment.excluded.length === 0) return assignment.queues.map((queue) => ({ queue, person: null }));
  const barred = new Set(assignment.excluded.map(({ person }) => person));
  const free = new Set(
    assignment.queues.flatMap((queue) => holdersOf(world.organisation, queue)).map(({ id }) => id),
  );
  return [...free].filter((id) => !barred.has(id)).map((id) => ({ queue: `#${id}`, person: null }));
}

/** When four fifths of a task's limit are used. */
function soonAt(task: Task, calendar: CalendarEdition): string | null {
  if (!task.limit) return null;
  if (task.limit.unit === 'workday')
    return `${addWorkdays(calendar, task.limit.start.slice(0, 10), Math.ceil(task.limit.value * 0.8))}T00:00:00+08:00`;
  const from = Date.parse(task.limit.start);
  const until = Date.parse(task.limit.due);
  return new Date(from + (until - from) * 0.8 + 8 * 3_600_000).toISOString().slice(0, 19) + '+08:00';
}

function timerRows(before: InstanceState | undefined, after: InstanceState): readonly RowChange[] {
  if (before?.timers === after.timers) return [];
  const county = countyOf(after.region);
  const instance = after.id;
  const changes: RowChange[] = [];
  for (const timer of Object.keys(before?.timers ?? {}))
    if (!after.timers[timer]) changes.push({ table: 'timer', remove: { county, instance, timer } });
  for (const { id: timer, at } of Object.values(after.timers))
    if (before?.timers[timer]?.at !== at)
      changes.push({ table: 'timer', put: { county, instance, timer, at } });
  return changes;
}

/** What people have been told and not yet marked as read. */
function noticeRows(
  before: InstanceState | undefined,
  after: InstanceState,
  world: World,
  subject: Subject,
): readonly RowChange[] {
  if (before?.notices === after.notices) return [];
  const key = (notice: string) => ({ county: countyOf(after.region), instance: after.id, notice });
  return [
    ...Object.keys(before?.notices ?? {})
      .filter((id) => !after.notices?.[id])
      .map((id): RowChange => ({ table: 'notice', remove: key(id) })),
    ...Object.values(after.notices ?? {})
      // What is told again takes the place of what was not read.
      .filter((notice) => before?.notices?.[notice.id] !== notice)
      .map((notice): RowChange => ({
        table: 'notice',
        put: {
          ...key(notice.id),
          ...named(after, world, subject),
          person: notice.to,
          why: notice.why,
          by: notice.by ?? null,
          nodeName:
            notice.node === undefined ? null : (world.chart.nodes.get(notice.node)?.name ?? notice.node),
          note: notice.note ?? null,
          at: notice.at,
        },
      })),
  ];
}

/** What waits for a second person to confirm. */
function proposalRows(
  before: InstanceState | undefined,
  after: InstanceState,
  world: World,
  subject: Subject,
): readonly RowChange[] {
  if (before?.proposals === after.proposals) return [];
  const key = (proposal: string) => ({ county: countyOf(after.region), instance: after.id, proposal });
  return [
    ...Object.keys(before?.proposals ?? {})
      .filter((id) => !after.proposals?.[id])
      .map((id): RowChange => ({ table: 'proposal', remove: key(id) })),
    ...Object.values(after.proposals ?? {})
      .filter(({ id }) => !before?.proposals?.[id])
      .map((proposal): RowChange => ({
        table: 'proposal',
        put: {
          ...key(proposal.id),
          ...named(after, world, subject),
          ...(world.chart.process.readers ? { subject: subjectForOthers(after, world) } : {}),
          what: proposal.do,
          nodeName: world.chart.nodes.get(proposal.to)?.name ?? proposal.to,
          by: proposal.by,
          reason: proposal.reason,
          at: proposal.at,
        },
      })),
  ];
}

const named = (state: InstanceState, world: World, subject: Subject) => ({
  number: state.number,
  subject: subject.name,
  region: state.region,
  processName: world.chart.process.name,
});

/** An instance is listed under each signal that it waits for, so that a signal finds it. */
function listenerRows(
  before: InstanceState | undefined,
  after: InstanceState,
  world: World,
): readonly RowChange[] {
  if (!world.chart.process.signals?.length) return [];
  const county = countyOf(after.region);
  const [old, now] = [before ? signalsAwaited(before, world) : [], signalsAwaited(after, world)];
  const row = (signal: string) => ({ county, signal, instance: after.id });
  return [
    ...old
      .filter((signal) => !now.includes(signal))
      .map((signal): RowChange => ({ table: 'listener', remove: row(signal) })),
    ...now
      .filter((signal) => !old.includes(signal))
      .map((signal): RowChange => ({ table: 'listener', put: row(signal) })),
  ];
}

/** The same for messages from other cases, each under the key by which they know this one. */
function awaitedRows(
  before: InstanceState | undefined,
  after: InstanceState,
  world: World,
): readonly RowChange[] {
  const key = ({ message, key }: KeyAwaited) => ({
    county: countyOf(after.region),
    message,
    key,
    instance: after.id,
  });
  return [
    ...newlyAwaited(after, before, world).map((wait): RowChange => ({ table: 'awaited', remove: key(wait) })),
    ...newlyAwaited(before, after, world).map((wait): RowChange => ({
      table: 'awaited',
      put: { ...key(wait), startedAt: after.startedAt },
    })),
  ];
}

/** What an instance waits for by key in one state and did not in another. */
export function newlyAwaited(
  before: InstanceState | undefined,
  after: InstanceState | undefined,
  world: World,
): readonly KeyAwaited[] {
  const now = after ? keysAwaited(after, world) : [];
  if (now.length === 0) return now;
  const old = before ? keysAwaited(before, world) : [];
  return now.filter(({ message, key }) => !old.some((wait) => wait.message === message && wait.key === key));
}

function doneRows(
  events: readonly InstanceEvent[],
  after: InstanceState,
  world: World,
  subject: Subject,
): readonly RowChange[] {
  const rows: RowChange[] = [];
  for (const event of events) {
    if (!isDone(event) || event.body.by === undefined) continue;
    rows.push({
      table: 'done',
      put: {
        county: countyOf(after.region),
        task: taskId(after.id, event.body.token),
        person: event.body.by,
        instance: after.id,
        number: after.number,
        subject: subject.name,
        region: after.region,
        processName: world.chart.process.name,
        nodeName: world.chart.nodes.get(event.body.node)?.name ?? event.body.node,
        at: event.at,
      },
    });
  }
  return rows;
}

/** Somebody has finished their part of a task. */
type Done = Extract<InstanceEvent, { readonly type: (typeof doneTypes)[number] }>;
const doneTypes = ['taskDone', 'taskReturned', 'taskSkipped', 'signerDone', 'taskHandedBack'] as const;
const doneNames: ReadonlySet<string> = new Set(doneTypes);
const isDone = (event: InstanceEvent): event is Done => doneNames.has(event.type);
