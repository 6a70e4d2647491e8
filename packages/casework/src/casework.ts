import { inShanghai, milliseconds } from '@fiveones/calendar';
import { asJson, type JsonObject, type PackageFiles, type Tier } from '@fiveones/definition';
import type { RenderedDocument } from '@fiveones/documents';
import { namingPaths } from '@fiveones/forms';
import { indexOf, regionAt, type InstanceState, type Organisation, type World } from '@fiveones/interpreter';
import { matches, type Store } from '@fiveones/store';
import {
  countyOfActor,
  actorOf,
  designs,
  draws,
  asksToRead,
  instancesIn,
  instancesSeenBy,
  mayAsk,
  maysDo,
  monitors,
  repairs,
  samples,
  sees,
  seesCase,
  seesInstance,
  subjectFor,
  seesPlace,
  supervises,
  type Actor,
} from './access.ts';
import { caseView, chartState, pastChart, pastView } from './case-view.ts';
import { Demonstration } from './demo/demonstration.ts';
import { asksOf, inboxOf } from './inbox.ts';
import { Instances } from './instances.ts';
import { Library, type Published } from './library.ts';
import { packageStream, type PackageState } from './package-draft.ts';
import { countyOf, taskId } from './projection.ts';
import { placedOf, type Placed } from './readers.ts';
import * as publishing from './publish.ts';
import { inWords, no, ok, refused, type Outcome } from './refused.ts';
import { ownConnectors, System, type Connector } from './system.ts';
import { StartFiles } from './start-files.ts';
import { pastStepOf, type PastStep } from './past-step.ts';
import { versionTable } from './law-tables.ts';
import { doneTable, instanceTable, organisationTable, settingTable } from './tables.ts';
import type { CaseView, ChartState, Inbox, Me, Refused, Startable } from './views.ts';
import { BatchCases } from './batch-cases.ts';
import { CalendarCases } from './calendar-cases.ts';
import { DesignCases } from './design-cases.ts';
import { TemplateCases } from './template-cases.ts';
import { ReplayCases } from './replay-cases.ts';
import { DrawCases } from './draw-cases.ts';
import { KeyWorkCases } from './key-work-cases.ts';
import { LookCases } from './look-cases.ts';
import { DutyCases } from './duty-cases.ts';
import { FindCases } from './find-cases.ts';
import { FileCases } from './file-cases.ts';
import { HouseholdCases } from './household-cases.ts';
import { HandbookCases } from './handbook-cases.ts';
import { HandoverCases } from './handover-cases.ts';
import { IncidentCases } from './incident-cases.ts';
import { MonitorCases } from './monitor-cases.ts';
import { MessageCases } from './message-cases.ts';
import { MigrationCases } from './migration-cases.ts';
import { MergeCases } from './merge-cases.ts';
import { ParameterCases } from './parameter-cases.ts';
import { PublicNoticeCases } from './public-notice-cases.ts';
import { documentPage } from './public-notices.ts';
import { documentViews, onlyWords, readerOf } from './document-views.ts';
import { OperationCases } from './operation-cases.ts';
import { StartCases } from './start-cases.ts';
import { SubstitutionCases } from './substitution-cases.ts';
import { TaskCases } from './task-cases.ts';
import { blocksAt, findingsFor } from './village/gate-keeping.ts';
import { ImportCases } from './village/import-cases.ts';
import { LedgerCases } from './village/ledger-cases.ts';
import { ListCases } from './village/list-cases.ts';
import { PreviewCases } from './village/preview-cases.ts';
import { TableBook } from './village/table-book.ts';
import { TableCases } from './village/table-cases.ts';
import { YearBookCases } from './village/year-book-cases.ts';
import { tableConnectors } from './village/table-connectors.ts';
import { dutyConnectors } from './duty-connectors.ts';
import { relatedCases } from './related-cases.ts';
import { lookConnectors } from './look-connectors.ts';
import { handbookConnectors } from './handbook-connectors.ts';

/** How the use cases are opened. Time and ids come from outside, so that tests and demos can set them. */
export interface CaseworkOptions {
  readonly store: Store;
  /** Milliseconds since 1970 of the real clock. */
  readonly clock: () => number;
  readonly newId: () => string;
  /** A demonstration: the clock is virtual and can be moved forward. */
  readonly demo?: boolean | undefined;
  readonly connectors?: Readonly<Record<string, Connector>> | undefined;
}

