import { z } from 'zod';
import { Key, PersonId, ShortText } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

const Leaving = z.object({ person: PersonId, to: PersonId.optional() });

/** 离职转办 */
export const handoverRouter = router({
  view: signedIn.query(async ({ ctx }) => answer(await ctx.casework.handovers.view(ctx.actor))),
  preview: signedIn
    .input(Leaving)
    .query(async ({ ctx, input }) => answer(await ctx.casework.handovers.preview(ctx.actor, input))),
  carryOut: signedIn
    .input(Leaving.extend({ reason: ShortText, key: Key }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.handovers.carryOut(ctx.actor, input))),
});
