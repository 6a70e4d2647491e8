import { itemTests, mostInBatch } from '@fiveones/casework';
import { z } from 'zod';
import { FormData, Key, Id, Reason, RegionCode, TokenId } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

const Which = z.object({ packageId: Id, process: Id, message: Id });
const Choice = Which.extend({
  places: z.array(RegionCode).max(500).readonly(),
  step: Id.optional(),
  item: z
    .object({
      path: z.string().min(1).max(200),
      is: z.enum(itemTests),
      value: z.union([z.string().max(200), z.number(), z.boolean()]),
    })
    .optional(),
  numbers: z.array(z.string().min(1).max(64)).max(mostInBatch).readonly(),
});
const One = z.object({ id: TokenId });

/** 批量通知 */
export const batchRouter = router({
  offers: signedIn.query(({ ctx }) => answer(ctx.casework.batches.offers(ctx.actor))),
  about: signedIn
    .input(Which)
    .query(async ({ ctx, input }) => answer(await ctx.casework.batches.about(ctx.actor, input))),
  preview: signedIn
    .input(Choice)
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.batches.preview(ctx.actor, input))),
  send: signedIn
    .input(
      z.object({
        choice: Choice,
        payload: FormData,
        reason: Reason,
        seen: z.string().length(64),
        key: Key,
      }),
    )
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.batches.send(ctx.actor, input))),
  list: signedIn.query(async ({ ctx }) => answer(await ctx.casework.batches.list(ctx.actor))),
  one: signedIn
    .input(One)
    .query(async ({ ctx, input }) => answer(await ctx.casework.batches.one(ctx.actor, input.id))),
  retry: signedIn
    .input(One)
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.batches.retry(ctx.actor, input.id))),
});
