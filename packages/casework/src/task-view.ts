import { addWorkdays, type CalendarEdition } from '@fiveones/calendar';
import {
  expandForm,
  type FieldSchema,
  type Form,
  type FormUse,
  type Json,
  type JsonObject,
  type NodeOf,
} from '@fiveones/definition';
import {
  compileForm,
  feelFunctions,
  namingPaths,
  progressOf,
  readableOf,
  sectionsOf,
  stateOf,
  type CompiledForm,
  type Progress,
} from '@fiveones/forms';
import {
  ballotAsked,
  evolve,
  holdersOf,
  indexOf,
  isMisplaced,
  instanceScope,
  memberOf,
  nextChoicesOf,
  pinsOf,
  placingText,
  regionAt,
  waysBackOf,
  type InstanceEvent,
  type InstanceState,
  type Organisation,
  type Task,
  type World,
} from '@fiveones/interpreter';
import { guestTasks, mayReveal, maysDo, roleLetters, seesCase, type Actor } from './access.ts';
import { instanceClocks, taskClock } from './clock-view.ts';
import { withOwnSheet } from './own-sheet.ts';
import { cited } from './cited.ts';
import { isNameless, subjectOf, taskId } from './projection.ts';
import { keptOfForm, readersOf, type Kept } from './kept.ts';
import { originsOf, signersOf } from './task-origins.ts';
import type { CaseHeader, FormContext, FormView, TaskView } from './views.ts';

interface ReadyForms {
  readonly form: Form;
  /** By the calendar that they count working days with. */
  readonly compiled: WeakMap<CalendarEdition, CompiledForm>;
}
const readyForms = new WeakMap<FieldSchema, ReadyForms>();

/**
 * A form made ready, once for the same form with the same shared types and the same calendar. Publishing has proved
 * that it compiles.
 */
export function formOf({ chart, calendar }: World, id: string): CompiledForm {
  const form = chart.package.forms[id];
  if (!form) throw new Error(`no form ${id}`);
  const expanded = expandForm(chart.package, id);
  if (!expanded.ok) throw new Error(`form ${id}: ${expanded.problems[0]?.code ?? ''}`);
  const before = readyForms.get(expanded.schema);
  const ready: ReadyForms = before?.form === form ? before : { form, compiled: new WeakMap() };
  readyForms.set(expanded.schema, ready);
  const compiled =
    ready.compiled.get(calendar) ??
    compileForm(form, expanded.schema, { functions: functionsWith(calendar) });
  ready.compiled.set(calendar, compiled);
  return compiled;
}

type FormFunctions = ReturnType<typeof feelFunctions>;
const lentWith = new WeakMap<CalendarEdition, FormFunctions>();

function functionsWith(calendar: CalendarEdition): FormFunctions {
  const lent = lentWith.get(calendar) ?? feelFunctions((date, days) => addWorkdays(calendar, date, days));
  lentWith.set(calendar, lent);
  return lent;
}

export function headerOf(state: InstanceState, world: World): CaseHeader {
  const subject = subjectOf(state, world);
  return {
    instance: state.id,
    number: state.number,
    subject: subject.name,
    size: subject.size ?? undefined,
    regionName: regionName(state.region, world),
    processName: world.chart.process.name,
    packageId: state.pins.package,
    version: state.pins.version,
    status: state.status,
    outcome: state.outcome,
    startedAt: state.startedAt,
    misplaced:
      state.placing && isMisplaced(state.placing)
        ? placingText(state.placing, world.organisation)
        : undefined,
  };
}

/** `柳溪镇石桥村` */
export function regionName(region: string, world: World): string {
  const { regions } = indexOf(world.organisation);
  const name = (code: string) => regions.get(code)?.name ?? '';
  return `${name(regionAt(region, 'town'))}${region.length > 9 ? name(region) : ''}`;
}

