import { printedBook } from '@fiveones/paper';
import { caseworkWords, refused, type Actor, type Casework } from '@fiveones/casework';
import type { Context as HonoContext, Hono } from 'hono';
import { bookHeaders } from './books.ts';
import { TableAsked, YearBookAsked } from './routes/village.ts';
import { cellsOfFile, hashOf, mostOfSheet } from './sheet-file.ts';
import { atMost, guard, refusedBody, statusOf, workbookAnswer } from './transport.ts';

/** What the files of villages are served with. */
interface Served {
  readonly casework: Casework;
  readonly clock: () => number;
  actorOf(c: HonoContext): Promise<Actor | undefined>;
}

/** Files of villages: a table, the form to fill in, what was filled into it, and the year book of the ledgers. */
export function serveVillages(app: Hono, { casework, clock, actorOf }: Served): void {
  const notSignedIn = (c: HonoContext) =>
    c.json(refusedBody('not-signed-in', caseworkWords['not-signed-in'].zh), 401);
  const notAsked = (c: HonoContext) =>
    c.json({ refused: refused('input-invalid', { message: '地址不对' }) }, 400);

  app.get('/tables/:id', async (c) => {
    const actor = await actorOf(c);
    if (!actor) return notSignedIn(c);
    const made = await casework.tables.sheets(actor, {
      table: c.req.param('id'),
      region: c.req.query('region') ?? '',
      month: c.req.query('month'),
      forPublic: c.req.query('public') === '1',
    });
    return workbookAnswer(c, made);
  });

  app.get('/tables/:id/form', async (c) => {
    const actor = await actorOf(c);
    if (!actor) return notSignedIn(c);
    const asked = TableAsked.safeParse(c.req.query());
    if (!asked.success) return notAsked(c);
    return workbookAnswer(c, await casework.imports.form(actor, { ...asked.data, table: c.req.param('id') }));
  });

  const { megabytes } = mostOfSheet;
  app.post('/tables/:id/figures', atMost(megabytes + 1, `${megabytes} MB`), guard, async (c) => {
    const actor = await actorOf(c);
    if (!actor) return notSignedIn(c);
    const asked = TableAsked.safeParse(c.req.query());
    if (!asked.success) return notAsked(c);
    const form = await c.req.formData().catch(() => undefined);
    const file = form?.get('file');
    if (!file || typeof file === 'string')
      return c.json(refusedBody('sheet-kind', caseworkWords['sheet-kind'].zh), 400);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const cells = cellsOfFile(bytes);
    if (!cells.ok) return c.json({ refused: cells.refused }, statusOf(cells.refused.code));
    const seen = await casework.imports.look(
      actor,
      { ...asked.data, table: c.req.param('id') ?? '' },
      { name: file.name, size: bytes.length, hash: hashOf(bytes), cells: cells.value },
    );
    return seen.ok ? c.json(seen.value) : c.json({ refused: seen.refused }, statusOf(seen.refused.code));
  });

  app.get('/exports/yearbook', async (c) => {
    const actor = await actorOf(c);
    if (!actor) return notSignedIn(c);
    const asked = YearBookAsked.safeParse(c.req.query());
    if (!asked.success) return notAsked(c);
    const { format, ...place } = asked.data;
    const order = await casework.yearBooks.order(actor, place);
    if (!order.ok) return c.json({ refused: order.refused }, statusOf(order.refused.code));
    const { bytes } = await printedBook({ book: order.value.book, format, at: new Date(clock()) });
    return c.body(new Uint8Array(bytes), 200, bookHeaders(format, order.value.name));
  });
}
