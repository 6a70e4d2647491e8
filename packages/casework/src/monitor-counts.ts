import { groupedBy } from '@fiveones/interpreter';
import type { Beside, Condition, Grouped, GroupedBy, RowOf, Store } from '@fiveones/store';
import { instancesIn, instancesSeenBy, type Actor } from './access.ts';
import type { Load, MonitorAsked } from './monitor-cases.ts';
import { instanceTable, taskTable } from './tables.ts';

/** Cases that run: how many, how many of them are soon due, and how many were overdue at each of some instants, now the last. */
export interface Standing {
  readonly open: number;
  readonly soon: number;
  readonly late: readonly number[];
}
/** How many cases of those that wait for the same are soon due or overdue at a step. */
export interface PressingStep {
  readonly waitsFor: string;
  readonly step: string;
  readonly soon: number;
  readonly overdue: number;
}
/** How many cases ran from the same day until the same day. */
export interface Span {
  readonly from: string;
  readonly until: string;
  readonly count: number;
}
/** A case with its earliest limit, and how it stands. */
export interface StandingCase {
  readonly row: Pick<RowOf<typeof instanceTable>, 'instance' | 'number' | 'region' | 'waitsFor' | 'due'>;
  readonly state: keyof Load;
  readonly due: string | undefined;
}

/**
 * The cases that an actor may read, counted in the store. A case is late when its own limit is over or that of one of its
 * tasks; of a case that is not, one of whose tasks has used up four fifths of its limit, is soon due.
 */
export class MonitorCounts {
  private readonly store: Store;
  private readonly actor: Actor;
  private readonly now: string;

  constructor(store: Store, actor: Actor, now: string) {
    this.store = store;
    this.actor = actor;
    this.now = now;
  }

  /** How the cases of each process stand, by place; the codes of places have so many digits. */
  async byPlace(
    processes: readonly MonitorAsked[],
    digits: number,
    instants: readonly string[],
  ): Promise<readonly ReadonlyMap<string, Standing>[]> {
    const at = [...instants, this.now];
    const by = ['package', 'process', ['region', digits]] as const;
    // An index holds all that is asked of the cases themselves: no row has to be looked at.
    const [own, pressed] = await Promise.all([this.overOwnLimit(by, at), this.overTaskLimits(by, at)]);
    const pressedBy = new Map(pressed.map((group) => [keyOf(group), group.of]));
    return eachOf(processes, own).map(
      (groups) =>
        new Map(
          groups.map((group) => [
            String(group.cells['region'] ?? ''),
            standingOf(group, pressedBy.get(keyOf(group))),
          ]),
        ),
    );
  }

  /** How many cases of a process wait for the same, by what they wait for. */
  async waits(asked: MonitorAsked): Promise<ReadonlyMap<string, number>> {
    const groups = await this.store.grouped(instanceTable, { where: this.running(asked), by: ['waitsFor'] });
    return new Map(groups.map(({ cells, count }) => [String(cells['waitsFor'] ?? ''), count]));
  }

  /** At which steps cases of a process are soon due or overdue. */
  async pressingSteps(asked: MonitorAsked): Promise<readonly PressingStep[]> {
    const groups = await this.store.grouped(instanceTable, {
      where: this.running(asked),
      beside: { ...this.pressing(asked), each: { step: 'nodeName' } },
      by: ['waitsFor', 'step'],
      of: { overdue: { lt: ['taskDue', this.now] } },
    });
    return groups.map(({ cells, count, of: { overdue = 0 } }) => ({
      waitsFor: String(cells['waitsFor'] ?? ''),
      step: String(cells['step'] ?? ''),
      soon: count - overdue,
      overdue,
    }));
  }

  /** The cases of each process that ended on a day or since, by the days they ran. */
  async endedSince(processes: readonly MonitorAsked[], day: string): Promise<readonly (readonly Span[])[]> {
    const ended = await this.store.grouped(instanceTable, {
      where: { and: [{ ne: ['status', 'running'] }, { ge: ['endedAt', day] }, instancesSeenBy(this.actor)] },
      by: ['package', 'process', ['startedAt', dayLetters], ['endedAt', dayLetters]],
    });
    return eachOf(processes, ended).map((groups) =>
      groups.map(({ cells, count }) => ({
        from: String(cells['startedAt']),
        until: String(cells['endedAt']),
        count,
      })),
    );
  }

  /** The cases of a process whose limits are the earliest, those without a limit last; in a place, waiting for one of some things. */
  async longestDue(
    asked: MonitorAsked,
    {
      place,
      waitsFor,
      most,
    }: {
      readonly place: string | undefined;
      readonly waitsFor: readonly string[] | undefined;
      readonly most: number;
    },
  ): Promise<readonly StandingCase[]> {
    const where: Condition = {
      and: [
        this.running(asked),
        ...(place === undefined ? [] : [{ prefix: ['region', place] } as const]),
        ...(waitsFor === undefined ? [] : [{ in: ['waitsFor', waitsFor] } as const]),
      ],
    };
    const { counties, ids } = await this.earliest(asked, where, most);
    const [rows, tasks] = await Promise.all([
      this.store.rows(instanceTable, {
        // By their key, so that no others are looked at.
        where: { and: [{ in: ['county', counties] }, { in: ['instance', ids] }, where] },
        columns: ['instance', 'number', 'region', 'waitsFor', 'due'],
      }),
      this.store.rows(taskTable, {
        where: { and: [this.limited(asked), { in: ['instance', ids] }] },
        columns: ['instance', 'due', 'soonAt'],
      }),
    ]);
    const of = groupedBy(tasks, ({ instance }) => instance ?? '');
    return rows
      .map((row) => standingCase(row, of.get(row.instance) ?? [], this.now))
      .sort((a, b) => compareDue(a, b))
      .slice(0, most);
  }