/** What forms may look at: the data cut to what the roles may see, parameters, places, colleagues. */
export function contextOf(
  state: InstanceState,
  world: World,
  actor: Actor,
  now: string,
  task?: Task,
): FormContext {
  const { posts } = world.chart.package.template;
  const role = roleLetters(actor, posts, task?.assignment.onBehalf === true);
  const seen = visibleData(withOwnSheet(state, world, task).data, world, role);
  const { organisation } = world;
  const colleagues = (task?.assignment.queues ?? []).flatMap((queue) => holdersOf(organisation, queue));
  const data =
    task && !seesCase(actor, state, world)
      ? dataOf(seen.data, world, formIdsAt(world, new Set([task.node])))
      : // A step may have to copy what stands outside the forms; who only reads gets no numbers by that way.
        task
        ? seen.data
        : withoutGuarded(seen.data, seen.guarded, world);
  return {
    data,
    kept: Object.fromEntries(Object.entries(seen.kept).filter(([key]) => data[key] !== undefined)),
    ...(mayReveal(actor, state, posts) ? { revealable: revealableTo(actor, state, world, seen.masked) } : {}),
    param: world.parameters,
    member: memberOf(state, world, task),
    instance: {
      ...instanceScope(state, world, task, seen.data),
      ...(task ? { performer: actor.name } : {}),
    },
    today: now.slice(0, 10),
    now,
    role,
    regions: placesFor(organisation.regions, regionAt(state.region, 'county')),
    people: [...new Map(colleagues.map(({ id, name }) => [id, { id, name }])).values()],
  };
}

const mostPlaces = 3_000;

/** Every place that is known; where those are very many, of other counties only the county itself. */
const placesFor = (regions: Organisation['regions'], county: string): FormContext['regions'] =>
  regions
    .filter(
      ({ code }) => regions.length <= mostPlaces || code.length <= county.length || code.startsWith(county),
    )
    .map(({ code, name, tier }) => ({ code, name, tier }));

/** The forms that some steps show. */
export const formIdsAt = (world: World, nodes: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    world.chart.process.nodes.flatMap((node) =>
      node.kind === 'userTask' && nodes.has(node.id) ? (node.forms ?? []).map(({ form }) => form) : [],
    ),
  );

/** Of the data only what some forms hold. */
export function dataOf(data: JsonObject, world: World, forms: ReadonlySet<string>): JsonObject {
  const keys = new Set([...forms].map((form) => world.chart.package.forms[form]?.key));
  return Object.fromEntries(Object.entries(data).filter(([key]) => keys.has(key)));
}

/** What forms see of a case that is about to begin: nothing yet but its process and its day. */
export const beginning = (world: World, now: string, region = ''): InstanceState =>
  evolve(undefined, {
    type: 'instanceStarted',
    at: now,
    body: { id: '', number: '', region, pins: pinsOf(world), data: {} },
  });

interface Visible {
  readonly data: JsonObject;
  /** Pointers of what carries marks, by the key of the form. */
  readonly masked: Readonly<Record<string, readonly string[]>>;
  /** How much of a form is kept from them, by its key. */
  readonly kept: Readonly<Record<string, Kept>>;
  readonly guarded: ReadonlyMap<string, string>;
}

/** The data of an instance with everything left out or masked in the forms that the roles may not see. */
export function visibleData(data: JsonObject, world: World, role: string): Visible {
  const forms = formsByKey(world);
  const masked: Record<string, readonly string[]> = {};
  const kept: Record<string, Kept> = {};
  const guarded = new Map<string, string>();
  const shown = Object.entries(data).map(([key, value]): [string, Json] => {
    const form = forms.get(key);
    if (form === undefined || !isObject(value)) return [key, value];
    const readable = readableOf(formOf(world, form), value, { data, param: world.parameters, role });
    if (readable.masked.length > 0) masked[key] = readable.masked;
    const withheld = keptOfForm(readable);
    if (withheld) kept[key] = withheld;
    for (const [text, marked] of readable.guarded) guarded.set(text, marked);
    return [key, readable.value];
  });
  return { data: Object.fromEntries(shown), masked, kept, guarded };
}

const formsByKey = (world: World): ReadonlyMap<string, string> =>
  new Map(Object.values(world.chart.package.forms).map((form) => [form.key, form.id]));

/** What stands outside the forms, without the texts that the forms guard. */
function withoutGuarded(data: JsonObject, guarded: ReadonlyMap<string, string>, world: World): JsonObject {
  if (guarded.size === 0) return data;
  const forms = formsByKey(world);
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, forms.has(key) ? value : marked(value, guarded)]),
  );
}

