import type { Casework } from '@fiveones/casework';
import { Hono } from 'hono';
import { serveAttachments } from './attachments.ts';
import { callLimits } from './call-limits.ts';
import { serveCalls } from './calls.ts';
import { serveExports } from './exports.ts';
import { openApi } from './openapi.ts';
import { secretOf, Sessions } from './sessions.ts';
import { refuseAddress, type ActorOf } from './transport.ts';
import { serveVillages } from './village-files.ts';
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

/** The whole server as one function from request to response. */
export function createApp({ casework, clock, web, fault, newId, proxies }: AppOptions): Hono {
  const sessions = new Sessions(casework.store, clock);
  const limits = callLimits(clock, proxies);
  const actorOf: ActorOf = async (c) => {
    const person = await sessions.person(secretOf(c));
    const actor = person === undefined ? undefined : casework.actor(person);
    return actor && casework.withOpened(actor);
  };
  const written = (error: unknown): string => {
    const id = newId();
    fault(id, error);
    return id;
  };

  const app = new Hono();
  protect(app);
  app.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /\n'));
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/openapi.json', (c) => c.json(described()));
  app.use('/board/*', limits.slowBoard);
  serveCalls(app, { casework, sessions, limits, written });
  serveAttachments(app, { casework, actorOf });
  serveVillages(app, { casework, clock, actorOf });
  serveExports(app, { casework, clock, actorOf });
  if (web !== undefined) serveWeb(app, web);
  app.onError((error, c) => c.json({ message: `程序出了差错（编号 ${written(error)}），请稍后再试。` }, 500));
  return app;
}

let description: object | undefined;
/** The document is the same for everybody, and made for the first who asks. */
const described = (): object => (description ??= openApi());

const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** What holds for every answer, and for every address that is asked. */
function protect(app: Hono): void {
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
  app.use(async (c, next) => (c.req.url.includes('%00') ? refuseAddress(c) : next()));
}
