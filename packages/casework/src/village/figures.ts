import {
  figureKind,
  type CaseQuery,
  type EntryQuery,
  type FigureKind,
  type Indicator,
  type JsonObject,
  type StepQuery,
  type Table,
} from '@fiveones/definition';
import {
  evolve,
  scopeOf,
  type InstanceEvent,
  type InstanceState,
  type Task,
  type World,
} from '@fiveones/interpreter';
import { subjectForOthers } from '../projection.ts';
import { clockNames, stepNames } from './measured.ts';
import { stepsDone, valueOf } from './entries.ts';
import { numberOf, type Cells } from './ledger.ts';
import { periodOf, type Period } from './period.ts';

/** A case as it was at the end of a period, and the steps that were done in it. */
export interface CaseFact {
  readonly state: InstanceState;
  readonly world: World;
  readonly endedAt?: string | undefined;
  readonly steps: readonly StepFact[];
  /** Whom the system kept from a step that another person must do, with the case right after it. */
  readonly refused: readonly StepFact[];
}
/** A step that was done, with the case right after it, and the task as it was before where it was one. */
interface StepFact {
  readonly node: string;
  readonly at: string;
  readonly by?: string | undefined;
  readonly state: InstanceState;
  readonly task?: Task | undefined;
}
/** A step that was done or lies open, with the case as it then is. */
export type StepSeen = Omit<StepFact, 'at'> & { readonly at?: string | undefined };

/** An entry of a ledger, as figures count it. */
export interface EntryFact {
  readonly region: string;
  readonly ledger: string;
  readonly type: string;
  readonly period: string;
  readonly entryNo: string;
  readonly title: string;
  readonly instance?: string | undefined;
  readonly at: string;
  readonly count: number;
  readonly amount: number;
  readonly fundLine?: string | undefined;
  readonly result?: string | undefined;
  readonly cells: Cells;
  readonly reverseOf?: string | undefined;
  readonly reversedBy?: string | undefined;
}

/** What a case adds to the figures of a table: rows by indicator. */
export interface CaseRows {
  /** Where the case lies. */
  readonly region: string;
  readonly rows: ReadonlyMap<string, readonly FigureRow[]>;
}

/** What is known of a place. `cases` were worked out for the same table and month. */
export interface Facts {
  readonly region: string;
  readonly cases: readonly CaseRows[];
  readonly entries: readonly EntryFact[];
  /** Whether a process is in force here. */
  installed(packageId: string, process: string): boolean;
  /** What people gave for a period, by `period/indicator`. */
  readonly given: ReadonlyMap<string, Given>;
}

/** A number that people gave. */
export interface Given {
  readonly value: number;
  readonly origin: Origin;
  /** The file it came with. */
  readonly import?: string | undefined;
}

/** How a figure came about. `missing`: its source is not connected and nobody has given it. */
export type Origin = 'auto' | 'confirmed' | 'typed' | 'carried' | 'outside' | 'missing';

/** One row behind a figure; the figure is the sum of their values. */
export interface FigureRow {
  readonly instance?: string | undefined;
  readonly label: string;
  readonly at: string;
  readonly value: number;
}

/** A figure of a place and a period. A share also has its parts. */
export interface Figure {
  readonly indicator: string;
  readonly period: string;
  readonly value: number | null;
  readonly part?: number | undefined;
  readonly whole?: number | undefined;
  readonly origin: Origin;
  readonly rows: readonly FigureRow[];
  /** The file that people gave it with. */
  readonly import?: string | undefined;
  readonly frozen?: true | undefined;
}

/** The facts of a case until the end of a day: folded from its events. `undefined`: it had not begun. */
export function caseFact(
  events: readonly InstanceEvent[],
  until: string,
  worldOf: (state: InstanceState) => World,
): CaseFact | undefined {
  let state: InstanceState | undefined;
  let endedAt: string | undefined;
  const done = new Map(stepsDone(events).map((step) => [step.place, step]));
  const steps: StepFact[] = [];
  const refused: StepFact[] = [];
  const tasks = new Map<string, Task>();
  for (const [place, event] of events.entries()) {
    if (event.at.slice(0, 10) > until) break;
    const task = event.type === 'taskDone' ? state?.tasks[event.body.token] : undefined;
    if (task) tasks.set(task.id, task);
    state = evolve(state, event);
    if (event.type === 'instanceEnded') endedAt = event.at;
    if (event.type === 'keptApart') {
      const { node, by, token } = event.body;
      refused.push({ node, at: event.at, by, state, task: state.tasks[token] });
    }
    const step = done.get(place);
    if (step && event.type === 'left')
      steps.push({ node: step.node, at: step.at, by: step.by, state, task: tasks.get(event.body.token) });
  }
  return state && { state, world: worldOf(state), endedAt, steps, refused };
}

