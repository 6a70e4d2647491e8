import {
  caseworkWords,
  no,
  ok,
  refused,
  type Actor,
  type Casework,
  type Outcome,
  type Sheet,
} from '@fiveones/casework';
import { trpcServer } from '@hono/trpc-server';
import { Hono, type Context as HonoContext } from 'hono';
import { getCookie } from 'hono/cookie';
import { serialize } from 'hono/utils/cookie';
import type { z } from 'zod';
import { bookHeaders, Books } from './books.ts';
import { callLimits } from './call-limits.ts';
import { DutyFilter, SampleQuery } from './routes/duty.ts';
import { BookQuery } from './routes/handbook.ts';
import { LookFilter } from './routes/look.ts';
import { Beginning } from './routes/work.ts';
import { appRouter } from './router.ts';
import { numberFault, type Context } from './trpc.ts';
import { Sessions } from './sessions.ts';
import { serveVillages } from './village-files.ts';
import {
  atMost,
  changedSession,
  guard,
  refusedBody,
  spokenFor,
  statusOf,
  workbookAnswer,
} from './transport.ts';
import { serveWeb } from './web-files.ts';

/** What the server is made of. */
export interface AppOptions {
  readonly casework: Casework;
  readonly clock: () => number;
  /** Folder of the built web application. */
  readonly web?: string | undefined;
  /** Where a fault is written, with the id that the user is shown. */
  readonly fault: (id: string, error: unknown) => void;
  readonly newId: () => string;
  /** Addresses of proxies in front of the server, whose word about the caller's address is taken. None by default. */
  readonly proxies?: readonly string[] | undefined;
}

