import { draftFiles, parameterValues, parsePackage, type Package } from '@fiveones/definition';
import { compileProcess, indexOf, type InstanceState, type World } from '@fiveones/interpreter';
import { setImmediate } from 'node:timers/promises';
import { designs, instancesIn, type Actor } from './access.ts';
import type { Casework } from './casework.ts';
import { loadDraft } from './package-draft.ts';
import { brokenDefinition } from './publish.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { recordedOf, type Recorded } from './replay-deeds.ts';
import { replay, type Ending, type Replayed } from './replay.ts';
import { instanceTable } from './tables.ts';

/** A finished case whose end is another under the draft, or cannot be told. */
export interface ReplayedCase {
  readonly instance: string;
  readonly number: string;
  readonly town: string;
  /** As the version in force ends it. */
  readonly before: Ending | undefined;
  readonly now: Replayed;
}

/** Some of the finished cases, lived through under the version in force and under the draft. */
export interface ReplayPage {
  /** Finished cases that will be looked at, at most `mostCases`. */
  readonly total: number;
  /** Finished cases there are. */
  readonly all: number;
  /** Where to go on; absent when this was the last. */
  readonly next?: number;
  /** For each town: cases that were looked at, and yuan a month before and now of those that can be told. */
  readonly towns: readonly {
    readonly town: string;
    readonly cases: number;
    readonly before: number;
    readonly now: number;
  }[];
  /** Those that end otherwise, and those of which it cannot be told. */
  readonly cases: readonly ReplayedCase[];
}

/** The newest so many finished cases are looked at. */
export const mostCases = 300;
/** One answer looks at so many, or as many as fit in this time (ms). */
const casesAPage = 20;
const timeAPage = 700;

type Row = { readonly instance: string; readonly number: string; readonly region: string };

