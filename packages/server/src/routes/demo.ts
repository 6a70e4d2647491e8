import { z } from 'zod';
import { answer, open, router, signedIn } from '../trpc.ts';

/** The virtual clock of a demonstration. */
export const demoRouter = router({
  clock: open.query(({ ctx }) => ({ now: ctx.casework.now(), demo: ctx.casework.demo })),
  advance: signedIn
    .input(z.object({ to: z.iso.datetime({ offset: true, precision: 0 }).endsWith('+08:00') }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.demonstration.advance(input.to))),
  reset: signedIn.mutation(async ({ ctx }) => {
    answer(await ctx.casework.demonstration.reset());
    return { now: ctx.casework.now() };
  }),
});
