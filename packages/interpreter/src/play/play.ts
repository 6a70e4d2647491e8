import { addDays, addMonths, addWorkdays, nationalCalendar, type CalendarEdition } from '@fiveones/calendar';
import {
  parameterValues,
  type Action,
  type JsonObject,
  type Package,
  type Scenario,
} from '@fiveones/definition';
import type { Command } from '../command.ts';
import { decide, keysAwaited, signalsAwaited } from '../decide.ts';
import type { EventOf, InstanceEvent } from '../event.ts';
import { startedByMessage } from '../starts.ts';
import { holdersOf, indexOf, regionAt, type Organisation } from '../organisation.ts';
import { placed, tierBegun } from '../placing.ts';
import type { InstanceState, MessageOrigin, Task } from '../state.ts';
import type { GivenBallot, SealedBallot } from '../vote.ts';
import { compileProcess, type World } from '../world.ts';
import { adjusted } from './adjusted.ts';
import { differences, type Difference } from './expect.ts';
import type { PlayFailureCode } from './failure-words.ts';
import { lookedUp } from './others.ts';
import { givenData } from './given.ts';
import type { FilledIn, Played, PlayFailure, PlayOptions, Stop } from './played.ts';
import { sampleOrganisation, sampleRegion } from './sampleOrganisation.ts';

/** Plays a scenario on a virtual clock: the same interpreter as production, nothing is written anywhere. */
export function play(pkg: Package, scenario: Scenario, options: PlayOptions = {}): Played {
  const stage = new Stage(pkg, scenario, options);
  const played = options.from?.played ?? 0;
  for (const [place, action] of scenario.script.entries()) {
    if (place < played) continue;
    options.onStop?.(stage.stop(place));
    if (!stage.act(place + 1, action)) break;
  }
  if (stage.failures.length === 0) stage.compare(0, scenario.then);
  return {
    timeline: stage.timeline,
    states: Object.fromEntries(stage.states),
    main: stage.main,
    world: stage.mainWorld,
    now: stage.now,
    failures: stage.failures,
  };
}

class Stage {
  readonly pkg: Package;
  readonly scenario: Scenario;
  readonly options: PlayOptions;
  readonly organisation: Organisation;
  readonly calendar: CalendarEdition;
  readonly states: Map<string, InstanceState>;
  readonly timeline: { instance: string; event: InstanceEvent }[];
  readonly failures: PlayFailure[] = [];
  /** Ballots of secret votes, by their box. */
  private readonly boxes: SealedBallot[];
  /** Parameters in force, by day and place. */
  private readonly parameters = new Map<string, JsonObject>();
  main: string | undefined;
  now: string;
  private place = 0;

  constructor(pkg: Package, scenario: Scenario, options: PlayOptions) {
    this.pkg = adjusted(pkg, scenario);
    this.scenario = scenario;
    this.options = options;
    this.organisation = options.organisation ?? sampleOrganisation(pkg, scenario.region, scenario.regions);
    this.calendar = options.calendar ?? nationalCalendar;
    this.states = new Map(options.from?.states);
    this.timeline = [...(options.from?.timeline ?? [])];
    this.boxes = [...(options.from?.boxes ?? [])];
    this.main = options.from?.main;
    this.now = options.from?.now ?? scenario.at;
  }

  stop(played: number): Stop {
    const { timeline, states, boxes, main, now } = this;
    return { played, timeline: [...timeline], states: new Map(states), boxes: [...boxes], main, now };
  }

  get mainWorld(): World | undefined {
    const state = this.main === undefined ? undefined : this.states.get(this.main);
    return state ? this.worldIn(state) : undefined;
  }

  /** Plays one action; false stops the script. */
  act(place: number, action: Action): boolean {
    this.place = place;
    const at = 'at' in action && typeof action.at === 'string' ? action.at : undefined;
    if (at !== undefined) this.advanceTo(at.length === 10 ? `${at}T09:00:00+08:00` : at);
    const before = this.failures.length;
    (acts[action.do] as (stage: Stage, action: Action) => void)(this, action);
    return this.failures.length === before;
  }

  fail(code: PlayFailureCode, params: JsonObject): void {
    this.failures.push({ action: this.place, code, params });
  }

