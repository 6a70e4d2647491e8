import { z } from 'zod';
import { Id, RegionCode } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

const Asked = z.object({ packageId: Id, process: Id });

/** 监测 */
export const monitorRouter = router({
  view: signedIn
    .input(Asked.optional())
    .query(async ({ ctx, input }) => answer(await ctx.casework.monitor.view(ctx.actor, input))),
  cases: signedIn
    .input(Asked.extend({ step: z.string().min(1).max(100).optional(), place: RegionCode.optional() }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.monitor.cases(ctx.actor, input))),
});
