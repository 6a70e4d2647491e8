import {
  figureKind,
  parameterValues,
  type Indicator,
  type JsonObject,
  type Table,
} from '@fiveones/definition';
import { indexOf } from '@fiveones/interpreter';
import { keepsAt, limitedWords, mayAsk, repairs, sees, seesPlace, type Actor } from '../access.ts';
import type { Casework } from '../casework.ts';
import { no, ok, refused, type Outcome } from '../refused.ts';
import type { Published } from '../library.ts';
import { tableFor, type Figure, type FigureRow, type Origin } from './figures.ts';
import { inTurns } from '../in-turns.ts';
import { instanceTable } from '../tables.ts';
import type { ShownValue } from '../shown-text.ts';
import { shownFields } from './shown-fields.ts';
import { monthBefore, periodBefore } from './period.ts';
import { fromOutside } from './table-book.ts';

/** A table that can be asked for. `lookedAt`: nobody fills anything in, it is there to be looked at. */
export interface TableName {
  readonly id: string;
  readonly name: string;
  readonly lookedAt: boolean;
}

/** A table of a place for a month, as people look at it. */
export interface TableView {
  readonly table: string;
  readonly name: string;
  readonly note?: string | undefined;
  readonly region: string;
  readonly regionName: string;
  readonly month: string;
  /** Months that can be asked for, the latest first. */
  readonly months: readonly string[];
  readonly groups: readonly { readonly name: string; readonly rows: readonly IndicatorView[] }[];
  /** Places in it, in the order of `IndicatorView.places`. */
  readonly places: readonly { readonly region: string; readonly name: string }[];
  readonly frozenAt?: string | undefined;
  readonly upper: readonly { readonly id: string; readonly name: string }[];
  /** The person may hand in files of figures for it. */
  readonly imports: boolean;
}

/** A row of the table. */
export interface IndicatorView {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly periodKind: Indicator['period'];
  readonly period: string;
  readonly value: number | null;
  readonly before: number | null;
  readonly part?: number | undefined;
  readonly whole?: number | undefined;
  readonly origin: Origin;
  /** Where the number comes from, in words. */
  readonly source: string;
  readonly sensitive: boolean;
  /** How many rows stand behind it. */
  readonly rows: number;
  /** The person may give the number, and what it then counts as. */
  readonly gives?: Origin | undefined;
  readonly places: readonly (number | null)[];
  readonly note?: string | undefined;
  /** The file that the number came with, and who handed it in. */
  readonly imported?: Imported | undefined;
}

/** Who handed a file of figures in, and when. */
export interface Imported {
  readonly file: string;
  readonly by: string;
  readonly at: string;
}

/** A row behind a figure, and where it lies. */
export interface FigureRowView extends FigureRow {
  readonly mayOpen: boolean;
  /** Fields of its case that the indicator shows. */
  readonly shown: readonly ShownValue[];
}

/** A sheet of cells, ready to be written to a file. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** How many lines at the top are its head; two when it is not said. */
  readonly heads?: number | undefined;
}