/** What the draft would have made of finished cases. Nothing is written; who may design sees only cases of their region. */
export class ReplayCases {
  private readonly casework: Casework;
  /** The draft that was looked at last: reading it takes longer than a case. */
  private read: { readonly key: string; readonly pkg: Package } | undefined;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** Lives through the finished cases from a place in their list on. `day`: whose parameters hold on both sides. */
  async page(
    actor: Actor,
    given: { readonly packageId: string; readonly day: string; readonly from: number },
  ): Promise<Outcome<ReplayPage>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const newest = this.casework.library.newest(given.packageId);
    if (!newest) return no(refused('no-such-package'));
    const draft = await this.draftOf(given.packageId);
    if (!draft.ok) return draft;
    const all = await this.countOf(actor, given.packageId);
    const rows = await this.rowsOf(actor, given);
    const worlds = {
      before: new Worlds(this.casework, newest.package, given.day),
      now: new Worlds(this.casework, draft.value, given.day),
    };
    const looked: { readonly row: Row; readonly before: Replayed; readonly now: Replayed }[] = [];
    const until = performance.now() + timeAPage;
    let taken = 0;
    for (const row of rows) {
      if (taken > 0 && performance.now() > until) break;
      taken++;
      // Others get their turn between two cases.
      await setImmediate();
      const one = await this.lookAt(row, worlds);
      if (one) looked.push(one);
    }
    const next = given.from + taken;
    const total = Math.min(all, mostCases);
    return ok({
      all,
      total,
      ...(next < total && taken > 0 ? { next } : {}),
      ...this.summed(looked),
    });
  }

  private async draftOf(packageId: string): Promise<Outcome<Package>> {
    const draft = await loadDraft(this.casework.store, this.casework.library, packageId);
    if (!draft) return no(refused('no-such-package'));
    const key = `${packageId}@${draft.revision}`;
    if (this.read?.key === key) return ok(this.read.pkg);
    const parsed = parsePackage(draftFiles(draft.files));
    if (!parsed.ok) return no(brokenDefinition(parsed.problems));
    this.read = { key, pkg: parsed.package };
    return ok(parsed.package);
  }

  private finished(actor: Actor, packageId: string) {
    return {
      and: [
        instancesIn(actor),
        { eq: ['package', packageId] },
        { in: ['status', ['completed', 'terminated']] },
      ],
    } as const;
  }

  private countOf(actor: Actor, packageId: string): Promise<number> {
    return this.casework.store.count(instanceTable, this.finished(actor, packageId));
  }

  private async rowsOf(
    actor: Actor,
    { packageId, from }: { readonly packageId: string; readonly from: number },
  ): Promise<readonly Row[]> {
    const rows = await this.casework.store.rows(instanceTable, {
      where: this.finished(actor, packageId),
      columns: ['instance', 'number', 'region'],
      order: [['endedAt', 'desc']],
      offset: from,
      limit: Math.min(casesAPage, Math.max(0, mostCases - from)),
    });
    return rows.map(({ instance, number, region }) => ({
      instance,
      number: number ?? '',
      region: region ?? '',
    }));
  }

  /** Both replays of a case; nothing for an instance that another one called. */
  private async lookAt(
    row: Row,
    worlds: { readonly before: Worlds; readonly now: Worlds },
  ): Promise<{ readonly row: Row; readonly before: Replayed; readonly now: Replayed } | undefined> {
    const read = await this.casework.instances.read(row.instance);
    if (!read || read.state.parent) return undefined;
    const events = await this.casework.instances.events(row.instance);
    const recorded = recordedOf(events, await this.childrenOf(events));
    const live = (of: Worlds): Replayed => livedThrough(recorded, of.of(read.state), read.state);
    return { row, before: live(worlds.before), now: live(worlds.now) };
  }

  private async childrenOf(
    events: Parameters<typeof recordedOf>[0],
  ): Promise<ReadonlyMap<string, InstanceState>> {
    const ids = events.flatMap((event) =>
      event.type === 'childStarted' && event.body.wait ? [event.body.child] : [],
    );
    const read = await Promise.all(ids.map((id) => this.casework.instances.read(id)));
    return new Map(read.flatMap((one) => (one ? [[one.state.id, one.state]] : [])));
  }

  private summed(
    looked: readonly { readonly row: Row; readonly before: Replayed; readonly now: Replayed }[],
  ): Pick<ReplayPage, 'towns' | 'cases'> {
    const towns = new Map<string, { cases: number; before: number; now: number }>();
    const cases: ReplayedCase[] = [];
    for (const { row, before, now } of looked) {
      const town = this.townOf(row.region);
      const sum = towns.get(town) ?? { cases: 0, before: 0, now: 0 };
      sum.cases++;
      towns.set(town, sum);
      const known = 'untold' in before ? undefined : before;
      if (known && !('untold' in now)) {
        sum.before += known.amount;
        sum.now += now.amount;
        if (sameEnd(known, now)) continue;
      }
      const told = known === undefined && 'untold' in before ? before : now;
      cases.push({ instance: row.instance, number: row.number, town, before: known, now: told });
    }
    return { towns: [...towns].map(([town, sum]) => ({ town, ...sum })), cases };
  }

  private townOf(region: string): string {
    const { regions } = indexOf(this.casework.library.organisation);
    return regions.get(region.slice(0, 9))?.name ?? regions.get(region)?.name ?? region;
  }
}

const sameEnd = (a: Ending, b: Ending): boolean =>
  a.end === b.end && a.outcome === b.outcome && Math.abs(a.amount - b.amount) < 0.005;

const livedThrough = (
  recorded: Recorded | string,
  world: World | undefined,
  state: InstanceState,
): Replayed =>
  typeof recorded === 'string'
    ? { untold: recorded }
    : world === undefined
      ? { untold: '这个流程没有了' }
      : replay(recorded, world, state.region);

/** The worlds of one package on one day, for each process and region. */
class Worlds {
  private readonly casework: Casework;
  private readonly pkg: Package;
  private readonly day: string;
  private readonly known = new Map<string, World | undefined>();

  constructor(casework: Casework, pkg: Package, day: string) {
    this.casework = casework;
    this.pkg = pkg;
    this.day = day;
  }

  of({ region, pins: { process } }: InstanceState): World | undefined {
    const key = `${process}@${region}`;
    if (!this.known.has(key)) this.known.set(key, this.make(process, region));
    return this.known.get(key);
  }

  private make(process: string, region: string): World | undefined {
    const chart = compileProcess(this.pkg, process);
    if (!chart) return undefined;
    const { library } = this.casework;
    return {
      chart,
      version: { package: this.pkg.template.id, version: this.pkg.template.version, hash: '' },
      parameters: parameterValues(this.pkg, { region, at: this.day }),
      parametersEdition: `${this.day}@${region}`,
      calendar: library.calendarOf(region),
      organisation: library.organisation,
      installed: (packageId, called) => library.current(packageId)?.package.processes[called] !== undefined,
    };
  }
}