/** Every use case. Each takes the actor first and decides in `access` what they may see and do. */
export class Casework {
  readonly store: Store;
  readonly library: Library;
  readonly instances: Instances;
  readonly system: System;
  readonly starts: StartCases = new StartCases(this);
  readonly tasks: TaskCases = new TaskCases(this);
  readonly messages: MessageCases = new MessageCases(this);
  readonly batches: BatchCases = new BatchCases(this);
  readonly demonstration: Demonstration = new Demonstration(this);
  readonly operations: OperationCases = new OperationCases(this);
  readonly substitutions: SubstitutionCases = new SubstitutionCases(this);
  readonly handovers: HandoverCases = new HandoverCases(this);
  readonly publicNotices: PublicNoticeCases = new PublicNoticeCases(this);
  readonly files: FileCases = new FileCases(this);
  readonly startFiles: StartFiles = new StartFiles(this);
  readonly households: HouseholdCases = new HouseholdCases(this);
  readonly duties: DutyCases = new DutyCases(this);
  readonly draws: DrawCases = new DrawCases(this);
  readonly keyWork: KeyWorkCases = new KeyWorkCases(this);
  readonly looks: LookCases = new LookCases(this);
  readonly design: DesignCases = new DesignCases(this);
  readonly templates: TemplateCases = new TemplateCases(this);
  readonly handbooks: HandbookCases = new HandbookCases(this);
  readonly merges: MergeCases = new MergeCases(this);
  readonly parameters: ParameterCases = new ParameterCases(this);
  readonly replays: ReplayCases = new ReplayCases(this);
  readonly calendar: CalendarCases = new CalendarCases(this);
  readonly incidents: IncidentCases = new IncidentCases(this);
  readonly finds: FindCases = new FindCases(this);
  readonly monitor: MonitorCases = new MonitorCases(this);
  readonly migrations: MigrationCases = new MigrationCases(this);
  readonly ledgers: LedgerCases = new LedgerCases(this);
  readonly tables: TableCases = new TableCases(this);
  readonly yearBooks: YearBookCases = new YearBookCases(this);
  readonly imports: ImportCases = new ImportCases(this);
  readonly lists: ListCases = new ListCases(this);
  readonly previews: PreviewCases = new PreviewCases(this);
  readonly book: TableBook;
  readonly demo: boolean;
  private readonly clock: () => number;
  readonly newId: () => string;
  /** How far the virtual clock is ahead of the real one, ms. */
  private ahead = 0;
  private working: Promise<unknown> = Promise.resolve();
  private actors: {
    readonly organisation: Organisation;
    readonly day: string;
    readonly byPerson: Map<string, Actor>;
  } = { organisation: { regions: [], units: [], people: [] }, day: '', byPerson: new Map() };

  constructor(options: CaseworkOptions) {
    this.store = options.store;
    this.clock = options.clock;
    this.newId = options.newId;
    this.demo = options.demo === true;
    this.library = new Library(options.store, () => this.now().slice(0, 10));
    this.book = new TableBook(options.store, this.library, () => this.now());
    this.instances = new Instances(options.store, this.library, () => this.soon(() => this.system.workOff()));
    this.system = new System({
      store: options.store,
      library: this.library,
      instances: () => this.instances,
      now: () => this.now(),
      connectors: options.connectors ?? {
        ...ownConnectors,
        ...tableConnectors(this.book, this.library),
        ...dutyConnectors(options.store, this.library),
        ...lookConnectors(options.store, this.library),
        ...handbookConnectors(options.store, this.library, () => this.now()),
      },
    });
  }

  /** Reads what is kept; call once before anything else. */
  async open(): Promise<void> {
    await this.library.refresh();
    const kept = await this.store.get(settingTable, { name: 'ahead' });
    if (typeof kept?.value === 'number') this.ahead = kept.value;
    await this.system.workOff();
    this.batches.sending.resume();
  }

  now(): string {
    return inShanghai(this.clock() + this.ahead);
  }

  /** Runs work of the system one after the other. */
  private soon(work: () => Promise<unknown>): void {
    this.working = this.working.then(work, work);
    // What fails is told to whoever waits, at the latest by the next tick, and tried again; it does not end the program.
    this.working.catch(() => undefined);
  }

