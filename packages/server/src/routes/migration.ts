import { z } from 'zod';
import { Id, Reason, TokenId } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

const Version = z.string().max(40);
const Asked = z.object({
  packageId: Id,
  from: Version,
  to: Version,
  nodes: z.record(Id, Id).refine((nodes) => Object.keys(nodes).length <= 2_000, { error: '对应的步骤太多' }),
});
const One = z.object({ id: TokenId });

/** 移到新版 */
export const migrationRouter = router({
  preview: signedIn
    .input(Asked)
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.migrations.preview(ctx.actor, input))),
  ask: signedIn
    .input(Asked.extend({ reason: Reason }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.migrations.ask(ctx.actor, input))),
  confirm: signedIn
    .input(One)
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.migrations.confirm(ctx.actor, input.id))),
  decline: signedIn
    .input(One)
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.migrations.decline(ctx.actor, input.id))),
  overview: signedIn
    .input(z.object({ packageId: Id }))
    .query(async ({ ctx, input }) =>
      answer(await ctx.casework.migrations.overview(ctx.actor, input.packageId)),
    ),
});