  /** The world of a process, with the parameters of a place: where the scenario happens, if not said. */
  worldOf(process: string, region = this.scenario.region ?? sampleRegion): World | undefined {
    const chart = compileProcess(this.pkg, process);
    if (!chart) return undefined;
    return {
      chart,
      version: {
        package: this.pkg.template.id,
        version: this.pkg.template.version,
        hash: this.options.hash ?? '',
      },
      parameters: this.parametersOn(this.now.slice(0, 10), region),
      parametersEdition: `${(this.main === undefined ? undefined : this.states.get(this.main)?.startedAt.slice(0, 10)) ?? this.now.slice(0, 10)}@${region}`,
      calendar: this.calendar,
      organisation: this.organisation,
      installed: (_, called) => this.elsewhere(called) !== undefined,
    };
  }

  /** The world that a case lives in. */
  worldIn({ pins, region }: InstanceState): World | undefined {
    return this.worldOf(pins.process, region);
  }

  private parametersOn(day: string, region: string): JsonObject {
    const key = `${day}@${region}`;
    const known = this.parameters.get(key) ?? {
      ...parameterValues(this.pkg, { region, at: day }),
      ...(this.scenario.parameters as JsonObject | undefined),
    };
    this.parameters.set(key, known);
    return known;
  }

  /** What a process of another package brings back in this scenario; `undefined`: it is not installed. */
  private elsewhere(process: string): JsonObject | undefined {
    return this.pkg.processes[process]
      ? undefined
      : (this.scenario.calls?.[process] as JsonObject | undefined);
  }

  start(
    process: string,
    data: JsonObject,
    by: string | undefined,
    given: {
      readonly node?: string | undefined;
      readonly message?: string | undefined;
      readonly signal?: string | undefined;
      readonly parent?: { instance: string; token: string } | undefined;
      readonly from?: MessageOrigin | undefined;
      readonly id?: string | undefined;
      /** Where it is begun from; absent: where the scenario happens. */
      readonly region?: string | undefined;
    },
  ): void {
    const region = given.region ?? this.scenario.region ?? this.placeOf(process, given.node);
    const world = this.worldOf(process, region);
    if (!world) return this.fail('no-such-process', { process });
    const place = this.states.size + 1;
    const id = given.id ?? this.options.idOf?.(place) ?? `s${place}`;
    const number =
      this.options.numberOf?.(place, world.chart.process.id) ?? `样例${String(place).padStart(6, '0')}`;
    const { node, message, signal, from, parent } = given;
    const command = placed(
      { do: 'start', id, number, region, data, at: this.now, by, node, message, signal, from, parent },
      world,
    );
    this.main ??= id;
    this.apply(id, undefined, this.worldOf(process, command.region) ?? world, command);
  }

  /** Where a process begins in an example that says nothing: a start that sets itself off at a place of its tier. */
  private placeOf(process: string, start: string | undefined): string {
    const chart = compileProcess(this.pkg, process);
    const node = start === undefined ? undefined : chart?.nodes.get(start);
    return regionAt(sampleRegion, chart ? tierBegun(chart.process, node) : 'village');
  }

  /** Runs a command and everything that follows at once: connectors and called processes. */
  apply(id: string, state: InstanceState | undefined, world: World, command: Command): void {
    const decision = decide(command, state, world);
    if ('refusal' in decision) return this.fail(decision.refusal.code, decision.refusal.params);
    this.states.set(id, decision.state);
    for (const { box, ballot } of decision.sealed ?? []) this.boxes.push({ box: `${id}/${box}`, ballot });
    for (const event of decision.events) this.timeline.push({ instance: id, event });
    for (const event of decision.events) this.follow(id, event);
  }

  private follow(id: string, event: InstanceEvent): void {
    if (event.type === 'connectorAsked') this.answerConnector(id, event);
    if (event.type === 'childStarted') this.call(id, event);
    if (event.type === 'instanceEnded') this.tellParent(id);
    if (event.type === 'countAsked') this.count(id, event.body.token);
    if (event.type === 'withdrawn' && event.body.child !== undefined) this.cancel(event.body.child);
    if (event.type === 'escalationThrown' && event.body.outward) this.escalate(id, event);
    if (event.type === 'messageSent') this.deliver(id, event);
    if (event.type === 'signalSent')
      this.signal(event.body.signal, event.body.payload, this.states.get(id)?.region);
  }

  private answerConnector(id: string, event: EventOf<'connectorAsked'>): void {
    const { script, connectors } = this.scenario;
    if (script.some((action) => action.do === 'answer' && action.node === event.body.node)) return;
    const result = (connectors?.[event.body.connector] ?? {}) as JsonObject;
    const answer = lookedUp(this, id, event.body) ?? { result };
    this.command(id, { do: 'answer', token: event.body.token, at: this.now, ...answer });
  }

