import { addDays, daysBetween, weekdayOf, workdaysBetween } from '@fiveones/calendar';
import type { Process, Tier } from '@fiveones/definition';
import { groupedBy, indexOf } from '@fiveones/interpreter';
import type { Condition, RowOf } from '@fiveones/store';
import { instancesIn, instancesSeenBy, monitors, type Actor } from './access.ts';
import type { Casework } from './casework.ts';
import { countyOf } from './county.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { instanceTable, taskTable } from './tables.ts';

/** How much stands somewhere: cases, and how many of them are soon due and overdue. */
export interface Load {
  readonly open: number;
  readonly soon: number;
  readonly overdue: number;
}
/** Which process is looked at. */
export interface MonitorAsked {
  readonly packageId: string;
  readonly process: string;
}
/** A process with what of it runs, and what was ended this month. */
export interface MonitoredProcess extends Load, MonitorAsked {
  readonly name: string;
  readonly ended: number;
  /** Working days that those ended this month took, on average; none were: nothing. */
  readonly days?: number | undefined;
}
/** A step at which cases stand. */
export interface MonitoredStep extends Load {
  readonly name: string;
  readonly stage: string;
  readonly tier?: Tier | undefined;
}
/** A place below the actor's own, with what is overdue there. */
export interface MonitoredPlace extends Load {
  readonly region: string;
  readonly name: string;
  /** Of what is overdue now, how much fell due in which of the last weeks; the first holds also what is older. */
  readonly weeks: readonly number[];
}
/** Where the cases of a process stand. */
export interface MonitoredChart extends MonitoredProcess {
  readonly stages: readonly { readonly id: string; readonly name: string }[];
  readonly steps: readonly MonitoredStep[];
  readonly places: readonly MonitoredPlace[];
}
/** 监测: what runs in the actor's region. */
export interface MonitorView {
  readonly now: string;
  readonly processes: readonly MonitoredProcess[];
  readonly shown?: MonitoredChart | undefined;
  /** There is more than is counted; the figures are the least there is. */
  readonly more: boolean;
}
/** A case behind a figure; whom it is about is not said at this level. */
export interface MonitoredCase {
  readonly instance: string;
  readonly number: string;
  readonly regionName: string;
  readonly waitsFor: string;
  readonly state: keyof Load;
  readonly due?: string | undefined;
}

const mostCounted = 50_000;
const mostListed = 200;
const weeksShown = 12;

interface Standing {
  readonly row: Pick<
    RowOf<typeof instanceTable>,
    'instance' | 'number' | 'package' | 'process' | 'processName' | 'region' | 'waitsFor' | 'due'
  >;
  readonly state: keyof Load;
  readonly due: string | undefined;
  /** How the tasks of its steps stand, by the name of the step. */
  readonly steps: ReadonlyMap<string, keyof Load>;
}

