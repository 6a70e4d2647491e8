import { asJson, figureKind, type Indicator, type JsonObject, type Table } from '@fiveones/definition';
import { tierOf } from '@fiveones/interpreter';
import type { Condition, RowChange, RowOf, Store } from '@fiveones/store';
import { inTurns } from '../in-turns.ts';
import type { Library } from '../library.ts';
import { countyOf } from '../projection.ts';
import { instanceTable } from '../tables.ts';
import { figureTable, ledgerEntryTable } from './tables.ts';
import {
  aggregated,
  caseFact,
  caseRows,
  figuresOf,
  type CaseRows,
  type EntryFact,
  type Facts,
  type Figure,
  type Given,
  type Origin,
} from './figures.ts';
import { periodBefore, periodOf } from './period.ts';
import { entryCellsIn, eventsOf, figureRowsIn } from '../json-cells.ts';

/** The figures of a place for a month, with those of the places that make it up. */
interface PlaceFigures {
  readonly region: string;
  readonly figures: readonly Figure[];
  /** The places in it; empty where it is one of the lowest itself. */
  readonly below: readonly { readonly region: string; readonly figures: readonly Figure[] }[];
}

/** Works tables out: figures of places from cases, ledgers and what people gave; keeps what is frozen. */
export class TableBook {
  private readonly store: Store;
  private readonly library: Library;
  /** What cases added to a table when they were last looked at, by month and case. */
  private readonly told = new WeakMap<Table, Map<string, Told>>();

  /** What counts only from a later moment on does not count yet. */
  private readonly now: () => string;

  constructor(store: Store, library: Library, now: () => string) {
    this.store = store;
    this.library = library;
    this.now = now;
  }

  /** Figures of a place of any tier for the periods that a month lies in: frozen ones as they were, others as of now. */
  async figures(table: Table, region: string, month: string): Promise<PlaceFigures> {
    const places = this.placesIn(table, region);
    const facts = await this.facts(table, region, month);
    const kept = await this.kept(table, region, month);
    const figures = places.map((place) => ({
      region: place,
      figures: withFrozen(
        table,
        figuresOf(table, { ...factsOf(table, place, facts), given: givenAt(place, kept) }, month),
        kept.filter((row) => row.region === place),
      ),
    }));
    const [only] = figures;
    if (only?.region === region && figures.length === 1) return { ...only, below: [] };
    return {
      region,
      figures: table.indicators.map((indicator) =>
        aggregated(
          indicator,
          periodOf(indicator.period, month).id,
          figures.flatMap((place) => place.figures.filter((figure) => figure.indicator === indicator.id)),
        ),
      ),
      below: figures,
    };
  }

  /** What is kept of a place for the periods just before those that a month lies in, by indicator. */
  async keptBefore(table: Table, region: string, month: string): Promise<ReadonlyMap<string, number | null>> {
    const before = new Map(table.indicators.map(({ id, period }) => [id, periodBefore(period, month).id]));
    const rows = await this.store.rows(figureTable, {
      where: {
        and: [
          { eq: ['county', countyOf(region)] },
          { eq: ['region', region] },
          { eq: ['table', table.id] },
          { in: ['period', [...new Set(before.values())]] },
        ],
      },
      limit: most,
    });
    return new Map(
      rows
        .filter(({ indicator, period }) => before.get(indicator) === period)
        .map(({ indicator, value }) => [indicator, value]),
    );
  }

  /** Keeps numbers that people gave for one of the lowest places. */
  async give(
    table: Table,
    region: string,
    month: string,
    values: readonly { readonly indicator: Indicator; readonly value: number; readonly origin: Origin }[],
    { by, at }: { readonly by: string; readonly at: string },
  ): Promise<void> {
    await this.store.write(
      values.map(({ indicator, value, origin }) =>
        givenRow(figureKey(table, region, month, indicator), { value, origin }, { by, at }),
      ),
    );
  }

  /** Freezes the periods of a place that end with a month; what is frozen stays. Answers how many figures it kept. */
  async freeze(table: Table, region: string, month: string, at: string): Promise<number> {
    const { figures } = await this.figures(table, region, month);
    const kept = await this.kept(table, region, month);
    const frozen = new Set(
      kept.filter(({ frozenAt }) => frozenAt !== null).map((row) => `${row.period}/${row.indicator}`),
    );
    const ending = figures.filter((figure) => {
      const indicator = table.indicators.find(({ id }) => id === figure.indicator);
      const ends = indicator && periodOf(indicator.period, month).to.startsWith(month);
      return ends && !frozen.has(`${figure.period}/${figure.indicator}`);
    });
    await this.store.change(tableStream(region, table.id), ({ snapshot }) => ({
      decided: {
        events: [{ type: 'tableFrozen', at, body: { month, figures: ending } }],
        snapshot: { ...(snapshot as object | undefined), [month]: at },
        rows: ending.map((figure): RowChange => ({
          table: figureTable.name,
          put: {
            county: countyOf(region),
            region,
            table: table.id,
            period: figure.period,
            indicator: figure.indicator,
            value: figure.value,
            part: figure.part ?? null,
            whole: figure.whole ?? null,
            origin: figure.origin,
            rows: asJson(figure.rows),
            by: null,
            at,
            frozenAt: at,
            import: figure.import ?? null,
          },
        })),
      },
      answer: null,
    }));
    return ending.length;
  }