/** 1 套表: worked out, looked into, filled in only where no source is, exported. */
export class TableCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  all(): readonly TableName[] {
    return this.casework.library
      .parts('tables')
      .map(({ part: { id, name, keepers } }) => ({ id, name, lookedAt: keepers.length === 0 }));
  }

  async view(actor: Actor, asked: Asked): Promise<Outcome<TableView>> {
    const found = this.tableAt(actor, asked);
    if (!found.ok) return found;
    const { table, published, month } = found.value;
    const { book } = this.casework;
    const now = await book.figures(table, asked.region, month);
    const before = await this.before(table, asked.region, month);
    const { regions } = indexOf(this.casework.library.organisation);
    const named = now.below.filter(({ region }) => region !== asked.region || hasCases(now.below, region));
    const steps = stepNames(this.casework.library.all());
    const imported = await this.casework.imports.named(
      asked.region,
      now.figures.flatMap((figure) => figure.import ?? []),
    );
    const rows = table.indicators.flatMap((indicator): readonly (IndicatorView & { group: string })[] => {
      const figure = now.figures.find((one) => one.indicator === indicator.id);
      if (!figure || indicator.part) return [];
      return [
        {
          group: indicator.group,
          id: indicator.id,
          name: indicator.name,
          unit: indicator.unit,
          periodKind: indicator.period,
          period: figure.period,
          value: figure.value,
          before: before.get(indicator.id) ?? null,
          part: figure.part,
          whole: figure.whole,
          origin: figure.origin,
          source: sourceWords(indicator, table, steps),
          sensitive: indicator.sensitive === true,
          rows: figure.rows.length,
          gives: this.mayGive(actor, table, indicator, asked.region) ? originOf(indicator) : undefined,
          places: named.map(
            ({ figures }) => figures.find((one) => one.indicator === indicator.id)?.value ?? null,
          ),
          note: indicator.note,
          imported: imported.get(figure.import ?? ''),
        },
      ];
    });
    return ok({
      table: table.id,
      name: table.name,
      note: table.note,
      region: asked.region,
      regionName: regions.get(asked.region)?.name ?? '',
      month,
      months: monthsUntil(this.casework.now().slice(0, 7), published),
      groups: [...new Set(rows.map(({ group }) => group))].map((name) => ({
        name,
        rows: rows.filter(({ group }) => group === name).map(({ group: _, ...row }) => row),
      })),
      places: named.map(({ region }) => ({
        region,
        name: region === asked.region ? '本级' : (regions.get(region)?.name ?? region),
      })),
      frozenAt: await book.frozenAt(table, asked.region, month),
      upper: (table.upper ?? []).map(({ id, name }) => ({ id, name })),
      imports: this.casework.imports.mayImport(actor, table, asked.region),
    });
  }

  /** The rows behind a figure. */
  async rows(
    actor: Actor,
    asked: Asked & { readonly indicator: string },
  ): Promise<Outcome<readonly FigureRowView[]>> {
    const found = this.tableAt(actor, asked);
    if (!found.ok) return found;
    const { table, month } = found.value;
    const indicator = table.indicators.find(({ id }) => id === asked.indicator);
    if (!indicator) return no(refused('not-found'));
    const { figures } = await this.casework.book.figures(tableFor(indicator, table), asked.region, month);
    const figure = figures.find((one) => one.indicator === indicator.id);
    if (!figure) return no(refused('not-found'));
    const behind = figure.rows.slice(0, mostRows);
    const limited = await this.limited(actor, behind);
    const shown = await this.shown(
      actor,
      indicator,
      behind.filter(({ instance }) => !limited.has(instance ?? '')),
    );
    return ok(
      behind.map((row) => ({
        ...row,
        label: limited.get(row.instance ?? '')?.label ?? row.label,
        mayOpen: row.instance !== undefined && limited.get(row.instance)?.mayOpen !== false,
        shown: shown.get(row.instance ?? '') ?? [],
      })),
    );
  }

  /** The cases behind a figure that the actor does not read: counted, and called by their numbers only. */
  private async limited(
    actor: Actor,
    behind: readonly FigureRow[],
  ): Promise<ReadonlyMap<string, { readonly label: string; readonly mayOpen: boolean }>> {
    const ids = [...new Set(behind.flatMap(({ instance }) => instance ?? []))];
    const rows = await this.casework.store.rows(instanceTable, {
      where: { and: [{ in: ['instance', ids] }, { ne: ['readers', null] }] },
    });
    return new Map(
      rows
        .filter((row) => !sees(actor, row))
        .map((row) => [
          row.instance,
          { label: `${limitedWords}${row.number ?? ''}`, mayOpen: mayAsk(actor, row) },
        ]),
    );
  }

  /** What an indicator shows of the cases behind it, by their ids; of the first of them. */
  private async shown(
    actor: Actor,
    indicator: Indicator,
    rows: readonly FigureRow[],
  ): Promise<ReadonlyMap<string, readonly ShownValue[]>> {
    if ((indicator.shows ?? []).length === 0) return new Map();
    const instances = [...new Set(rows.flatMap(({ instance }) => instance ?? []))].slice(0, mostShown);
    const told = await inTurns(instances, async (instance) => {
      const found = await this.casework.instanceFor(actor, instance);
      return found.ok ? [[instance, shownFields(indicator, actor, found.value)] as const] : [];
    });
    return new Map(told.flat());
  }

  /** Keeps what people give: confirmed, filled in, or taken from a system that is not connected. */
  async give(
    actor: Actor,
    given: Asked & { readonly values: Readonly<Record<string, number>> },
  ): Promise<Outcome<null>> {
    const found = this.tableAt(actor, given);
    if (!found.ok) return found;
    const { table, month } = found.value;
    const values: { indicator: Indicator; value: number; origin: Origin }[] = [];
    for (const [id, value] of Object.entries(given.values)) {
      const indicator = table.indicators.find((one) => one.id === id);
      if (!indicator) return no(refused('not-found'));
      if (!this.mayGive(actor, table, indicator, given.region))
        return no(
          isGiven(indicator)
            ? refused('not-allowed')
            : refused('indicator-not-typed', { name: indicator.name }),
        );
      values.push({ indicator, value, origin: originOf(indicator) });
    }
    if (await this.casework.book.isFrozen(table, given.region, month, given.values))
      return no(refused('period-frozen', { period: month }));
    await this.casework.book.give(table, given.region, month, values, {
      by: actor.id,
      at: this.casework.now(),
    });
    return ok(null);
  }

  /** Where the frozen figures of a place differ from what they would be today. */
  async corrections(
    actor: Actor,
    asked: Asked,
  ): Promise<
    Outcome<readonly { readonly name: string; readonly frozen: number | null; readonly now: number | null }[]>
  > {
    const found = this.tableAt(actor, asked);
    if (!found.ok) return found;
    const { table, month } = found.value;
    const list = await this.casework.book.corrections(table, asked.region, month);
    return ok(
      list.map(({ indicator, ...rest }) => ({
        name: table.indicators.find(({ id }) => id === indicator)?.name ?? indicator,
        ...rest,
      })),
    );
  }

  /** The table as sheets: the whole, and the tables of the levels above. For the public small numbers are hidden. */
  async sheets(
    actor: Actor,
    asked: Asked & { readonly forPublic: boolean },
  ): Promise<Outcome<{ readonly fileName: string; readonly sheets: readonly Sheet[] }>> {
    const view = await this.view(actor, asked);
    if (!view.ok) return view;
    const found = this.tableAt(actor, asked);
    if (!found.ok) return found;
    const { table, published, month } = found.value;
    const least = asked.forPublic ? this.leastShown(published, asked.region) : 0;
    const { value } = view;
    const whole: Sheet = {
      name: value.name.slice(0, 30),
      rows: [
        [`${value.regionName}${value.name}`, month, value.frozenAt === undefined ? '未冻结' : '已冻结'],
        ['指标', '单位', '期', '本期', '上期', ...value.places.map(({ name }) => name), '来源'],
        ...value.groups.flatMap(({ rows }) =>
          rows.map((row) => {
            const [shown, ...places] = covered([row.value, ...row.places], row.sensitive ? least : 0);
            const [was] = covered([row.before], row.sensitive ? least : 0);
            return [
              row.name,
              row.unit,
              row.period,
              shown ?? null,
              was ?? null,
              ...places,
              originWords[row.origin],
            ];
          }),
        ),
      ],
    };
    const byId = new Map(value.groups.flatMap(({ rows }) => rows).map((row) => [row.id, row]));
    const upper = (table.upper ?? []).map(({ name, columns }): Sheet => {
      const cells = columns.map(({ indicator }) => {
        const row = byId.get(indicator);
        return covered([row?.value ?? null, ...(row?.places ?? [])], row?.sensitive ? least : 0);
      });
      return {
        name: name.slice(0, 30),
        rows: [
          ['地方', ...columns.map(({ label }) => label)],
          [value.regionName, ...cells.map(([cell]) => cell ?? null)],
          ...value.places.map((place, index) => [
            place.name,
            ...cells.map((cell) => cell[index + 1] ?? null),
          ]),
        ],
      };
    });
    return ok({ fileName: `${value.regionName}${value.name}${month}.xlsx`, sheets: [whole, ...upper] });
  }

  private leastShown(published: Published, region: string): number {
    const values: JsonObject = parameterValues(published.package, { region, at: this.casework.now() });
    const least = values['smallCellMin'];
    return typeof least === 'number' ? least : 10;
  }

  private async before(
    table: Table,
    region: string,
    month: string,
  ): Promise<ReadonlyMap<string, number | null>> {
    const kinds = [...new Set(table.indicators.map(({ period }) => period))];
    const found = new Map<string, number | null>();
    for (const kind of kinds) {
      const { to } = periodBefore(kind, month);
      const { figures } = await this.casework.book.figures(table, region, to.slice(0, 7));
      for (const indicator of table.indicators)
        if (indicator.period === kind)
          found.set(indicator.id, figures.find((one) => one.indicator === indicator.id)?.value ?? null);
    }
    return found;
  }

  /** Whether somebody gives the number of an indicator for one of the lowest places. */
  mayGive(actor: Actor, table: Table, indicator: Indicator, region: string): boolean {
    const lowest = indexOf(this.casework.library.organisation).regions.get(region)?.tier === table.tier;
    if (!lowest || indicator.part) return false;
    if (fromOutside(table).includes(indicator)) return repairs(actor, region);
    return indicator.level !== 'auto' && keepsAt(actor, table.keepers, region);
  }

  /** The table that is asked for, where whoever asks looks after the place and the month is there. */
  tableAt(
    actor: Actor,
    { region, table, month }: Asked,
  ): Outcome<{ readonly table: Table; readonly published: Published; readonly month: string }> {
    const part = this.casework.library.part('tables', table);
    if (!part) return no(refused('no-such-table'));
    if (!seesPlace(actor, region) || !indexOf(this.casework.library.organisation).regions.has(region))
      return no(refused('not-found'));
    const now = this.casework.now().slice(0, 7);
    if (month !== undefined && (!isMonth(month) || month > now))
      return no(refused('period-unknown', { period: month }));
    return ok({ table: part.part, published: part.published, month: month ?? now });
  }
}

