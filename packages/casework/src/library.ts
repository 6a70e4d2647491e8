import { nationalCalendar, type CalendarEdition } from '@fiveones/calendar';
import {
  packageHash,
  parameterValues,
  parsePackage,
  readDraft,
  type JsonObject,
  type Package,
  type PackageDraft,
} from '@fiveones/definition';
import { compileProcess, type InstanceState, type Organisation, type World } from '@fiveones/interpreter';
import { designPosts } from './access.ts';
import type { Store } from '@fiveones/store';
import { standingSubstitutions } from './substitution-cases.ts';
import { countyOf } from './projection.ts';
import { entrySources, type EntrySources } from './village/entries.ts';
import { calendarTable, versionTable } from './law-tables.ts';
import { organisationTable } from './tables.ts';
import { editionIn, organisationIn, versionFilesIn } from './json-cells.ts';

/** A version that was published: whole, parsed, unchangeable. Only it can start an instance. */
export interface Published {
  readonly package: Package;
  readonly version: string;
  readonly hash: string;
  readonly publishedAt: string;
  readonly serial: number;
  /** From this day on new cases take it; older versions hold until then. */
  readonly from: string;
}

/** A list, ledger or table with the package it stands in. */
interface PartOf<K extends 'lists' | 'ledgers' | 'tables'> {
  readonly part: Package[K][string];
  readonly published: Published;
}

/** Of how many versions the files are kept for the designer. */
const mostDrafts = 8;

/**
 * The published packages and the organisation, as values. Versions are read once and kept; the number
 * of versions is small. Call `refresh` after a publish or a change of the organisation.
 */
export class Library {
  /** The edition that every county begins with. */
  readonly calendarBase = nationalCalendar.id;
  private readonly calendars = new Map<
    string,
    { readonly serial: number; readonly edition: CalendarEdition }
  >();
  private readonly calendarEditions = new Map<string, CalendarEdition>();
  organisation: Organisation = { regions: [], units: [], people: [] };
  private readonly versions = new Map<string, Published>();
  /** Versions of each package, oldest first. */
  private readonly history = new Map<string, readonly Published[]>();
  private readonly editions = new Map<string, JsonObject>();
  /** Files of the versions that were asked for last, the last one at the end. */
  private readonly drafts = new Map<string, PackageDraft>();
  private readonly worlds = new Map<string, World>();
  /** Worlds once more, by the pins that a remembered instance carries from state to state. */
  private pinned = new WeakMap<InstanceState['pins'], World>();
  private asking: ReadonlySet<string> | undefined;
  private sourced: { readonly day: string; readonly sources: EntrySources } | undefined;
  private readonly store: Store;
  private readonly today: () => string;

  constructor(store: Store, today: () => string) {
    this.store = store;
    this.today = today;
  }

  /** Reads what has been published and the organisation again. */
  async refresh(): Promise<void> {
    const kept = await this.store.rows(organisationTable, {});
    const counties = kept.map(({ value }) => organisationIn(value));
    const organisation = counties.length > 0 ? together(counties) : this.organisation;
    const substitutions = await standingSubstitutions(this.store);
    this.organisation = { ...organisation, ...(substitutions ? { substitutions } : {}) };
    await this.readCalendars();
    // After the reading: what was made while it went on still held the old values.
    this.worlds.clear();
    this.pinned = new WeakMap();
    this.sourced = undefined;
    this.asking = undefined;
    this.editions.clear();
    const rows = await this.store.rows(versionTable, {
      columns: ['package', 'version', 'serial'],
      order: [['serial', 'asc']],
    });
    this.history.clear();
    for (const { package: id, version } of rows) {
      const published = this.versions.get(`${id}@${version}`) ?? (await this.load(id, version));
      if (published) this.history.set(id, [...(this.history.get(id) ?? []), published]);
    }
    // Asked for while only a part was read again.
    this.asking = undefined;
  }

