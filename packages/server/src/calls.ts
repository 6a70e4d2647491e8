import type { Casework } from '@fiveones/casework';
import { trpcServer } from '@hono/trpc-server';
import type { Context as HonoContext, Hono } from 'hono';
import { serialize } from 'hono/utils/cookie';
import type { CallLimits } from './call-limits.ts';
import { appRouter } from './router.ts';
import { secretOf, sessionCookie, type Sessions } from './sessions.ts';
import { atMost, guard, spokenFor } from './transport.ts';
import { numberFault, type Context } from './trpc.ts';

/** What calls of procedures are served with. */
interface Served {
  readonly casework: Casework;
  readonly sessions: Sessions;
  readonly limits: CallLimits;
  /** Writes a fault down and answers its number. */
  readonly written: (error: unknown) => string;
}

/** The procedures, one address each under `/trpc`. */
export function serveCalls(app: Hono, served: Served): void {
  app.use('/trpc/*', atMost(8), guard);
  app.use(
    '/trpc/*',
    trpcServer({
      router: appRouter,
      endpoint: '/trpc',
      onError: ({ error }) => {
        if (error.code !== 'INTERNAL_SERVER_ERROR') return;
        numberFault(error, served.written(error.cause ?? error));
      },
      createContext: async ({ resHeaders }, c): Promise<Context & Record<string, unknown>> => ({
        ...(await contextOf(c, resHeaders, served)),
      }),
    }),
  );
}

/** What a procedure is given: who calls, in whose name, and how they sign in and out. */
async function contextOf(
  c: HonoContext,
  headers: Headers,
  { casework, sessions, limits }: Served,
): Promise<Context> {
  const secret = secretOf(c);
  const person = await sessions.person(secret);
  // So that a window learns that another has signed somebody else in, or out.
  headers.set('x-fiveones-person', encodeURIComponent(person ?? ''));
  const setCookie = (value: string, more: { readonly maxAge?: number } = {}): void =>
    headers.append(
      'Set-Cookie',
      serialize(sessionCookie, value, { httpOnly: true, sameSite: 'Strict', path: '/', ...more }),
    );
  return {
    casework,
    speaks: spokenFor(c),
    session: secret,
    ...limits.of(c, headers),
    actor: person === undefined ? undefined : casework.actor(person),
    signIn: async (id) => {
      setCookie(await sessions.begin(id));
      return true;
    },
    signOut: async () => {
      await sessions.end(secret);
      setCookie('', { maxAge: 0 });
    },
  };
}
