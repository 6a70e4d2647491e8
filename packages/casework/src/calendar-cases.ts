import {
  addDays,
  dayOf,
  isDate,
  type CalendarEdition,
  type DayKind,
  type YearTable,
} from '@fiveones/calendar';
import { asJson } from '@fiveones/definition';
import {
  effectsOf,
  effectWords,
  reviseCalendar,
  type InstanceState,
  type World,
} from '@fiveones/interpreter';
import type { RowOf } from '@fiveones/store';
import { countyOfActor, draws, instancesIn, subjectForAll, type Actor } from './access.ts';
import type { Casework } from './casework.ts';
import { inTurns } from './in-turns.ts';
import type { Made } from './instances.ts';
import { fill, no, ok, refused, type Outcome } from './refused.ts';
import { calendarTable } from './law-tables.ts';
import { instanceTable } from './tables.ts';

/** What an administrator lays over the calendar: a year's notice, days that the county itself rests or works. */
export interface CalendarChange {
  /** A year as the State Council has announced it; replaces what stood there. */
  readonly year?: YearTable | undefined;
  /** Every day of the county's own, those before included: the list is replaced. */
  readonly overlay: NonNullable<CalendarEdition['overlay']>;
}

/** A case whose dates move, with each of them. */
export interface CalendarEffect {
  readonly instance: string;
  readonly number: string;
  readonly subject: string;
  readonly told: readonly string[];
}

/** A year of the calendar in force, day by day. */
export interface CalendarView {
  readonly edition: string;
  readonly year?: YearTable | undefined;
  readonly years: readonly number[];
  readonly days: readonly DayKind[];
  readonly overlay: NonNullable<CalendarEdition['overlay']>;
  readonly revisions: readonly { readonly at: string; readonly by: string; readonly reason: string }[];
  readonly mayRevise: boolean;
}

const most = 100_000;

