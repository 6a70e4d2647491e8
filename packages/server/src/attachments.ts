import { no, refused, type Actor, type Casework } from '@fiveones/casework';
import type { Hono } from 'hono';
import { Beginning } from './routes/work.ts';
import {
  atMost,
  changedSession,
  fileOf,
  forSignedIn,
  guard,
  jsonAnswer,
  refuse,
  spokenFor,
  type ActorOf,
  type GivenFile,
} from './transport.ts';

/** What attachments are served with. */
interface Served {
  readonly casework: Casework;
  readonly actorOf: ActorOf;
}

/** Attachments: one is handed in, and read by who may read what it belongs to. */
export function serveAttachments(app: Hono, { casework, actorOf }: Served): void {
  app.post(
    '/files',
    atMost(21, '20 MB'),
    guard,
    forSignedIn(actorOf, async (c, actor) => {
      const changed = changedSession(spokenFor(c), actor);
      if (changed) return refuse(c, changed);
      const file = await fileOf(c);
      if (!file) return c.json({ refused: refused('file-kind') }, 400);
      return jsonAnswer(c, await keptFor(casework, actor, c.req.query(), file));
    }),
  );

  app.get('/files/:id', async (c) => {
    const actor = await actorOf(c);
    const found = actor ? await casework.files.file(actor, c.req.param('id')) : undefined;
    // Whether there is such a file is nothing to tell who may not read it.
    if (!found?.ok) return refuse(c, refused('not-found'));
    return c.body(new Uint8Array(found.value.bytes), 200, {
      'Content-Type': found.value.type,
      'Cache-Control': 'private, max-age=3600',
      // Whoever signs in next at the same browser is asked anew.
      Vary: 'Cookie',
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(found.value.name)}`,
    });
  });
}

/** An attachment of a ledger's entry, of a case that is about to begin, or of a task, as the address says. */
async function keptFor(
  casework: Casework,
  actor: Actor,
  asked: Readonly<Record<string, string>>,
  given: GivenFile,
) {
  const { ledger, region = '', task = '', packageId } = asked;
  if (ledger !== undefined) return casework.files.putEvidence(actor, { ...given, ledger, region });
  if (packageId === undefined) return casework.files.putFile(actor, { ...given, task });
  const start = Beginning.safeParse(asked);
  return start.success
    ? casework.files.putStartFile(actor, { ...given, ...start.data })
    : no(refused('input-invalid', { message: '地址不对' }));
}
