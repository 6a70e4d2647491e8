import type { EventBodies, EventOf, EventType, InstanceEvent } from './event.ts';
import type { ClockState, InstanceState, Task, Timer, Token, Undoable } from './state.ts';
import type { Json } from '@fiveones/definition';
import { changed, copyOf, without, withKey } from './changed.ts';
import { writePath } from './data.ts';
import { movedHands, movedReturn } from './operations/moved.ts';
import { withHands } from './hands.ts';
import { actsAfter, withoutActs } from './acts.ts';
import { doersAfter } from './apart.ts';
import { operationFolds } from './operations/evolve.ts';

export type Fold<T extends EventType> = (state: InstanceState, event: EventOf<T>) => InstanceState;

/**
 * The state after an event. Pure; folding all events of an instance gives its state on both sides.
 * An instance begins with `instanceStarted`; anything else before it is a fault.
 */
export function evolve(state: InstanceState | undefined, event: InstanceEvent): InstanceState {
  if (event.type === 'instanceStarted') return started(event);
  if (!state) throw new Error(`event ${event.type} before instanceStarted`);
  // The record is keyed by the event's own type, which the compiler cannot follow through the union.
  return withHands((folds[event.type] as Fold<EventType>)(state, event), event);
}

const started = ({
  at,
  body: { by, parent, limited, placing, ...begun },
}: EventOf<'instanceStarted'>): InstanceState =>
  copyOf({
    id: begun.id,
    number: begun.number,
    pins: begun.pins,
    status: 'running',
    region: begun.region,
    ...(placing === undefined ? {} : { placing }),
    startedAt: at,
    ...(by === undefined ? {} : { startedBy: by }),
    ...(parent === undefined ? {} : { parent }),
    data: begun.data,
    tokens: {},
    tasks: {},
    timers: {},
    clocks: {},
    incidents: {},
    done: {},
    documents: [],
    next: 1,
    ...(limited ? { hands: [] } : {}),
  });

const same: Fold<EventType> = (state) => state;

