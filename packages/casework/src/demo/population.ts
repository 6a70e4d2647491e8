import { addDays, addWorkdays, workdaysBetween, type CalendarEdition } from '@fiveones/calendar';
import type { JsonObject, Package, Scenario, Tier } from '@fiveones/definition';
import {
  givenData,
  play,
  regionAt,
  tierBegun,
  type InstanceEvent,
  type InstanceState,
  type Organisation,
  type Played,
} from '@fiveones/interpreter';
import { keptOfScenario } from '../check-forms.ts';
import { demoTowns, type DemoVillage } from './county.ts';
import { lastDay, MovedDays } from './days.ts';
import { retold, type DemoFile, type Retold } from './household.ts';
import { standingsOf, type Standing } from './standing.ts';

/** An instance that a demonstration begins with: what happened to it so far. */
export interface DemoInstance {
  readonly id: string;
  readonly number: string;
  readonly state: InstanceState;
  readonly events: readonly InstanceEvent[];
  /** Attachments that its data name. */
  readonly files: readonly DemoFile[];
  /** What somebody has half filled in at an open step. */
  readonly draft?: { readonly node: string; readonly data: JsonObject } | undefined;
}

/** Households whose work is done, for each town that has one at every step. */
const endedHouseholds = 12;
/** How many working days ago the last deed was; later ones are tried when something would be overdue. */
const pauses = [3, 1, 2, 4, 0];
/** Steps past their day that a town may have, of so many households one, and for how many days at most. */
const overduePerTown = 1;
const householdsPerOverdue = 8;
const daysOverdue = 14;

/**
 * Households whose applications stand everywhere between the first step and the end: the examples that
 * the package ships, lived through by other families in other villages, up to the demonstration's now.
 * `towns`: how many of the county's towns have a household before each step. `most`: at how many steps, spread over
 * the charts, households stand; at all of them when it is not said. What a package wants shown is there in any case.
 */
export function population(
  given: Place & { readonly towns: number; readonly most?: number | undefined },
): readonly DemoInstance[] {
  const { open: everywhere, ended } = standingsOf(given.pkg);
  const open = spread(everywhere, given.most ?? everywhere.length);
  const county = new County(given);
  for (const [step, standings] of open.entries())
    for (let turn = 0; turn < given.towns; turn++)
      county.settleAt(standings, step + turn, step * 7 + turn * 3);
  const done = Math.min(endedHouseholds * given.towns, Math.ceil(open.length / 3));
  for (let number = 0; number < done && ended.length > 0; number++) county.settle(ended, number, number * 5);
  for (const standing of ended)
    for (let turn = 0; turn < (standing.scenario.shown ?? 0); turn++)
      county.settle([standing], turn, done + turn * 3);
  return county.made;
}

/** So many of a list, at even distances. */
const spread = <T>(list: readonly T[], most: number): readonly T[] =>
  list.length <= most
    ? list
    : Array.from({ length: most }, (_, place) => list[Math.floor((place * list.length) / most)] as T);

interface Place {
  readonly pkg: Package;
  readonly organisation: Organisation;
  readonly calendar: CalendarEdition;
  readonly now: string;
  readonly hash: string;
}

/** A household that has lived through an example, or as far as it got. */
interface Lived {
  readonly told: Retold;
  readonly played: Played;
}

/** A household that has come to live in the county, and where its example stands. */
interface Settled {
  readonly standing: Standing;
  readonly lived: Lived;
}

/** A county that fills with households. */
class County {
  readonly made: DemoInstance[] = [];
  private readonly place: Place;
  private households = 0;
  private readonly overdue = new Map<string, number>();
  /** Standings that leave something overdue however recent they are. */
  private readonly neglected = new Set<Standing>();
  /** At which deed of its script, counted from one, an example breaks however recent it is. */
  private readonly broken = new Map<Scenario, number>();

  constructor(given: Place) {
    this.place = given;
  }

  /** Adds a household that waits for a step; where it waits for the day as well, also one whose day has come. */
  settleAt(standings: readonly Standing[], town: number, turn: number): void {
    const settled = this.settle(standings, town, turn);
    if (settled && !isAtNext(settled)) this.settle(standings, town + 1, turn + 1, true);
  }

  /** Adds one household in a town that stands at one of the places offered; none when it would look neglected everywhere. */
  settle(standings: readonly Standing[], town: number, turn: number, atNext = false): Settled | undefined {
    const villages = demoTowns[town % demoTowns.length] ?? [];
    const village = villages[turn % villages.length];
    if (!village) return undefined;
    const number = this.households + 1;
    for (const offset of standings.keys()) {
      const standing = standings[(turn + offset) % standings.length];
      if (!standing || this.neglected.has(standing) || this.breaks(standing)) continue;
      const lived = this.livedInTime(
        standing,
        village,
        atNext ? this.pausesUntil(standing) : pausesFrom(turn),
      );
      if (lived && atNext && !isAtNext({ standing, lived })) continue;
      if (!lived) {
        if (!atNext) this.neglected.add(standing);
        continue;
      }
      const late = overdueOf(lived.played, this.place.now);
      this.overdue.set(village.town, (this.overdue.get(village.town) ?? 0) + late);
      this.households = number;
      this.keep(standing, lived.played, lived.told, number);
      return { standing, lived };
    }
    return undefined;
  }

  /** The pause for which the example itself waits before the step, so that the step has just opened. */
  private pausesUntil({ scenario, script, next }: Standing): readonly number[] {
    const { calendar } = this.place;
    const last = lastDay(scenario.at.slice(0, 10), script, calendar);
    return next?.at === undefined ? [] : [workdaysBetween(calendar, last, next.at.slice(0, 10))];
  }

