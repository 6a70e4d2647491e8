import { z } from 'zod';
import { PersonId, ShortText, TokenId } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** 离岗代理: who acts for me while I am away. */
export const leaveRouter = router({
  mine: signedIn.query(({ ctx }) => ctx.casework.substitutions.mine(ctx.actor)),
  set: signedIn
    .input(z.object({ substitute: PersonId, from: Day, until: Day, reason: ShortText }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.substitutions.set(ctx.actor, input))),
  end: signedIn
    .input(z.object({ id: TokenId }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.substitutions.end(ctx.actor, input.id))),
});
