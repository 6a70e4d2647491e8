import { z } from 'zod';
import { FormData, Id, InstanceId, Reason, TokenId } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

const One = z.object({ instance: InstanceId, incident: TokenId });

/** 异常 */
export const incidentRouter = router({
  list: signedIn.query(async ({ ctx }) => answer(await ctx.casework.incidents.list(ctx.actor))),
  retry: signedIn
    .input(z.object({ incidents: z.array(One).min(1).max(200) }))
    .mutation(async ({ ctx, input }) =>
      answer(await ctx.casework.incidents.retry(ctx.actor, input.incidents)),
    ),
  repairing: signedIn
    .input(One)
    .query(async ({ ctx, input }) => answer(await ctx.casework.incidents.repairing(ctx.actor, input))),
  repair: signedIn
    .input(One.extend({ data: FormData, reason: Reason }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.incidents.repair(ctx.actor, input))),
  passOver: signedIn
    .input(One.extend({ reason: Reason, flow: Id.optional() }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.incidents.passOver(ctx.actor, input))),
});