  /** Whether the example comes by a deed at which no household got on with it. */
  private breaks({ scenario, script }: Standing): boolean {
    return script.length >= (this.broken.get(scenario) ?? Infinity);
  }

  /** Lives through an example so that not too much is overdue. Every try takes its time; what cannot end well is not tried. */
  private livedInTime(standing: Standing, village: DemoVillage, after: readonly number[]): Lived | undefined {
    const allowed = this.mayBeLate(village) ? overduePerTown : 0;
    const breaks: number[] = [];
    let tooLong = Infinity;
    for (const pause of after) {
      // What is overdue after a pause is overdue after a longer one.
      if (pause >= tooLong) continue;
      const lived = this.lived(standing, village, this.households + 1, pause);
      const [failure] = lived.played.failures;
      if (failure) breaks.push(failure.action);
      else if (lived.played.now > this.place.now) continue;
      else if (overdueOf(lived.played, this.place.now) > allowed || this.isLongLate(lived)) tooLong = pause;
      else return lived;
    }
    const last = Math.max(...breaks);
    // What breaks behind the script, on the way to the present, says nothing about a longer one.
    if (breaks.length === pauses.length && last <= standing.script.length)
      this.broken.set(standing.scenario, last);
    return undefined;
  }

  private mayBeLate({ town }: DemoVillage): boolean {
    const late = [...this.overdue.values()].reduce((sum, one) => sum + one, 0);
    return (
      (this.overdue.get(town) ?? 0) < overduePerTown &&
      (late + 1) * householdsPerOverdue <= this.households + 1
    );
  }

  private isLongLate({ played }: Lived): boolean {
    return overdueOf(played, addDays(this.place.now.slice(0, 10), -daysOverdue)) > 0;
  }

  private lived(standing: Standing, village: DemoVillage, number: number, pause: number): Lived {
    const { pkg, calendar, organisation, now, hash } = this.place;
    const begins = standing.scenario.at.slice(0, 10);
    const days = new MovedDays({
      calendar,
      begins,
      last: lastDay(begins, standing.script, calendar),
      onto: addWorkdays(calendar, now.slice(0, 10), -pause),
      today: now.slice(0, 10),
    });
    const told = retold(
      pkg,
      { ...standing.scenario, script: [...standing.script, ...(standing.next ? [standing.next] : [])] },
      { number, village, organisation },
      days,
    );
    const started = days.day(begins);
    const played = play(
      told.pkg,
      {
        ...told.scenario,
        region: regionAt(village.code, tierOf(pkg, standing)),
        at: `${started}T08:00:00+08:00`,
        script: [...told.scenario.script.slice(0, standing.script.length), { do: 'advance', to: now }],
        then: {},
      },
      {
        organisation,
        calendar,
        hash,
        // What a form works out by itself is not in the script; without it a case would go another way.
        checkForms: keptOfScenario,
        idOf: (place) =>
          `${village.code.slice(0, 6)}-${pkg.template.id}-${String(number).padStart(4, '0')}${place === 1 ? '' : `-${place}`}`,
        numberOf: (place, process) => {
          const { prefix = '', width = 6 } = pkg.processes[process]?.numbering ?? {};
          return `${prefix}${started.slice(0, 4)}-${String(number + (place - 1) * 1_000).padStart(width, '0')}`;
        },
      },
    );
    return { told, played };
  }

  private keep(standing: Standing, played: Played, told: Retold, number: number): void {
    const { pkg } = told;
    const half = number % 4 === 0 && standing.next ? told.scenario.script.at(-1) : undefined;
    for (const state of Object.values(played.states))
      this.made.push({
        id: state.id,
        number: state.number,
        state,
        events: played.timeline.filter(({ instance }) => instance === state.id).map(({ event }) => event),
        files: filesIn(state.data, told),
        draft:
          half?.do === 'fill' && state.id === played.main
            ? { node: half.node, data: begun(givenData(pkg, told.scenario, half.data)) }
            : undefined,
      });
  }
}

/** Where an example begins: what the county runs by itself begins at the county. */
function tierOf(pkg: Package, { scenario, script: [first] }: Standing): Tier {
  const process = pkg.processes[scenario.process];
  const start = first?.do === 'start' ? process?.nodes.find(({ id }) => id === first.node) : undefined;
  return process ? tierBegun(process, start) : 'village';
}

/** Whether the step that the example does next is open. */
const isAtNext = ({ standing: { next }, lived: { played } }: Settled): boolean =>
  next === undefined ||
  Object.values(played.states).some(({ tasks }) =>
    Object.values(tasks).some(({ node }) => node === next.node),
  );

/** Starts where the turn says, so that households rest for different times. */
const pausesFrom = (turn: number): readonly number[] =>
  pauses.map((_, place) => pauses[(place + turn) % pauses.length] ?? 0);

const overdueOf = ({ states }: Played, now: string): number =>
  Object.values(states)
    .flatMap((state) => Object.values(state.tasks))
    .filter(({ due }) => due !== undefined && due < now).length;

/** The attachments that data name. */
function filesIn(data: JsonObject, { files }: Retold): readonly DemoFile[] {
  const text = JSON.stringify(data);
  return [...files.values()].filter(({ id }) => text.includes(`"${id}"`));
}

/** The first part of what an example fills in: somebody was called away. */
const begun = (data: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      const parts = Object.entries(value as JsonObject); // what is filled in stands by form
      return [key, Object.fromEntries(parts.slice(0, Math.ceil(parts.length * 0.6)))];
    }),
  );
