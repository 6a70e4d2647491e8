import { refused } from '@fiveones/casework';
import { z } from 'zod';
import { open, router, toError } from '../trpc.ts';

/** Who is here. A demonstration signs in by choosing a person. */
export const sessionRouter = router({
  people: open.query(({ ctx }) => ctx.casework.demonstration.people()),
  me: open.query(({ ctx }) => (ctx.actor ? ctx.casework.me(ctx.actor) : null)),
  signIn: open.input(z.object({ person: z.string().max(100) })).mutation(async ({ ctx, input }) => {
    const seconds = ctx.wait('signIn');
    if (seconds !== undefined) throw toError(refused('sign-in-too-often', { seconds }));
    const actor = ctx.casework.demo ? ctx.casework.actor(input.person) : undefined;
    if (!actor || !(await ctx.signIn(actor.id))) {
      ctx.take('signIn');
      throw toError(refused('not-allowed'));
    }
    return ctx.casework.me(actor);
  }),
  signOut: open.mutation(async ({ ctx }) => {
    await ctx.signOut();
    return { ok: true };
  }),
});
