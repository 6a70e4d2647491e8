import { groupedBy, indexOf, sample } from '@fiveones/interpreter';
import type { RowOf } from '@fiveones/store';
import { instancesIn, samples, subjectFor, type Actor } from './access.ts';
import type { Casework } from './casework.ts';
import { dutiesAsked, dutyRows, dutySheet, workAtSteps, type DutyFilter, type DutyRow } from './duties.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { instanceTable, taskTable } from './tables.ts';
import type { Sheet } from './village/table-cases.ts';

/** The responsibility list as people look at it. */
export interface DutyList {
  readonly rows: readonly DutyRow[];
  /** How many rows are in force, whether or not asked for. */
  readonly all: number;
  readonly packages: readonly Named[];
  readonly units: readonly Named[];
  /** There is more open work than is counted; the figures are the least there is. */
  readonly more: boolean;
  /** May draw samples of cases. */
  readonly samples: boolean;
}
/** Something to choose from. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What cases are told apart by within a town: their village, their process, the kind of help (救助、儿童、婚姻…). */
export const strata = ['village', 'process', 'category'] as const;
/** One of `strata`. */
export type Stratum = (typeof strata)[number];

/** Of which cases a sample is drawn, and how. Days are `yyyy-mm-dd`, both included, by the day a case began. */
export interface CaseSampleAsked {
  readonly processes: readonly string[];
  /** What cases are told apart by within their town, which always is the first stratum. */
  readonly strata: readonly Stratum[];
  readonly from: string;
  readonly until: string;
  readonly seed: string;
  readonly percent: number;
  readonly floor: number;
  readonly total?: number | undefined;
}

/** A drawn case. */
export interface SampledCase {
  readonly instance: string;
  readonly number: string;
  readonly subject: string;
  readonly regionName: string;
  readonly startedAt: string;
  readonly stageName: string;
  readonly status: string;
}
/** A sample of cases, the same again for the same question: what was drawn, town by town. */
export interface CaseSample {
  readonly asked: CaseSampleAsked;
  readonly processName: string;
  readonly cases: number;
  readonly drawn: number;
  readonly towns: readonly {
    readonly town: string;
    readonly name: string;
    readonly cases: number;
    readonly drawn: readonly SampledCase[];
    readonly reserves: readonly SampledCase[];
    readonly strata: readonly { readonly name: string; readonly cases: number; readonly drawn: number }[];
  }[];
}

/** Open tasks that are counted, and cases that a sample is drawn from. */
const mostCounted = 50_000;
const mostSampledFrom = 100_000;
/** Cases of each town that stand ready, should a drawn one not be found. */
const reservesPerTown = 2;

type InstanceRow = RowOf<typeof instanceTable>;

