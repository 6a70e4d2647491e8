import { z } from 'zod';
import { ShortText } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

const Word = z.string().max(64);

/** Which rows of the responsibility list. */
export const DutyFilter = z.object({
  package: Word.optional(),
  tier: Word.optional(),
  unit: Word.optional(),
  kind: Word.optional(),
  text: ShortText.optional(),
});

const Share = z.number().int().min(0).max(100);
const Amount = z.number().int().min(0).max(10_000);
const SampleAsked = z.object({
  process: Word,
  from: z.iso.date(),
  until: z.iso.date(),
  seed: z.string().trim().min(1).max(64),
  percent: Share,
  floor: Amount,
  total: Amount.optional(),
});

/** The same as an address says it. */
export const SampleQuery = z.object({
  process: Word,
  from: z.iso.date(),
  until: z.iso.date(),
  seed: z.string().trim().min(1).max(64),
  percent: z.coerce.number().pipe(Share),
  floor: z.coerce.number().pipe(Amount),
  total: z.coerce.number().pipe(Amount).optional(),
});

/** 责任清单 */
export const dutyRouter = router({
  list: signedIn.input(DutyFilter).query(({ ctx, input }) => ctx.casework.duties.list(ctx.actor, input)),
  sampled: signedIn.query(({ ctx }) => answer(ctx.casework.duties.sampled(ctx.actor))),
  sample: signedIn
    .input(SampleAsked)
    .query(async ({ ctx, input }) => answer(await ctx.casework.duties.sample(ctx.actor, input))),
});