  private call(id: string, { body: { process, input, child, token, wait } }: EventOf<'childStarted'>): void {
    const data = this.elsewhere(process);
    if (data === undefined)
      return this.start(process, input, undefined, {
        id: child,
        parent: { instance: id, token },
        region: this.states.get(id)?.region,
      });
    if (wait) this.command(id, { do: 'childEnd', token, child, data, at: this.now });
  }

  private tellParent(id: string): void {
    const child = this.states.get(id);
    const parent = child?.parent ? this.states.get(child.parent.instance) : undefined;
    if (!child?.parent || parent?.tokens[child.parent.token]?.child !== id) return;
    this.command(child.parent.instance, {
      do: 'childEnd',
      token: child.parent.token,
      child: id,
      data: child.data,
      outcome: child.outcome,
      error: child.error,
      at: this.now,
    });
  }

  private count(id: string, token: string): void {
    const ballots = this.boxes.filter(({ box }) => box === `${id}/${token}`).map(({ ballot }) => ballot);
    this.command(id, { do: 'count', token, ballots, at: this.now });
  }

  private cancel(id: string): void {
    if (this.states.get(id)?.status === 'running') this.command(id, { do: 'parentGone', at: this.now });
  }

  private escalate(id: string, { body }: EventOf<'escalationThrown'>): void {
    const parent = this.states.get(id)?.parent;
    if (!parent) return;
    const { escalation, payload } = body;
    this.command(parent.instance, {
      do: 'childEscalate',
      token: parent.token,
      child: id,
      escalation,
      payload,
      at: this.now,
    });
  }

  /** A message for a case of this system goes to the first that waits for it under its key, or to all; else to what it starts. */
  private deliver(id: string, { body: { message, payload, deliver } }: EventOf<'messageSent'>): void {
    if (!deliver) return;
    const { key, hops, all, region } = deliver;
    const from = { instance: id, hops };
    const waiting = [...this.states.values()].filter((state) => {
      const world = this.worldIn(state);
      return world && keysAwaited(state, world).some((wait) => wait.message === message && wait.key === key);
    });
    for (const receiver of all ? waiting : waiting.slice(0, 1))
      this.command(receiver.id, { do: 'message', message, key, payload, from, at: this.now });
    if (waiting.length > 0) return;
    for (const process of startedByMessage(this.pkg, message))
      this.start(process, payload, undefined, { message, from, region });
  }

  /** A signal goes to every instance that waits for it, and starts what it starts; answers how many heard it. */
  signal(signal: string, payload: JsonObject, region?: string): number {
    const listeners = [...this.states.values()].filter((state) => {
      const world = this.worldIn(state);
      return world !== undefined && signalsAwaited(state, world).includes(signal);
    });
    for (const { id } of listeners) this.command(id, { do: 'signal', signal, payload, at: this.now });
    const starts = Object.values(this.pkg.processes).filter(({ nodes }) =>
      nodes.some((node) => node.kind === 'startEvent' && !node.parent && node.trigger?.signal === signal),
    );
    for (const { id } of starts) this.start(id, payload, undefined, { signal, region });
    return listeners.length + starts.length;
  }

  command(id: string, command: Command): void {
    const state = this.states.get(id);
    const world = state ? this.worldIn(state) : undefined;
    if (!state || !world) return this.fail('not-started', {});
    this.apply(id, state, world, command);
  }

  /** Fires timers in their order until the moment is reached. */
  advanceTo(moment: string): void {
    for (let guard = 0; guard < 10_000; guard++) {
      const due = [...this.states.values()]
        .filter((state) => state.status === 'running')
        .flatMap((state) => Object.values(state.timers).map((timer) => ({ id: state.id, timer })))
        .filter(({ timer }) => timer.at <= moment)
        .sort((a, b) => (a.timer.at < b.timer.at ? -1 : 1))[0];
      if (!due) break;
      if (due.timer.at > this.now) this.now = due.timer.at;
      this.command(due.id, { do: 'fire', timer: due.timer.id, at: this.now });
    }
    if (moment > this.now) this.now = moment;
  }

  /** The open task at a node, with the instance it belongs to. */
  taskAt(node: string, item?: number): { readonly state: InstanceState; readonly task: Task } | undefined {
    for (const state of this.states.values()) {
      const tasks = Object.values(state.tasks).filter((task) => task.node === node);
      const task = item === undefined ? tasks[0] : tasks.find(({ id }) => state.tokens[id]?.run === item);
      if (task) return { state, task };
    }
    return undefined;
  }