/**
 * What a case adds to a table in the periods that end with a month. `uncounted` is told of expressions by which the case
 * does not count: a condition that came to something else than true, false or unknown, and a sum that is no number.
 */
export function caseRows(table: Table, fact: CaseFact, month: string, uncounted?: Uncounted): CaseRows {
  const rows = new Map<string, readonly FigureRow[]>();
  for (const { id, source, period: kind } of table.indicators) {
    const period = periodOf(kind, month);
    const asked: Sought = { period, uncounted: (expression) => uncounted?.(id, expression) };
    const found = source.cases
      ? caseIn(source.cases, fact, asked)
      : source.steps
        ? stepsIn(source.steps, fact, asked)
        : [];
    if (found.length > 0) rows.set(id, found);
  }
  return { region: fact.state.region, rows };
}

/** The indicator, and its expression. */
type Uncounted = (indicator: string, expression: string) => void;
interface Sought {
  readonly period: Period;
  uncounted(expression: string): void;
}

/** Every figure of a table for the month that ends its periods, in the order of the table. */
export function figuresOf(table: Table, facts: Facts, month: string): readonly Figure[] {
  const made = new Map<string, Figure>();
  const later = (indicator: Indicator) => figureKind(indicator.source) === 'share';
  for (const indicator of [
    ...table.indicators.filter((one) => !later(one)),
    ...table.indicators.filter(later),
  ])
    made.set(
      indicator.id,
      figureOf(indicator, { table, facts, period: periodOf(indicator.period, month), made }),
    );
  return table.indicators.flatMap(({ id }) => made.get(id) ?? []);
}

/** A table of no more than has to be worked out for one of its figures. */
export function tableFor(indicator: Indicator, table: Table): Table {
  if (figureKind(indicator.source) === 'typedIndicators') return table;
  const { of, in: whole } = indicator.source.share ?? {};
  const needed = new Set([indicator.id, of, whole]);
  return { ...table, indicators: table.indicators.filter(({ id }) => needed.has(id)) };
}

interface Asked {
  readonly table: Table;
  readonly facts: Facts;
  readonly period: Period;
  readonly made: ReadonlyMap<string, Figure>;
}

function figureOf(indicator: Indicator, asked: Asked): Figure {
  const kind = figureKind(indicator.source);
  const base = { indicator: indicator.id, period: asked.period.id };
  const given = asked.facts.given.get(`${asked.period.id}/${indicator.id}`);
  if (kind === undefined) return { ...base, value: null, origin: 'missing', rows: [] };
  const worked = sources[kind](indicator, asked);
  // What people confirmed or gave stands beside what was worked out only where the table lets them.
  if (given && (worked.value === null || indicator.level !== 'auto')) return { ...base, ...worked, ...given };
  return { ...base, ...worked };
}

type Worked = Pick<Figure, 'value' | 'origin' | 'rows' | 'part' | 'whole'>;

/** No source: that is not the same as none. */
const nowhere: Worked = { value: null, origin: 'missing', rows: [] };

const isHere = (
  of: readonly { readonly package: string; readonly process: string }[],
  { facts }: Asked,
): boolean => of.some((one) => facts.installed(one.package, one.process));

/** How each kind of source is worked out. */
const sources = {
  cases: ({ id, aggregate, source: { cases } }, asked) =>
    cases && isHere(cases.of, asked) ? made(aggregate, ofCases(id, asked)) : nowhere,
  steps: ({ id, aggregate, source: { steps } }, asked) =>
    steps && isHere(steps.of, asked) ? made(aggregate, ofCases(id, asked)) : nowhere,
  entries: ({ aggregate, source: { entries } }, { facts, period }) => {
    const found = facts.entries.filter(
      (entry) =>
        entry.ledger === entries?.ledger &&
        (entries.types?.includes(entry.type) ?? true) &&
        (entries.results?.some((result) => result === entry.result) ?? true) &&
        within(period, entry.period) &&
        !undoneWithin(entry, period),
    );
    const counted = entries?.distinct === undefined ? found : firstOfEach(found, entries.distinct);
    return made(
      aggregate,
      counted.map((entry) => ({
        instance: entry.instance,
        label: entry.title,
        at: entry.at,
        value: entryValue(entry, entries?.sum),
      })),
    );
  },
  share: ({ source: { share } }, { made: figures }) => {
    const [part, whole] = [figures.get(share?.of ?? '')?.value, figures.get(share?.in ?? '')?.value];
    const known = part !== null && part !== undefined && whole !== null && whole !== undefined;
    return { ...shareOf(part, whole, share?.times), origin: known ? 'auto' : 'missing', rows: [] };
  },
  typedIndicators: (_indicator, { table }) => {
    const typed = table.indicators.filter(({ level, part }) => level === 'typed' && !part);
    return made(
      'sum',
      typed.map(({ name }) => ({ label: name, at: '', value: 1 })),
    );
  },
  outside: () => nowhere,
  typed: () => nowhere,
} as const satisfies Record<FigureKind, (indicator: Indicator, asked: Asked) => Worked>;