export interface Asked {
  readonly region: string;
  readonly table: string;
  /** `2026-11`; this month when it is not said. */
  readonly month?: string | undefined;
}

const isMonth = (text: string): boolean => /^20\d{2}-(0[1-9]|1[0-2])$/.test(text);
const mostRows = 2_000;
const mostShown = 300;

const isGiven = (indicator: Indicator): boolean =>
  indicator.level !== 'auto' || figureKind(indicator.source) === 'outside';

/** What a number that people give counts as. */
export function originOf({ level, source }: Indicator): Origin {
  if (figureKind(source) === 'outside') return 'outside';
  return level === 'confirmed' ? 'confirmed' : 'typed';
}

/** How a figure came about, in words. */
const originWords = {
  auto: '自动',
  confirmed: '村里确认',
  typed: '人填',
  carried: '按上期',
  outside: '外部数',
  missing: '源缺失',
} as const satisfies Record<Origin, string>;

/**
 * Numbers as the public may see them: one below the least is told as “＜10”, and where only one of the places would be
 * hidden, the smallest other one is hidden too, so that the total does not give it away. The first is the total.
 */
export function covered(
  values: readonly (number | null)[],
  least: number,
): readonly (number | string | null)[] {
  const small = (value: number | null): boolean => value !== null && value > 0 && value < least;
  const hidden = values.map((value) => small(value));
  const places = values.map((value, index) => ({ value, index })).slice(1);
  const alone = places.filter(({ index }) => hidden[index]).length === 1 && hidden[0] !== true;
  if (alone) {
    const next = places
      .filter(({ value, index }) => hidden[index] !== true && value !== null && value > 0)
      .sort((a, b) => (a.value ?? 0) - (b.value ?? 0))[0];
    if (next) hidden[next.index] = true;
    else hidden[0] = true;
  }
  return values.map((value, index) => (hidden[index] ? (small(value) ? `＜${least}` : '隐去') : value));
}

