import { unitWords } from '@fiveones/calendar';
import { seatName, type JsonObject, type Node } from '@fiveones/definition';
import {
  awaitedMessages,
  evaluate,
  gathered,
  incidentWords,
  indexOf,
  isFailure,
  regionAt,
  scopeOf,
  type InstanceEvent,
  type InstanceState,
  type World,
} from '@fiveones/interpreter';
import { guestTasks, holds, maysDo, repairs, seesCase, type Actor } from './access.ts';
import { instanceClocks, taskClock } from './clock-view.ts';
import { documentsRead } from './document-views.ts';
import { taskId, waitedFor } from './projection.ts';
import { historyOf } from './history.ts';
import type { PastStep } from './past-step.ts';
import { noticeViews } from './public-notices.ts';
import { membersOf } from './members.ts';
import { fill } from './refused.ts';
import { contextOf, dataOf, formIdsAt, formView, headerOf, nextSteps } from './task-view.ts';
import type { CaseView, ChartState, StripStep } from './views.ts';

const alone: CaseView['related'] = { begun: [], unlisted: 0 };

/** What of a case somebody sees who is only asked for a step of it: where it stands, and what that step shows. */
function guestView(whole: CaseView, world: World, nodes: ReadonlySet<string>): CaseView {
  const forms = formIdsAt(world, nodes);
  const { payment: _, person: _person, ...rest } = whole;
  return {
    ...rest,
    header: { ...whole.header, misplaced: undefined },
    context: { ...whole.context, data: dataOf(whole.context.data, world, forms) },
    open: whole.open.filter(({ node }) => nodes.has(node)),
    waitsFor: '',
    history: whole.history.filter(({ node }) => node !== undefined && nodes.has(node)),
    forms: whole.forms.filter(({ form }) => forms.has(String(form.id))),
    documents: [],
    related: alone,
    publicNotices: [],
    incidents: [],
    messages: [],
  };
}

interface Given {
  readonly state: InstanceState;
  readonly version: number;
  readonly world: World;
  readonly actor: Actor;
  readonly now: string;
  readonly events: readonly InstanceEvent[];
  /** Who looked at whole numbers, where the actor supervises that. */
  readonly looks?: CaseView['looks'] | undefined;
  readonly related?: CaseView['related'] | undefined;
}

/** Everything a person may see of a case. */
export const caseView = (given: Given): CaseView =>
  seesCase(given.actor, given.state, given.world)
    ? wholeView(given)
    : guestView(
        wholeView(given),
        given.world,
        new Set(guestTasks(given.actor, given.state).map(({ node }) => node)),
      );

/** What somebody sees, to read only, of a case of another region of which they did a step: that step, as it was then. */
export function pastView(past: PastStep, { world, actor }: Pick<Given, 'world' | 'actor'>): CaseView {
  const { state, events, at, node } = past;
  const whole = wholeView({ state, world, actor, events, now: at, version: 0 });
  const seen = guestView(whole, world, new Set([node]));
  return {
    ...seen,
    strip: [],
    chart: pastChart(past),
    open: [],
    waitsFor: '',
    next: [],
    clocks: [],
    stepClock: undefined,
    // Their business with it is over.
    context: { ...seen.context, revealable: undefined },
    past: { nodeName: world.chart.nodes.get(node)?.name ?? node, at },
  };
}

/** The step alone, on the chart. */
export const pastChart = ({ node, at }: PastStep): ChartState => ({
  done: { [node]: { at, times: 1 } },
  now: [],
  incidents: [],
});