/** Per cent with one place, or so much for each with two, and its parts; nothing where there is nothing to divide by. */
export function shareOf(
  part: number | null | undefined,
  whole: number | null | undefined,
  times = 100,
): { readonly value: number | null; readonly part?: number; readonly whole?: number } {
  if (part === null || part === undefined || whole === null || whole === undefined) return { value: null };
  // Here nothing can be divided by; the part counts in the place above.
  if (whole === 0) return part === 0 ? { value: null } : { value: null, part, whole };
  const places = times === 100 ? 10 : 100;
  return { value: Math.round((part / whole) * times * places) / places, part, whole };
}

/** The first entry of each value; an entry that tells none is of no kind. */
const firstOfEach = (
  entries: readonly EntryFact[],
  what: NonNullable<EntryQuery['distinct']>,
): readonly EntryFact[] => [
  ...new Map(
    entries
      .filter((entry) => entry[what] !== undefined && entry.reverseOf === undefined)
      .toReversed()
      .map((entry) => [entry[what], entry]),
  ).values(),
];

/** What an entry counts: itself, people, money, or a number of one of the ledger's own columns. */
function entryValue(entry: EntryFact, sum: string | undefined): number {
  if (sum === undefined) return entry.reverseOf === undefined ? 1 : -1;
  if (sum === 'count' || sum === 'amount') return entry[sum];
  const cell = entry.cells[sum];
  return typeof cell === 'number' ? cell : 0;
}

/** What rows make. A mean or a median of none is nothing, a sum of none is zero; what adds nothing is no row of a sum. */
function made(aggregate: Indicator['aggregate'], found: readonly FigureRow[]): Worked {
  const measure = measures[aggregate];
  const rows = measure ? found : found.filter(({ value }) => value !== 0);
  return { value: (measure ?? sum)(rows.map(({ value }) => value)), origin: 'auto', rows };
}

type Measure = (values: readonly number[]) => number | null;

const sum: Measure = (values) => rounded(values.reduce((total, value) => total + value, 0));
const measures: { readonly [A in Indicator['aggregate']]?: Measure } = {
  mean: (values) =>
    values.length === 0 ? null : rounded(values.reduce((total, value) => total + value, 0) / values.length),
  median: (values) => {
    const sorted = values.toSorted((a, b) => a - b);
    const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
    return low === undefined || high === undefined ? null : rounded((low + high) / 2);
  },
};

const rounded = (value: number): number => Math.round(value * 100) / 100;

const ofCases = (indicator: string, { facts }: Asked): readonly FigureRow[] =>
  facts.cases.flatMap(({ rows }) => rows.get(indicator) ?? []);

function caseIn(query: CaseQuery, fact: CaseFact, sought: Sought): readonly FigureRow[] {
  const { state } = fact;
  if (!query.of.some((of) => of.package === state.pins.package && of.process === state.pins.process))
    return [];
  if (!states[query.state](fact, sought.period)) return [];
  if (query.outcome && !query.outcome.includes(state.outcome ?? '')) return [];
  return rowOf(query, fact, state.startedAt, sought);
}

/** Which cases a state names. */
const states = {
  begun: ({ state }, period) => inDays(period, state.startedAt),
  ended: ({ endedAt }, period) => endedAt !== undefined && inDays(period, endedAt),
  open: ({ endedAt }) => endedAt === undefined,
  known: () => true,
} as const satisfies Record<CaseQuery['state'], (fact: CaseFact, period: Period) => boolean>;

function stepsIn(query: StepQuery, fact: CaseFact, sought: Sought): readonly FigureRow[] {
  const { world, endedAt, state } = fact;
  const { pins } = state;
  const asked = query.of.filter((of) => of.package === pins.package && of.process === pins.process);
  if (asked.length === 0) return [];
  return stepStates[query.state ?? 'done'](fact, sought.period).flatMap(([step, at]) => {
    if (!asked.some((of) => of.node === step.node)) return [];
    const ended = endedAt === step.at ? endedAt : undefined;
    const place = fact.steps.findIndex((other) => other === step);
    const steps = place < 0 ? fact.steps.filter((other) => other.at <= at) : fact.steps.slice(0, place + 1);
    return rowOf(query, { state: step.state, world, endedAt: ended, steps }, at, sought, step);
  });
}

