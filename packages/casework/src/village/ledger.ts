import { asJson, entryResults } from '@fiveones/definition';
import type { NewEvent, RowChange } from '@fiveones/store';
import { countyOf } from '../projection.ts';

/** What is to be written down, before it has a number. */
export interface NewEntry {
  readonly type: string;
  readonly typeName: string;
  readonly title: string;
  /** When it happened; `recordedAt`, given by the ledger, may lie in a later month. */
  readonly occurredAt: string;
  readonly mode: 'auto' | 'manual';
  /** The step that wrote it; of a nameless kind only the process is told. */
  readonly source?: {
    readonly instance?: string | undefined;
    readonly number?: string | undefined;
    readonly processName: string;
    readonly nodeName: string;
  };
  /** People concerned, and yuan. */
  readonly count?: number | undefined;
  readonly amount?: number | undefined;
  readonly fundLine?: string | undefined;
  /** What the ledger's own columns hold, by their ids. */
  readonly cells?: Cells | undefined;
  /** Name of the person who did it. */
  readonly responsible: string;
  readonly result: EntryResult;
  readonly evidence?: readonly Evidence[] | undefined;
  /** Why evidence is still missing. */
  readonly pending?: string | undefined;
  /** Number of the entry that this one undoes. */
  readonly reverseOf?: string | undefined;
}

/** The cells of an entry in the ledger's own columns. */
export type Cells = Readonly<Record<string, string | number>>;
/** Letters that a cell holds. */
export const mostInCell = 100;

export { entryResults };
/** One of `entryResults`. */
export type EntryResult = (typeof entryResults)[number];

/** An attachment of an entry, under the name of what it proves. */
export interface Evidence {
  readonly what: string;
  readonly file: string;
  readonly name: string;
}

/** An entry as the ledger has it. */
export interface Entry extends NewEntry {
  /** `980101001001-livelihood-202611-0007`: place, ledger, month, running number without a gap. */
  readonly entryNo: string;
  readonly period: string;
  readonly serial: number;
  readonly recordedAt: string;
}

/** A signature under a month. */
export interface MonthSignature {
  readonly post: string;
  readonly by: string;
  readonly name: string;
  readonly at: string;
}

/** The ledger of a place: its last numbers, signatures and closings. */
export interface LedgerState {
  readonly region: string;
  readonly ledger: string;
  readonly months: Readonly<Record<string, MonthState>>;
}
interface MonthState {
  readonly last: number;
  readonly signed: readonly MonthSignature[];
  readonly closedAt?: string;
}

/** Whose ledger, and which. */
export interface Place {
  readonly region: string;
  readonly ledger: string;
}

/** What a change of a ledger makes: its state, what happened, the rows that follow. */
export interface Written {
  readonly state: LedgerState;
  readonly events: readonly NewEvent[];
  readonly rows: readonly RowChange[];
}

/** The stream of a place's ledger. */
export const ledgerStream = (region: string, ledger: string): string => `ledger/${region}/${ledger}`;

/** Writes entries down, one after the other, in the month that is open when each is written. */
export function writeEntries(
  before: LedgerState | undefined,
  place: Place,
  entries: readonly { readonly entry: NewEntry; readonly at: string; readonly by?: string | undefined }[],
): Written & { readonly written: readonly Entry[] } {
  let state: LedgerState = before ?? { ...place, months: {} };
  const written: Entry[] = [];
  const events: NewEvent[] = [];
  const rows: RowChange[] = [];
  for (const { entry, at, by } of entries) {
    const period = openMonth(state, at.slice(0, 7));
    const month = state.months[period] ?? nothingYet;
    const serial = month.last + 1;
    const kept: Entry = {
      ...entry,
      period,
      serial,
      recordedAt: at,
      entryNo: `${state.region}-${state.ledger}-${period.replace('-', '')}-${String(serial).padStart(4, '0')}`,
    };
    state = { ...state, months: { ...state.months, [period]: { ...month, last: serial } } };
    written.push(kept);
    events.push({
      type: 'entryWritten',
      at,
      body: kept,
      ...(by === undefined ? {} : { by }),
    });
    rows.push(entryRow(state, kept), ...reversalRow(state, kept));
  }
  return { state, events, rows, written };
}

