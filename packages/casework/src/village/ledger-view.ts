import type { EntryType, LedgerColumn } from '@fiveones/definition';
import type { RowOf } from '@fiveones/store';
import type { Cells, EntryResult, Evidence } from './ledger.ts';
import type { ledgerEntryTable, ledgerMonthTable } from './tables.ts';
import { entryCellsIn, evidenceIn, signedIn } from '../json-cells.ts';

/** A month of a ledger of a place. */
export interface LedgerView {
  readonly ledger: string;
  readonly name: string;
  readonly note?: string | undefined;
  readonly region: string;
  readonly regionName: string;
  readonly period: string;
  /** Months that have entries, and this one, the latest first. */
  readonly periods: readonly string[];
  /** The ledger's own, in their order. */
  readonly columns: readonly ColumnView[];
  readonly types: readonly {
    readonly id: string;
    readonly name: string;
    readonly byHand: boolean;
    readonly evidence: readonly string[];
  }[];
  readonly entries: readonly EntryView[];
  /** Of the month and of the year until its end. */
  readonly totals: { readonly month: LedgerTotals; readonly year: LedgerTotals };
  readonly month: {
    readonly state: 'open' | 'signing' | 'closed';
    readonly signed: readonly { readonly postName: string; readonly name: string; readonly at: string }[];
    /** Who signs next; `mine`: the one who asks. */
    readonly next?: { readonly post: string; readonly postName: string; readonly mine: boolean } | undefined;
    readonly closedAt?: string | undefined;
    /** Entries without the evidence that their kind asks for, by their numbers. */
    readonly gaps: readonly string[];
    /** Steps that cases have done in the month and the ledger has not; counted once the month is over. */
    readonly unwritten: number;
  };
  readonly mayWrite: boolean;
}

/** A column of the ledger's own. */
export interface ColumnView {
  readonly id: string;
  readonly label: string;
  readonly type: LedgerColumn['type'];
  readonly unit?: string | undefined;
  readonly required: boolean;
  readonly note?: string | undefined;
}

/** What entries come to: how many they are, how many people they are for, and how much money in yuan. */
export interface LedgerTotals {
  readonly entries: number;
  readonly people: number;
  readonly amount: number;
}

/** An entry of a ledger as it is shown. A reversed one stays, and names the one that reverses it. */
export interface EntryView {
  readonly entryNo: string;
  readonly typeName: string;
  readonly type: string;
  readonly title: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly mode: 'auto' | 'manual';
  readonly instance?: string | undefined;
  readonly nodeName?: string | undefined;
  readonly processName?: string | undefined;
  readonly count?: number | undefined;
  readonly amount?: number | undefined;
  readonly fundLine?: string | undefined;
  readonly cells: Cells;
  readonly responsible: string;
  readonly result: EntryResult;
  readonly evidence: readonly Evidence[];
  readonly missing: readonly string[];
  readonly pending?: string | undefined;
  readonly reverseOf?: string | undefined;
  readonly reversedBy?: string | undefined;
  /** Entries and money of the year up to this one. */
  readonly running: LedgerTotals;
}

/** A year of a ledger, as it is filed. */
export interface LedgerYear {
  readonly name: string;
  readonly columns: readonly ColumnView[];
  readonly totals: LedgerTotals;
  readonly months: readonly {
    readonly period: string;
    readonly entries: readonly EntryView[];
    readonly totals: LedgerTotals;
    readonly signed: LedgerView['month']['signed'];
    readonly closedAt?: string | undefined;
  }[];
}

/** An entry as it is kept. */
export type Row = RowOf<typeof ledgerEntryTable>;

/** Who has signed a month, by the names of their posts. */
export const signaturesOf = (
  month: RowOf<typeof ledgerMonthTable> | undefined,
  posts: ReadonlyMap<string, string>,
): LedgerView['month']['signed'] =>
  signedIn(month?.signed).map(({ post, name, at }) => ({
    postName: posts.get(post) ?? post,
    name,
    at,
  }));

/** The papers of an entry. */
export const evidenceOf = (row: Row): readonly Evidence[] => evidenceIn(row.evidence);

/** A column as its page heads it. */
export const columnView = ({ id, label, type, unit, required, note }: LedgerColumn): ColumnView => ({
  id,
  label,
  type,
  unit,
  required,
  note,
});

/** The ledger’s own columns of an entry. */
export const cellsOf = (row: Row): Cells => entryCellsIn(row.cells);

/** Papers that a kind of entry asks for and that are not there. */
export const missingEvidence = (
  type: EntryType | undefined,
  evidence: readonly Evidence[],
): readonly string[] => (type?.evidence ?? []).filter((what) => !evidence.some((one) => one.what === what));

/** Whether an entry that still counts has papers missing. */
export const lacksEvidence = ({ missing, reversedBy, reverseOf }: EntryView): boolean =>
  missing.length > 0 && reversedBy === undefined && reverseOf === undefined;

const nothing: LedgerTotals = { entries: 0, people: 0, amount: 0 };

/** Entries add up; what was undone and what undoes it are no entries, and their numbers cancel out. */
function plus(sum: LedgerTotals, row: Row): LedgerTotals {
  return {
    entries: sum.entries + (row.reverseOf !== null ? -1 : 1),
    people: sum.people + (row.count ?? 0),
    amount: Math.round((sum.amount + (row.amount ?? 0)) * 100) / 100,
  };
}

/** What entries come to. */
export const totalsOf = (rows: readonly Row[]): LedgerTotals => rows.reduce(plus, nothing);

/** Entries in their order, each with what all up to it come to. */
export function runningEntries(
  rows: readonly Row[],
  types: ReadonlyMap<string, EntryType>,
): readonly { readonly row: Row; readonly view: EntryView }[] {
  let running = nothing;
  return rows.map((row) => {
    running = plus(running, row);
    return { row, view: viewOf(row, types.get(row.type ?? ''), running) };
  });
}

function viewOf(row: Row, type: EntryType | undefined, running: LedgerTotals): EntryView {
  const evidence = evidenceOf(row);
  return {
    entryNo: row.entryNo ?? '',
    type: row.type ?? '',
    typeName: row.typeName ?? '',
    title: row.title ?? '',
    occurredAt: row.occurredAt ?? '',
    recordedAt: row.recordedAt ?? '',
    mode: row.mode === 'manual' ? 'manual' : 'auto',
    instance: row.instance ?? undefined,
    nodeName: row.nodeName ?? undefined,
    processName: row.processName ?? undefined,
    count: row.count ?? undefined,
    amount: row.amount ?? undefined,
    fundLine: row.fundLine ?? undefined,
    cells: cellsOf(row),
    responsible: row.responsible ?? '',
    // Written only by `writeEntries`.
    result: (row.result ?? 'done') as EntryResult,
    evidence,
    missing: row.mode === 'manual' && row.reverseOf === null ? missingEvidence(type, evidence) : [],
    pending: row.pending ?? undefined,
    reverseOf: row.reverseOf ?? undefined,
    reversedBy: row.reversedBy ?? undefined,
    running,
  };
}
