import type { Json, JsonObject } from '@fiveones/definition';
import { ageAt, maskName, placeOf, shownAt, type CompiledForm } from '@fiveones/forms';
import { indexOf, type InstanceEvent, type World } from '@fiveones/interpreter';
import type { Condition, RowOf } from '@fiveones/store';
import { instancesSeenBy, type Actor } from './access.ts';
import type { Casework } from './casework.ts';
import { countyOf } from './county.ts';
import { documentViews } from './document-views.ts';
import { historyOf } from './history.ts';
import { tellsWhole } from './look-cases.ts';
import { backwards, membersOf, personKey } from './members.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { instanceTable, memberTable } from './tables.ts';
import {
  awaitedVisits,
  childrenFor,
  planOf,
  resultIn,
  visitsOf,
  warningOf,
  type Pursued,
  type ToldCase,
} from './household-told.ts';
import { contextOf, formOf, regionName } from './task-view.ts';
import type { FormContext } from './views.ts';
import type {
  Benefit,
  HouseholdCase,
  HouseholdFound,
  HouseholdMember,
  HouseholdView,
} from './household-views.ts';

type MemberRow = RowOf<typeof memberTable>;
type InstanceRow = RowOf<typeof instanceTable>;

/** Hits of a search, and cases of a household that are read through; older ones are only listed. */
const mostFound = 30;
const mostRead = 20;
const mostListed = 100;
const mostChanges = 40;

/** 户档: people and households, as the cases that one may see tell of them. */
export class HouseholdCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** People by a part of the name or the end of the identity number (three places or more); by nothing, the latest. */
  async find(actor: Actor, text: string): Promise<readonly HouseholdFound[]> {
    const wanted = text.trim();
    const rows = await this.casework.store.rows(memberTable, {
      where: { and: [instancesSeenBy(actor), soughtBy(actor, wanted)] },
      order: [['startedAt', 'desc']],
      limit: mostFound * 4,
    });
    const latest = [...new Map(rows.toReversed().map((row) => [row.person, row])).values()].toReversed();
    const counts = new Map<string, number>();
    for (const { person } of rows) counts.set(person, (counts.get(person) ?? 0) + 1);
    return latest.slice(0, mostFound).map((row) => ({
      ...this.named(row),
      regionName: indexOf(this.casework.library.organisation).regions.get(row.region ?? '')?.name ?? '',
      cases: counts.get(row.person) ?? 1,
    }));
  }

  /** Everything that the cases in the actor's regions tell of a person and their household. */
  async get(actor: Actor, person: string): Promise<Outcome<HouseholdView>> {
    const seen = instancesSeenBy(actor);
    const own = await this.rowsOf({ and: [seen, { eq: ['person', person] }] });
    const [newest] = own;
    if (!newest) return no(refused('not-found'));
    const household = await this.householdOf(own);
    const keys = household.map((row) => row.person);
    const nameless = household.map((row) => personKey(newest.region ?? '', row.name ?? '', ''));
    const all = await this.rowsOf({ and: [seen, { in: ['person', [...new Set([...keys, ...nameless])]] }] });
    const told = new Set(all.filter(({ person: key }) => keys.includes(key)).map(({ instance }) => instance));
    const ids = [...new Set(all.map(({ instance }) => instance))];
    const rows = await this.casework.store.rows(instanceTable, {
      where: { and: [seen, { in: ['instance', ids] }] },
      order: [['startedAt', 'desc']],
      limit: mostListed,
    });
    const read = (await Promise.all(rows.slice(0, mostRead).map((row) => this.readOne(actor, row)))).flatMap(
      (one) => one ?? [],
    );
    const head = household.find((row) => row.head === 1) ?? newest;
    return ok({
      person,
      name: this.named(head).name,
      regionName: read[0] ? regionName(newest.region ?? '', read[0].world) : '',
      members: this.membersIn(household, read),
      cases: rows.map((row) => caseOf(row, told.has(row.instance))),
      benefits: benefitsOf(
        read.flatMap((one) => {
          const gives = this.givesIn(one);
          return gives ? [{ ...one, gives }] : [];
        }),
      ),
      documents: read.flatMap(documentsOf).toSorted(newestFirst),
      changes: read.flatMap(changesOf).toSorted(newestFirst).slice(0, mostChanges),
      plan: await this.planIn(actor, read),
      warnings: read.flatMap(warningOf).toSorted(newestFirst),
      visits: read.flatMap(visitsOf).toSorted(newestFirst),
      awaited: read.flatMap((one) => awaitedVisits(one, actor)),
      latest: latestOf(read),
      today: this.casework.now().slice(0, 10),
      looks: await this.casework.looks.lately(ids),
    });
  }

  private rowsOf(where: Condition): Promise<readonly MemberRow[]> {
    return this.casework.store.rows(memberTable, {
      where,
      order: [['startedAt', 'desc']],
      limit: mostListed * 4,
    });
  }

  /** The household is that of the newest case that tells of more than one person, else the person alone. */
  private async householdOf(own: readonly MemberRow[]): Promise<readonly MemberRow[]> {
    const rows = await this.casework.store.rows(memberTable, {
      where: { in: ['instance', own.map(({ instance }) => instance)] },
      limit: mostListed * 4,
    });
    const grouped = own.map(({ instance }) => rows.filter((row) => row.instance === instance));
    const several = grouped.find((group) => group.length > 1) ?? grouped[0] ?? [];
    return several.toSorted((a, b) => (b.head ?? 0) - (a.head ?? 0));
  }

  /** The plan of the newest case that has one, with how each of its measures stands. */
  private async planIn(actor: Actor, read: readonly Read[]): Promise<HouseholdView['plan']> {
    const told = read.find((one) => planOf(one, new Map()) !== undefined);
    const plan = told?.world.chart.process.household?.plan;
    if (!told || !plan) return undefined;
    const rows = planOf(told, new Map())?.measures.length ?? 0;
    const children = childrenFor(told, plan, rows).slice(0, mostRead);
    const seen = await this.casework.store.rows(instanceTable, {
      where: { and: [instancesSeenBy(actor), { in: ['instance', children] }] },
      limit: mostRead,
    });
    const pursued = await Promise.all(
      seen.map(async (row): Promise<readonly [string, Pursued][]> => {
        const found = await this.casework.instanceFor(actor, row.instance);
        if (!found.ok) return [];
        const { state, world } = found.value;
        const { data } = contextOf(state, world, actor, this.casework.now());
        return [[row.instance, { about: caseOf(row, true), result: resultIn(plan, data, world) }]];
      }),
    );
    return planOf(told, new Map(pursued.flat()));
  }

  /** Which outcomes give something, as the newest version of the process says: a case that is older does not say it yet. */
  private givesIn({ state, world }: Read): readonly string[] | undefined {
    const newest = this.casework.library.newest(state.pins.package)?.package.processes[state.pins.process];
    return (newest ?? world.chart.process).household?.gives;
  }

  private async readOne(actor: Actor, row: InstanceRow): Promise<Read | undefined> {
    const found = await this.casework.instanceFor(actor, row.instance);
    if (!found.ok) return undefined;
    const { state, world } = found.value;
    const context = contextOf(state, world, actor, this.casework.now());
    const events = await this.casework.instances.events(row.instance);
    return {
      state,
      world,
      data: context.data,
      context,
      role: context.role,
      events,
      history: historyOf(events, world, state.data, context.role),
      filledAt: filledIn(events, world),
    };
  }

  /** A name as lists show it: of somebody under 18 only its beginning, and no number. */
  private named(row: MemberRow): Pick<HouseholdFound, 'person' | 'name' | 'idMasked' | 'minor' | 'age'> {
    const age = row.birthDate === null ? null : ageAt(row.birthDate, this.casework.now().slice(0, 10));
    const minor = age !== null && age < 18;
    return {
      person: row.person,
      name: minor ? maskName(row.name ?? '') : (row.name ?? ''),
      ...(minor || row.idMasked === null ? {} : { idMasked: row.idMasked }),
      minor,
      ...(age === null ? {} : { age }),
    };
  }

  private membersIn(household: readonly MemberRow[], read: readonly Read[]): readonly HouseholdMember[] {
    const relations = read.map(relationsIn).find((words) => words.size > 0);
    return household.map((row) => ({
      ...this.named(row),
      head: row.head === 1,
      revealable:
        row.idMasked !== null && !this.named(row).minor && read.some((one) => lets(one, row.person)),
      relation: relations?.get(row.name ?? ''),
    }));
  }
}