/** 监测: where cases stand and what of them is overdue, for offices above the village. Counts only what the actor may read. */
export class MonitorCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  async view(actor: Actor, asked?: MonitorAsked): Promise<Outcome<MonitorView>> {
    if (!monitors(actor)) return no(refused('not-allowed'));
    const now = this.casework.now();
    const [standing, ended] = await Promise.all([this.standing(actor), this.endedIn(actor, now.slice(0, 7))]);
    const processes = this.processes(actor, standing, ended);
    const shown =
      processes.find((one) => one.packageId === asked?.packageId && one.process === asked.process) ??
      processes[0];
    return ok({
      now,
      processes,
      ...(shown ? { shown: this.chartOf(actor, shown, standing, now) } : {}),
      more: standing.length >= mostCounted,
    });
  }

  /** The cases behind a figure: of a process, at a step, in a place. The most overdue come first. */
  async cases(
    actor: Actor,
    asked: MonitorAsked & { readonly step?: string | undefined; readonly place?: string | undefined },
  ): Promise<Outcome<readonly MonitoredCase[]>> {
    if (!monitors(actor)) return no(refused('not-allowed'));
    const { regions } = indexOf(this.casework.library.organisation);
    const standing = await this.standing(actor, [
      { eq: ['package', asked.packageId] },
      { eq: ['process', asked.process] },
      ...(asked.place === undefined ? [] : [{ prefix: ['region', asked.place] } as const]),
    ]);
    return ok(
      standing
        .filter(({ row }) => asked.step === undefined || standsAt(row.waitsFor ?? '', asked.step))
        .sort((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1))
        .slice(0, mostListed)
        .map(({ row, state, due }) => ({
          instance: row.instance,
          number: row.number ?? '',
          regionName: regions.get(row.region ?? '')?.name ?? '',
          waitsFor: row.waitsFor ?? '',
          state,
          due,
        })),
    );
  }

  private async standing(actor: Actor, more: readonly Condition[] = []): Promise<readonly Standing[]> {
    const now = this.casework.now();
    const [rows, tasks] = await Promise.all([
      this.casework.store.rows(instanceTable, {
        where: { and: [instancesSeenBy(actor), { eq: ['status', 'running'] }, ...more] },
        columns: ['instance', 'number', 'package', 'process', 'processName', 'region', 'waitsFor', 'due'],
        limit: mostCounted,
      }),
      this.casework.store.rows(taskTable, {
        where: { and: [instancesIn(actor), { gt: ['due', ''] }] },
        columns: ['instance', 'nodeName', 'due', 'soonAt'],
        limit: mostCounted,
      }),
    ]);
    const of = groupedBy(tasks, ({ instance }) => instance ?? '');
    return rows.map((row) => {
      const own = of.get(row.instance) ?? [];
      const dues = [...own.map(({ due }) => due), row.due].flatMap((due) => due ?? []).sort();
      const states = own.map((task) => stateAt(task, now));
      return {
        row,
        due: dues[0],
        state: worst(row.due !== null && row.due < now ? [...states, 'overdue'] : states),
        steps: new Map(own.map((task) => [task.nodeName ?? '', stateAt(task, now)])),
      };
    });
  }

  private endedIn(actor: Actor, month: string) {
    return this.casework.store.rows(instanceTable, {
      where: {
        and: [instancesSeenBy(actor), { ne: ['status', 'running'] }, { ge: ['endedAt', `${month}-01`] }],
      },
      columns: ['package', 'process', 'startedAt', 'endedAt'],
      limit: mostCounted,
    });
  }

  /** Every process of which something runs or was ended, the most overdue first. */
  private processes(
    actor: Actor,
    standing: readonly Standing[],
    ended: readonly Pick<RowOf<typeof instanceTable>, 'package' | 'process' | 'startedAt' | 'endedAt'>[],
  ): readonly MonitoredProcess[] {
    const { library } = this.casework;
    const calendar = library.calendarOf(countyOf(actor.holdings[0]?.region ?? ''));
    return library
      .all()
      .flatMap(({ package: pkg }) =>
        Object.values(pkg.processes).map(({ id, name }): MonitoredProcess => {
          const isOf = (row: { readonly package: string | null; readonly process: string | null }) =>
            row.package === pkg.template.id && row.process === id;
          const done = ended.filter(isOf);
          const took = done.map(({ startedAt, endedAt }) =>
            workdaysBetween(calendar, (startedAt ?? '').slice(0, 10), (endedAt ?? '').slice(0, 10)),
          );
          const days = took.length === 0 ? undefined : Math.round(sum(took) / took.length);
          const load = loadOf(standing.filter(({ row }) => isOf(row)).map(({ state }) => state));
          return { packageId: pkg.template.id, process: id, name, ...load, ended: done.length, days };
        }),
      )
      .filter(({ open, ended: done }) => open + done > 0)
      .sort((a, b) => b.overdue - a.overdue || b.open - a.open);
  }

  private chartOf(
    actor: Actor,
    shown: MonitoredProcess,
    all: readonly Standing[],
    now: string,
  ): MonitoredChart {
    const process = this.casework.library.current(shown.packageId)?.package.processes[shown.process];
    const standing = all.filter(
      ({ row }) => row.package === shown.packageId && row.process === shown.process,
    );
    return {
      ...shown,
      stages: process?.stages.map(({ id, name }) => ({ id, name })) ?? [],
      steps: process ? stepsOf(process, standing) : [],
      places: this.placesOf(actor, standing, now),
    };
  }

  /** The places below the actor's own, worst first. */
  private placesOf(actor: Actor, standing: readonly Standing[], now: string): readonly MonitoredPlace[] {
    const { regions } = indexOf(this.casework.library.organisation);
    const own = Math.min(...actor.holdings.map(({ region }) => region.length));
    const digits = below[own] ?? own;
    return [...groupedBy(standing, ({ row }) => (row.region ?? '').slice(0, digits))]
      .map(([region, there]) => ({
        region,
        name: regions.get(region)?.name ?? '',
        ...loadOf(there.map(({ state }) => state)),
        weeks: weeksOf(there, now.slice(0, 10)),
      }))
      .sort((a, b) => b.overdue - a.overdue || b.open - a.open || (a.region < b.region ? -1 : 1));
  }
}