function wholeView(given: Given): CaseView {
  const { state, version, world, actor, now, events } = given;
  const context = contextOf(state, world, actor, now);
  const nameOf = (node: string) => world.chart.nodes.get(node)?.name ?? node;
  return {
    header: headerOf(state, world),
    version,
    strip: strip(state, world),
    chart: chartState(state),
    open: openTasks(state, world, actor),
    waitsFor: waitedFor(state, world),
    next: nextOf(state, world),
    clocks: instanceClocks(state, world, now),
    stepClock: stepClockOf(state, world, actor, now),
    history: gathered(historyOf(events, world, state.data, context.role)),
    forms: Object.values(world.chart.package.forms).flatMap((form) =>
      context.data[form.key] === undefined
        ? []
        : (formView(world, { form: form.id, mode: 'read' }, context.data, context.kept) ?? []),
    ),
    context,
    documents: documentsRead(state, world, context.role),
    related: given.related ?? alone,
    publicNotices: noticeViews(state, world, now),
    incidents: Object.values(state.incidents).map((incident) => ({
      id: incident.id,
      nodeName: nameOf(incident.node),
      message: incidentMessage(incident.code, incident.params),
      at: incident.at,
      mayRetry: repairs(actor, state.region),
    })),
    messages: registrableMessages(state, world, actor),
    looks: given.looks ?? [],
    payment: paymentOf(context.data),
    person: membersOf(state, world)[0]?.person,
  };
}

/** What stopped a case, in words. */
export const incidentMessage = (code: string, params: InstanceState['data']): string =>
  code in incidentWords ? fill(incidentWords[code as keyof typeof incidentWords].zh, params) : code;

/** The payment plan, masked like everything else that leaves here. */
function paymentOf(data: CaseView['context']['data']): CaseView['payment'] {
  const payment = data['payment'];
  return typeof payment === 'object' && payment !== null && !Array.isArray(payment)
    ? (payment as CaseView['payment'])
    : undefined;
}

/** What has been done, where it stands now, what stopped: for drawing on the chart. */
export const chartState = (state: InstanceState): ChartState => ({
  done: Object.fromEntries(Object.entries(state.done).map(([node, { at, times }]) => [node, { at, times }])),
  now: [...new Set(Object.values(state.tokens).map(({ node }) => node))],
  incidents: Object.values(state.incidents).map(({ node }) => node),
});

/** The stages of the process, each done, now, or later with its limit. */
function strip(state: InstanceState, world: World): readonly StripStep[] {
  const { process } = world.chart;
  const now = new Set(
    Object.values(state.tokens)
      .filter(({ aside }) => !aside)
      .flatMap(({ node }) => world.chart.nodes.get(node)?.stage ?? []),
  );
  const reached = Math.max(-1, ...process.stages.map((stage, place) => (now.has(stage.id) ? place : -1)));
  return process.stages.map((stage, place): StripStep => {
    const nodes = process.nodes.filter((node) => node.stage === stage.id);
    const dates = nodes.flatMap((node) => state.done[node.id]?.at ?? []).sort();
    const last = dates.at(-1)?.slice(5, 10);
    if (now.has(stage.id))
      return {
        stage: stage.id,
        name: stage.name,
        state: 'now',
        note: dueNote(
          state,
          nodes.map(({ id }) => id),
        ),
      };
    if (last !== undefined && (place < reached || reached < 0 || state.status !== 'running'))
      return { stage: stage.id, name: stage.name, state: 'done', note: last };
    if (place < reached || state.status !== 'running')
      return { stage: stage.id, name: stage.name, state: 'skipped', note: '没有经过' };
    return { stage: stage.id, name: stage.name, state: 'later', note: limitNote(state, world, nodes) };
  });
}

/** The longest limit of a stage that is still to come: `10 个工作日`, or the time that it waits. */
function limitNote(state: InstanceState, world: World, nodes: readonly Node[]): string {
  const parts = new Set(nodes.map(({ id }) => id));
  const scope = scopeOf(state, world, state.startedAt);
  const inside = world.chart.process.nodes.filter(
    (node) => parts.has(node.id) || (node.parent !== undefined && parts.has(node.parent)),
  );
  const limits = inside.flatMap((node) => {
    const limit =
      node.kind === 'userTask'
        ? node.limit
        : node.kind === 'intermediateCatchEvent' &&
            node.parent !== undefined &&
            node.trigger &&
            'timer' in node.trigger
          ? node.trigger.timer
          : undefined;
    const value = limit && 'value' in limit ? amountOf(limit.value, scope, world) : undefined;
    return limit && 'unit' in limit && value !== undefined ? [{ value, unit: limit.unit }] : [];
  });
  const [longest] = limits.toSorted((a, b) => daysIn(b) - daysIn(a));
  return longest ? `${longest.value} ${unitWords[longest.unit].zh}` : '';
}