const folds = {
  ...operationFolds,
  instanceStarted: same,
  entered: (state, { at, by, body }) =>
    changed(state, {
      next: state.next + 1,
      tokens: withKey(state.tokens, body.token, standing(body, at, by)),
    }),
  left: (state, { at, by, body }) =>
    gone(
      liftUndoable(state, body.token),
      body.token,
      doneAt(state, body.node, at, passedFor(state, body.token) ?? by),
    ),
  withdrawn: (state, { body }) =>
    gone(
      dropUndoable(state, ({ scope }) => scope === body.token),
      body.token,
    ),
  taskOpened: (state, { at, body }) =>
    changed(state, { tasks: withKey(state.tasks, body.token, opened(state, at, body)) }),
  taskClaimed: (state, { body }) => assigned(state, body.token, body.by),
  taskDone: (state, { body }) =>
    changed(token(state, body.token, { finished: finished(body) }), {
      ...actsAfter(state, body),
      ...doersAfter(state, body),
      data: write(state, body.set),
      tasks: without(state.tasks, body.token),
    }),
  keptApart: (state, { body }) =>
    task(state, body.token, (old) => ({ ...old, keptApart: [...(old.keptApart ?? []), body.by] })),
  noticePosted: (state, { at, body: { issued, by, postedAt, places, photos } }) =>
    changed(state, {
      posted: withKey(state.posted ?? {}, issued, {
        at: postedAt,
        recordedAt: at,
        places,
        photos,
        ...(by === undefined ? {} : { by }),
      }),
    }),
  taskSkipped: (state, { body }) => changed(state, { tasks: without(state.tasks, body.token) }),
  taskReturned: (state, { body }) => withoutActs(changed(state, { tasks: without(state.tasks, body.token) })),
  dataSet: (state, { body }) =>
    changed(body.cause === 'repair' ? withoutActs(state) : state, { data: write(state, body.set) }),
  timerSet: (state, { body }) => changed(state, { timers: withKey(state.timers, body.timer, timerOf(body)) }),
  timerCancelled: (state, { body }) => changed(state, { timers: without(state.timers, body.timer) }),
  timerFired: (state, { body }) => changed(state, { timers: without(state.timers, body.timer) }),
  messageReceived: same,
  messageSent: same,
  messageUnclaimed: same,
  signalSent: same,
  signalReceived: same,
  conditionMet: (state, { body }) =>
    changed(state, { met: [...(state.met ?? []), `${body.token ?? ''}:${body.node}`] }),
  errorThrown: same,
  escalationThrown: same,
  undoable: (state, { body }) => changed(state, { undoable: [...(state.undoable ?? []), body] }),
  undoing: (state, { body }) => dropUndoable(state, ({ token }) => token === body.step),
  documentIssued: (state, { at, body }) =>
    changed(state, { documents: [...state.documents, { ...body, at }] }),
  connectorAsked: (state, { body }) => token(state, body.token, { asked: body.connector }),
  connectorAnswered: (state, { body }) =>
    changed(token(state, body.token, { asked: '' }), { data: write(state, body.set) }),
  multiOpened: (state, { body }) => token(state, body.token, { body: { items: body.items, done: [] } }),
  countAsked: (state, { body }) => token(state, body.token, { counting: true }),
  voteClosed: (state, { body }) => changed(state, { data: write(state, body.set) }),
  multiRunDone: (state, { body }) => {
    const open = state.tokens[body.token]?.body;
    return open ? token(state, body.token, { body: { ...open, done: [...open.done, body.result] } }) : state;
  },
  clockStarted: (state, { at, body }) =>
    clock(state, body.clock, () => ({
      id: body.clock,
      startedAt: body.start ?? at,
      value: body.value,
      unit: body.unit,
      pauses: [],
      extensions: [],
    })),
  clockReckoned: (state, { body }) => {
    const next = clock(state, body.clock, (old) => ({
      ...dueless(old),
      explanation: body.explanation,
      ...(body.due === undefined ? {} : { due: body.due }),
    }));
    return changed(next, { timers: withoutClock(next, body.clock) });
  },
  clockPaused: (state, { at, body }) =>
    clock(state, body.clock, (old) => ({
      ...old,
      pauses: [...old.pauses, { from: at, reason: body.reason, token: body.token }],
    })),
  clockResumed: (state, { at, body }) =>
    clock(state, body.clock, (old) => ({
      ...old,
      pauses: old.pauses.map((pause) =>
        pause.token === body.token && pause.to === undefined ? { ...pause, to: at } : pause,
      ),
    })),
  clockExtended: (state, { at, body }) =>
    clock(state, body.clock, ({ overdueAt: _, ...old }) => ({
      ...old,
      value: body.value,
      unit: body.unit,
      extensions: [...old.extensions, { at, value: body.value, unit: body.unit, reason: body.reason }],
    })),
  clockWarned: (state, { at, body }) => clock(state, body.clock, (old) => ({ ...old, warnedAt: at })),
  clockOverdue: (state, { at, body }) => clock(state, body.clock, (old) => ({ ...old, overdueAt: at })),
  clockAlarmed: (state, { body }) =>
    clock(state, body.clock, (old) => ({ ...old, rung: [...(old.rung ?? []), body.alarm] })),
  taskAlarmed: (state, { at, body }) =>
    task(state, body.token, (old) => ({ ...old, alarmed: { share: body.share, at } })),
  taskEscalated: (state, { at, body }) =>
    task(state, body.token, ({ read: _, passed: _passed, ...old }) => ({
      ...old,
      assignment: body.assignment,
      escalated: { from: old.assignment.person ?? '', at },
    })),
  clockStopped: (state, { at, body }) =>
    changed(
      clock(state, body.clock, (old) => ({ ...old, stoppedAt: at })),
      { timers: withoutClock(state, body.clock) },
    ),
  childStarted: (state, { body }) => (body.wait ? token(state, body.token, { child: body.child }) : state),
  childEnded: (state, { body }) => changed(state, { data: write(state, body.set) }),
  callSkipped: same,
  incidentRaised: (state, { at, body: { incident: id, token, node, code, params } }) =>
    changed(state, {
      next: state.next + 1,
      incidents: withKey(state.incidents, id, { id, token, node, code, params, at }),
    }),
  stepPassedOver: same,
  incidentResolved: (state, { body }) =>
    changed(state, { incidents: without(state.incidents, body.incident) }),
  calendarRevised: (state, { body }) => changed(state, { pins: { ...state.pins, calendar: body.to } }),
  taskDueMoved: (state, { body }) =>
    task(state, body.token, (old) => ({ ...old, limit: body.limit, due: body.limit.due })),
  migrated: (state, { body }) =>
    changed(state, {
      pins: { ...state.pins, ...body.to },
      tokens: each(state.tokens, (token) => movedHands(moved(token, body.nodes), body.nodes)),
      tasks: each(state.tasks, (task) => ({
        ...movedReturn(moved(task, body.nodes), body.nodes),
        assignment: body.assignments[task.id] ?? task.assignment,
      })),
      timers: each(
        keep(state.timers, (timer) => !body.timers.includes(timer.id)),
        (timer) => (timer.node === null ? timer : moved({ ...timer, node: timer.node }, body.nodes)),
      ),
      incidents: each(state.incidents, (incident) => moved(incident, body.nodes)),
      ...(state.undoable ? { undoable: state.undoable.map((step) => moved(step, body.nodes)) } : {}),
      ...(state.acts ? { acts: renamed(state.acts, body.nodes) } : {}),
      ...(state.doers ? { doers: renamed(state.doers, body.nodes) } : {}),
      ...(body.limited ? { hands: state.hands ?? [] } : {}),
      done: renamed(state.done, body.nodes),
    }),
  instanceEnded: (state, { at, body }) =>
    changed(state, {
      status: body.terminated ? 'terminated' : 'completed',
      endedAt: at,
      timers: {},
      tasks: {},
      incidents: {},
      ...(body.end === undefined ? {} : { end: body.end }),
      ...(body.outcome === undefined ? {} : { outcome: body.outcome }),
      ...(body.error === undefined ? {} : { error: body.error }),
    }),
} satisfies { [T in EventType]: Fold<T> };