/** The months from the first publication of the table on, at least two years of them. */
function monthsUntil(now: string, { publishedAt }: Published): readonly string[] {
  const first = [publishedAt.slice(0, 7), monthBefore(now, 23)].filter(Boolean).sort()[0] ?? now;
  const months: string[] = [];
  for (let month = now; month >= first && months.length < 60; month = monthBefore(month)) months.push(month);
  return months;
}

const hasCases = (
  below: readonly { readonly region: string; readonly figures: readonly Figure[] }[],
  region: string,
): boolean =>
  below.find((one) => one.region === region)?.figures.some(({ rows }) => rows.length > 0) === true;

type StepNames = ReadonlyMap<string, string>;

/** Names of processes and their steps, by `package/process` and `package/process/node`. */
function stepNames(all: readonly Published[]): StepNames {
  return new Map(
    all.flatMap(({ package: pkg }) =>
      Object.values(pkg.processes).flatMap((process): readonly (readonly [string, string])[] => [
        [`${pkg.template.id}/${process.id}`, process.name],
        ...process.nodes.map(
          (node) => [`${pkg.template.id}/${process.id}/${node.id}`, `${process.name}·${node.name}`] as const,
        ),
      ]),
    ),
  );
}

/** Where a figure comes from, in words; of what is not installed only that. */
function sourceWords({ source }: Indicator, table: Table, names: StepNames): string {
  const told = (of: readonly string[]): string => {
    const there = of.flatMap((one) => names.get(one) ?? []);
    const away = of.length - there.length;
    return [...there, ...(away > 0 ? [`没有安装的模板里 ${away} 处`] : [])].join('、');
  };
  if (source.cases) return `办件：${told(source.cases.of.map((of) => `${of.package}/${of.process}`))}`;
  if (source.steps)
    return `${source.steps.state === 'due' ? '到期的步骤' : '步骤'}：${told(source.steps.of.map((of) => `${of.package}/${of.process}/${of.node}`))}`;
  if (source.entries) return '台账分录';
  const nameOf = (id: string) => table.indicators.find((one) => one.id === id)?.name ?? id;
  if (source.share) return `${nameOf(source.share.of)} ÷ ${nameOf(source.share.in)}`;
  if (source.typedIndicators) return '指标库';
  return source.outside ?? source.typed ?? '';
}