  private async readCalendars(): Promise<void> {
    for (const row of await this.store.rows(calendarTable, { order: [['serial', 'asc']] })) {
      const edition = editionIn(row.edition);
      this.calendarEditions.set(edition.id, edition);
      this.calendars.set(row.county, { serial: row.serial, edition });
    }
  }

  /** The calendar in force where a region lies. */
  calendarOf(region: string): CalendarEdition {
    return this.calendars.get(countyOf(region))?.edition ?? nationalCalendar;
  }

  /** How often the calendar of a county was revised. */
  calendarSerial(county: string): number {
    return this.calendars.get(county)?.serial ?? 0;
  }

  /** The files of a version as they are edited. They never change, so the last few are kept: reading a large package takes a while. */
  async filesOf(id: string, version: string): Promise<PackageDraft | undefined> {
    const key = `${id}@${version}`;
    const known = this.drafts.get(key) ?? (await this.readFiles(id, version));
    if (known === undefined) return undefined;
    this.drafts.delete(key);
    this.drafts.set(key, known);
    for (const oldest of this.drafts.keys()) if (this.drafts.size > mostDrafts) this.drafts.delete(oldest);
    return known;
  }

  private async readFiles(id: string, version: string): Promise<PackageDraft | undefined> {
    const row = await this.store.get(versionTable, { package: id, version });
    const read = row ? readDraft(versionFilesIn(row.files)) : undefined;
    return read?.ok === true ? read.draft : undefined;
  }

  /** What posts are called, those of the packages and of their design. */
  postNames(): ReadonlyMap<string, string> {
    return new Map([
      ...designPosts.map(({ id, name }) => [id, name] as const),
      ...this.all().flatMap(({ package: pkg }) =>
        pkg.template.posts.map(({ id, name }) => [id, name] as const),
      ),
    ]);
  }

  /** Lets go of everything that was read; after the store was emptied. */
  forget(): void {
    for (const map of [
      this.versions,
      this.history,
      this.editions,
      this.drafts,
      this.worlds,
      this.calendars,
      this.calendarEditions,
    ])
      map.clear();
    this.sourced = undefined;
    this.asking = undefined;
    this.pinned = new WeakMap();
    this.organisation = { regions: [], units: [], people: [] };
  }

  /** Puts a version in force without reading it from the store, for a process that was just compiled. */
  install(published: Published): void {
    const { id } = published.package.template;
    this.versions.set(`${id}@${published.version}`, published);
    this.history.set(id, [...(this.history.get(id) ?? []), published]);
    this.sourced = undefined;
    this.asking = undefined;
  }

  /** Which steps write entries into which ledgers, as the versions in force today say. */
  get entrySources(): EntrySources {
    const day = this.today();
    if (this.sourced?.day !== day)
      this.sourced = { day, sources: entrySources(this.all().map((published) => published.package)) };
    return this.sourced.sources;
  }

  /** Posts that may ask to read cases which not everybody reads. */
  askingPosts(): ReadonlySet<string> {
    return (this.asking ??= new Set(
      this.allNewest().flatMap((published) =>
        Object.values(published.package.processes).flatMap(({ readers }) => readers?.withReason ?? []),
      ),
    ));
  }

  /** A part of some kind of the packages in force, by its id; the first package that has it. */
  part<K extends 'lists' | 'ledgers' | 'tables'>(kind: K, id: string): PartOf<K> | undefined {
    return this.parts(kind).find((found) => found.part.id === id);
  }

  /** Every part of a kind of the packages in force, with the package. */
  parts<K extends 'lists' | 'ledgers' | 'tables'>(kind: K): readonly PartOf<K>[] {
    return this.all().flatMap((published) =>
      Object.values(published.package[kind]).map((part) => ({ part, published })),
    );
  }

