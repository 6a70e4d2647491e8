import { z } from 'zod';
import { AnyJson, Id, Reason, ShortText } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

const OnePackage = z.object({ packageId: Id });

/** 参数表 */
export const parameterRouter = router({
  sheet: signedIn
    .input(OnePackage)
    .query(async ({ ctx, input }) => answer(await ctx.casework.parameters.sheet(ctx.actor, input.packageId))),
  progress: signedIn.query(async ({ ctx }) => answer(await ctx.casework.parameters.progress(ctx.actor))),
  answer: signedIn
    .input(
      OnePackage.extend({
        parameter: Id,
        value: AnyJson.refine((value) => JSON.stringify(value).length <= 20_000, '内容太长'),
        from: z.iso.date(),
        source: ShortText,
      }),
    )
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.parameters.answer(ctx.actor, input))),
  putOff: signedIn
    .input(OnePackage.extend({ parameter: Id, note: Reason }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.parameters.putOff(ctx.actor, input))),
});
