// Our engine for the shared engine bench: the same store, interpreter and projections as the product.
// Every step returns only after the commit; events one row a fact, hash-chained; the inbox row in the same transaction.
import path from 'node:path';
import { folds, Instances, Library, tables } from '@fiveones/casework';
import { packageHash, parsePackage } from '@fiveones/definition';
import { openSqlite } from '@fiveones/store';
import { caseData, taskResult } from './data.mjs';
import { organisation, packageFiles, villageOf } from './charts.mjs';

const at = '2026-03-02T09:00:00+08:00';
const later = '2026-03-20T09:00:00+08:00';

/** Opens the engine in a folder. `variant`: flow, seq8 or auto10. */
export async function open({ sync, dir, variant }) {
  const store = openSqlite({ file: path.join(dir, 'ours.db'), tables, folds, synchronous: sync });
  const library = new Library(store, () => at);
  library.organisation = organisation();
  const parsed = parsePackage(packageFiles(variant));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const published = {
    package: parsed.package,
    version: '1.0.0',
    hash: packageHash(parsed.package),
    publishedAt: at,
    from: at.slice(0, 10),
    serial: 1,
  };
  library.install(published);
  const instances = new Instances(store, library, () => undefined);
  const must = (done) => {
    if (!done.ok) throw new Error(done.refusal.code);
    return done.state;
  };
  const begin = async (id, i, data) =>
    must(await instances.start({ published, process: variant, id, region: villageOf(i), at, data }));
  let made = Date.now();
  const start = async (i) => {
    const id = `990101-${(made++).toString(36)}`;
    return { id, state: await begin(id, i, caseData(i)) };
  };
  const step = async (handle, name) => {
    if (name.startsWith('@'))
      handle.state = must(
        await instances.command(handle.id, {
          do: 'fire',
          timer: Object.keys(handle.state.timers)[0],
          at: later,
        }),
      );
    else {
      const task = Object.values(handle.state.tasks).find((open) => open.node === name);
      handle.state = must(
        await instances.command(handle.id, {
          do: 'complete',
          task: task.id,
          at,
          data: { [name]: taskResult(name) },
        }),
      );
    }
  };
  return {
    start,
    step,
    finished: (handle) => handle.state.status === 'completed',
    async preload(n) {
      for (let from = 0; from < n; from += 2_000)
        await Promise.all(
          Array.from({ length: Math.min(2_000, n - from) }, async (_, k) => {
            const i = from + k;
            const state = await begin(`990101-pre${i}`, i, caseData(i));
            await instances.command(state.id, {
              do: 'complete',
              task: Object.keys(state.tasks)[0],
              at,
              data: { accept: taskResult('accept') },
            });
          }),
        );
    },
    inbox: () =>
      store.rows('task', {
        where: { and: [{ eq: ['queue', `clerk@${villageOf(7)}`] }, { eq: ['person', null] }] },
        order: [['due', 'asc']],
        limit: 20,
        columns: ['task', 'instance', 'node'],
      }),
    close: () => store.close(),
  };
}
