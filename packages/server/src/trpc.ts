import type { Actor, Casework, Outcome, Refused } from '@fiveones/casework';
import { initTRPC, TRPCError } from '@trpc/server';
import { z, ZodError } from 'zod';
import { refused } from '@fiveones/casework';
import { codeOf } from './refusals.ts';
import { changedSession } from './transport.ts';

/** What every procedure is given. */
export interface Context {
  readonly casework: Casework;
  readonly actor: Actor | undefined;
  /** In whose name the window speaks, where it says so. */
  readonly speaks?: string | undefined;
  /** The session's secret, when there is one. */
  readonly session: string | undefined;
  readonly signIn: (person: string) => Promise<boolean>;
  readonly signOut: () => Promise<void>;
  /** Counts one call of the caller's address; answers the seconds to wait where it has called too often. */
  readonly take: (what: Limited) => number | undefined;
  /** The same without counting. */
  readonly wait: (what: Limited) => number | undefined;
}

/** What one address may ask for only so often. */
export type Limited = 'board' | 'signIn';

/** A refusal on its way through the transport. */
export class RefusedError extends Error {
  readonly refused: Refused;
  constructor(why: Refused) {
    super(why.message);
    this.refused = why;
  }
}

z.config(z.locales.zhCN());

const t = initTRPC.context<Context>().create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message: wordsOf(error),
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus, refused: refusedOf(error) },
  }),
});

/** Faults show no insides; what a person can mend is told in words. */
function wordsOf(error: TRPCError): string {
  return refusedOf(error)?.message ?? '程序出了差错，您填的内容还在，请稍后再试。';
}

function refusedOf(error: TRPCError): Refused | null {
  if (error.cause instanceof RefusedError) return error.cause.refused;
  if (error.cause instanceof ZodError)
    return refused('input-invalid', {
      message: error.cause.issues
        .slice(0, 3)
        .map(({ path, message }) => `${path.join('.')} ${message}`)
        .join('；'),
    });
  return ofTransport[error.code]?.() ?? null;
}

/** What the transport itself refuses: a body that is no JSON, an address that does not exist. */
const ofTransport: Readonly<Partial<Record<TRPCError['code'], () => Refused>>> = {
  PARSE_ERROR: () => refused('input-invalid', { message: '没有收完整，请再提交一次' }),
  BAD_REQUEST: () => refused('input-invalid', { message: '没有收完整，请再提交一次' }),
  NOT_FOUND: () => refused('not-found'),
  METHOD_NOT_SUPPORTED: () => refused('not-allowed'),
};

export const { router } = t;
export const open = t.procedure;

/** Only for who is signed in; the actor is then known. */
export const signedIn = t.procedure.use(({ ctx, next, type }) => {
  if (!ctx.actor) throw toError(refused('not-signed-in'));
  const changed = type === 'mutation' ? changedSession(ctx.speaks, ctx.actor) : undefined;
  if (changed) throw toError(changed);
  return next({ ctx: { ...ctx, actor: ctx.actor } });
});

/** Open to everybody, one address so often. */
export const limited = t.procedure.use(({ ctx, next }) => {
  const seconds = ctx.take('board');
  if (seconds !== undefined) throw toError(refused('too-often', { seconds }));
  return next();
});

/** Turns a refusal into the transport's error, by the one table. */
export const toError = (why: Refused): TRPCError =>
  new TRPCError({ code: codeOf(why.code), message: why.message, cause: new RefusedError(why) });

/** Gives a value on, or throws the refusal. */
export function answer<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw toError(outcome.refused);
  return outcome.value;
}
