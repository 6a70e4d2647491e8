import type { Actor, Casework, Outcome, Refused } from '@fiveones/casework';
import { initTRPC, TRPCError } from '@trpc/server';
import { z, ZodError } from 'zod';
import { refused } from '@fiveones/casework';
import { isKeepable } from './input.ts';
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
class RefusedError extends Error {
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

const numbers = new WeakMap<TRPCError, string>();

/** Under which number a fault was written down; the user is told it, to name the fault by. */
export const numberFault = (fault: TRPCError, number: string): void => void numbers.set(fault, number);

/** Faults show no insides; what a person can mend is told in words. */
function wordsOf(error: TRPCError): string {
  const told = refusedOf(error)?.message;
  if (told !== undefined) return told;
  const number = numbers.get(error);
  return `程序出了差错${number === undefined ? '' : `（编号 ${number}）`}，您填的内容还在，请稍后再试。`;
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

/** No text that the store cannot keep gets further than here. */
const keepable = t.middleware(async ({ getRawInput, next }) => {
  if (!isKeepable(await getRawInput()))
    throw toError(
      refused('input-invalid', { message: '里面有保存不了的字符（空字符或半个字符），请删去重打' }),
    );
  return next();
});

export const { router } = t;
/** Open to everybody, signed in or not. */
export const open = t.procedure.use(keepable);

/** Only for who is signed in; the actor is then known. */
export const signedIn = open.use(async ({ ctx, next, type }) => {
  if (!ctx.actor) throw toError(refused('not-signed-in'));
  const changed = type === 'mutation' ? changedSession(ctx.speaks, ctx.actor) : undefined;
  if (changed) throw toError(changed);
  return next({ ctx: { ...ctx, actor: await ctx.casework.withOpened(ctx.actor) } });
});

/** Open to everybody, one address so often. */
export const limited = open.use(({ ctx, next }) => {
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
