import type { Cycle } from '@fiveones/definition';
import {
  comesOn,
  nextTime,
  tierBegun,
  timesMissed,
  type Organisation,
  type World,
} from '@fiveones/interpreter';
import type { RowChange, RowOf, Store } from '@fiveones/store';
import type { Instances } from './instances.ts';
import type { Library, Published } from './library.ts';
import { countyOf } from './projection.ts';
import { scheduleTable } from './tables.ts';

type Row = RowOf<typeof scheduleTable>;
type Key = Pick<Row, 'county' | 'package' | 'process' | 'node' | 'region'>;

/** Starts that set themselves off: at each place of the tier of their lane, again and again. */
export class Schedule {
  private readonly store: Store;
  private readonly library: Library;
  private readonly instances: () => Instances;

  constructor(store: Store, library: Library, instances: () => Instances) {
    this.store = store;
    this.library = library;
    this.instances = instances;
  }

  /**
   * Starts what is due until a moment, each place once each time; of times that went by while the program was off as many
   * as `timesMissed` says. Answers how many.
   */
  async tick(until: string): Promise<number> {
    await this.fit(until);
    let started = 0;
    for (;;) {
      const due = await this.store.due(scheduleTable, 'at', until, 100);
      if (due.length === 0) return started;
      for (const row of due) started += await this.begin(row, until);
    }
  }

  /** Rows for every start of the published versions, none for those that are gone. */
  private async fit(now: string): Promise<void> {
    const wanted = new Map(this.wanted().map((key) => [nameOf(key), key]));
    const kept = await this.store.rows(scheduleTable, {});
    const known = new Set(kept.map(nameOf));
    const changes = [
      ...kept.filter((row) => !wanted.has(nameOf(row))).map((row): RowChange => removal(row)),
      ...[...wanted.values()]
        .filter((key) => !known.has(nameOf(key)))
        .flatMap((key): readonly RowChange[] => this.next(key, now)),
    ];
    if (changes.length > 0) await this.store.write(changes);
  }

  private wanted(): readonly Key[] {
    return this.library.all().flatMap((published) => startsOf(published, this.library.organisation));
  }

  /** The first moment at which a start sets itself off, if any does until a moment. */
  async first(until: string): Promise<string | undefined> {
    await this.fit(until);
    const [row] = await this.store.due(scheduleTable, 'at', until, 1);
    return row?.at ?? undefined;
  }

  /** Begins at a place whatever is due there; the row moves on with each, so that a stop between loses nothing. */
  private async begin(row: Row, until: string): Promise<number> {
    const first = row.at ?? until;
    const published = this.library.current(row.package);
    const cycle = this.cycleOf(row, first);
    const { begin, missed } = cycle
      ? timesMissed(cycle.cycle, first, until, cycle.world)
      : { begin: [first], missed: undefined };
    // A version with another cycle has been published since: it begins with its own next day.
    if (cycle && !comesOn(cycle.cycle, first, cycle.world)) return this.moveOn(row, first);
    let started = 0;
    for (const [place, at] of begin.entries()) {
      // The same time gives the same id, so that a start that was interrupted is not made twice.
      const id = `${row.county}-${row.process}-${row.node}-${row.region}-${at.replace(/\D/g, '').slice(0, 12)}`;
      const { process, node, region } = row;
      const given = { process, node, region, id, at, key: 'schedule' };
      const done = published
        ? await this.instances().start({
            published,
            ...given,
            ...(place === 0 && missed ? { missed } : {}),
          })
        : undefined;
      await this.moveOn(row, at);
      if (done?.ok && !done.repeated) started++;
    }
    return started;
  }

  private async moveOn(row: Row, after: string): Promise<0> {
    const next = this.next(row, after);
    await this.store.write(next.length > 0 ? next : [removal(row)]);
    return 0;
  }

  private cycleOf(
    { package: id, process, node, region }: Key,
    at: string,
  ): { readonly cycle: Cycle; readonly world: World } | undefined {
    const published = this.library.current(id);
    const world = published && this.library.world(published, process, region, at.slice(0, 10));
    const start = world?.chart.starts.get('')?.find((candidate) => candidate.id === node);
    return world && start?.trigger?.cycle ? { cycle: start.trigger.cycle, world } : undefined;
  }

  private next(key: Key, after: string): readonly RowChange[] {
    const found = this.cycleOf(key, after);
    const at = found && nextTime(found.cycle, after, found.world);
    const { county, package: id, process, node, region } = key;
    return at === undefined
      ? []
      : [{ table: scheduleTable.name, put: { county, package: id, process, node, region, at } }];
  }
}

const nameOf = ({ package: id, process, node, region }: Key): string => [id, process, node, region].join(' ');

const removal = ({ county, package: id, process, node, region }: Key): RowChange => ({
  table: scheduleTable.name,
  remove: { county, package: id, process, node, region },
});

function startsOf(published: Published, organisation: Organisation): readonly Key[] {
  const { template, processes } = published.package;
  return Object.values(processes).flatMap((process) =>
    process.nodes.flatMap((node): readonly Key[] => {
      if (node.kind !== 'startEvent' || node.parent !== undefined || !node.trigger?.cycle) return [];
      const tier = tierBegun(process, node);
      return organisation.regions
        .filter((region) => region.tier === tier)
        .map(({ code }) => ({
          county: countyOf(code),
          package: template.id,
          process: process.id,
          node: node.id,
          region: code,
        }));
    }),
  );
}