  /** Cases among which the earliest are: by their own limits, by those of their tasks, and some that have none. */
  private async earliest(
    asked: MonitorAsked,
    where: Condition,
    most: number,
  ): Promise<{ readonly counties: readonly string[]; readonly ids: readonly string[] }> {
    const [byTasks, byOwn] = await Promise.all([
      this.store.grouped(instanceTable, {
        where,
        beside: {
          table: taskTable,
          on: ['county', 'instance'],
          where: this.limited(asked),
          least: { taskDue: 'due' },
        },
        by: ['taskDue', 'county', 'instance'],
        limit: most,
      }),
      this.store.rows(instanceTable, {
        where: { and: [where, { gt: ['due', ''] }] },
        order: [['due', 'asc']],
        columns: ['county', 'instance'],
        limit: most,
      }),
    ]);
    const limited = [
      ...byTasks.map(({ cells: { county, instance } }) => ({
        county: String(county),
        instance: String(instance),
      })),
      ...byOwn,
    ];
    const known = named(limited);
    if (known.ids.length >= most) return known;
    // Of these, as many as were found have a limit by their tasks.
    const others = await this.store.rows(instanceTable, {
      where: { and: [where, { isNull: 'due' }] },
      columns: ['county', 'instance'],
      limit: 2 * most,
    });
    return named([...limited, ...others]);
  }

  /** Running cases, and how many were over their own limits at some instants. */
  private overOwnLimit(
    by: readonly [GroupedBy, ...GroupedBy[]],
    instants: readonly string[],
  ): Promise<readonly Grouped[]> {
    return this.store.grouped(instanceTable, {
      where: this.running(undefined),
      by,
      of: Object.fromEntries(instants.map((at) => [at, { lt: ['due', at] } as const])),
    });
  }

  /** Running cases with tasks whose limits press: how many were over these, and not over their own, at some instants. */
  private overTaskLimits(
    by: readonly [GroupedBy, ...GroupedBy[]],
    instants: readonly string[],
  ): Promise<readonly Grouped[]> {
    const inTime = (at: string): Condition => ({ or: [{ isNull: 'due' }, { ge: ['due', at] }] });
    return this.store.grouped(instanceTable, {
      where: this.running(undefined),
      beside: this.pressing(undefined),
      by,
      of: {
        ...Object.fromEntries(
          instants.map((at) => [at, { and: [{ lt: ['taskDue', at] }, inTime(at)] } as const]),
        ),
        soon: { and: [{ ge: ['taskDue', this.now] }, inTime(this.now)] },
      },
    });
  }

  /** The tasks of cases whose limits are over, or four fifths of them; `taskDue` is the earliest. */
  private pressing(asked: MonitorAsked | undefined): Beside {
    return {
      table: taskTable,
      on: ['county', 'instance'],
      where: {
        and: [this.limited(asked), { or: [{ lt: ['due', this.now] }, { le: ['soonAt', this.now] }] }],
      },
      least: { taskDue: 'due' },
    };
  }

  /** Tasks that have a limit. */
  private limited(asked: MonitorAsked | undefined): Condition {
    return {
      and: [
        ...(asked ? [{ eq: ['process', asked.process] } as const] : []),
        { gt: ['due', ''] },
        instancesIn(this.actor),
      ],
    };
  }

  private running(asked: MonitorAsked | undefined): Condition {
    return {
      and: [...(asked ? [ofProcess(asked)] : []), { eq: ['status', 'running'] }, instancesSeenBy(this.actor)],
    };
  }
}

const ofProcess = ({ packageId, process }: MonitorAsked): Condition => ({
  and: [{ eq: ['package', packageId] }, { eq: ['process', process] }],
});

/** The letters of an instant that say its day. */
const dayLetters = 10;

/** The counties and the cases that are named, each once. */
const named = (rows: readonly { readonly county: string; readonly instance: string }[]) => ({
  counties: [...new Set(rows.map(({ county }) => county))],
  ids: [...new Set(rows.map(({ instance }) => instance))],
});

/** The groups of each process, of those that name their package and process. */
function eachOf(
  processes: readonly MonitorAsked[],
  groups: readonly Grouped[],
): readonly (readonly Grouped[])[] {
  const key = (packageId: unknown, process: unknown) => JSON.stringify([packageId, process]);
  const of = groupedBy(groups, ({ cells }) => key(cells['package'], cells['process']));
  return processes.map(({ packageId, process }) => of.get(key(packageId, process)) ?? []);
}

const keyOf = ({ cells }: Grouped): string => JSON.stringify(cells);

/** Those over their own limits, and those of the same group over the limits of tasks alone. */
function standingOf({ count, of }: Grouped, pressed: Grouped['of'] = {}): Standing {
  const late = Object.entries(of).map(([at, over]) => over + (pressed[at] ?? 0));
  return { open: count, soon: pressed['soon'] ?? 0, late };
}

type Limits = Pick<RowOf<typeof taskTable>, 'due' | 'soonAt'>;

function standingCase(row: StandingCase['row'], tasks: readonly Limits[], now: string): StandingCase {
  const dues = [row.due, ...tasks.map(({ due }) => due)].flatMap((due) => due ?? []).sort();
  const late = dues[0] !== undefined && dues[0] < now;
  const soon = tasks.some(({ soonAt }) => soonAt !== null && soonAt <= now);
  return { row, due: dues[0], state: late ? 'overdue' : soon ? 'soon' : 'open' };
}

function compareDue(a: StandingCase, b: StandingCase): number {
  const [left, right] = [a.due ?? noLimit, b.due ?? noLimit];
  return left === right ? 0 : left < right ? -1 : 1;
}

/** Later than every instant. */
const noLimit = '9';
