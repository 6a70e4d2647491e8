import { parseDraft, type Package } from '@fiveones/definition';
import { maskName } from '@fiveones/forms';
import { indexOf } from '@fiveones/interpreter';
import { countyOfActor, designs, type Actor } from '../access.ts';
import type { Casework } from '../casework.ts';
import { loadDraft } from '../package-draft.ts';
import { no, ok, refused, type Outcome } from '../refused.ts';
import { instanceTable } from '../tables.ts';
import { entriesOfHistory, entrySources, type AskedEntry } from './entries.ts';
import { tableFor, type Figure, type Origin } from './figures.ts';
import type { Cells } from './ledger.ts';

/** What a figure of a draft would say today over the cases that there are. */
export interface FigurePreview {
  readonly region: string;
  readonly period: string;
  readonly value: number | null;
  readonly part?: number | undefined;
  readonly whole?: number | undefined;
  readonly origin: Origin;
  /** How many rows stand behind it, and the first of them. */
  readonly count: number;
  readonly rows: readonly { readonly label: string; readonly at: string; readonly value: number }[];
  /** In how many places it is not nothing, and those with the greatest values. */
  readonly inPlaces: number;
  readonly places: readonly { readonly name: string; readonly value: number }[];
}

/** What a kind of entry of a draft would have written of the newest cases. Texts are covered as names are. */
export interface EntriesPreview {
  /** How many cases were looked at. */
  readonly cases: number;
  readonly entries: readonly {
    readonly place: string;
    readonly at: string;
    readonly title: string;
    readonly count?: number | undefined;
    readonly amount?: number | undefined;
    readonly cells: Cells;
  }[];
}

/** Drafts of tables and ledgers tried over the cases of the county. Nothing of it is kept. */
export class PreviewCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  async figure(
    actor: Actor,
    asked: { readonly packageId: string; readonly table: string; readonly indicator: string },
  ): Promise<Outcome<FigurePreview>> {
    const draft = await this.draft(actor, asked.packageId);
    if (!draft.ok) return draft;
    const table = draft.value.tables[asked.table];
    const indicator = table?.indicators.find(({ id }) => id === asked.indicator);
    if (!table || !indicator) return no(refused('not-found'));
    const { book, library } = this.casework;
    const county = countyOfActor(actor);
    // Under no name, so that what was frozen or filled in for the published table does not stand in its place.
    const made = await book.figures(
      { ...tableFor(indicator, table), id: '' },
      county,
      this.casework.now().slice(0, 7),
    );
    const here = ({ figures }: { readonly figures: readonly Figure[] }): Figure | undefined =>
      figures.find((figure) => figure.indicator === indicator.id);
    const figure = here(made);
    if (!figure) return no(refused('not-found'));
    const { regions } = indexOf(library.organisation);
    const places = made.below
      .flatMap((place) => {
        const value = here(place)?.value ?? 0;
        return value === 0 ? [] : [{ name: regions.get(place.region)?.name ?? '', value }];
      })
      .sort((a, b) => b.value - a.value);
    return ok({
      region: regions.get(county)?.name ?? '',
      period: figure.period,
      value: figure.value,
      part: figure.part,
      whole: figure.whole,
      origin: figure.origin,
      count: figure.rows.length,
      rows: figure.rows.slice(0, mostShown).map(({ label, at, value }) => ({ label, at, value })),
      inPlaces: places.length,
      places: places.slice(0, mostShown),
    });
  }

  async entries(
    actor: Actor,
    asked: { readonly packageId: string; readonly ledger: string; readonly type: string },
  ): Promise<Outcome<EntriesPreview>> {
    const draft = await this.draft(actor, asked.packageId);
    if (!draft.ok) return draft;
    const ledger = draft.value.ledgers[asked.ledger];
    const type = ledger?.entryTypes.find(({ id }) => id === asked.type);
    if (!ledger || !type) return no(refused('not-found'));
    const { store, instances, library } = this.casework;
    const sources = entrySources([{ ledgers: { [ledger.id]: { ...ledger, entryTypes: [type] } } }]);
    const processes = [...new Set(type.from.map(({ process }) => process))];
    const rows =
      processes.length === 0
        ? []
        : await store.rows(instanceTable, {
            where: {
              and: [{ eq: ['county', countyOfActor(actor)] }, { in: ['process', processes] }],
            },
            columns: ['county', 'instance'],
            order: [['updatedAt', 'desc']],
            limit: mostLookedAt,
          });
    const found = await Promise.all(
      rows.map(async ({ instance }) =>
        entriesOfHistory(await instances.events(instance), (state) => library.worldOf(state), sources),
      ),
    );
    const { regions } = indexOf(library.organisation);
    return ok({
      cases: rows.length,
      entries: found
        .flat()
        .sort((a, b) => (a.at < b.at ? 1 : -1))
        .slice(0, mostShown)
        .map((one) => shown(one, regions.get(one.region)?.name ?? '')),
    });
  }

  private async draft(actor: Actor, packageId: string): Promise<Outcome<Package>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const draft = await loadDraft(this.casework.store, this.casework.library, packageId);
    if (!draft) return no(refused('no-such-package'));
    const parsed = parseDraft(draft.files);
    return parsed.ok ? ok(parsed.package) : no(refused('draft-unreadable'));
  }
}

const mostShown = 6;
const mostLookedAt = 60;

const shown = ({ at, entry }: AskedEntry, place: string): EntriesPreview['entries'][number] => ({
  place,
  at,
  title: entry.title,
  count: entry.count,
  amount: entry.amount,
  cells: Object.fromEntries(
    Object.entries(entry.cells ?? {}).map(([id, cell]) => [
      id,
      typeof cell === 'number' || /^\d{4}-\d{2}-\d{2}/.test(cell) ? cell : maskName(cell),
    ]),
  ),
});