  /** `as` names a person or a post; else whoever has the task, else the first who may take it. */
  personFor(task: Task, as: string | undefined): string | undefined {
    const { people } = indexOf(this.organisation);
    if (as !== undefined && people.has(as)) return as;
    const barred = new Set(task.assignment.excluded.map(({ person }) => person));
    const holders = task.assignment.queues
      .filter((queue) => as === undefined || queue.startsWith(`${as}@`))
      .flatMap((queue) => holdersOf(this.organisation, queue));
    if (as === undefined && task.assignment.person !== undefined) return task.assignment.person;
    return holders.find(({ id }) => !barred.has(id))?.id ?? as;
  }

  finishTask(
    action: {
      readonly node: string;
      readonly as?: string | undefined;
      readonly item?: number | undefined;
      readonly data?: Record<string, unknown> | undefined;
      readonly due?: string | undefined;
    },
    opinion?: { result: 'agree' | 'disagree' | 'return'; reason?: string | undefined },
    ballot?: GivenBallot,
  ): void {
    const found = this.taskAt(action.node, action.item);
    if (!found) return this.fail('task-not-open', { node: action.node, open: this.openNodes() });
    const { state, task } = found;
    if (action.due !== undefined && !(task.due ?? '').startsWith(action.due))
      return this.fail('task-due', { node: action.node, expected: action.due, got: task.due ?? null });
    const world = this.worldIn(state);
    const node = world?.chart.nodes.get(task.node);
    const by = this.personFor(task, action.as);
    const forms = (node?.kind === 'userTask' ? (node.forms ?? []) : []).filter(({ mode }) => mode !== 'read');
    const given = givenData(this.pkg, this.scenario, action.data);
    const data =
      world && opinion?.result !== 'return'
        ? this.accepted({ state, world, task, forms, data: given, at: this.now, by })
        : given;
    if (data)
      this.command(state.id, { do: 'complete', task: task.id, by, data, opinion, ballot, at: this.now });
  }

  /** What the forms make of what is filled in; `undefined` when they refuse it. */
  accepted(filled: FilledIn): JsonObject | undefined {
    const checked = this.options.checkForms?.(filled);
    for (const problem of checked?.problems ?? []) this.fail('form-has-problems', { ...problem });
    return checked && checked.problems.length > 0 ? undefined : (checked?.data ?? filled.data);
  }

  openNodes(): readonly string[] {
    return [...this.states.values()].flatMap((state) => Object.values(state.tasks).map(({ node }) => node));
  }

  compare(place: number, expected: Scenario['then']): void {
    const state = this.main === undefined ? undefined : this.states.get(this.main);
    if (!state) return;
    const events = this.timeline.filter(({ instance }) => instance === this.main).map(({ event }) => event);
    const wrong: readonly Difference[] = differences(state, events, expected);
    for (const { code, params } of wrong) this.failures.push({ action: place, code, params });
  }
}

type Acts = { readonly [D in Action['do']]: (stage: Stage, action: Extract<Action, { do: D }>) => void };

