import type { Ledger } from '@fiveones/definition';
import { indexOf } from '@fiveones/interpreter';
import type { Condition, RowOf } from '@fiveones/store';
import { keepsAt, seesPlace, type Actor } from '../access.ts';
import type { Casework } from '../casework.ts';
import { countyOf } from '../projection.ts';
import { no, ok, refused, type Outcome } from '../refused.ts';
import { instanceTable } from '../tables.ts';
import { ledgerEntryTable, ledgerMonthTable } from './tables.ts';
import { entriesOfHistory, processesElsewhere } from './entries.ts';
import { appendEntry, changeLedger, readLedger } from './keeping.ts';
import { undone, wrongCell } from './ledger-cells.ts';
import {
  addEvidence,
  ledgerStream,
  numberOf,
  signMonth,
  type Cells,
  type EntryResult,
  type Evidence,
  type NewEntry,
  type Place,
} from './ledger.ts';
import {
  signaturesOf,
  cellsOf,
  evidenceOf,
  columnView,
  lacksEvidence,
  totalsOf,
  runningEntries,
  missingEvidence,
  type LedgerView,
  type LedgerYear,
  type Row,
} from './ledger-view.ts';
import { signedIn } from '../json-cells.ts';

/** What somebody writes down by hand. */
export interface EntryInput {
  readonly region: string;
  readonly ledger: string;
  readonly type: string;
  readonly title: string;
  /** Day, `2026-11-23`. */
  readonly occurredOn: string;
  readonly count?: number | undefined;
  readonly amount?: number | undefined;
  readonly cells?: Cells | undefined;
  readonly result: EntryResult;
  readonly evidence: readonly Evidence[];
  /** Why evidence is handed in later. */
  readonly pending?: string | undefined;
  readonly key: string;
}