/** Every kind of event. */
export const eventTypes = Object.keys(folds) as readonly EventType[];

/** The token that an entering makes. Written field by field: it is made at every step, and most fields are absent. */
function standing(body: EventBodies['entered'], since: string, by: string | undefined): Token {
  const made: { -readonly [K in keyof Token]: Token[K] } = {
    id: body.token,
    node: body.node,
    scope: body.scope,
    since,
  };
  if (body.via !== undefined) made.via = body.via;
  if (body.run !== undefined) made.run = body.run;
  if (body.aside) made.aside = true;
  if (body.sent && by !== undefined) made.sent = { ...body.sent, by };
  if (body.to !== undefined) made.to = body.to;
  if (body.countsFrom !== undefined) made.countsFrom = body.countsFrom;
  if (body.resume !== undefined) made.resume = body.resume;
  if (body.returned !== undefined) made.returned = body.returned;
  return made;
}

/** What a finished task left with its token. Written field by field, like a token. */
function finished({ opinion, by, ballot, like }: EventBodies['taskDone']): NonNullable<Token['finished']> {
  const made: { -readonly [K in keyof NonNullable<Token['finished']>]: NonNullable<Token['finished']>[K] } =
    {};
  if (opinion) made.opinion = opinion;
  if (by !== undefined) made.by = by;
  if (ballot) made.ballot = ballot;
  if (like !== undefined) made.passed = true;
  return made;
}

/** The task that is opened at a token. */
function opened(
  { tokens }: InstanceState,
  openedAt: string,
  { token, node, assignment, limit }: EventBodies['taskOpened'],
): Task {
  const made: { -readonly [K in keyof Task]: Task[K] } = { id: token, node, assignment, openedAt };
  if (limit) {
    made.limit = limit;
    made.due = limit.due;
  }
  const returned = tokens[token]?.returned;
  if (returned) made.returned = returned;
  return made;
}

function timerOf({ timer, token, node, at, purpose, clock, alarm }: EventBodies['timerSet']): Timer {
  const made: { -readonly [K in keyof Timer]: Timer[K] } = { id: timer, token, node, at, purpose };
  if (clock !== undefined) made.clock = clock;
  if (alarm !== undefined) made.alarm = alarm;
  return made;
}

