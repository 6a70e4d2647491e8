import type { HouseholdFile, HouseholdPlan, JsonObject } from '@fiveones/definition';
import { filesIn, objectOf, patternOf } from '@fiveones/forms';
import {
  indexOf,
  type EventOf,
  type InstanceEvent,
  type InstanceState,
  type World,
} from '@fiveones/interpreter';
import type { Actor } from './access.ts';
import { registrableMessages } from './case-view.ts';
import type { HouseholdCase, HouseholdView, HouseholdVisit, HouseholdWarning } from './household-views.ts';
import { marked, shownInRows, shownText } from './shown-text.ts';
import { formOf, visibleData } from './task-view.ts';

/** A case of a household as somebody may read it, and what its process declares for the file of the household. */
export interface ToldCase {
  readonly state: InstanceState;
  readonly world: World;
  /** The data cut to what the reader may see. */
  readonly data: JsonObject;
  readonly role: string;
  readonly events: readonly InstanceEvent[];
}

const declared = ({ world }: ToldCase): HouseholdFile => world.chart.process.household ?? {};

/** The visits of a case: each time one of the steps was done that its process calls a visit. */
export function visitsOf(told: ToldCase): readonly HouseholdVisit[] {
  const visits = new Set(declared(told).visits);
  if (visits.size === 0) return [];
  const { state, world } = told;
  return told.events.flatMap((event): HouseholdVisit[] => {
    const done = visitIn(event);
    if (!done || !visits.has(done.node)) return [];
    return [
      {
        instance: state.id,
        processName: world.chart.process.name,
        name: world.chart.nodes.get(done.node)?.name ?? '',
        at: event.at,
        by: done.by === undefined ? '' : (indexOf(world.organisation).people.get(done.by)?.name ?? ''),
        photos: photosIn(done.written, told),
      },
    ];
  });
}

interface VisitDone {
  readonly node: string;
  readonly by?: string | undefined;
  readonly written: JsonObject;
}

/** A step that was done, or a message that somebody registered by hand. */
function visitIn({ type, body }: InstanceEvent): VisitDone | undefined {
  if (type === 'taskDone')
    return {
      node: body.node,
      by: body.by,
      written: Object.fromEntries(body.set.map(({ into, value }) => [into, value])),
    };
  return type === 'messageReceived' ? { node: body.node, by: body.by, written: body.payload } : undefined;
}

/** How many photos a visit brought that the reader may see. */
function photosIn(written: JsonObject, { world, role, data }: ToldCase): number {
  const seen = visibleData({ ...data, ...written }, world, role).data;
  const forms = Object.values(world.chart.package.forms).filter(({ key }) => written[key] !== undefined);
  return forms.reduce((sum, { id, key }) => {
    const form = formOf(world, id);
    const kinds = new Map(form.fields.map(({ path, kind }) => [path, kind]));
    const files = filesIn(form, objectOf(seen[key] ?? null));
    return sum + files.filter(({ path }) => kinds.get(patternOf(path)) === 'photos').length;
  }, 0);
}

/** The warning that a case is, once what it warns of is known. */
export function warningOf(told: ToldCase): readonly HouseholdWarning[] {
  const { state, world, data } = told;
  const shows = declared(told).warning?.shows ?? [];
  const [what, ...more] = shows.map(({ label, field }) => ({
    label,
    value: shownText(data, world, field, marked),
  }));
  if (!what || what.value === '') return [];
  return [
    {
      instance: state.id,
      what: what.value,
      at: state.startedAt,
      running: state.status === 'running',
      shown: more.filter(({ value }) => value !== ''),
    },
  ];
}

/** A case that was begun for a measure, and what it wrote as its result. */
export interface Pursued {
  readonly about: HouseholdCase;
  readonly result: string;
}

/** What a case plans for the household; nothing while no measure is written down. */
export function planOf(
  told: ToldCase,
  pursued: ReadonlyMap<string, Pursued>,
): HouseholdView['plan'] | undefined {
  const { plan } = declared(told);
  if (!plan) return undefined;
  const { state, world, data } = told;
  const columns = plan.columns.map(({ field }) => shownInRows(data, world, plan.rows, field, marked));
  const dues = plan.due === undefined ? [] : shownInRows(data, world, plan.rows, plan.due, marked);
  const children = childrenFor(told, plan, columns[0]?.length ?? 0);
  const measures = (columns[0] ?? []).map((_, row) => {
    const child = pursued.get(children[row] ?? '');
    return {
      cells: columns.map((column) => column[row] ?? ''),
      due: dues[row] || undefined,
      pursued: child?.about,
      result: child?.result || undefined,
    };
  });
  if (measures.length === 0) return undefined;
  return {
    instance: state.id,
    labels: plan.columns.map(({ label }) => label),
    measures,
    hasDue: plan.due !== undefined,
    pursues: plan.step !== undefined,
    shown: (plan.shows ?? [])
      .map(({ label, field }) => ({ label, value: shownText(data, world, field, marked) }))
      .filter(({ value }) => value !== ''),
  };
}

/** The cases begun for the measures as they stand, in their order; none while others were sent than stand now. */
export function childrenFor(told: ToldCase, { step }: HouseholdPlan, rows: number): readonly string[] {
  const opened = told.events.findLast(
    (event): event is EventOf<'multiOpened'> => event.type === 'multiOpened' && event.body.node === step,
  );
  if (opened?.body.items.length !== rows) return [];
  return told.events
    .slice(told.events.indexOf(opened))
    .flatMap((event) =>
      event.type === 'childStarted' && event.body.node === step ? [event.body.child] : [],
    );
}

/** What came of a case that was begun for a measure, in the words of its own form. */
export const resultIn = (plan: HouseholdPlan, data: JsonObject, world: World): string =>
  plan.result === undefined ? '' : shownText(data, world, plan.result, marked);

/** Visits that the actor may register now: a running case waits for the message at a step that is a visit. */
export function awaitedVisits(told: ToldCase, actor: Actor): HouseholdView['awaited'] {
  const visits = new Set(declared(told).visits);
  const { state, world } = told;
  if (visits.size === 0 || state.status !== 'running') return [];
  const messages = new Set(
    world.chart.process.nodes.flatMap((node) =>
      visits.has(node.id) && node.kind === 'intermediateCatchEvent' && node.trigger.message !== undefined
        ? [node.trigger.message]
        : [],
    ),
  );
  return registrableMessages(state, world, actor)
    .filter(({ message }) => messages.has(message))
    .map(({ message, name }) => ({ instance: state.id, message, name }));
}
