import { refused, type Actor, type Outcome, type Refused, type Sheet } from '@fiveones/casework';
import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { codeOf } from './refusals.ts';
import { workbook } from './workbook.ts';

/** A request that changes something must come from our own pages: browsers do not add this header across sites. */
export async function guard(c: HonoContext, next: () => Promise<void>): Promise<Response | void> {
  if (c.req.method !== 'GET' && c.req.header('x-fiveones') === undefined)
    return refuse(c, refused('not-allowed'));
  await next();
}

/** In whose name a window speaks, where it says so: it may not have noticed that somebody else has signed in. */
export function spokenFor(c: HonoContext): string | undefined {
  const said = c.req.header('x-fiveones-person');
  try {
    return said === undefined ? undefined : decodeURIComponent(said);
  } catch {
    return '';
  }
}

/** What one person has typed is not taken in the name of another who has signed in meanwhile. */
export const changedSession = (speaks: string | undefined, { id, name }: Actor): Refused | undefined =>
  speaks === undefined || speaks === id ? undefined : refused('session-changed', { name });

/**
 * Refuses a body of more than so many megabytes (2^20 bytes). Where its length is told, which the HTTP server holds it
 * to, the body is left unread; else it is counted.
 */
export function atMost(megabytes: number, told = `${megabytes} MB`): MiddlewareHandler {
  const most = megabytes * 1024 * 1024;
  const tooLarge = (c: HonoContext) => refuse(c, refused('too-large', { limit: told }));
  const counted = bodyLimit({ maxSize: most, onError: tooLarge });
  return async (c, next) => {
    const length = c.req.header('content-length');
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next);
    return Number(length) <= most ? next() : tooLarge(c);
  };
}

const statuses = {
  TOO_MANY_REQUESTS: 429,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  UNPROCESSABLE_CONTENT: 422,
  BAD_REQUEST: 400,
} as const;
/** Answers a refusal, with the status that the one table gives its code. */
export const refuse = (c: HonoContext, why: Refused): Response =>
  c.json({ refused: why }, statuses[codeOf(why.code)]);

/** Answers that the address asks for something that there is not. */
export const refuseAddress = (c: HonoContext): Response =>
  refuse(c, refused('input-invalid', { message: '地址不对' }));

/** Who is signed in, as the request's cookie says; a post opened to them for a while among their holdings. */
export type ActorOf = (c: HonoContext) => Promise<Actor | undefined>;

/** A route that answers who is signed in, and refuses everybody else. */
export const forSignedIn =
  (actorOf: ActorOf, answer: (c: HonoContext, actor: Actor) => Promise<Response>) =>
  async (c: HonoContext): Promise<Response> => {
    const actor = await actorOf(c);
    return actor ? answer(c, actor) : refuse(c, refused('not-signed-in'));
  };

/** The same for a route whose address asks for something: `asked` is what `input` makes of the query. */
export const forSignedInAsking = <T>(
  actorOf: ActorOf,
  input: z.ZodType<T>,
  answer: (c: HonoContext, actor: Actor, asked: T) => Promise<Response>,
) =>
  forSignedIn(actorOf, async (c, actor) => {
    const asked = input.safeParse(c.req.query());
    return asked.success ? answer(c, actor, asked.data) : refuseAddress(c);
  });

/** The file that a form brings in its part `file`; undefined where there is none. */
export async function fileOf(c: HonoContext): Promise<GivenFile | undefined> {
  const form = await c.req.formData().catch(() => undefined);
  const file = form?.get('file');
  if (!file || typeof file === 'string') return undefined;
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** A file as it was sent. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was made for a request as JSON, or why it was not made. */
export const jsonAnswer = (c: HonoContext, made: Outcome<object>): Response =>
  made.ok ? c.json(made.value) : refuse(c, made.refused);

/** A workbook to keep, or why there is none. */
export async function workbookAnswer(
  c: HonoContext,
  made: Outcome<{ readonly fileName: string; readonly sheets: readonly Sheet[] }>,
): Promise<Response> {
  if (!made.ok) return refuse(c, made.refused);
  return c.body(await workbook(made.value.sheets), 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Cache-Control': 'no-store',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(made.value.fileName)}`,
  });
}
