import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { Casework, folds, tables, taskId, TaskCases, type Actor, type TaskInput } from '@fiveones/casework';
import { createApp, listen, Sessions } from '@fiveones/server';
import { openSqlite } from '@fiveones/store';
import { at, clerkOf, county, fields, organisation, publishedOf, villageOf } from './charts.ts';
import { freshFolder } from './throughput.ts';

/**
 * The product's own server: session, guard, input, rights, both checks of the form, interpreter, store
 * at FULL. `node dist/http-ours.js [tasks] [port]` prints the request that completes a task as JSON and
 * serves until it is ended. The request is the same every time; the next open task is put in its place.
 */
const tasks = Number(process.argv[2] ?? 100_000);
const dir = freshFolder();
process.on('exit', () => rmSync(dir, { recursive: true, force: true }));

const clock = () => Date.parse(at);
const store = openSqlite({ file: path.join(dir, 'ours.db'), tables, folds });
const casework = new Casework({ store, clock, newId: randomUUID });
casework.library.organisation = organisation;
const published = publishedOf('reviewed');
casework.library.install(published);
await store.write([{ table: 'organisation', put: { county, value: organisation as never } }]);

const instance = (number: number): string => `${county}-task-${number}`;
const openTasks: string[] = [];
for (let from = 0; from < tasks; from += 2_000)
  await Promise.all(
    Array.from({ length: Math.min(2_000, tasks - from) }, async (_, offset) => {
      const number = from + offset;
      const region = villageOf(number);
      const id = instance(number);
      const started = await casework.instances.start({ published, process: 'reviewed', id, region, at });
      if (!started.ok) throw new Error(started.refusal.code);
      openTasks[number] = taskId(id, Object.keys(started.state.tasks)[0] ?? '');
    }),
  );

/** The next open task instead of the one named, and the clerk of its village instead of who is signed in. */
class NextTask extends TaskCases {
  private last = -1;

  override submit(_actor: Actor, given: TaskInput & { readonly task: string; readonly key: string }) {
    const number = ++this.last;
    const clerk = casework.actor(clerkOf(number));
    if (!clerk) throw new Error('no clerk');
    return super.submit(clerk, { ...given, task: openTasks[number] ?? '', key: `bench-${number}` });
  }
}
Object.defineProperty(casework, 'tasks', { value: new NextTask(casework) });

const cookie = await new Sessions(store, clock).begin(clerkOf(0));
const app = createApp({
  casework,
  clock,
  newId: randomUUID,
  fault: (id, error) => console.error(id, error),
});
const server = await listen(app, { port: Number(process.argv[3] ?? 0), host: '127.0.0.1' });
if ('failed' in server) throw new Error(server.failed);

const request = {
  url: `http://127.0.0.1:${server.port}/trpc/task.submit`,
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-fiveones': '1', cookie: `fiveones=${cookie}` },
  body: JSON.stringify({
    task: openTasks[0],
    key: 'bench-key',
    opinion: { result: 'agree', reason: '同意' },
    data: { report: Object.fromEntries(fields.map((field, place) => [field, `值${place}`])) },
  }),
};
if (process.send) process.send(request);
else console.log(JSON.stringify([['ours: complete task', request]]));
const stop = () => void server.close().then(() => process.exit(0));
process.on('disconnect', stop);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
