import { entryResults } from '@fiveones/casework';
import { z } from 'zod';
import { Key, Id, Reason, RegionCode, TokenId } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

/** A month, `2026-11`. */
const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);
const LedgerAt = z.object({ region: RegionCode, ledger: Id });
const TableAt = z.object({ region: RegionCode, table: Id, month: Month.optional() });
/** What an address says of a file of figures. */
export const TableAsked = z.object({ region: RegionCode, month: Month });
/** What an address says of a table to take along; `public`: with small numbers covered. */
export const SheetAsked = z.object({
  region: RegionCode,
  month: Month.optional(),
  public: z.literal('1').optional(),
});
/** What an address says of a year book. */
export const YearBookAsked = z.object({
  region: RegionCode,
  year: z.string().regex(/^20\d{2}$/),
  format: z.enum(['pdf', 'docx']),
});
const ImportAt = TableAsked.extend({ table: Id, id: TokenId });
const EntryNo = z.string().max(120);
const Evidence = z.object({
  what: z.string().max(100),
  file: z.string().min(1).max(100),
  name: z.string().max(200),
});
/** Cells of a ledger's own columns; a ledger has no more than 30. */
const Cells = z
  .record(Id, z.union([z.string().trim().max(100), z.number().min(-1e12).max(1e12)]))
  .refine((cells) => Object.keys(cells).length <= 30);
const IndicatorKey = z.string().regex(/^[A-Za-z][A-Za-z0-9.]{0,63}$/);

/** Figures that are typed at once; a table has no more than 500. */
const Figures = z
  .record(IndicatorKey, z.number().min(-1e12).max(1e12))
  .refine((figures) => Object.keys(figures).length <= 500);

/** 村级 1-2-3：1 套表、2 本账、3 项清单 */
export const villageRouter = router({
  places: signedIn.query(({ ctx }) => ({
    tables: ctx.casework.tables.all(),
    ledgers: ctx.casework.ledgers.all(),
    lists: ctx.casework.lists.all(),
    regions: ctx.casework.placesOf(ctx.actor),
  })),
  table: signedIn
    .input(TableAt)
    .query(async ({ ctx, input }) => answer(await ctx.casework.tables.view(ctx.actor, input))),
  rows: signedIn
    .input(TableAt.extend({ indicator: IndicatorKey }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.tables.rows(ctx.actor, input))),
  give: signedIn
    .input(TableAt.extend({ values: Figures }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.tables.give(ctx.actor, input))),
  corrections: signedIn
    .input(TableAt)
    .query(async ({ ctx, input }) => answer(await ctx.casework.tables.corrections(ctx.actor, input))),
  imports: signedIn
    .input(TableAt)
    .query(async ({ ctx, input }) => answer(await ctx.casework.imports.list(ctx.actor, input))),
  importPreview: signedIn
    .input(ImportAt)
    .query(async ({ ctx, input }) => answer(await ctx.casework.imports.preview(ctx.actor, input))),
  importConfirm: signedIn
    .input(ImportAt.extend({ seen: z.string().length(64), onlyGood: z.boolean() }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.imports.confirm(ctx.actor, input))),
  ledger: signedIn
    .input(LedgerAt.extend({ period: Month.optional() }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.ledgers.view(ctx.actor, input))),
  write: signedIn
    .input(
      LedgerAt.extend({
        type: Id,
        title: z.string().trim().min(2).max(60),
        occurredOn: z.iso.date(),
        count: z.number().int().min(0).max(1_000_000).optional(),
        amount: z.number().min(0).max(1e9).optional(),
        cells: Cells.optional(),
        result: z.enum(entryResults),
        evidence: z.array(Evidence).max(20),
        pending: Reason.optional(),
        key: Key,
      }),
    )
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.ledgers.write(ctx.actor, input))),
  reverse: signedIn
    .input(LedgerAt.extend({ entryNo: EntryNo, reason: Reason, key: Key }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.ledgers.reverse(ctx.actor, input))),
  prove: signedIn
    .input(LedgerAt.extend({ entryNo: EntryNo, evidence: z.array(Evidence).min(1).max(20) }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.ledgers.prove(ctx.actor, input))),
  sign: signedIn
    .input(LedgerAt.extend({ period: Month }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.ledgers.sign(ctx.actor, input))),
  ask: signedIn
    .input(z.object({ text: z.string().max(2_000) }))
    .query(({ ctx, input }) => ctx.casework.lists.ask(input.text)),
  demands: signedIn
    .input(z.object({ region: RegionCode, month: Month }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.lists.demands(ctx.actor, input))),
  gates: signedIn
    .input(z.object({ packageId: Id }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.lists.ofDraft(ctx.actor, input.packageId))),
});
