import {
  caseworkWords,
  refused,
  type Actor,
  type Outcome,
  type Refused,
  type Sheet,
} from '@fiveones/casework';
import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { codeOf } from './refusals.ts';
import { workbook } from './workbook.ts';

/** A request that changes something must come from our own pages: browsers do not add this header across sites. */
export async function guard(c: HonoContext, next: () => Promise<void>): Promise<Response | void> {
  if (c.req.method !== 'GET' && c.req.header('x-fiveones') === undefined)
    return c.json(refusedBody('not-allowed', caseworkWords['not-allowed'].zh), 403);
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
  const message = caseworkWords['too-large'].zh.replace('{limit}', told);
  const refuse = (c: HonoContext) => c.json(refusedBody('too-large', message), 413);
  const counted = bodyLimit({ maxSize: most, onError: refuse });
  return async (c, next) => {
    const length = c.req.header('content-length');
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next);
    return Number(length) <= most ? next() : refuse(c);
  };
}

/** The body of a refusal that has no more than its words. */
export const refusedBody = (code: string, message: string) => ({ refused: { code, message, params: {} } });

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
/** The status of a refusal. */
export const statusOf = (code: string) => statuses[codeOf(code)];

/** A workbook to keep, or why there is none. */
export async function workbookAnswer(
  c: HonoContext,
  made: Outcome<{ readonly fileName: string; readonly sheets: readonly Sheet[] }>,
): Promise<Response> {
  if (!made.ok) return c.json({ refused: made.refused }, statusOf(made.refused.code));
  return c.body(await workbook(made.value.sheets), 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Cache-Control': 'no-store',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(made.value.fileName)}`,
  });
}
