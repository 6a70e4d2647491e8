import { isReserved } from '@fiveones/definition';
import { z } from 'zod';
import { InstanceId, PersonId, ShortText } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

const Why = z.object({ reason: z.string().max(40), words: z.string().trim().max(100).optional() });
/** A place in a form's value. */
const Pointer = z.string().regex(/^(\/[A-Za-z0-9_-]{1,64}){1,16}$/);
const FormKey = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/)
  .refine((key) => !isReserved(key));

/** Which looks a supervisor asks for. */
export const LookFilter = z.object({
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  person: PersonId.optional(),
});

/** 查看全文: masked numbers, whole, for a reason; cases that only some may read. */
export const lookRouter = router({
  reasons: signedIn.query(({ ctx }) => ctx.casework.looks.reasons),
  field: signedIn
    .input(Why.extend({ instance: InstanceId, form: FormKey, path: Pointer, shown: ShortText }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.looks.field(ctx.actor, input))),
  case: signedIn
    .input(Why.extend({ instance: InstanceId }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.looks.case(ctx.actor, input))),
  person: signedIn
    .input(Why.extend({ person: z.string().regex(/^[0-9a-f]{32}$/) }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.looks.person(ctx.actor, input))),
  list: signedIn
    .input(LookFilter)
    .query(async ({ ctx, input }) => answer(await ctx.casework.looks.list(ctx.actor, input))),
});