/** Ledgers of places: written by steps and by hand, undone by counter-entries, closed month by month. */
export class LedgerCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** The ledgers there are. */
  all(): readonly { readonly id: string; readonly name: string; readonly tier: Ledger['tier'] }[] {
    return this.casework.library.parts('ledgers').map(({ part: { id, name, tier } }) => ({ id, name, tier }));
  }

  async view(
    actor: Actor,
    asked: { readonly region: string; readonly ledger: string; readonly period?: string | undefined },
  ): Promise<Outcome<LedgerView>> {
    const found = this.ledgerAt(actor, asked);
    if (!found.ok) return found;
    const ledger = found.value;
    const now = this.casework.now().slice(0, 7);
    const period = asked.period ?? now;
    const [year, months] = await Promise.all([
      this.rows(asked, { from: `${period.slice(0, 4)}-01`, until: `${period.slice(0, 4)}-12` }),
      this.months(asked),
    ]);
    const posts = this.postNames(ledger);
    const types = new Map(ledger.entryTypes.map((type) => [type.id, type]));
    const told = runningEntries(
      year.filter((row) => row.period <= period),
      types,
    );
    const inMonth = told.filter(({ row }) => row.period === period).map(({ view }) => view);
    const month = months.find((row) => row.period === period);
    const signed = signedIn(month?.signed);
    const next = ledger.signers[signed.length];
    const closedAt = month?.closedAt ?? undefined;
    return ok({
      ledger: ledger.id,
      name: ledger.name,
      note: ledger.note,
      region: asked.region,
      regionName: indexOf(this.casework.library.organisation).regions.get(asked.region)?.name ?? '',
      period,
      periods: [...new Set([now, ...(await this.periods(asked))])].sort().reverse(),
      columns: (ledger.columns ?? []).map(columnView),
      types: ledger.entryTypes.map(({ id, name, byHand, evidence }) => ({ id, name, byHand, evidence })),
      entries: inMonth,
      totals: {
        month: totalsOf(year.filter((row) => row.period === period)),
        year: totalsOf(year.filter((row) => row.period <= period)),
      },
      month: {
        state: closedAt !== undefined ? 'closed' : signed.length > 0 ? 'signing' : 'open',
        signed: signaturesOf(month, posts),
        next:
          closedAt === undefined && next !== undefined
            ? {
                post: next,
                postName: posts.get(next) ?? next,
                mine: keepsAt(actor, [next], asked.region),
              }
            : undefined,
        closedAt,
        gaps: inMonth.filter(lacksEvidence).map(({ entryNo }) => entryNo),
        unwritten: period < now ? await this.unwritten(asked, period) : 0,
      },
      mayWrite: keepsAt(actor, ledger.keepers, asked.region),
    });
  }

  /** A year of a ledger of a place, month by month. */
  async year(actor: Actor, asked: Place & { readonly year: string }): Promise<Outcome<LedgerYear>> {
    const found = this.ledgerAt(actor, asked);
    if (!found.ok) return found;
    const ledger = found.value;
    const [rows, signed] = await Promise.all([
      this.rows(asked, { from: `${asked.year}-01`, until: `${asked.year}-12` }),
      this.months(asked),
    ]);
    const posts = this.postNames(ledger);
    const told = runningEntries(rows, new Map(ledger.entryTypes.map((type) => [type.id, type])));
    return ok({
      name: ledger.name,
      columns: (ledger.columns ?? []).map(columnView),
      totals: totalsOf(rows),
      months: monthsOf(asked.year).map((period) => {
        const month = signed.find((row) => row.period === period);
        return {
          period,
          entries: told.filter(({ row }) => row.period === period).map(({ view }) => view),
          totals: totalsOf(rows.filter((row) => row.period === period)),
          signed: signaturesOf(month, posts),
          closedAt: month?.closedAt ?? undefined,
        };
      }),
    });
  }

  /** Writes an entry by hand. */
  async write(actor: Actor, given: EntryInput): Promise<Outcome<{ entryNo: string }>> {
    const found = this.ledgerAt(actor, given);
    if (!found.ok) return found;
    const ledger = found.value;
    if (!keepsAt(actor, ledger.keepers, given.region)) return no(refused('not-allowed'));
    const type = ledger.entryTypes.find(({ id }) => id === given.type);
    if (!type?.byHand) return no(refused('entry-type-not-by-hand', { name: type?.name ?? given.type }));
    if (given.occurredOn > this.casework.now().slice(0, 10)) return no(refused('entry-in-future'));
    const wrong = wrongCell(ledger, given.cells ?? {});
    if (wrong) return no(wrong);
    const missing = missingEvidence(type, given.evidence);
    const pending = given.pending?.trim() ?? '';
    if (missing.length > 0 && pending === '')
      return no(refused('evidence-missing', { missing: missing.join('、') }));
    if (!(await this.hasFiles(given, given.evidence))) return no(refused('evidence-unknown'));
    return this.append(
      given,
      {
        type: type.id,
        typeName: type.name,
        title: given.title.trim(),
        occurredAt: `${given.occurredOn}T00:00:00+08:00`,
        mode: 'manual',
        count: given.count,
        amount: given.amount,
        ...(given.cells === undefined ? {} : { cells: given.cells }),
        responsible: actor.name,
        result: given.result,
        evidence: given.evidence,
        ...(missing.length > 0 ? { pending } : {}),
      },
      { by: actor.id, key: `${actor.id}/${given.key}` },
    );
  }

  /** Undoes an entry by another one; both stay. */
  async reverse(
    actor: Actor,
    given: {
      readonly region: string;
      readonly ledger: string;
      readonly entryNo: string;
      readonly reason: string;
      readonly key: string;
    },
  ): Promise<Outcome<{ entryNo: string }>> {
    const found = this.ledgerAt(actor, given);
    if (!found.ok) return found;
    if (!keepsAt(actor, found.value.keepers, given.region)) return no(refused('not-allowed'));
    if (given.reason.trim() === '') return no(refused('note-missing'));
    const row = await this.row(given);
    if (!row) return no(refused('entry-not-found'));
    if (row.reversedBy !== null || row.reverseOf !== null) return no(refused('entry-undone-already'));
    return this.append(
      given,
      {
        type: row.type ?? '',
        typeName: row.typeName ?? '',
        title: `冲正：${given.reason.trim()}（原 ${row.title ?? ''}）`.slice(0, 200),
        occurredAt: this.casework.now(),
        mode: 'manual',
        ...(row.instance === null
          ? {}
          : {
              source: {
                instance: row.instance,
                number: row.number ?? '',
                processName: row.processName ?? '',
                nodeName: row.nodeName ?? '',
              },
            }),
        count: row.count === null ? undefined : -row.count,
        amount: row.amount === null ? undefined : -row.amount,
        fundLine: row.fundLine ?? undefined,
        ...(row.cells === null ? {} : { cells: undone(cellsOf(row)) }),
        responsible: actor.name,
        result: 'done',
        reverseOf: given.entryNo,
      },
      { by: actor.id, key: `${actor.id}/${given.key}` },
    );
  }

  /** Adds what proves an entry, while its month is open. */
  async prove(
    actor: Actor,
    given: {
      readonly region: string;
      readonly ledger: string;
      readonly entryNo: string;
      readonly evidence: readonly Evidence[];
    },
  ): Promise<Outcome<null>> {
    const found = this.ledgerAt(actor, given);
    if (!found.ok) return found;
    if (!keepsAt(actor, found.value.keepers, given.region)) return no(refused('not-allowed'));
    const row = await this.row(given);
    if (!row) return no(refused('entry-not-found'));
    if (!(await this.hasFiles(given, given.evidence))) return no(refused('evidence-unknown'));
    const evidence = [...evidenceOf(row), ...given.evidence];
    return changeLedger(this.casework.store, given, (state) => {
      if (state.months[row.period]?.closedAt !== undefined)
        return refused('month-closed', { period: row.period });
      return addEvidence(
        state,
        { period: row.period, serial: row.serial, evidence },
        this.casework.now(),
        actor.id,
      );
    });
  }

  /** Signs a month that is over; the last signature closes it. */
  async sign(
    actor: Actor,
    given: { readonly region: string; readonly ledger: string; readonly period: string },
  ): Promise<Outcome<null>> {
    const found = this.ledgerAt(actor, given);
    if (!found.ok) return found;
    const { signers } = found.value;
    if (given.period >= this.casework.now().slice(0, 7))
      return no(refused('month-not-over', { period: given.period }));
    const view = await this.view(actor, given);
    if (!view.ok) return view;
    const waiting = view.value.entries.filter((entry) => lacksEvidence(entry) && entry.pending === undefined);
    if (waiting.length > 0) return no(refused('month-has-gaps', { count: waiting.length }));
    if (view.value.month.unwritten > 0)
      return no(refused('month-incomplete', { count: view.value.month.unwritten }));
    const earlier = await this.firstOpen(given);
    if (earlier !== undefined && earlier < given.period)
      return no(refused('month-before-open', { period: earlier }));
    const posts = this.postNames(found.value);
    return changeLedger(this.casework.store, given, (state) => {
      const month = state.months[given.period];
      if (month?.closedAt !== undefined) return refused('month-closed', { period: given.period });
      const signed = month?.signed ?? [];
      const post = signers[signed.length] ?? '';
      if (signed.some(({ by }) => by === actor.id)) return refused('month-signed-by-you');
      if (!keepsAt(actor, [post], given.region))
        return refused('month-not-your-turn', { post: posts.get(post) ?? post });
      const signature = { post, by: actor.id, name: actor.name, at: this.casework.now() };
      return signMonth(state, given, given.period, signature, signers);
    });
  }

  private ledgerAt(actor: Actor, { region, ledger }: Place): Outcome<Ledger> {
    const part = this.casework.library.part('ledgers', ledger)?.part;
    if (!part) return no(refused('no-such-ledger'));
    const place = indexOf(this.casework.library.organisation).regions.get(region);
    return seesPlace(actor, region) && place?.tier === part.tier ? ok(part) : no(refused('not-found'));
  }

  private append(
    place: Place,
    entry: NewEntry,
    { by, key }: { readonly by: string; readonly key: string },
  ): Promise<Outcome<{ entryNo: string }>> {
    const at = this.casework.now();
    return appendEntry(this.casework.store, place, entry, { at, by, key }).then((entryNo) => ok({ entryNo }));
  }

  private rows(
    { region, ledger }: Place,
    months: { readonly from: string; readonly until: string },
  ): Promise<readonly Row[]> {
    return this.casework.store.rows(ledgerEntryTable, {
      where: {
        and: [
          { eq: ['county', countyOf(region)] },
          { eq: ['region', region] },
          { eq: ['ledger', ledger] },
          { ge: ['period', months.from] },
          { le: ['period', months.until] },
        ],
      },
      order: [
        ['period', 'asc'],
        ['serial', 'asc'],
      ],
      limit: mostEntries,
    });
  }

  private async row(given: {
    readonly region: string;
    readonly ledger: string;
    readonly entryNo: string;
  }): Promise<Row | undefined> {
    const number = numberOf(given.entryNo);
    const row = number
      ? await this.casework.store.get(ledgerEntryTable, {
          county: countyOf(given.region),
          region: given.region,
          ledger: given.ledger,
          ...number,
        })
      : undefined;
    return row?.entryNo === given.entryNo ? row : undefined;
  }

  private months({ region, ledger }: Place): Promise<readonly RowOf<typeof ledgerMonthTable>[]> {
    return this.casework.store.rows(ledgerMonthTable, {
      where: {
        and: [{ eq: ['county', countyOf(region)] }, { eq: ['region', region] }, { eq: ['ledger', ledger] }],
      },
    });
  }

  /** How many entries the histories of the place's cases ask for in a month that the ledger does not have. */
  private async unwritten({ region, ledger }: Place, period: string): Promise<number> {
    const { store, instances, library } = this.casework;
    const elsewhere = processesElsewhere(library.entrySources, ledger).map(
      ({ package: id, process }): Condition => ({
        and: [{ eq: ['package', id] }, { eq: ['process', process] }],
      }),
    );
    const rows = await store.rows(instanceTable, {
      where: {
        and: [
          { eq: ['county', countyOf(region)] },
          { ge: ['updatedAt', period] },
          { or: [{ prefix: ['region', region] }, ...elsewhere] },
        ],
      },
      columns: ['county', 'instance'],
      limit: mostEntries,
    });
    // What was done before there was a ledger is not its to tell, but for a demonstration, whose past is filled in.
    const since = this.casework.demo ? '' : (library.part('ledgers', ledger)?.published.publishedAt ?? '');
    const asked = await Promise.all(
      rows.map(async ({ instance }) =>
        entriesOfHistory(
          await instances.events(instance),
          (state) => library.worldOf(state),
          library.entrySources,
        ).filter(
          (one) =>
            one.ledger === ledger && one.region === region && one.at.startsWith(period) && one.at >= since,
        ),
      ),
    );
    const written = await this.rows({ region, ledger }, { from: period, until: '9999-12' });
    const auto = written.filter(
      ({ mode, occurredAt }) => mode === 'auto' && occurredAt?.startsWith(period) && occurredAt >= since,
    );
    return Math.max(0, asked.flat().length - auto.length);
  }

  private async periods(place: Place): Promise<readonly string[]> {
    return Object.keys((await readLedger(this.casework.store, place))?.months ?? {});
  }

  /** The first month with entries that is not closed. */
  private async firstOpen(place: Place): Promise<string | undefined> {
    const months = (await readLedger(this.casework.store, place))?.months ?? {};
    return Object.keys(months)
      .filter((month) => months[month]?.closedAt === undefined)
      .sort()[0];
  }

  private async hasFiles({ region, ledger }: Place, evidence: readonly Evidence[]): Promise<boolean> {
    const kept = await Promise.all(
      evidence.map(({ file }) => this.casework.files.belongsTo(file, ledgerStream(region, ledger))),
    );
    return kept.every(Boolean);
  }

  private postNames(ledger: Ledger): ReadonlyMap<string, string> {
    const posts = this.casework.library.part('ledgers', ledger.id)?.published.package.template.posts ?? [];
    return new Map(posts.map(({ id, name }) => [id, name]));
  }
}

const monthsOf = (year: string): readonly string[] =>
  Array.from({ length: 12 }, (_, place) => `${year}-${String(place + 1).padStart(2, '0')}`);

/** More than any village writes in a year. */
const mostEntries = 20_000;
