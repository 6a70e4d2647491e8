import { rmSync } from 'node:fs';
import path from 'node:path';
import { serve } from '@hono/node-server';
import { trpcServer } from '@hono/trpc-server';
import { initTRPC } from '@trpc/server';
import Database from 'better-sqlite3';
import { Hono } from 'hono';
import { z } from 'zod';
import { clerks } from './contestant.ts';
import { freshFolder } from './throughput.ts';

/** The least by hand behind one mutation: hono, tRPC and a minimal transaction at FULL, one task a call. */
const tasks = Number(process.argv[2] ?? 100_000);
const dir = freshFolder();
process.on('exit', () => rmSync(dir, { recursive: true, force: true }));

const db = new Database(path.join(dir, 'floor.db'));
db.pragma('journal_mode=WAL');
db.pragma('synchronous=FULL');
db.exec(`
create table task(id integer primary key, inst int, key text, assignee text, status int, result text);
create index task_inbox on task(assignee, status, id);
create table event(id integer primary key, inst int, kind text, body text);
create index event_inst on event(inst);`);
const opened = db.prepare('insert into task(inst,key,assignee,status) values(?,?,?,0)');
const done = db.prepare('update task set status=1,result=? where id=? and status=0');
const event = db.prepare('insert into event(inst,kind,body) values(?,?,?)');
db.transaction(() => {
  for (let number = 0; number < tasks; number++) opened.run(number, 'review', `u${number % clerks}`);
})();

let last = 0;
const complete = db.transaction((input: { readonly task: string }) => {
  const id = ++last;
  if (done.run(JSON.stringify(input), id).changes !== 1) throw new Error('no task left');
  event.run(id, 'completed', input.task);
  event.run(id, 'left', input.task);
  event.run(id, 'entered', 'next');
  return Number(opened.run(id, 'next', `u${id % clerks}`).lastInsertRowid);
});

const t = initTRPC.create();
const router = t.router({
  complete: t.procedure
    .input(
      z.object({ task: z.string(), opinion: z.string().max(200), form: z.record(z.string(), z.string()) }),
    )
    .mutation(({ input }) => ({ id: complete(input) })),
});
const app = new Hono();
app.use('/trpc/*', trpcServer({ router, endpoint: '/trpc' }));
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.send?.({ url: `http://127.0.0.1:${port}/trpc/complete` });
});
process.on('disconnect', () => server.close(() => process.exit(0)));