function marked(value: Json, guarded: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') return guarded.get(value) ?? value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((part) => marked(part, guarded));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, marked(part, guarded)]));
}

/** Of what carries marks, what somebody may look at whole: who comes for a step only, in the forms of that step. */
function revealableTo(
  actor: Actor,
  state: InstanceState,
  world: World,
  masked: Visible['masked'],
): NonNullable<FormContext['revealable']> {
  if (seesCase(actor, state, world)) return masked;
  const nodes = new Set(guestTasks(actor, state).map(({ node }) => node));
  const keys = new Set([...formIdsAt(world, nodes)].map((id) => world.chart.package.forms[id]?.key));
  return Object.fromEntries(Object.entries(masked).filter(([key]) => keys.has(key)));
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A form at a task or on the case page. */
export function formView(
  world: World,
  use: FormUse,
  data: JsonObject,
  keptOf: FormContext['kept'] = {},
): FormView | undefined {
  const form = world.chart.package.forms[use.form];
  if (!form) return undefined;
  const compiled = formOf(world, use.form);
  const { schema: _, ...told } = form;
  const value = data[form.key];
  const kept = keptOf[form.key];
  return {
    form: told,
    schema: compiled.schema,
    sections: form.sections,
    mode: use.mode,
    fields: use.fields ?? {},
    value: isObject(value) ? value : {},
    ...(use.mode === 'read' && kept ? { kept } : {}),
    ...(use.mode === 'read' && kept === 'all' ? { only: readersOf(form, world.chart.package.template) } : {}),
  };
}

/** The forms of a step as somebody finds them there. */
export const formsAt = (
  state: InstanceState,
  world: World,
  node: NodeOf<'userTask'>,
  context: FormContext,
): TaskView['forms'] =>
  (node.forms ?? []).flatMap((use) => {
    const form = formView(world, use, context.data, context.kept);
    return form ? [{ ...form, begunHere: !filledBefore(state, world, node.id, use.form) }] : [];
  });

/** Whether a step goes to see for itself what earlier steps were told. */
export const verifies = ({ preset }: NodeOf<'userTask'>): boolean => preset === 'survey';

/** Everything a person needs to do a task. */
export function taskView(given: {
  readonly state: InstanceState;
  readonly version: number;
  readonly world: World;
  readonly actor: Actor;
  readonly task: Task;
  readonly now: string;
  readonly events: readonly InstanceEvent[];
  readonly draft?: TaskView['draft'];
}): TaskView {
  const { state, version, world, actor, task, now } = given;
  const node = world.chart.nodes.get(task.node) as NodeOf<'userTask'>; // only user tasks open tasks
  const context = contextOf(state, world, actor, now, task);
  const people = indexOf(world.organisation).people;
  const { person } = task.assignment;
  const [total] = instanceClocks(state, world, now).filter((clock) => clock.state !== 'stopped');
  return {
    task: taskId(state.id, task.id),
    node: node.id,
    nodeName: node.name,
    note:
      node.note === undefined ? undefined : cited(node.note.replace(/【[^】]*】/g, ''), world.chart.package),
    header: { ...headerOf(state, world), ...(seesCase(actor, state, world) ? {} : { misplaced: undefined }) },
    forms: formsAt(state, world, node, context),
    context,
    namedAt: isNameless(subjectOf(state, world).name) ? namingPaths(world.chart.process) : [],
    draft: given.draft,
    version,
    opinion: task.signs
      ? { level: 'sign' }
      : task.passed?.how === 'delegated'
        ? undefined
        : node.opinion
          ? { level: node.opinion.level, returnTo: node.opinion.returnTo }
          : undefined,
    vote: ballotAsked(state, world, task),
    optional: node.optional === true,
    onBehalf: task.assignment.onBehalf === true,
    claimedBy: person === undefined ? undefined : { id: person, name: people.get(person)?.name ?? person },
    mine: maysDo(actor, task.assignment),
    waysBack: waysBackOf(state, world, task.id).map(({ id, name }) => ({ node: id, name })),
    next: nextSteps(world, node.id),
    clock: task.limit ? taskClock(node.id, task.limit, world, now) : undefined,
    total,
    returned: task.returned
      ? { by: people.get(task.returned.by ?? '')?.name ?? '', reason: task.returned.reason }
      : undefined,
    ...handsOf(state, task, actor, people),
    choose: nextChoicesOf(state, world, { by: actor.id, at: now, task: task.id }),
    origins: originsOf(given.events, world),
    verifies: verifies(node),
    signers: signersOf(state, task, given.events),
  };
}

/** Whether a step that is done has filled in a form already. */
function filledBefore(state: InstanceState, world: World, here: string, form: string): boolean {
  return Object.keys(state.done).some((id) => {
    const node = world.chart.nodes.get(id);
    return (
      id !== here &&
      node?.kind === 'userTask' &&
      (node.forms ?? []).some((use) => use.form === form && use.mode === 'edit')
    );
  });
}

/** How much of a task's forms is filled in with what has been typed. */
export function progressOfTask(given: {
  readonly state: InstanceState;
  readonly world: World;
  readonly actor: Actor;
  readonly task: Task;
  readonly data: JsonObject;
  readonly now: string;
}): Progress {
  const { state, world, actor, task, data, now } = given;
  const node = world.chart.nodes.get(task.node) as NodeOf<'userTask'>; // only user tasks open tasks
  const context = contextOf(state, world, actor, now, task);
  const parts = (node.forms ?? []).flatMap(({ form: id, mode, fields }): readonly Progress[] => {
    const form = world.chart.package.forms[id];
    if (!form || mode === 'read') return [];
    const compiled = formOf(world, id);
    const typed = data[form.key];
    const kept = context.data[form.key];
    const value = { ...(isObject(kept) ? kept : {}), ...(isObject(typed) ? typed : {}) };
    const shown = stateOf(compiled, value, {
      ...context,
      data: { ...context.data, ...data },
      mode: 'edit',
      base: isObject(kept) ? kept : {},
      fieldsOverride: fields ?? {},
    });
    return sectionsOf(compiled).map((section) => progressOf(section, shown));
  });
  return {
    filled: parts.reduce((sum, { filled }) => sum + filled, 0),
    total: parts.reduce((sum, { total }) => sum + total, 0),
  };
}

/** Through whose hands a task came, and who still has to sign. */
function handsOf(
  state: InstanceState,
  { id, urged, passed, signs, assignment }: Task,
  actor: Actor,
  people: ReadonlyMap<string, { readonly name: string }>,
): Pick<TaskView, 'passed' | 'signs' | 'urged' | 'standsFor' | 'awaitsSigners'> {
  const name = (person: string | undefined) =>
    person === undefined ? '' : (people.get(person)?.name ?? person);
  const waits = Object.values(state.tasks).filter((other) => other.signs?.host === id);
  return {
    passed: passed ? { ...passed, by: name(passed.by) } : undefined,
    signs: signs ? { by: name(signs.by), reason: signs.reason } : undefined,
    urged: urged ? { by: name(urged.by), note: urged.note, times: urged.times } : undefined,
    standsFor: actor.standsFor.find((absent) => absent.id === assignment.person)?.name,
    awaitsSigners: waits.map((other) => name(other.assignment.person)),
  };
}

/** What comes after a node, one sentence a way out. */
export function nextSteps(world: World, node: string): readonly string[] {
  return (world.chart.outgoing.get(node) ?? []).flatMap((flow) => {
    const target = landing(world, flow.to);
    if (target === '') return flow.name ?? [];
    return flow.name ? `${flow.name}：${target}` : target;
  });
}

const deepest = 4;

/** Gateways are not shown: what lies behind them is. */
function landing(world: World, id: string, depth = 0): string {
  const node = world.chart.nodes.get(id);
  if (!node) return '';
  if (!node.kind.endsWith('Gateway')) return node.name;
  // A way that goes straight to where the others meet again has no step of its own.
  const meets = node.kind !== 'exclusiveGateway' && (world.chart.incoming.get(id) ?? []).length > 1;
  if (depth > deepest || (depth > 0 && meets)) return '';
  const after = (world.chart.outgoing.get(id) ?? []).map((flow) => landing(world, flow.to, depth + 1));
  return [...new Set(after)].filter(Boolean).join(node.kind === 'parallelGateway' ? '、' : ' 或 ');
}
