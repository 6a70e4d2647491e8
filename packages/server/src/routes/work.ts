import { z } from 'zod';
import { Key, PackageId, RegionCode, ShortText } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

/** 工作台 */
export const workRouter = router({
  inbox: signedIn.query(({ ctx }) => ctx.casework.inbox(ctx.actor)),
  startable: signedIn.query(({ ctx }) => ctx.casework.startable(ctx.actor)),
  start: signedIn
    .input(z.object({ packageId: PackageId, process: PackageId, region: RegionCode, key: Key.optional() }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.start(ctx.actor, input))),
  search: signedIn
    .input(z.object({ text: ShortText }))
    .query(({ ctx, input }) => ctx.casework.search(ctx.actor, input.text)),
});