  /** When the month of a place was frozen; of a place above, when the last of its places was. */
  async frozenAt(table: Table, region: string, month: string): Promise<string | undefined> {
    const places = this.placesIn(table, region).filter((place) => tierOf(place) === table.tier);
    const read = await Promise.all(
      places.map((place) => this.store.read<JsonObject>(tableStream(place, table.id))),
    );
    const times = read.map((one) => one?.snapshot[month]);
    return times.length > 0 && times.every((at) => typeof at === 'string') ? times.sort().at(-1) : undefined;
  }

  /** Whether the month of a place is frozen, or the longer period of one of some indicators is. */
  async isFrozen(
    table: Table,
    region: string,
    month: string,
    indicators: Readonly<Record<string, unknown>>,
  ): Promise<boolean> {
    if ((await this.frozenAt(table, region, month)) !== undefined) return true;
    const kept = await this.kept(table, region, month);
    return kept.some(
      (row) => row.region === region && row.frozenAt !== null && Object.hasOwn(indicators, row.indicator),
    );
  }

  /** What a place's frozen figures would be today, where they differ: corrections of the source came later. */
  async corrections(
    table: Table,
    region: string,
    month: string,
  ): Promise<
    readonly { readonly indicator: string; readonly frozen: number | null; readonly now: number | null }[]
  > {
    const kept = await this.kept(table, region, month);
    const facts = await this.facts(table, region, month);
    const now = figuresOf(table, { ...factsOf(table, region, facts), given: givenAt(region, kept) }, month);
    return kept.flatMap((row) => {
      const figure = now.find(
        ({ indicator, period }) => indicator === row.indicator && period === row.period,
      );
      const differs = row.region === region && row.frozenAt !== null && figure && figure.value !== row.value;
      return differs ? [{ indicator: row.indicator, frozen: row.value, now: figure.value }] : [];
    });
  }

  /** The lowest places of the table in a region; the region itself for cases that lie in none of them. */
  private placesIn(table: Table, region: string): readonly string[] {
    const { regions } = this.library.organisation;
    const lowest = regions.filter(({ tier, code }) => tier === table.tier && code.startsWith(region));
    const codes = lowest.map(({ code }) => code);
    return codes.includes(region) ? [region] : [...codes, region];
  }

  private async facts(table: Table, region: string, month: string): Promise<Known> {
    const [cases, entries] = await Promise.all([
      this.cases(table, region, month),
      this.store.rows(ledgerEntryTable, {
        where: {
          and: [
            { eq: ['county', countyOf(region)] },
            { prefix: ['region', region] },
            { ge: ['period', `${month.slice(0, 4)}-01`] },
            { le: ['period', month] },
          ],
        },
        limit: most,
      }),
    ]);
    return {
      cases,
      entries: entries.map(entryFact),
      installed: (packageId, process) =>
        this.library.current(packageId)?.package.processes[process] !== undefined,
    };
  }

  private async cases(table: Table, region: string, month: string): Promise<readonly CaseRows[]> {
    const until = periodOf('month', month).to;
    const processes = [
      ...new Set(
        table.indicators.flatMap(({ source }) =>
          [...(source.cases?.of ?? []), ...(source.steps?.of ?? [])].map((of) => of.process),
        ),
      ),
    ];
    if (processes.length === 0) return [];
    const within: Condition = {
      and: [
        { eq: ['county', countyOf(region)] },
        { prefix: ['region', region] },
        { in: ['process', processes] },
        { le: ['startedAt', `${until}T23:59:59+08:00`] },
      ],
    };
    const rows = await this.store.rows(instanceTable, {
      where: within,
      columns: ['county', 'instance', 'updatedAt', 'status', 'waitsFor'],
      limit: most,
    });
    const found = await inTurns(
      rows,
      // A second may see two changes; the second of them moves the case on.
      ({ instance, updatedAt, status, waitsFor }) =>
        this.rowsOf(table, month, instance, [updatedAt, status, waitsFor].join()),
      casesATurn,
    );
    const now = this.now();
    return found.filter((one) => one !== undefined).map((one) => untilNow(one, now));
  }

  /** What a case adds; its events are read again only when it stands elsewhere than it did. */
  private async rowsOf(
    table: Table,
    month: string,
    instance: string,
    stands: string,
  ): Promise<CaseRows | undefined> {
    const known = this.told.get(table) ?? new Map<string, Told>();
    this.told.set(table, known);
    const key = `${month}/${instance}`;
    const told = known.get(key);
    if (told?.stands === stands) return told.made;
    const events = await eventsOf(this.store, instance);
    const fact = caseFact(events, periodOf('month', month).to, (state) => this.library.worldOf(state));
    const made = fact && caseRows(table, fact, month);
    if (known.size >= mostTold) known.clear();
    known.set(key, { stands, made });
    return made;
  }