/** The working days of the county: looked at by all, revised by the policy admin, with every open date reckoned again. */
export class CalendarCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  async view(actor: Actor, year: number): Promise<Outcome<CalendarView>> {
    const county = countyOfActor(actor);
    const calendar = this.casework.library.calendarOf(county);
    const revisions = await this.casework.store.rows(calendarTable, {
      where: { eq: ['county', county] },
      order: [['serial', 'desc']],
      columns: ['county', 'serial', 'at', 'by', 'reason'],
      limit: 50,
    });
    return ok({
      edition: calendar.id,
      year: calendar.years.find((table) => table.year === year),
      years: calendar.years.map((table) => table.year),
      days: daysOf(calendar, year),
      overlay: calendar.overlay ?? [],
      revisions: revisions.map(({ at, by, reason }) => ({
        at: at ?? '',
        by: this.nameOf(by),
        reason: reason ?? '',
      })),
      mayRevise: draws(actor),
    });
  }

  /** Which cases would get other dates; nothing is kept. */
  async preview(actor: Actor, change: CalendarChange): Promise<Outcome<readonly CalendarEffect[]>> {
    const revised = this.revised(actor, change);
    if (!revised.ok) return revised;
    const rows = await this.running(actor);
    const effects = await inTurns(rows, async (row) => {
      const read = await this.casework.instances.read(row.instance);
      return read ? effectOf(row, this.tried(read.state, revised.value, actor, ''), read.state) : [];
    });
    return ok(effects.flat());
  }

  /** Puts the calendar in force and reckons every open date again; answers which moved. */
  async revise(
    actor: Actor,
    change: CalendarChange & { readonly reason: string },
  ): Promise<Outcome<readonly CalendarEffect[]>> {
    const revised = this.revised(actor, change);
    if (!revised.ok) return revised;
    if (change.reason.trim() === '') return no(refused('note-missing'));
    await this.keep(actor, revised.value, change.reason.trim());
    const rows = await this.running(actor);
    const effects = await inTurns(rows, (row) =>
      this.reckon(row, revised.value, actor, change.reason.trim()),
    );
    return ok(effects.flat());
  }

  private revised(actor: Actor, change: CalendarChange): Outcome<CalendarEdition> {
    if (!draws(actor)) return no(refused('not-allowed'));
    const wrong = wrongIn(change);
    if (wrong !== undefined) return no(refused('input-invalid', { message: wrong }));
    const before = this.casework.library.calendarOf(countyOfActor(actor));
    const { year, overlay } = change;
    return ok({
      id: `${this.casework.library.calendarBase}+${countyOfActor(actor)}.${this.casework.library.calendarSerial(countyOfActor(actor)) + 1}`,
      years: year
        ? [...before.years.filter((table) => table.year !== year.year), year].sort((a, b) => a.year - b.year)
        : before.years,
      ...(overlay.length > 0 ? { overlay } : {}),
    });
  }

  private async keep(actor: Actor, edition: CalendarEdition, reason: string): Promise<void> {
    const county = countyOfActor(actor);
    await this.casework.store.write([
      {
        table: calendarTable.name,
        put: {
          county,
          serial: this.casework.library.calendarSerial(county) + 1,
          edition: asJson(edition),
          reason,
          by: actor.id,
          at: this.casework.now(),
        },
      },
    ]);
    await this.casework.library.refresh();
  }

  private running(actor: Actor): Promise<readonly InstanceRow[]> {
    return this.casework.store.rows(instanceTable, {
      where: { and: [instancesIn(actor), { eq: ['status', 'running'] }] },
      columns: ['instance', 'number', 'subject', 'region', 'readers'],
      limit: most,
    });
  }

  private tried(state: InstanceState, calendar: CalendarEdition, { id: by }: Actor, reason: string): Made {
    const world: World = { ...this.casework.library.worldOf(state), calendar };
    return { world, ...reviseCalendar(state, world, { reason, at: this.casework.now(), by }) };
  }

  private async reckon(
    row: InstanceRow,
    calendar: CalendarEdition,
    actor: Actor,
    reason: string,
  ): Promise<readonly CalendarEffect[]> {
    let told: readonly CalendarEffect[] = [];
    await this.casework.instances.apply(row.instance, (state) => {
      if (state.status !== 'running' || state.pins.calendar === calendar.id) return undefined;
      const tried = this.tried(state, calendar, actor, reason);
      told = effectOf(row, tried, state);
      return tried;
    });
    return told;
  }

  private nameOf(person: string | null): string {
    return this.casework.library.organisation.people.find(({ id }) => id === person)?.name ?? person ?? '';
  }
}

type InstanceRow = Pick<
  RowOf<typeof instanceTable>,
  'instance' | 'number' | 'subject' | 'region' | 'readers'
>;

/** The dates that move; nothing when none does. */
function effectOf(
  row: InstanceRow,
  { world, events }: Made,
  before: InstanceState,
): readonly CalendarEffect[] {
  const told = effectsOf(before, events, world).filter(({ code }) => code !== 'timer-cancelled');
  if (told.length === 0) return [];
  return [
    {
      instance: row.instance,
      number: row.number ?? '',
      subject: subjectForAll(row),
      told: told.map(({ code, params }) => fill(effectWords[code].zh, params)),
    },
  ];
}

function daysOf(calendar: CalendarEdition, year: number): readonly DayKind[] {
  const days: DayKind[] = [];
  for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1))
    days.push(dayOf(calendar, date));
  return days;
}

/** What a person wrote wrong, in words; `undefined`: nothing. */
function wrongIn({ year, overlay }: CalendarChange): string | undefined {
  const inYear = (date: string): boolean =>
    year !== undefined && isDate(date) && date.startsWith(`${year.year}-`);
  for (const [from, to, name] of year?.rest ?? [])
    if (!inYear(from) || !inYear(to) || from > to)
      return `放假“${name}”的日期不对，要在 ${year?.year ?? ''} 年里，从早到晚`;
  for (const [date, name] of year?.work ?? [])
    if (!inYear(date)) return `上班日“${name}”的日期不对，要在 ${year?.year ?? ''} 年里`;
  for (const { date } of overlay) if (!isDate(date)) return `“${date}”不是日期，写成 2026-12-01 这样`;
  if (new Set(overlay.map(({ date }) => date)).size < overlay.length) return '本县另定的日子里有重复的一天';
  return undefined;
}
