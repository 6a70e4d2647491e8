import { longestParagraph } from '@fiveones/casework';
import { basisStates } from '@fiveones/definition';
import { editionNames } from '@fiveones/handbook';
import { z } from 'zod';
import { Id } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

const AnchorName = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,199}$/);
const Text = z.string().max(longestParagraph);

/** Which handbook, as the address of its file says: `?format=pdf&packages=a,b`. */
export const BookQuery = z.object({
  format: z.enum(['html', 'pdf', 'docx']),
  packages: z
    .string()
    .max(4_000)
    .default('')
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(Id).max(60)),
  version: z.string().max(40).optional(),
  draft: z.literal('1').optional(),
  edition: z.enum(editionNames).optional(),
});

/** 手册 */
export const handbookRouter = router({
  shelf: signedIn.query(({ ctx }) => ctx.casework.handbooks.shelf(ctx.actor)),
  paragraphs: signedIn
    .input(z.object({ packageId: Id }))
    .query(async ({ ctx, input }) =>
      answer(await ctx.casework.handbooks.paragraphs(ctx.actor, input.packageId)),
    ),
  write: signedIn
    .input(
      z.object({
        packageId: Id,
        anchor: AnchorName,
        before: Text.nullable(),
        text: Text,
        from: AnchorName.optional(),
      }),
    )
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.handbooks.write(ctx.actor, input))),
  basis: signedIn
    .input(z.object({ packageId: Id }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.handbooks.basis(ctx.actor, input.packageId))),
  recheck: signedIn
    .input(
      z.object({
        packageId: Id,
        code: z.string().min(1).max(40),
        status: z.enum(basisStates),
        checkedAt: z.iso.date(),
      }),
    )
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.handbooks.recheck(ctx.actor, input))),
});
