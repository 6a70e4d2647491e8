import { mostCases } from '@fiveones/casework';
import { z } from 'zod';
import { AnyJson, Id, Reason, ShortText } from '../input.ts';
import { answer, router, signedIn } from '../trpc.ts';

const OnePackage = z.object({ packageId: Id });
const Version = z.string().max(40);
const Edit = z.object({ file: z.string().max(300), before: AnyJson, after: AnyJson });

/** The files of a package by their path. */
const PackageOfFiles = z
  .record(z.string().max(300), AnyJson)
  .refine((files) => Object.keys(files).length <= 2_000, '文件太多');

/** More scenarios than any package has. */
const mostScenarios = 10_000;

/** 设计 */
export const designRouter = router({
  packages: signedIn.query(async ({ ctx }) => answer(await ctx.casework.design.packages(ctx.actor))),
  /** What packages there are to begin from. */
  templates: signedIn.query(async ({ ctx }) => answer(await ctx.casework.templates.cards(ctx.actor))),
  /** What is needed to draw a process of one of them. */
  sketch: signedIn
    .input(OnePackage.extend({ process: Id }))
    .query(({ ctx, input }) => answer(ctx.casework.templates.sketch(ctx.actor, input))),
  create: signedIn
    .input(z.object({ name: ShortText, from: Id.optional() }))
    .mutation(async ({ ctx, input }) =>
      answer(await ctx.casework.design.create(ctx.actor, { name: input.name, from: input.from })),
    ),
  importFiles: signedIn
    .input(z.object({ files: PackageOfFiles }))
    .mutation(async ({ ctx, input }) =>
      answer(await ctx.casework.design.importFiles(ctx.actor, input.files)),
    ),
  load: signedIn
    .input(OnePackage)
    .query(async ({ ctx, input }) => answer(await ctx.casework.design.designing(ctx.actor, input.packageId))),
  save: signedIn
    .input(
      z.object({
        packageId: Id,
        revision: z.number().int(),
        edits: z.array(Edit).max(1_000),
        history: AnyJson,
      }),
    )
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.design.saveDraft(ctx.actor, input))),
  submit: signedIn
    .input(
      z.object({
        packageId: Id,
        version: Version,
        note: Reason,
        from: z.iso.date(),
        reviewer: z.string().max(140),
      }),
    )
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.design.submit(ctx.actor, input))),
  withdraw: signedIn
    .input(OnePackage)
    .mutation(async ({ ctx, input }) =>
      answer(await ctx.casework.design.withdraw(ctx.actor, input.packageId)),
    ),
  confirm: signedIn
    .input(OnePackage)
    .mutation(async ({ ctx, input }) =>
      answer(await ctx.casework.design.confirm(ctx.actor, input.packageId)),
    ),
  giveBack: signedIn
    .input(OnePackage.extend({ reason: Reason }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.design.giveBack(ctx.actor, input))),
  versions: signedIn
    .input(OnePackage)
    .query(async ({ ctx, input }) => answer(await ctx.casework.design.versions(ctx.actor, input.packageId))),
  version: signedIn
    .input(z.object({ packageId: Id, version: Version }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.design.versionFiles(ctx.actor, input))),
  mergeChoices: signedIn
    .input(OnePackage.extend({ version: Version }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.merges.choices(ctx.actor, input))),
  mergeChoose: signedIn
    .input(
      OnePackage.extend({
        version: Version,
        choices: z
          .array(z.object({ conflict: z.string().max(1_000), side: z.enum(['ours', 'theirs']) }))
          .max(1_000),
      }),
    )
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.merges.choose(ctx.actor, input))),
  replay: signedIn
    .input(OnePackage.extend({ day: z.iso.date(), from: z.number().int().min(0).max(mostCases) }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.replays.page(ctx.actor, input))),
  /** What a figure of the draft would say. */
  figure: signedIn
    .input(OnePackage.extend({ table: Id, indicator: z.string().max(64) }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.previews.figure(ctx.actor, input))),
  /** What a kind of entry of the draft would have written. */
  entries: signedIn
    .input(OnePackage.extend({ ledger: Id, type: Id }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.previews.entries(ctx.actor, input))),
  runScenarios: signedIn
    .input(OnePackage.extend({ from: z.number().int().min(0).max(mostScenarios) }))
    .mutation(async ({ ctx, input }) => answer(await ctx.casework.design.scenarios(ctx.actor, input))),
});
