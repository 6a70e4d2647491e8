import { nextTime, type Organisation } from '@fiveones/interpreter';
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

  /** Starts what is due until a moment, each place once each time. Answers how many. */
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

  private async begin(row: Row, until: string): Promise<number> {
    const published = this.library.current(row.package);
    const at = row.at ?? until;
    // The same time gives the same id, so that a start that was interrupted is not made twice.
    const id = `${row.county}-${row.process}-${row.node}-${row.region}-${at.replace(/\D/g, '').slice(0, 12)}`;
    const done = published
      ? await this.instances().start({
          published,
          process: row.process,
          id,
          region: row.region,
          node: row.node,
          at,
          key: 'schedule',
        })
      : undefined;
    const next = this.next(row, at);
    await this.store.write(next.length > 0 ? next : [removal(row)]);
    return done?.ok && !done.repeated ? 1 : 0;
  }

  private next({ county, package: id, process, node, region }: Key, after: string): readonly RowChange[] {
    const published = this.library.current(id);
    const world = published && this.library.world(published, process, region, after.slice(0, 10));
    const start = world?.chart.starts.get('')?.find((candidate) => candidate.id === node);
    const at = world && start?.trigger?.cycle ? nextTime(start.trigger.cycle, after, world) : undefined;
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
      const tier = process.lanes.find(({ id }) => id === node.lane)?.tier ?? 'county';
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
