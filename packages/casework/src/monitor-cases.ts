import { addDays, weekdayOf, workdaysBetween } from '@fiveones/calendar';
import type { Process, Tier } from '@fiveones/definition';
import { indexOf } from '@fiveones/interpreter';
import { countyOfActor, monitors, type Actor } from './access.ts';
import type { Casework } from './casework.ts';
import { MonitorCounts, type PressingStep, type Standing } from './monitor-counts.ts';
import { no, ok, refused, type Outcome } from './refused.ts';

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

const mostListed = 200;
const weeksShown = 12;

/** 监测: where cases stand and what of them is overdue, for offices above the village. Counts only what the actor may read. */
export class MonitorCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  async view(actor: Actor, asked?: MonitorAsked): Promise<Outcome<MonitorView>> {
    if (!monitors(actor)) return no(refused('not-allowed'));
    const now = this.casework.now();
    const counts = new MonitorCounts(this.casework.store, actor, now);
    const processes = await this.processes(actor, counts, now);
    const shown =
      processes.find(({ one }) => one.packageId === asked?.packageId && one.process === asked.process) ??
      processes[0];
    return ok({
      now,
      processes: processes.map(({ one }) => one),
      ...(shown ? { shown: await this.chartOf(counts, shown) } : {}),
    });
  }

  /** The cases behind a figure: of a process, at a step, in a place. The most overdue come first. */
  async cases(
    actor: Actor,
    asked: MonitorAsked & { readonly step?: string | undefined; readonly place?: string | undefined },
  ): Promise<Outcome<readonly MonitoredCase[]>> {
    if (!monitors(actor)) return no(refused('not-allowed'));
    const { store, library } = this.casework;
    const { regions } = indexOf(library.organisation);
    const { step } = asked;
    const counts = new MonitorCounts(store, actor, this.casework.now());
    const waits = step === undefined ? undefined : [...(await counts.waits(asked)).keys()];
    const standing = await counts.longestDue(asked, {
      place: asked.place,
      waitsFor: waits?.filter((waitsFor) => standsAt(waitsFor, step ?? '')),
      most: mostListed,
    });
    return ok(
      standing.map(({ row, state, due }) => ({
        instance: row.instance,
        number: row.number ?? '',
        regionName: regions.get(row.region ?? '')?.name ?? '',
        waitsFor: row.waitsFor ?? '',
        state,
        due,
      })),
    );
  }

  /** Every process of which something runs or was ended, the most overdue first. */
  private async processes(actor: Actor, counts: MonitorCounts, now: string): Promise<readonly Counted[]> {
    const { library } = this.casework;
    const calendar = library.calendarOf(countyOfActor(actor));
    const known = library.all().flatMap(({ package: pkg }) =>
      Object.values(pkg.processes).map(({ id, name }) => ({
        packageId: pkg.template.id,
        process: id,
        name,
      })),
    );
    const [standing, ended] = await Promise.all([
      counts.byPlace(known, digitsBelow(actor), weeksBefore(now.slice(0, 10))),
      counts.endedSince(known, `${now.slice(0, 7)}-01`),
    ]);
    return known
      .map((one, nth): Counted => {
        const places = standing[nth] ?? new Map<string, Standing>();
        const spans = ended[nth] ?? [];
        const done = sum(spans.map(({ count }) => count));
        const took = sum(
          spans.map(({ from, until, count }) => workdaysBetween(calendar, from, until) * count),
        );
        const days = done === 0 ? undefined : Math.round(took / done);
        return { one: { ...one, ...together([...places.values()].map(loadOf)), ended: done, days }, places };
      })
      .filter(({ one: { open, ended: done } }) => open + done > 0)
      .sort((a, b) => worstFirst(a.one, b.one));
  }

  private async chartOf(counts: MonitorCounts, { one, places }: Counted): Promise<MonitoredChart> {
    const process = this.casework.library.current(one.packageId)?.package.processes[one.process];
    const [waits, pressing] = await Promise.all([counts.waits(one), counts.pressingSteps(one)]);
    return {
      ...one,
      stages: process?.stages.map(({ id, name }) => ({ id, name })) ?? [],
      steps: process ? stepsOf(process, waits, pressing) : [],
      places: this.placesOf(places),
    };
  }

  /** The places below the actor's own, worst first. */
  private placesOf(places: ReadonlyMap<string, Standing>): readonly MonitoredPlace[] {
    const { regions } = indexOf(this.casework.library.organisation);
    return [...places]
      .map(([region, standing]) => ({
        region,
        name: regions.get(region)?.name ?? '',
        ...loadOf(standing),
        weeks: standing.late.map((late, week) => late - (standing.late[week - 1] ?? 0)),
      }))
      .sort((a, b) => worstFirst(a, b) || (a.region < b.region ? -1 : 1));
  }
}

/** A process, and how its cases stand in each place. */
interface Counted {
  readonly one: MonitoredProcess;
  readonly places: ReadonlyMap<string, Standing>;
}

/** The digits of a region's code, and of those that lie in it. */
const below: Readonly<Record<number, number>> = { 2: 4, 4: 6, 6: 9, 9: 12 };

/** The digits of the codes of the places below the actor's own. */
function digitsBelow(actor: Actor): number {
  const own = Math.min(...actor.holdings.map(({ region }) => region.length));
  return below[own] ?? own;
}

const worstFirst = (a: Load, b: Load): number => b.overdue - a.overdue || b.open - a.open;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const loadOf = ({ open, soon, late }: Standing): Load => ({ open, soon, overdue: late.at(-1) ?? 0 });

const together = (loads: readonly Load[]): Load => ({
  open: sum(loads.map(({ open }) => open)),
  soon: sum(loads.map(({ soon }) => soon)),
  overdue: sum(loads.map(({ overdue }) => overdue)),
});

/** A case waits for steps by their names, joined; a name may itself hold the joining mark. */
const standsAt = (waitsFor: string, step: string): boolean => `、${waitsFor}、`.includes(`、${step}、`);

/** The steps at which cases stand, in the order of the chart. Steps done side by side count a case each. */
function stepsOf(
  process: Process,
  waits: ReadonlyMap<string, number>,
  pressing: readonly PressingStep[],
): readonly MonitoredStep[] {
  const tiers = new Map(process.lanes.map(({ id, tier }) => [id, tier]));
  const seen = new Set<string>();
  return process.nodes.flatMap(({ name, stage = '', lane = '' }): MonitoredStep[] => {
    if (seen.has(name)) return [];
    seen.add(name);
    const open = sum([...waits].flatMap(([waitsFor, count]) => (standsAt(waitsFor, name) ? [count] : [])));
    if (open === 0) return [];
    const here = pressing.filter(({ step, waitsFor }) => step === name && standsAt(waitsFor, name));
    const [soon, overdue] = [sum(here.map((one) => one.soon)), sum(here.map((one) => one.overdue))];
    return [{ name, stage, tier: tiers.get(lane), open, soon, overdue }];
  });
}

/** The first days of the weeks that are shown but for the oldest, the present week last: before each, one more week is over. */
function weeksBefore(today: string): readonly string[] {
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  return Array.from({ length: weeksShown - 1 }, (_, week) => addDays(monday, 7 * (week + 2 - weeksShown)));
}