/** Whether a case lets its reader look at the whole number of a member. */
function lets({ context, state, world }: Read, person: string): boolean {
  const member = membersOf(state, world).find((one) => one.person === person);
  return member !== undefined && member.idNo !== '' && tellsWhole(context, { state, world }, member.idNo);
}

/** A case that was read: what this reader may see of it. */
interface Read extends ToldCase {
  readonly context: FormContext;
  readonly history: HouseholdHistory;
  /** When a step last filled in a form, as its line of the history is dated. */
  readonly filledAt: { readonly node: string; readonly at: string } | undefined;
}
type HouseholdHistory = ReturnType<typeof historyOf>;
/** A case of a process that gives something, with the outcomes that do. */
interface Giving extends Read {
  readonly gives: readonly string[];
}

function soughtBy(actor: Actor, wanted: string): Condition {
  if (wanted === '') return { eq: ['head', 1] };
  const end = backwards(wanted.replaceAll(/\s/g, ''));
  const whole = actor.holdings.map(({ region }) => personKey(countyOf(region), '', wanted));
  const numbers: readonly Condition[] = /^\d{17}[\dX]$/i.test(wanted)
    ? [{ in: ['person', whole] }]
    : /^X?\d{2,6}$/.test(end)
      ? [{ prefix: ['idEnd', end.slice(0, 6)] }]
      : [];
  return { or: [{ contains: ['name', wanted] }, ...numbers] };
}

const newestFirst = (a: { readonly at: string }, b: { readonly at: string }): number =>
  a.at < b.at ? 1 : a.at > b.at ? -1 : 0;

