import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Contestant, Open } from './contestant.ts';
import { now, type Measured } from './figures.ts';
import { freshFolder, removeFolder } from './throughput.ts';

/** What many waiting instances cost. */
export interface Waiting {
  /** Opening again, a page of the inbox, and the first completion of one of them, ms. */
  readonly restart: Measured;
  /** A page of 20 of the inbox, ms. */
  readonly page: Measured;
  /** Heap for each waiting instance after opening, bytes. */
  readonly heap: number;
}

const pagesEach = 200;

/** Contestants take turns, and each opens its database anew for every measurement. */
export async function waitingCosts(
  opens: readonly Open<unknown>[],
  count: number,
  rounds: number,
): Promise<readonly Waiting[]> {
  const entries = [];
  for (const open of opens) {
    const dir = freshFolder();
    const engine = await open({ dir, variant: 'flow' });
    await engine.preload(count);
    await engine.close();
    const empty = freshFolder();
    // Twice: what the first opening leaves behind in the process is no matter of the instances.
    await heapOf(open, dir);
    const heap = ((await heapOf(open, dir)) - (await heapOf(open, empty))) / count;
    removeFolder(empty);
    entries.push({ open, dir, heap, restart: [] as number[], page: [] as number[] });
  }
  for (let round = 0; round < rounds; round++)
    for (const entry of entries) {
      const begun = now();
      const engine = await entry.open({ dir: entry.dir, variant: 'flow' });
      await engine.inbox();
      await engine.step(await engine.resume(Math.floor(count / 2) + round), 'survey');
      entry.restart.push(now() - begun);
      entry.page.push(await pageTime(engine));
      await engine.close();
    }
  for (const { dir } of entries) removeFolder(dir);
  return entries;
}

async function pageTime(engine: Contestant<unknown>): Promise<number> {
  const begun = now();
  for (let page = 0; page < pagesEach; page++) await engine.inbox();
  return (now() - begun) / pagesEach;
}

async function heapOf(open: Open<unknown>, dir: string): Promise<number> {
  const engine = await open({ dir, variant: 'flow' });
  await engine.inbox();
  collect();
  const { heapUsed } = process.memoryUsage();
  await engine.close();
  return heapUsed;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