  private kept(table: Table, region: string, month: string): Promise<readonly FigureRowOf[]> {
    const periods = (['month', 'quarter', 'year'] as const).map((kind) => periodOf(kind, month).id);
    return this.store.rows(figureTable, {
      where: {
        and: [
          { eq: ['county', countyOf(region)] },
          { prefix: ['region', region] },
          { eq: ['table', table.id] },
          { in: ['period', periods] },
        ],
      },
      limit: most,
    });
  }
}

/** What a case adds by now: a step that is open counts once its limit has ended, though nothing happens then. */
const untilNow = (one: CaseRows, now: string): CaseRows =>
  [...one.rows.values()].every((rows) => rows.every(({ at }) => at <= now))
    ? one
    : { ...one, rows: new Map([...one.rows].map(([id, rows]) => [id, rows.filter(({ at }) => at <= now)])) };

interface Told {
  readonly stands: string;
  readonly made: CaseRows | undefined;
}

type FigureRowOf = RowOf<typeof figureTable>;
type Known = Pick<Facts, 'cases' | 'entries' | 'installed'>;

/** The stream of a place's table. */
export const tableStream = (region: string, table: string): string => `table/${region}/${table}`;

const most = 200_000;
/** About as many milliseconds in which nobody else is served. */
const casesATurn = 20;
/** Of each table; a case adds about one kilobyte. */
const mostTold = 50_000;

/** What a place keeps of an indicator for the period that a month lies in. */
export const figureKey = (table: Table, region: string, month: string, indicator: Indicator) => ({
  county: countyOf(region),
  region,
  table: table.id,
  period: periodOf(indicator.period, month).id,
  indicator: indicator.id,
});

/** Keeps a number that somebody gave, by hand or with a file. */
export const givenRow = (
  key: ReturnType<typeof figureKey>,
  given: Given,
  { by, at }: { readonly by: string; readonly at: string },
): RowChange => ({
  table: figureTable.name,
  put: {
    ...key,
    value: given.value,
    part: null,
    whole: null,
    origin: given.origin,
    rows: [],
    by,
    at,
    frozenAt: null,
    import: given.import ?? null,
  },
});

const entryFact = (row: RowOf<typeof ledgerEntryTable>): EntryFact => ({
  region: row.region,
  ledger: row.ledger,
  type: row.type ?? '',
  period: row.period,
  entryNo: row.entryNo ?? '',
  title: row.title ?? '',
  instance: row.instance ?? undefined,
  at: row.occurredAt ?? '',
  count: row.count ?? 0,
  amount: row.amount ?? 0,
  fundLine: row.fundLine ?? undefined,
  result: row.result ?? undefined,
  cells: entryCellsIn(row.cells),
  reverseOf: row.reverseOf ?? undefined,
  reversedBy: row.reversedBy ?? undefined,
});

/** What belongs to a place: all in it where it is one of the lowest, else what lies at exactly it. */
function factsOf(
  table: Table,
  place: string,
  { cases, entries, installed }: Known,
): Known & { readonly region: string } {
  const lowest = tierOf(place) === table.tier;
  const belongs = (region: string) => (lowest ? region.startsWith(place) : region === place);
  return {
    region: place,
    cases: cases.filter((one) => belongs(one.region)),
    entries: entries.filter(({ region }) => belongs(region)),
    installed,
  };
}

const givenAt = (place: string, kept: readonly FigureRowOf[]): Facts['given'] =>
  new Map(
    kept
      .filter((row) => row.region === place && row.frozenAt === null && row.value !== null)
      .map((row) => [
        `${row.period}/${row.indicator}`,
        // Written only by `give`.
        { value: row.value ?? 0, origin: (row.origin ?? 'typed') as Origin, import: row.import ?? undefined },
      ]),
  );

/** Frozen figures take the place of those worked out. */
function withFrozen(
  table: Table,
  figures: readonly Figure[],
  kept: readonly FigureRowOf[],
): readonly Figure[] {
  const frozen = new Map(
    kept.filter(({ frozenAt }) => frozenAt !== null).map((row) => [`${row.period}/${row.indicator}`, row]),
  );
  if (frozen.size === 0) return figures;
  return figures.map((figure) => {
    const row = frozen.get(`${figure.period}/${figure.indicator}`);
    if (!row) return figure;
    return {
      indicator: figure.indicator,
      period: figure.period,
      value: row.value,
      ...(row.part === null ? {} : { part: row.part }),
      ...(row.whole === null ? {} : { whole: row.whole }),
      origin: (row.origin ?? 'auto') as Origin,
      rows: figureRowsIn(row.rows),
      import: row.import ?? undefined,
      frozen: true,
    };
  });
}

/** Indicators whose numbers people give: those that are filled in, and those they confirm. */
export const askedOfPeople = (table: Table): readonly Indicator[] =>
  table.indicators.filter(({ level, part }) => level !== 'auto' && !part);

/** Indicators of a system that is not connected. */
export const fromOutside = (table: Table): readonly Indicator[] =>
  table.indicators.filter(({ source }) => figureKind(source) === 'outside');
