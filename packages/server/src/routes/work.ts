import { z } from 'zod';
import { FormData, Key, Id, RegionCode, ShortText } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

/** What is begun, and where. */
export const Beginning = z.object({ packageId: Id, process: Id, region: RegionCode });

/** 工作台 */
export const workRouter = router({
  inbox: signedIn.query(({ ctx }) => ctx.casework.inbox(ctx.actor)),
  startable: signedIn.query(({ ctx }) => ctx.casework.startable(ctx.actor)),
  start: signedIn
    .input(
      z.object({
        packageId: Id,
        process: Id,
        region: RegionCode,
        key: Key.regex(/^[\w-]+$/).optional(),
      }),
    )
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.start(ctx.actor, input))),
  startForm: signedIn
    .input(Beginning)
    .query(async ({ ctx, input }) => answer(await ctx.casework.starts.form(ctx.actor, input))),
  keepStart: signedIn
    .input(Beginning.extend({ data: FormData }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.starts.keep(ctx.actor, input))),
  begin: signedIn
    .input(Beginning.extend({ data: FormData, key: Key.regex(/^[\w-]+$/) }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.starts.begin(ctx.actor, input))),
  search: signedIn
    .input(z.object({ text: ShortText }))
    .query(({ ctx, input }) => ctx.casework.search(ctx.actor, input.text)),
});