const each = <V>(map: Readonly<Record<string, V>>, change: (value: V) => V): Readonly<Record<string, V>> =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));

const renamed = <V>(
  map: Readonly<Record<string, V>>,
  nodes: Readonly<Record<string, string>>,
): Readonly<Record<string, V>> =>
  Object.fromEntries(Object.entries(map).map(([node, value]) => [nodes[node] ?? node, value]));

const moved = <T extends { readonly node: string }>(thing: T, nodes: Readonly<Record<string, string>>): T => {
  const node = nodes[thing.node];
  return node === undefined ? thing : { ...thing, node };
};

function keep<V>(
  map: Readonly<Record<string, V>>,
  wanted: (value: V) => boolean,
): Readonly<Record<string, V>> {
  let all = true;
  for (const key in map) all &&= wanted(map[key] as V); // own key
  if (all) return map;
  return Object.fromEntries(Object.entries(map).filter(([, value]) => wanted(value)));
}

/** A token goes with everything that hung on it: its task, its timers, its incidents. */
function gone(state: InstanceState, id: string, done = state.done): InstanceState {
  const next = changed(state, {
    done,
    tokens: without(state.tokens, id),
    tasks: without(state.tasks, id),
    timers: keep(state.timers, (timer) => timer.token !== id),
    incidents: keep(state.incidents, (incident) => incident.token !== id),
  });
  const met = `${id}:`;
  return state.met?.some((key) => key.startsWith(met))
    ? changed(next, { met: state.met.filter((key) => !key.startsWith(met)) })
    : next;
}

/** What was done inside a scope that is done can be undone from around it. */
function liftUndoable(state: InstanceState, id: string): InstanceState {
  const outer = state.tokens[id]?.scope;
  if (outer === undefined || !state.undoable?.some(({ scope }) => scope === id)) return state;
  return changed(state, {
    undoable: state.undoable.map((step) => (step.scope === id ? { ...step, scope: outer } : step)),
  });
}

const dropUndoable = (state: InstanceState, which: (step: Undoable) => boolean): InstanceState =>
  state.undoable?.some(which)
    ? changed(state, { undoable: state.undoable.filter((step) => !which(step)) })
    : state;

/** Whose step it was that passed by itself, whoever moved the case there. */
const passedFor = (state: InstanceState, id: string): string | undefined => {
  const finished = state.tokens[id]?.finished;
  return finished?.passed ? finished.by : undefined;
};

const doneAt = (
  state: InstanceState,
  node: string,
  at: string,
  by: string | undefined,
): InstanceState['done'] => {
  const times = (state.done[node]?.times ?? 0) + 1;
  return withKey(state.done, node, by === undefined ? { times, at } : { times, at, by });
};

const token = (state: InstanceState, id: string, change: Partial<Token>): InstanceState => {
  const old = state.tokens[id];
  return old ? changed(state, { tokens: withKey(state.tokens, id, Object.assign({}, old, change)) }) : state;
};

const task = (state: InstanceState, id: string, change: (old: Task) => Task): InstanceState => {
  const old = state.tasks[id];
  return old ? changed(state, { tasks: withKey(state.tasks, id, change(old)) }) : state;
};

const assigned = (state: InstanceState, id: string, person: string): InstanceState =>
  task(state, id, (old) => ({ ...old, assignment: { ...old.assignment, person } }));

const write = (state: InstanceState, set: readonly { into: string; value: Json }[]): InstanceState['data'] =>
  set.reduce((data, { into, value }) => writePath(data, into, value), state.data);

const dueless = ({ due: _due, ...rest }: ClockState): ClockState => rest;

const blank = (id: string): ClockState => ({
  id,
  startedAt: '',
  value: 0,
  unit: 'workday',
  pauses: [],
  extensions: [],
});

const clock = (state: InstanceState, id: string, change: (old: ClockState) => ClockState): InstanceState =>
  changed(state, { clocks: withKey(state.clocks, id, change(state.clocks[id] ?? blank(id))) });

const withoutClock = (state: InstanceState, id: string): InstanceState['timers'] =>
  keep(state.timers, (timer) => timer.clock !== id);
