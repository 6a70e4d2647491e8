import { z } from 'zod';
import { BallotInput, FormData, Key, Opinion, Id, PersonId, Reason, TaskId } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

const OneTask = z.object({ task: TaskId });
/** JSON pointers of confirmed values, by data key. */
const Confirmed = z
  .record(z.string().max(100), z.array(z.string().max(400)).max(1_000))
  .refine((confirmed) => Object.keys(confirmed).length <= 50);
const Next = z.record(Id, PersonId).refine((chosen) => Object.keys(chosen).length <= 20);

/** Which window types, and which draft it has seen last. */
const Writing = { writer: Key.optional(), after: Key.optional() };

/** One piece of work. */
export const taskRouter = router({
  get: signedIn
    .input(OneTask)
    .query(async ({ ctx, input }) => answer(await ctx.casework.tasks.task(ctx.actor, input.task))),
  open: signedIn
    .input(OneTask)
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.tasks.open(ctx.actor, input.task))),
  claim: signedIn
    .input(OneTask)
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.tasks.claim(ctx.actor, input.task))),
  release: signedIn
    .input(OneTask)
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.tasks.release(ctx.actor, input.task))),
  saveDraft: signedIn
    .input(
      z.object({
        task: TaskId,
        data: FormData,
        opinion: FormData.optional(),
        ...Writing,
        filled: z.number().int().min(0).max(10_000).optional(),
        total: z.number().int().min(0).max(10_000).optional(),
      }),
    )
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.tasks.saveTaskDraft(ctx.actor, input))),
  submit: signedIn
    .input(
      z.object({
        task: TaskId,
        version: z.number().int().optional(),
        key: Key,
        data: FormData,
        confirmed: Confirmed.optional(),
        opinion: Opinion.optional(),
        ballot: BallotInput.optional(),
        next: Next.optional(),
        ...Writing,
      }),
    )
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.tasks.submit(ctx.actor, input))),
  sendBack: signedIn
    .input(z.object({ task: TaskId, to: Id, reason: Reason, key: Key.optional() }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.tasks.sendBack(ctx.actor, input))),
  skip: signedIn
    .input(z.object({ task: TaskId, reason: Reason, key: Key.optional() }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.tasks.skip(ctx.actor, input))),
});
