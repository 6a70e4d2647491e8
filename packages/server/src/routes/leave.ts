import { z } from 'zod';
import { PersonId, ShortText, TokenId } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

/** 离岗代理: who acts for me while I am away. */
export const leaveRouter = router({
  mine: signedIn.query(({ ctx }) => ctx.casework.substitutions.mine(ctx.actor)),
  set: signedIn
    .input(z.object({ substitute: PersonId, from: z.iso.date(), until: z.iso.date(), reason: ShortText }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.substitutions.set(ctx.actor, input))),
  end: signedIn
    .input(z.object({ id: TokenId }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.substitutions.end(ctx.actor, input.id))),
});