/** 责任清单: who does what, what stands on it now, and samples for those who look whether it was done. */
export class DutyCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** The rows in force that are asked for, with open work in the actor's region. */
  async list(actor: Actor, asked: DutyFilter): Promise<DutyList> {
    const tasks = await this.casework.store.rows(taskTable, {
      where: instancesIn(actor),
      columns: ['task', 'process', 'node', 'due'],
      limit: mostCounted,
    });
    const workAt = workAtSteps(tasks, this.casework.now());
    const packages = this.casework.library.all().map((published) => published.package);
    const rows = packages.flatMap((pkg) => dutyRows(pkg, workAt));
    return {
      rows: dutiesAsked(rows, asked),
      all: rows.length,
      packages: packages
        .filter(({ responsibilities }) => responsibilities.length > 0)
        .map(({ template: { id, name } }) => ({ id, name })),
      units: unitsIn(rows),
      more: tasks.length === mostCounted,
      samples: samples(actor),
    };
  }

  /** What `list` answers, for a workbook. */
  async listSheet(
    actor: Actor,
    asked: DutyFilter,
  ): Promise<{ readonly fileName: string; readonly sheets: readonly Sheet[] }> {
    const { rows } = await this.list(actor, asked);
    const day = this.casework.now().slice(0, 10);
    const about = `责任清单，${day}，共 ${rows.length} 行；待办只数${this.placeName(actor)}的`;
    return { fileName: `责任清单 ${day}.xlsx`, sheets: [dutySheet(rows, about)] };
  }

  /** Processes whose cases can be sampled. */
  sampled(actor: Actor): Outcome<readonly Named[]> {
    if (!samples(actor)) return no(refused('not-allowed'));
    return ok(
      this.casework.library
        .all()
        .flatMap(({ package: pkg }) => Object.values(pkg.processes).map(({ id, name }) => ({ id, name }))),
    );
  }

  /** Draws from the cases of a process that began in a period in the county of the actor. */
  async sample(actor: Actor, asked: CaseSampleAsked): Promise<Outcome<CaseSample>> {
    const processes = this.sampled(actor);
    if (!processes.ok) return processes;
    const chosen = processes.value.filter(({ id }) => asked.processes.includes(id));
    if (chosen.length === 0 || chosen.length < new Set(asked.processes).size) return no(refused('not-found'));
    const where = {
      and: [
        instancesIn({ ...actor, holdings: actor.holdings.filter(({ tier }) => tier === 'county') }),
        { in: ['process', [...asked.processes]] },
        { ge: ['startedAt', asked.from] },
        // After every instant of that day.
        { lt: ['startedAt', `${asked.until}U`] },
      ],
    } as const;
    if ((await this.casework.store.count(instanceTable, where)) > mostSampledFrom)
      return no(refused('sample-too-wide', { most: mostSampledFrom }));
    const rows = await this.casework.store.rows(instanceTable, { where });
    const drawn = sample({
      ...asked,
      cases: rows.map((row) => ({
        id: row.instance,
        town: (row.region ?? '').slice(0, 9),
        ...(asked.strata.length === 0 ? {} : { stratum: this.stratumOf(row, asked.strata) }),
        row,
      })),
      reserves: reservesPerTown,
    });
    return ok({
      asked,
      processName: chosen.map(({ name }) => name).join('、'),
      cases: rows.length,
      drawn: drawn.reduce((sum, town) => sum + town.drawn.length, 0),
      towns: drawn.map((town) => ({
        town: town.town,
        name: this.regionName(town.town),
        cases: town.cases,
        drawn: town.drawn.map(({ row }) => this.shown(actor, row)),
        reserves: town.reserves.map(({ row }) => this.shown(actor, row)),
        strata: town.strata.map(({ stratum, ...counts }) => ({ name: stratum, ...counts })),
      })),
    });
  }

  /** What `sample` answers, for a workbook; it says how to draw it again. */
  async sampleSheet(
    actor: Actor,
    asked: CaseSampleAsked,
  ): Promise<Outcome<{ readonly fileName: string; readonly sheets: readonly Sheet[] }>> {
    const made = await this.sample(actor, asked);
    return made.ok
      ? ok({ fileName: `抽样名单 ${asked.seed}.xlsx`, sheets: [sampleSheet(made.value)] })
      : made;
  }

  /** The stratum of a case, by its names: 石桥村 / 最低生活保障. */
  private stratumOf(row: InstanceRow, by: readonly Stratum[]): string {
    const names: Readonly<Record<Stratum, () => string>> = {
      village: () => this.regionName(row.region ?? ''),
      process: () => row.processName ?? '',
      category: () =>
        this.casework.library.newest(row.package ?? '')?.package.template.category ?? row.processName ?? '',
    };
    return strata
      .filter((one) => by.includes(one))
      .map((one) => names[one]())
      .join(' / ');
  }

  private shown(actor: Actor, row: InstanceRow): SampledCase {
    return {
      instance: row.instance,
      number: row.number ?? '',
      subject: subjectFor(actor, row),
      regionName: this.regionName(row.region ?? ''),
      startedAt: row.startedAt ?? '',
      stageName: row.stageName ?? '',
      status: row.status ?? '',
    };
  }

  private regionName(code: string): string {
    return indexOf(this.casework.library.organisation).regions.get(code)?.name ?? code;
  }

  private placeName(actor: Actor): string {
    return [...new Set(actor.holdings.map(({ region }) => this.regionName(region)))].join('、');
  }
}

/** Kinds of unit, each by the name that most rows use. */
function unitsIn(rows: readonly DutyRow[]): readonly Named[] {
  return [...groupedBy(rows, ({ unit }) => unit)].map(([id, own]) => {
    const names = [...groupedBy(own, ({ unitName }) => unitName)].toSorted(
      ([, a], [, b]) => b.length - a.length,
    );
    return { id, name: names[0]?.[0] ?? id };
  });
}

function sampleSheet({ asked, processName, cases, drawn, towns }: CaseSample): Sheet {
  const how = `${processName}，${asked.from} 至 ${asked.until} 开始的 ${cases} 件中抽 ${drawn} 件；种子“${asked.seed}”，每镇 ${asked.percent}%，不少于 ${asked.floor} 件${asked.total === undefined ? '' : `，总数 ${asked.total} 件`}。同样的条件抽出同样的件`;
  const line = (town: string, kind: string) => (one: SampledCase, place: number) => [
    town,
    kind,
    place + 1,
    one.number,
    one.subject,
    one.regionName,
    one.startedAt.slice(0, 10),
    one.stageName,
  ];
  return {
    name: '抽样名单',
    rows: [
      [how],
      ['镇（街）', '抽中或备选', '次序', '办件号', '申请人', '村（社区）', '开始日', '现在到哪一步'],
      ...towns.flatMap((town) => [
        ...town.drawn.map(line(town.name, '抽中')),
        ...town.reserves.map(line(town.name, '备选')),
      ]),
    ],
  };
}
