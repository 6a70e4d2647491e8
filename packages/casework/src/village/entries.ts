import type { EntrySource, EntryType, JsonObject, Ledger, LedgerColumn, Package } from '@fiveones/definition';
import {
  evaluate,
  evolve,
  isFailure,
  regionAt,
  scopeOf,
  type InstanceEvent,
  type InstanceState,
  type World,
} from '@fiveones/interpreter';
import { countyOf, subjectForOthers } from '../projection.ts';
import { mostInCell, type NewEntry } from './ledger.ts';

/** Which kinds of entry the end of a step writes, by `package/process/node`. */
export type EntrySources = ReadonlyMap<string, readonly SourcedType[]>;
interface SourcedType {
  readonly ledger: Ledger;
  readonly type: EntryType;
  readonly source: EntrySource;
}

/** An entry that a step asks for, and the ledger of the place that is to write it. */
export interface AskedEntry {
  readonly ledger: string;
  readonly region: string;
  readonly entry: NewEntry;
  readonly at: string;
}

/** The sources of all ledgers of some packages. */
export function entrySources(packages: readonly Pick<Package, 'ledgers'>[]): EntrySources {
  const sources = new Map<string, SourcedType[]>();
  for (const { ledgers } of packages)
    for (const ledger of Object.values(ledgers))
      for (const type of ledger.entryTypes)
        for (const source of type.from) {
          const key = stepKey(source.package, source.process, source.node);
          sources.set(key, [...(sources.get(key) ?? []), { ledger, type, source }]);
        }
  return sources;
}

/** Processes whose cases write into the ledgers of places that they do not lie in. */
export const processesElsewhere = (
  sources: EntrySources,
  ledger: string,
): readonly Pick<EntrySource, 'package' | 'process'>[] =>
  [...sources.values()]
    .flat()
    .filter((sourced) => sourced.ledger.id === ledger && sourced.source.place !== undefined)
    .map(({ source }) => source);

const stepKey = (packageId: string, process: string, node: string): string =>
  `${packageId}/${process}/${node}`;

/** Entries that steps which have just ended ask for. A step that was skipped or passed over writes none. */
export function entriesAsked(
  before: InstanceState | undefined,
  after: InstanceState,
  events: readonly InstanceEvent[],
  world: World,
  sources: EntrySources,
): readonly AskedEntry[] {
  if (sources.size === 0) return [];
  const sourcesOf = ({ node }: StepDone) =>
    sources.get(stepKey(after.pins.package, after.pins.process, node)) ?? [];
  const done = stepsDone(events).filter((step) => sourcesOf(step).length > 0);
  let [state, next] = [before, 0];
  return done.flatMap((step) => {
    for (const event of events.slice(next, step.place)) state = evolve(state, event);
    next = step.place;
    const past = state;
    return sourcesOf(step).flatMap((sourced) => entryOf(sourced, step, { past, state: after, world }));
  });
}

/** The entries that a whole history asks for, each with the data as they were then: a demonstration's past. */
export function entriesOfHistory(
  events: readonly InstanceEvent[],
  worldOf: (state: InstanceState) => World,
  sources: EntrySources,
): readonly AskedEntry[] {
  if (sources.size === 0) return [];
  const done = new Map(stepsDone(events).map((step) => [step.place, step]));
  let state: InstanceState | undefined;
  const asked: AskedEntry[] = [];
  for (const [place, event] of events.entries()) {
    const past = state;
    state = evolve(past, event);
    const step = done.get(place);
    const { package: packageId, process } = state.pins;
    for (const sourced of step ? (sources.get(stepKey(packageId, process, step.node)) ?? []) : [])
      if (step) asked.push(...entryOf(sourced, step, { past, state, world: worldOf(state) }));
  }
  return asked;
}

/** A step that somebody or the system has carried out. */
interface StepDone {
  readonly node: string;
  readonly at: string;
  readonly by?: string | undefined;
  readonly token: string;
  /** Its place among the events. */
  readonly place: number;
}

/** The steps that events carry out, in their order. */
export function stepsDone(events: readonly InstanceEvent[]): readonly StepDone[] {
  const undone = new Set<string>();
  const people = new Map<string, string | undefined>();
  const done: StepDone[] = [];
  for (const [place, event] of events.entries()) {
    if (notDone.has(event.type) && 'token' in event.body) undone.add(String(event.body.token));
    if (event.type === 'taskDone') people.set(event.body.node, event.body.by);
    if (event.type === 'left' && !undone.has(event.body.token))
      done.push({
        node: event.body.node,
        at: event.at,
        by: people.get(event.body.node),
        token: event.body.token,
        place,
      });
  }
  return done;
}

