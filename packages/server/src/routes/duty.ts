import { isReserved } from '@fiveones/definition';
import { z } from 'zod';
import { strata } from '@fiveones/casework';
import { Id, ShortText } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

const Word = z
  .string()
  .max(64)
  .refine((word) => !isReserved(word));

/** Which rows of the responsibility list. */
export const DutyFilter = z.object({
  package: Word.optional(),
  tier: Word.optional(),
  unit: Word.optional(),
  kind: Word.optional(),
  text: ShortText.optional(),
});

const Year = z.number().int().min(2000).max(2100);
const Share = z.number().int().min(0).max(100);
const Amount = z.number().int().min(0).max(10_000);
const Strata = z.array(z.enum(strata)).max(strata.length);
const SampleAsked = z.object({
  processes: z.array(Word).min(1).max(50).readonly(),
  strata: Strata.readonly(),
  from: z.iso.date(),
  until: z.iso.date(),
  seed: z.string().trim().min(1).max(64),
  percent: Share,
  floor: Amount,
  total: Amount.optional(),
});

/** The same as an address says it. */
export const SampleQuery = z.object({
  processes: z
    .string()
    .max(4_000)
    .transform((text) => text.split(','))
    .pipe(z.array(Word).min(1).max(50)),
  strata: z
    .string()
    .max(100)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(Strata),
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
  draw: signedIn
    .input(SampleAsked)
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.draws.draw(ctx.actor, input))),
  draws: signedIn.query(async ({ ctx }) => answer(await ctx.casework.draws.list(ctx.actor))),
  drawn: signedIn
    .input(z.object({ id: Word }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.draws.open(ctx.actor, input.id))),
  keyWork: signedIn
    .input(z.object({ year: Year.optional(), tier: Word.optional(), unit: Word.optional() }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.keyWork.list(ctx.actor, input))),
  reportKeyWork: signedIn
    .input(
      z.object({
        year: Year,
        item: Id,
        quarter: z.number().int().min(1).max(4),
        progress: z.string().max(500),
        done: z.boolean(),
      }),
    )
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.keyWork.report(ctx.actor, input))),
});