const cookie = 'fiveones';
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** The whole server as one function from request to response. */
export function createApp(options: AppOptions): Hono {
  const { casework } = options;
  const sessions = new Sessions(casework.store, options.clock);
  const app = new Hono();
  const books = new Books();
  const limits = callLimits(options.clock, options.proxies);
  /** Who is signed in. */
  const actorOf = async (c: HonoContext): Promise<Actor | undefined> => {
    const person = await sessions.person(getCookie(c, cookie));
    const actor = person === undefined ? undefined : casework.actor(person);
    return actor && casework.withOpened(actor);
  };

  app.use(async (c, next) => {
    await next();
    // Not `c.header`, which would make the answer anew with its body as a stream.
    const { headers } = c.res;
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', policy);
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Referrer-Policy', 'same-origin');
    // Public notices are looked up by place; nobody else is to collect them.
    headers.set('X-Robots-Tag', 'noindex, nofollow, noarchive');
  });
  // The zero character is none of any name or text, and no database keeps it.
  app.use(async (c, next) =>
    c.req.url.includes('%00')
      ? c.json({ refused: refused('input-invalid', { message: '地址不对' }) }, 400)
      : next(),
  );
  app.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /\n'));
  app.get('/healthz', (c) => c.json({ ok: true }));

  app.use('/board/*', limits.slowBoard);
  app.use('/trpc/*', atMost(8), guard);
  app.use(
    '/trpc/*',
    trpcServer({
      router: appRouter,
      endpoint: '/trpc',
      onError: ({ error }) => {
        if (error.code !== 'INTERNAL_SERVER_ERROR') return;
        const id = options.newId();
        options.fault(id, error.cause ?? error);
        numberFault(error, id);
      },
      createContext: async ({ resHeaders }, c): Promise<Context & Record<string, unknown>> => {
        const secret = getCookie(c, cookie);
        const person = await sessions.person(secret);
        // So that a window learns that another has signed somebody else in, or out.
        resHeaders.set('x-fiveones-person', encodeURIComponent(person ?? ''));
        return {
          casework,
          speaks: spokenFor(c),
          session: secret,
          ...limits.of(c, resHeaders),
          actor: person === undefined ? undefined : casework.actor(person),
          signIn: async (id: string) => {
            resHeaders.append(
              'Set-Cookie',
              serialize(cookie, await sessions.begin(id), { httpOnly: true, sameSite: 'Strict', path: '/' }),
            );
            return true;
          },
          signOut: async () => {
            await sessions.end(secret);
            resHeaders.append(
              'Set-Cookie',
              serialize(cookie, '', { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 0 }),
            );
          },
        };
      },
    }),
  );

  app.post('/files', atMost(21, '20 MB'), guard, async (c) => {
    const actor = await actorOf(c);
    if (!actor) return c.json(refusedBody('not-signed-in', caseworkWords['not-signed-in'].zh), 401);
    const changed = changedSession(spokenFor(c), actor);
    if (changed) return c.json({ refused: changed }, statusOf(changed.code));
    const form = await c.req.formData().catch(() => undefined);
    const file = form?.get('file');
    if (!file || typeof file === 'string')
      return c.json(refusedBody('file-kind', caseworkWords['file-kind'].zh), 400);
    const given = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    const kept = await keptFor(casework, actor, c.req.query(), given);
    return kept.ok ? c.json(kept.value) : c.json({ refused: kept.refused }, statusOf(kept.refused.code));
  });
  app.get('/files/:id', async (c) => {
    const actor = await actorOf(c);
    const found = actor ? await casework.files.file(actor, c.req.param('id')) : undefined;
    if (!found?.ok) return c.json(refusedBody('not-found', caseworkWords['not-found'].zh), 404);
    return c.body(new Uint8Array(found.value.bytes), 200, {
      'Content-Type': found.value.type,
      'Cache-Control': 'private, max-age=3600',
      // Whoever signs in next at the same browser is asked anew.
      Vary: 'Cookie',
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(found.value.name)}`,
    });
  });

  serveVillages(app, { casework, clock: options.clock, actorOf });

  app.get('/exports/duties', (c) =>
    exported(c, DutyFilter, async (actor, asked) => ok(await casework.duties.listSheet(actor, asked))),
  );
  app.get('/exports/looks', (c) =>
    exported(c, LookFilter, (actor, asked) => casework.looks.sheet(actor, asked)),
  );
  app.get('/exports/sample', (c) =>
    exported(c, SampleQuery, (actor, asked) => casework.duties.sampleSheet(actor, asked)),
  );

  app.get('/exports/handbook', async (c) => {
    const actor = await actorOf(c);
    if (!actor) return c.json(refusedBody('not-signed-in', caseworkWords['not-signed-in'].zh), 401);
    const asked = BookQuery.safeParse(c.req.query());
    if (!asked.success) return c.json({ refused: refused('input-invalid', { message: '地址不对' }) }, 400);
    const { format, packages, version, draft, edition } = asked.data;
    const order = await casework.handbooks.order(actor, {
      packages,
      version,
      draft: draft === '1',
      edition,
    });
    if (!order.ok) return c.json({ refused: order.refused }, statusOf(order.refused.code));
    const book = await books.print(order.value, format, options.clock());
    return c.body(new Uint8Array(book.bytes), 200, bookHeaders(format, order.value.name));
  });

  /** Answers a workbook made for who is signed in, from what the address asks for. */
  async function exported<T>(
    c: HonoContext,
    input: z.ZodType<T>,
    made: (actor: Actor, asked: T) => Promise<Outcome<{ fileName: string; sheets: readonly Sheet[] }>>,
  ): Promise<Response> {
    const actor = await actorOf(c);
    if (!actor) return c.json(refusedBody('not-signed-in', caseworkWords['not-signed-in'].zh), 401);
    const asked = input.safeParse(c.req.query());
    if (!asked.success) return c.json({ refused: refused('input-invalid', { message: '地址不对' }) }, 400);
    return workbookAnswer(c, await made(actor, asked.data));
  }

  if (options.web !== undefined) serveWeb(app, options.web);
  app.onError((error, c) => {
    const id = options.newId();
    options.fault(id, error);
    return c.json({ message: `程序出了差错（编号 ${id}），请稍后再试。` }, 500);
  });
  return app;
}

/** An attachment of a ledger's entry, of a case that is about to begin, or of a task, as the address says. */
async function keptFor(
  casework: Casework,
  actor: Actor,
  asked: Readonly<Record<string, string>>,
  given: { readonly name: string; readonly bytes: Uint8Array },
) {
  const { ledger, region = '', task = '', packageId } = asked;
  if (ledger !== undefined) return casework.files.putEvidence(actor, { ...given, ledger, region });
  if (packageId === undefined) return casework.files.putFile(actor, { ...given, task });
  const start = Beginning.safeParse(asked);
  return start.success
    ? casework.files.putStartFile(actor, { ...given, ...start.data })
    : no(refused('input-invalid', { message: '地址不对' }));
}
