import { z } from 'zod';
import { FormData, InstanceId, Key, Id, ShortText } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

const OneInstance = z.object({ instance: InstanceId });

/** One case. */
export const instanceRouter = router({
  get: signedIn
    .input(OneInstance)
    .query(async ({ ctx, input }) => answer(await ctx.casework.case(ctx.actor, input.instance))),
  chart: signedIn
    .input(OneInstance)
    .query(async ({ ctx, input }) => answer(await ctx.casework.chart(ctx.actor, input.instance))),
  message: signedIn
    .input(z.object({ instance: InstanceId, message: Id, payload: FormData, key: Key }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.messages.register(ctx.actor, input))),
  document: signedIn
    .input(z.object({ instance: InstanceId, document: ShortText }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.document(ctx.actor, input))),
});