/** `sure`: the case tells an identity number of the household; else only a name of the same village fits. */
const caseOf = (row: InstanceRow, sure: boolean): HouseholdCase => ({
  instance: row.instance,
  number: row.number ?? '',
  processName: row.processName ?? '',
  subject: row.subject ?? '',
  status: row.status as HouseholdCase['status'], // written only by the projection
  outcome: row.outcome ?? undefined,
  stageName: row.stageName ?? '',
  waitsFor: row.waitsFor ?? '',
  startedAt: row.startedAt ?? '',
  endedAt: row.endedAt ?? undefined,
  due: row.due ?? undefined,
  sure,
});

/**
 * What cases gave, give or are asked for. A case that nobody began (the payments of a month, the watch over changes)
 * asks for nothing, and counts only when it pays what no other case tells of.
 */
function benefitsOf(read: readonly Giving[]): readonly Benefit[] {
  const asked = read.filter(({ state }) => state.startedBy !== undefined).flatMap(benefitOf);
  const other = read.filter(({ state }) => state.startedBy === undefined).flatMap(benefitOf);
  const isTold = ({ amount, from }: Benefit): boolean =>
    asked.some((one) => one.state === 'granted' && one.amount === amount && one.from <= from);
  return [...asked, ...other.filter((one) => one.state === 'granted' && !isTold(one))];
}

/** What a case gave, gives or is asked for: its payment plan, or the case itself. */
function benefitOf({ state, world, data, gives }: Giving): readonly Benefit[] {
  const payment = objectOf(data['payment']);
  const amount = payment['amount'] ?? payment['monthlyAmount'];
  const from = textOf(payment['startMonth']) || textOf(payment['payMonth']);
  const ended = state.status !== 'running';
  const given = amount !== undefined || (state.outcome !== undefined && gives.includes(state.outcome));
  return [
    {
      instance: state.id,
      processName: world.chart.process.name,
      state: given ? 'granted' : ended ? 'ended' : 'applied',
      from: from || state.startedAt.slice(0, 10),
      until: ended ? state.endedAt?.slice(0, 10) : undefined,
      amount: typeof amount === 'number' ? amount : undefined,
      status: textOf(payment['status']) || undefined,
      outcome: state.outcome,
    },
  ];
}

const documentsOf = ({ state, world, role }: Read): HouseholdView['documents'] =>
  documentViews(state, world, role).map(({ id, name, at, checkNumber, only }) => ({
    instance: state.id,
    id,
    name,
    at,
    processName: world.chart.process.name,
    checkNumber,
    only,
  }));

/** What changed: values put right, and how cases began and ended. */
const changesOf = ({ state, world, history }: Read): HouseholdView['changes'] =>
  history
    .filter(({ changes, type }) => changes !== undefined || turning.has(type))
    .map((line) => ({ ...line, instance: state.id, processName: world.chart.process.name }));

const turning: ReadonlySet<string> = new Set(['instanceStarted', 'instanceEnded']);

/** The step that was the last to fill in a form. */
function filledIn(events: readonly InstanceEvent[], world: World): Read['filledAt'] {
  const forms = new Set(Object.values(world.chart.package.forms).map(({ key }) => key));
  const last = events.findLast(
    (event) => event.type === 'taskDone' && event.body.set.some(({ into }) => forms.has(into)),
  );
  return last?.type === 'taskDone' ? { node: last.body.node, at: last.at } : undefined;
}

/** The case whose forms were filled in last. */
function latestOf(read: readonly Read[]): HouseholdView['latest'] {
  const filled = read.flatMap(({ state, world, history, filledAt }) => {
    const line = history.find(
      ({ type, node, at }) => type === 'taskDone' && node === filledAt?.node && at === filledAt?.at,
    );
    return line ? [{ instance: state.id, processName: world.chart.process.name, ...line }] : [];
  });
  const [newest] = filled.toSorted(newestFirst);
  return newest
    ? {
        instance: newest.instance,
        processName: newest.processName,
        nodeName: newest.nodeName ?? '',
        at: newest.at,
        by: newest.who ?? '',
      }
    : undefined;
}

/** Words for how each member, by name, is related to the applicant, where a form of the case asks for it. */
function relationsIn({ world, state }: Read): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const { id, key } of Object.values(world.chart.package.forms)) {
    const value = objectOf(state.data[key]);
    if (Object.keys(value).length === 0) continue;
    const form = formOf(world, id);
    for (const list of listsOfPeople(form))
      for (const [place, row] of listOf(value[list]).entries()) {
        const name = textOf(objectOf(row)['name']);
        const relation = shownAt(form, value, `/${list}/${place}/relation`);
        if (name !== '' && relation !== '' && placeOf(form, `/${list}/${place}`) !== '')
          words.set(name, words.get(name) ?? relation);
      }
  }
  return words;
}

const listsOfPeople = (form: CompiledForm): readonly string[] =>
  form.root.children
    .filter(({ item }) => {
      const keys = new Set(item?.children.map(({ key }) => key));
      return keys.has('name') && keys.has('relation') && keys.has('idNo');
    })
    .map(({ key }) => key);

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const listOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];
const objectOf = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