/** The digits of a region's code, and of those that lie in it. */
const below: Readonly<Record<number, number>> = { 2: 4, 4: 6, 6: 9, 9: 12 };

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function stateAt(
  { due, soonAt }: { readonly due: string | null; readonly soonAt: string | null },
  now: string,
): keyof Load {
  if (due !== null && due < now) return 'overdue';
  return soonAt !== null && soonAt <= now ? 'soon' : 'open';
}

const worst = (states: readonly (keyof Load)[]): keyof Load =>
  states.includes('overdue') ? 'overdue' : states.includes('soon') ? 'soon' : 'open';

const loadOf = (states: readonly (keyof Load)[]): Load => ({
  open: states.length,
  soon: states.filter((state) => state === 'soon').length,
  overdue: states.filter((state) => state === 'overdue').length,
});

/** A case waits for steps by their names, joined; a name may itself hold the joining mark. */
const standsAt = (waitsFor: string, step: string): boolean => `、${waitsFor}、`.includes(`、${step}、`);

/** The steps at which cases stand, in the order of the chart. Steps done side by side count a case each. */
function stepsOf(process: Process, standing: readonly Standing[]): readonly MonitoredStep[] {
  const tiers = new Map(process.lanes.map(({ id, tier }) => [id, tier]));
  const seen = new Set<string>();
  return process.nodes.flatMap(({ name, stage = '', lane = '' }): MonitoredStep[] => {
    if (seen.has(name)) return [];
    seen.add(name);
    const here = standing.filter(({ row }) => standsAt(row.waitsFor ?? '', name));
    if (here.length === 0) return [];
    return [
      { name, stage, tier: tiers.get(lane), ...loadOf(here.map(({ steps }) => steps.get(name) ?? 'open')) },
    ];
  });
}

/** Of what is overdue, how much fell due in which week, the present one last. */
function weeksOf(standing: readonly Standing[], today: string): readonly number[] {
  const weeks = Array.from({ length: weeksShown }, () => 0);
  const monday = mondayOf(today);
  for (const { state, due } of standing) {
    if (state !== 'overdue' || due === undefined) continue;
    const ago = Math.floor(daysBetween(mondayOf(due.slice(0, 10)), monday) / 7);
    const place = Math.max(0, weeksShown - 1 - ago);
    weeks[place] = (weeks[place] ?? 0) + 1;
  }
  return weeks;
}

const mondayOf = (day: string): string => addDays(day, -((weekdayOf(day) + 6) % 7));