const acts: Acts = {
  start: (stage, action) => {
    const process = action.process ?? stage.scenario.process;
    const chart = compileProcess(stage.pkg, process);
    const node = action.node === undefined ? undefined : chart?.nodes.get(action.node);
    const message = node?.kind === 'startEvent' ? node.trigger?.message : undefined;
    const by = action.as === undefined ? undefined : personOrPost(stage.organisation, action.as);
    stage.start(
      process,
      givenData(stage.pkg, stage.scenario, action.data),
      by,
      message === undefined ? { node: action.node } : { message },
    );
  },
  fill: (stage, action) => stage.finishTask(action),
  vote: (stage, action) => stage.finishTask(action, undefined, { choice: action.choice, for: action.for }),
  decide: (stage, action) => stage.finishTask(action, { result: action.result, reason: action.reason }),
  sendBack: (stage, action) => {
    const found = stage.taskAt(action.node);
    if (!found) return stage.fail('task-not-open', { node: action.node, open: stage.openNodes() });
    stage.command(found.state.id, {
      do: 'sendBack',
      task: found.task.id,
      to: action.to,
      reason: action.reason,
      by: stage.personFor(found.task, action.as),
      at: stage.now,
    });
  },
  skip: (stage, action) => {
    const found = stage.taskAt(action.node);
    if (!found) return stage.fail('task-not-open', { node: action.node, open: stage.openNodes() });
    stage.command(found.state.id, {
      do: 'skip',
      task: found.task.id,
      reason: action.reason,
      by: stage.personFor(found.task, action.as),
      at: stage.now,
    });
  },
  message: (stage, action) => {
    const data = givenData(stage.pkg, stage.scenario, action.data);
    const by = action.as === undefined ? undefined : personOrPost(stage.organisation, action.as);
    const takers = [...stage.states.values()].filter((state) => state.status === 'running');
    const taker = takers.find((state) => accepts(stage, state, action.message)) ?? takers[0];
    if (!taker) return stage.fail('not-awaited', { message: action.message });
    const world = stage.worldIn(taker);
    const form = world?.chart.process.messages.find(({ id }) => id === action.message)?.form;
    const payload =
      world && form !== undefined
        ? stage.accepted({
            state: taker,
            world,
            forms: [{ form, mode: 'edit' }],
            data: byKey(world, form, data),
            at: stage.now,
            by,
          })
        : data;
    if (payload)
      stage.command(taker.id, { do: 'message', message: action.message, payload, by, at: stage.now });
  },
  signal: (stage, action) => {
    const payload = givenData(stage.pkg, stage.scenario, action.data);
    if (stage.signal(action.signal, payload) === 0) stage.fail('not-awaited', { message: action.signal });
  },
  answer: (stage, action) => {
    for (const state of stage.states.values()) {
      const token = Object.values(state.tokens).find(
        (candidate) => candidate.node === action.node && candidate.asked,
      );
      if (token)
        return stage.command(state.id, {
          do: 'answer',
          token: token.id,
          result: givenData(stage.pkg, stage.scenario, action.data),
          error: action.error,
          code: action.code,
          at: stage.now,
        });
    }
    stage.fail('not-asked', { node: action.node });
  },
  advance: (stage, action) => stage.advanceTo(momentOf(stage, action)),
  retry: (stage, action) => {
    for (const state of stage.states.values()) {
      const incident = Object.values(state.incidents).find((candidate) => candidate.node === action.node);
      if (incident) return stage.command(state.id, { do: 'retry', incident: incident.id, at: stage.now });
    }
    stage.fail('no-such-incident', { node: action.node });
  },
  expect: (stage, action) => {
    const { do: _, ...expected } = action;
    stage.compare(stage['place'], expected);
  },
  refused: (stage, action) => {
    const before = stage.failures.length;
    const inner = action.action as Action;
    (acts[inner.do] as (stage: Stage, action: Action) => void)(stage, inner);
    const refused = stage.failures.splice(before);
    const code = action.code ?? 'form-has-problems';
    if (!refused.some((failure) => failure.code === code))
      return stage.fail('not-refused', { expected: code, got: refused.map((failure) => failure.code) });
    if (action.problems) compareProblems(stage, action.problems, refused);
  },
};

/** Every place that a form refused must be named, and no other. */
function compareProblems(stage: Stage, expected: readonly string[], refused: readonly PlayFailure[]): void {
  const got = refused.flatMap(({ params: { form, path } }) =>
    typeof form === 'string' && typeof path === 'string' ? [`${form}${path}`] : [],
  );
  const missing = expected.filter((place) => !got.includes(place));
  const more = got.filter((place) => !expected.includes(place));
  if (missing.length > 0 || more.length > 0) stage.fail('problems-differ', { missing, more });
}

/** What a message brings, under the data key of its form; a script may leave the key out. */
function byKey(world: World, form: string, data: JsonObject): JsonObject {
  const key = world.chart.package.forms[form]?.key ?? form;
  return Object.hasOwn(data, key) ? data : { [key]: data };
}

function accepts(stage: Stage, state: InstanceState, message: string): boolean {
  const world = stage.worldIn(state);
  return world ? !('refusal' in decide({ do: 'message', message, at: stage.now }, state, world)) : false;
}

function momentOf(stage: Stage, action: Extract<Action, { do: 'advance' }>): string {
  const time = stage.now.slice(10);
  if (action.to !== undefined) return action.to.length === 10 ? `${action.to}T09:00:00+08:00` : action.to;
  let date = stage.now.slice(0, 10);
  if (action.months !== undefined) date = addMonths(date, action.months);
  if (action.days !== undefined) date = addDays(date, action.days);
  if (action.workdays !== undefined) date = addWorkdays(stage.calendar, date, action.workdays);
  return action.hours === undefined ? `${date}${time}` : addHours(`${date}${time}`, action.hours);
}

function addHours(instant: string, hours: number): string {
  const [, hour = '0', rest = ''] = /T(\d\d)(.*)$/.exec(instant) ?? [];
  const total = Number(hour) + Math.trunc(hours);
  return `${addDays(instant.slice(0, 10), Math.floor(total / 24))}T${String(total % 24).padStart(2, '0')}${rest}`;
}

const personOrPost = (organisation: Organisation, as: string): string => {
  if (indexOf(organisation).people.has(as)) return as;
  return organisation.people.find((person) => person.holdings.some(({ post }) => post === as))?.id ?? as;
};
