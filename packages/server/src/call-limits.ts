import { caseworkWords } from '@fiveones/casework';
import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { callerAddress } from './caller-address.ts';
import { RateLimit } from './rate-limit.ts';
import type { Context, Limited } from './trpc.ts';

/** How often one address may read the board, and try in vain to sign in. */
const paces = {
  board: { atOnce: 60, every: 1_000 },
  signIn: { atOnce: 10, every: 30_000 },
} as const satisfies Record<Limited, object>;

/** What one address may ask for only so often, counted for the whole server. */
export interface CallLimits {
  /** Refuses the page of the board in plain words. */
  readonly slowBoard: MiddlewareHandler;
  /** What procedures ask; where somebody must wait, the answer's headers say how long. */
  readonly of: (c: HonoContext, headers: Headers) => Pick<Context, 'take' | 'wait'>;
}

/** `proxies`: addresses in front of the server whose word about the caller's address is taken. */
export function callLimits(clock: () => number, proxies: readonly string[] = []): CallLimits {
  const trusted = new Set(proxies);
  const limits = {
    board: new RateLimit(paces.board, clock),
    signIn: new RateLimit(paces.signIn, clock),
  };
  return {
    slowBoard: async (c, next) => {
      const seconds = limits.board.take(callerAddress(c, trusted));
      if (seconds === undefined) return next();
      const message = caseworkWords['too-often'].zh.replace('{seconds}', String(seconds));
      return c.text(message, 429, { 'Retry-After': String(seconds) });
    },
    of: (c, headers) => {
      const address = callerAddress(c, trusted);
      const told = (seconds: number | undefined): number | undefined => {
        if (seconds !== undefined) headers.set('Retry-After', String(seconds));
        return seconds;
      };
      return {
        take: (what) => told(limits[what].take(address)),
        wait: (what) => told(limits[what].wait(address)),
      };
    },
  };
}
