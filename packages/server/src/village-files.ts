import { printedBook } from '@fiveones/paper';
import { refused, type Casework } from '@fiveones/casework';
import type { Hono } from 'hono';
import { bookHeaders } from './books.ts';
import { SheetAsked, TableAsked, YearBookAsked } from './routes/village.ts';
import { cellsOfFile, hashOf, mostOfSheet } from './sheet-file.ts';
import {
  atMost,
  fileOf,
  forSignedInAsking,
  guard,
  jsonAnswer,
  refuse,
  workbookAnswer,
  type ActorOf,
} from './transport.ts';

/** What the files of villages are served with. */
interface Served {
  readonly casework: Casework;
  readonly clock: () => number;
  readonly actorOf: ActorOf;
}

/** Files of villages: a table, the form to fill in, what was filled into it, and the year book of the ledgers. */
export function serveVillages(app: Hono, { casework, clock, actorOf }: Served): void {
  app.get(
    '/tables/:id',
    forSignedInAsking(actorOf, SheetAsked, async (c, actor, { region, month, public: shown }) => {
      const asked = { table: c.req.param('id') ?? '', region, month, forPublic: shown === '1' };
      return workbookAnswer(c, await casework.tables.sheets(actor, asked));
    }),
  );

  app.get(
    '/tables/:id/form',
    forSignedInAsking(actorOf, TableAsked, async (c, actor, asked) =>
      workbookAnswer(c, await casework.imports.form(actor, { ...asked, table: c.req.param('id') ?? '' })),
    ),
  );

  const { megabytes } = mostOfSheet;
  app.post(
    '/tables/:id/figures',
    atMost(megabytes + 1, `${megabytes} MB`),
    guard,
    forSignedInAsking(actorOf, TableAsked, async (c, actor, asked) => {
      const file = await fileOf(c);
      if (!file) return c.json({ refused: refused('sheet-kind') }, 400);
      const cells = cellsOfFile(file.bytes);
      if (!cells.ok) return refuse(c, cells.refused);
      const seen = await casework.imports.look(
        actor,
        { ...asked, table: c.req.param('id') ?? '' },
        { name: file.name, size: file.bytes.length, hash: hashOf(file.bytes), cells: cells.value },
      );
      return jsonAnswer(c, seen);
    }),
  );

  app.get(
    '/exports/yearbook',
    forSignedInAsking(actorOf, YearBookAsked, async (c, actor, { format, ...place }) => {
      const order = await casework.yearBooks.order(actor, place);
      if (!order.ok) return refuse(c, order.refused);
      const { bytes } = await printedBook({ book: order.value.book, format, at: new Date(clock()) });
      return c.body(new Uint8Array(bytes), 200, bookHeaders(format, order.value.name));
    }),
  );
}