  private async load(id: string, version: string): Promise<Published | undefined> {
    const row = await this.store.get(versionTable, { package: id, version });
    if (!row) return undefined;
    const parsed = parsePackage(versionFilesIn(row.files));
    if (!parsed.ok)
      throw new Error(`published package ${id}@${version} does not parse: ${parsed.problems[0]?.code ?? ''}`);
    const published: Published = {
      package: parsed.package,
      version,
      hash: row.hash ?? packageHash(parsed.package),
      publishedAt: row.publishedAt ?? '',
      serial: row.serial ?? 0,
      from: row.effectiveFrom ?? '',
    };
    this.versions.set(`${id}@${version}`, published);
    return published;
  }

  /** The version in force today: the newest whose day has come. */
  current(id: string): Published | undefined {
    const today = this.today();
    return this.history.get(id)?.findLast(({ from }) => from <= today);
  }

  /** The version published last, whether or not its day has come: what the next one is compared with. */
  newest(id: string): Published | undefined {
    return this.history.get(id)?.at(-1);
  }

  /** The version in force of every package. */
  all(): readonly Published[] {
    return [...this.history.keys()].flatMap((id) => this.current(id) ?? []);
  }

  /** Every package that was ever published, in its newest version. */
  allNewest(): readonly Published[] {
    return [...this.history.keys()].flatMap((id) => this.newest(id) ?? []);
  }

  /** Every version of a package, oldest first. */
  versionsOf(id: string): readonly Published[] {
    return this.history.get(id) ?? [];
  }

  version(id: string, version: string): Published | undefined {
    return this.versions.get(`${id}@${version}`);
  }

  /** The world of a process of a published version, with the parameters in force in a region on a day. */
  world(
    published: Published,
    process: string,
    region: string,
    day: string,
    calendar: CalendarEdition = this.calendarOf(region),
  ): World | undefined {
    const key = `${published.package.template.id}@${published.version}/${process}/${region}/${day}/${calendar.id}`;
    const known = this.worlds.get(key);
    if (known) return known;
    const chart = compileProcess(published.package, process);
    if (!chart) return undefined;
    const values = parameterValues(published.package, { region, at: day });
    const edition = `${day}@${region}`;
    const world: World = {
      chart,
      version: { package: published.package.template.id, version: published.version, hash: published.hash },
      parameters: values,
      parametersEdition: edition,
      calendar,
      organisation: this.organisation,
      installed: (packageId, called) => this.current(packageId)?.package.processes[called] !== undefined,
    };
    if (this.worlds.size > 5_000) this.worlds.clear();
    this.worlds.set(key, world);
    return world;
  }

  /** The world an instance stays in: its version, and the parameters of the day it began. */
  worldOf(state: InstanceState): World {
    const known = this.pinned.get(state.pins);
    if (known) return known;
    const { package: id, version, process, parameters, calendar } = state.pins;
    const published = this.version(id, version);
    const [day = state.startedAt.slice(0, 10), region = state.region] = parameters.split('@');
    const edition = this.calendarEditions.get(calendar) ?? nationalCalendar;
    const world = published ? this.world(published, process, region, day, edition) : undefined;
    if (!world)
      throw new Error(`instance ${state.id} is pinned to ${id}@${version}/${process}, which is not here`);
    this.pinned.set(state.pins, world);
    return world;
  }
}

/** Several counties as one; what stands above them is in each and counts once. */
function together(counties: readonly Organisation[]): Organisation {
  const [first, ...more] = counties;
  if (first && more.length === 0) return first;
  const once = <T>(all: readonly T[], key: (one: T) => string): readonly T[] => [
    ...new Map(all.map((one) => [key(one), one])).values(),
  ];
  return {
    regions: once(
      counties.flatMap(({ regions }) => regions),
      ({ code }) => code,
    ),
    units: once(
      counties.flatMap(({ units }) => units),
      ({ id }) => id,
    ),
    people: once(
      counties.flatMap(({ people }) => people),
      ({ id }) => id,
    ),
  };
}
