import { ok, type Actor, type Casework, type Outcome, type Sheet } from '@fiveones/casework';
import type { Hono } from 'hono';
import type { z } from 'zod';
import { bookHeaders, Books } from './books.ts';
import { DutyFilter, SampleQuery } from './routes/duty.ts';
import { CasesFilter } from './routes/find.ts';
import { BookQuery } from './routes/handbook.ts';
import { LookFilter } from './routes/look.ts';
import { forSignedInAsking, refuse, workbookAnswer, type ActorOf } from './transport.ts';

/** What exports are served with. */
interface Served {
  readonly casework: Casework;
  readonly clock: () => number;
  readonly actorOf: ActorOf;
}

/** What an office takes along: the responsibility list, cases, who looked at what, a sample, and handbooks. */
export function serveExports(app: Hono, { casework, clock, actorOf }: Served): void {
  const sheets = <T>(
    input: z.ZodType<T>,
    made: (actor: Actor, asked: T) => Promise<Outcome<{ fileName: string; sheets: readonly Sheet[] }>>,
  ) =>
    forSignedInAsking(actorOf, input, async (c, actor, asked) => workbookAnswer(c, await made(actor, asked)));

  app.get(
    '/exports/duties',
    sheets(DutyFilter, async (actor, asked) => ok(await casework.duties.listSheet(actor, asked))),
  );
  app.get(
    '/exports/cases',
    sheets(CasesFilter, async (actor, asked) => ok(await casework.finds.sheet(actor, asked))),
  );
  app.get(
    '/exports/looks',
    sheets(LookFilter, (actor, asked) => casework.looks.sheet(actor, asked)),
  );
  app.get(
    '/exports/sample',
    sheets(SampleQuery, (actor, asked) => casework.duties.sampleSheet(actor, asked)),
  );

  const books = new Books();
  app.get(
    '/exports/handbook',
    forSignedInAsking(actorOf, BookQuery, async (c, actor, { format, draft, ...asked }) => {
      const order = await casework.handbooks.order(actor, { ...asked, draft: draft === '1' });
      if (!order.ok) return refuse(c, order.refused);
      const book = await books.print(order.value, format, clock());
      return c.body(new Uint8Array(book.bytes), 200, bookHeaders(format, order.value.name));
    }),
  );
}
