import { z } from 'zod';
import { ShortText } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

const PersonKey = z.string().regex(/^[0-9a-f]{32}$/);

/** 户档 */
export const householdRouter = router({
  find: signedIn
    .input(z.object({ text: ShortText }))
    .query(({ ctx, input }) => ctx.casework.households.find(ctx.actor, input.text)),
  get: signedIn
    .input(z.object({ person: PersonKey }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.households.get(ctx.actor, input.person))),
});
