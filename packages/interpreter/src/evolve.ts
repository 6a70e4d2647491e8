import type { EventBodies, EventOf, EventType, InstanceEvent } from './event.ts';
import type { ClockState, InstanceState, Task, Token, Undoable } from './state.ts';
import type { Json } from '@fiveones/definition';
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

const started = (event: EventOf<'instanceStarted'>): InstanceState => ({
  id: event.body.id,
  number: event.body.number,
  pins: event.body.pins,
  status: 'running',
  region: event.body.region,
  startedAt: event.at,
  ...(event.body.by === undefined ? {} : { startedBy: event.body.by }),
  ...(event.body.parent === undefined ? {} : { parent: event.body.parent }),
  data: event.body.data,
  tokens: {},
  tasks: {},
  timers: {},
  clocks: {},
  incidents: {},
  done: {},
  documents: [],
  next: 1,
  ...(event.body.limited ? { hands: [] } : {}),
});

const same: Fold<EventType> = (state) => state;

const folds = {
  ...operationFolds,
  instanceStarted: same,
  entered: (state, { at, by, body }) => ({
    ...state,
    next: state.next + 1,
    tokens: {
      ...state.tokens,
      [body.token]: standing(body, at, by),
    },
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
  taskOpened: (state, { at, body }) => ({
    ...state,
    tasks: {
      ...state.tasks,
      [body.token]: {
        id: body.token,
        node: body.node,
        assignment: body.assignment,
        openedAt: at,
        ...(body.limit ? { limit: body.limit, due: body.limit.due } : {}),
        ...returnedTo(state.tokens[body.token]),
      },
    },
  }),
  taskClaimed: (state, { body }) => assigned(state, body.token, body.by),
  taskDone: (state, { body }) => ({
    ...token(state, body.token, {
      finished: {
        ...(body.opinion ? { opinion: body.opinion } : {}),
        ...(body.by === undefined ? {} : { by: body.by }),
        ...(body.ballot ? { ballot: body.ballot } : {}),
        ...(body.like === undefined ? {} : { passed: true }),
      },
    }),
    ...actsAfter(state, body),
    ...doersAfter(state, body),
    data: write(state, body.set),
    tasks: without(state.tasks, body.token),
  }),
  keptApart: (state, { body }) =>
    task(state, body.token, (old) => ({ ...old, keptApart: [...(old.keptApart ?? []), body.by] })),
  noticePosted: (state, { at, body: { issued, by, postedAt, places, photos } }) => ({
    ...state,
    posted: {
      ...state.posted,
      [issued]: { at: postedAt, recordedAt: at, places, photos, ...(by === undefined ? {} : { by }) },
    },
  }),
  taskSkipped: (state, { body }) => ({ ...state, tasks: without(state.tasks, body.token) }),
  taskReturned: (state, { body }) => withoutActs({ ...state, tasks: without(state.tasks, body.token) }),
  dataSet: (state, { body }) => ({
    ...(body.cause === 'repair' ? withoutActs(state) : state),
    data: write(state, body.set),
  }),
  timerSet: (state, { body }) => ({
    ...state,
    timers: {
      ...state.timers,
      [body.timer]: {
        id: body.timer,
        token: body.token,
        node: body.node,
        at: body.at,
        purpose: body.purpose,
        ...(body.clock === undefined ? {} : { clock: body.clock }),
        ...(body.alarm === undefined ? {} : { alarm: body.alarm }),
      },
    },
  }),
  timerCancelled: (state, { body }) => ({ ...state, timers: without(state.timers, body.timer) }),
  timerFired: (state, { body }) => ({ ...state, timers: without(state.timers, body.timer) }),
  messageReceived: same,
  messageSent: same,
  messageUnclaimed: same,
  signalSent: same,
  signalReceived: same,
  conditionMet: (state, { body }) => ({
    ...state,
    met: [...(state.met ?? []), `${body.token ?? ''}:${body.node}`],
  }),
  errorThrown: same,
  escalationThrown: same,
  undoable: (state, { body }) => ({ ...state, undoable: [...(state.undoable ?? []), body] }),
  undoing: (state, { body }) => dropUndoable(state, ({ token }) => token === body.step),
  documentIssued: (state, { at, body }) => ({ ...state, documents: [...state.documents, { ...body, at }] }),
  connectorAsked: (state, { body }) => token(state, body.token, { asked: body.connector }),
  connectorAnswered: (state, { body }) => ({
    ...token(state, body.token, { asked: '' }),
    data: write(state, body.set),
  }),
  multiOpened: (state, { body }) => token(state, body.token, { body: { items: body.items, done: [] } }),
  countAsked: (state, { body }) => token(state, body.token, { counting: true }),
  voteClosed: (state, { body }) => ({ ...state, data: write(state, body.set) }),
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
    return { ...next, timers: withoutClock(next, body.clock) };
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
  clockStopped: (state, { at, body }) => ({
    ...clock(state, body.clock, (old) => ({ ...old, stoppedAt: at })),
    timers: withoutClock(state, body.clock),
  }),
  childStarted: (state, { body }) => (body.wait ? token(state, body.token, { child: body.child }) : state),
  childEnded: (state, { body }) => ({ ...state, data: write(state, body.set) }),
  callSkipped: same,
  incidentRaised: (state, { at, body }) => ({
    ...state,
    next: state.next + 1,
    incidents: {
      ...state.incidents,
      [body.incident]: {
        id: body.incident,
        token: body.token,
        node: body.node,
        code: body.code,
        params: body.params,
        at,
      },
    },
  }),
  stepPassedOver: same,
  incidentResolved: (state, { body }) => ({ ...state, incidents: without(state.incidents, body.incident) }),
  calendarRevised: (state, { body }) => ({ ...state, pins: { ...state.pins, calendar: body.to } }),
  taskDueMoved: (state, { body }) =>
    task(state, body.token, (old) => ({ ...old, limit: body.limit, due: body.limit.due })),
  migrated: (state, { body }) => ({
    ...state,
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
  instanceEnded: (state, { at, body }) => ({
    ...state,
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

function without<V>(map: Readonly<Record<string, V>>, key: string): Readonly<Record<string, V>> {
  if (!Object.hasOwn(map, key)) return map;
  const rest: Record<string, V> = {};
  for (const other of Object.keys(map)) if (other !== key) rest[other] = map[other] as V; // own key
  return rest;
}

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
  const next = {
    ...state,
    done,
    tokens: without(state.tokens, id),
    tasks: without(state.tasks, id),
    timers: keep(state.timers, (timer) => timer.token !== id),
    incidents: keep(state.incidents, (incident) => incident.token !== id),
  };
  const met = `${id}:`;
  return state.met?.some((key) => key.startsWith(met))
    ? { ...next, met: state.met.filter((key) => !key.startsWith(met)) }
    : next;
}

/** What was done inside a scope that is done can be undone from around it. */
function liftUndoable(state: InstanceState, id: string): InstanceState {
  const outer = state.tokens[id]?.scope;
  if (outer === undefined || !state.undoable?.some(({ scope }) => scope === id)) return state;
  return {
    ...state,
    undoable: state.undoable.map((step) => (step.scope === id ? { ...step, scope: outer } : step)),
  };
}

const dropUndoable = (state: InstanceState, which: (step: Undoable) => boolean): InstanceState =>
  state.undoable?.some(which) ? { ...state, undoable: state.undoable.filter((step) => !which(step)) } : state;

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
): InstanceState['done'] => ({
  ...state.done,
  [node]: { times: (state.done[node]?.times ?? 0) + 1, at, ...(by === undefined ? {} : { by }) },
});

const token = (state: InstanceState, id: string, change: Partial<Token>): InstanceState => {
  const old = state.tokens[id];
  return old ? { ...state, tokens: { ...state.tokens, [id]: { ...old, ...change } } } : state;
};

const task = (state: InstanceState, id: string, change: (old: Task) => Task): InstanceState => {
  const old = state.tasks[id];
  return old ? { ...state, tasks: { ...state.tasks, [id]: change(old) } } : state;
};

const returnedTo = (token: Token | undefined) => (token?.returned ? { returned: token.returned } : {});

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

const clock = (state: InstanceState, id: string, change: (old: ClockState) => ClockState): InstanceState => ({
  ...state,
  clocks: { ...state.clocks, [id]: change(state.clocks[id] ?? blank(id)) },
});

const withoutClock = (state: InstanceState, id: string): InstanceState['timers'] =>
  keep(state.timers, (timer) => timer.clock !== id);