  /** Waits until the system's own work is done; for answers that show its results, and for tests. */
  async settled(): Promise<void> {
    let seen: unknown;
    while (seen !== this.working) {
      seen = this.working;
      await this.working;
    }
  }

  /** Fires what is due now. */
  async tick(): Promise<number> {
    const fired = await this.system.tick(this.now());
    await this.settled();
    await this.startFiles.sweep(this.now());
    const fault = this.batches.sending.takeFault();
    this.batches.sending.resume();
    if (fault instanceof Error) throw fault;
    return fired;
  }

  // People

  /** Who a person is today. Asked at every request, so what was resolved is kept while organisation and day stay. */
  actor(person: string): Actor | undefined {
    const { organisation } = this.library;
    const day = this.now().slice(0, 10);
    if (this.actors.organisation !== organisation || this.actors.day !== day)
      this.actors = { organisation, day, byPerson: new Map() };
    const known = this.actors.byPerson.get(person);
    if (known) return known;
    const found = indexOf(organisation).people.get(person);
    if (!found) return undefined;
    const actor = actorOf(organisation, found, day);
    this.actors.byPerson.set(person, actor);
    return actor;
  }

  me(actor: Actor): Me {
    const { units, regions } = indexOf(this.library.organisation);
    const names = this.library.postNames();
    const county = countyOfActor(actor);
    return {
      id: actor.id,
      name: actor.name,
      holdings: actor.holdings.map((holding) => ({
        ...holding,
        postName: names.get(holding.post) ?? holding.post,
        unitName: units.get(holding.unit)?.name ?? '',
      })),
      sends: this.batches.may(actor),
      samples: samples(actor),
      designs: designs(actor),
      draws: draws(actor),
      keepsBooks:
        this.placesOf(actor).length > 0 &&
        (['tables', 'ledgers', 'lists'] as const).some((kind) => this.library.parts(kind).length > 0),
      supervises: actor.holdings.some(({ region }) => supervises(actor, region)),
      repairs: actor.holdings.some(({ region }) => repairs(actor, region)),
      monitors: monitors(actor),
      county,
      countyName: regions.get(county)?.name ?? '',
    };
  }