/** Which steps a state names, each with the day on which it counts. What is open counts once its limit has ended. */
const stepStates = {
  done: ({ steps }, period) => inPeriod(steps, period),
  refused: ({ refused }, period) => inPeriod(refused, period),
  due: ({ steps, state }, period) =>
    [...steps, ...openSteps(state)].flatMap((step: StepSeen) => {
      const due = step.task?.due;
      return due !== undefined && inDays(period, due) ? [[step, step.at ?? due] as const] : [];
    }),
} as const satisfies Record<
  NonNullable<StepQuery['state']>,
  (fact: CaseFact, period: Period) => readonly (readonly [StepSeen, string])[]
>;

const inPeriod = (steps: readonly StepFact[], period: Period) =>
  steps.flatMap((step) => (inDays(period, step.at) ? [[step, step.at] as const] : []));

/** Tasks that lie open; those of added signers are about a step that lies open itself. */
const openSteps = (state: InstanceState): readonly StepSeen[] =>
  Object.values(state.tasks)
    .filter(({ signs }) => signs === undefined)
    .map((task) => ({ node: task.node, state, task }));

/** The row of a case that fulfils the condition, with the number that counts. */
function rowOf(
  query: { readonly where?: string | undefined; readonly sum?: string | undefined },
  { state, world, endedAt, steps }: Pick<CaseFact, 'state' | 'world' | 'endedAt' | 'steps'>,
  at: string,
  { period, uncounted }: Sought,
  step?: StepSeen,
): readonly FigureRow[] {
  const until = `${period.to}T23:59:59+08:00`;
  const scope: JsonObject = {
    ...scopeOf(state, world, until),
    outcome: state.outcome ?? null,
    period: { from: period.from, to: period.to },
    endedAt: endedAt ?? null,
    done: Object.keys(state.done),
    ...(asksFor(query, 'performers')
      ? { performers: steps.map(({ node, by }) => ({ node, by: by ?? null })) }
      : {}),
    ...(asksFor(query, 'clock') ? { clock: clockNames(state, world, endedAt ?? until) } : {}),
    ...(step ? { step: stepNames(step, world, until) } : {}),
  };
  const counts = query.where === undefined || valueOf(query.where, scope, world);
  if (typeof counts !== 'boolean' && counts !== null) uncounted(query.where ?? '');
  if (counts !== true) return [];
  const value = query.sum === undefined ? 1 : valueOf(query.sum, scope, world);
  if (typeof value !== 'number') {
    uncounted(query.sum ?? '');
    return [];
  }
  return [{ instance: state.id, label: `${subjectForOthers(state, world)}（${state.number}）`, at, value }];
}

/** Days are counted one by one: only where they are asked for. */
const asksFor = (
  query: { readonly where?: string | undefined; readonly sum?: string | undefined },
  name: string,
) => [query.where, query.sum].some((feel) => feel?.includes(name));

const inDays = ({ from, to }: Period, at: string): boolean =>
  at.slice(0, 10) >= from && at.slice(0, 10) <= to;

/** Whether a month lies in a period. */
const within = ({ from, to }: Period, month: string): boolean =>
  month >= from.slice(0, 7) && month <= to.slice(0, 7);

/** An entry and its counter-entry, both of the period, are nothing together. */
function undoneWithin(entry: EntryFact, period: Period): boolean {
  const other = entry.reversedBy ?? entry.reverseOf;
  const month = other === undefined ? undefined : numberOf(other)?.period;
  return month !== undefined && within(period, month);
}

const rowsOf = (figures: readonly Figure[]): readonly FigureRow[] => figures.flatMap(({ rows }) => rows);

/** The figure of a place above, from those of the places in it. Shares are worked out again from their parts. */
export function aggregated(indicator: Indicator, period: string, below: readonly Figure[]): Figure {
  const base = { indicator: indicator.id, period, rows: below.flatMap(({ rows }) => rows) };
  const known = below.filter(({ value, whole }) => value !== null || whole !== undefined);
  const origin = below.some((one) => one.origin === 'missing') ? 'missing' : (known[0]?.origin ?? 'auto');
  if (known.length === 0) return { ...base, value: null, origin };
  return { ...base, ...aggregates[indicator.aggregate](known, indicator), origin };
}

const aggregates = {
  sum: (figures) => ({
    value: Math.round(figures.reduce((sum, { value }) => sum + (value ?? 0), 0) * 100) / 100,
  }),
  max: (figures) => ({ value: Math.max(...figures.map(({ value }) => value ?? 0)) }),
  mean: (figures) => made('mean', rowsOf(figures)),
  median: (figures) => made('median', rowsOf(figures)),
  share: (figures, { source }) =>
    shareOf(
      figures.reduce((sum, { part }) => sum + (part ?? 0), 0),
      figures.reduce((sum, { whole }) => sum + (whole ?? 0), 0),
      source.share?.times,
    ),
} as const satisfies Record<
  Indicator['aggregate'],
  (figures: readonly Figure[], indicator: Indicator) => Pick<Figure, 'value' | 'part' | 'whole'>
>;
