import { caseStates } from '@fiveones/casework';
import { z } from 'zod';
import { Id, RegionCode } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

/** Which cases are looked for. */
export const CasesFilter = z.object({
  text: z.string().max(100).optional(),
  package: Id.optional(),
  process: Id.optional(),
  place: RegionCode.optional(),
  state: z.enum(caseStates).optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
});
const SearchName = z.string().trim().min(1).max(30);

/** 查办件 */
export const findRouter = router({
  cases: signedIn
    .input(CasesFilter.extend({ page: z.number().int().min(0).max(2_000).optional() }))
    .query(({ ctx, input: { page, ...asked } }) => ctx.casework.finds.find(ctx.actor, asked, page)),
  saved: signedIn.query(({ ctx }) => ctx.casework.finds.saved(ctx.actor)),
  save: signedIn
    .input(z.object({ name: SearchName, asked: CasesFilter }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.finds.save(ctx.actor, input))),
  forget: signedIn
    .input(z.object({ name: SearchName }))
    .mutation(({ ctx, input }) => ctx.casework.finds.forget(ctx.actor, input.name)),
});
