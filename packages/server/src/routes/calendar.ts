import { z } from 'zod';
import { Reason } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

const Day = z.iso.date();
const Name = z.string().min(1).max(50);
const Year = z.number().int().min(2019).max(2100);
const Change = z.object({
  year: z
    .object({
      year: Year,
      source: z.string().min(1).max(200),
      provisional: z.boolean(),
      rest: z.array(z.tuple([Day, Day, Name])).max(60),
      work: z.array(z.tuple([Day, Name])).max(60),
    })
    .optional(),
  overlay: z.array(z.object({ date: Day, kind: z.enum(['rest', 'work']), reason: Name })).max(400),
});

/** 工作日历 */
export const calendarRouter = router({
  view: signedIn
    .input(z.object({ year: Year }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.calendar.view(ctx.actor, input.year))),
  preview: signedIn
    .input(Change)
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.calendar.preview(ctx.actor, input))),
  revise: signedIn
    .input(Change.extend({ reason: Reason }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.calendar.revise(ctx.actor, input))),
});