/** Ways to leave a step without having carried it out. */
const notDone: ReadonlySet<string> = new Set(['taskSkipped', 'stepPassedOver', 'taskReturned']);

/** A case around the end of a step: just before it, and as its data are told. */
interface Around {
  readonly past: InstanceState | undefined;
  readonly state: InstanceState;
  readonly world: World;
}

function entryOf(
  sourced: SourcedType,
  step: StepDone,
  { past, state, world }: Around,
): readonly AskedEntry[] {
  const { ledger, source } = sourced;
  // Whose turn it was in a step that is done for several stands with the token, which leaves with the step.
  const tokens = past?.tokens ?? {};
  const data = scopeOf({ ...state, tokens }, world, step.at, tokens[step.token]);
  return placesOf(sourced, state, data, world).flatMap((place) => {
    const scope = { ...data, place };
    if (source.when !== undefined && valueOf(source.when, scope, world) !== true) return [];
    return [
      {
        ledger: ledger.id,
        region: place,
        entry: writtenBy({ sourced, step, state, world, scope }),
        at: step.at,
      },
    ];
  });
}

/** The places whose ledgers an entry is written into, each of them one that is there and lies in the county of the case. */
function placesOf(
  { ledger, source }: SourcedType,
  state: InstanceState,
  scope: JsonObject,
  world: World,
): readonly string[] {
  const named =
    source.place === undefined ? regionAt(state.region, ledger.tier) : valueOf(source.place, scope, world);
  const places = new Set(Array.isArray(named) ? (named as readonly unknown[]) : [named]);
  const county = countyOf(state.region);
  return world.organisation.regions
    .filter(({ code, tier }) => places.has(code) && tier === ledger.tier && countyOf(code) === county)
    .map(({ code }) => code);
}

function writtenBy({
  sourced: { ledger, type, source },
  step,
  state,
  world,
  scope,
}: {
  readonly sourced: SourcedType;
  readonly step: StepDone;
  readonly state: InstanceState;
  readonly world: World;
  readonly scope: JsonObject;
}): NewEntry {
  const number = (feel: string | undefined): number | undefined => {
    const value = feel === undefined ? undefined : valueOf(feel, scope, world);
    return typeof value === 'number' ? value : undefined;
  };
  const line = source.fundLine === undefined ? undefined : valueOf(source.fundLine, scope, world);
  const person = world.organisation.people.find(({ id }) => id === step.by);
  const nodeName = world.chart.nodes.get(step.node)?.name ?? step.node;
  const cells = (ledger.columns ?? []).flatMap((column): readonly (readonly [string, string | number])[] => {
    const feel = source.cells?.[column.id];
    const cell = feel === undefined ? undefined : cellOf(column, valueOf(feel, scope, world));
    return cell === undefined ? [] : [[column.id, cell]];
  });
  return {
    type: type.id,
    typeName: type.name,
    title: type.nameless ? type.name : `${type.name}：${subjectForOthers(state, world)}（${state.number}）`,
    occurredAt: step.at,
    mode: 'auto',
    source: {
      processName: world.chart.process.name,
      nodeName,
      ...(type.nameless ? {} : { instance: state.id, number: state.number }),
    },
    count: number(source.count),
    amount: number(source.amount),
    fundLine: typeof line === 'string' ? line : undefined,
    ...(cells.length > 0 ? { cells: Object.fromEntries(cells) } : {}),
    responsible: person?.name ?? '系统',
    result: 'done',
  };
}

/** What an own column keeps of a value: a number, or a text as short as a cell is. */
function cellOf({ type }: LedgerColumn, value: unknown): string | number | undefined {
  if (type === 'number') return typeof value === 'number' ? value : undefined;
  const text = Array.isArray(value) ? (value as readonly unknown[]).join('、') : value;
  return typeof text === 'string' || typeof text === 'number' ? String(text).slice(0, mostInCell) : undefined;
}

/** The value of an expression; nothing where it fails. */
export function valueOf(feel: string, scope: JsonObject, world: World): unknown {
  const value = evaluate(feel, scope, world);
  return isFailure(value) ? undefined : value.value;
}