  /** The places that a person looks after, from the widest to the villages in them. */
  placesOf(actor: Actor): readonly { readonly code: string; readonly name: string; readonly tier: Tier }[] {
    return this.library.organisation.regions
      .filter(({ code, tier }) => seesPlace(actor, code) && placeTiers.has(tier))
      .map(({ code, name, tier }) => ({ code, name, tier }))
      .sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  async keepOrganisation(organisation: Organisation): Promise<void> {
    const county = organisation.regions.find(({ tier }) => tier === 'county')?.code ?? '';
    await this.store.write([{ table: organisationTable.name, put: { county, value: asJson(organisation) } }]);
    await this.library.refresh();
  }

  // Work

  inbox(actor: Actor): Promise<Inbox> {
    return inboxOf({
      store: this.store,
      actor,
      organisation: this.library.organisation,
      calendar: this.library.calendarOf(actor.holdings[0]?.region ?? ''),
      now: this.now(),
      asks: (process, node) => asksOf(this.library.all(), process, node),
      naming: (process) => {
        const holder = this.library.all().find(({ package: pkg }) => pkg.processes[process]);
        return namingPaths(holder?.package.processes[process] ?? {});
      },
    });
  }

  /** Processes whose first step is for one of the actor's queues. */
  startable(actor: Actor): readonly Startable[] {
    const { regions } = this.library.organisation;
    return this.library.all().flatMap(({ package: pkg, version }) =>
      Object.values(pkg.processes).flatMap((process): Startable[] => {
        const villages = regions.filter(
          ({ tier, code }) =>
            tier === (process.tier ?? 'village') && this.mayStart(actor, pkg.template.id, process.id, code),
        );
        if (villages.length === 0) return [];
        return [
          {
            packageId: pkg.template.id,
            category: pkg.template.category ?? '',
            process: process.id,
            name: process.name,
            description: process.description,
            version,
            form: this.asksFirst(pkg.template.id, process.id, villages[0]?.code ?? ''),
            regions: villages.map(({ code, name, tier }) => ({
              code,
              name:
                tier === 'village'
                  ? `${regions.find((town) => town.code === regionAt(code, 'town'))?.name ?? ''}${name}`
                  : name,
            })),
          },
        ];
      }),
    );
  }

  private mayStart(actor: Actor, packageId: string, process: string, region: string): boolean {
    const world = this.startWorld(packageId, process, region);
    return world !== undefined && this.starts.may(actor, world, region);
  }

  private asksFirst(packageId: string, process: string, region: string): boolean {
    const world = this.startWorld(packageId, process, region);
    return world !== undefined && this.starts.asks(world);
  }

  private startWorld(packageId: string, process: string, region: string): World | undefined {
    const published = this.library.current(packageId);
    return published && this.library.world(published, process, region, this.now().slice(0, 10));
  }

  /** What the lists of the county do not let begin, where they are a gate. */
  gate(published: Published, region: string): Refused | undefined {
    const today = this.now().slice(0, 10);
    const [found] = blocksAt(this.library, region, today)
      ? findingsFor(this.library, published.package, today)
      : [];
    return found && refused('gate-closed', { message: found.message });
  }

  /** Begins a case by hand; sent twice with the same key, it begins once. */
  async start(
    actor: Actor,
    given: {
      readonly packageId: string;
      readonly process: string;
      readonly region: string;
      readonly key?: string | undefined;
    },
  ): Promise<Outcome<{ instance: string; task: string | null }>> {
    const published = this.library.current(given.packageId);
    if (!published) return no(refused('no-such-package'));
    if (!this.mayStart(actor, given.packageId, given.process, given.region))
      return no(refused('not-allowed'));
    if (this.asksFirst(given.packageId, given.process, given.region)) return no(refused('start-form-needed'));
    const closed = this.gate(published, given.region);
    if (closed) return no(closed);
    const id = `${countyOf(given.region)}-${given.key ?? this.newId()}`;
    const done = await this.instances.start({
      published,
      process: given.process,
      id,
      region: given.region,
      at: this.now(),
      by: actor.id,
      ...(given.key === undefined ? {} : { key: `start/${actor.id}/${given.key}` }),
    });
    if (!done.ok) return no(inWords(done.refusal));
    const task = Object.values(done.state.tasks).find(({ assignment }) => maysDo(actor, assignment));
    return ok({ instance: id, task: task ? taskId(id, task.id) : null });
  }

  async search(
    actor: Actor,
    text: string,
  ): Promise<
    readonly {
      readonly instance: string;
      readonly number: string;
      readonly subject: string;
      readonly regionName: string;
      readonly processName: string;
      readonly status: string;
    }[]
  > {
    const wanted = text.trim();
    if (wanted === '') return [];
    const rows = await this.store.rows(instanceTable, {
      where: {
        or: [
          {
            and: [
              instancesSeenBy(actor),
              { or: [{ contains: ['subject', wanted] }, { contains: ['number', wanted] }] },
            ],
          },
          // Who may ask to read a case finds it by its whole number.
          { and: [instancesIn(actor), { eq: ['number', wanted] }] },
        ],
      },
      order: [['updatedAt', 'desc']],
      limit: 20,
    });
    const { regions } = indexOf(this.library.organisation);
    const found = rows.filter((row) => sees(actor, row) || mayAsk(actor, row));
    return found.map((row) => ({
      instance: row.instance,
      number: row.number ?? '',
      subject: subjectFor(actor, row),
      regionName: regions.get(row.region ?? '')?.name ?? '',
      processName: row.processName ?? '',
      status: row.status ?? '',
    }));
  }

  // Instances

  async instanceFor(
    actor: Actor,
    instance: string,
  ): Promise<Outcome<{ state: InstanceState; version: number; world: World }>> {
    const found = await this.instances.read(instance);
    if (!found) return no(refused('not-found'));
    const { state } = found;
    const world = this.library.worldOf(state);
    if (!seesInstance(actor, state, world))
      return no(
        mayAsk(actor, placedOf(state, world))
          ? refused('case-limited', { number: state.number })
          : refused('not-found'),
      );
    if (world.chart.process.readers) await this.looks.noted(actor, state, world);
    return ok({ ...found, world });
  }

  /** The actor with the cases that they may read today because they have said why. */
  async withOpened(actor: Actor): Promise<Actor> {
    if (!asksToRead(actor, this.library.askingPosts())) return actor;
    const opened = await this.looks.openedBy(actor);
    return opened.length === 0 ? actor : { ...actor, opened };
  }

  /** The step that an actor did of a case that they do not see otherwise. */
  async pastStepFor(actor: Actor, instance: string): Promise<PastStep | undefined> {
    const done = await this.store.count(doneTable, {
      and: [{ eq: ['person', actor.id] }, { eq: ['instance', instance] }],
    });
    return done === 0 ? undefined : pastStepOf(actor, await this.instances.events(instance));
  }

  async case(actor: Actor, instance: string): Promise<Outcome<CaseView>> {
    const found = await this.instanceFor(actor, instance);
    if (!found.ok) {
      const past = await this.pastStepFor(actor, instance);
      return past ? ok(pastView(past, { world: this.library.worldOf(past.state), actor })) : found;
    }
    const [events, looks] = await Promise.all([
      this.instances.events(instance),
      this.looks.ofInstance(actor, found.value.state),
    ]);
    const related = await relatedCases(this, actor, found.value.state, events);
    return ok(caseView({ ...found.value, actor, now: this.now(), events, looks, related }));
  }

  async chart(
    actor: Actor,
    instance: string,
  ): Promise<Outcome<{ process: World['chart']['process']; layout: JsonObject | null; state: ChartState }>> {
    const found = await this.instanceFor(actor, instance);
    const past = found.ok ? undefined : await this.pastStepFor(actor, instance);
    const state = found.ok ? found.value.state : past?.state;
    if (!state) return no(refused('not-found'));
    const world = this.library.worldOf(state);
    const layout = world.chart.package.layouts[world.chart.process.id];
    return ok({
      process: world.chart.process,
      layout: (layout ?? null) as JsonObject | null,
      state: past ? pastChart(past) : chartState(state),
    });
  }

  async document(
    actor: Actor,
    given: { readonly instance: string; readonly document: string },
  ): Promise<Outcome<RenderedDocument>> {
    const found = await this.instanceFor(actor, given.instance);
    if (!found.ok) return found;
    const { state, world } = found.value;
    if (!seesCase(actor, state, world)) return no(refused('not-found'));
    const reader = readerOf(actor, state, world);
    const listed = documentViews(state, world, reader.letters).find(({ id }) => id === given.document);
    if (listed?.only)
      return no(refused('document-limited', { name: listed.name, only: onlyWords(listed.only) }));
    const page = documentPage(state, world, given.document, reader);
    return page ? ok(page) : no(refused('not-found'));
  }

  /** Installs a package from files as its first version; does nothing when that version is here. */
  async install(files: PackageFiles): Promise<Outcome<{ version: string }>> {
    // What is here was checked when it came; to check it again at every start would take long.
    const said = publishing.versionIn(files);
    if (said && (await this.store.get(versionTable, said))) return ok({ version: said.version });
    const checked = publishing.publishable(files);
    if (!checked.ok) return checked;
    const { id, version } = checked.value.template;
    const at = this.now();
    const { row, event } = publishing.versionKept(
      {
        files,
        pkg: checked.value,
        note: '随程序安装',
        from: at.slice(0, 10),
        changes: [],
        serial: (this.library.newest(id)?.serial ?? 0) + 1,
      },
      { by: 'system', at, differing: [] },
    );
    await this.store.change<PackageState, null>(packageStream(id), ({ snapshot }) => ({
      decided: { events: [event], snapshot: snapshot ?? { revision: 0 }, rows: [row] },
      answer: null,
    }));
    await this.library.refresh();
    return ok({ version });
  }

  /** Sets the virtual clock; only a demonstration does. */
  async setClock(now: string): Promise<void> {
    this.ahead = milliseconds(now) - this.clock();
    await this.store.write([{ table: settingTable.name, put: { name: 'ahead', value: this.ahead } }]);
  }

  /** What an instance row says to a query, it says in memory too. */
  maySee(actor: Actor, row: Placed): boolean {
    return matches(instancesSeenBy(actor), row);
  }
}

/** Tiers whose tables and ledgers are looked at here. */
const placeTiers: ReadonlySet<Tier> = new Set(['county', 'town', 'village']);