function amountOf(written: number | string, scope: JsonObject, world: World): number | undefined {
  if (typeof written === 'number') return written;
  const worked = evaluate(written.replace(/^=/, ''), scope, world);
  return !isFailure(worked) && typeof worked.value === 'number' ? worked.value : undefined;
}

const daysIn = ({ value, unit }: { readonly value: number; readonly unit: string }): number =>
  value * ({ workday: 1.4, month: 30, year: 365, hour: 1 / 24, minute: 1 / 1440 }[unit] ?? 1);

function dueNote(state: InstanceState, nodes: readonly string[]): string {
  const dues = Object.values(state.tasks)
    .filter(({ node }) => nodes.includes(node))
    .flatMap(({ due }) => due ?? []);
  const timers = Object.values(state.timers)
    .filter(({ node }) => node !== null && nodes.includes(node))
    .map(({ at }) => at);
  const [first] = [...dues, ...timers].sort();
  return first === undefined ? '正在办' : `${first.slice(5, 10)} 前`;
}

function openTasks(state: InstanceState, world: World, actor: Actor): CaseView['open'] {
  const { people } = indexOf(world.organisation);
  return Object.values(state.tasks).map((task) => {
    const { person, unitName, postName, post } = task.assignment;
    const who =
      person === undefined ? seatName(unitName, postName ?? post) : (people.get(person)?.name ?? person);
    return {
      task: taskId(state.id, task.id),
      node: task.node,
      nodeName: world.chart.nodes.get(task.node)?.name ?? task.node,
      who,
      due: task.due,
      mine: maysDo(actor, task.assignment),
    };
  });
}

function stepClockOf(state: InstanceState, world: World, actor: Actor, now: string): CaseView['stepClock'] {
  const limited = Object.values(state.tasks)
    .filter(({ limit }) => limit !== undefined)
    .sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
  const task = limited.find(({ assignment }) => maysDo(actor, assignment)) ?? limited[0];
  return task?.limit ? taskClock(task.node, task.limit, world, now) : undefined;
}

function nextOf(state: InstanceState, world: World): readonly string[] {
  const main = Object.values(state.tokens).filter(({ aside }) => !aside);
  const here = main.flatMap(({ node }) =>
    world.chart.nodes.get(node)?.kind === 'parallelGateway' ? [] : [node],
  );
  return [...new Set(here.flatMap((node) => nextSteps(world, node)))].slice(0, 5);
}

/** Messages that a case waits for and an actor may register by hand, with their forms. */
export function registrableMessages(state: InstanceState, world: World, actor: Actor): CaseView['messages'] {
  const awaited = new Set(awaitedMessages(state, world));
  return world.chart.process.messages.flatMap((message) => {
    if (!awaited.has(message.id) || !mayRegister(world, message.responsibility, state.region, actor))
      return [];
    const form =
      message.form === undefined ? undefined : formView(world, { form: message.form, mode: 'edit' }, {});
    return [{ message: message.id, name: message.name, form }];
  });
}

/** Whether an actor holds the post that registers a message by hand, in the region of the instance. */
export function mayRegister(
  world: World,
  responsibility: string | undefined,
  region: string,
  actor: Actor,
): boolean {
  const row = responsibility === undefined ? undefined : world.chart.rows.get(responsibility);
  return row?.post !== undefined && holds(actor, row.post, regionAt(region, row.tier));
}
