import { z } from 'zod';
import { Feel, Id, Name, Tier } from './basics.ts';

/** How what an entry tells came out: done, partly, failed, refused. */
export const entryResults = ['done', 'partial', 'failed', 'rejected'] as const;

/** What a column of a ledger can hold. */
export const ledgerColumnTypes = ['text', 'number', 'date'] as const;

/** A column of a ledger's own, beside what every entry has: day, kind, title, people, money, result. */
export const LedgerColumn = z.looseObject({
  id: Id,
  label: Name,
  type: z.enum(ledgerColumnTypes).default('text'),
  unit: z.string().optional(),
  /** An entry written by hand has it; a step may leave it out. */
  required: z.boolean().default(false),
  note: z.string().optional(),
});
export type LedgerColumn = z.infer<typeof LedgerColumn>;

/** A step of a process whose end writes an entry. */
export const EntrySource = z.looseObject({
  package: Id,
  process: Id,
  node: Id,
  /** What the process and the step are called, where that package is not at hand. */
  name: z.string().max(120).optional(),
  /** Only when this holds over the data of the case. */
  when: Feel.optional(),
  /**
   * The places whose ledgers it is written into: a region code of the ledger's tier, or a list of them, each once. The
   * other expressions see the one that is written for as `place`. Without it: the place the case lies in. A step that is
   * done for each of several sees whose turn it was by the name that the chart gives it.
   */
  place: Feel.optional(),
  /** How many people it concerns; without it the entry does not say. */
  count: Feel.optional(),
  /** Money in yuan that the entry refers to. */
  amount: Feel.optional(),
  /** Name of the line of funds. */
  fundLine: Feel.optional(),
  /** What the ledger's own columns hold, by their ids. */
  cells: z.record(Id, Feel).optional(),
});
export type EntrySource = z.infer<typeof EntrySource>;

/** A kind of entry. */
export const EntryType = z.looseObject({
  id: Id,
  name: Name,
  from: z.array(EntrySource).default([]),
  /** People may write it. */
  byHand: z.boolean().default(false),
  /** What must be attached to an entry written by hand, each by its name. */
  evidence: z.array(z.string()).default([]),
  /** Only the number of people is kept: neither a name nor the case is told. */
  nameless: z.boolean().default(false),
  note: z.string().optional(),
});
export type EntryType = z.infer<typeof EntryType>;

/**
 * A ledger (台账) of a place: entries follow one another with numbers that leave no gap; nothing is changed or removed,
 * a mistake is undone by a counter-entry. A month is closed once, and is then what it is.
 */
export const Ledger = z.looseObject({
  $schema: z.string().optional(),
  id: Id,
  name: Name,
  /** Places of this tier keep it. */
  tier: Tier,
  /** Posts of the place that may write entries. */
  keepers: z.array(Id).min(1),
  /** Posts that sign when a month is closed, in their order. */
  signers: z.array(Id).min(1),
  note: z.string().optional(),
  basis: z.array(z.string()).optional(),
  columns: z.array(LedgerColumn).max(30).optional(),
  entryTypes: z.array(EntryType).min(1),
});
export type Ledger = z.infer<typeof Ledger>;
