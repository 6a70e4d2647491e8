import { z } from 'zod';
import { answer, limited, router } from '../trpc.ts';
import { RegionCode } from '../input.ts';

/** Stands for one notice; nobody guesses it. */
const Address = z.string().regex(/^[0-9a-f]{32}$/);

/** 公示栏: for everybody, signed in or not. One place at a time, nothing to search by. */
export const noticeRouter = router({
  board: limited
    .input(z.object({ region: RegionCode }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.publicNotices.board(input.region))),
  read: limited
    .input(z.object({ region: RegionCode, address: Address }))
    .query(async ({ ctx, input }) => answer(await ctx.casework.publicNotices.read(input))),
});