/** Adds evidence to an entry of a month that is not closed. */
export function addEvidence(
  state: LedgerState,
  entry: { readonly period: string; readonly serial: number; readonly evidence: readonly Evidence[] },
  at: string,
  by: string,
): Written {
  const evidence = asJson(entry.evidence);
  return {
    state,
    events: [
      { type: 'evidenceAdded', at, by, body: { period: entry.period, serial: entry.serial, evidence } },
    ],
    rows: [{ table: 'ledgerEntry', update: entryKey(state, entry), set: { evidence, pending: null } }],
  };
}

/** Signs a month; the last of the signers closes it. */
export function signMonth(
  before: LedgerState | undefined,
  place: Place,
  period: string,
  signature: MonthSignature,
  signers: readonly string[],
): Written {
  const state = before ?? { ...place, months: {} };
  const month = state.months[period] ?? nothingYet;
  const signed = [...month.signed, signature];
  const closes = signed.length >= signers.length;
  const after: MonthState = { ...month, signed, ...(closes ? { closedAt: signature.at } : {}) };
  const { at, by } = signature;
  return {
    state: { ...state, months: { ...state.months, [period]: after } },
    events: [
      { type: 'monthSigned', at, by, body: { period, ...signature } },
      ...(closes ? [{ type: 'monthClosed', at, by, body: { period, entries: month.last } }] : []),
    ],
    rows: [
      {
        table: 'ledgerMonth',
        put: {
          county: countyOf(state.region),
          region: state.region,
          ledger: state.ledger,
          period,
          signed: asJson(signed),
          closedAt: after.closedAt ?? null,
          entries: month.last,
        },
      },
    ],
  };
}

const nothingYet: MonthState = { last: 0, signed: [] };

/** The month itself, or the first one after it that is not closed. */
function openMonth(state: LedgerState, month: string): string {
  let open = month;
  while (state.months[open]?.closedAt !== undefined) open = nextMonth(open);
  return open;
}

/** `2026-12` → `2027-01`. */
function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

const entryKey = ({ region, ledger }: LedgerState, { period, serial }: Pick<Entry, 'period' | 'serial'>) => ({
  county: countyOf(region),
  region,
  ledger,
  period,
  serial,
});

function entryRow(state: LedgerState, entry: Entry): RowChange {
  const { source } = entry;
  return {
    table: 'ledgerEntry',
    put: {
      ...entryKey(state, entry),
      entryNo: entry.entryNo,
      type: entry.type,
      typeName: entry.typeName,
      title: entry.title,
      occurredAt: entry.occurredAt,
      recordedAt: entry.recordedAt,
      mode: entry.mode,
      instance: source?.instance ?? null,
      number: source?.number ?? null,
      processName: source?.processName ?? null,
      nodeName: source?.nodeName ?? null,
      count: entry.count ?? null,
      amount: entry.amount ?? null,
      fundLine: entry.fundLine ?? null,
      cells: entry.cells ?? null,
      responsible: entry.responsible,
      result: entry.result,
      evidence: asJson(entry.evidence ?? []),
      pending: entry.pending ?? null,
      reverseOf: entry.reverseOf ?? null,
    },
  };
}

function reversalRow(state: LedgerState, entry: Entry): readonly RowChange[] {
  const undone = entry.reverseOf === undefined ? undefined : numberOf(entry.reverseOf);
  return undone
    ? [{ table: 'ledgerEntry', update: entryKey(state, undone), set: { reversedBy: entry.entryNo } }]
    : [];
}

/** Month and running number that an entry's number says. */
export function numberOf(entryNo: string): { readonly period: string; readonly serial: number } | undefined {
  const found = /-(\d{4})(\d{2})-(\d{4,})$/.exec(entryNo);
  return found ? { period: `${found[1]}-${found[2]}`, serial: Number(found[3]) } : undefined;
}
