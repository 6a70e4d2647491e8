import { z } from 'zod';
import { InstanceId, Key, Id, PersonId, Reason, TokenId } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

const People = z.array(PersonId).min(1).max(50).readonly();
const Note = Reason.optional();

/** Each operation with what it takes, by size and kind. */
const Operation = z.discriminatedUnion('do', [
  z.object({ do: z.literal('claim'), task: TokenId }),
  z.object({ do: z.literal('release'), task: TokenId }),
  z.object({ do: z.literal('skip'), task: TokenId, reason: Reason }),
  z.object({
    do: z.literal('sendBack'),
    task: TokenId,
    to: Id,
    reason: Reason,
    then: z.enum(['again', 'straight']).optional(),
  }),
  z.object({ do: z.literal('reject'), task: TokenId, code: Id, notice: Reason }),
  z.object({ do: z.literal('recall'), token: TokenId }),
  z.object({ do: z.literal('transfer'), task: TokenId, to: PersonId, reason: Reason }),
  z.object({ do: z.literal('delegate'), task: TokenId, to: PersonId, reason: Reason }),
  z.object({
    do: z.literal('addSigner'),
    task: TokenId,
    to: People,
    when: z.enum(['before', 'after']),
    reason: Reason,
  }),
  z.object({ do: z.literal('removeSigner'), task: TokenId, person: PersonId, reason: Reason }),
  z.object({ do: z.literal('addVoter'), voter: z.string().min(3).max(170), reason: Reason }),
  z.object({ do: z.literal('removeVoter'), task: TokenId, reason: Reason }),
  z.object({ do: z.literal('copy'), to: People, note: Note }),
  z.object({ do: z.literal('markRead'), notice: TokenId }),
  z.object({ do: z.literal('urge'), task: TokenId, note: Note }),
  z.object({ do: z.literal('comment'), text: Reason, to: z.array(PersonId).max(50).readonly().optional() }),
  z.object({ do: z.literal('takeDown'), notice: TokenId, reason: Reason }),
  z.object({ do: z.literal('terminate'), reason: Reason }),
  z.object({ do: z.literal('jump'), token: TokenId, to: Id, reason: Reason }),
  z.object({ do: z.literal('wake'), to: Id, reason: Reason }),
  z.object({ do: z.literal('confirm'), proposal: TokenId }),
  z.object({ do: z.literal('decline'), proposal: TokenId, reason: Reason }),
]);
const Operating = z.object({ instance: InstanceId, operation: Operation });

/** Office operations: which fit, what they would change, doing them. */
export const operationRouter = router({
  offers: signedIn
    .input(z.object({ instance: InstanceId, task: TokenId.optional() }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.operations.offers(ctx.actor, input))),
  preview: signedIn
    .input(Operating)
    .query(async ({ ctx, input }) => answer(await ctx.casework.operations.preview(ctx.actor, input))),
  carryOut: signedIn
    .input(Operating.extend({ key: Key }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.operations.carryOut(ctx.actor, input))),
});
